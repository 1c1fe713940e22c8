//! Which actions of two returns are one: those of the same id, then those whose texts are alike.

use std::collections::{HashMap, VecDeque};

use super::Side;
use super::actions::{ActionChange, ActionState, Match};
use super::like::{self, Vocabulary};
use super::mapping::Pairing;
use crate::model::{Id, ItemId};

/// The likeness from which two actions of different ids are one, where they stand with the same item.
const ALIKE: u8 = 50;

/// The same for actions of different items.
const ALIKE_ELSEWHERE: u8 = 80;

/// An action, and which of the pairings it stands in.
struct Placed {
    state: ActionState,
    place: usize,
}

/// What became of the actions, for each of `pairings`: in the order of the new side, then those that are gone.
///
/// An action without a partner of its own id is held against those of its item, then against all others: first those
/// with the same text, then those alike. Exchanging the sides exchanges old and new and nothing else.
pub(super) fn pair_actions(
    old: Side<'_>,
    new: Side<'_>,
    pairings: &[Pairing],
) -> Vec<Vec<ActionChange>> {
    let old = placed(old, pairings, |pairing| &pairing.old);
    let new = placed(new, pairings, |pairing| &pairing.new);
    let mut partners: Vec<Option<(usize, Match)>> = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    let by_id: HashMap<&Id, usize> =
        old.iter().enumerate().map(|(at, placed)| (&placed.state.id, at)).collect();
    for (partner, placed) in partners.iter_mut().zip(&new) {
        if let Some(&at) = by_id.get(&placed.state.id) {
            *partner = Some((at, Match::Id));
            is_free[at] = false;
        }
    }
    let old_free: Vec<usize> = (0..old.len()).filter(|&at| is_free[at]).collect();
    let new_free: Vec<usize> = (0..new.len()).filter(|&at| partners[at].is_none()).collect();
    let texts = |all: &[Placed], free: &[usize]| -> Vec<String> {
        free.iter().map(|&at| all[at].state.text.clone()).collect()
    };
    // One direction for both, so that exchanging the sides cannot decide which of two likely partners it is.
    let found = if texts(&old, &old_free) <= texts(&new, &new_free) {
        alike(&old, &old_free, &new, &new_free)
    } else {
        let found = alike(&new, &new_free, &old, &old_free);
        found.into_iter().map(|(b, a, percent)| (a, b, percent)).collect()
    };
    for (a, b, percent) in found {
        partners[b] = Some((a, Match::Likeness { percent }));
        is_free[a] = false;
    }
    let mut out: Vec<Vec<ActionChange>> = pairings.iter().map(|_| Vec::new()).collect();
    for (now, partner) in new.iter().zip(&partners) {
        let state = now.state.clone();
        let change = match partner.map(|(at, matched)| (&old[at], matched)) {
            Some((was, matched)) => {
                let is_moved = is_moved(was, now, pairings);
                ActionChange::both(was.state.clone(), state, matched, is_moved)
            }
            None => ActionChange::added(state),
        };
        out[now.place].push(change);
    }
    for (was, _) in old.into_iter().zip(is_free).filter(|(_, is_free)| *is_free) {
        out[was.place].push(ActionChange::gone(was.state));
    }
    out
}

/// Whether the items of the two do not belong together. One that was split or merged belongs with each of the others.
fn is_moved(was: &Placed, now: &Placed, pairings: &[Pairing]) -> bool {
    !pairings[now.place].old.contains(&was.state.item)
        && !pairings[was.place].new.contains(&now.state.item)
}

fn placed(
    side: Side<'_>,
    pairings: &[Pairing],
    items: impl Fn(&Pairing) -> &Vec<ItemId>,
) -> Vec<Placed> {
    let mut places: HashMap<&ItemId, usize> = HashMap::new();
    for (place, pairing) in pairings.iter().enumerate() {
        for item in items(pairing) {
            places.entry(item).or_insert(place);
        }
    }
    let mut out = Vec::new();
    for response in side.returned.responses() {
        let Some(&place) = places.get(&response.item) else { continue };
        let states = response.actions.iter().map(|action| ActionState::of(&response.item, action));
        out.extend(states.map(|state| Placed { state, place }));
    }
    out
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
        let key = |placed: &Placed| (within.then_some(placed.place), placed.state.text.clone());
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
