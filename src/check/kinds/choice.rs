//! One or several of named options.

use crate::diag::{Code, Diagnostic, Findings, nearest, quoted};
use crate::load::{Given, Located, Text};
use crate::model::{AnswerValue, ChoiceRule, NamedOption};

pub(super) fn value(
    raw: &Given<Vec<Text>>,
    rule: &ChoiceRule,
    sink: &mut Findings,
) -> Option<AnswerValue> {
    let given: Vec<&Located<String>> = raw.entries().iter().filter_map(Text::value).collect();
    if let (false, [_, second, ..]) = (rule.is_several, &*given) {
        sink.push(
            Diagnostic::new(Code::NotAChoice, second.place.clone(), "only one may be chosen here")
                .help("leave one of them"),
        );
        return None;
    }
    let chosen = places(raw, &rule.of, "option", sink);
    (!chosen.is_empty()).then_some(AnswerValue::Choice(chosen))
}

/// The places of options, in their order; one that is named twice is reported.
pub(super) fn places(
    raw: &Given<Vec<Text>>,
    of: &[NamedOption],
    what: &str,
    sink: &mut Findings,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for at in raw.entries().iter().filter_map(Text::value) {
        let Some(place) = place(at, of, what, sink) else { continue };
        if found.contains(&place) {
            let message = format!("{} is named twice", quoted(&at.value));
            sink.push(
                Diagnostic::new(Code::NotAChoice, at.place.clone(), message).help("leave one"),
            );
            continue;
        }
        found.push(place);
    }
    found.sort_unstable();
    found
}

/// The place of an option; `what` is what it is called.
pub(super) fn place(
    at: &Located<String>,
    of: &[NamedOption],
    what: &str,
    sink: &mut Findings,
) -> Option<usize> {
    let found = of.iter().position(|option| option.id.as_str() == at.value);
    if found.is_none() {
        let message = match of {
            [] => format!("{} is no {what}: the field has none", quoted(&at.value)),
            _ => format!("{} is no {what} of this field", quoted(&at.value)),
        };
        let ids = of.iter().map(|option| option.id.as_str());
        let labelled = of.iter().find(|own| own.label.eq_ignore_ascii_case(at.value.trim()));
        let help = match labelled {
            Some(own) => Some(format!("write `{}`", own.id)),
            None => nearest::listed(&at.value, |part| ids.clone().any(|id| id == part))
                .or_else(|| nearest::suggestion(&at.value, ids.clone())),
        };
        let help = help.or_else(|| {
            (!of.is_empty())
                .then(|| format!("the {what}s are listed at the field in `rubric.yaml`"))
        });
        sink.push(
            Diagnostic::new(Code::NotAChoice, at.place.clone(), message)
                .maybe_help(help)
                .fix(nearest::fix(&at.place, &at.value, ids)),
        );
    }
    found
}
