//! From the valid returns of a round to the national figures: one value, of which every output is a
//! view.
//!
//! Pure: values in, values out; no file, clock, environment or process. Ratings are ordinal, so
//! there are counts, shares, medians and a measure of agreement made for ordered categories; there
//! is never a mean, a score, or an order of partnerships other than that of the register. Only
//! final, valid returns are counted: a draft is not, and a missing return is not a rating. Nothing
//! here reads prose but the texts of actions, by which [`diff`](crate::diff) knows them again.

mod actions;
mod agreement;
mod counted;
mod denominators;
mod disclosure;
mod distribution;
mod fields;
mod groups;
mod history;
mod linear;
mod movement;
mod practice;
#[cfg(test)]
mod tests;

pub use actions::{ActionStatusCounts, Actions, ItemActions, MonthActions, PutBack};
pub use agreement::agreement;
pub(crate) use counted::{local_items, rated_items};
pub use denominators::{
    Denominators, Membership, PartnershipStanding, ReturnProgress, denominators,
};
pub use disclosure::Reason;
pub use distribution::{Distribution, Figures, ItemFigures, LevelFigures, Median, SectionFigures};
pub use fields::{EntryFieldFigures, FieldFigures, FieldTally, OptionCount, YearCount};
pub use groups::{Group, GroupingFigures};
pub use history::{History, NeverMoved, PastMovement, PastRound, Trail, TrailRound};
pub use movement::{Change, ItemChange, ItemNotCompared, RoundMovement};
pub use practice::Practice;

use serde::Serialize;

use crate::model::{Collection, Grouping, Id, ItemId, Register, Round, Rubric};
use history::Rounds;

/// The version of the shape of [`Rollup`] as JSON; a change that a reader could stumble over makes
/// it another.
pub const SCHEMA: u32 = 1;

/// The national figures of a round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rollup {
    /// The version of this shape: a change that a reader could stumble over makes it another.
    pub schema: u32,
    /// The collection.
    pub collection: Id,
    /// What every page and file of the collection must say, where its register says so.
    pub notice: Option<String>,
    /// The round.
    pub round: Id,
    /// The round before, where the round names one.
    pub previous: Option<Id>,
    /// The last day on which a return was in time, as `YYYY-MM-DD`; none where nothing is due.
    pub deadline: Option<String>,
    /// The day on which the round took place, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where it took place.
    pub place: Option<String>,
    /// The version of the rubric.
    pub rubric: String,
    /// The levels, lowest first.
    pub scale: Vec<ScaleLevel>,
    /// How many returns a group must have for its figures to be shown.
    pub minimum_group: usize,
    /// What the figures are out of.
    pub denominators: Denominators,
    /// The figures over all counted returns.
    pub nation: Figures,
    /// Each health board, in the order in which the register's partnerships name them.
    pub health_boards: Vec<Group>,
    /// The groups of each grouping of the register's own, in its order.
    pub groupings: Vec<GroupingFigures>,
    /// Each comparator set, in the order of the register.
    pub comparator_sets: Vec<Group>,
    /// The items, those on which partnerships agree least first; ties in the order of the rubric.
    /// An item with fewer than two ratings is not among them.
    pub by_disagreement: Vec<ItemId>,
    /// What changed since `previous`; none where there is none, or where it could not be read.
    pub movement: Option<RoundMovement>,
    /// The round and those before it.
    pub history: History,
    /// The improvement actions.
    pub actions: Actions,
    /// Good practice by item.
    pub practice: Vec<Practice>,
    /// What was given in the fields of the rubric's own, by item and in the order of the rubric.
    pub fields: Vec<FieldFigures>,
}

/// A level of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleLevel {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub label: String,
}

/// The figures of a round of a collection.
///
/// `round` is one of the collection's; the round before is the one that it names.
pub fn rollup(collection: &Collection, round: &Round) -> Rollup {
    let (rubric, register) = (&*round.rubric, &collection.register);
    let counted = counted::rounds(collection, round);
    let versions: Vec<&Rubric> = collection.rubrics().collect();
    let now = counted.last().expect("the round itself is counted last").counted.as_slice();
    let rounds = Rounds::new(collection, &counted);
    let nation = distribution::figures(rubric, now.iter());
    let groups::AllGroups { health_boards, groupings, comparator_sets } =
        groups::groups(rubric, register, now);
    let history = rounds.history(collection, &nation);
    let level = |level: &crate::model::Level| ScaleLevel {
        id: level.id.clone(),
        label: level.label.clone(),
    };
    Rollup {
        schema: SCHEMA,
        collection: collection.id.clone(),
        notice: register.notice().map(str::to_owned),
        round: round.info.id.clone(),
        previous: round.info.previous.clone(),
        deadline: round.info.deadline.map(|day| day.to_string()),
        date: round.info.date.map(|day| day.to_string()),
        place: round.info.place.clone(),
        rubric: rubric.version().to_owned(),
        scale: rubric.scale().iter().map(level).collect(),
        minimum_group: register.minimum_group(),
        denominators: denominators::denominators(rubric, register, round),
        by_disagreement: distribution::by_disagreement(&nation),
        nation,
        health_boards,
        groupings,
        comparator_sets,
        movement: rounds.movements.last().cloned(),
        history,
        actions: actions::actions(&counted, &versions),
        practice: practice::practice(rubric, now),
        fields: fields::fields(rubric, &now.iter().map(|own| own.returned).collect::<Vec<_>>()),
    }
}

impl Rollup {
    /// The groups of each grouping of the register, in its order.
    pub fn of_groupings<'a>(
        &'a self,
        register: &'a Register,
    ) -> impl Iterator<Item = (&'a Grouping, &'a [Group])> {
        register.groupings().iter().map(|grouping| match &grouping.id {
            None => (grouping, self.health_boards.as_slice()),
            Some(id) => {
                let own = self.groupings.iter().find(|own| own.id == *id);
                (grouping, own.map(|own| own.groups.as_slice()).unwrap_or_default())
            }
        })
    }
}

/// A part of a whole that is not nought, from 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of answers are far below the 2^53 from which an f64 loses whole numbers"
)]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
