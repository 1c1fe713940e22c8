//! What became of each item and each action over three rounds or more.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::ratings::{LevelStep, level_view};
use crate::diff::{ActionTrail, ItemStep, ItemTrail, Trails};
use crate::lang::Language;
use crate::model::Id;
use crate::telling::{ActionTrailTelling, ItemTrailTelling};

/// The trails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrailsView {
    /// What readers call the rounds, oldest first.
    pub rounds: Vec<String>,
    /// The levels of each item.
    pub items: Vec<ItemTrailView>,
    /// The numbers of the items that were at the same level in each of the rounds.
    pub still_items: Vec<String>,
    /// Each action that stands in more than one of the returns.
    pub actions: Vec<ActionTrailView>,
    /// The ids of the actions that were open in each of the rounds.
    pub still_actions: Vec<String>,
}

/// The levels of an item from round to round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemTrailView {
    /// Its number, as the newest round has it.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// One step for each round.
    pub steps: Vec<LevelStep>,
    /// Whether it moved, in words.
    pub in_all: String,
}

/// An action from round to round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionTrailView {
    /// Its id.
    pub id: String,
    /// The item that it stands with.
    pub item: String,
    /// For each round what is said of it there; none where it is not mentioned.
    pub steps: Vec<Option<String>>,
    /// How often it was put back, in words.
    pub put_back: String,
    /// Whether it was open in each of the rounds.
    pub never_moved: bool,
}

pub(super) fn trails(found: &Trails, pair: &Pair<'_>) -> TrailsView {
    let actions = found.actions.iter().filter(|trail| trail.steps.len() > 1);
    let still = found.items.iter().filter(|trail| trail.never_moved);
    let open = found.actions.iter().filter(|trail| trail.never_moved);
    TrailsView {
        rounds: found.rounds.iter().map(|round| title(round, pair)).collect(),
        items: found.items.iter().map(|trail| item(trail, pair)).collect(),
        still_items: still.map(|trail| trail.item.to_string()).collect(),
        actions: actions.map(|trail| action(trail, &found.rounds, pair.lang)).collect(),
        still_actions: open.map(|trail| trail.action.to_string()).collect(),
    }
}

fn title(round: &Id, pair: &Pair<'_>) -> String {
    let found = pair.collection.round(round.as_str());
    found.map_or_else(|| round.to_string(), |round| round.info.title.clone())
}

fn item(trail: &ItemTrail, pair: &Pair<'_>) -> ItemTrailView {
    let told = ItemTrailTelling::new(trail, pair.lang);
    let statement = pair.new.rubric.item(&trail.item).map(|item| item.statement.clone());
    ItemTrailView {
        id: told.id,
        statement: statement.expect("trails are those of the items of the newest rubric"),
        steps: trail
            .steps
            .iter()
            .zip(told.levels)
            .map(|(step, own)| level(step, own, pair))
            .collect(),
        in_all: told.in_all,
    }
}

/// A level that can be compared stands on the scale of today; `told` is what is said where there is
/// none.
fn level(step: &ItemStep, told: String, pair: &Pair<'_>) -> LevelStep {
    let level = step.level.as_ref().map(|level| level_view(level, pair.new.rubric));
    LevelStep { otherwise: (level.is_none() || step.is_unread).then_some(told), level }
}

fn action(trail: &ActionTrail, rounds: &[Id], lang: &Language) -> ActionTrailView {
    let told = ActionTrailTelling::new(trail, rounds, lang);
    ActionTrailView {
        id: told.id,
        item: told.item,
        steps: told.steps,
        put_back: told.put_back,
        never_moved: trail.never_moved,
    }
}
