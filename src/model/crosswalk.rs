//! How the items of a rubric relate to those of another collection's.

use super::ItemId;
use crate::diag::Place;

/// How an item relates to one of another rubric's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemRelation {
    /// It asks the same.
    Equal,
    /// What it asks is a part of what the other asks.
    PartOf,
    /// Some of what it asks the other asks too.
    Overlaps,
}

impl ItemRelation {
    /// Every relation, the closest first.
    pub const ALL: [Self; 3] = [Self::Equal, Self::PartOf, Self::Overlaps];

    /// The key in a rubric.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::PartOf => "part_of",
            Self::Overlaps => "overlaps",
        }
    }
}

/// The items of a rubric beside those of another collection's.
#[derive(Debug, Clone)]
pub struct Crosswalk {
    /// The folder of the other collection.
    pub to: String,
    /// Where that is written.
    pub place: Place,
    /// The items that relate to any there, in the author's order; each is there once.
    pub items: Vec<CrosswalkItem>,
}

/// An item beside those of another collection that it relates to.
#[derive(Debug, Clone)]
pub struct CrosswalkItem {
    /// The item.
    pub item: ItemId,
    /// The others, the closest first; there is one at least.
    pub related: Vec<RelatedItem>,
    /// What a reader should know of it, plain text.
    pub note: Option<String>,
}

/// An item of another collection.
#[derive(Debug, Clone)]
pub struct RelatedItem {
    /// How it is related to.
    pub relation: ItemRelation,
    /// Its number in the newest version of the other rubric.
    pub item: ItemId,
    /// Where that is written.
    pub place: Place,
}

impl Crosswalk {
    /// What is said of an item.
    pub fn of_item(&self, item: &ItemId) -> Option<&CrosswalkItem> {
        self.items.iter().find(|own| own.item == *item)
    }
}
