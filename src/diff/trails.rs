//! What became of each item and each action over three rounds or more.

use std::collections::HashMap;

use serde::Serialize;

use super::Side;
use super::actions::{ActionChange, ActionState};
use super::gone::GoneActions;
use super::header::Day;
use super::mapping::{NotCompared, pairings};
use super::pair_actions::pair_actions;
use super::rating::RatedLevel;
use super::unread::{self, OneSide, UnreadField};
use crate::model::{ActionStatus, Id, Item, ItemId, Response, Rubric};

/// The trails over the returns of one partnership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trails {
    /// The rounds, oldest first; one in which the partnership did not return is not among them.
    pub rounds: Vec<Id>,
    /// Each item that is asked in the newest round, in its order.
    pub items: Vec<ItemTrail>,
    /// Each action: those of the newest return in its order, then those that are gone, the oldest
    /// first.
    pub actions: Vec<ActionTrail>,
}

/// The levels of an item from round to round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemTrail {
    /// The item, as the newest round has it.
    pub item: ItemId,
    /// One step for each round.
    pub steps: Vec<ItemStep>,
    /// Whether it was given the same level in each of the rounds.
    pub never_moved: bool,
}

/// An item in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemStep {
    /// The round.
    pub round: Id,
    /// The item as that round has it; none where it cannot be compared with the newest.
    pub item: Option<ItemId>,
    /// Why it cannot be compared.
    pub not_comparable: Option<NotCompared>,
    /// The level; none where it is not rated or cannot be compared.
    pub level: Option<RatedLevel>,
    /// Whether its rating cannot be read there.
    pub is_unread: bool,
    /// Whether the answer says that the rating does not apply.
    pub is_outside: bool,
}

/// An action from round to round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionTrail {
    /// Its id, as the last return that has it says.
    pub action: Id,
    /// The item that it stands with there.
    pub item: ItemId,
    /// One step for each return that has it, oldest first; the first is where it was first seen.
    /// Where it was gone and came back, a round between two of them has none.
    pub steps: Vec<ActionStep>,
    /// How often it was put back.
    pub times_put_back: usize,
    /// Whether it stands in all of the returns and was said to be open in each.
    pub never_moved: bool,
    /// The action that says what it said, in the return behind the last one that has it.
    pub taken_into: Option<Id>,
}

/// An action in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionStep {
    /// The round.
    pub round: Id,
    /// Its id there.
    pub id: Id,
    /// What had become of it.
    pub status: Option<ActionStatus>,
    /// By when it was due, as `YYYY-MM-DD`.
    pub due: Option<Day>,
    /// Whether its status or its date, or whether it is there at all, cannot be read.
    pub is_unread: bool,
}

impl ActionStep {
    fn of(round: &Id, state: &ActionState, is_unread: bool) -> Self {
        let (round, id) = (round.clone(), state.id.clone());
        Self { round, id, status: state.status, due: state.due, is_unread }
    }

    fn is_said_open(&self) -> bool {
        self.is_open() && self.status.is_some()
    }

    /// Whether nobody said that it is done or dropped.
    fn is_open(&self) -> bool {
        !self.is_unread && matches!(self.status, None | Some(ActionStatus::Open))
    }
}

/// The trails over returns of one partnership, oldest first; there is nothing to follow in one
/// alone.
pub fn trails(sides: &[Side<'_>], versions: &[&Rubric]) -> Trails {
    let rounds: Vec<Id> = sides.iter().map(|side| side.round.id.clone()).collect();
    let actions = actions(sides, versions);
    Trails { items: items(sides, versions), actions, rounds }
}

impl Trails {
    /// For each action of the newest round the last one before that has it.
    pub(super) fn last_in(&self) -> HashMap<&Id, &Id> {
        let newest = self.rounds.last();
        let before = self.actions.iter().filter_map(|trail| match &*trail.steps {
            [.., before, last] if Some(&last.round) == newest => {
                Some((&trail.action, &before.round))
            }
            _ => None,
        });
        before.collect()
    }

    /// Whether the newest return still has the action neither done nor dropped, as the two before
    /// it did, and its date was put back in that time.
    pub(super) fn is_carried_and_put_back(&self, action: &Id) -> bool {
        let newest = self.rounds.last();
        let is_it = |trail: &&ActionTrail| {
            trail.action == *action && trail.steps.last().map(|step| &step.round) == newest
        };
        let Some(trail) = self.actions.iter().find(is_it) else { return false };
        let open = trail.steps.iter().rev().take_while(|step| step.is_open()).count();
        let steps = &trail.steps[trail.steps.len() - open..];
        let rounds = &self.rounds[self.rounds.len().saturating_sub(open)..];
        open >= 3
            && times_put_back(steps) > 0
            && rounds.iter().eq(steps.iter().map(|step| &step.round))
    }
}

fn times_put_back(steps: &[ActionStep]) -> usize {
    let is_later = |pair: &&[ActionStep]| {
        let [a, b] = pair else { return false };
        a.due.zip(b.due).is_some_and(|(before, after)| after > before)
    };
    steps.windows(2).filter(is_later).count()
}

fn items(sides: &[Side<'_>], versions: &[&Rubric]) -> Vec<ItemTrail> {
    let Some((newest, earlier)) = sides.split_last() else { return Vec::new() };
    let own = newest.rubric.items().filter(|item| item.is_local());
    let mut trails: Vec<ItemTrail> = own.map(|item| begin(*newest, item)).collect();
    let mut after = newest;
    for side in earlier.iter().rev() {
        let known: HashMap<ItemId, (Option<ItemId>, Option<NotCompared>)> =
            pairings(side.rubric, after.rubric, versions)
                .into_iter()
                .flat_map(|pairing| {
                    let before = pairing.comparable().map(|(old, _)| old.clone());
                    let reason = pairing.reason;
                    pairing.new.into_iter().map(move |item| (item, (before.clone(), reason)))
                })
                .collect();
        for trail in &mut trails {
            let step = trail.steps.last().map(|last| back(last, *side, &known));
            trail.steps.extend(step);
        }
        after = side;
    }
    for trail in &mut trails {
        trail.steps.reverse();
        let mut levels = trail.steps.iter().map(|step| step.level.as_ref().map(|l| l.level));
        let first = levels.next().flatten();
        trail.never_moved = first.is_some() && levels.all(|level| level == first);
    }
    trails
}

fn begin(side: Side<'_>, item: &Item) -> ItemTrail {
    let step = ItemStep {
        round: side.round.id.clone(),
        item: Some(item.id.clone()),
        not_comparable: None,
        level: level(side, &item.id),
        is_unread: is_unread(side, &item.id),
        is_outside: is_outside(side, &item.id),
    };
    ItemTrail { item: item.id.clone(), steps: vec![step], never_moved: false }
}

/// The step before `last`, one round further back.
fn back(
    last: &ItemStep,
    side: Side<'_>,
    known: &HashMap<ItemId, (Option<ItemId>, Option<NotCompared>)>,
) -> ItemStep {
    let (item, reason) = match &last.item {
        Some(item) => known.get(item).cloned().unwrap_or((None, Some(NotCompared::New))),
        None => (None, last.not_comparable),
    };
    ItemStep {
        round: side.round.id.clone(),
        not_comparable: reason,
        level: item.as_ref().and_then(|item| level(side, item)),
        is_unread: item.as_ref().is_some_and(|item| is_unread(side, item)),
        is_outside: item.as_ref().is_some_and(|item| is_outside(side, item)),
        item,
    }
}

fn is_unread(side: Side<'_>, item: &ItemId) -> bool {
    !side.returned.gaps().is_empty()
        && unread::of_answers(side, std::slice::from_ref(item), true).contains(&UnreadField::Rating)
}

fn is_outside(side: Side<'_>, item: &ItemId) -> bool {
    side.returned.response(item).is_some_and(Response::is_rating_outside)
}

fn level(side: Side<'_>, item: &ItemId) -> Option<RatedLevel> {
    RatedLevel::of(side.rubric, side.returned.response(item)?.rating)
}

fn actions(sides: &[Side<'_>], versions: &[&Rubric]) -> Vec<ActionTrail> {
    let mut following = Following::default();
    for pair in sides.windows(2) {
        let [old, new] = pair else { continue };
        let changes = pair_actions(*old, *new, &pairings(old.rubric, new.rubric, versions));
        following.go_on(&old.round.id, &new.round.id, changes.into_iter().flatten());
    }
    let mut trails = following.trails;
    for trail in &mut trails {
        trail.times_put_back = times_put_back(&trail.steps);
        trail.never_moved =
            trail.steps.len() == sides.len() && trail.steps.iter().all(ActionStep::is_said_open);
    }
    let newest = sides.last().into_iter().flat_map(|side| side.returned.responses());
    let order: HashMap<&Id, usize> =
        newest.flat_map(|r| &r.actions).enumerate().map(|(at, action)| (&action.id, at)).collect();
    let last = sides.last().map(|side| &side.round.id);
    trails.sort_by_key(|trail| {
        let is_there = trail.steps.last().map(|step| &step.round) == last;
        let place = order.get(&trail.action).filter(|_| is_there);
        place.copied().unwrap_or(usize::MAX)
    });
    trails
}

/// The trails so far, while the rounds are gone through.
#[derive(Default)]
struct Following {
    trails: Vec<ActionTrail>,
    /// Which trail an action of the last round continues, by its id there.
    current: HashMap<Id, usize>,
    /// The actions that stood in an earlier round and not in the one after it.
    gone: GoneActions,
}

impl Following {
    /// Takes in what became of the actions of a round in the next.
    fn go_on(&mut self, before: &Id, now: &Id, changes: impl Iterator<Item = ActionChange>) {
        let is_first = self.trails.is_empty();
        let (mut next, mut left) = (HashMap::new(), Vec::new());
        for change in changes {
            let unread =
                (is_unread_step(&change, OneSide::Old), is_unread_step(&change, OneSide::New));
            let ActionChange { old: was, new: is, counterpart, .. } = change;
            let known = match (&was, &is) {
                (Some(was), _) if is_first => Some(self.add(start(before, was, unread.0))),
                (Some(was), _) => self.current.get(&was.id).copied(),
                (None, Some(is)) => self.gone.take(is),
                (None, None) => None,
            };
            match (is, was) {
                (Some(is), _) => {
                    let at = match known {
                        Some(at) => {
                            go_on(&mut self.trails[at], now, &is, unread.1);
                            at
                        }
                        None => self.add(start(now, &is, unread.1)),
                    };
                    next.insert(is.id, at);
                }
                (None, Some(was)) => {
                    let Some(at) = known else { continue };
                    // It may stand there all the same.
                    if unread.1 {
                        let step = ActionStep::of(now, &was, true);
                        let step = ActionStep { status: None, due: None, ..step };
                        self.trails[at].steps.push(step);
                    }
                    self.trails[at].taken_into = counterpart.map(|other| other.id);
                    left.push((at, was));
                }
                (None, None) => {}
            }
        }
        self.current = next;
        left.into_iter().for_each(|(at, was)| self.gone.add(at, was));
    }

    /// Begins a trail; its place.
    fn add(&mut self, trail: ActionTrail) -> usize {
        self.trails.push(trail);
        self.trails.len() - 1
    }
}

/// Whether it cannot be read how an action stands on a side.
fn is_unread_step(change: &ActionChange, side: OneSide) -> bool {
    let fields = [UnreadField::Status, UnreadField::Due, UnreadField::Actions];
    change.unread.iter().any(|own| own.side == side && fields.contains(&own.field))
}

fn start(round: &Id, state: &ActionState, is_unread: bool) -> ActionTrail {
    ActionTrail {
        action: state.id.clone(),
        item: state.item.clone(),
        steps: vec![ActionStep::of(round, state, is_unread)],
        times_put_back: 0,
        never_moved: false,
        taken_into: None,
    }
}

fn go_on(trail: &mut ActionTrail, round: &Id, state: &ActionState, is_unread: bool) {
    (trail.action, trail.item) = (state.id.clone(), state.item.clone());
    trail.taken_into = None;
    trail.steps.push(ActionStep::of(round, state, is_unread));
}
