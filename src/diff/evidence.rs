//! What became of the evidence for an item, block by block.

use serde::Serialize;

use super::align::{Link, Seen, align};
use super::block_changes::{BlockChange, changes, form};
use super::blocks::{EvidenceBlock, Kind};
use super::cells::stayed_in_cells;
use super::substance::Substance;
use super::words::{Run, count, standing, stayed};
use crate::model::as_seen;

/// A text of fewer words is edited and not rewritten, whatever became of them.
const SHORTEST: usize = 8;

/// How much of the evidence is other than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// There was none, and there is none.
    None,
    /// Word for word the same, in the same order.
    Unchanged,
    /// Part of it changed.
    Edited,
    /// Less than half of the words of the shorter text stand in the other as well. Of a few words
    /// this is not said, nor where they are the same in another order or with other capitals.
    Rewritten,
    /// There was none.
    Added,
    /// There is none any more.
    Removed,
    /// It cannot be read on one side or on both.
    Unread,
}

/// The evidence of two answers that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// How much of it is other than it was.
    pub extent: Extent,
    /// How many words there were and are, and how many of them stayed.
    pub words: WordCounts,
    /// How many blocks stayed, moved, were edited, added and removed.
    pub blocks: BlockCounts,
    /// The changes, in the order in which a reader meets them: what was removed stands where it
    /// stood, all else where it stands now. From the old blocks they make the new ones, as far as a
    /// reader can see.
    pub changes: Vec<BlockChange>,
}

/// Counts of words; punctuation alone is no word, and what is struck out is said no more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WordCounts {
    /// In the old text.
    pub old: usize,
    /// In the new text.
    pub new: usize,
    /// In both, in blocks that belong together, with the same capitals or others; wherever they
    /// stand, where most stand elsewhere and hardly a word came or went.
    pub kept: usize,
}

impl WordCounts {
    /// Whether less than half of the words of the shorter text stayed.
    fn are_mostly_other(self) -> bool {
        2 * self.kept < self.old.min(self.new)
    }
}

/// Counts of blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct BlockCounts {
    /// The same, and in the same place among the others.
    pub same: usize,
    /// The same, elsewhere.
    pub moved: usize,
    /// Edited, moved or not.
    pub edited: usize,
    /// Those of the old text that became several.
    pub split: usize,
    /// Those of the new text that several became.
    pub merged: usize,
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
}

impl Evidence {
    /// What became of the blocks of a text.
    pub fn of(old: &[EvidenceBlock], new: &[EvidenceBlock]) -> Self {
        if old == new {
            return Self::unchanged(old);
        }
        let (was, is) = (Seen::all(old), Seen::all(new));
        let mut links = align(&was, &is);
        links.iter_mut().filter(|link| says_the_same(old, new, link)).for_each(|link| {
            link.likeness = None;
        });
        let changes = changes(old, new, &links);
        let mut words = WordCounts { old: total(old), new: total(new), kept: 0 };
        let mut blocks = BlockCounts::default();
        for change in &changes {
            match change {
                BlockChange::Same { old: at, count: stayed, .. } => {
                    blocks.same += stayed;
                    words.kept += total(&old[*at..at + stayed]);
                }
                BlockChange::Moved { block, .. } => {
                    blocks.moved += 1;
                    words.kept += said(block);
                }
                BlockChange::Edited { old: was, new: is, words: runs, .. } => {
                    blocks.edited += 1;
                    words.kept += kept(&old[*was], &new[*is], runs);
                }
                BlockChange::Split { parts, .. } => {
                    blocks.split += 1;
                    words.kept += stayed(parts.iter().flat_map(|part| &part.words));
                }
                BlockChange::Merged { parts, .. } => {
                    blocks.merged += 1;
                    words.kept += stayed(parts.iter().flat_map(|part| &part.words));
                }
                BlockChange::Added { .. } => blocks.added += 1,
                BlockChange::Removed { .. } => blocks.removed += 1,
            }
        }
        // Where few words stayed in their places, what stands elsewhere, such as in a table that
        // was turned round, stayed as well.
        if words.are_mostly_other() {
            let substance = Substance::of(old, new);
            if substance.is_same() {
                let stayed = substance.old - substance.removed;
                words.kept = words.kept.max(stayed.min(words.old).min(words.new));
            }
        }
        let extent = match (old, new) {
            ([], _) => Extent::Added,
            (_, []) => Extent::Removed,
            _ if was == is => Extent::Unchanged,
            _ if words.are_mostly_other() && words.old.max(words.new) >= SHORTEST => {
                Extent::Rewritten
            }
            _ => Extent::Edited,
        };
        Self { extent, words, blocks, changes }
    }

    /// Evidence of the same blocks in the same order.
    fn unchanged(blocks: &[EvidenceBlock]) -> Self {
        let (words, count) = (total(blocks), blocks.len());
        let stayed = (count > 0).then_some(BlockChange::Same { old: 0, new: 0, count });
        Self {
            extent: if count > 0 { Extent::Unchanged } else { Extent::None },
            words: WordCounts { old: words, new: words, kept: words },
            blocks: BlockCounts { same: count, ..BlockCounts::default() },
            changes: stayed.into_iter().collect(),
        }
    }

    /// Evidence that cannot be read on a side: its words are counted where they can be, and nothing
    /// is compared.
    pub(super) fn unread(old: &[EvidenceBlock], new: &[EvidenceBlock]) -> Self {
        Self {
            extent: Extent::Unread,
            words: WordCounts { old: total(old), new: total(new), kept: 0 },
            blocks: BlockCounts::default(),
            changes: Vec::new(),
        }
    }

    /// Whether it cannot be read on a side.
    pub fn is_unread(&self) -> bool {
        self.extent == Extent::Unread
    }

    /// Whether anything is other than it was.
    pub fn is_changed(&self) -> bool {
        !matches!(self.extent, Extent::None | Extent::Unchanged | Extent::Unread)
    }
}

/// Whether a point has the words and the number that it had, of which one side alone shows the
/// number: what stands before it is other than it was.
fn says_the_same(old: &[EvidenceBlock], new: &[EvidenceBlock], link: &Link) -> bool {
    let ([was], [is]) = (&old[link.old.clone()], &new[link.new.clone()]) else { return false };
    was.number.is_some()
        && was.shows_number() != is.shows_number()
        && form(was) == form(is)
        && as_seen(&was.numbered()) == as_seen(&is.numbered())
}

/// How many words of a block stayed in it.
fn kept(was: &EvidenceBlock, is: &EvidenceBlock, runs: &[Run]) -> usize {
    let is_row = |own: &EvidenceBlock| matches!(own.kind, Kind::Row | Kind::TableHead);
    match is_row(was) && is_row(is) {
        true => stayed(runs).max(stayed_in_cells(&was.text, &is.text)),
        false => stayed(runs),
    }
}

/// How many words of all blocks are said.
fn total(blocks: &[EvidenceBlock]) -> usize {
    blocks.iter().map(said).sum()
}

/// How many words of a block are said.
fn said(block: &EvidenceBlock) -> usize {
    count(&standing(&block.text))
}
