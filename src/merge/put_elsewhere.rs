//! Texts of which one side put something into other texts: what was put into a new one, and what is
//! left of one that was emptied.

use std::collections::BTreeSet;

use super::conflict::Versions;
use super::field::{self, Field};
use super::join::{EntryVersions, Join};
use super::lines::shifted;
use super::meaning::Meaning;
use super::merged::{Merged, whole};
use super::passages::{Known, without};
use super::text::Text;
use super::tree::Entry;

impl<'a, 'b> Join<'a, 'b> {
    /// A new text of one side into which it put paragraphs that are disputed: all else of it is
    /// new, and stands there whichever side is taken.
    pub(super) fn put_here(
        &mut self,
        three: EntryVersions<'a, 'b>,
        one: &'b Entry<'a>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        let disputed = self.passages.at(&self.path);
        let known = Known { apart: &[], disputed, left: None };
        let joined = disputed.and_then(|disputed| without(one, disputed)).and_then(|rest| {
            let sides = if three[1].is_some() { [&rest, one, &rest] } else { [&rest, &rest, one] };
            field::joined(sides, self.favor, known)
        });
        let merged = joined.and_then(|joined| self.in_place_of(one, joined, column));
        merged.or_else(|| self.conflict(Versions::of(three, "not here"), column, list))
    }

    /// A text of which one side has nothing any more, because all of it was put into other texts:
    /// what the other side added stays. `None` where it is disputed as a whole.
    pub(super) fn emptied(
        &mut self,
        three: EntryVersions<'a, 'b>,
        one: &'b Entry<'a>,
        column: usize,
    ) -> Option<Merged> {
        let base = three[0].filter(|base| self.is_all_elsewhere(base))?;
        let nothing = nothing_of(one);
        let [ours, theirs] = [1, 2].map(|which| three[which].unwrap_or(&nothing));
        let (disputed, left) = (self.passages.at(&self.path), self.passages.left(&self.path));
        let known = Known { apart: &[], disputed, left };
        let joined = field::joined([base, ours, theirs], self.favor, known)?;
        self.in_place_of(one, joined, column)
    }

    /// Whether nothing is left of a text because each side put another part of it into other texts.
    pub(super) fn is_emptied_by_both(&self, [base, sides @ ..]: [&Entry<'a>; 3]) -> bool {
        let olds = keys(base);
        let [ours, theirs] = sides.map(keys);
        let is_old = |key: &String| olds.contains(key);
        let has_new_note = sides.iter().any(|side| {
            let known = base.all_notes();
            side.all_notes().iter().any(|note| !known.contains(note))
        });
        self.is_all_elsewhere(base)
            && !has_new_note
            && ours.iter().chain(&theirs).all(is_old)
            && ours.is_disjoint(&theirs)
    }

    /// Whether all that stood in a text was put into other texts.
    fn is_all_elsewhere(&self, base: &Entry<'a>) -> bool {
        let left = self.passages.left(&self.path);
        left.is_some_and(|left| {
            keys(base).iter().all(|key| left.iter().any(|own| own.contains(key)))
        })
    }

    /// A text that was joined, with what stands before and beside an entry.
    fn in_place_of(&mut self, one: &Entry<'a>, joined: Field, column: usize) -> Option<Merged> {
        let Field::Joined { body, meaning, disputes } = joined else { return None };
        self.conflicts.extend(std::iter::repeat_n(self.path.clone(), disputes));
        let body = shifted(&body, one.column, column, false);
        Some(Merged { body, meaning, ..whole(one, column) })
    }
}

/// An entry that says nothing, written as another.
fn nothing_of<'a>(entry: &Entry<'a>) -> Entry<'a> {
    let meaning = Meaning::Text(String::new());
    Entry { name: entry.name.clone(), notes: Vec::new(), meaning, branch: None, ..*entry }
}

/// What the blocks of a text say; none where it is no text.
fn keys(entry: &Entry<'_>) -> BTreeSet<String> {
    let Meaning::Text(text) = &entry.meaning else { return BTreeSet::new() };
    let text = Text::of(text.lines().collect());
    text.blocks.into_iter().map(|block| block.key).collect()
}
