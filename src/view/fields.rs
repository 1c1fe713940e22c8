//! What the fields of an answer hold, as readers see it: an enum with a case for each way in which
//! a field is set, and a partial of the templates for each.

use serde::{Deserialize, Serialize};

use super::crosswalk::{OtherAnswers, answer_href};
use super::parts::{DayView, MarkdownView, WrittenAtView};
use crate::form::Role;
use crate::lang::{Language, say};
use crate::model::{
    Amount, AnswerValue, AskedField, EntriesRule, FieldEntry, GivenValue, Holds, Item, NamedOption,
    NumberRule, Prose, Response, Rubric,
};

/// A field of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldView {
    /// Its key, from which ids on the page are made.
    pub id: String,
    /// What readers see.
    pub label: String,
    /// What it holds.
    pub body: FieldBody,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "set_as", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FieldBody {
    /// Markdown.
    Prose {
        /// The text; none where nothing was given.
        text: Option<MarkdownView>,
    },
    /// Statements.
    Points {
        /// The statements, in the author's order.
        points: Vec<StatementView>,
    },
    /// A line: a number with its unit, what was chosen, a day, yes or no.
    Line {
        /// The line; none where nothing was given.
        text: Option<String>,
    },
    /// Entries.
    Entries {
        /// The entries, in the author's order.
        entries: Vec<EntryView>,
    },
    /// It does not apply.
    NotApplicable {
        /// Why.
        reason: String,
    },
    /// The improvement actions, which stand with the answer.
    Actions,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryView {
    /// Its id, once in an answer.
    pub id: String,
    /// What it says, in the order of the rubric: as far as it says anything.
    pub parts: Vec<EntryPartView>,
}

/// What an entry says in one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryPartView {
    /// The key of the field.
    pub id: String,
    /// What readers see; none of the first field, which says what the entry is.
    pub label: Option<String>,
    /// What, where it is Markdown.
    pub text: Option<MarkdownView>,
    /// What, where it is one line.
    pub line: Option<String>,
}

impl EntryView {
    /// An entry, as readers see it.
    pub(super) fn new(rule: &EntriesRule, entry: &FieldEntry, lang: &Language) -> Self {
        let part = |own: &GivenValue| {
            let field = rule.of.get(own.field)?;
            let (text, line) = match &own.value {
                AnswerValue::Prose(text) => (Some(MarkdownView::from(text)), None),
                value => (None, Some(line(&field.holds, value, lang)?)),
            };
            let label = (own.field > 0).then(|| field.label.clone());
            Some(EntryPartView { id: field.id.to_string(), label, text, line })
        };
        let parts = entry.values.iter().filter_map(part).collect();
        Self { id: entry.id.to_string(), parts }
    }
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementView {
    /// What it says.
    pub text: MarkdownView,
    /// What its themes are called.
    pub themes: Vec<String>,
}

impl FieldView {
    /// The fields that an item is answered in, in the order of the rubric, but for whether it is
    /// offered to others, and for the rating; none where others complete it.
    pub(super) fn all(
        rubric: &Rubric,
        item: &Item,
        response: Option<&Response>,
        (others, lang): (OtherAnswers<'_>, &Language),
    ) -> Vec<Self> {
        if !item.is_local() {
            return Vec::new();
        }
        item.fields
            .iter()
            .filter_map(|at| Self::new(rubric, *at, response, (others, lang)))
            .collect()
    }

    /// What is answered in the field at a place of the rubric; none for a rating and for whether it
    /// is offered to others.
    pub(super) fn new(
        rubric: &Rubric,
        at: usize,
        response: Option<&Response>,
        (others, lang): (OtherAnswers<'_>, &Language),
    ) -> Option<Self> {
        let field = &rubric.fields()[at];
        if field.role == Some(Role::Rating) {
            return None;
        }
        if let Some(reason) = response.and_then(|own| own.not_applicable(&field.id)) {
            let body = FieldBody::NotApplicable { reason: reason.to_owned() };
            return Some(Self { id: field.id.to_string(), label: field.label.clone(), body });
        }
        let body = match field.role {
            Some(Role::Rating | Role::Share) => return None,
            Some(Role::Evidence) => {
                prose(response.and_then(|response| response.evidence.as_ref()), others)
            }
            Some(Role::Actions) => FieldBody::Actions,
            None => FieldBody::new(field, response.and_then(|own| own.value(at)), (others, lang)),
        };
        Some(Self { id: field.id.to_string(), label: field.label.clone(), body })
    }
}

fn prose(text: Option<&Prose>, others: OtherAnswers<'_>) -> FieldBody {
    let with_way = |text: &Prose| {
        let view = MarkdownView::from(text);
        let href = text.from.as_ref().and_then(|from| {
            let at = [&from.at.collection, &from.at.round, &from.at.participant];
            answer_href(at.map(String::as_str), &from.at.item, others.has)
        });
        let from = view.from.map(|from| WrittenAtView { href, ..from });
        MarkdownView { from, ..view }
    };
    FieldBody::Prose { text: text.map(with_way) }
}

impl FieldBody {
    /// Whether nothing was given.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Prose { text } => text.is_none(),
            Self::Points { points } => points.is_empty(),
            Self::Line { text } => text.is_none(),
            Self::Entries { entries } => entries.is_empty(),
            Self::NotApplicable { .. } => false,
            Self::Actions => true,
        }
    }

    /// What a field of the rubric's own holds.
    fn new(
        field: &AskedField,
        value: Option<&AnswerValue>,
        (others, lang): (OtherAnswers<'_>, &Language),
    ) -> Self {
        match (&field.holds, value) {
            (Holds::Prose, Some(AnswerValue::Prose(text))) => prose(Some(text), others),
            (Holds::Points(rule), Some(AnswerValue::Points(points))) => {
                let points = points.iter().map(|point| StatementView {
                    text: (&point.text).into(),
                    themes: labels(&rule.themes, &point.themes),
                });
                Self::Points { points: points.collect() }
            }
            (Holds::Entries(rule), Some(AnswerValue::Entries(entries))) => {
                let entries = entries.iter().map(|own| EntryView::new(rule, own, lang));
                Self::Entries { entries: entries.collect() }
            }
            (Holds::Entries(_), _) => Self::Entries { entries: Vec::new() },
            (Holds::Prose | Holds::Rating | Holds::Actions, _) => Self::Prose { text: None },
            (Holds::Points(_), _) => Self::Points { points: Vec::new() },
            (_, value) => {
                Self::Line { text: value.and_then(|value| line(&field.holds, value, lang)) }
            }
        }
    }
}

/// A value in one line, for readers; `None` where it is none that has one.
pub(super) fn line(holds: &Holds, value: &AnswerValue, lang: &Language) -> Option<String> {
    Some(match (holds, value) {
        (Holds::Level(rule), AnswerValue::Level(at)) => rule.of.get(*at)?.label.clone(),
        (Holds::Choice(rule), AnswerValue::Choice(chosen)) => {
            lang.listed(&labels(&rule.of, chosen))
        }
        (Holds::Number(rule), AnswerValue::Number(amount)) => number(rule, *amount, lang),
        (_, AnswerValue::Text(text)) => text.clone(),
        (_, AnswerValue::Date(day)) => DayView::new(*day, lang).words,
        (_, AnswerValue::Flag(true)) => say!(lang, "flag-yes"),
        (_, AnswerValue::Flag(false)) => say!(lang, "flag-no"),
        _ => return None,
    })
}

/// A number with its unit.
pub(super) fn number(rule: &NumberRule, amount: Amount, lang: &Language) -> String {
    lang.measured(amount, rule.decimals, rule.unit.as_deref())
}

/// A number that is written in digits, with its unit: it may have a decimal more than its field.
pub(super) fn written_number(rule: &NumberRule, written: &str, lang: &Language) -> Option<String> {
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    let decimals = u32::try_from(decimals).ok()?;
    let amount = Amount::read(written, decimals)?;
    Some(number(&NumberRule { decimals, ..rule.clone() }, amount, lang))
}

/// What options are called, by their places.
pub(super) fn labels(of: &[NamedOption], places: &[usize]) -> Vec<String> {
    places.iter().filter_map(|at| of.get(*at)).map(|option| option.label.clone()).collect()
}
