//! Which way each rating moved, and what stands in the place of one that is not there.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::items::{ChangedItemRef, item_ref};
use crate::diff::{ItemComparison, Movement, OneSide, RatedLevel, RatingChange};
use crate::lang::{Language, say};
use crate::model::{ItemId, Rubric};
use crate::telling::{self, RatingTelling};
use crate::view::parts::LevelView;

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
pub(super) fn movement(
    found: &ItemComparison,
    told: RatingTelling,
    old: &Rubric,
    new: &Rubric,
    lang: &Language,
) -> MoveView {
    MoveView {
        mark: told.sign.mark().to_owned(),
        words: told.moved,
        is_changed: found.rating.is_changed(),
        old: step(&found.rating, OneSide::Old, &found.old, (old, lang)),
        new: step(&found.rating, OneSide::New, &found.new, (new, lang)),
        why: told.why,
    }
}

/// The level of one side; where there is none, what stands in its place.
fn step(
    rating: &RatingChange,
    side: OneSide,
    items: &[ItemId],
    (rubric, lang): (&Rubric, &Language),
) -> LevelStep {
    let level = match side {
        OneSide::Old => rating.old.as_ref(),
        OneSide::New => rating.new.as_ref(),
    };
    let is_local = |id: &ItemId| rubric.item(id).is_none_or(|item| item.is_local());
    let absent = match items {
        [] => say!(lang, "not-asked"),
        [_] if rating.is_outside(side) => say!(lang, "not-applicable"),
        [one] if is_local(one) => say!(lang, "not-rated"),
        [_] => say!(lang, "completed-by-others"),
        several => say!(lang, "asked-as", items = lang.list(several)),
    };
    let level = level.map(|level| level_view(level, rubric));
    LevelStep { otherwise: level.is_none().then_some(absent), level }
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
    let lang = pair.lang;
    let kind = |found: &ItemComparison| match found.rating.movement {
        Movement::NotComparable => RatingKind::NotCompared,
        Movement::Unchanged | Movement::NeitherRated | Movement::Unread => RatingKind::Stayed,
        _ => RatingKind::Moved,
    };
    let group = |(of, title): (RatingKind, String)| {
        let rated = pair.comparison.items.iter().filter(|found| found.is_rated);
        let rows = rated.filter(|found| kind(found) == of);
        let rows: Vec<_> = rows.map(|found| rating_row(found, pair)).collect();
        (!rows.is_empty()).then_some(RatingGroup { kind: of, title, rows })
    };
    let groups = [
        (RatingKind::Moved, say!(lang, "moved-moved")),
        (RatingKind::Stayed, say!(lang, "moved-stayed")),
        (RatingKind::NotCompared, say!(lang, "not-comparable-rubric")),
    ];
    groups.into_iter().filter_map(group).collect()
}

fn rating_row(found: &ItemComparison, pair: &Pair<'_>) -> RatingRow {
    let lang = pair.lang;
    let told = RatingTelling::new(found, lang);
    RatingRow {
        item: item_ref(found, lang),
        was: telling::was(found, lang),
        has_more: found.is_changed(),
        rating: movement(found, told, pair.old.rubric, pair.new.rubric, lang),
    }
}
