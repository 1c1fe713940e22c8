//! The figures of a paper.

use serde::{Deserialize, Serialize};

use crate::form::Layout;
use crate::lang::Language;
use crate::markdown::anchor;
use crate::model::{AnswerValue, AskedField, Holds, Item, Return, Rubric};
use crate::view::fields::number;

/// A number that was given, with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureView {
    /// What it is, in the words of the rubric.
    pub label: String,
    /// The number alone.
    pub number: String,
    /// What is counted or measured.
    pub unit: Option<String>,
    /// The number with its unit.
    pub text: String,
    /// The number of the item that it was given at.
    pub item: String,
    /// The anchor of the item.
    pub anchor: String,
}

/// The name by which other pages lead to the figures of a paper.
const ANCHOR: &str = "figures";

/// The way to the figures on a page, where the return is set as a paper and has any.
pub(in crate::view) fn way(page: &str, rubric: &Rubric, returned: &Return) -> Option<String> {
    let is_number = |at: &usize| matches!(rubric.fields()[*at].holds, Holds::Number(_));
    let numbers: Vec<usize> = (0..rubric.fields().len()).filter(is_number).collect();
    let mut responses = returned.responses().iter();
    let has_any = responses.any(|own| numbers.iter().any(|at| own.value(*at).is_some()));
    (has_any && rubric.layout() == Layout::Paper).then(|| format!("{page}#{ANCHOR}"))
}

impl FigureView {
    /// The figure that was given in a field; none where that holds another kind.
    pub(super) fn new(
        field: &AskedField,
        value: Option<&AnswerValue>,
        item: &Item,
        lang: &Language,
    ) -> Option<Self> {
        let (Holds::Number(rule), Some(AnswerValue::Number(amount))) = (&field.holds, value) else {
            return None;
        };
        Some(Self {
            label: field.label.clone(),
            number: lang.amount(*amount, rule.decimals),
            unit: rule.unit.clone(),
            text: number(rule, *amount, lang),
            item: item.id.to_string(),
            anchor: anchor("item-", item.id.as_str()),
        })
    }
}
