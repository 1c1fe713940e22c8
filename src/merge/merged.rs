//! Entries of the merged file: the body of one side, with the blank lines and notes of both.

use std::collections::BTreeSet;

use super::lines::{shifted, spaces};
use super::meaning::Meaning;
use super::tree::Entry;

/// An entry of the merged file.
pub(super) struct Merged {
    /// The key, or the id.
    pub(super) name: String,
    /// The blank lines and notes before it.
    pub(super) lead: String,
    /// From the key or the hyphen on.
    pub(super) body: String,
    /// What the value says.
    pub(super) meaning: Meaning,
}

/// Entries of the merged file, with what stands before them.
pub(super) struct MergedBranch {
    /// What stands before the first entry's lead.
    pub(super) opening: String,
    /// The entries.
    pub(super) entries: String,
    /// What they say.
    pub(super) meaning: Meaning,
}

impl Merged {
    /// The same in another column.
    pub(super) fn shifted(self, from: usize, to: usize) -> Self {
        let lead = shifted(&self.lead, from, to, true);
        Self { lead, body: shifted(&self.body, from, to, false), ..self }
    }
}

/// An entry of one side, as it is.
pub(super) fn whole(entry: &Entry<'_>, column: usize) -> Merged {
    let lead = shifted(entry.lead, entry.column, column, true);
    Merged { lead, ..chosen(entry, column, &[]) }
}

/// The body of one side; the notes that other sides wrote in theirs go before it.
pub(super) fn chosen(entry: &Entry<'_>, column: usize, all: &[&Entry<'_>]) -> Merged {
    Merged {
        name: entry.name.clone(),
        lead: lost_notes(&entry.notes, all, column),
        body: shifted(entry.body, entry.column, column, false),
        meaning: entry.meaning.clone(),
    }
}

/// Notes of the two sides that are neither kept nor in the base (the third), each on a line of its
/// own.
pub(super) fn lost_notes(kept: &[&str], all: &[&Entry<'_>], column: usize) -> String {
    let base = all.get(2).map_or(&[][..], |base| &base.notes);
    let mut seen: BTreeSet<&str> = kept.iter().chain(base).copied().collect();
    let sides = all.iter().take(2).flat_map(|side| side.notes.iter().copied());
    let lost: Vec<&str> = sides.filter(|note| seen.insert(note)).collect();
    lost.iter().map(|note| format!("{}{note}\n", spaces(column))).collect()
}

/// The blank lines and notes before an entry that both sides have; where both changed them, those
/// of both.
pub(super) fn lead(
    base: Option<&str>,
    ours: &Entry<'_>,
    theirs: &Entry<'_>,
    column: usize,
) -> String {
    let their_lead = shifted(theirs.lead, theirs.column, column, true);
    let our_lead = shifted(ours.lead, ours.column, column, true);
    both_notes(base, &our_lead, &their_lead)
}

/// Blank lines and notes of both sides.
pub(super) fn both_notes(base: Option<&str>, ours: &str, theirs: &str) -> String {
    match base {
        Some(base) if base == theirs => ours.to_owned(),
        Some(base) if base == ours => theirs.to_owned(),
        _ => {
            let lines = |text: &'_ str| -> BTreeSet<String> {
                text.lines().map(|line| line.trim().to_owned()).collect()
            };
            let known = [lines(ours), lines(base.unwrap_or_default())];
            let is_new = |line: &&str| {
                let line = line.trim();
                !line.is_empty() && !known.iter().any(|known| known.contains(line))
            };
            let new: String = theirs.split_inclusive('\n').filter(is_new).collect();
            format!("{ours}{new}")
        }
    }
}

/// The text of a branch; inline where its first entry stands behind a hyphen.
pub(super) fn written(
    opening: &str,
    inline: bool,
    list: bool,
    column: usize,
    merged: Vec<Merged>,
) -> MergedBranch {
    let mut text = String::new();
    for (at, entry) in merged.iter().enumerate() {
        if inline && at == 0 {
            // Nothing can stand between the hyphen and the first key.
            text.push_str(&entry.body);
            text.extend(entry.lead.split_inclusive('\n').filter(|line| !line.trim().is_empty()));
        } else {
            text.push_str(&entry.lead);
            text.push_str(&spaces(column));
            text.push_str(&entry.body);
        }
    }
    let meaning = match (merged.is_empty(), list) {
        (true, _) => Meaning::Empty,
        (false, true) => Meaning::List(merged.into_iter().map(|entry| entry.meaning).collect()),
        (false, false) => {
            Meaning::Map(merged.into_iter().map(|entry| (entry.name, entry.meaning)).collect())
        }
    };
    MergedBranch { opening: opening.to_owned(), entries: text, meaning }
}
