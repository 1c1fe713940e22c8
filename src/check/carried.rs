//! `carried:` of an answer: from which round it was taken over, and whether it holds as it was.

use super::responses::Answers;
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::load::raw::RawResponse;
use crate::model::{CarriedAnswer, Id, within};

/// What an answer says of it; of a final return one that nobody has confirmed is reported.
pub(super) fn carried(
    raw: &RawResponse,
    answers: Answers<'_>,
    sink: &mut Findings,
) -> Option<CarriedAnswer> {
    let at = raw.carried.value()?;
    if at.value == CarriedAnswer::CONFIRMED {
        return Some(CarriedAnswer::Confirmed);
    }
    let Some(from) = answers.before.iter().find(|round| round.as_str() == at.value) else {
        sink.push(nowhere(&at.value, &at.place, answers.before));
        return None;
    };
    if !answers.draft {
        let message = format!("{} is carried over from {from} and not confirmed", raw.item.value);
        sink.push(Diagnostic::new(Code::NotConfirmed, at.place.clone(), message).help(
            "write `carried: confirmed` if it holds as it was; delete this line once you have \
             written it anew",
        ));
    }
    Some(CarriedAnswer::From(from.clone()))
}

/// That an answer says that it is carried over, and from no round.
fn nowhere(written: &str, place: &Place, before: &[Id]) -> Diagnostic {
    let ids = || before.iter().map(Id::as_str).chain([CarriedAnswer::CONFIRMED]);
    let message = format!("{} is no round before this one", quoted(written));
    let help = nearest::suggestion(written, ids()).unwrap_or_else(|| {
        "write the round that the answer was carried over from, or `confirmed` where it holds as \
         it was"
            .to_owned()
    });
    Diagnostic::new(Code::NotAChoice, place.clone(), message).help(help).fix(nearest::fix(
        place,
        written,
        ids(),
    ))
}

/// One finding of a draft for all answers that are carried over and not confirmed yet.
pub(super) fn report_unconfirmed(answers: Answers<'_>, sink: &mut Findings) {
    if !answers.draft {
        return;
    }
    let is_carried = |raw: &&RawResponse| {
        let at = raw.carried.value();
        at.is_some_and(|at| answers.before.iter().any(|round| round.as_str() == at.value))
    };
    let carried: Vec<&RawResponse> =
        answers.raw.responses.entries().iter().filter(is_carried).collect();
    let Some(first) = carried.first().and_then(|raw| raw.carried.value()) else { return };
    let items: Vec<&str> = carried.iter().map(|raw| raw.item.value.as_str()).collect();
    let term = &answers.rubric.terms().item;
    let (word, verb) = match items.len() {
        1 => (&term.one, "is"),
        _ => (&term.many, "are"),
    };
    let message = format!(
        "{} {} {verb} carried over from a round before and not confirmed",
        within(word),
        items.join(", ")
    );
    sink.push(Diagnostic::new(Code::DraftNotConfirmed, first.place.clone(), message).help(
        "look at each: write `carried: confirmed` if it holds as it was, or write it anew and \
         delete the line",
    ));
}
