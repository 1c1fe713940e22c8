//! Improvement actions over all counted returns: by item, by status, by the month in which they are
//! due.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::counted::{Counting, local_items};
use super::movement::both_times;
use crate::diff::{self, ActionBefore, Side};
use crate::model::{Action, ActionStatus, Date, Id, ItemId, Return, Rubric};

/// The actions of a round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Actions {
    /// All of them.
    pub overall: ActionStatusCounts,
    /// One for each item that partnerships answer, in the order of the rubric.
    pub items: Vec<ItemActions>,
    /// By the month in which they are due, earliest first; those without a day are in none.
    pub months: Vec<MonthActions>,
    /// The actions that are now due later than the same partnership said in the round before, in
    /// the order of the register and then of the rubric.
    pub put_back: Vec<PutBack>,
    /// What the actions of each counted return were in the partnership's counted return of the
    /// round before: by partnership, then by their ids now.
    #[serde(skip)]
    pub(crate) before: HashMap<Id, HashMap<Id, ActionBefore>>,
}

/// The actions of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemActions {
    /// The item.
    pub item: ItemId,
    /// Its actions.
    #[serde(flatten)]
    pub counts: ActionStatusCounts,
}

/// The actions due in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthActions {
    /// The month, as `YYYY-MM`.
    pub month: String,
    /// Its actions.
    #[serde(flatten)]
    pub counts: ActionStatusCounts,
}

/// Counts of actions. `open + done + dropped + without_status` is `total`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ActionStatusCounts {
    /// All.
    pub total: usize,
    /// Those that are open.
    pub open: usize,
    /// Those that are done.
    pub done: usize,
    /// Those that are dropped.
    pub dropped: usize,
    /// Those whose status is not given; nobody said that they are open, so they are never called
    /// overdue.
    pub without_status: usize,
    /// Those that are open and were due before the round's deadline, or its day where it has none.
    pub overdue: usize,
    /// Those without a day on which they are due.
    pub without_due: usize,
    /// Those that are due later than in the round before.
    pub put_back: usize,
}

/// An action that was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PutBack {
    /// Whose.
    pub partnership: Id,
    /// The item, as it is now.
    pub item: ItemId,
    /// The action.
    pub action: Id,
    /// The id that it had in the round before: another one where the two are known by their
    /// likeness alone.
    pub was: Id,
    /// The day it was due in the round before, as `YYYY-MM-DD`.
    pub from: String,
    /// The day it is due now.
    pub to: String,
}

impl ActionStatusCounts {
    /// The actions of one return; `put_back` are those of its round, whose day is given.
    pub fn of_return(returned: &Return, day: Date, put_back: &[PutBack]) -> Self {
        let mut counts = Self::default();
        let own = |moved: &&PutBack| moved.partnership == *returned.partnership();
        let moved: Vec<&Id> = put_back.iter().filter(own).map(|moved| &moved.action).collect();
        for action in returned.responses().iter().flat_map(|response| &response.actions) {
            counts.add(action, day, moved.contains(&&action.id));
        }
        counts
    }

    fn add(&mut self, action: &Action, day: Date, was_put_back: bool) {
        self.total += 1;
        match action.status {
            Some(ActionStatus::Open) => self.open += 1,
            Some(ActionStatus::Done) => self.done += 1,
            Some(ActionStatus::Dropped) => self.dropped += 1,
            None => self.without_status += 1,
        }
        self.overdue += usize::from(action.is_overdue(day) == Some(true));
        self.without_due += usize::from(action.due.is_none());
        self.put_back += usize::from(was_put_back);
    }
}

/// The actions of the last of some rounds, oldest first; `versions` are those of the rubric.
pub(super) fn actions(rounds: &[Counting<'_>], versions: &[&Rubric]) -> Actions {
    let Some((now, earlier)) = rounds.split_last() else { return Actions::default() };
    let before: HashMap<Id, _> =
        earlier.last().into_iter().flat_map(|before| paired(before, now, versions)).collect();
    let put_back = put_back(now, &before);
    let moved: HashSet<_> =
        put_back.iter().map(|moved| (&moved.partnership, &moved.action)).collect();
    let day = now.round.info.day();
    let mut overall = ActionStatusCounts::default();
    let mut months: BTreeMap<String, ActionStatusCounts> = BTreeMap::new();
    let mut items = Vec::new();
    for (_, item) in local_items(&now.round.rubric) {
        let mut counts = ActionStatusCounts::default();
        for counted in &now.counted {
            let response = counted.returned.response(&item.id);
            for action in response.iter().flat_map(|response| &response.actions) {
                let was_put_back = moved.contains(&(&counted.partnership.id, &action.id));
                counts.add(action, day, was_put_back);
                overall.add(action, day, was_put_back);
                if let Some(due) = action.due {
                    let month = format!("{:04}-{:02}", due.year(), due.month());
                    months.entry(month).or_default().add(action, day, was_put_back);
                }
            }
        }
        items.push(ItemActions { item: item.id.clone(), counts });
    }
    let months = months.into_iter().map(|(month, counts)| MonthActions { month, counts }).collect();
    Actions { overall, items, months, put_back, before }
}

/// Pairs the actions of each return that was counted both times.
fn paired(
    before: &Counting<'_>,
    now: &Counting<'_>,
    versions: &[&Rubric],
) -> Vec<(Id, HashMap<Id, ActionBefore>)> {
    let pairs = both_times(&before.counted, &now.counted);
    let paired = pairs.into_iter().map(|(then, own)| {
        let (old, new) = (side(then.returned, before), side(own.returned, now));
        (own.partnership.id.clone(), diff::actions_before(old, new, versions))
    });
    paired.collect()
}

/// The actions that a comparison of the two returns says were put back.
fn put_back(now: &Counting<'_>, before: &HashMap<Id, HashMap<Id, ActionBefore>>) -> Vec<PutBack> {
    let mut found = Vec::new();
    for own in &now.counted {
        let Some(earlier) = before.get(&own.partnership.id) else { continue };
        for response in own.returned.responses() {
            for action in &response.actions {
                let Some(was) = earlier.get(&action.id) else { continue };
                let Some((from, to)) = was.due.zip(action.due) else { continue };
                if to > from {
                    found.push(PutBack {
                        partnership: own.partnership.id.clone(),
                        item: response.item.clone(),
                        action: action.id.clone(),
                        was: was.id.clone(),
                        from: from.to_string(),
                        to: to.to_string(),
                    });
                }
            }
        }
    }
    found
}

fn side<'a>(returned: &'a Return, counting: &'a Counting<'_>) -> Side<'a> {
    let round = counting.round;
    Side { returned, rubric: &round.rubric, round: &round.info }
}
