//! Blocks that stand in another, which is much longer, and blocks of which one or two words were
//! joined or parted: too little is common to them, out of all, to be alike.

use std::borrow::Cow;
use std::collections::HashMap;

use super::align::Seen;
use super::like::{Candidates, Features, Like, plain_words};
use super::parts::{Unpaired, is_prose};
use super::words::count;
use crate::model::as_seen;

/// Fewer words stand in a longer text by chance.
const FEWEST: usize = 3;

/// The share of the words of a text, in per cent, that another that holds it has in the same order.
const IN_ORDER: usize = 90;

/// In a text that is so many times as long as another, many words stand in that order by chance.
const TIMES: usize = 20;

/// The words of a text in which others may stand.
pub(super) struct Whole<'a> {
    /// Where each stands, in order.
    places: HashMap<Cow<'a, str>, Vec<usize>>,
    /// How many there are, as they are counted for readers.
    pub(super) many: usize,
}

impl<'a> Whole<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut places: HashMap<Cow<'a, str>, Vec<usize>> = HashMap::new();
        for (at, word) in plain_words(text).enumerate() {
            places.entry(word).or_default().push(at);
        }
        Self { places, many: count(text) }
    }

    /// Whether a text stands here but for a stray word, in order. Time grows with its own length,
    /// and with the logarithm of that of the whole.
    pub(super) fn has(&self, part: &str) -> bool {
        let (mut many, mut found, mut from) = (0, 0, 0);
        for word in plain_words(part) {
            many += 1;
            let places = self.places.get(&word).map(Vec::as_slice).unwrap_or_default();
            let next = places.partition_point(|place| *place < from);
            if let Some(place) = places.get(next) {
                (found, from) = (found + 1, place + 1);
            }
        }
        many >= FEWEST && 100 * found >= IN_ORDER * many
    }
}

/// Whether a text may stand in another by more than chance: in one that is far longer nearly all
/// of it must.
pub(super) fn is_likely(part: &Features, whole: &Features) -> bool {
    !is_far(part, whole) || whole.holds_nearly_all(part)
}

fn is_far(part: &Features, whole: &Features) -> bool {
    whole.len() > TIMES * part.len()
}

/// Whether most of a text stands in another; one that is far longer is not looked through.
fn is_held(part: &Features, whole: &Features) -> bool {
    if is_far(part, whole) { whole.holds_nearly_all(part) } else { whole.holds(part) }
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
    // Many may stand in one: its words are looked up for all of them.
    let (mut old_known, mut new_known) = (HashMap::new(), HashMap::new());
    let like = |(old, new): (usize, usize)| {
        let (was, is) =
            (&unpaired.old[unpaired.old_free[old]], &unpaired.new[unpaired.new_free[new]]);
        let (here, there) = (&old_features[old], &new_features[new]);
        let is_within = if here.len() < there.len() {
            let whole = new_known.entry(new).or_insert_with(|| Whole::of(&is.block.text));
            is_held(here, there) && whole.has(&was.block.text)
        } else {
            let whole = old_known.entry(old).or_insert_with(|| Whole::of(&was.block.text));
            is_held(there, here) && whole.has(&is.block.text)
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
