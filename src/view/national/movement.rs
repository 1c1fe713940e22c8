//! What changed since the round before, over the partnerships that returned both times.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::items::ItemRef;
use crate::lang::{Language, say};
use crate::model::{Id, ItemId, NotComparable, Rating, Rubric};
use crate::rollup::{Change, ItemChange, ItemNotCompared, RoundMovement};
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
    /// Whether ratings of every item are compared.
    pub compares_all: bool,
    /// All answers together.
    pub overall: ChangeView,
    /// From level to level: one row for each level then, lowest first.
    pub table: Vec<LevelMoves>,
    /// One for each item whose answers can be compared, in the order of the rubric.
    pub items: Vec<ItemChangeView>,
    /// The items that were rated both times and whose rating nobody changed.
    pub never_moved: Vec<StillView>,
    /// The items whose answers cannot be compared, in the order of the rubric.
    pub not_comparable: Vec<NotComparedView>,
    /// The items of the round before that are no longer asked about.
    pub withdrawn: Vec<WithdrawnView>,
}

/// An item that nobody moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StillView {
    /// The item.
    pub item: ItemRef,
    /// Over how many rounds, this one included, nobody moved it: at least two.
    pub rounds: usize,
    /// The title of the first of them.
    pub since: String,
}

/// An item whose answers cannot be compared with those of the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotComparedView {
    /// The item.
    pub item: ItemRef,
    /// Why not, as a sentence.
    pub why: String,
}

/// An item that is no longer asked about; it has no page in this round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnView {
    /// Its number in the round before.
    pub id: String,
    /// What it said.
    pub statement: String,
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
    /// Its number in the round before, where that was another.
    pub was: Option<String>,
    /// What changed; all plots of items have one measure.
    pub change: ChangeView,
}

/// What changed, where there is a round before.
pub(super) fn movement(input: &NationalInput<'_>) -> Option<MovementView> {
    let movement = input.rollup.movement.as_ref()?;
    let rubric = input.rubric();
    let overall = &movement.overall;
    let widest = movement.items.iter().map(|own| reach(&own.change)).max().unwrap_or_default();
    let item = |own: &ItemChange| {
        Some(ItemChangeView {
            item: ItemRef::new(rubric.item(&own.item)?),
            was: (own.was != own.item).then(|| own.was.to_string()),
            change: ChangeView::new(&own.change, widest, input.lang),
        })
    };
    let previous = &movement.previous;
    Some(MovementView {
        previous: input.title(previous),
        href: (input.has_page)(previous).then(|| format!("../{previous}/index.html")),
        partnerships: movement.partnerships.len(),
        compares_all: compares_all(movement),
        overall: ChangeView::new(overall, reach(overall), input.lang),
        table: table(rubric, &overall.table),
        items: movement.items.iter().filter_map(item).collect(),
        never_moved: movement
            .never_moved
            .iter()
            .filter_map(|id| still(id, input, previous))
            .collect(),
        not_comparable: movement
            .not_comparable
            .iter()
            .filter_map(|own| not_compared(own, rubric, input.lang))
            .collect(),
        withdrawn: withdrawn(input, movement),
    })
}

/// Whether anybody's rating is compared.
pub(super) fn is_compared(change: &Change) -> bool {
    change.rose + change.fell + change.stayed > 0
}

/// Whether ratings of every item are compared.
pub(super) fn compares_all(movement: &RoundMovement) -> bool {
    movement.not_comparable.is_empty()
        && movement.items.iter().all(|item| is_compared(&item.change))
}

/// How far a plot reaches from its middle, across which lies what stayed.
pub(in crate::view) fn reach(change: &Change) -> usize {
    change.stayed.div_ceil(2) + change.rose.max(change.fell)
}

fn still(id: &ItemId, input: &NationalInput<'_>, previous: &Id) -> Option<StillView> {
    let item = ItemRef::new(input.rubric().item(id)?);
    let longer = input.rollup.history.never_moved.iter().find(|own| own.item == *id);
    let (rounds, since) = longer.map_or((2, previous), |own| (own.rounds, &own.since));
    Some(StillView { item, rounds, since: input.title(since) })
}

fn not_compared(
    own: &ItemNotCompared,
    rubric: &Rubric,
    lang: &Language,
) -> Option<NotComparedView> {
    Some(NotComparedView { item: ItemRef::new(rubric.item(&own.item)?), why: why(own, lang) })
}

/// Why the answers to an item cannot be compared, as a sentence.
pub(in crate::view) fn why(own: &ItemNotCompared, lang: &Language) -> String {
    let from = lang.list(&own.from);
    match own.reason {
        NotComparable::New => say!(lang, "not-compared-new"),
        NotComparable::CompletedByOthers => say!(lang, "not-compared-others"),
        NotComparable::Scale => say!(lang, "not-compared-scale"),
        NotComparable::Merged => say!(lang, "not-compared-merged", items = from),
        NotComparable::Split => say!(lang, "not-compared-split", items = from),
        NotComparable::Reworded => say!(lang, "not-compared-reworded"),
        NotComparable::Renumbered => say!(lang, "not-compared-renumbered", items = from),
        NotComparable::Unrelated => say!(lang, "not-compared-unrelated"),
    }
}

fn withdrawn(input: &NationalInput<'_>, movement: &RoundMovement) -> Vec<WithdrawnView> {
    let rounds = &input.collection.rounds;
    let Some(then) = rounds.iter().find(|round| round.info.id == movement.previous) else {
        return Vec::new();
    };
    let items = movement.withdrawn.iter().filter_map(|id| then.rubric.item(id));
    items
        .map(|item| WithdrawnView { id: item.id.to_string(), statement: item.statement.clone() })
        .collect()
}

/// From level to level: one row for each level then, lowest first.
pub(in crate::view) fn table(rubric: &Rubric, counts: &[Vec<usize>]) -> Vec<LevelMoves> {
    let row = |(at, now): (usize, &Vec<usize>)| {
        let then = LevelView::new(rubric, Rating(at))?;
        Some(LevelMoves { then, now: now.clone(), total: now.iter().sum() })
    };
    counts.iter().enumerate().filter_map(row).collect()
}
