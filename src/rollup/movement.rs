//! What changed since the round before, over the partnerships that returned a final return both times.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde::Serialize;

use super::counted::{Counted, local_items};
use crate::model::{Id, Item, ItemId, Rubric};

/// What changed since the round before. Both rounds are answered under one version of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// The round before.
    pub previous: Id,
    /// The partnerships that are compared, in the order of the register: those with a final return in both rounds.
    pub partnerships: Vec<Id>,
    /// All answers together.
    pub overall: Change,
    /// One for each item that partnerships answer, in the order of the rubric.
    pub items: Vec<ItemChange>,
    /// The items that at least one partnership rated both times and whose rating none of them changed.
    pub never_moved: Vec<ItemId>,
}

/// What changed in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// The item.
    pub item: ItemId,
    /// What changed.
    #[serde(flatten)]
    pub change: Change,
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
    pub not_comparable: usize,
    /// Counts by level then (one row each, lowest first) and level now (one column each, lowest first).
    pub table: Vec<Vec<usize>>,
}

impl Change {
    fn none(levels: usize) -> Self {
        let table = vec![vec![0; levels]; levels];
        Self { rose: 0, fell: 0, stayed: 0, not_comparable: 0, table }
    }

    fn add(&mut self, then: &Counted<'_>, now: &Counted<'_>, item: &Item) {
        let (Some(then), Some(now)) = (then.rating(item), now.rating(item)) else {
            self.not_comparable += 1;
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
        self.not_comparable += other.not_comparable;
        for (own, more) in self.table.iter_mut().flatten().zip(other.table.iter().flatten()) {
            *own += more;
        }
    }

    fn is_still(&self) -> bool {
        self.stayed > 0 && self.rose == 0 && self.fell == 0
    }
}

/// What changed from `before`, the counted returns of the round `previous`, to `now`; both in the register's order.
pub(super) fn movement(
    rubric: &Rubric,
    previous: &Id,
    before: &[Counted<'_>],
    now: &[Counted<'_>],
) -> Movement {
    let pairs = both_times(before, now);
    let mut overall = Change::none(rubric.scale().len());
    let items: Vec<_> = local_items(rubric)
        .map(|(_, item)| {
            let mut change = Change::none(rubric.scale().len());
            for (then, now) in &pairs {
                change.add(then, now, item);
            }
            overall.join(&change);
            ItemChange { item: item.id.clone(), change }
        })
        .collect();
    let still = items.iter().filter(|item| item.change.is_still());
    Movement {
        previous: previous.clone(),
        partnerships: pairs.iter().map(|(_, now)| now.partnership.id.clone()).collect(),
        never_moved: still.map(|item| item.item.clone()).collect(),
        overall,
        items,
    }
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
