//! Who returned, of how many; and what so many returns can tell.

use super::super::NationalInput;
use super::super::words::{counted, either, list};
use super::{Part, SentenceView, terms};
use crate::model::{Entry, Standing, within};
use crate::rollup::Denominators;

/// Who returned, what has become of the others, and how far the figures reach.
pub(super) fn sentence(input: &NationalInput<'_>) -> SentenceView {
    let out_of = &input.rollup.denominators;
    let parts = [returned(input), late(out_of), others(input), reach(input)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    SentenceView::new(Part::Completeness, parts.join(" "))
}

fn returned(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, expected, .. } = input.rollup.denominators;
    let term = &terms(input).participant;
    let (one, many) = (within(&term.one), within(&term.many));
    Some(match (returned, expected) {
        (_, 0) => format!("The register lists no {many}."),
        (0, 1) => format!("The only {one} has no final return, so there are no figures yet."),
        (0, _) => format!(
            "None of the {expected} {many} has made a final return, so there are no figures yet."
        ),
        (1, 1) => format!("The only {one} has made a final return."),
        (2, 2) => format!("Both {many} have made a final return."),
        _ if returned == expected => format!("All {expected} {many} have made a final return."),
        _ => format!(
            "{returned} of {} {} made a final return.",
            counted(expected, term),
            either(returned, "has", "have")
        ),
    })
}

fn late(out_of: &Denominators) -> Option<String> {
    let Denominators { late, returned, .. } = *out_of;
    Some(match (late, returned) {
        (0, _) => return None,
        (1, 1) => "It was completed after the deadline.".to_owned(),
        (1, _) => {
            "1 of them was completed after the deadline; it is counted like the others.".to_owned()
        }
        (2, 2) => "Both of them were completed after the deadline.".to_owned(),
        _ if late == returned => "All of them were completed after the deadline.".to_owned(),
        _ => format!(
            "{late} of them were completed after the deadline; they are counted like the others."
        ),
    })
}

/// What has become of those who made no final return.
fn others(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, drafts, refused, missing, .. } = input.rollup.denominators;
    let is_unmade = |entry: &Entry| matches!(entry.standing, Standing::NotMade(_));
    let left_out = match input.round.entries.iter().any(is_unmade) {
        true => "a return that was left out",
        false => "a return that was left out because of errors",
    };
    let has = |count: usize, what: &str| {
        (count > 0).then(|| format!("{count} {} {what}", either(count, "has", "have")))
    };
    let states = [has(drafts, "a draft"), has(refused, left_out), has(missing, "no return here")];
    let states: Vec<String> = states.into_iter().flatten().collect();
    let others = drafts + refused + missing;
    Some(match (returned, others, states.as_slice()) {
        (_, 0, _) => return None,
        (0, 1, [only]) => format!("It {}.", only.trim_start_matches("1 ")),
        (0, ..) => format!("{}.", list(&states)),
        (_, 1, [only]) => format!("The other {}.", only.trim_start_matches("1 ")),
        (_, _, [only]) => format!("The other {only}."),
        _ => format!("Of the other {others}, {}.", list(&states)),
    })
}

/// Few returns are no picture of a nation, and none at all say nothing of those who made them.
fn reach(input: &NationalInput<'_>) -> Option<String> {
    let Denominators { returned, expected, .. } = input.rollup.denominators;
    let term = &terms(input).participant;
    match returned {
        0 => None,
        1 if expected > 1 => Some(format!(
            "One return is no national picture: what follows is what that {} says of itself.",
            within(&term.one)
        )),
        _ if returned * 2 < expected => Some(format!(
            "Fewer than half have returned: the figures say nothing of the other {}.",
            counted(expected - returned, term)
        )),
        _ => None,
    }
}
