//! The entries of a mapping, each key once.

use std::collections::HashMap;

use super::located::Located;
use super::numbers::is_number;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Findings, Place, quoted};

/// The entries of a mapping.
#[derive(Default)]
pub(super) struct Unique {
    /// The first of each key; where it is given again, its value says so.
    pub(super) entries: Vec<(Located<String>, Node)>,
    /// Whether another mapping begins behind these entries, which are all that was taken.
    pub(super) is_cut: bool,
}

/// Keeps the first of each key and reports the others, each with a pointer to the first.
///
/// What stands below the number of an item among other keys is of that one's answer: the number is
/// told of.
pub(super) fn unique(map: Vec<(Node, Node)>, sink: &mut Findings) -> Unique {
    let mut first: HashMap<String, Place> = HashMap::new();
    let mut entries: Vec<(Located<String>, Node)> = Vec::new();
    let mut is_other = false;
    let repeated = repeated(&map);
    for (key, value) in map {
        let Value::Text(name) = key.value else { continue };
        let begins_other = entries.first().is_some_and(|(own, _)| !is_number(&own.value));
        is_other |= begins_other && is_number(&name) && matches!(value.value, Value::Empty);
        if is_other && first.contains_key(&name) {
            continue;
        }
        let Some(earlier) = first.get(&name) else {
            first.insert(name.clone(), key.place.clone());
            entries.push((Located { value: name, place: key.place }, value));
            continue;
        };
        // An entry of a list begins with its id: what follows belongs to another one, which lost
        // its hyphen.
        let begins = entries.first().is_some_and(|(own, _)| own.value == name);
        let is_entry = begins && name == "id";
        // An answer mostly begins with its rating: where other keys follow that are there already,
        // they belong to another one.
        let is_answer = begins && name == "rating" && repeated > 1;
        let help = match is_entry {
            true => {
                "put a hyphen and a space before it if another entry of the list begins here; if \
                 not, delete one of the two"
            }
            false if is_answer => {
                "if another answer begins here, put its number on a line above, such as `1.2:`; if \
                 not, keep one and delete the other"
            }
            false if is_number(&name) => {
                "if one of the two is of another item, give it the number of that one; if not, \
                 keep one and delete the other"
            }
            false => {
                "if one of the two is something else, give it the key of that; if not, keep one \
                 and delete the other"
            }
        };
        let message = format!("the key {} is given twice", quoted(&name));
        sink.push(
            Diagnostic::new(Code::RepeatedKey, key.place, message)
                .label(earlier.clone(), "first given here")
                .help(help),
        );
        if is_entry || is_answer {
            return Unique { entries, is_cut: true };
        }
        if let Some((_, first)) = entries.iter_mut().find(|(own, _)| own.value == name) {
            first.is_given_again = true;
        }
    }
    Unique { entries, is_cut: false }
}

/// How many keys are given more than once.
fn repeated(map: &[(Node, Node)]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (key, _) in map {
        if let Value::Text(name) = &key.value {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_values().filter(|count| *count > 1).count()
}
