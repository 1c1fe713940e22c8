//! Which blocks of two texts belong together: the same ones first, wherever they stand, then those
//! that were split or merged, then those that are alike, then those of which one stands in the
//! other.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use similar::Algorithm;

use super::blocks::{EvidenceBlock, Kind};
use super::contained::{by_letters, contained};
use super::like::{self, Like, Vocabulary};
use super::parts;
use super::search::common;
use super::words::count;
use crate::model::as_seen;

/// The likeness from which two blocks are one that was edited.
const ALIKE: u8 = 40;

/// The same for two rows of a table: they are short, and what they are about is mostly a cell of
/// two words.
const ROWS_ALIKE: u8 = 25;

/// A block, which is the same as another where no reader can tell the two apart.
#[derive(Debug, Clone)]
pub(super) struct Seen<'a> {
    /// The block as it was written.
    pub(super) block: &'a EvidenceBlock,
    key: Cow<'a, str>,
}

impl<'a> Seen<'a> {
    /// The blocks of a text.
    pub(super) fn all(blocks: &'a [EvidenceBlock]) -> Vec<Self> {
        blocks.iter().map(|block| Self { block, key: as_seen(&block.text) }).collect()
    }

    fn key(&self) -> (Kind, u8, &str) {
        (self.block.kind, self.block.depth, &self.key)
    }
}

impl PartialEq for Seen<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Seen<'_> {}

impl PartialOrd for Seen<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Seen<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// Old blocks and the new ones that they became: one and one, or one and several that follow one
/// another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The places of the old ones.
    pub(super) old: Range<usize>,
    /// The places of the new ones.
    pub(super) new: Range<usize>,
    /// How alike they are where they are not the same, in per cent; of no meaning where there are
    /// several.
    pub(super) likeness: Option<u8>,
    /// Whether they stand elsewhere among the others.
    pub(super) is_moved: bool,
}

impl Link {
    fn one(old: usize, new: usize, likeness: Option<u8>) -> Self {
        Self { old: old..old + 1, new: new..new + 1, likeness, is_moved: false }
    }

    /// Old blocks and new ones of which one side has several.
    pub(super) fn several(old: Range<usize>, new: Range<usize>) -> Self {
        Self { old, new, likeness: Some(0), is_moved: false }
    }
}

/// The blocks that belong together, in the order of the new ones.
///
/// What moved is the least that can have, counted in words. Time grows with the length of both
/// texts, and with the logarithm of the number of blocks; exchanging the sides exchanges the places
/// of each link and nothing else.
pub(super) fn align(old: &[Seen<'_>], new: &[Seen<'_>]) -> Vec<Link> {
    if old > new {
        let mut links = align(new, old);
        for link in &mut links {
            std::mem::swap(&mut link.old, &mut link.new);
        }
        links.sort_by_key(|link| link.new.start);
        return links;
    }
    let mut links = same(old, new);
    others(old, new, &mut links);
    links.sort_by_key(|link| link.old.start);
    let targets: Vec<usize> = links.iter().map(|link| link.new.start).collect();
    if targets.is_sorted() {
        return links;
    }
    let words = |places: &Range<usize>| -> usize {
        old[places.clone()].iter().map(|own| 1 + count(&own.block.text)).sum()
    };
    let weights: Vec<usize> = links.iter().map(|link| words(&link.old)).collect();
    for (link, stays) in links.iter_mut().zip(heaviest_rise(&targets, &weights, new.len())) {
        link.is_moved = !stays;
    }
    links.sort_by_key(|link| link.new.start);
    links
}

/// Equal blocks: those in order as `similar` finds them, then the others wherever they stand.
fn same(old: &[Seen<'_>], new: &[Seen<'_>]) -> Vec<Link> {
    let link = |(old, new)| Link::one(old, new, None);
    let mut links: Vec<Link> = Vec::new();
    for (from, to, length) in common(Algorithm::Histogram, old, new) {
        links.extend((from..from + length).zip(to..to + length).map(link));
    }
    let (old_free, new_free) = free(old.len(), new.len(), &links);
    let mut waiting: HashMap<&Seen<'_>, VecDeque<usize>> = HashMap::new();
    for at in old_free {
        waiting.entry(&old[at]).or_default().push_back(at);
    }
    for at in new_free {
        let partner = waiting.get_mut(&new[at]).and_then(VecDeque::pop_front);
        links.extend(partner.map(|partner| link((partner, at))));
    }
    links
}

/// Adds the blocks that were split or merged, and those that are alike, among those that have no
/// partner yet.
fn others(old: &[Seen<'_>], new: &[Seen<'_>], links: &mut Vec<Link>) {
    let (old_free, new_free) = free(old.len(), new.len(), links);
    if old_free.is_empty() || new_free.is_empty() {
        return;
    }
    let mut vocabulary = Vocabulary::default();
    let mut features = |all: &[Seen<'_>], places: &[usize]| -> Vec<like::Features> {
        places.iter().map(|&at| vocabulary.features(&all[at].block.text)).collect()
    };
    let (old_features, new_features) = (features(old, &old_free), features(new, &new_free));
    let enough = |a: usize, b: usize| {
        let kinds = (old[old_free[a]].block.kind, new[new_free[b]].block.kind);
        if kinds == (Kind::Row, Kind::Row) { ROWS_ALIKE } else { ALIKE }
    };
    let found = like::candidates(&old_features, &new_features, enough);
    let unpaired = parts::Unpaired { old, new, old_free: &old_free, new_free: &new_free };
    let several = parts::several(unpaired, &old_features, &new_features, &found);
    let (mut old_taken, mut new_taken) = (vec![false; old.len()], vec![false; new.len()]);
    for link in &several {
        old_taken[link.old.clone()].fill(true);
        new_taken[link.new.clone()].fill(true);
    }
    let is_free = |like: &Like| !old_taken[old_free[like.old]] && !new_taken[new_free[like.new]];
    let chosen = |mut likes: Vec<Like>| {
        likes.retain(is_free);
        like::chosen(likes, old_features.len(), new_features.len())
    };
    let by_letters = by_letters(unpaired, |old, new| {
        old_features[old].likeness(&new_features[new]).max(enough(old, new))
    });
    let mut likes = chosen(by_letters.into_iter().chain(found.likes.iter().copied()).collect());
    let within = contained(unpaired, &old_features, &new_features, &found, &likes);
    likes.extend(chosen(within));
    links.extend(likes.into_iter().map(|like| {
        let (from, to) = (old_free[like.old], new_free[like.new]);
        // The same words in another form, such as a paragraph that became a bullet.
        let likeness = if old[from].key == new[to].key { 100 } else { like.likeness };
        Link::one(from, to, Some(likeness))
    }));
    links.extend(several);
}

/// The places that no link holds, old and new.
fn free(old: usize, new: usize, links: &[Link]) -> (Vec<usize>, Vec<usize>) {
    let (mut old, mut new) = (vec![true; old], vec![true; new]);
    for link in links {
        old[link.old.clone()].fill(false);
        new[link.new.clone()].fill(false);
    }
    let places = |free: Vec<bool>| -> Vec<usize> {
        free.iter().enumerate().filter_map(|(at, is_free)| is_free.then_some(at)).collect()
    };
    (places(old), places(new))
}

/// Which of `targets`, all different and below `bound`, are in the rising subsequence of the
/// greatest weight.
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
