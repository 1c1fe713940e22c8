//! The page of a health board: what its partnerships returned, side by side.
//!
//! Its figures as a group are those of the rollup, and only where they are not held back. Single
//! answers are public in the reports, so they stand here either way; nothing is added up over them.

use serde::{Deserialize, Serialize};

use super::answers::{Answers, Final};
use super::figures::{DistributionView, why_withheld};
use super::national::completeness::has_pdfs;
use super::national::{ActionCountsView, FieldsSectionView, ReturnRow};
use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermView, TermsView};
use super::parts::LevelView;
use super::report::scale;
use crate::lang::say;
use crate::model::{Asks, Grouping, Id, Item, Response, Section};
use crate::rollup::{ActionStatusCounts, Figures, Group};

/// How many folders the page lies below the output folder.
const DEPTH: usize = 3;

/// The page of a group in a round: `groups/<grouping>.<group>.html`, or `boards/<board>.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupPageView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// What the form asks for at all.
    pub asks: Asks,
    /// What one of the groups is called, and several.
    pub grouping: TermView,
    /// The id of the board.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its partnerships, in the order of the register; ways to files are from the folder of the
    /// round.
    pub rows: Vec<ReturnRow>,
    /// Whether any of them has a PDF.
    pub has_pdfs: bool,
    /// How many of them have a final return.
    pub returned: usize,
    /// What the round before is called; none where there is none that could be read.
    pub previous: Option<String>,
    /// How many returns a group must have for its figures to be shown.
    pub minimum_group: usize,
    /// Why the figures of the board are held back, where they are.
    pub withheld: Option<String>,
    /// The scale, lowest first.
    pub scale: Vec<LevelView>,
    /// All answers together, where they are not held back.
    pub overall: Option<DistributionView>,
    /// The partnerships with a final return, in the order of the register: the columns of the
    /// answers.
    pub columns: Vec<GroupColumnView>,
    /// What was asked, and the answers.
    pub sections: Vec<GroupSectionView>,
    /// What is counted of the fields of the rubric's own, where that is not held back.
    pub fields: Vec<FieldsSectionView>,
}

/// A partnership whose answers are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupColumnView {
    /// Who.
    pub partnership: PartnershipView,
    /// The way to its report, where that is published.
    pub href: Option<String>,
    /// Its improvement actions, counted.
    pub actions: ActionCountsView,
}

/// A section with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSectionView {
    /// Its number.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The answers to all of its items together, where they are not held back.
    pub figures: Option<DistributionView>,
    /// Its items.
    pub items: Vec<GroupItemView>,
}

/// An item and the answers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupItemView {
    /// Its number.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// Who completes it, where that is not the partnerships.
    pub completed_by: Option<String>,
    /// How its ratings spread, where that is not held back.
    pub figures: Option<DistributionView>,
    /// One for each column; none where others complete it.
    pub cells: Vec<CellView>,
}

/// A partnership's answer to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellView {
    /// The rating.
    pub rating: Option<LevelView>,
    /// Whether the question for it does not apply.
    pub is_outside: bool,
    /// The way to the answer in the partnership's report, where that is published.
    pub href: Option<String>,
}

/// The page of a group of a grouping.
pub fn group_page(answers: &Answers<'_>, grouping: &Grouping, group: &Group) -> GroupPageView {
    let Answers { collection, round, rollup, lang, .. } = *answers;
    let rubric = &*round.rubric;
    let term = grouping.term.as_ref().unwrap_or(&rubric.terms().group);
    let title =
        say!(lang, "group-title", group = term, name = &group.name, round = &round.info.title);
    let is_inside = |own: &&Final<'_>| group.partnerships.contains(&own.partnership.id);
    let finals: Vec<_> = answers.finals.iter().filter(is_inside).collect();
    let standings = rollup.denominators.partnerships.iter();
    let members = standings.filter(|standing| group.partnerships.contains(&standing.partnership));
    let rows: Vec<ReturnRow> = members.filter_map(|standing| answers.row(standing)).collect();
    let figures = group.figures.as_ref();
    let sections = rubric.sections().iter();
    GroupPageView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: rubric.into(),
        round: RoundView::new(&round.info, lang),
        asks: rubric.into(),
        grouping: term.into(),
        id: group.id.to_string(),
        name: group.name.clone(),
        has_pdfs: has_pdfs(&rows),
        rows,
        returned: group.returned,
        previous: rollup.movement.as_ref().map(|movement| answers.title(&movement.previous)),
        minimum_group: rollup.minimum_group,
        withheld: why_withheld(group, rubric, rollup.minimum_group, lang),
        scale: scale(rubric),
        overall: figures.map(|figures| DistributionView::new(rubric, &figures.overall, lang)),
        columns: finals.iter().map(|own| column(answers, own)).collect(),
        sections: sections
            .map(|section| section_view(answers, section, figures, &finals))
            .collect(),
        fields: fields(answers, group, &finals),
    }
}

/// What is counted of the fields of the rubric's own in a group; none where that is held back.
fn fields(answers: &Answers<'_>, group: &Group, finals: &[&Final<'_>]) -> Vec<FieldsSectionView> {
    let Some(figures) = &group.fields else { return Vec::new() };
    let way = |id: &Id, item: &Item| answers.href(id, &item.id);
    answers.summed(figures, finals.iter().copied(), &way).counted_sections()
}

fn column(answers: &Answers<'_>, own: &Final<'_>) -> GroupColumnView {
    let day = answers.round.info.day();
    let put_back = &answers.rollup.actions.put_back;
    GroupColumnView {
        partnership: answers.who(own),
        href: answers.report(&own.partnership.id),
        actions: (&ActionStatusCounts::of_return(own.returned, day, put_back)).into(),
    }
}

fn section_view(
    answers: &Answers<'_>,
    section: &Section,
    figures: Option<&Figures>,
    finals: &[&Final<'_>],
) -> GroupSectionView {
    let rubric = &answers.round.rubric;
    let own = figures.and_then(|f| f.sections.iter().find(|own| own.section == section.id));
    // A section that others complete as a whole has no answers to count.
    let own = own.filter(|own| own.distribution.out_of > 0);
    let items = section.items.iter();
    GroupSectionView {
        id: section.id.to_string(),
        title: section.title.clone(),
        figures: own.map(|own| DistributionView::new(rubric, &own.distribution, answers.lang)),
        items: items.map(|item| item_view(answers, item, figures, finals)).collect(),
    }
}

fn item_view(
    answers: &Answers<'_>,
    item: &Item,
    figures: Option<&Figures>,
    finals: &[&Final<'_>],
) -> GroupItemView {
    let rubric = &answers.round.rubric;
    let own = figures.and_then(|figures| figures.items.iter().find(|own| own.item == item.id));
    let cells = finals.iter().filter(|_| item.is_local()).map(|own| CellView {
        rating: own.rating(item).and_then(|rating| LevelView::new(rubric, rating)),
        is_outside: own.response(item).is_some_and(Response::is_rating_outside),
        href: answers.href(&own.partnership.id, &item.id),
    });
    GroupItemView {
        id: item.id.to_string(),
        statement: item.statement.clone(),
        completed_by: item.completed_by.clone(),
        figures: own.map(|own| DistributionView::new(rubric, &own.distribution, answers.lang)),
        cells: cells.collect(),
    }
}
