//! What changed since the round before, over the partnerships that returned a final return both
//! times.
//!
//! Only answers that can be compared are: an item that is new, reworded, merged or split, or rated
//! on another scale, did not move. It is listed with the reason, and no number is made of it.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde::Serialize;

use super::counted::{Counted, Counting, rated_items};
use crate::model::{Comparability, Id, Item, ItemId, NotComparable};

/// What changed since the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundMovement {
    /// The round before.
    pub previous: Id,
    /// The version of the rubric that the round before was answered under.
    pub previous_rubric: String,
    /// The version of the rubric that this round was answered under.
    pub rubric: String,
    /// The partnerships that are compared, in the order of the register: those with a final return
    /// in both rounds.
    pub partnerships: Vec<Id>,
    /// All answers to the items below together.
    pub overall: Change,
    /// One for each item whose answers can be compared, in the order of the rubric.
    pub items: Vec<ItemChange>,
    /// The items, of this round's rubric and in its order, whose answers cannot be compared.
    pub not_comparable: Vec<ItemNotCompared>,
    /// The items, of the rubric of the round before and in its order, that nothing continues;
    /// partnerships answered them then. None where the two versions are unrelated.
    pub withdrawn: Vec<ItemId>,
    /// The items that at least one partnership rated both times and whose rating none of them
    /// changed.
    pub never_moved: Vec<ItemId>,
}

/// What changed in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// The item.
    pub item: ItemId,
    /// The item that it was in the round before; most often its id is the same.
    pub was: ItemId,
    /// What changed.
    #[serde(flatten)]
    pub change: Change,
}

/// An item whose answers cannot be compared with those of the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemNotCompared {
    /// The item.
    pub item: ItemId,
    /// The items of the round before that it continues; none where it is new or the versions are
    /// unrelated.
    pub from: Vec<ItemId>,
    /// Why.
    pub reason: NotComparable,
}

/// How ratings moved. `rose + fell + stayed` is the number of answers that were rated both times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How many are higher than in the round before.
    pub rose: usize,
    /// How many are lower.
    pub fell: usize,
    /// How many are the same.
    pub stayed: usize,
    /// How many answers of the partnerships that are compared were not rated both times.
    pub not_rated_both_times: usize,
    /// Counts by level then (one row each, lowest first) and level now (one column each, lowest
    /// first).
    pub table: Vec<Vec<usize>>,
}

impl Change {
    fn none(levels: usize) -> Self {
        let table = vec![vec![0; levels]; levels];
        Self { rose: 0, fell: 0, stayed: 0, not_rated_both_times: 0, table }
    }

    fn add(&mut self, (then, was): (&Counted<'_>, &ItemId), (now, is): (&Counted<'_>, &ItemId)) {
        let (Some(then), Some(now)) = (then.rating(was), now.rating(is)) else {
            self.not_rated_both_times += 1;
            return;
        };
        match now.cmp(&then) {
            Ordering::Greater => self.rose += 1,
            Ordering::Less => self.fell += 1,
            Ordering::Equal => self.stayed += 1,
        }
        let row = self.table.get_mut(then.index());
        if let Some(count) = row.and_then(|row| row.get_mut(now.index())) {
            *count += 1;
        }
    }

    fn join(&mut self, other: &Self) {
        self.rose += other.rose;
        self.fell += other.fell;
        self.stayed += other.stayed;
        self.not_rated_both_times += other.not_rated_both_times;
        for (own, more) in self.table.iter_mut().flatten().zip(other.table.iter().flatten()) {
            *own += more;
        }
    }

    /// Whether something was rated both times and nothing changed.
    pub(super) fn is_still(&self) -> bool {
        self.stayed > 0 && self.rose == 0 && self.fell == 0
    }
}

/// What changed from the round before to the round `now`.
pub(super) fn movement(
    before: &Counting<'_>,
    now: &Counting<'_>,
    comparison: &Comparability,
) -> RoundMovement {
    let (then, rubric) = (&before.round.rubric, &now.round.rubric);
    let pairs = both_times(&before.counted, &now.counted);
    let mut overall = Change::none(rubric.scale().len());
    let change = |item: &Item| {
        let was = comparison.comparable(&item.id)?;
        let mut change = Change::none(rubric.scale().len());
        for (then, now) in &pairs {
            change.add((then, was), (now, &item.id));
        }
        overall.join(&change);
        Some(ItemChange { item: item.id.clone(), was: was.clone(), change })
    };
    let items: Vec<_> = rated_items(rubric).map(|(_, item)| item).filter_map(change).collect();
    let still = items.iter().filter(|item| item.change.is_still());
    let was_answered = |id: &&ItemId| then.item(id).is_some_and(Item::is_local);
    RoundMovement {
        previous: before.round.info.id.clone(),
        previous_rubric: then.version().to_owned(),
        rubric: rubric.version().to_owned(),
        partnerships: pairs.iter().map(|(_, now)| now.partnership.id.clone()).collect(),
        never_moved: still.map(|item| item.item.clone()).collect(),
        not_comparable: not_compared(before, now, comparison),
        withdrawn: comparison.withdrawn().iter().filter(was_answered).cloned().collect(),
        overall,
        items,
    }
}

/// The items that partnerships answered at least once of the two times and that cannot be compared.
fn not_compared(
    before: &Counting<'_>,
    now: &Counting<'_>,
    comparison: &Comparability,
) -> Vec<ItemNotCompared> {
    let is_answered = |counting: &Counting<'_>, id: &ItemId| {
        counting.round.rubric.item(id).is_some_and(Item::is_local)
    };
    let answered = comparison.origins().iter().filter(|origin| {
        is_answered(now, &origin.item) || origin.from.iter().any(|from| is_answered(before, from))
    });
    let found = answered.filter_map(|origin| {
        let (item, from) = (origin.item.clone(), origin.from.clone());
        Some(ItemNotCompared { item, from, reason: origin.reason? })
    });
    found.collect()
}

/// The returns of those who returned both times, then and now, in the order of the register.
pub(super) fn both_times<'a, 'b>(
    before: &'b [Counted<'a>],
    now: &'b [Counted<'a>],
) -> Vec<(&'b Counted<'a>, &'b Counted<'a>)> {
    let then: HashMap<_, _> =
        before.iter().map(|counted| (&counted.partnership.id, counted)).collect();
    now.iter().filter_map(|now| Some((*then.get(&now.partnership.id)?, now))).collect()
}
