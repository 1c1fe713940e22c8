//! The page of an item: its figures, then every final return's answer to it.
//!
//! Figures are those of the rollup. Answers stand in the order of the register; the index by level
//! is in that order within each level. Drafts, returns with errors and missing ones are named at
//! the end, and nothing of theirs is shown.

mod answer;
mod figures;

use serde::{Deserialize, Serialize};

pub use answer::{AnswerLink, AnswerView};
pub use figures::{ItemMovementView, MeaningView, PastRoundView};

use super::answers::Answers;
use super::figures::DistributionView;
use super::national::{ActionCountsView, FieldSummaryView, GroupView, GroupingView, ReturnRow};
use super::page::{CollectionView, PageView, RoundView, TermsView};
use super::parts::{LevelView, MarkdownView};
use super::report::scale;
use crate::form::Role;
use crate::lang::{Language, say};
use crate::model::{Item, Round, Rubric, Section};

/// How many folders the page lies below the output folder.
const DEPTH: usize = 3;

/// With more answers than this, evidence and actions are folded away until a reader opens them: all
/// the partnerships of a nation such as Scotland can be read through on one page, three times as
/// many cannot.
const MOST_OPEN: usize = 40;

/// The page `items/<item>.html` of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemPageView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// The number of the item.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// What those who asked write of all answers to it.
    pub collated: Option<MarkdownView>,
    /// The number of its section.
    pub section: String,
    /// The title of its section.
    pub section_title: String,
    /// Who completes it, where that is not the partnerships.
    pub completed_by: Option<String>,
    /// The number of the item before it.
    pub before: Option<String>,
    /// The number of the item after it.
    pub after: Option<String>,
    /// How many partnerships the register lists.
    pub expected: usize,
    /// How many final returns there are: those that are counted.
    pub returned: usize,
    /// How many returns a group must have for its figures to be shown.
    pub minimum_group: usize,
    /// Whether it is asked how far it has come.
    pub is_rated: bool,
    /// Whether it is asked what is to be done.
    pub has_actions: bool,
    /// Whether an answer to it may be offered to others.
    pub has_share: bool,
    /// The scale, lowest first.
    pub scale: Vec<LevelView>,
    /// How its ratings spread; none where others complete it.
    pub figures: Option<DistributionView>,
    /// What each level means and how many are at it, lowest first.
    pub levels: Vec<MeaningView>,
    /// The final returns that do not rate it.
    pub unrated: Vec<AnswerLink>,
    /// The answers that say that the question for the rating does not apply.
    pub outside: Vec<AnswerLink>,
    /// What is counted of the fields of the rubric's own.
    pub fields: Vec<FieldSummaryView>,
    /// The groups of each grouping of the register; none where others complete the item.
    pub groupings: Vec<GroupingView>,
    /// The comparator sets.
    pub sets: Vec<GroupView>,
    /// What changed since the round before; none where there is none that could be read.
    pub movement: Option<ItemMovementView>,
    /// The rounds in which it can be compared, oldest first; empty where that is this one alone.
    pub trail: Vec<PastRoundView>,
    /// Its improvement actions, counted; none where others complete it.
    pub actions: Option<ActionCountsView>,
    /// The answers that are offered to others as good practice.
    pub shared: Vec<AnswerLink>,
    /// Every final return's answer, in the order of the register.
    pub answers: Vec<AnswerView>,
    /// Whether evidence and actions are folded away until a reader opens them.
    pub folded: bool,
    /// The partnerships without a final return, in the order of the register.
    pub others: Vec<ReturnRow>,
}

/// The page of an item.
pub fn item_page(answers: &Answers<'_>, section: &Section, item: &Item) -> ItemPageView {
    let Answers { collection, round, rollup, lang, .. } = *answers;
    let rubric = &*round.rubric;
    let title = item_title(round, item, lang);
    let (before, after) = neighbours(rubric, item);
    let local = item.is_local();
    let all = answer::answers(answers, item);
    let groupings = figures::groupings(answers, item);
    ItemPageView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: TermsView {
            group: GroupingView::together(&groupings, rubric.terms(), lang),
            ..rubric.into()
        },
        round: RoundView::new(&round.info, lang),
        id: item.id.to_string(),
        statement: item.statement.clone(),
        collated: round.info.collated.items.get(&item.id).map(MarkdownView::from),
        section: section.id.to_string(),
        section_title: section.title.clone(),
        completed_by: item.completed_by.clone(),
        before,
        after,
        expected: rollup.denominators.expected,
        returned: rollup.denominators.returned,
        minimum_group: rollup.minimum_group,
        is_rated: rubric.asks(item, Role::Rating),
        has_actions: rubric.asks(item, Role::Actions),
        has_share: rubric.asks(item, Role::Share),
        scale: scale(rubric),
        figures: figures::of_item(rubric, &rollup.nation, item, lang),
        levels: figures::levels(answers, item),
        unrated: answer::unrated(answers, item),
        outside: answer::outside(answers, item),
        fields: figures::fields(answers, item),
        groupings,
        sets: figures::sets(answers, item),
        movement: figures::movement(answers, item).filter(|_| local),
        trail: figures::trail(answers, item),
        actions: figures::actions(rollup, item),
        shared: answer::shared(answers, item),
        folded: all.len() > MOST_OPEN,
        answers: all,
        others: if local { answers.others() } else { Vec::new() },
    }
}

/// What the page of an item is called.
pub(super) fn item_title(round: &Round, item: &Item, lang: &Language) -> String {
    say!(
        lang,
        "item-title",
        item = &round.rubric.terms().item,
        id = item.id.as_str(),
        round = &round.info.title
    )
}

/// The numbers of the items before and after one.
fn neighbours(rubric: &Rubric, item: &Item) -> (Option<String>, Option<String>) {
    let ids: Vec<_> = rubric.items().map(|item| &item.id).collect();
    let at = ids.iter().position(|id| **id == item.id);
    let near = |at: Option<usize>| ids.get(at?).map(ToString::to_string);
    (near(at.and_then(|at| at.checked_sub(1))), near(at.map(|at| at + 1)))
}
