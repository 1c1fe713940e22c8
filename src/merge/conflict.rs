//! What both sides changed, each in its own way: both versions and the one before, side by side.
//!
//! ```yaml
//! rating:
//!   conflict:  # write what is right in place of these lines
//!     ours: established
//!     theirs: exemplary
//!     base: partly-established
//! ```
//!
//! A part of a longer text stands between marks in that text instead, see [`crate::load::sides`].
//!
//! Both are valid YAML, so that the rest of the file can still be read and merged, and neither is a
//! return: `check` refuses it and shows both.

use super::Favor;
use super::field;
use super::lines::{shifted, spaces};
use super::meaning::Meaning;
use super::merged::{Merged, chosen, whole};
use super::tree::Entry;

/// The three versions; `None` where a side does not have the entry.
pub(super) struct Versions<'a, 'b> {
    /// The one before both; `None` where both added it.
    pub(super) base: Option<&'b Entry<'a>>,
    /// Ours.
    pub(super) ours: Option<&'b Entry<'a>>,
    /// The other side's.
    pub(super) theirs: Option<&'b Entry<'a>>,
    /// Texts that stand in the place of ours, theirs and base.
    pub(super) made: [Option<String>; 3],
    /// What is noted where a side does not have it.
    pub(super) absent: &'static str,
}

/// Whether something is a conflict that an earlier merge left.
pub(super) fn is_left(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Map(map) if matches!(&**map, [(key, _)] if key == "conflict"))
}

impl<'a, 'b> Versions<'a, 'b> {
    /// Base, ours and theirs, as they stand.
    pub(super) fn of(three: [Option<&'b Entry<'a>>; 3], absent: &'static str) -> Self {
        let [base, ours, theirs] = three;
        Self { base, ours, theirs, made: [None, None, None], absent }
    }

    /// The version of one side alone, with the notes that the other has on it; `None` where it has
    /// none. What stands before an entry that both have is for the caller.
    pub(super) fn favored(&self, favor: Favor, column: usize) -> Option<Merged> {
        let [ours, theirs, base] = &self.made;
        let (entry, made) = match favor {
            Favor::Ours => (self.ours?, ours),
            Favor::Theirs => (self.theirs?, theirs),
            Favor::Base => (self.base?, base),
        };
        let own = match (self.ours, self.theirs) {
            (Some(ours), Some(theirs)) => {
                let all = [Some(ours), Some(theirs), self.base];
                chosen(entry, column, &all.into_iter().flatten().collect::<Vec<_>>())
            }
            _ => whole(entry, column),
        };
        let (Some(text), Some(head)) = (made, entry.body.get(..entry.head)) else {
            return Some(own);
        };
        let body = format!("{head}{}", field::scalar(text, column + 2));
        Some(Merged { body, meaning: Meaning::Text(text.clone()), ..own })
    }

    /// The body of the entry in the merged file, and what it says. `list` where it is an entry of a
    /// list.
    pub(super) fn written(&self, column: usize, list: bool) -> Option<(String, Meaning)> {
        let present = self.ours.or(self.theirs)?;
        let head = present.body.get(..present.head)?;
        let note = "  # write what is right in place of these lines";
        let (mut body, inner) = match list {
            true => (format!("- conflict:{note}\n"), column + 4),
            false => (format!("{head}\n{}conflict:{note}\n", spaces(column + 2)), column + 4),
        };
        let sides = [("ours", self.ours), ("theirs", self.theirs), ("base", self.base)];
        let mut meanings = Vec::new();
        for ((name, entry), made) in sides.into_iter().zip(&self.made) {
            let meaning = match (made, entry) {
                (Some(text), _) => Meaning::Text(text.clone()),
                (None, Some(entry)) => entry.meaning.clone(),
                (None, None) => Meaning::Empty,
            };
            match entry {
                Some(_) if let Some(text) = made => {
                    body.push_str(&format!("{}{name}:", spaces(inner)));
                    body.push_str(&field::scalar(text, inner + 2));
                }
                Some(entry) => {
                    body.push_str(&format!("{}{name}:", spaces(inner)));
                    body.push_str(&value(entry, inner, list)?);
                }
                // Where both added it there was nothing before.
                None if name == "base" => continue,
                None => {
                    body.push_str(&format!("{}{name}:  # {}\n", spaces(inner), self.absent));
                }
            }
            meanings.push((name.to_owned(), meaning));
        }
        let conflict = Meaning::Map(vec![("conflict".to_owned(), Meaning::Map(meanings))]);
        Some((body, conflict))
    }
}

/// The value of an entry, as it stands behind a key in another column.
fn value(entry: &Entry<'_>, column: usize, list: bool) -> Option<String> {
    let value = entry.body.get(entry.head..)?;
    if !list {
        return Some(shifted(value, entry.column, column, false));
    }
    let keys = entry.column + entry.head;
    Some(format!("\n{}{}", spaces(column + 2), shifted(value, keys, column + 2, false)))
}
