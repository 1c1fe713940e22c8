//! What became of the evidence for an item, block by block.

use serde::Serialize;

use super::align::{Pair, align};
use super::blocks::{Block, Kind};
use super::words::{Fate, Run, count, words};

/// How much of the evidence is other than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// There was none, and there is none.
    None,
    /// Word for word the same, in the same order.
    Unchanged,
    /// Part of it changed; at least half of the words of the shorter text stand in the other as well.
    Edited,
    /// Less than half of the words of the shorter text stand in the other as well.
    Rewritten,
    /// There was none.
    Added,
    /// There is none any more.
    Removed,
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
    /// The changes, in the order in which a reader meets them: what was removed stands where it stood, all else where
    /// it stands now. From the old blocks they make the new ones.
    pub changes: Vec<BlockChange>,
}

/// Counts of words; punctuation alone is no word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WordCounts {
    /// In the old text.
    pub old: usize,
    /// In the new text.
    pub new: usize,
    /// In both, in blocks that belong together.
    pub kept: usize,
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
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
}

/// What a block is and how deep it stands, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Form {
    /// What it is.
    pub kind: Kind,
    /// How many lists and quotations it stands in.
    pub depth: u8,
}

/// What became of a block, or of several that stayed. `old` and `new` are places among the blocks of each text, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum BlockChange {
    /// These stayed as they were.
    Same {
        /// The old place of the first.
        old: usize,
        /// The new place of the first.
        new: usize,
        /// How many follow one another in both texts.
        count: usize,
    },
    /// It stands elsewhere among the others.
    Moved {
        /// Where it stood.
        old: usize,
        /// Where it stands.
        new: usize,
        /// The block.
        block: Block,
    },
    /// Its words changed, or its form did.
    Edited {
        /// Where it stood.
        old: usize,
        /// Where it stands.
        new: usize,
        /// What it was.
        was: Form,
        /// What it is.
        is: Form,
        /// Whether it stands elsewhere among the others as well.
        moved: bool,
        /// How alike the two are, in per cent.
        likeness: u8,
        /// The words of both.
        words: Vec<Run>,
    },
    /// It was added.
    Added {
        /// Where it stands.
        new: usize,
        /// The block.
        block: Block,
    },
    /// It was removed.
    Removed {
        /// Where it stood.
        old: usize,
        /// The block.
        block: Block,
    },
}

impl Evidence {
    /// What became of the blocks of a text.
    pub fn of(old: &[Block], new: &[Block]) -> Self {
        let changes = changes(old, new, &align(old, new));
        let total = |blocks: &[Block]| blocks.iter().map(|block| count(&block.text)).sum();
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
                    words.kept += count(&block.text);
                }
                BlockChange::Edited { words: runs, .. } => {
                    blocks.edited += 1;
                    let same = runs.iter().filter(|run| run.fate == Fate::Same);
                    words.kept += same.map(|run| count(&run.text)).sum::<usize>();
                }
                BlockChange::Added { .. } => blocks.added += 1,
                BlockChange::Removed { .. } => blocks.removed += 1,
            }
        }
        Self { extent: extent(old, new, words), words, blocks, changes }
    }

    /// Whether anything is other than it was.
    pub fn is_changed(&self) -> bool {
        !matches!(self.extent, Extent::None | Extent::Unchanged)
    }
}

fn extent(old: &[Block], new: &[Block], words: WordCounts) -> Extent {
    match (old, new) {
        ([], []) => Extent::None,
        ([], _) => Extent::Added,
        (_, []) => Extent::Removed,
        _ if old == new => Extent::Unchanged,
        _ if 2 * words.kept < words.old.min(words.new) => Extent::Rewritten,
        _ => Extent::Edited,
    }
}

/// The changes in the order in which a reader meets them.
fn changes(old: &[Block], new: &[Block], pairs: &[Pair]) -> Vec<BlockChange> {
    let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
    for pair in pairs {
        (of_old[pair.old], of_new[pair.new]) = (Some(pair), Some(pair));
    }
    let mut out = Vec::new();
    let (mut here, mut there) = (0, 0);
    while here < old.len() || there < new.len() {
        // What is no landmark: removed blocks, and the old places of those that moved; then the added and moved ones.
        while let Some(block) = old.get(here) {
            match of_old[here] {
                Some(pair) if !pair.is_moved => break,
                Some(_) => {}
                None => out.push(BlockChange::Removed { old: here, block: block.clone() }),
            }
            here += 1;
        }
        while let Some(block) = new.get(there) {
            match of_new[there] {
                Some(pair) if !pair.is_moved => break,
                Some(pair) => out.push(one(old, new, *pair)),
                None => out.push(BlockChange::Added { new: there, block: block.clone() }),
            }
            there += 1;
        }
        // A landmark stands in both texts, and all of them in the same order.
        if let Some(pair) = of_new.get(there).copied().flatten() {
            landmark(&mut out, old, new, *pair);
            (here, there) = (here + 1, there + 1);
        }
    }
    out
}

fn landmark(out: &mut Vec<BlockChange>, old: &[Block], new: &[Block], pair: Pair) {
    if pair.likeness.is_some() {
        out.push(one(old, new, pair));
        return;
    }
    if let Some(BlockChange::Same { old: first, count, .. }) = out.last_mut()
        && *first + *count == pair.old
    {
        *count += 1;
    } else {
        out.push(BlockChange::Same { old: pair.old, new: pair.new, count: 1 });
    }
}

fn one(old: &[Block], new: &[Block], pair: Pair) -> BlockChange {
    let (was, is) = (&old[pair.old], &new[pair.new]);
    let form = |block: &Block| Form { kind: block.kind, depth: block.depth };
    match pair.likeness {
        None => BlockChange::Moved { old: pair.old, new: pair.new, block: is.clone() },
        Some(likeness) => BlockChange::Edited {
            old: pair.old,
            new: pair.new,
            was: form(was),
            is: form(is),
            moved: pair.is_moved,
            likeness,
            words: words(&was.text, &is.text),
        },
    }
}
