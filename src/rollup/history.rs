//! The round and those before it: each item over as many rounds as its answers can be compared.
//!
//! It speaks in the items of the last round alone. What became of items that are no longer asked is
//! in the figures of the rounds that asked them.

use serde::Serialize;

use super::counted::{Counting, rated_items};
use super::distribution::{self, Distribution, Figures};
use super::movement::{Change, RoundMovement, movement};
use crate::model::{Collection, Comparability, Id, ItemId};

/// The round and those before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// The rounds, oldest first, 40 at most; the last is the round itself. It begins after a round
    /// that could not be read.
    pub rounds: Vec<PastRound>,
    /// One for each item that partnerships answer now, in the order of the rubric.
    pub items: Vec<Trail>,
    /// The items that never moved, in the order of the rubric.
    pub never_moved: Vec<NeverMoved>,
}

/// A round and what changed up to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastRound {
    /// The round.
    pub round: Id,
    /// What readers see.
    pub title: String,
    /// The last day on which a return was in time, as `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// The day on which it took place, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The version of the rubric.
    pub rubric: String,
    /// How many final returns are counted.
    pub returned: usize,
    /// What changed since the round before it; none for the first.
    pub movement: Option<PastMovement>,
}

/// What changed from one round to the next, over all items that could be compared between the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastMovement {
    /// How many partnerships returned a final return both times.
    pub partnerships: usize,
    /// How many items could be compared.
    pub items: usize,
    /// Their answers together.
    pub overall: Change,
}

/// An item over the rounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trail {
    /// The item.
    pub item: ItemId,
    /// Where it can be compared, oldest first; the last is the round itself. A round may be missing
    /// in between.
    pub rounds: Vec<TrailRound>,
}

/// An item in a round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrailRound {
    /// The round.
    pub round: Id,
    /// The item that it was in that round.
    pub item: ItemId,
    /// Its answers.
    pub distribution: Distribution,
    /// What changed since the round just before; none in the first one, and where the two cannot be
    /// compared.
    pub change: Option<Change>,
}

/// An item that never moved: from each of the rounds to the next at least one partnership rated it
/// both times, and none of them changed its rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeverMoved {
    /// The item.
    pub item: ItemId,
    /// The first of the rounds: with the round before that it cannot be compared, or there is none.
    pub since: Id,
    /// Over how many rounds, this one included; at least two.
    pub rounds: usize,
}

/// The rounds from the first to this one, as they were counted; there is one at least.
pub(super) struct Rounds<'a, 'b> {
    /// The rounds, oldest first.
    pub(super) counted: &'b [Counting<'a>],
    /// What changed from each to the next.
    pub(super) movements: Vec<RoundMovement>,
}

impl<'a, 'b> Rounds<'a, 'b> {
    /// Compares each round with the next.
    pub(super) fn new(collection: &Collection, counted: &'b [Counting<'a>]) -> Self {
        let compared = |pair: &[Counting<'_>]| match pair {
            [before, now] => {
                let comparison = collection.comparison(&now.round.rubric, &before.round.rubric);
                Some(movement(before, now, &comparison))
            }
            _ => None,
        };
        Self { counted, movements: counted.windows(2).filter_map(compared).collect() }
    }

    /// The history; `nation` has the figures of the last round.
    pub(super) fn history(&self, collection: &Collection, nation: &Figures) -> History {
        let Some(now) = self.counted.last() else {
            return History { rounds: Vec::new(), items: Vec::new(), never_moved: Vec::new() };
        };
        let rubric = &now.round.rubric;
        let comparisons: Vec<Comparability> = self
            .counted
            .iter()
            .map(|past| collection.comparison(rubric, &past.round.rubric))
            .collect();
        let trail = |item: &ItemId| {
            let rounds = self.counted.iter().zip(&comparisons).enumerate();
            let rounds = rounds.filter_map(|(at, (past, comparison))| {
                let was = comparison.comparable(item)?;
                let own = nation.items.iter().find(|own| own.item == *item);
                let distribution = match own.filter(|_| at + 1 == self.counted.len()) {
                    Some(own) => own.distribution.clone(),
                    None => distribution::of_item(rubric, was, &past.counted),
                };
                let change = at.checked_sub(1).and_then(|step| self.change(step, was));
                let round = past.round.info.id.clone();
                Some(TrailRound { round, item: was.clone(), distribution, change })
            });
            Trail { item: item.clone(), rounds: rounds.collect() }
        };
        let items: Vec<Trail> = rated_items(rubric).map(|(_, item)| trail(&item.id)).collect();
        let never_moved = items.iter().filter_map(never_moved).collect();
        let rounds = self.counted.iter().enumerate().map(|(at, past)| self.past(at, past));
        History { rounds: rounds.collect(), items, never_moved }
    }

    fn past(&self, at: usize, past: &Counting<'_>) -> PastRound {
        let movement = at.checked_sub(1).and_then(|step| self.movements.get(step));
        let movement = movement.map(|movement| PastMovement {
            partnerships: movement.partnerships.len(),
            items: movement.items.len(),
            overall: movement.overall.clone(),
        });
        let info = &past.round.info;
        PastRound {
            round: info.id.clone(),
            title: info.title.clone(),
            deadline: info.deadline.map(|day| day.to_string()),
            date: info.date.map(|day| day.to_string()),
            rubric: past.round.rubric.version().to_owned(),
            returned: past.counted.len(),
            movement,
        }
    }

    fn change(&self, step: usize, item: &ItemId) -> Option<Change> {
        let movement = self.movements.get(step)?;
        let found = movement.items.iter().find(|change| change.item == *item);
        found.map(|found| found.change.clone())
    }
}

/// The rounds up to the last through which an item did not move, where there are two at least and
/// it moved in none.
fn never_moved(trail: &Trail) -> Option<NeverMoved> {
    let changes = trail.rounds.iter().rev().map_while(|round| round.change.as_ref());
    let steps = changes.clone().count();
    if steps == 0 || !changes.clone().all(Change::is_still) {
        return None;
    }
    let first = trail.rounds.get(trail.rounds.len().checked_sub(steps + 1)?)?;
    Some(NeverMoved { item: trail.item.clone(), since: first.round.clone(), rounds: steps + 1 })
}
