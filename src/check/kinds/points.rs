//! Statements with their themes.

use crate::check::prose::of_return;
use crate::check::responses::Answers;
use crate::check::values::required;
use crate::diag::{Code, Diagnostic, Findings, Place};
use crate::load::Given;
use crate::load::raw::RawStatement;
use crate::model::{AnswerValue, PointsRule, Statement};

pub(super) fn value(
    raw: &Given<Vec<RawStatement>>,
    rule: &PointsRule,
    label: &str,
    answers: Answers<'_>,
    sink: &mut Findings,
) -> Option<AnswerValue> {
    let all = raw.value()?;
    let places: Vec<_> = all.iter().map(|own| &own.place).collect();
    count(&places, (rule.least, rule.most), label, sink);
    let statements = all.iter().filter_map(|own| statement(own, rule, answers, sink));
    Some(AnswerValue::Points(statements.collect()))
}

fn statement(
    raw: &RawStatement,
    rule: &PointsRule,
    answers: Answers<'_>,
    sink: &mut Findings,
) -> Option<Statement> {
    let text = required(&raw.text, "text", &raw.place, "this statement", sink);
    let text = text.map(|at| of_return(at, answers.documents, sink));
    let themes = super::choice::places(&raw.themes, &rule.themes, "theme", sink);
    Some(Statement { text: text?, themes })
}

/// Reports that there are too few statements or entries, or too many; `places` is where each
/// stands, and the limits are the fewest and the most.
pub(super) fn count(
    places: &[&Place],
    limits: (Option<usize>, Option<usize>),
    label: &str,
    sink: &mut Findings,
) {
    let given = places.len();
    let limit = match limits {
        (Some(least), _) if given < least => (least, "fewest"),
        (_, Some(most)) if given > most => (most, "most"),
        _ => return,
    };
    let place = limits.1.and_then(|most| places.get(most)).or(places.last());
    sink.extend(place.map(|place| miscounted(given, limit, label, place)));
}

/// The finding for too few or too many, with the limit and what it is the limit of.
pub(super) fn miscounted(
    given: usize,
    (limit, word): (usize, &str),
    label: &str,
    place: &Place,
) -> Diagnostic {
    let verb = if limit == 1 { "is" } else { "are" };
    let message = format!("“{label}” has {given} here, and {limit} {verb} the {word}");
    Diagnostic::new(Code::StatementCount, place.clone(), message)
        .help("the rubric says how many there may be, below `fields:`")
}
