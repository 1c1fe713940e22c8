//! Which actions of two returns are one: those of the same id, then those whose texts are alike.
//!
//! An id is an author's word for an action, and may be given to another one. So where two actions
//! of one id have hardly a word in common or none that says what they are about, or one of them
//! stands word for word under another id, they are two.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};

use super::actions::{ActionState, Match};
use super::like::{self, Vocabulary};
use super::pair_actions::Placed;
use crate::model::{Id, as_seen};

/// The likeness from which two actions of different ids are one, where they stand with the same
/// item.
const ALIKE: u8 = 50;

/// The same for actions of different items.
const ALIKE_ELSEWHERE: u8 = 80;

/// The likeness below which two actions of one id are two.
const OTHER: u8 = 10;

/// By how much another action must be more alike, in per cent, to be the one in place of that of
/// the same id.
const NEARER: u8 = 25;

/// For each new action the old one that it was.
pub(super) struct Partners {
    /// The old one's place, and how it is known.
    pub(super) partners: Vec<Option<(usize, Match)>>,
    /// The place of the old one of the same id, whether it is the same action or not.
    pub(super) same_id: Vec<Option<usize>>,
}

impl Partners {
    /// An action without a partner of its own id is held against those of its item, then against
    /// all others: first those with the same text, then those alike. Exchanging the sides exchanges
    /// old and new and nothing else.
    pub(super) fn of(old: &[Placed], new: &[Placed]) -> Self {
        let mut partners: Vec<Option<(usize, Match)>> = vec![None; new.len()];
        let mut is_free = vec![true; old.len()];
        let by_id: HashMap<&Id, usize> =
            old.iter().enumerate().map(|(at, placed)| (&placed.state.id, at)).collect();
        let same_id: Vec<Option<usize>> =
            new.iter().map(|placed| by_id.get(&placed.state.id).copied()).collect();
        let others = Others::of(old, new);
        let is_elsewhere = elsewhere(old, new, &same_id);
        for (at, partner) in partners.iter_mut().enumerate() {
            let is_one = |&was: &usize| !is_elsewhere[at] && !others.are_two(&old[was], &new[at]);
            if let Some(was) = same_id[at].filter(is_one) {
                *partner = Some((was, Match::Id));
                is_free[was] = false;
            }
        }
        let old_free: Vec<usize> =
            (0..old.len()).filter(|&at| is_free[at] && old[at].has_text()).collect();
        let new_free: Vec<usize> =
            (0..new.len()).filter(|&at| partners[at].is_none() && new[at].has_text()).collect();
        let texts = |all: &[Placed], free: &[usize]| -> Vec<String> {
            free.iter().map(|&at| all[at].state.text.clone()).collect()
        };
        // One direction for both, so that exchanging the sides cannot decide which of two likely
        // partners it is.
        let found = if texts(old, &old_free) <= texts(new, &new_free) {
            alike(old, &old_free, new, &new_free)
        } else {
            let found = alike(new, &new_free, old, &old_free);
            found.into_iter().map(|(b, a, percent)| (a, b, percent)).collect()
        };
        for (a, b, percent) in found {
            partners[b] = Some((a, Match::Likeness { percent }));
            is_free[a] = false;
        }
        // Where others are more alike still, the two are left to each other.
        for (at, partner) in partners.iter_mut().enumerate().filter(|(at, _)| is_elsewhere[*at]) {
            let was = same_id[at].filter(|&was| is_free[was]);
            *partner = partner.or(was.map(|was| (was, Match::Id)));
        }
        Self { partners, same_id }
    }
}

/// For each new action, whether the old one of its id, or itself, is far more alike to an action of
/// another id: that one was given a new id, and its own names another now.
fn elsewhere(old: &[Placed], new: &[Placed], same_id: &[Option<usize>]) -> Vec<bool> {
    let mut is_elsewhere = vec![false; new.len()];
    let mut has_same = vec![false; old.len()];
    let mut changed = Vec::new();
    for (at, was) in same_id.iter().enumerate() {
        let Some(was) = *was else { continue };
        has_same[was] = true;
        let (here, there) = (&old[was], &new[at]);
        let is_read = here.has_text() && there.has_text();
        if is_read && as_seen(&here.state.text) != as_seen(&there.state.text) {
            changed.push((was, at));
        }
    }
    let mut olds: Vec<usize> =
        (0..old.len()).filter(|&at| !has_same[at] && old[at].has_text()).collect();
    let mut news: Vec<usize> =
        (0..new.len()).filter(|&at| same_id[at].is_none() && new[at].has_text()).collect();
    if changed.is_empty() || (olds.is_empty() && news.is_empty() && changed.len() < 2) {
        return is_elsewhere;
    }
    olds.extend(changed.iter().map(|(was, _)| *was));
    news.extend(changed.iter().map(|(_, at)| *at));
    let mut vocabulary = Vocabulary::default();
    let mut features = |all: &[Placed], places: &[usize]| -> Vec<like::Features> {
        places.iter().map(|&at| vocabulary.features(&all[at].state.text)).collect()
    };
    let (old_features, new_features) = (features(old, &olds), features(new, &news));
    // Those of one id stand last on either side, in the same order.
    let (first_old, first_new) = (olds.len() - changed.len(), news.len() - changed.len());
    let own = |pair: usize| {
        let (was, is) = (&old_features[first_old + pair], &new_features[first_new + pair]);
        // What was said in fewer words, or in more, is the same.
        if was.holds(is) || is.holds(was) { 100 } else { was.likeness(is) }
    };
    let own: Vec<u8> = (0..changed.len()).map(own).collect();
    let enough = |a: usize, b: usize| {
        let is_same = old[olds[a]].place == new[news[b]].place;
        if is_same { ALIKE } else { ALIKE_ELSEWHERE }
    };
    // In one direction, as below.
    let texts = |all: &[Placed], places: &[usize]| -> Vec<String> {
        places.iter().map(|&at| all[at].state.text.clone()).collect()
    };
    let likes: Vec<(usize, usize, u8)> = if texts(old, &olds) <= texts(new, &news) {
        let likes = like::candidates(&old_features, &new_features, enough).likes;
        likes.into_iter().map(|like| (like.old, like.new, like.likeness)).collect()
    } else {
        let likes = like::candidates(&new_features, &old_features, |b, a| enough(a, b)).likes;
        likes.into_iter().map(|like| (like.new, like.old, like.likeness)).collect()
    };
    for (a, b, likeness) in likes {
        let pairs = (a.checked_sub(first_old), b.checked_sub(first_new));
        if pairs.0.is_some() && pairs.0 == pairs.1 {
            continue;
        }
        let of = |pair: Option<usize>| pair.map_or(0, |pair| own[pair]);
        if likeness >= of(pairs.0).max(of(pairs.1)).saturating_add(NEARER) {
            let both = [pairs.0, pairs.1].into_iter().flatten();
            both.for_each(|pair| is_elsewhere[changed[pair].1] = true);
        }
    }
    is_elsewhere
}

/// What tells two actions of one id apart: the ids under which each text stands on either side.
struct Others<'a> {
    old: HashMap<Cow<'a, str>, &'a Id>,
    new: HashMap<Cow<'a, str>, &'a Id>,
}

impl<'a> Others<'a> {
    fn of(old: &'a [Placed], new: &'a [Placed]) -> Self {
        let ids = |all: &'a [Placed]| -> HashMap<Cow<'a, str>, &'a Id> {
            all.iter().map(|own| (as_seen(&own.state.text), &own.state.id)).collect()
        };
        Self { old: ids(old), new: ids(new) }
    }

    /// Whether two actions of one id are not one.
    fn are_two(&self, old: &Placed, new: &Placed) -> bool {
        let (was, is) = (as_seen(&old.state.text), as_seen(&new.state.text));
        if was == is || !old.has_text() || !new.has_text() {
            return false;
        }
        let stands = |all: &HashMap<Cow<'_, str>, &Id>, text: &str| {
            all.get(text).is_some_and(|id| **id != old.state.id)
        };
        let stands_elsewhere = stands(&self.new, &was) || stands(&self.old, &is);
        // Most that were reworded begin or end as they did, and need no closer look.
        if !stands_elsewhere && begin_or_end_alike(&was, &is) {
            return false;
        }
        are_far_apart(&was, &is, stands_elsewhere)
    }
}

/// Whether two actions of one id are one, as far as their texts alone tell; one that cannot be read
/// tells nothing.
pub(super) fn is_one(was: &ActionState, is: &ActionState) -> bool {
    let (was, is) = (as_seen(&was.text), as_seen(&is.text));
    let is_unread = was.is_empty() || is.is_empty();
    is_unread || was == is || begin_or_end_alike(&was, &is) || !are_far_apart(&was, &is, false)
}

/// Whether two texts under one id are of two actions; of two that stand elsewhere as well fewer
/// words tell.
fn are_far_apart(was: &str, is: &str, stands_elsewhere: bool) -> bool {
    let likeness = like::likeness(was, is);
    likeness < OTHER || likeness < ALIKE && (stands_elsewhere || share_no_subject(was, is))
}

/// Whether no word that says what is to be done is in both texts, though either has such words:
/// short texts share as much by their small words alone as long ones on one subject.
fn share_no_subject(one: &str, other: &str) -> bool {
    // A word in another form begins alike.
    const LETTERS: usize = 5;
    const FEWEST: usize = 4;
    let stems = |text: &str| -> HashSet<String> {
        let words = like::plain_words(text).filter(|word| word.chars().count() >= FEWEST);
        words.map(|word| word.chars().take(LETTERS).collect()).collect()
    };
    let (one, other) = (stems(one), stems(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Whether two texts begin or end with the same words, or nearly so.
fn begin_or_end_alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 16;
    let begin = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let end = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    begin.max(end) >= LETTERS
}

/// Pairs of places in `old` and `new` whose actions are alike, with the likeness in per cent.
fn alike(
    old: &[Placed],
    old_free: &[usize],
    new: &[Placed],
    new_free: &[usize],
) -> Vec<(usize, usize, u8)> {
    let mut found = word_for_word(old, old_free, new, new_free);
    let taken: (Vec<usize>, Vec<usize>) = found.iter().map(|(a, b, _)| (*a, *b)).unzip();
    let rest = |free: &[usize], mut taken: Vec<usize>| -> Vec<usize> {
        taken.sort_unstable();
        free.iter().copied().filter(|at| taken.binary_search(at).is_err()).collect()
    };
    let (old_free, new_free) = (rest(old_free, taken.0), rest(new_free, taken.1));
    if old_free.is_empty() || new_free.is_empty() {
        return found;
    }
    let mut vocabulary = Vocabulary::default();
    let mut features = |all: &[Placed], free: &[usize]| -> Vec<like::Features> {
        free.iter().map(|&at| vocabulary.features(&all[at].state.text)).collect()
    };
    let (old_features, new_features) = (features(old, &old_free), features(new, &new_free));
    let enough = |a: usize, b: usize| {
        let is_same = old[old_free[a]].place == new[new_free[b]].place;
        if is_same { ALIKE } else { ALIKE_ELSEWHERE }
    };
    let pairs = like::pairs(&old_features, &new_features, enough);
    let pairs =
        pairs.into_iter().map(|like| (old_free[like.old], new_free[like.new], like.likeness));
    found.extend(pairs);
    found
}

/// Those of the same text: within an item first, in order, then wherever they stand.
fn word_for_word(
    old: &[Placed],
    old_free: &[usize],
    new: &[Placed],
    new_free: &[usize],
) -> Vec<(usize, usize, u8)> {
    let mut found = Vec::new();
    let mut is_taken = vec![false; new.len()];
    let mut is_gone = vec![false; old.len()];
    for within in [true, false] {
        let key = |placed: &Placed| {
            (within.then_some(placed.place), as_seen(&placed.state.text).into_owned())
        };
        let mut waiting: HashMap<_, VecDeque<usize>> = HashMap::new();
        for &at in old_free.iter().filter(|&&at| !is_gone[at]) {
            waiting.entry(key(&old[at])).or_default().push_back(at);
        }
        for &at in new_free {
            let partner = waiting.get_mut(&key(&new[at])).filter(|_| !is_taken[at]);
            if let Some(partner) = partner.and_then(VecDeque::pop_front) {
                (is_gone[partner], is_taken[at]) = (true, true);
                found.push((partner, at, 100));
            }
        }
    }
    found
}
