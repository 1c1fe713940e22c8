//! What changed since the round before, over the partnerships that returned both times.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::items::ItemRef;
use crate::model::{Rating, Rubric};
use crate::rollup::ItemChange;
use crate::view::{ChangeView, LevelView};

/// What changed since the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovementView {
    /// The title of the round before.
    pub previous: String,
    /// The way to its page, where there is one.
    pub href: Option<String>,
    /// How many partnerships returned both times.
    pub partnerships: usize,
    /// All answers together.
    pub overall: ChangeView,
    /// From level to level: one row for each level then, lowest first.
    pub table: Vec<LevelMoves>,
    /// One for each item, in the order of the rubric.
    pub items: Vec<ItemChangeView>,
    /// The items that were rated both times and whose rating nobody changed.
    pub never_moved: Vec<ItemRef>,
}

/// What became of the ratings at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelMoves {
    /// The level in the round before.
    pub then: LevelView,
    /// How many are at each level now, lowest first.
    pub now: Vec<usize>,
    /// How many there were.
    pub total: usize,
}

/// What changed in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemChangeView {
    /// The item.
    pub item: ItemRef,
    /// What changed; all plots of items have one measure.
    pub change: ChangeView,
}

/// What changed, where there is a round before.
pub(super) fn movement(input: &NationalInput<'_>) -> Option<MovementView> {
    let movement = input.rollup.movement.as_ref()?;
    let rubric = input.rubric();
    let partnerships = movement.partnerships.len();
    let overall = &movement.overall;
    let item = |own: &ItemChange| {
        Some(ItemChangeView {
            item: ItemRef::new(rubric.item(&own.item)?),
            change: ChangeView::new(&own.change, partnerships),
        })
    };
    let previous = &movement.previous;
    Some(MovementView {
        previous: input.title(previous),
        href: (input.has_page)(previous).then(|| format!("../{previous}/index.html")),
        partnerships,
        overall: ChangeView::new(overall, overall.rose + overall.fell + overall.stayed),
        table: table(rubric, &overall.table),
        items: movement.items.iter().filter_map(item).collect(),
        never_moved: ItemRef::all(rubric, &movement.never_moved),
    })
}

fn table(rubric: &Rubric, counts: &[Vec<usize>]) -> Vec<LevelMoves> {
    let row = |(at, now): (usize, &Vec<usize>)| {
        let then = LevelView::new(rubric, Rating(at))?;
        Some(LevelMoves { then, now: now.clone(), total: now.iter().sum() })
    };
    counts.iter().enumerate().filter_map(row).collect()
}
