//! How answers spread: over all, at both ends of the scale, how far they agree, and which are
//! offered to others.

use super::super::NationalInput;
use super::super::words::{either, one_or_many, sentence as capital};
use super::{Part, SentenceView, named, part_of, terms};
use crate::model::{Id, ItemId, within};
use crate::rollup::{Distribution, ItemFigures, LevelFigures, half_up};
use crate::view::figures::{median_in_words, percent};

/// The middle and both ends of all answers together.
pub(super) fn overall(input: &NationalInput<'_>) -> SentenceView {
    let own = &input.rollup.nation.overall;
    let text = match (own.rated, &own.median, own.levels.as_slice()) {
        (1, Some(median), _) => {
            format!("The only rating is {}.", median_in_words(input.rubric(), median))
        }
        (rated, Some(median), [lowest, .., top]) => format!(
            "The median of all {rated} ratings {} {}; {} at the top level, {}, and {} at the \
             lowest, {}.",
            if median.lower == median.upper { "is" } else { "lies" },
            median_in_words(input.rubric(), median),
            are(top),
            label(input, &top.level),
            part_of(lowest.count, lowest.share),
            label(input, &lowest.level),
        ),
        (rated, Some(_), [only]) => {
            format!("All {rated} ratings are {}.", label(input, &only.level))
        }
        _ => "Nothing is rated.".to_owned(),
    };
    let text = match own.not_rated {
        0 => text,
        n => format!("{text} {n} {} not rated.", either(n, "answer is", "answers are")),
    };
    SentenceView::new(Part::Levels, text)
}

fn are(level: &LevelFigures) -> String {
    let verb = if level.count > 1 { "are" } else { "is" };
    format!("{} {verb}", part_of(level.count, level.share))
}

fn label(input: &NationalInput<'_>, level: &Id) -> String {
    let found = input.rollup.scale.iter().find(|candidate| candidate.id == *level);
    found.map(|level| level.label.clone()).unwrap_or_default()
}

/// Where the largest shares are at the top level and at the lowest.
pub(super) fn at_the_ends(input: &NationalInput<'_>) -> Vec<SentenceView> {
    let last = input.rollup.scale.len().saturating_sub(1);
    // A scale of one level has no ends.
    let ends = if last == 0 { vec![] } else { vec![(last, "top level"), (0, "lowest level")] };
    ends.into_iter().filter_map(|(at, end)| at_an_end(input, at, end)).collect()
}

fn at_an_end(input: &NationalInput<'_>, at: usize, end: &str) -> Option<SentenceView> {
    let items = &input.rollup.nation.items;
    let end = match input.rollup.scale.get(at) {
        Some(level) => format!("the {end}, {}", level.label),
        None => format!("the {end}"),
    };
    let largest = items.iter().filter_map(|item| share(item, at)).fold(0.0, f64::max);
    // That there is none has been said of all answers together.
    if largest <= 0.0 {
        return None;
    }
    let most: Vec<&ItemFigures> =
        items.iter().filter(|item| share(item, at).is_some_and(|share| share >= largest)).collect();
    let ids: Vec<ItemId> = most.iter().map(|item| item.item.clone()).collect();
    let terms = terms(input);
    if ids.len() == items.len() && ids.len() > 1 {
        let item = within(&terms.item.one);
        let text =
            format!("Every {item} has the same share of ratings at {end}: {}.", each(&most, at));
        return Some(SentenceView::new(Part::Levels, text));
    }
    let (who, verb) = (capital(&named(&ids, terms)), either(ids.len(), "has", "have"));
    let text = format!("{who} {verb} the largest share of ratings at {end}: {}.", each(&most, at));
    Some(SentenceView::new(Part::Levels, text).about(&ids, input))
}

fn share(item: &ItemFigures, at: usize) -> Option<f64> {
    item.distribution.levels.get(at)?.share
}

/// The figures of items with the same share: `12 of 31 (39%)`, where they are several `12 of 31
/// each (39%)`, and the share alone where they are of different numbers.
fn each(items: &[&ItemFigures], at: usize) -> String {
    let of = |own: &Distribution| Some((own.levels.get(at)?.count, own.rated));
    let figures: Vec<_> = items.iter().filter_map(|item| of(&item.distribution)).collect();
    let share = items.first().and_then(|item| share(item, at)).map(percent).unwrap_or_default();
    match figures.as_slice() {
        [(count, rated)] => format!("{count} of {rated} ({share})"),
        [(count, rated), others @ ..] if others.iter().all(|other| *other == (*count, *rated)) => {
            format!("{count} of {rated} each ({share})")
        }
        _ => format!("{share} each"),
    }
}

/// Where partnerships agree least.
pub(super) fn disagreement(input: &NationalInput<'_>) -> Option<SentenceView> {
    let items = &input.rollup.nation.items;
    let known: Vec<_> =
        items.iter().filter_map(|item| Some((item, item.distribution.agreement?))).collect();
    let least = known.iter().map(|(_, agreement)| *agreement).fold(f64::INFINITY, f64::min);
    let ids: Vec<ItemId> = known
        .iter()
        .filter(|(_, agreement)| *agreement <= least)
        .map(|(item, _)| item.item.clone())
        .collect();
    let terms = terms(input);
    let (item, participants) = (within(&terms.item.one), &terms.participant.many);
    if ids.is_empty() {
        return None;
    }
    if least >= 1.0 {
        let text = format!("All {} agree on every {item}.", within(participants));
        return Some(SentenceView::new(Part::Agreement, text));
    }
    let least = half_up(least, 2);
    if ids.len() == known.len() && known.len() > 1 {
        let text = format!(
            "{participants} agree as much on one {item} as on another: {least}, {MEASURE}."
        );
        return Some(SentenceView::new(Part::Agreement, text));
    }
    let text = format!("{participants} agree least on {}: {least}, {MEASURE}.", named(&ids, terms));
    Some(SentenceView::new(Part::Agreement, text).about(&ids, input))
}

/// What the measure of agreement means.
const MEASURE: &str = "where 1 is all alike and 0 is half at each end of the scale";

/// What is offered to others.
pub(super) fn shared(input: &NationalInput<'_>) -> SentenceView {
    let shared: Vec<_> =
        input.rollup.practice.iter().filter(|practice| !practice.shared.is_empty()).collect();
    let answers: usize = shared.iter().map(|practice| practice.shared.len()).sum();
    let ids: Vec<ItemId> = shared.iter().map(|practice| practice.item.clone()).collect();
    let terms = terms(input);
    let text = match answers {
        0 => format!(
            "No {} offers an answer to others as good practice.",
            within(one_or_many(1, &terms.participant))
        ),
        n => format!(
            "{n} {} offered to others as good practice, on {}.",
            either(n, "answer is", "answers are"),
            named(&ids, terms)
        ),
    };
    SentenceView::new(Part::Practice, text).about(&ids, input)
}
