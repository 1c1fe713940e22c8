//! Blocks that stand in another, which is much longer, and blocks of which one or two words were
//! joined or parted: too little is common to them, out of all, to be alike.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use super::align::Seen;
use super::like::{Candidates, Features, Like, plain_words};
use super::parts::{Unpaired, is_prose};
use crate::model::as_seen;

/// Fewer words stand in a longer text by chance.
const FEWEST: usize = 3;

/// The share of the words of a text, in per cent, that another that holds it has in the same order.
const IN_ORDER: usize = 90;

/// A text that is so many times as long as another is not searched for it: searched for all that
/// may stand in it, it would cost too much.
const TIMES: usize = 20;

/// Whether a text stands in another but for a stray word, in order. Time grows with the length of
/// both.
pub(super) fn stands_in(part: &str, whole: &str) -> bool {
    let whole: Vec<Cow<'_, str>> = plain_words(whole).collect();
    let mut next: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, word) in whole.iter().enumerate() {
        next.entry(word).or_default().push_back(at);
    }
    let (mut many, mut found, mut from) = (0, 0, 0);
    for word in plain_words(part) {
        many += 1;
        let Some(places) = next.get_mut(&*word) else { continue };
        while places.front().is_some_and(|place| *place < from) {
            places.pop_front();
        }
        if let Some(place) = places.pop_front() {
            (found, from) = (found + 1, place + 1);
        }
    }
    many >= FEWEST && 100 * found >= IN_ORDER * many
}

/// Whether a text is long enough to be searched for in another.
pub(super) fn is_searched(part: &Features, whole: &Features) -> bool {
    TIMES * part.len() >= whole.len()
}

/// Old and new blocks, without a partner in `taken`, of which one stands in the other: `old` and
/// `new` of each are places among those that were free.
pub(super) fn contained(
    unpaired: Unpaired<'_>,
    old_features: &[Features],
    new_features: &[Features],
    found: &Candidates,
    taken: &[Like],
) -> Vec<Like> {
    let (mut old_free, mut new_free) =
        (vec![true; old_features.len()], vec![true; new_features.len()]);
    for like in taken {
        (old_free[like.old], new_free[like.new]) = (false, false);
    }
    let of_new = found.new_within.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new)));
    let of_old = found.old_within.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)));
    let mut pairs: Vec<(usize, usize)> = of_new.chain(of_old).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(old, new)| old_free[old] && new_free[new]);
    let like = |(old, new): (usize, usize)| {
        let (was, is) =
            (&unpaired.old[unpaired.old_free[old]], &unpaired.new[unpaired.new_free[new]]);
        let (here, there) = (&old_features[old], &new_features[new]);
        let is_within = if here.len() < there.len() {
            is_searched(here, there)
                && there.holds(here)
                && stands_in(&was.block.text, &is.block.text)
        } else {
            is_searched(there, here)
                && here.holds(there)
                && stands_in(&is.block.text, &was.block.text)
        };
        (is_prose(was) && is_prose(is) && is_within).then(|| Like {
            old,
            new,
            likeness: here.likeness(there),
        })
    };
    pairs.into_iter().filter_map(like).collect()
}

/// Old and new blocks that are the same letter by letter, with other spaces and signs between them;
/// they are as alike as `enough` at least.
pub(super) fn by_letters(
    unpaired: Unpaired<'_>,
    likeness: impl Fn(usize, usize) -> u8,
) -> Vec<Like> {
    let letters = |own: &Seen<'_>| -> String {
        let seen = as_seen(&own.block.text);
        seen.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, &place) in unpaired.old_free.iter().enumerate().rev() {
        known.insert(letters(&unpaired.old[place]), at);
    }
    known.remove("");
    let like = |(new, &place): (usize, &usize)| {
        let old = known.remove(&letters(&unpaired.new[place]))?;
        Some(Like { old, new, likeness: likeness(old, new) })
    };
    unpaired.new_free.iter().enumerate().filter_map(like).collect()
}
