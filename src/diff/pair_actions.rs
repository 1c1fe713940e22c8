//! What became of the actions of two returns, each told where it stands now or stood last.

use std::collections::{HashMap, HashSet};

use super::Side;
use super::actions::{ActionChange, ActionState, Match, MovedAway, Progress};
use super::counterparts;
use super::mapping::{self, Pairing};
use super::partners::Partners;
use super::unread::{self, OneSide, Unread, UnreadField};
use crate::model::{Date, Id, ItemId, Rubric};

/// An action, and which of the pairings it stands in.
pub(super) struct Placed {
    pub(super) state: ActionState,
    pub(super) place: usize,
    unread: Vec<UnreadField>,
}

impl Placed {
    /// Whether it is known what it says.
    pub(super) fn has_text(&self) -> bool {
        !self.unread.contains(&UnreadField::Text)
    }
}

/// What became of the actions, for each of `pairings`: in the order of the new side, then those
/// that are gone.
///
/// An action without a partner of its own id is held against those of its item, then against all
/// others: first those with the same text, then those alike. Exchanging the sides exchanges old and
/// new and nothing else.
pub(super) fn pair_actions(
    old: Side<'_>,
    new: Side<'_>,
    pairings: &[Pairing],
) -> Vec<Vec<ActionChange>> {
    let sides = (old, new);
    let old = placed(old, pairings, |pairing| &pairing.old);
    let new = placed(new, pairings, |pairing| &pairing.new);
    let Partners { partners, same_id } = Partners::of(&old, &new);
    let places: Vec<Option<usize>> = partners.iter().map(|own| own.map(|(at, _)| at)).collect();
    let counterparts =
        counterparts::found(&counterparts::Pairs { old: &old, new: &new, partners: &places });
    let is_reused: HashSet<&Id> = same_id
        .iter()
        .zip(&places)
        .filter_map(|(same, own)| same.filter(|_| same != own))
        .map(|at| &old[at].state.id)
        .collect();
    let mut out: Vec<Vec<ActionChange>> = pairings.iter().map(|_| Vec::new()).collect();
    for (at, now) in new.iter().enumerate() {
        let partner = partners[at].map(|(at, matched)| (&old[at], matched));
        let mut change = newer(now, partner, sides.0, pairings);
        if let Some((progress, whole)) = counterparts.new[at].filter(|_| change.unread.is_empty()) {
            change = change.with_counterpart(progress, &old[whole]);
        }
        let was = change.old.as_ref().filter(|was| was.id != now.state.id);
        change.is_id_reused =
            is_reused.contains(&now.state.id) || was.is_some_and(|was| is_reused.contains(&was.id));
        out[now.place].push(change);
    }
    let taken: HashSet<usize> = places.iter().flatten().copied().collect();
    for (at, was) in old.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let mut change = ActionChange::gone(was.state.clone())
            .maybe_unread(OneSide::New, is_unread(sides.1, &pairings[was.place].new))
            .with_unread(unread_of(OneSide::Old, was));
        if let Some(whole) = counterparts.old[at].filter(|_| change.unread.is_empty()) {
            change = change.with_counterpart(Progress::TakenInto, &new[whole]);
        }
        change.is_id_reused = is_reused.contains(&was.state.id);
        out[was.place].push(change);
    }
    out
}

/// An action of the old side, as an action of the new side was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionBefore {
    /// The id that it had: another one where the two are known by their likeness alone.
    pub id: Id,
    /// When it was due.
    pub due: Option<Date>,
}

/// What each action of the new side that has a partner was on the old side, by its id now: just
/// those that [`compare`](super::compare) takes for one.
pub fn actions_before(
    old: Side<'_>,
    new: Side<'_>,
    versions: &[&Rubric],
) -> HashMap<Id, ActionBefore> {
    let pairings = mapping::pairings(old.rubric, new.rubric, versions);
    let old = placed(old, &pairings, |pairing| &pairing.old);
    let new = placed(new, &pairings, |pairing| &pairing.new);
    let partners = Partners::of(&old, &new).partners.into_iter();
    let found = new.iter().zip(partners).filter_map(|(now, partner)| {
        let was = &old[partner?.0].state;
        let before = ActionBefore { id: was.id.clone(), due: was.due.as_ref().map(|day| day.0) };
        Some((now.state.id.clone(), before))
    });
    found.collect()
}

/// What became of an action that the new side has, with its partner where it has one.
fn newer(
    now: &Placed,
    partner: Option<(&Placed, Match)>,
    old: Side<'_>,
    pairings: &[Pairing],
) -> ActionChange {
    let state = now.state.clone();
    match partner {
        Some((was, matched)) => {
            let is_moved = is_moved(was, now, pairings);
            let unread = [unread_of(OneSide::Old, was), unread_of(OneSide::New, now)].concat();
            ActionChange::both((was.state.clone(), state), matched, is_moved, unread)
        }
        None => ActionChange::added(state)
            .maybe_unread(OneSide::Old, is_unread(old, &pairings[now.place].old))
            .with_unread(unread_of(OneSide::New, now)),
    }
}

fn unread_of(side: OneSide, own: &Placed) -> Vec<Unread> {
    own.unread.iter().map(|&field| Unread { side, field }).collect()
}

/// Whether some of the actions with these items cannot be read.
fn is_unread(side: Side<'_>, items: &[ItemId]) -> bool {
    !side.returned.gaps().is_empty()
        && unread::of_answers(side, items, true).contains(&UnreadField::Actions)
}

/// Whether the items of the two do not belong together. One that was split or merged belongs with
/// each of the others.
fn is_moved(was: &Placed, now: &Placed, pairings: &[Pairing]) -> bool {
    !pairings[now.place].old.contains(&was.state.item)
        && !pairings[was.place].new.contains(&now.state.item)
}

/// For each of `pairings` the actions that stood with it and stand with another item now.
pub(super) fn moved_away(
    actions: &[Vec<ActionChange>],
    pairings: &[Pairing],
) -> Vec<Vec<MovedAway>> {
    let mut out: Vec<Vec<MovedAway>> = pairings.iter().map(|_| Vec::new()).collect();
    for change in actions.iter().flatten() {
        let Some((was, is)) = change.moved() else { continue };
        let left = pairings.iter().position(|pairing| pairing.old.contains(was));
        if let (Some(out), Some(state)) = (left.and_then(|at| out.get_mut(at)), &change.old) {
            out.push(MovedAway { id: state.id.clone(), to: is.clone() });
        }
    }
    out
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
        out.extend(response.actions.iter().map(|action| Placed {
            state: ActionState::of(&response.item, action),
            place,
            unread: unread::of_action(side, action),
        }));
    }
    out
}
