//! What the style sheet of a collection must know of it, beside those that are the same for all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Collection;

/// The style sheet `collection.css`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetView {
    /// What every page must say.
    pub notice: Option<String>,
    /// How many columns the grids of its rounds have, each number once.
    pub grids: Vec<usize>,
    /// How many columns the ratings of each group can have, from none to as many as the
    /// largest has partnerships; empty where there are no groups.
    pub boards: Vec<usize>,
}

/// The style sheet of a collection, the same whichever returns there are.
pub fn sheet(collection: &Collection) -> SheetView {
    let mut grids: Vec<usize> = collection
        .rubrics()
        .map(|rubric| rubric.items().filter(|item| item.is_local()).count())
        .collect();
    grids.sort_unstable();
    grids.dedup();
    let mut sizes = BTreeMap::new();
    for own in collection.register.partnerships() {
        for of in own.groups.iter().enumerate().map(|(at, group)| (at, &group.id)) {
            *sizes.entry(of).or_insert(0) += 1;
        }
    }
    let columns = sizes.into_values().max().map_or(0..0, |largest| 0..largest + 1);
    SheetView {
        notice: collection.register.notice().map(str::to_owned),
        grids,
        boards: columns.collect(),
    }
}
