//! The figures of a paper.

use serde::{Deserialize, Serialize};

use crate::form::Layout;
use crate::lang::Language;
use crate::lang::has_unit_before;
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
    /// What is counted or measured, where it stands behind the number.
    pub unit: Option<String>,
    /// The number with its unit.
    pub text: String,
    /// The number of the item that it was given at.
    pub item: String,
    /// The anchor of the item.
    pub anchor: String,
}

/// Whether a return is set as a paper and has figures, so that there is a page of them.
pub fn has_figures(rubric: &Rubric, returned: &Return) -> bool {
    let is_number = |at: &usize| matches!(rubric.fields()[*at].holds, Holds::Number(_));
    let numbers: Vec<usize> = (0..rubric.fields().len()).filter(is_number).collect();
    let mut responses = returned.responses().iter();
    rubric.layout() == Layout::Paper
        && responses.any(|own| numbers.iter().any(|at| own.value(*at).is_some()))
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
            unit: rule.unit.clone().filter(|unit| !has_unit_before(unit, *amount, rule.decimals)),
            text: number(rule, *amount, lang),
            item: item.id.to_string(),
            anchor: anchor("item-", item.id.as_str()),
        })
    }
}
