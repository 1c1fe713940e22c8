//! The figures of a paper on a page of their own: a card for each, under what was asked, with where
//! it comes from.

use serde::{Deserialize, Serialize};

use super::apart::Apart;
use super::{FigureView, body, paper_title};
use crate::lang::say;
use crate::view::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use crate::view::parts::DayView;
use crate::view::report::{ReportInput, StatusView, status_view};

/// How many folders the page lies below the output folder.
const DEPTH: usize = 3;

/// The page `figures/<participant>.html` of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresPageView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// Who returns.
    pub partnership: PartnershipView,
    /// How far the return has come.
    pub status: StatusView,
    /// What the paper is called.
    pub title: String,
    /// The way to the paper.
    pub paper: String,
    /// The day on which it was handed in: that of the round.
    pub day: DayView,
    /// The figures, item by item.
    pub groups: Vec<FigureGroupView>,
}

/// The figures of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureGroupView {
    /// The number of the item.
    pub item: String,
    /// Its anchor in the paper.
    pub anchor: String,
    /// What it says.
    pub statement: String,
    /// Its figures, in the order of the rubric.
    pub figures: Vec<FigureView>,
}

/// The page of the figures of a paper; none where it has no figures.
pub fn figures_page(input: ReportInput<'_>) -> Option<FiguresPageView> {
    let ReportInput { collection, round, returned, partnership, lang, .. } = input;
    let rubric = &*round.rubric;
    let apart = Apart::new(rubric, returned);
    let items = body::sections(rubric, returned, &apart, (input.others, lang))
        .into_iter()
        .flat_map(|section| section.items);
    let groups = items.filter(|item| !item.figures.is_empty()).map(|item| FigureGroupView {
        item: item.id,
        anchor: item.anchor,
        statement: item.statement,
        figures: item.figures,
    });
    let groups: Vec<FigureGroupView> = groups.collect();
    let (name, meeting) = (&partnership.name, &round.info.title);
    let title = say!(lang, "paper-figures-title", name = name, round = meeting);
    (!groups.is_empty()).then(|| FiguresPageView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: rubric.into(),
        round: RoundView::new(&round.info, lang),
        partnership: PartnershipView::new(partnership, &collection.register, rubric.terms()),
        status: status_view(&round.info, returned, lang),
        title: paper_title(&apart, (name, meeting), lang),
        paper: format!("../{}.html", partnership.id),
        day: DayView::new(round.info.day(), lang),
        groups,
    })
}
