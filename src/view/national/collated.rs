//! What those who asked write of all answers together.

use serde::{Deserialize, Serialize};

use super::items::ItemRef;
use crate::markdown::anchor;
use crate::model::{Collated, Item, Round, Section};
use crate::view::parts::MarkdownView;

/// A section of which, or of an item of which, something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollatedSectionView {
    /// Its number.
    pub id: String,
    /// Its anchor, in a PDF.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// What is written of it.
    pub text: Option<MarkdownView>,
    /// Its items of which something is written.
    pub items: Vec<CollatedItemView>,
}

/// An item of which something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollatedItemView {
    /// The item.
    pub item: ItemRef,
    /// What is written of it.
    pub text: MarkdownView,
}

/// What is written of each section and its items, in the order of the rubric.
pub(super) fn collated(round: &Round) -> Vec<CollatedSectionView> {
    let Collated { sections, items } = &round.info.collated;
    let item = |item: &Item| {
        let text = items.get(&item.id)?.into();
        Some(CollatedItemView { item: ItemRef::new(item), text })
    };
    let section = |section: &Section| CollatedSectionView {
        id: section.id.to_string(),
        anchor: anchor("section-", section.id.as_str()),
        title: section.title.clone(),
        text: sections.get(&section.id).map(MarkdownView::from),
        items: section.items.iter().filter_map(item).collect(),
    };
    let all = round.rubric.sections().iter().map(section);
    all.filter(|own| own.text.is_some() || !own.items.is_empty()).collect()
}
