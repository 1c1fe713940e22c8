//! Improvement actions over all final returns.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::items::ItemRef;
use crate::lang::Language;
use crate::model::Date;
use crate::rollup::{ActionStatusCounts, ItemActions, MonthActions, PutBack};
use crate::view::{DayView, MarkdownView};

/// The improvement actions of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalActions {
    /// All of them.
    pub overall: ActionCountsView,
    /// One for each item, in the order of the rubric.
    pub items: Vec<ItemActionsView>,
    /// By the month in which they are due, earliest first.
    pub months: Vec<MonthActionsView>,
    /// Those that are due later than the same partnership said in the round before, in the order of
    /// the register.
    pub put_back: Vec<PutBackView>,
}

/// Counts of actions; `open`, `done`, `dropped` and `without_status` together are `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionCountsView {
    /// All.
    pub total: usize,
    /// Those that are open.
    pub open: usize,
    /// Those of them that were due before the round's deadline.
    pub overdue: usize,
    /// Those that are done.
    pub done: usize,
    /// Those that are dropped.
    pub dropped: usize,
    /// Those whose status is not given.
    pub without_status: usize,
    /// Those without a day on which they are due.
    pub without_due: usize,
    /// Those that are due later than in the round before.
    pub put_back: usize,
}

/// The actions of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemActionsView {
    /// The item.
    pub item: ItemRef,
    /// Its actions.
    pub counts: ActionCountsView,
}

/// The actions due in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthActionsView {
    /// The month: `2019-05`.
    pub iso: String,
    /// `May 2019`.
    pub words: String,
    /// Its actions.
    pub counts: ActionCountsView,
}

/// An action that was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutBackView {
    /// What the partnership is called.
    pub name: String,
    /// The id of the partnership.
    pub partnership: String,
    /// The id of the action in the return.
    pub action: String,
    /// The id that it had in the round before, where that was another one: the two are known by
    /// their likeness.
    pub was: Option<String>,
    /// The way to it in the report, where that is published.
    pub href: Option<String>,
    /// The item.
    pub item: ItemRef,
    /// What is to be done.
    pub text: MarkdownView,
    /// When it was due by the round before.
    pub from: DayView,
    /// When it is due now.
    pub to: DayView,
}

impl From<&ActionStatusCounts> for ActionCountsView {
    fn from(counts: &ActionStatusCounts) -> Self {
        let ActionStatusCounts { total, open, done, dropped, overdue, put_back, .. } = *counts;
        let ActionStatusCounts { without_status, without_due, .. } = *counts;
        Self { total, open, overdue, done, dropped, without_status, without_due, put_back }
    }
}

/// The actions of a round.
pub(super) fn actions(input: &NationalInput<'_>) -> NationalActions {
    let actions = &input.rollup.actions;
    let item = |own: &ItemActions| {
        let item = ItemRef::new(input.rubric().item(&own.item)?);
        Some(ItemActionsView { item, counts: (&own.counts).into() })
    };
    NationalActions {
        overall: (&actions.overall).into(),
        items: actions.items.iter().filter_map(item).collect(),
        months: actions.months.iter().map(|own| month(own, input.lang)).collect(),
        put_back: actions.put_back.iter().filter_map(|own| put_back(own, input)).collect(),
    }
}

fn month(own: &MonthActions, lang: &Language) -> MonthActionsView {
    let first = format!("{}-01", own.month).parse().map(|day| lang.month(day));
    MonthActionsView {
        iso: own.month.clone(),
        words: first.expect("every month has a first day"),
        counts: (&own.counts).into(),
    }
}

fn put_back(own: &PutBack, input: &NationalInput<'_>) -> Option<PutBackView> {
    let returned = input.returned(&own.partnership)?;
    let response = returned.response(&own.item)?;
    let action = response.actions.iter().find(|action| action.id == own.action)?;
    let day = |text: &str| text.parse::<Date>().ok().map(|day| DayView::new(day, input.lang));
    let report = input.report(&own.partnership);
    Some(PutBackView {
        name: input.name(&own.partnership),
        partnership: own.partnership.to_string(),
        action: own.action.to_string(),
        was: (own.was != own.action).then(|| own.was.to_string()),
        href: report.map(|report| format!("{report}#action-{}", own.action)),
        item: ItemRef::new(input.rubric().item(&own.item)?),
        text: (&action.text).into(),
        from: day(&own.from)?,
        to: day(&own.to)?,
    })
}
