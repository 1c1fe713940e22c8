//! The figures of an item: by level, by group, since the round before, and of its actions.

use serde::{Deserialize, Serialize};

use super::answer::{self, AnswerLink, place};
use crate::lang::Language;
use crate::model::{Id, Item, Rating, Rubric};
use crate::rollup::{Figures, Group, Rollup, TrailRound};
use crate::view::answers::Answers;
use crate::view::figures::{ChangeView, DistributionView, LevelFigureView};
use crate::view::national::movement::{reach, table, why};
use crate::view::national::{
    ActionCountsView, FieldSummaryView, GroupView, GroupingView, LevelMoves,
};

/// What a level means for the item, and who is at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeaningView {
    /// Its figures.
    pub figures: LevelFigureView,
    /// The descriptor, plain text, where the item has them.
    pub text: Option<String>,
    /// Whose answers are at it, in the order of the register.
    pub answers: Vec<AnswerLink>,
}

/// What changed in the item since the round before, or why that cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemMovementView {
    /// The title of the round before.
    pub previous: String,
    /// The number that the item had then, where that was another one.
    pub was: Option<String>,
    /// Why its answers cannot be compared, as a sentence, where they cannot.
    pub not_comparable: Option<String>,
    /// How many partnerships returned both times.
    pub partnerships: usize,
    /// How many rose, fell and stayed, where that can be said.
    pub change: Option<ChangeView>,
    /// From level to level, likewise: one row for each level then, lowest first.
    pub table: Vec<LevelMoves>,
}

/// The item in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastRoundView {
    /// The title of the round.
    pub round: String,
    /// The number that the item had then, where that was another one.
    pub was: Option<String>,
    /// How its ratings spread then.
    pub distribution: DistributionView,
}

/// How the answers to an item spread, where they are counted.
pub(super) fn of_item(
    rubric: &Rubric,
    figures: &Figures,
    item: &Item,
    lang: &Language,
) -> Option<DistributionView> {
    let own = figures.items.iter().find(|figures| figures.item == item.id)?;
    Some(DistributionView::new(rubric, &own.distribution, lang))
}

/// What each level means for an item and whose answers are at it; nothing where others complete it.
pub(super) fn levels(answers: &Answers<'_>, item: &Item) -> Vec<MeaningView> {
    let (nation, lang) = (&answers.rollup.nation, answers.lang);
    let Some(figures) = of_item(&answers.round.rubric, nation, item, lang) else {
        return Vec::new();
    };
    let levels = figures.levels.into_iter().enumerate();
    let meaning = |(at, figures): (usize, LevelFigureView)| MeaningView {
        figures,
        text: item.descriptors.get(at).map(|descriptor| descriptor.text.clone()),
        answers: answer::whose(answers, |own| own.rating(item).map(Rating::index) == Some(at)),
    };
    levels.map(meaning).collect()
}

/// What is counted of the fields of the rubric's own; names lead to the answers on the page.
pub(super) fn fields(answers: &Answers<'_>, item: &Item) -> Vec<FieldSummaryView> {
    let way = |id: &Id, _: &Item| Some(format!("#{}", place(id)));
    answers.summed(&answers.rollup.fields, answers.finals.iter(), &way).counted(item)
}

/// The groups of each grouping of the register; none where others complete the item.
pub(super) fn groupings(answers: &Answers<'_>, item: &Item) -> Vec<GroupingView> {
    if !item.is_local() {
        return Vec::new();
    }
    let all = (&*answers.round.rubric, answers.rollup, &answers.collection.register);
    GroupingView::all(all, "../", |group, href| group_view(answers, group, href, item))
}

/// The comparator sets; none where others complete the item.
pub(super) fn sets(answers: &Answers<'_>, item: &Item) -> Vec<GroupView> {
    let sets = answers.rollup.comparator_sets.iter().filter(|_| item.is_local());
    sets.map(|group| group_view(answers, group, None, item)).collect()
}

fn group_view(
    answers: &Answers<'_>,
    group: &Group,
    href: Option<String>,
    item: &Item,
) -> GroupView {
    let rubric = &answers.round.rubric;
    let lang = answers.lang;
    let own = |figures| of_item(rubric, figures, item, lang);
    let distribution = group.figures.as_ref().and_then(own);
    GroupView::new(group, href, (rubric, answers.rollup, lang), distribution)
}

/// What changed in an item since the round before; none where there is no such round, or others
/// complete the item.
pub(super) fn movement(answers: &Answers<'_>, item: &Item) -> Option<ItemMovementView> {
    let movement = answers.rollup.movement.as_ref()?;
    let own = movement.items.iter().find(|own| own.item == item.id);
    let not_compared = movement.not_comparable.iter().find(|own| own.item == item.id);
    let partnerships = movement.partnerships.len();
    let counts = own.map(|own| own.change.table.as_slice()).unwrap_or_default();
    Some(ItemMovementView {
        previous: answers.title(&movement.previous),
        was: own.map(|own| &own.was).filter(|was| **was != item.id).map(ToString::to_string),
        not_comparable: not_compared.map(|own| why(own, answers.lang)),
        partnerships,
        change: own.map(|own| ChangeView::new(&own.change, reach(&own.change), answers.lang)),
        table: table(&answers.round.rubric, counts),
    })
}

/// The rounds in which an item can be compared, oldest first; nothing where that is this one alone.
pub(super) fn trail(answers: &Answers<'_>, item: &Item) -> Vec<PastRoundView> {
    let trails = &answers.rollup.history.items;
    let own = trails.iter().find(|trail| trail.item == item.id);
    let rounds = own.map(|own| own.rounds.as_slice()).filter(|rounds| rounds.len() > 1);
    let view = |round: &TrailRound| PastRoundView {
        round: answers.title(&round.round),
        was: (round.item != item.id).then(|| round.item.to_string()),
        distribution: DistributionView::new(
            &answers.round.rubric,
            &round.distribution,
            answers.lang,
        ),
    };
    rounds.unwrap_or_default().iter().map(view).collect()
}

/// The improvement actions of an item, counted.
pub(super) fn actions(rollup: &Rollup, item: &Item) -> Option<ActionCountsView> {
    let own = rollup.actions.items.iter().find(|own| own.item == item.id)?;
    Some((&own.counts).into())
}
