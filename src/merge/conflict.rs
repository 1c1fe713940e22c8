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
//! That is valid YAML, so that the rest of the file can still be read and merged, and it is no return: `check` refuses it
//! and shows both.

use super::lines::{shifted, spaces};
use super::meaning::Meaning;
use super::tree::Entry;

/// The three versions; `None` where a side does not have the entry.
#[derive(Clone, Copy)]
pub(super) struct Versions<'a, 'b> {
    /// The one before both; `None` where both added it.
    pub(super) base: Option<&'b Entry<'a>>,
    /// Ours.
    pub(super) ours: Option<&'b Entry<'a>>,
    /// The other side's.
    pub(super) theirs: Option<&'b Entry<'a>>,
}

impl Versions<'_, '_> {
    /// The body of the entry in the merged file, and what it says. `list` where it is an entry of a list.
    pub(super) fn written(self, column: usize, list: bool) -> Option<(String, Meaning)> {
        let present = self.ours.or(self.theirs)?;
        let head = present.body.get(..present.head)?;
        let note = "  # write what is right in place of these lines";
        let (mut body, inner) = match list {
            true => (format!("- conflict:{note}\n"), column + 4),
            false => (format!("{head}\n{}conflict:{note}\n", spaces(column + 2)), column + 4),
        };
        let sides = [("ours", self.ours), ("theirs", self.theirs), ("base", self.base)];
        let mut meanings = Vec::new();
        for (name, entry) in sides {
            let meaning = entry.map_or(Meaning::Empty, |entry| entry.meaning.clone());
            match entry {
                Some(entry) => {
                    body.push_str(&format!("{}{name}:", spaces(inner)));
                    body.push_str(&value(entry, inner, list)?);
                }
                // Where both added it there was nothing before.
                None if name == "base" => continue,
                None => body.push_str(&format!("{}{name}:  # taken away\n", spaces(inner))),
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
