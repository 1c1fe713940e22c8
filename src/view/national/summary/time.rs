//! What changed since the round before, what did not, and what has become of improvement actions.

use super::super::NationalInput;
use super::super::words::{counted, either, list, number, sentence as capital};
use super::{Part, SentenceView, named, part_of, terms};
use crate::model::{ItemId, Term, in_words, within};
use crate::rollup::{ActionCounts, Change, Movement, share};

/// How many ratings rose, fell and stayed.
pub(super) fn movement(input: &NationalInput<'_>) -> Option<SentenceView> {
    let movement = input.rollup.movement.as_ref()?;
    let Change { rose, fell, stayed, .. } = movement.overall;
    let (compared, previous) = (rose + fell + stayed, input.title(&movement.previous));
    let participant = &terms(input).participant;
    let text = match (movement.partnerships.len(), compared) {
        (0, _) => format!(
            "No {} made a final return both now and in {previous}, so nothing can be said of \
             movement.",
            within(&participant.one)
        ),
        (_, 0) => format!("No rating can be compared with {previous}."),
        (pairs, _) => {
            let part = |count: usize| part_of(count, Some(share(count, compared)));
            format!(
                "Since {previous}, of {compared} {} by {} that returned both times, {} rose, {} \
                 fell and {} stayed.{}",
                either(compared, "rating", "ratings"),
                counted(pairs, participant),
                part(rose),
                part(fell),
                part(stayed),
                left_out(movement, &terms(input).item),
            )
        }
    };
    Some(SentenceView::new(Part::Movement, text))
}

/// How many items say nothing of movement, where any do: their questions changed.
fn left_out(movement: &Movement, item: &Term) -> String {
    match movement.not_comparable.len() {
        0 => String::new(),
        count => format!(" {} cannot be compared.", counted(count, item)),
    }
}

/// The items that nobody moved.
pub(super) fn never_moved(input: &NationalInput<'_>) -> Option<SentenceView> {
    let movement = input.rollup.movement.as_ref()?;
    let is_compared = |change: &Change| change.rose + change.fell + change.stayed > 0;
    let compared = movement.items.iter().filter(|item| is_compared(&item.change)).count();
    let still: &[ItemId] = &movement.never_moved;
    let terms = terms(input);
    let item = match movement.not_comparable.as_slice() {
        [] => within(&terms.item.one),
        _ => format!("{} that can be compared", within(&terms.item.one)),
    };
    let (text, named_items) = match still.len() {
        _ if compared == 0 => return None,
        0 => (format!("On every {item} at least one rating changed."), still),
        n if n == compared && n > 1 => (format!("On no {item} did any rating change."), &[][..]),
        _ => (format!("No rating changed on {}.", named(still, terms)), still),
    };
    Some(SentenceView::new(Part::Movement, text).about(named_items, input))
}

/// How many improvement actions there are, and what has become of them.
pub(super) fn actions(input: &NationalInput<'_>) -> SentenceView {
    let counts = &input.rollup.actions.overall;
    let deadline = in_words(input.round.info.deadline);
    let given = either(counts.total, "improvement action is", "improvement actions are");
    let mut text = match counts.total {
        0 => "No improvement action is given.".to_owned(),
        n => format!("{n} {given} given: {}.", states(counts, &deadline)),
    };
    if let Some(movement) = &input.rollup.movement
        && !movement.partnerships.is_empty()
        && counts.total > 0
    {
        let verb = either(counts.put_back, "was", "were");
        let verb = if counts.put_back == 0 { "was" } else { verb };
        let who = capital(&number(counts.put_back));
        let previous = input.title(&movement.previous);
        text += &format!(" {who} {verb} put back since {previous}.");
    }
    SentenceView::new(Part::Actions, text)
}

/// `40 open (8 overdue at the deadline of 15 May 2019), 12 done and 3 dropped`; what there is none
/// of is left out. Where all are alike, `all are done`.
fn states(counts: &ActionCounts, deadline: &str) -> String {
    let overdue = match (counts.overdue, counts.open) {
        (0, 1) => "not overdue".to_owned(),
        (1, 1) => "overdue".to_owned(),
        (n, _) => format!("{} overdue", number(n)),
    };
    let open = format!("open ({overdue} at the deadline of {deadline})");
    let state = |count: usize, what: &str| {
        (count > 0).then(|| match (count, count == counts.total) {
            (1, true) => format!("it is {what}"),
            (_, true) => format!("all are {what}"),
            _ => format!("{count} {what}"),
        })
    };
    let states = [
        state(counts.open, &open),
        state(counts.done, "done"),
        state(counts.dropped, "dropped"),
        state(counts.without_status, "without a status"),
    ];
    let states: Vec<String> = states.into_iter().flatten().collect();
    list(&states)
}
