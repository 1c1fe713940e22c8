//! Fields that do not apply, where the rubric lets an answer say so.

use super::plain;
use super::responses::Answers;
use super::values::line;
use crate::diag::{Code, Diagnostic, Findings};
use crate::load::raw::{RawNotApplicable, RawResponse};
use crate::model::{AskedField, Gap, Gaps, Item, NotApplicable};

/// The fields that do not apply, in the order of the rubric; findings go to the sink, and what
/// cannot be read to the gaps.
pub(super) fn outside(
    raw: &RawResponse,
    item: &Item,
    answers: Answers<'_>,
    gaps: &mut Gaps,
    sink: &mut Findings,
) -> Vec<NotApplicable> {
    let mut found = Vec::new();
    for own in &raw.outside {
        let mut fields = answers.rubric.fields_of(item);
        let Some(field) = fields.find(|field| field.id.as_str() == own.key) else { continue };
        match reason(own, field, item, sink) {
            Some(reason) => {
                found.push(NotApplicable { field: field.id.clone(), role: field.role, reason });
            }
            None => gaps.add(Gap::of(field, &item.id)),
        }
    }
    found
}

/// Why a field does not apply, where the rubric lets an answer say so and it says why.
fn reason(
    own: &RawNotApplicable,
    field: &AskedField,
    item: &Item,
    sink: &mut Findings,
) -> Option<String> {
    if !field.may_not_apply {
        let message = format!("“{}” applies to whoever answers {}", field.label, item.id);
        let help = "answer it; whoever writes the rubric can let it be left out, by `may: \
                    not-applicable` below the field";
        sink.push(Diagnostic::new(Code::Applies, own.place.clone(), message).help(help));
        return None;
    }
    if own.reason.is_absent() {
        let message = format!("{} does not say why “{}” does not apply", item.id, field.label);
        let key = &own.key;
        let help = format!(
            "write the reason in one sentence: `not-applicable:` and the reason, below `{key}:`"
        );
        sink.push(Diagnostic::new(Code::Applies, own.place.clone(), message).help(help));
    }
    let at = own.reason.value()?;
    plain::find_in_line(at, sink);
    Some(line(&at.value))
}
