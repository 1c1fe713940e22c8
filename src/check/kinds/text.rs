//! A line.

use crate::check::{plain, values};
use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::load::Text;
use crate::model::{AnswerValue, AskedField, TextRule};

pub(super) fn value(
    text: &Text,
    rule: &TextRule,
    field: &AskedField,
    sink: &mut Findings,
) -> Option<AnswerValue> {
    let at = text.value()?;
    plain::find_in_line(at, sink);
    let line = values::line(&at.value);
    if let Some(pattern) = rule.pattern.as_ref().filter(|pattern| !pattern.fits(&line)) {
        let message = format!("{} is not written as “{}” is", quoted(&at.value), field.label);
        let help = match &field.help {
            Some(help) => format!("the rubric says: {help}"),
            None => format!("the rubric asks for the pattern `{}`", pattern.written()),
        };
        sink.push(Diagnostic::new(Code::PatternNotMet, at.place.clone(), message).help(help));
        return None;
    }
    Some(AnswerValue::Text(line))
}
