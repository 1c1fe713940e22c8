//! Which block of an edited text is which block of the text before.
//!
//! Equal blocks are matched first, in order; between those, blocks that share words. Nothing here takes more time or
//! memory than a fixed bound beyond the length of the texts: what is too much to compare is not matched.

use std::ops::Range;

use super::blocks::Block;

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It says the same, as this block.
    Kept(usize),
    /// It was rewritten as this block.
    Changed(usize),
    /// It is not there any more.
    Gone,
}

/// What was done to a text.
#[derive(Debug)]
pub(super) struct Script {
    /// What became of each block.
    pub(super) fates: Vec<Fate>,
    /// The new blocks before each block, and at the end.
    pub(super) before: Vec<Vec<usize>>,
}

/// How many cells the table of equal blocks may have: a thousand blocks changed into a thousand.
const MOST_CELLS: usize = 1 << 20;
/// How many pairs of blocks are compared word by word.
pub(super) const MOST_PAIRS: usize = 1 << 10;
/// From how many shared words on (in hundredths of all) a block that took another's place is a version of it.
const VERSION: usize = 40;
/// From how many on two blocks that both sides wrote are two versions of one.
const ALIKE: usize = 70;

/// What was done to a text to get another.
pub(super) fn script(base: &[Block], side: &[Block]) -> Script {
    let mut script =
        Script { fates: vec![Fate::Gone; base.len()], before: vec![Vec::new(); base.len() + 1] };
    let (mut from_base, mut from_side) = (0, 0);
    for (b, s) in equal(base, side).into_iter().chain([(base.len(), side.len())]) {
        script.rewritten(base, side, from_base..b, from_side..s);
        if b < base.len() {
            script.fates[b] = Fate::Kept(s);
        }
        (from_base, from_side) = (b + 1, s + 1);
    }
    script
}

impl Script {
    /// Blocks of which none is equal: those that are alike are versions of one another.
    fn rewritten(&mut self, base: &[Block], side: &[Block], b: Range<usize>, s: Range<usize>) {
        let pairs = if b.len() * s.len() <= MOST_PAIRS {
            let score = |i: usize, j: usize| {
                let shared = shared(&base[b.start + i].key, &side[s.start + j].key);
                if shared >= VERSION { shared } else { 0 }
            };
            best(b.len(), s.len(), score)
        } else {
            Vec::new()
        };
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs.into_iter().chain([(b.len(), s.len())]) {
            let (olds, news) = (b.start + i..b.start + next_i, s.start + j..s.start + next_j);
            if olds.len() == news.len() {
                olds.zip(news).for_each(|(old, new)| self.fates[old] = Fate::Changed(new));
            } else {
                self.before[olds.start].extend(news);
            }
            if next_i < b.len() {
                self.fates[b.start + next_i] = Fate::Changed(s.start + next_j);
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
    }
}

/// The pairs of equal blocks, in order: those at both ends, and the longest common row of the rest.
fn equal(base: &[Block], side: &[Block]) -> Vec<(usize, usize)> {
    let same = |(b, s): &(&Block, &Block)| b.key == s.key;
    let head = base.iter().zip(side).take_while(same).count();
    let (base, side) = (&base[head..], &side[head..]);
    let tail = base.iter().rev().zip(side.iter().rev()).take_while(same).count();
    let (b, s) = (base.len() - tail, side.len() - tail);
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    if b * s <= MOST_CELLS {
        let middle = best(b, s, |i, j| usize::from(base[i].key == side[j].key));
        pairs.extend(middle.into_iter().map(|(i, j)| (head + i, head + j)));
    }
    pairs.extend((0..tail).map(|at| (head + b + at, head + s + at)));
    pairs
}

/// The pairs in order with the greatest sum of scores; a score of 0 is no pair.
fn best(rows: usize, columns: usize, score: impl Fn(usize, usize) -> usize) -> Vec<(usize, usize)> {
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let width = columns + 1;
    let mut sums = vec![0_usize; (rows + 1) * width];
    let mut scores = vec![0_usize; rows * columns];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let own = score(i, j);
            scores[i * columns + j] = own;
            let pair = if own > 0 { own + sums[(i + 1) * width + j + 1] } else { 0 };
            sums[i * width + j] = pair.max(sums[(i + 1) * width + j]).max(sums[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let own = scores[i * columns + j];
        let sum = sums[i * width + j];
        if own > 0 && sum == own + sums[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if sum == sums[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Whether two blocks that both sides wrote are two versions of one.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    shared(a, b) >= ALIKE
}

/// How much two blocks share, in hundredths of their words.
fn shared(a: &str, b: &str) -> usize {
    let (a, b) = (words(a), words(b));
    let (mut shared, mut i, mut j) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (shared, i, j) = (shared + 1, i + 1, j + 1),
        }
    }
    200 * shared / (a.len() + b.len()).max(1)
}

fn words(text: &str) -> Vec<&str> {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let mut words: Vec<_> = text.split_whitespace().filter(is_word).collect();
    words.sort_unstable();
    words
}
