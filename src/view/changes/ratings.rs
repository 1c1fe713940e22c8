//! Which way each rating moved, and what stands in the place of one that is not there.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::items::{ChangedItemRef, item_ref};
use crate::diff::{ItemComparison, Movement, RatedLevel};
use crate::model::{ItemId, Rubric};
use crate::view::parts::LevelView;
use crate::view::words::{either, list};

/// Which way a rating moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveView {
    /// A symbol for it, which says nothing that the words do not.
    pub mark: String,
    /// What happened, such as `Rose by 2 levels`.
    pub words: String,
    /// Whether another level is given than before, or none.
    pub is_changed: bool,
    /// The level before.
    pub old: LevelStep,
    /// The level now.
    pub new: LevelStep,
    /// Why the two are not compared, where they are not.
    pub why: Option<String>,
}

/// Ratings of which the same is to be said: those that moved come first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingGroup {
    /// What is said of them.
    pub kind: RatingKind,
    /// The same in words.
    pub title: String,
    /// The ratings, in the order of the rubric.
    pub rows: Vec<RatingRow>,
}

/// What is said of a group of ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingKind {
    /// Another level is given than before, or one where there was none, or none.
    Moved,
    /// The same level is given, or none either time.
    Stayed,
    /// The two are not compared.
    NotCompared,
}

/// A row of the table of ratings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingRow {
    /// The item.
    pub item: ChangedItemRef,
    /// What its number was, where it is compared under another one.
    pub was: Option<String>,
    /// Whether the page has more to say of it.
    pub has_more: bool,
    /// Its rating.
    pub rating: MoveView,
}

/// The level of an item in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelStep {
    /// The level.
    pub level: Option<LevelView>,
    /// What is said where there is none.
    pub otherwise: Option<String>,
}

/// Which way the rating of an item moved.
pub(super) fn movement(found: &ItemComparison, old: &Rubric, new: &Rubric) -> MoveView {
    let levels = found.rating.levels;
    let by = format!("by {levels} {}", either(levels, "level", "levels"));
    let (mark, words) = match found.rating.movement {
        Movement::Improved => ("▲", format!("Rose {by}")),
        Movement::Declined => ("▼", format!("Fell {by}")),
        Movement::Unchanged => ("=", "Did not move".to_owned()),
        Movement::NewlyRated => ("+", "Newly rated".to_owned()),
        Movement::NoLongerRated => ("−", "No longer rated".to_owned()),
        Movement::NeitherRated => ("·", "Rated neither time".to_owned()),
        Movement::NotComparable => ("×", "Not comparable".to_owned()),
        Movement::Unread => ("·", "Cannot be read".to_owned()),
    };
    MoveView {
        mark: mark.to_owned(),
        words,
        is_changed: found.rating.is_changed(),
        old: step(found.rating.old.as_ref(), &found.old, old),
        new: step(found.rating.new.as_ref(), &found.new, new),
        why: found.not_comparable.map(|reason| reason.sentence(&found.old)),
    }
}

/// The level of one side; where there is none, what stands in its place.
fn step(level: Option<&RatedLevel>, items: &[ItemId], rubric: &Rubric) -> LevelStep {
    let is_local = |id: &ItemId| rubric.item(id).is_none_or(|item| item.is_local());
    let absent = match items {
        [] => "Not asked".to_owned(),
        [one] if is_local(one) => "Not rated".to_owned(),
        [_] => "Completed by others".to_owned(),
        several => format!("Asked as {}", numbers(several)),
    };
    let level = level.map(|level| level_view(level, rubric));
    LevelStep { otherwise: level.is_none().then_some(absent), level }
}

fn numbers(items: &[ItemId]) -> String {
    list(&items.iter().map(ItemId::as_str).collect::<Vec<_>>())
}

pub(super) fn level_view(level: &RatedLevel, rubric: &Rubric) -> LevelView {
    LevelView {
        id: level.id.to_string(),
        label: level.label.clone(),
        position: level.level,
        of: rubric.scale().len(),
    }
}

/// The ratings of all items, those that moved first; no group is empty.
pub(super) fn ratings(pair: &Pair<'_>) -> Vec<RatingGroup> {
    let kind = |found: &ItemComparison| match found.rating.movement {
        Movement::NotComparable => RatingKind::NotCompared,
        Movement::Unchanged | Movement::NeitherRated | Movement::Unread => RatingKind::Stayed,
        _ => RatingKind::Moved,
    };
    let group = |(of, title): (RatingKind, &str)| {
        let rows = pair.comparison.items.iter().filter(|found| kind(found) == of);
        let rows: Vec<_> = rows.map(|found| rating_row(found, pair)).collect();
        (!rows.is_empty()).then(|| RatingGroup { kind: of, title: title.to_owned(), rows })
    };
    let groups = [
        (RatingKind::Moved, "Moved"),
        (RatingKind::Stayed, "Did not move"),
        (RatingKind::NotCompared, "Not comparable, because the rubric changed"),
    ];
    groups.into_iter().filter_map(group).collect()
}

fn rating_row(found: &ItemComparison, pair: &Pair<'_>) -> RatingRow {
    RatingRow {
        item: item_ref(found),
        was: found.renumbered(),
        has_more: found.is_changed(),
        rating: movement(found, pair.old.rubric, pair.new.rubric),
    }
}
