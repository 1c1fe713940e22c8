//! What one side rewrote where it stood while the other moved it to another text, such as the
//! evidence of another answer: the edit is carried to where it stands now, before the copies are
//! joined. Then the base and the side that edited have it in its old place, and the side that moved
//! it in the new one: it was moved, and nothing is disputed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::blocks;
use super::counted::said_in;
use super::field;
use super::likeness;
use super::lines::spaces;
use super::paragraph_index::{IndexedText, ParagraphIndex, Path, WrittenBlock};
use super::text::Text;
use super::tree::Tree;
use crate::diag::Source;
use crate::load::indentation;
use crate::markdown::PieceKind;

/// What blocks of a text say from now on, by the block.
type Changes = BTreeMap<usize, Change>;

/// What a block says from now on.
struct Change {
    /// The lines that it stands on.
    lines: Range<usize>,
    /// Those that take their place.
    new: Vec<String>,
    /// What they say.
    key: String,
}

/// The changes of base, ours and theirs, by the copy and the text.
#[derive(Default)]
struct Carried<'b> {
    changes: BTreeMap<(usize, Path<'b>), Changes>,
}

/// Base, ours and theirs, with each edit where what was edited stands now. `None` where there is
/// nothing to be carried.
pub(super) fn carried(sources: &[Arc<Source>; 3]) -> Option<[Arc<Source>; 3]> {
    let [base, ours, theirs] = sources;
    let trees = [Tree::of(base)?, Tree::of(ours)?, Tree::of(theirs)?];
    let indexes = trees.each_ref().map(ParagraphIndex::of);
    let mut carried = Carried::default();
    for (own, other) in [(1, 2), (2, 1)] {
        for (said, home) in indexes[0].once() {
            carried.find([&indexes[0], &indexes[own], &indexes[other]], own, said, home);
        }
    }
    let sources = carried.written(&indexes, sources)?;
    carried.is_in(&indexes, &sources)?.then_some(sources)
}

impl<'b> Carried<'b> {
    /// Takes up what one side moved as it was and the other rewrote where it stood; `which` is the
    /// copy of the side that moved it.
    fn find(
        &mut self,
        [base, own, other]: [&ParagraphIndex<'b>; 3],
        which: usize,
        said: &str,
        home: &Path<'b>,
    ) -> Option<()> {
        let now = own.at(said).first().filter(|now| own.at(said).len() == 1 && *now != home)?;
        let key = &base.fate(said, home, other).filter(|edited| edited.key != said)?.key;
        let is_new = [base, own].iter().all(|copy| copy.at(key).is_empty());
        let is_alone = is_new && other.at(key).len() == 1 && other.at(said).is_empty();
        let (before, there) = (base.block(said, home)?, own.block(said, now)?);
        let edited = other.block(key, home).filter(|_| is_alone)?;
        let texts = [base, other].map(|copy| copy.texts.get(home).map(|indexed| &indexed.text));
        let [Some(old), Some(new)] = texts else { return None };
        let is_it = likeness::are_versions(said, key) && labels(said) == labels(key);
        if is_it && !is_regrouped([old, new], [said, key]) {
            let lines = edited.written_like(&there)?;
            let as_before = edited.written_like(&before)?;
            self.change(0, home, &before, (as_before, key));
            self.change(which, now, &there, (lines, key));
        }
        Some(())
    }

    fn change(
        &mut self,
        which: usize,
        path: &Path<'b>,
        block: &WrittenBlock<'_>,
        (new, key): (Vec<String>, &str),
    ) {
        let change = Change { lines: block.block.lines.clone(), new, key: key.to_owned() };
        self.changes.entry((which, path.clone())).or_default().insert(block.at, change);
    }

    /// The copies with all changes. `None` where one cannot be written.
    fn written(
        &self,
        indexes: &[ParagraphIndex<'b>; 3],
        sources: &[Arc<Source>; 3],
    ) -> Option<[Arc<Source>; 3]> {
        let mut texts = sources.each_ref().map(|source| source.text().to_owned());
        for ((which, path), changes) in &self.changes {
            let IndexedText { entry, text } = indexes[*which].texts.get(path)?;
            let changes: Vec<_> =
                changes.values().map(|change| (change.lines.clone(), &*change.new)).collect();
            let body = field::with_lines(entry, text, &changes)?;
            let file = &mut texts[*which];
            if file.matches(entry.body).count() != 1 {
                return None;
            }
            *file = file.replacen(entry.body, &body, 1);
        }
        (!self.changes.is_empty()).then(|| texts.map(|text| Source::new("", text)))
    }

    /// Whether copies say what they said, and each change in its place.
    fn is_in(&self, indexes: &[ParagraphIndex<'b>; 3], sources: &[Arc<Source>; 3]) -> Option<bool> {
        let [base, ours, theirs] = sources;
        let trees = [Tree::of(base)?, Tree::of(ours)?, Tree::of(theirs)?];
        let new = trees.each_ref().map(ParagraphIndex::of);
        let is_said = |((which, path), changes): (&(usize, Path<'b>), &Changes)| {
            let [before, now] = [indexes, &new].map(|all| all[*which].texts.get(path));
            let (Some(before), Some(now)) = (before, now) else { return false };
            let said = before.text.blocks.iter().enumerate();
            let said = said.map(|(at, block)| changes.get(&at).map_or(&block.key, |new| &new.key));
            said.eq(now.text.blocks.iter().map(|block| &block.key))
        };
        Some(self.changes.iter().all(is_said))
    }
}

/// The notes and links that a text refers to by a label: what they are stands in the text that it
/// was in.
fn labels(text: &str) -> Vec<&str> {
    let parts = text.split('[').skip(1).filter_map(|part| part.split_once(']'));
    parts.filter(|(_, rest)| !rest.starts_with('(')).map(|(label, _)| label).collect()
}

/// Whether what was rewritten is a part of what was there, and another part stands elsewhere in the
/// text, or holds what stood elsewhere.
fn is_regrouped([old, new]: [&Text<'_>; 2], [before, now]: [&str; 2]) -> bool {
    let has = |text: &Text<'_>, but: &str, sentence: &str| {
        let others = text.blocks.iter().filter(|block| block.key != but);
        others.into_iter().any(|block| said_in(&block.key).any(|said| said == sentence))
    };
    said_in(before).any(|sentence| has(new, now, &sentence))
        || said_in(now).any(|sentence| has(old, before, &sentence))
}

impl WrittenBlock<'_> {
    /// The lines of a block with the sign and the indentation of another of its kind. `None` where
    /// the other is not of its kind, or has other columns.
    fn written_like(&self, other: &WrittenBlock<'_>) -> Option<Vec<String>> {
        let kind = self.block.kind.filter(|kind| other.block.kind == Some(*kind))?;
        let (first, rest) = self.lines.split_first()?;
        let there = other.lines.first()?;
        let cells = |line: &str| blocks::cells(line).len();
        if kind == PieceKind::Row && cells(first) != cells(there) {
            return None;
        }
        let sign = |line: &str| blocks::sign_width(line, kind).max(indentation(line));
        let (own, other) = (sign(first), sign(there));
        let line = |line: &&str| match line.get(..own) {
            Some(before) if before.trim().is_empty() => {
                format!("{}{}", spaces(other), &line[own..])
            }
            _ => (*line).to_owned(),
        };
        let first = format!("{}{}", &there[..other], &first[own..]);
        Some(std::iter::once(first).chain(rest.iter().map(line)).collect())
    }
}
