//! Which way a rating moved, and how far.

use serde::Serialize;

use super::unread::OneSide;
use crate::model::{Id, Rating, Response, Rubric};

/// Which way a rating moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Movement {
    /// It is higher.
    Improved,
    /// It is lower.
    Declined,
    /// It is the same.
    Unchanged,
    /// There was none.
    NewlyRated,
    /// There is none any more.
    NoLongerRated,
    /// There was none, and there is none.
    NeitherRated,
    /// There may be two, and what they rate cannot be compared.
    NotComparable,
    /// One of the two cannot be read.
    Unread,
}

/// A level that an answer was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatedLevel {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub label: String,
    /// Its place on its scale, 1 the lowest.
    pub level: usize,
}

/// The ratings of an item, old and new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingChange {
    /// Which way it moved.
    pub movement: Movement,
    /// By how many levels it improved or declined; 0 for every other movement.
    pub levels: usize,
    /// The old level.
    pub old: Option<RatedLevel>,
    /// The new level.
    pub new: Option<RatedLevel>,
    /// The sides on which the answer says that the rating does not apply.
    pub not_applicable: Vec<OneSide>,
}

impl RatedLevel {
    /// The level of a rating under its rubric.
    pub(super) fn of(rubric: &Rubric, rating: Option<Rating>) -> Option<Self> {
        let rating = rating?;
        let level = rubric.level(rating)?;
        Some(Self { id: level.id.clone(), label: level.label.clone(), level: rating.index() + 1 })
    }
}

impl RatingChange {
    /// The change between two levels of one scale.
    pub(super) fn comparable(old: Option<RatedLevel>, new: Option<RatedLevel>) -> Self {
        let place = |level: &Option<RatedLevel>| level.as_ref().map(|level| level.level);
        let (movement, levels) = match (place(&old), place(&new)) {
            (None, None) => (Movement::NeitherRated, 0),
            (None, Some(_)) => (Movement::NewlyRated, 0),
            (Some(_), None) => (Movement::NoLongerRated, 0),
            (Some(old), Some(new)) if new > old => (Movement::Improved, new - old),
            (Some(old), Some(new)) if new < old => (Movement::Declined, old - new),
            (Some(_), Some(_)) => (Movement::Unchanged, 0),
        };
        Self { movement, levels, old, new, not_applicable: Vec::new() }
    }

    /// Levels that are not compared.
    pub(super) fn not_comparable(old: Option<RatedLevel>, new: Option<RatedLevel>) -> Self {
        Self::unmoved(Movement::NotComparable, old, new)
    }

    /// Levels of which one or both cannot be read.
    pub(super) fn unread(old: Option<RatedLevel>, new: Option<RatedLevel>) -> Self {
        Self::unmoved(Movement::Unread, old, new)
    }

    fn unmoved(movement: Movement, old: Option<RatedLevel>, new: Option<RatedLevel>) -> Self {
        Self { movement, levels: 0, old, new, not_applicable: Vec::new() }
    }

    /// The same change, with the sides on which the rating does not apply.
    pub(super) fn applying(self, old: Option<&Response>, new: Option<&Response>) -> Self {
        let sides = [(OneSide::Old, old), (OneSide::New, new)];
        let outside =
            sides.into_iter().filter(|(_, own)| own.is_some_and(Response::is_rating_outside));
        Self { not_applicable: outside.map(|(side, _)| side).collect(), ..self }
    }

    /// Whether the rating does not apply on a side.
    pub fn is_outside(&self, side: OneSide) -> bool {
        self.not_applicable.contains(&side)
    }

    /// Whether another level is given than before, or none.
    pub fn is_changed(&self) -> bool {
        use Movement::{Declined, Improved, NewlyRated, NoLongerRated};
        matches!(self.movement, Improved | Declined | NewlyRated | NoLongerRated)
    }
}
