//! What a choice leaves open: words that are not there, although they can be asked for.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Variant, VariantKey};

use super::known::{CATEGORIES, Kind};
use crate::lang::Part;

/// What to do about words that are not there.
pub(super) const WAY_OUT: &str = "add them on a line of their own, or call the ones with the \
                                  asterisk `*[other]` if they are meant for all the rest";

/// Where a message has no words.
pub(super) enum Blank<'a> {
    /// Whatever it is given.
    Always,
    /// Where these of its words are chosen.
    For(&'a str),
}

/// By what the words of a choice are chosen.
pub(super) fn key<'a>(own: &Variant<&'a str>) -> &'a str {
    let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = own.key;
    key
}

/// What a fact can be for which a choice has no words, where those with the asterisk are called by
/// something else than `other`: then they are not meant for all the rest.
pub(super) fn lacking(
    kind: &Kind,
    variants: &[Variant<&str>],
    plurals: &[&'static str],
) -> Option<String> {
    let own: BTreeSet<&str> = variants.iter().map(key).collect();
    let default = variants.iter().find(|own| own.default).map(key)?;
    let can_be: Vec<&str> = match kind {
        Kind::Numbered(numbers) if default != "other" => sorted(numbers),
        Kind::Chosen(words) if own.len() > 1 && words.contains(default) => sorted(words),
        Kind::Count | Kind::Plain if default != "other" && CATEGORIES.contains(&default) => {
            CATEGORIES.into_iter().filter(|own| plurals.contains(own)).collect()
        }
        _ => return None,
    };
    let lacking = can_be.into_iter().filter(|word| !own.contains(word));
    let lacking: Vec<String> = lacking.map(|word| format!("`{word}`")).collect();
    let (last, others) = lacking.split_last()?;
    Some(match others {
        [] => last.clone(),
        others => format!("{} or {last}", others.join(", ")),
    })
}

/// Words in their order, numbers in theirs.
fn sorted(words: &BTreeSet<String>) -> Vec<&str> {
    let mut all: Vec<&str> = words.iter().map(String::as_str).collect();
    all.sort_by_key(|word| word.parse::<u32>().ok());
    all
}

/// Where parts have no words together, if they can have none.
pub(super) fn blank(parts: &[Part]) -> Option<Blank<'_>> {
    let mut all = Blank::Always;
    for part in parts {
        match part {
            Part::Text(text) if text.trim().is_empty() => {}
            Part::Choice(_, variants) => {
                let own = variants.iter().find(|own| blank(&own.parts).is_some())?;
                all = Blank::For(&own.key);
            }
            _ => return None,
        }
    }
    Some(all)
}
