//! Entries with fields of their own.

use super::points::count;
use crate::check::values::{Once, id, required};
use crate::diag::{Code, Diagnostic, Findings};
use crate::load::Given;
use crate::load::raw::{RawAnswerValue, RawEntry, RawValue};
use crate::model::{
    AnswerValue, AskedField, EntriesRule, FieldEntry, GivenValue, Id, RequiredWhen,
};

/// The entries; `draft` says whether what is missing may still come, and `read` reads what a field
/// of one is given.
pub(super) fn value(
    raw: &Given<Vec<RawEntry>>,
    (rule, of): (&EntriesRule, &AskedField),
    draft: bool,
    read: impl Fn(&RawValue, &AskedField, &mut Findings) -> Option<AnswerValue>,
    sink: &mut Findings,
) -> Option<AnswerValue> {
    let all = raw.value()?;
    let places: Vec<_> = all.iter().map(|own| &own.place).collect();
    count(&places, (rule.least, rule.most), &of.label, sink);
    let mut ids = Once::default();
    let entries = all.iter().filter_map(|own| entry(own, (rule, draft), &read, &mut ids, sink));
    Some(AnswerValue::Entries(entries.collect()))
}

fn entry(
    raw: &RawEntry,
    (rule, draft): (&EntriesRule, bool),
    read: &impl Fn(&RawValue, &AskedField, &mut Findings) -> Option<AnswerValue>,
    ids: &mut Once,
    sink: &mut Findings,
) -> Option<FieldEntry> {
    let mut values = Vec::new();
    for (at, field) in rule.of.iter().enumerate() {
        let Some(own) = given(raw, &field.id) else { continue };
        if own.value.is_absent() {
            if is_wanted(field, raw) && !raw.strays.may_be(&own.key) {
                sink.push(lacks(raw, field, draft));
            }
            continue;
        }
        let value = read(&own.value, field, sink);
        values.extend(value.map(|value| GivenValue { field: at, value }));
    }
    let at = required(&raw.id, "id", &raw.place, "this entry", sink)?;
    let is_first = ids.see(at, Code::RepeatedId, sink);
    let id = id(at, sink).filter(|_| is_first)?;
    Some(FieldEntry { id, values })
}

fn given<'a>(raw: &'a RawEntry, key: &Id) -> Option<&'a RawAnswerValue> {
    raw.values.iter().find(|own| own.key == key.as_str())
}

/// Whether an entry must say something in a field.
fn is_wanted(field: &AskedField, raw: &RawEntry) -> bool {
    match &field.required {
        RequiredWhen::Final => true,
        RequiredWhen::With(key) => given(raw, key).is_some_and(|other| !other.value.is_absent()),
        RequiredWhen::Never => false,
    }
}

fn lacks(raw: &RawEntry, field: &AskedField, draft: bool) -> Diagnostic {
    let code = if draft { Code::DraftUnanswered } else { Code::Unanswered };
    let message = format!("this entry says nothing under “{}”", field.label);
    Diagnostic::new(code, raw.place.clone(), message).help(format!("add `{}:` to it", field.id))
}
