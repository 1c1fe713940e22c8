//! What changed since the round before, what did not, and what has become of improvement actions.

use super::super::NationalInput;
use super::super::movement::{compares_all, is_compared};
use super::{PagePart, SentenceView, named, part_of, terms};
use crate::lang::{Language, say};
use crate::model::{ItemId, RoundInfo};
use crate::rollup::{ActionStatusCounts, Change, share};
use crate::view::page::DayKind;

/// How many ratings rose, fell and stayed.
pub(super) fn movement(input: &NationalInput<'_>) -> Option<SentenceView> {
    let movement = input.rollup.movement.as_ref()?;
    let lang = input.lang;
    let Change { rose, fell, stayed, .. } = movement.overall;
    let (compared, round) = (rose + fell + stayed, input.title(&movement.previous));
    let participant = &terms(input).participant;
    let text = match (movement.partnerships.len(), compared) {
        (0, _) => say!(lang, "movement-nobody", participant = participant, round = round),
        (_, 0) => say!(lang, "movement-nothing", round = round),
        (pairs, _) => {
            let part = |count: usize| part_of(count, Some(share(count, compared)), lang);
            say!(
                lang,
                "movement-summary",
                round = round,
                compared = compared,
                pairs = pairs,
                participant = participant,
                rose = part(rose),
                fell = part(fell),
                stayed = part(stayed)
            )
        }
    };
    // How many items say nothing of movement, where any do: their questions changed.
    let text = match movement.not_comparable.len() {
        count if count > 0 && !movement.partnerships.is_empty() && compared > 0 => {
            let item = &terms(input).item;
            let left = say!(lang, "movement-not-comparable", count = count, item = item);
            format!("{text} {left}")
        }
        _ => text,
    };
    Some(SentenceView::new(PagePart::Movement, text))
}

/// The items that nobody moved.
pub(super) fn never_moved(input: &NationalInput<'_>) -> Option<SentenceView> {
    let movement = input.rollup.movement.as_ref()?;
    let (lang, item) = (input.lang, &terms(input).item);
    let compared = movement.items.iter().filter(|item| is_compared(&item.change)).count();
    let still: &[ItemId] = &movement.never_moved;
    let those = if compares_all(movement) { "all" } else { "some" };
    let (text, named_items) = match still.len() {
        _ if compared == 0 => return None,
        0 => (say!(lang, "still-nowhere", item = item, compared = those), still),
        n if n == compared && n > 1 => {
            (say!(lang, "still-everywhere", item = item, compared = those), &[][..])
        }
        _ => (say!(lang, "still-somewhere", items = named(still, input)), still),
    };
    Some(SentenceView::new(PagePart::Movement, text).about(named_items, input))
}

/// How many improvement actions there are, and what has become of them.
pub(super) fn actions(input: &NationalInput<'_>) -> SentenceView {
    let (lang, counts) = (input.lang, &input.rollup.actions.overall);
    let mut text = match counts.total {
        0 => say!(lang, "actions-none"),
        count => {
            let states = states(counts, &input.round.info, lang);
            say!(lang, "actions-given", count = count, states = states)
        }
    };
    if let Some(movement) = &input.rollup.movement
        && !movement.partnerships.is_empty()
        && counts.total > 0
    {
        let (count, round) = (counts.put_back, input.title(&movement.previous));
        let pairs = movement.partnerships.len();
        let put_back = match pairs == input.rollup.denominators.returned {
            true => say!(lang, "actions-put-back", count = count, round = round),
            false => {
                let participant = &terms(input).participant;
                say!(
                    lang,
                    "actions-put-back-some",
                    count = count,
                    round = round,
                    pairs = pairs,
                    participant = participant
                )
            }
        };
        text = format!("{text} {put_back}");
    }
    SentenceView::new(PagePart::Actions, text)
}

/// `40 open (8 overdue at the deadline of 15 May 2019), 12 done and 3 dropped`; what there is none
/// of is left out. Where all are alike, `all are done`.
fn states(counts: &ActionStatusCounts, round: &RoundInfo, lang: &Language) -> String {
    let overdue = match (counts.overdue, counts.open) {
        (0, 1) => say!(lang, "overdue-not"),
        (1, 1) => say!(lang, "overdue-it"),
        (count, _) => say!(lang, "overdue-some", count = count),
    };
    let (kind, day) = (DayKind::of(round).key(), lang.day(round.day()));
    let open = say!(lang, "state-open", overdue = overdue, kind = kind, deadline = day);
    let state = |count: usize, state: String| {
        (count > 0).then(|| match (count, count == counts.total) {
            (1, true) => say!(lang, "state-it", state = state),
            (_, true) => say!(lang, "state-all", count = count, state = state),
            _ => say!(lang, "state-some", count = count, state = state),
        })
    };
    let states = [
        state(counts.open, open),
        state(counts.done, say!(lang, "status-done")),
        state(counts.dropped, say!(lang, "status-dropped")),
        state(counts.without_status, say!(lang, "without-status")),
    ];
    let states: Vec<String> = states.into_iter().flatten().collect();
    lang.list(&states)
}
