//! What the fields of the rubric's own are given, kind by kind.

mod choice;
mod entries;
mod level;
mod number;
mod points;
mod prose;
mod text;

use super::responses::Answers;
use super::see;
use super::values;
use crate::diag::{Diagnostic, Findings};
use crate::load::raw::{RawAnswerValue, RawResponse, RawValue};
use crate::model::{AnswerValue, AskedField, Gap, Gaps, GivenValue, Holds, Item, RequiredWhen};

/// The values in the order of the rubric; findings go to the sink, and what cannot be read to the
/// gaps.
pub(super) fn values(
    raw: &RawResponse,
    item: &Item,
    answers: Answers<'_>,
    gaps: &mut Gaps,
    sink: &mut Findings,
) -> Vec<GivenValue> {
    let mut values = Vec::new();
    for at in &item.fields {
        let field = &answers.rubric.fields()[*at];
        let own = raw.values.iter().find(|own| own.key == field.id.as_str());
        let Some(own) = own.filter(|_| field.role.is_none()) else { continue };
        if let Some(seen) = see::written(raw, &own.key, sink) {
            if seen.is_none() {
                gaps.add(Gap::Value(item.id.clone(), field.id.clone()));
            }
            let value = seen.map(AnswerValue::Prose);
            values.extend(value.map(|value| GivenValue { field: *at, value }));
            continue;
        }
        if own.value.is_absent() && !raw.strays.may_be(&own.key) {
            report_empty_list(own, field, sink);
            continue;
        }
        let told = sink.len();
        let value = value(&own.value, field, answers, sink);
        let is_whole = !sink.iter().skip(told).any(Diagnostic::is_error);
        let is_unclear = raw.is_given_again || raw.strays.is_repeated(&own.key);
        let value = value.filter(|_| !is_unclear);
        if value.is_none() || !is_whole {
            gaps.add(Gap::Value(item.id.clone(), field.id.clone()));
        }
        values.extend(value.map(|value| GivenValue { field: *at, value }));
    }
    values
}

/// Reports a list without an entry where the rubric asks for some: nothing at all may come later.
fn report_empty_list(raw: &RawAnswerValue, field: &AskedField, sink: &mut Findings) {
    let is_list = match &raw.value {
        RawValue::Statements(all) => all.value().is_some(),
        RawValue::Entries(all) => all.value().is_some(),
        RawValue::Text(_) | RawValue::Words(_) => false,
    };
    let least = match &field.holds {
        Holds::Points(rule) => rule.least,
        Holds::Entries(rule) => rule.least,
        _ => None,
    };
    // Where it must be given, that nothing is there is told.
    let is_told = field.required != RequiredWhen::Never;
    if let (true, false, Some(least @ 1..), Some(place)) = (is_list, is_told, least, &raw.place) {
        sink.push(points::miscounted(0, (least, "fewest"), &field.label, place));
    }
}

/// The value, as far as it can be read.
fn value(
    raw: &RawValue,
    field: &AskedField,
    answers: Answers<'_>,
    sink: &mut Findings,
) -> Option<AnswerValue> {
    match (&field.holds, raw) {
        (Holds::Level(rule), RawValue::Text(text)) => level::value(text, rule, sink),
        (Holds::Prose, RawValue::Text(text)) => prose::value(text, answers, sink),
        (Holds::Points(rule), RawValue::Statements(all)) => {
            points::value(all, rule, &field.label, answers, sink)
        }
        (Holds::Choice(rule), RawValue::Words(words)) => choice::value(words, rule, sink),
        (Holds::Number(rule), RawValue::Text(text)) => number::value(text, rule, sink),
        (Holds::Text(rule), RawValue::Text(text)) => text::value(text, rule, field, sink),
        (Holds::Date, RawValue::Text(text)) => values::date(text, sink).map(AnswerValue::Date),
        (Holds::Flag, RawValue::Text(text)) => {
            let words = [("true", true), ("false", false)];
            values::choice(text, &words, sink).map(AnswerValue::Flag)
        }
        (Holds::Entries(rule), RawValue::Entries(all)) => {
            let read = |raw: &RawValue, field: &AskedField, sink: &mut Findings| {
                value(raw, field, answers, sink)
            };
            entries::value(all, (rule, field), answers.draft, read, sink)
        }
        // A return is taken apart by the form that it is held against.
        _ => None,
    }
}
