//! Which blocks of two texts belong together: the same ones first, wherever they stand, then those that are alike.

use std::collections::{HashMap, VecDeque};

use similar::Algorithm;

use super::blocks::{Block, Kind};
use super::like::{self, Vocabulary};
use super::search::common;
use super::words::count;

/// The likeness from which two blocks are one that was edited.
const ALIKE: u8 = 40;

/// The same for two rows of a table: they are short, and what they are about is mostly a cell of two words.
const ROWS_ALIKE: u8 = 25;

/// An old block and the new one that it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The place of the old one.
    pub(super) old: usize,
    /// The place of the new one.
    pub(super) new: usize,
    /// How alike they are where they are not the same, in per cent.
    pub(super) likeness: Option<u8>,
    /// Whether it stands elsewhere among the others.
    pub(super) is_moved: bool,
}

/// The blocks that belong together, in the order of the new ones.
///
/// What moved is the least that can have, counted in words. Time grows with the length of both texts, and with the
/// logarithm of the number of blocks; exchanging the sides exchanges the places of each pair and nothing else.
pub(super) fn align(old: &[Block], new: &[Block]) -> Vec<Pair> {
    if old > new {
        let mut pairs = align(new, old);
        for pair in &mut pairs {
            (pair.old, pair.new) = (pair.new, pair.old);
        }
        pairs.sort_by_key(|pair| pair.new);
        return pairs;
    }
    let mut pairs = same(old, new);
    alike(old, new, &mut pairs);
    pairs.sort_by_key(|pair| pair.old);
    let targets: Vec<usize> = pairs.iter().map(|pair| pair.new).collect();
    if targets.is_sorted() {
        return pairs;
    }
    let weights: Vec<usize> = pairs.iter().map(|pair| 1 + count(&old[pair.old].text)).collect();
    for (pair, stays) in pairs.iter_mut().zip(heaviest_rise(&targets, &weights, new.len())) {
        pair.is_moved = !stays;
    }
    pairs.sort_by_key(|pair| pair.new);
    pairs
}

/// Equal blocks: those in order as `similar` finds them, then the others wherever they stand.
fn same(old: &[Block], new: &[Block]) -> Vec<Pair> {
    let pair = |(old, new)| Pair { old, new, likeness: None, is_moved: false };
    let mut pairs: Vec<Pair> = Vec::new();
    for (from, to, length) in common(Algorithm::Histogram, old, new) {
        pairs.extend((from..from + length).zip(to..to + length).map(pair));
    }
    let (old_free, new_free) = free(old.len(), new.len(), &pairs);
    let mut waiting: HashMap<&Block, VecDeque<usize>> = HashMap::new();
    for at in old_free {
        waiting.entry(&old[at]).or_default().push_back(at);
    }
    for at in new_free {
        let partner = waiting.get_mut(&new[at]).and_then(VecDeque::pop_front);
        pairs.extend(partner.map(|partner| pair((partner, at))));
    }
    pairs
}

/// Adds the blocks that are alike among those that have no partner yet.
fn alike(old: &[Block], new: &[Block], pairs: &mut Vec<Pair>) {
    let (old_free, new_free) = free(old.len(), new.len(), pairs);
    if old_free.is_empty() || new_free.is_empty() {
        return;
    }
    let mut vocabulary = Vocabulary::default();
    let mut features = |all: &[Block], places: &[usize]| -> Vec<like::Features> {
        places.iter().map(|&at| vocabulary.features(&all[at].text)).collect()
    };
    let (old_features, new_features) = (features(old, &old_free), features(new, &new_free));
    let enough = |a: usize, b: usize| {
        let are_rows = old[old_free[a]].kind == Kind::Row && new[new_free[b]].kind == Kind::Row;
        if are_rows { ROWS_ALIKE } else { ALIKE }
    };
    let found = like::pairs(&old_features, &new_features, enough);
    pairs.extend(found.into_iter().map(|like| {
        let (from, to) = (old_free[like.old], new_free[like.new]);
        // The same words in another form, such as a paragraph that became a bullet.
        let likeness = if old[from].text == new[to].text { 100 } else { like.likeness };
        Pair { old: from, new: to, likeness: Some(likeness), is_moved: false }
    }));
}

/// The places that no pair holds, old and new.
fn free(old: usize, new: usize, pairs: &[Pair]) -> (Vec<usize>, Vec<usize>) {
    let (mut old, mut new) = (vec![true; old], vec![true; new]);
    for pair in pairs {
        (old[pair.old], new[pair.new]) = (false, false);
    }
    let places = |free: Vec<bool>| -> Vec<usize> {
        free.iter().enumerate().filter_map(|(at, is_free)| is_free.then_some(at)).collect()
    };
    (places(old), places(new))
}

/// Which of `targets`, all different and below `bound`, are in the rising subsequence of the greatest weight.
fn heaviest_rise(targets: &[usize], weights: &[usize], bound: usize) -> Vec<bool> {
    // A Fenwick tree: the best weight, and where it ends, among the targets up to each one.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); bound + 1];
    let mut before = vec![None; targets.len()];
    let mut heaviest = (0, None);
    for (at, (&target, &weight)) in targets.iter().zip(weights).enumerate() {
        let (mut sum, mut place) = ((0, None), target);
        while place > 0 {
            sum = sum.max(best[place]);
            place &= place - 1;
        }
        before[at] = sum.1;
        let own = (sum.0 + weight, Some(at));
        heaviest = heaviest.max(own);
        place = target + 1;
        while place <= bound {
            best[place] = best[place].max(own);
            place += place & place.wrapping_neg();
        }
    }
    let mut stays = vec![false; targets.len()];
    let mut next = heaviest.1;
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    stays
}
