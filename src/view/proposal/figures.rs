//! The figures of an item: by level, by group, since the round before, and of its actions.

use serde::{Deserialize, Serialize};

use super::answer::{self, AnswerLink};
use crate::model::{Descriptor, Item, Rating, Rubric};
use crate::rollup::{ActionCounts, Figures, Group, Rollup};
use crate::view::answers::Answers;
use crate::view::figures::{ChangeView, DistributionView, LevelFigureView};
use crate::view::parts::LevelView;

/// What a level means for the item, and who is at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeaningView {
    /// Its figures.
    pub figures: LevelFigureView,
    /// The descriptor, plain text.
    pub text: String,
    /// Whose answers are at it, in the order of the register.
    pub answers: Vec<AnswerLink>,
}

/// The answers of a group of partnerships to the item, or why they are not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFiguresView {
    /// Its name.
    pub name: String,
    /// The way to its page; a comparator set has none.
    pub href: Option<String>,
    /// How many partnerships are in it.
    pub members: usize,
    /// How many of them have a final return.
    pub returned: usize,
    /// Why its figures are held back, where they are.
    pub held_back: Option<String>,
    /// Its figures, where they are not.
    pub figures: Option<DistributionView>,
}

/// How ratings of the item moved since the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemMovementView {
    /// How many partnerships returned both times.
    pub partnerships: usize,
    /// How many rose, fell and stayed.
    pub change: ChangeView,
    /// From level to level: one row for each level then, lowest first.
    pub table: Vec<LevelRow>,
}

/// What became of the ratings that were at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRow {
    /// The level in the round before.
    pub then: LevelView,
    /// How many are at each level now, lowest first.
    pub now: Vec<usize>,
}

/// Counts of improvement actions; `open`, `done`, `dropped` and `without_status` together are `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionFiguresView {
    /// All.
    pub total: usize,
    /// Those that are open.
    pub open: usize,
    /// Those of them that were due before the round's deadline.
    pub overdue: usize,
    /// Those that are done.
    pub done: usize,
    /// Those that are dropped.
    pub dropped: usize,
    /// Those whose status is not given.
    pub without_status: usize,
    /// Those that are due later than in the round before.
    pub put_back: usize,
}

impl From<&ActionCounts> for ActionFiguresView {
    fn from(counts: &ActionCounts) -> Self {
        let ActionCounts { total, open, overdue, done, dropped, without_status, put_back, .. } =
            *counts;
        Self { total, open, overdue, done, dropped, without_status, put_back }
    }
}

/// How the answers to an item spread, where they are counted.
pub(super) fn of_item(rubric: &Rubric, figures: &Figures, item: &Item) -> Option<DistributionView> {
    let own = figures.items.iter().find(|figures| figures.item == item.id)?;
    Some(DistributionView::new(rubric, &own.distribution, None))
}

/// What each level means for an item and whose answers are at it; nothing where others complete it.
pub(super) fn levels(answers: &Answers<'_>, item: &Item) -> Vec<MeaningView> {
    let Some(figures) = of_item(&answers.round.rubric, &answers.rollup.nation, item) else {
        return Vec::new();
    };
    let descriptors = figures.levels.into_iter().zip(&item.descriptors);
    let meaning = |(figures, descriptor): (LevelFigureView, &Descriptor)| MeaningView {
        figures,
        text: descriptor.text.clone(),
        answers: answer::whose(answers, |own| own.rating(item) == Some(descriptor.rating)),
    };
    descriptors.map(meaning).collect()
}

/// The health boards; none where others complete the item.
pub(super) fn boards(answers: &Answers<'_>, item: &Item) -> Vec<GroupFiguresView> {
    let href = |group: &Group| Some(format!("../boards/{}.html", group.id));
    let boards = answers.rollup.health_boards.iter().filter(|_| item.is_local());
    boards.map(|group| group_view(answers, group, href(group), item)).collect()
}

/// The comparator sets; none where others complete the item.
pub(super) fn sets(answers: &Answers<'_>, item: &Item) -> Vec<GroupFiguresView> {
    let sets = answers.rollup.comparator_sets.iter().filter(|_| item.is_local());
    sets.map(|group| group_view(answers, group, None, item)).collect()
}

fn group_view(
    answers: &Answers<'_>,
    group: &Group,
    href: Option<String>,
    item: &Item,
) -> GroupFiguresView {
    let figures = group.figures.as_ref();
    GroupFiguresView {
        name: group.name.clone(),
        href,
        members: group.partnerships.len(),
        returned: group.returned,
        held_back: answers.held_back(group),
        figures: figures.and_then(|figures| of_item(&answers.round.rubric, figures, item)),
    }
}

/// What changed in an item since the round before, where that can be said.
pub(super) fn movement(answers: &Answers<'_>, item: &Item) -> Option<ItemMovementView> {
    let movement = answers.rollup.movement.as_ref()?;
    let own = movement.items.iter().find(|own| own.item == item.id)?;
    let rubric = &answers.round.rubric;
    let row = |(at, now): (usize, &Vec<usize>)| {
        Some(LevelRow { then: LevelView::new(rubric, Rating(at))?, now: now.clone() })
    };
    Some(ItemMovementView {
        partnerships: movement.partnerships.len(),
        change: ChangeView::new(&own.change, movement.partnerships.len()),
        table: own.change.table.iter().enumerate().filter_map(row).collect(),
    })
}

/// The improvement actions of an item, counted.
pub(super) fn actions(rollup: &Rollup, item: &Item) -> Option<ActionFiguresView> {
    let own = rollup.actions.items.iter().find(|own| own.item == item.id)?;
    Some((&own.counts).into())
}
