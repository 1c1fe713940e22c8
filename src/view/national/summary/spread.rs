//! How answers spread: over all, at both ends of the scale, how far they agree, and which are
//! offered to others.

use super::super::NationalInput;
use super::{PagePart, SentenceView, named, part_of, terms};
use crate::lang::say;
use crate::model::{Id, ItemId, Level};
use crate::rollup::{Distribution, ItemFigures, LevelFigures, Median};
use crate::view::figures::median_in_words;

/// The middle and both ends of all answers together.
pub(super) fn overall(input: &NationalInput<'_>) -> SentenceView {
    let (lang, own) = (input.lang, &input.rollup.nation.overall);
    let text = match (own.rated, &own.median, own.levels.as_slice()) {
        (1, Some(median), _) => {
            let level = median_in_words(input.rubric(), median, lang);
            say!(lang, "spread-only-rating", level = level)
        }
        (rated, Some(median), [lowest, .., top]) => middle(input, rated, median, (lowest, top)),
        (rated, Some(_), [only]) => {
            let level = label(input, &only.level);
            say!(lang, "spread-one-level", rated = rated, level = level)
        }
        _ => say!(lang, "nothing-is-rated"),
    };
    let text = match own.not_rated {
        0 => text,
        count => format!("{text} {}", say!(lang, "spread-not-rated", count = count)),
    };
    let text = match own.not_applicable {
        0 => text,
        count => format!("{text} {}", say!(lang, "spread-not-applicable", count = count)),
    };
    SentenceView::new(PagePart::Levels, text)
}

fn middle(
    input: &NationalInput<'_>,
    rated: usize,
    median: &Median,
    (lowest, top): (&LevelFigures, &LevelFigures),
) -> String {
    let lang = input.lang;
    let kind = if median.lower == median.upper { "level" } else { "between" };
    say!(
        lang,
        "spread-overall",
        rated = rated,
        kind = kind,
        median = median_in_words(input.rubric(), median, lang),
        top = part_of(top.count, top.share, lang),
        top_count = top.count,
        top_level = label(input, &top.level),
        lowest = part_of(lowest.count, lowest.share, lang),
        lowest_level = label(input, &lowest.level)
    )
}

fn label(input: &NationalInput<'_>, level: &Id) -> String {
    let found = input.rollup.scale.iter().find(|candidate| candidate.id == *level);
    found.expect("figures are of the levels of the scale").label.clone()
}

/// Where the largest shares are at the top level and at the lowest.
pub(super) fn at_the_ends(input: &NationalInput<'_>) -> Vec<SentenceView> {
    let lang = input.lang;
    match input.rubric().scale() {
        // A scale of one level has no ends.
        [lowest, .., top] => {
            let label = |level: &Level| level.label.clone();
            let last = input.rubric().scale().len() - 1;
            let ends = [
                (last, say!(lang, "end-top", level = label(top))),
                (0, say!(lang, "end-lowest", level = label(lowest))),
            ];
            ends.into_iter().filter_map(|(at, end)| at_an_end(input, at, &end)).collect()
        }
        _ => Vec::new(),
    }
}

fn at_an_end(input: &NationalInput<'_>, at: usize, end: &str) -> Option<SentenceView> {
    let (lang, items) = (input.lang, &input.rollup.nation.items);
    let largest = items.iter().filter_map(|item| share(item, at)).fold(0.0, f64::max);
    // That there is none has been said of all answers together, and so has the share of one alone.
    if largest <= 0.0 || items.len() < 2 {
        return None;
    }
    let most: Vec<&ItemFigures> =
        items.iter().filter(|item| share(item, at).is_some_and(|share| share >= largest)).collect();
    let ids: Vec<ItemId> = most.iter().map(|item| item.item.clone()).collect();
    let each = each(&most, at, input);
    if ids.len() == items.len() && ids.len() > 1 {
        let text = say!(lang, "ends-alike", item = &terms(input).item, end = end, each = each);
        return Some(SentenceView::new(PagePart::Levels, text));
    }
    let (items, count) = (named(&ids, input), ids.len());
    let text = say!(lang, "ends-largest", items = items, count = count, end = end, each = each);
    Some(SentenceView::new(PagePart::Levels, text).about(&ids, input))
}

fn share(item: &ItemFigures, at: usize) -> Option<f64> {
    item.distribution.levels.get(at)?.share
}

/// The figures of items with the same share: `12 of 31 (39%)`, where they are several `12 of 31
/// each (39%)`, and the share alone where they are of different numbers.
fn each(items: &[&ItemFigures], at: usize, input: &NationalInput<'_>) -> String {
    let lang = input.lang;
    let of = |own: &Distribution| Some((own.levels.get(at)?.count, own.rated));
    let figures: Vec<_> = items.iter().filter_map(|item| of(&item.distribution)).collect();
    let share = items.first().and_then(|item| share(item, at));
    let share = lang.share(share.expect("items are named for their share"));
    match figures.as_slice() {
        [(count, rated)] => {
            say!(lang, "each-one", count = *count, rated = *rated, share = share)
        }
        [(count, rated), others @ ..] if others.iter().all(|other| *other == (*count, *rated)) => {
            say!(lang, "each-several", count = *count, rated = *rated, share = share)
        }
        _ => say!(lang, "each-share", share = share),
    }
}

/// Where partnerships agree least.
pub(super) fn disagreement(input: &NationalInput<'_>) -> Option<SentenceView> {
    let (lang, items) = (input.lang, &input.rollup.nation.items);
    let known: Vec<_> =
        items.iter().filter_map(|item| Some((item, item.distribution.agreement?))).collect();
    let least = known.iter().map(|(_, agreement)| *agreement).fold(f64::INFINITY, f64::min);
    let ids: Vec<ItemId> = known
        .iter()
        .filter(|(_, agreement)| *agreement <= least)
        .map(|(item, _)| item.item.clone())
        .collect();
    let (item, participant) = (&terms(input).item, &terms(input).participant);
    if ids.is_empty() {
        return None;
    }
    if least >= 1.0 {
        let text = say!(lang, "agree-on-all", participant = participant, item = item);
        return Some(SentenceView::new(PagePart::Agreement, text));
    }
    let least = lang.decimal(least, 2);
    if ids.len() == known.len() && known.len() > 1 {
        let text = say!(lang, "agree-alike", participant = participant, item = item, least = least);
        return Some(SentenceView::new(PagePart::Agreement, text));
    }
    let items = named(&ids, input);
    let text = say!(lang, "agree-least", participant = participant, items = items, least = least);
    Some(SentenceView::new(PagePart::Agreement, text).about(&ids, input))
}

/// What is offered to others.
pub(super) fn shared(input: &NationalInput<'_>) -> SentenceView {
    let lang = input.lang;
    let shared: Vec<_> =
        input.rollup.practice.iter().filter(|practice| !practice.shared.is_empty()).collect();
    let answers: usize = shared.iter().map(|practice| practice.shared.len()).sum();
    let ids: Vec<ItemId> = shared.iter().map(|practice| practice.item.clone()).collect();
    let text = match answers {
        0 => say!(lang, "shared-none", participant = &terms(input).participant),
        count => say!(lang, "shared-some", count = count, items = named(&ids, input)),
    };
    SentenceView::new(PagePart::Practice, text).about(&ids, input)
}
