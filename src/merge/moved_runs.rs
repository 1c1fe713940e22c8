//! What one side moved to another text in one piece, as it was: a paragraph, a list, a table, a
//! bullet with what stands below it. What the other side made of it where it stood goes along.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{self, Fate, Moves, Script};
use super::blocks::{self, Block};
use super::counted::said_in;
use super::likeness;
use super::paragraph_index::{IndexedText, ParagraphIndex, Path, are_of_one_kind, words};
use super::text::Text;
use crate::markdown::PieceKind;

/// Blocks in a row that one side has in a row in another text.
pub(super) struct MovedRun<'i, 'b> {
    /// The text that they stood in.
    pub(super) home: &'i Path<'b>,
    /// The text that the side put them into.
    pub(super) now: &'i Path<'b>,
    /// Which blocks of the base they are.
    pub(super) old: Range<usize>,
    /// Which blocks of the side they are.
    pub(super) new: Range<usize>,
}

/// A block of a run as the other side has it.
pub(super) struct EditedBlock {
    /// Which block of the base it is; none where the other side added it.
    pub(super) old: Option<usize>,
    /// Which block of the other side it is; none where that has it no more, or made so much of it
    /// that it cannot be carried.
    pub(super) unit: Option<usize>,
}

/// All runs that a side moved, each block in one at most.
pub(super) fn moved_runs<'i, 'b>(
    base: &'i ParagraphIndex<'b>,
    own: &'i ParagraphIndex<'b>,
) -> Vec<MovedRun<'i, 'b>> {
    let mut taken: BTreeSet<(&Path<'_>, usize)> = BTreeSet::new();
    let mut found = Vec::new();
    for (said, home) in base.once() {
        let Some((key, now)) = own.now(said, base).filter(|(_, now)| *now != home) else {
            continue;
        };
        let (Some(before), Some(there)) = (base.block(said, home), own.block(key, now)) else {
            continue;
        };
        if taken.contains(&(home, before.at)) {
            continue;
        }
        if let Some(run) = MovedRun::around([base, own], [home, now], [before.at, there.at]) {
            taken.extend(run.old.clone().map(|at| (home, at)));
            found.push(run);
        }
    }
    found
}

impl<'i, 'b> MovedRun<'i, 'b> {
    /// The longest run with one block in it.
    fn around(
        [base, own]: [&'i ParagraphIndex<'b>; 2],
        [home, now]: [&'i Path<'b>; 2],
        [at, there]: [usize; 2],
    ) -> Option<Self> {
        let blocks = |index: &'i ParagraphIndex<'b>, path| {
            index.texts.get(path).map_or(&[][..], |found: &IndexedText<'_>| &found.text.blocks)
        };
        let (olds, news) = (blocks(base, home), blocks(own, now));
        let has = |blocks: &[Block], key: &str| blocks.iter().any(|block| block.key == key);
        let is_moved = |(old, new): &(&Block, &Block)| {
            are_of_one_kind(&old.key, &new.key)
                && words(&old.key) == words(&new.key)
                && !has(blocks(own, home), &old.key)
                && !has(blocks(base, now), &new.key)
        };
        let behind = olds.get(at..)?.iter().zip(news.get(there..)?).take_while(is_moved).count();
        let before = olds[..at].iter().rev().zip(news[..there].iter().rev());
        let before = before.take_while(is_moved).count();
        let (old, new) = (at - before..at + behind, there - before..there + behind);
        (behind > 0).then_some(Self { home, now, old, new })
    }

    /// The blocks of the run as the other side has them, where it did anything to them that can be
    /// carried.
    pub(super) fn edited(
        &self,
        [base, own, other]: [&ParagraphIndex<'b>; 3],
    ) -> Option<Vec<EditedBlock>> {
        let texts = [base, other].map(|index| index.texts.get(self.home));
        let [Some(old), Some(new)] = texts.map(|found| found.map(|found| &found.text)) else {
            return None;
        };
        let [olds, news] = [old, new].map(|text| -> Vec<&str> {
            text.blocks.iter().map(|block| block.key.as_str()).collect()
        });
        let script = align::script(&olds, &news, Moves::Edited);
        let has_columns = self.has_other_columns([old, new], &script);
        let mut all = Vec::new();
        for at in self.old.clone() {
            let added = self.added([old, new], &script, at);
            all.extend(added.map(|unit| EditedBlock { old: None, unit: Some(unit) }));
            let unit = match script.fates[at] {
                Fate::Kept(unit) | Fate::Changed(unit) | Fate::Moved(unit) => Some(unit),
                Fate::Gone => None,
            };
            let is_carried = |unit: &usize| {
                let keys = [olds[at], news[*unit]];
                keys[0] == keys[1]
                    || has_columns && keys[1].starts_with(ROWS)
                    || is_version([base, own, other], [old, new], keys)
            };
            all.push(EditedBlock { old: Some(at), unit: unit.filter(is_carried) });
        }
        let added = self.added([old, new], &script, self.old.end);
        all.extend(added.map(|unit| EditedBlock { old: None, unit: Some(unit) }));
        all.retain(|block| {
            block.old.is_some() || block.unit.is_some_and(|at| is_new([base, own], news[at]))
        });
        let is_edited = |block: &EditedBlock| match (block.old, block.unit) {
            (Some(at), Some(unit)) => olds[at] != news[unit],
            (None, _) => true,
            (Some(_), None) => false,
        };
        let is_table = is_uniform([old, new], &all);
        (is_table && all.iter().any(is_edited)).then_some(all)
    }

    /// Whether the other side gave other columns to a table that was moved with all its rows.
    fn has_other_columns(&self, [old, new]: [&Text<'_>; 2], script: &Script) -> bool {
        let mut heads = self.old.clone().filter(|at| is_of(old, *at, PieceKind::TableHead));
        heads.any(|at| match script.fates[at] {
            Fate::Kept(unit) | Fate::Changed(unit) => cells(old, at) != cells(new, unit),
            Fate::Moved(_) | Fate::Gone => false,
        })
    }

    /// What the other side added before a block of the run, or behind its last one, and belongs to
    /// it: an entry of a list that was moved whole, a row of a table, what stands within a bullet.
    fn added<'s>(
        &self,
        [old, new]: [&'s Text<'_>; 2],
        script: &'s Script,
        at: usize,
    ) -> impl Iterator<Item = usize> + use<'s> {
        let is_split = script.runs.iter().any(|run| {
            run.start < self.old.end && self.old.start < run.end || run.start == self.old.end
        });
        let units: &[usize] = if is_split { &[] } else { &script.before[at] };
        let is_written = |unit: &usize| !script.origins.contains_key(unit);
        let counterpart = |at: usize| match script.fates[at] {
            Fate::Kept(unit) | Fate::Changed(unit) => Some(unit),
            Fate::Moved(_) | Fate::Gone => None,
        };
        let roots: Vec<usize> = self.old.clone().filter_map(counterpart).collect();
        let is_within = |unit: usize| roots.iter().any(|root| new.is_within(unit, *root));
        let list = match at {
            at if at == self.old.start => self.list(old, at, true),
            at if at == self.old.end => self.list(old, at - 1, false),
            at => sign_of_entry(old, at - 1).or_else(|| sign_of_entry(old, at)),
        };
        let is_entry = |unit: usize| list.is_some() && sign_of_entry(new, unit) == list;
        let mut count = 0;
        // Before the first block stands what goes on what was there.
        if at == self.old.start {
            let is_below =
                |unit: usize| list.is_some_and(|(_, depth)| new.blocks[unit].depth > depth);
            let own = units.iter().rev();
            let own = own.take_while(|unit| is_entry(**unit) || is_below(**unit));
            count = own.count();
        }
        let start = if at == self.old.start { units.len() - count } else { 0 };
        let end = match at == self.old.start {
            true => units.len(),
            false => units.iter().take_while(|u| is_within(**u) || is_entry(**u)).count(),
        };
        let found: Vec<usize> = units[start..end].iter().copied().filter(is_written).collect();
        found.into_iter()
    }

    /// What the entries are of the list that an entry at one end of the run is of, and how deep
    /// they stand, where all of that list is in the run.
    fn list(&self, text: &Text<'_>, at: usize, is_first: bool) -> Option<(PieceKind, usize)> {
        let all = &text.blocks;
        let top = all[..=at].iter().enumerate().rev().find(|(_, block)| block.depth == 0);
        let at = if is_first { at } else { top.map_or(at, |(at, _)| at) };
        let own = sign_of_entry(text, at)?;
        let goes_on = |block: &&Block| {
            block.depth > own.1 || block.depth == own.1 && block.kind == Some(own.0)
        };
        let start = at - all[..at].iter().rev().take_while(goes_on).count();
        let end = at + all[at..].iter().take_while(goes_on).count();
        (self.old.start <= start && end <= self.old.end).then_some(own)
    }
}

/// What rows and heads of tables begin with.
const ROWS: [char; 2] = ['|', '‖'];

/// Whether a block is of a kind.
fn is_of(text: &Text<'_>, at: usize, kind: PieceKind) -> bool {
    text.blocks[at].kind == Some(kind)
}

/// What an entry of a list is, and how deep it stands.
fn sign_of_entry(text: &Text<'_>, at: usize) -> Option<(PieceKind, usize)> {
    let block = text.blocks.get(at)?;
    let kind = block.kind?;
    matches!(kind, PieceKind::Bullet | PieceKind::Numbered).then_some((kind, block.depth))
}

/// How many cells a row has.
fn cells(text: &Text<'_>, at: usize) -> usize {
    text.lines.get(text.blocks[at].lines.start).map_or(0, |line| blocks::cells(line).len())
}

/// Whether every row of a table in a run has as many cells as its head, or as it had.
fn is_uniform([old, new]: [&Text<'_>; 2], all: &[EditedBlock]) -> bool {
    let mut head = None;
    all.iter().all(|block| {
        let (text, at) = match (block.unit, block.old) {
            (Some(unit), _) => (new, unit),
            (None, Some(at)) => (old, at),
            (None, None) => return true,
        };
        match text.blocks[at].kind {
            Some(PieceKind::TableHead) => {
                head = Some(cells(text, at));
                true
            }
            Some(PieceKind::Row) => {
                let before = block.old.map(|at| cells(old, at));
                head.or(before).is_none_or(|wanted| cells(text, at) == wanted)
            }
            _ => {
                head = None;
                true
            }
        }
    })
}

/// Whether what the other side added is nowhere else, and leads to nothing.
fn is_new([base, own]: [&ParagraphIndex<'_>; 2], key: &str) -> bool {
    labels(key).is_empty() && [base, own].iter().all(|copy| copy.with_words(key).is_empty())
}

/// Whether the other side rewrote a block so that it can be carried: it is still the same one, and
/// neither is anywhere else.
fn is_version(
    [base, own, other]: [&ParagraphIndex<'_>; 3],
    [old, new]: [&Text<'_>; 2],
    [said, key]: [&str; 2],
) -> bool {
    let is_new = [base, own].iter().all(|copy| copy.at(key).is_empty());
    let is_alone = is_new && other.at(key).len() <= 1 && other.at(said).is_empty();
    let is_it = likeness::are_versions(said, key) && labels(said) == labels(key);
    is_alone && is_it && !is_regrouped([old, new], [said, key])
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
