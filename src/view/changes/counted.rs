//! What the counts of a comparison are of: the items and actions to which the figures of the index
//! lead.

use serde::{Deserialize, Serialize};

use super::items::item_ref;
use crate::diff::{ActionChange, Comparison, Evidence, ItemComparison, Progress};
use crate::lang::{Language, say};

/// A count of the index, with all that it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedView {
    /// Its anchor, unique on the page.
    pub anchor: String,
    /// What is counted.
    pub name: String,
    /// Everything that is; at least one.
    pub places: Vec<CountedPlace>,
}

/// A thing that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedPlace {
    /// The anchor of its item.
    pub anchor: String,
    /// The number of its item.
    pub item: String,
    /// The id of the action, where one is counted and not the item.
    pub action: Option<String>,
}

/// What is counted of evidence and actions, as the index counts it; what nothing was counted of is
/// left out.
pub(super) fn counted(comparison: &Comparison, lang: &Language) -> Vec<CountedView> {
    let actions = |anchor: &str, name: String, is_counted: &dyn Fn(&ActionChange) -> bool| {
        let own = |item: &ItemComparison| -> Vec<_> {
            let counted = item.actions.iter().filter(|change| is_counted(change));
            counted.map(|own| place(item, own.id().map(ToString::to_string), lang)).collect()
        };
        view(anchor, name, comparison.items.iter().flat_map(own).collect())
    };
    let is_changed =
        |item: &&ItemComparison| item.evidence.as_ref().is_some_and(Evidence::is_changed);
    let evidence = comparison.items.iter().filter(is_changed).map(|item| place(item, None, lang));
    [
        view("evidence-changed", say!(lang, "counted-evidence"), evidence.collect()),
        actions("actions-done", say!(lang, "counted-done"), &|change| {
            change.progress == Progress::Done
        }),
        actions("actions-put-back", say!(lang, "counted-put-back"), &|change| {
            change.put_back().is_some()
        }),
        actions("actions-without-status", say!(lang, "counted-unstated"), &|change| {
            change.progress == Progress::Unstated
        }),
        actions("actions-not-mentioned", say!(lang, "counted-vanished"), &|change| {
            change.progress == Progress::Vanished
        }),
    ]
    .into_iter()
    .filter(|counted| !counted.places.is_empty())
    .collect()
}

fn view(anchor: &str, name: String, places: Vec<CountedPlace>) -> CountedView {
    CountedView { anchor: anchor.to_owned(), name, places }
}

fn place(item: &ItemComparison, action: Option<String>, lang: &Language) -> CountedPlace {
    let item = item_ref(item, lang);
    CountedPlace { anchor: item.anchor, item: item.id, action }
}
