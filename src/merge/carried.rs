//! What one side changed where it stood while the other moved it to another text, such as the
//! evidence of another answer: the change is carried to where it stands now, before the copies are
//! joined. Then the base and the side that changed it have it in its old place, and the side that
//! moved it in the new one: it was moved, and nothing is disputed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::blocks;
use super::field;
use super::lines::spaces;
use super::moved_runs::{EditedBlock, MovedRun, moved_runs};
use super::paragraph_index::{IndexedText, ParagraphIndex, Path, WrittenBlock, with_sign_of};
use super::text::Text;
use super::tree::Tree;
use crate::diag::Source;
use crate::load::indentation;
use crate::markdown::PieceKind;

/// What a row of blocks says from now on.
struct Change {
    /// The blocks.
    blocks: Range<usize>,
    /// The lines that they stand on.
    lines: Range<usize>,
    /// Those that take their place.
    new: Vec<String>,
    /// What each block there says.
    keys: Vec<String>,
}

/// The changes of base, ours and theirs, by the copy and the text.
#[derive(Default)]
struct Carried<'b> {
    changes: BTreeMap<(usize, Path<'b>), Vec<Change>>,
}

/// Base, ours and theirs, with each change where what was changed stands now. `None` where there is
/// nothing to be carried.
pub(super) fn carried(sources: &[Arc<Source>; 3]) -> Option<[Arc<Source>; 3]> {
    let [base, ours, theirs] = sources;
    let trees = [Tree::of(base)?, Tree::of(ours)?, Tree::of(theirs)?];
    let indexes = trees.each_ref().map(ParagraphIndex::of);
    let mut carried = Carried::default();
    for (own, other) in [(1, 2), (2, 1)] {
        let three = [&indexes[0], &indexes[own], &indexes[other]];
        for run in moved_runs(three[0], three[1]) {
            carried.take_up(three, own, &run);
        }
    }
    let sources = carried.written(&indexes, sources)?;
    carried.is_in(&indexes, &sources)?.then_some(sources)
}

impl<'b> Carried<'b> {
    /// Takes up what the other side made of what one side moved; `which` is the copy of the side
    /// that moved it.
    fn take_up(
        &mut self,
        three: [&ParagraphIndex<'b>; 3],
        which: usize,
        run: &MovedRun<'_, 'b>,
    ) -> Option<()> {
        let [base, own, other] = three;
        // What was put into a text that the other side took away is disputed with that.
        if base.texts.contains_key(run.now) && !other.texts.contains_key(run.now) {
            return None;
        }
        let all = run.edited(three)?;
        let (before, there) = (base.texts.get(run.home)?, own.texts.get(run.now)?);
        let edited = &other.texts.get(run.home)?.text;
        let writer = RunWriter { run, old: &before.text, edited, all: &all };
        let in_base = writer.change(&before.text, run.old.clone())?;
        let in_own = writer.change(&there.text, run.new.clone())?;
        self.changes.entry((0, run.home.clone())).or_default().push(in_base);
        self.changes.entry((which, run.now.clone())).or_default().push(in_own);
        Some(())
    }

    /// The copies with all changes. `None` where one cannot be written.
    fn written(
        &mut self,
        indexes: &[ParagraphIndex<'b>; 3],
        sources: &[Arc<Source>; 3],
    ) -> Option<[Arc<Source>; 3]> {
        let mut texts = sources.each_ref().map(|source| source.text().to_owned());
        for ((which, path), changes) in &mut self.changes {
            changes.sort_by_key(|change| change.lines.start);
            if changes.windows(2).any(|pair| pair[0].lines.end > pair[1].lines.start) {
                return None;
            }
            let IndexedText { entry, text } = indexes[*which].texts.get(path)?;
            let changes: Vec<_> =
                changes.iter().map(|change| (change.lines.clone(), &*change.new)).collect();
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
        let is_said = |((which, path), changes): (&(usize, Path<'b>), &Vec<Change>)| {
            let [before, now] = [indexes, &new].map(|all| all[*which].texts.get(path));
            let (Some(before), Some(now)) = (before, now) else { return false };
            let blocks = &before.text.blocks;
            let mut said: Vec<&String> = Vec::with_capacity(blocks.len());
            let mut next = 0;
            for change in changes {
                said.extend(blocks[next..change.blocks.start].iter().map(|block| &block.key));
                said.extend(&change.keys);
                next = change.blocks.end;
            }
            said.extend(blocks[next..].iter().map(|block| &block.key));
            said.into_iter().eq(now.text.blocks.iter().map(|block| &block.key))
        };
        Some(self.changes.iter().all(is_said))
    }
}

/// Writes a run as the other side has it, in the way of one of the texts that it stands in.
struct RunWriter<'r, 'i, 'b> {
    run: &'r MovedRun<'i, 'b>,
    /// The text of the base that it stood in.
    old: &'r Text<'b>,
    /// The same on the other side.
    edited: &'r Text<'b>,
    /// The blocks of the run as that has them.
    all: &'r [EditedBlock],
}

impl RunWriter<'_, '_, '_> {
    /// The change of a text in which the run stands as these blocks. `None` where what was added
    /// has nothing there that it could be written like.
    fn change(&self, text: &Text<'_>, blocks: Range<usize>) -> Option<Change> {
        let first = text.blocks.get(blocks.start)?.lines.start;
        let lines = first..text.blocks.get(blocks.end.checked_sub(1)?)?.lines.end;
        let (mut new, mut keys) = (Vec::new(), Vec::new());
        let mut numbers = Numbers::default();
        for (nth, block) in self.all.iter().enumerate() {
            let model = self.model(nth)? - self.run.old.start + blocks.start;
            let model = WrittenBlock::of(text, model);
            let edited = block.unit.map(|unit| WrittenBlock::of(self.edited, unit));
            let is_same =
                |at: usize, edited: &WrittenBlock<'_>| self.old.blocks[at].key == edited.block.key;
            let is_kept =
                block.old.is_some_and(|at| edited.as_ref().is_none_or(|e| is_same(at, e)));
            let own = match &edited {
                Some(edited) if !is_kept => {
                    keys.push(with_sign_of(&edited.block.key, &model.block.key));
                    edited.written_like(&model)?
                }
                _ => {
                    keys.push(model.block.key.clone());
                    model.lines.iter().map(|line| (*line).to_owned()).collect()
                }
            };
            if nth > 0 {
                // What stood first in the run stands apart from what is before it.
                let is_first = block.old.is_none_or(|at| at == self.run.old.start);
                let blanks =
                    edited.filter(|_| is_first).map_or(model.block.blanks, |e| e.block.blanks);
                new.extend(std::iter::repeat_n(String::new(), blanks));
            }
            new.extend(numbers.next(own, &model, block.old.is_none()));
        }
        let is_followed = text
            .blocks
            .get(blocks.end)
            .is_some_and(|next| next.kind == Some(PieceKind::Numbered) && numbers.shift > 0);
        (!is_followed).then_some(Change { blocks, lines, new, keys })
    }

    /// Which block of the base a block is written like: itself, or the nearest of its kind.
    fn model(&self, nth: usize) -> Option<usize> {
        let block = &self.all[nth];
        if block.old.is_some() {
            return block.old;
        }
        let own = &self.edited.blocks[block.unit?];
        let is_like = |at: &usize| {
            let other = &self.old.blocks[*at];
            other.kind == own.kind && other.depth == own.depth
        };
        let before = self.all[..nth].iter().rev().filter_map(|block| block.old).find(is_like);
        before.or_else(|| self.all[nth..].iter().filter_map(|block| block.old).find(is_like))
    }
}

/// The numbers of the entries of a run.
#[derive(Default)]
struct Numbers {
    /// By how much numbers are higher than they were.
    shift: u64,
}

impl Numbers {
    /// The lines of the next block with its number, where it is an entry that has one.
    fn next(
        &mut self,
        mut lines: Vec<String>,
        model: &WrittenBlock<'_>,
        is_new: bool,
    ) -> Vec<String> {
        let number = |line: &str| -> Option<u64> {
            let digits = line.trim_start().split(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse().ok()
        };
        let kind = model.block.kind;
        if let (Some(PieceKind::Numbered), Some(first)) = (kind, lines.first_mut())
            && let Some(own) = number(first)
        {
            self.shift += u64::from(is_new);
            let text = first.trim_start();
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            *first = format!("{}{}{rest}", spaces(indentation(first)), own + self.shift);
        }
        lines
    }
}

impl WrittenBlock<'_> {
    /// The lines of a block with the sign and the indentation of another. `None` where that is of
    /// another kind and one of them is neither a paragraph nor an entry.
    fn written_like(&self, other: &WrittenBlock<'_>) -> Option<Vec<String>> {
        let (kind, there) = (self.block.kind?, other.block.kind?);
        let is_prose =
            |kind| matches!(kind, PieceKind::Paragraph | PieceKind::Bullet | PieceKind::Numbered);
        if kind != there && !(is_prose(kind) && is_prose(there)) {
            return None;
        }
        let (first, rest) = self.lines.split_first()?;
        let first_there = other.lines.first()?;
        let sign = |line: &str, kind| blocks::sign_width(line, kind).max(indentation(line));
        let (own, other) = (sign(first, kind), sign(first_there, there));
        let line = |line: &&str| match line.get(..own) {
            Some(before) if before.trim().is_empty() => {
                format!("{}{}", spaces(other), &line[own..])
            }
            _ => (*line).to_owned(),
        };
        let first = format!("{}{}", &first_there[..other], &first[own..]);
        Some(std::iter::once(first).chain(rest.iter().map(line)).collect())
    }
}
