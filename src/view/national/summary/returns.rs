//! Who returned, of how many; and what so many returns can tell.

use super::super::NationalInput;
use super::{PagePart, SentenceView, terms};
use crate::lang::{Language, say};
use crate::model::{Entry, Standing};
use crate::rollup::Denominators;

/// Who returned, what has become of the others, and how far the figures reach.
pub(super) fn sentence(input: &NationalInput<'_>) -> SentenceView {
    let out_of = &input.rollup.denominators;
    let parts = [returned(input), late(out_of, input.lang), others(input), reach(input)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    SentenceView::new(PagePart::Completeness, parts.join(" "))
}

fn returned(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, expected, .. } = input.rollup.denominators;
    let (lang, participant) = (input.lang, &terms(input).participant);
    Some(match (returned, expected) {
        (_, 0) => say!(lang, "returned-none-listed", participant = participant),
        (0, 1) => say!(lang, "returned-only-not", participant = participant),
        (0, _) => say!(lang, "returned-none", expected = expected, participant = participant),
        (1, 1) => say!(lang, "returned-only", participant = participant),
        (2, 2) => say!(lang, "returned-both", participant = participant),
        _ if returned == expected => {
            say!(lang, "returned-all", expected = expected, participant = participant)
        }
        _ => say!(
            lang,
            "returned-some",
            returned = returned,
            expected = expected,
            participant = participant
        ),
    })
}

fn late(out_of: &Denominators, lang: &Language) -> Option<String> {
    let Denominators { late, returned, .. } = *out_of;
    Some(match (late, returned) {
        (0, _) => return None,
        (1, 1) => say!(lang, "late-only"),
        (1, _) => say!(lang, "late-one"),
        (2, 2) => say!(lang, "late-both"),
        _ if late == returned => say!(lang, "late-all"),
        _ => say!(lang, "late-some", late = late),
    })
}

/// What has become of those who made no final return.
fn others(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, drafts, refused, missing, .. } = input.rollup.denominators;
    let lang = input.lang;
    let is_unmade = |entry: &Entry| matches!(entry.standing, Standing::NotMade(_));
    let left_out = match input.round.entries.iter().any(is_unmade) {
        true => say!(lang, "has-left-out", count = refused),
        false => say!(lang, "has-errors", count = refused),
    };
    let states = [
        (drafts, say!(lang, "has-draft", count = drafts)),
        (refused, left_out),
        (missing, say!(lang, "has-nothing", count = missing)),
    ];
    let states: Vec<_> = states.into_iter().filter(|(count, _)| *count > 0).collect();
    let counted: Vec<String> = states
        .iter()
        .map(|(count, has)| say!(lang, "others-so-many", count = *count, has = has))
        .collect();
    let others = drafts + refused + missing;
    Some(match (returned, others, states.as_slice()) {
        (_, 0, _) => return None,
        (0, 1, [(_, has)]) => say!(lang, "others-it", has = has),
        (0, ..) => say!(lang, "others-alone", states = lang.list(&counted)),
        (_, 1, [(_, has)]) => say!(lang, "others-one", has = has),
        (_, _, [_]) => say!(lang, "others-alike", states = lang.list(&counted)),
        _ => say!(lang, "others-differ", count = others, states = lang.list(&counted)),
    })
}

/// Few returns are no picture of a nation, and none at all say nothing of those who made them.
fn reach(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, expected, .. } = input.rollup.denominators;
    let (lang, participant) = (input.lang, &terms(input).participant);
    match returned {
        0 => None,
        1 if expected > 1 => Some(say!(lang, "reach-one", participant = participant)),
        _ if returned * 2 < expected => {
            let count = expected - returned;
            Some(say!(lang, "reach-few", count = count, participant = participant))
        }
        _ => None,
    }
}
