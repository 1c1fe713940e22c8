//! The changes of evidence from block to block, in the order in which a reader meets them.

use serde::Serialize;

use super::align::Link;
use super::blocks::{EvidenceBlock, Kind};
use super::parts::{divided, joined};
use super::words::{Fate, Run, words};

/// What a block is and how deep it stands, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Form {
    /// What it is.
    pub kind: Kind,
    /// How many lists and quotations it stands in.
    pub depth: u8,
}

/// A block that is a part of what another was or became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidencePart {
    /// Its place: among the new blocks where one was split, among the old ones where several were
    /// merged.
    pub place: usize,
    /// What it is, or was.
    pub form: Form,
    /// Its words, with what became of them.
    pub words: Vec<Run>,
}

/// What became of a block, or of several that stayed. `old` and `new` are places among the blocks
/// of each text, from 0.
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
        block: EvidenceBlock,
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
    /// It became several that follow one another, such as a paragraph of which two were made.
    Split {
        /// Where it stood.
        old: usize,
        /// What it was.
        was: Form,
        /// Whether they stand elsewhere among the others as well.
        moved: bool,
        /// What it became. Together their words are the old ones, where none was added.
        parts: Vec<EvidencePart>,
    },
    /// Several that followed one another became it.
    Merged {
        /// Where it stands.
        new: usize,
        /// What it is.
        is: Form,
        /// Whether it stands elsewhere among the others as well.
        moved: bool,
        /// What it was made of. Together their words are the new ones, where none was removed.
        parts: Vec<EvidencePart>,
    },
    /// It was added.
    Added {
        /// Where it stands.
        new: usize,
        /// The block.
        block: EvidenceBlock,
    },
    /// It was removed.
    Removed {
        /// Where it stood.
        old: usize,
        /// The block.
        block: EvidenceBlock,
    },
}

/// The changes in the order in which a reader meets them.
pub(super) fn changes(
    old: &[EvidenceBlock],
    new: &[EvidenceBlock],
    links: &[Link],
) -> Vec<BlockChange> {
    let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
    for link in links {
        of_old[link.old.clone()].fill(Some(link));
        of_new[link.new.clone()].fill(Some(link));
    }
    let mut out = Vec::new();
    let (mut here, mut there) = (0, 0);
    while here < old.len() || there < new.len() {
        // What is no landmark: removed blocks, and the old places of those that moved; then the
        // added and moved ones.
        while let Some(block) = old.get(here) {
            match of_old[here] {
                Some(link) if !link.is_moved => break,
                Some(_) => {}
                None => out.push(BlockChange::Removed { old: here, block: block.clone() }),
            }
            here += 1;
        }
        while let Some(block) = new.get(there) {
            match of_new[there] {
                Some(link) if !link.is_moved => break,
                Some(link) => {
                    out.push(one(old, new, link));
                    there = link.new.end;
                }
                None => {
                    out.push(BlockChange::Added { new: there, block: block.clone() });
                    there += 1;
                }
            }
        }
        // A landmark stands in both texts, and all of them in the same order.
        if let Some(link) = of_new.get(there).copied().flatten() {
            landmark(&mut out, old, new, link);
            (here, there) = (link.old.end, link.new.end);
        }
    }
    out
}

fn landmark(out: &mut Vec<BlockChange>, old: &[EvidenceBlock], new: &[EvidenceBlock], link: &Link) {
    if link.likeness.is_some() {
        out.push(one(old, new, link));
        return;
    }
    if let Some(BlockChange::Same { old: first, count, .. }) = out.last_mut()
        && *first + *count == link.old.start
    {
        *count += 1;
    } else {
        out.push(BlockChange::Same { old: link.old.start, new: link.new.start, count: 1 });
    }
}

pub(super) fn form(block: &EvidenceBlock) -> Form {
    Form { kind: block.kind, depth: block.depth }
}

fn one(old: &[EvidenceBlock], new: &[EvidenceBlock], link: &Link) -> BlockChange {
    let (from, to) = (link.old.start, link.new.start);
    let (was, is) = (&old[from], &new[to]);
    let moved = link.is_moved;
    if link.new.len() > 1 {
        let parts = several(was, &new[link.new.clone()], to, Fate::Added);
        return BlockChange::Split { old: from, was: form(was), moved, parts };
    }
    if link.old.len() > 1 {
        let parts = several(is, &old[link.old.clone()], from, Fate::Removed);
        return BlockChange::Merged { new: to, is: form(is), moved, parts };
    }
    match link.likeness {
        None => BlockChange::Moved { old: from, new: to, block: is.clone() },
        Some(likeness) => BlockChange::Edited {
            old: from,
            new: to,
            was: form(was),
            is: form(is),
            moved,
            likeness,
            words: match was.shows_number() || is.shows_number() {
                true => words(&was.numbered(), &is.numbered()),
                false => words(&was.text, &is.text),
            },
        },
    }
}

/// The parts of a block that was split or merged, the first of which stands at a place; `side` is
/// what is on theirs alone.
fn several(
    whole: &EvidenceBlock,
    parts: &[EvidenceBlock],
    place: usize,
    side: Fate,
) -> Vec<EvidencePart> {
    let text = joined(parts.iter().map(|part| part.text.as_str()));
    let runs = match side {
        Fate::Removed => words(&text, &whole.text),
        Fate::Added | Fate::Same => words(&whole.text, &text),
    };
    let lengths: Vec<usize> =
        parts.iter().map(|part| part.text.split_whitespace().count()).collect();
    let divided = divided(runs, &lengths, side).into_iter().zip(parts).enumerate();
    let part = |(at, (words, part))| EvidencePart { place: place + at, form: form(part), words };
    divided.map(part).collect()
}
