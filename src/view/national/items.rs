//! How answers spread over the levels, by section and item.

use serde::{Deserialize, Serialize};

use crate::lang::Language;
use crate::markdown::anchor;
use crate::model::{Item, ItemId, Rubric, Section};
use crate::rollup::{Distribution, Figures, Rollup};
use crate::view::DistributionView;

/// An item, wherever it is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemRef {
    /// Its number.
    pub id: String,
    /// Its anchor, on this page and in each report.
    pub anchor: String,
    /// The way to its own page.
    pub href: String,
    /// What it says.
    pub statement: String,
}

/// A section with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFiguresView {
    /// Its number.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// The answers to all of its items together.
    pub distribution: DistributionView,
    /// The items that are rated.
    pub items: Vec<ItemFiguresView>,
    /// The items that partnerships answer and do not rate.
    pub unrated: Vec<ItemRef>,
    /// The items that others complete; they are in no figure.
    pub elsewhere: Vec<ElsewhereView>,
    /// The anchors of all of them, in the order of the rubric.
    pub order: Vec<String>,
}

/// The answers to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFiguresView {
    /// The item.
    pub item: ItemRef,
    /// How its answers spread.
    pub distribution: DistributionView,
}

/// An item that others complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElsewhereView {
    /// Its number.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// What it says.
    pub statement: String,
    /// Who completes it.
    pub completed_by: String,
}

impl ItemRef {
    /// An item of a rubric.
    pub(super) fn new(item: &Item) -> Self {
        Self {
            id: item.id.to_string(),
            anchor: anchor("item-", item.id.as_str()),
            href: format!("items/{}.html", item.id),
            statement: item.statement.clone(),
        }
    }

    /// The items with these ids.
    pub(super) fn all<'a>(rubric: &Rubric, ids: impl IntoIterator<Item = &'a ItemId>) -> Vec<Self> {
        ids.into_iter().filter_map(|id| rubric.item(id)).map(Self::new).collect()
    }
}

/// The figures of each section.
pub(super) fn sections(
    rubric: &Rubric,
    nation: &Figures,
    lang: &Language,
) -> Vec<SectionFiguresView> {
    let sections = rubric.sections().iter().zip(&nation.sections);
    sections
        .map(|(section, own)| section_view(rubric, section, &own.distribution, nation, lang))
        .collect()
}

fn section_view(
    rubric: &Rubric,
    section: &Section,
    distribution: &Distribution,
    nation: &Figures,
    lang: &Language,
) -> SectionFiguresView {
    let own = nation.items.iter().filter(|figures| figures.section == section.id);
    let items =
        own.filter_map(|figures| item_view(rubric, &figures.item, &figures.distribution, lang));
    let local = section.items.iter().filter(|item| item.is_local());
    let unrated = local.filter(|item| !rubric.is_rated(item)).map(ItemRef::new);
    let elsewhere = section.items.iter().filter_map(|item| {
        Some(ElsewhereView {
            id: item.id.to_string(),
            anchor: anchor("item-", item.id.as_str()),
            statement: item.statement.clone(),
            completed_by: item.completed_by.clone()?,
        })
    });
    SectionFiguresView {
        id: section.id.to_string(),
        anchor: anchor("section-", section.id.as_str()),
        title: section.title.clone(),
        distribution: DistributionView::new(rubric, distribution, lang),
        items: items.collect(),
        unrated: unrated.collect(),
        elsewhere: elsewhere.collect(),
        order: section.items.iter().map(|item| anchor("item-", item.id.as_str())).collect(),
    }
}

fn item_view(
    rubric: &Rubric,
    item: &ItemId,
    distribution: &Distribution,
    lang: &Language,
) -> Option<ItemFiguresView> {
    Some(ItemFiguresView {
        item: ItemRef::new(rubric.item(item)?),
        distribution: DistributionView::new(rubric, distribution, lang),
    })
}

/// The items, those on which partnerships agree least first.
pub(super) fn by_disagreement(
    rubric: &Rubric,
    rollup: &Rollup,
    lang: &Language,
) -> Vec<ItemFiguresView> {
    let figures = |id: &ItemId| rollup.nation.items.iter().find(|figures| figures.item == *id);
    let items = rollup.by_disagreement.iter().filter_map(figures);
    items.filter_map(|own| item_view(rubric, &own.item, &own.distribution, lang)).collect()
}
