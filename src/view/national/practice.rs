//! Where to look for good practice: in the partnerships' own words.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::items::ItemRef;
use crate::model::Id;
use crate::rollup::Practice;

/// Where to look for good practice in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeView {
    /// The item.
    pub item: ItemRef,
    /// The answers at the top level, in the order of the register.
    pub top: Vec<AnswerRef>,
    /// The answers that are offered to others, likewise.
    pub shared: Vec<AnswerRef>,
}

/// A partnership's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRef {
    /// Whose.
    pub name: String,
    /// The way to it, where the report is published.
    pub href: Option<String>,
}

/// One for each item that partnerships answer.
pub(super) fn practice(input: &NationalInput<'_>) -> Vec<PracticeView> {
    input.rollup.practice.iter().filter_map(|practice| view(practice, input)).collect()
}

fn view(practice: &Practice, input: &NationalInput<'_>) -> Option<PracticeView> {
    let item = ItemRef::new(input.rubric().item(&practice.item)?);
    let answer = |id: &Id| AnswerRef {
        name: input.name(id),
        href: input.report(id).map(|report| format!("{report}#{}", item.anchor)),
    };
    Some(PracticeView {
        top: practice.top.iter().map(answer).collect(),
        shared: practice.shared.iter().map(answer).collect(),
        item,
    })
}
