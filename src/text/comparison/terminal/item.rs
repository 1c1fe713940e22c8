//! An item: its rating, its evidence block by block, its actions and the questions about it.

use super::super::runs::{self, Part};
use super::super::words;
use super::page::{Ink, Page, Span};
use crate::diff::{
    ActionChange, ActionEdit, BlockChange, EvidenceBlock, Fate, ItemComparison, Movement, Progress,
    Question, Run,
};
use crate::model::Terms;

pub(super) fn item<'a>(
    page: &mut Page,
    item: &ItemComparison,
    questions: impl Iterator<Item = &'a Question>,
    terms: &Terms,
) {
    let ink = match item.rating.movement {
        Movement::Improved | Movement::NewlyRated => Ink::Up,
        Movement::Declined | Movement::NoLongerRated => Ink::Down,
        Movement::Unchanged | Movement::NeitherRated => Ink::Bold,
        Movement::NotComparable | Movement::Unread => Ink::Note,
    };
    let name = format!("{} {}:", terms.item.one, item.item);
    let rating = words::rating(item);
    page.flow(
        0,
        (words::sign(item), ink),
        &[Span::new(name, Ink::Bold), Span::new(rating, Ink::Bold)],
    );
    page.say(2, &item.statement, Ink::Dim);
    for words in item.asides() {
        page.flow(2, ("~", Ink::Plain), &[Span::new(words, Ink::Plain)]);
    }
    evidence(page, item, terms);
    actions(page, item, terms);
    for question in questions {
        let code = Span::new(question.code.id(), Ink::Note);
        let words = Span::new(words::question(question), Ink::Plain);
        page.flow(2, ("?", Ink::Note), &[code, words]);
    }
}

fn evidence(page: &mut Page, item: &ItemComparison, terms: &Terms) {
    let Some(evidence) = item.evidence.as_ref().filter(|evidence| evidence.is_changed()) else {
        return;
    };
    page.say(2, &format!("{}: {}", terms.evidence, words::evidence(evidence)), Ink::Bold);
    let mut same = 0;
    for change in &evidence.changes {
        if let BlockChange::Same { count, .. } = change {
            same += count;
            continue;
        }
        folded(page, &mut same);
        block(page, change);
    }
    folded(page, &mut same);
}

/// Blocks that stayed, as their number.
fn folded(page: &mut Page, same: &mut usize) {
    if *same > 0 {
        let words = format!("{} as before", words::some(*same, "block", "blocks"));
        page.flow(4, ("…", Ink::Dim), &[Span::new(words, Ink::Dim)]);
    }
    *same = 0;
}

fn block(page: &mut Page, change: &BlockChange) {
    let whole = |block: &EvidenceBlock, ink| {
        Span::new(format!("{}{}", words::bullet(block.kind), block.text), ink)
    };
    match change {
        BlockChange::Same { .. } => {}
        BlockChange::Added { block, .. } => {
            page.flow(4, ("+", Ink::Added), &[whole(block, Ink::Added)]);
        }
        BlockChange::Removed { block, .. } => {
            page.flow(4, ("−", Ink::Removed), &[whole(block, Ink::Removed)]);
        }
        BlockChange::Moved { block, .. } => {
            let spans = [Span::new("moved here:", Ink::Dim), whole(block, Ink::Plain)];
            page.flow(4, ("↕", Ink::Note), &spans);
        }
        BlockChange::Split { parts, .. } | BlockChange::Merged { parts, .. } => {
            let told = change.parted().unwrap_or_default();
            let mut spans = vec![Span::new(format!("{told}:"), Ink::Dim)];
            for (at, part) in parts.iter().enumerate() {
                if at > 0 && matches!(change, BlockChange::Split { .. }) {
                    spans.push(Span::new("¶", Ink::Dim));
                }
                spans.extend(marked(&part.words));
            }
            page.flow(4, ("~", Ink::Note), &spans);
        }
        BlockChange::Edited { was, is, moved, words: runs, .. } => {
            let mut spans = Vec::new();
            spans.extend(moved.then(|| Span::new("moved here:", Ink::Dim)));
            spans.extend(words::form(*was, *is).map(|words| Span::new(words, Ink::Dim)));
            spans.push(Span::new(words::bullet(is.kind), Ink::Plain));
            spans.extend(marked(runs));
            page.flow(4, ("~", Ink::Note), &spans);
        }
    }
}

/// Words with marks around those that came and went.
fn marked(runs: &[Run]) -> Vec<Span> {
    let span = |Part { fate, space, text }: Part| match fate {
        None => Span::joined(text, Ink::Dim, space),
        Some(Fate::Same) => Span::joined(text, Ink::Plain, space),
        Some(Fate::Removed) => Span::joined(format!("[-{text}-]"), Ink::Removed, space),
        Some(Fate::Added) => Span::joined(format!("{{+{text}+}}"), Ink::Added, space),
    };
    runs::parts(runs).into_iter().map(span).collect()
}

fn actions(page: &mut Page, item: &ItemComparison, terms: &Terms) {
    let (changed, same): (Vec<&ActionChange>, Vec<_>) =
        item.actions.iter().partition(|change| change.is_changed());
    if changed.is_empty() {
        return;
    }
    page.say(2, &format!("{}:", terms.actions), Ink::Bold);
    for change in changed {
        action(page, change);
    }
    if !same.is_empty() {
        let words = format!("{} as before", words::some(same.len(), "action", "actions"));
        page.flow(4, ("…", Ink::Dim), &[Span::new(words, Ink::Dim)]);
    }
}

fn action(page: &mut Page, change: &ActionChange) {
    let Some(state) = change.latest() else { return };
    let ink = match change.progress {
        Progress::Added | Progress::Copied | Progress::SplitOff | Progress::Done => Ink::Added,
        Progress::Dropped | Progress::Vanished | Progress::Cleared | Progress::TakenInto => {
            Ink::Removed
        }
        Progress::Reopened
        | Progress::Carried
        | Progress::Settled
        | Progress::Unstated
        | Progress::Unknown => Ink::Note,
    };
    let spans = [
        Span::new(format!("{}:", state.id), Ink::Bold),
        Span::new(words::action(change), Ink::Plain),
    ];
    page.flow(4, (words::action_sign(change), ink), &spans);
    match change.rewording() {
        Some(runs) => page.flow(6, ("", Ink::Plain), &marked(runs)),
        None => page.say(6, &state.text, Ink::Dim),
    }
    for (name, fact) in words::facts(change) {
        let name = Span::new(format!("{name}:"), Ink::Dim);
        page.flow(6, ("", Ink::Plain), &[name, Span::new(fact, Ink::Dim)]);
    }
    for edit in &change.edits {
        if let ActionEdit::FieldChanged { field, words } = edit {
            let mut spans = vec![Span::new(format!("{}:", field.word()), Ink::Dim)];
            spans.extend(marked(words));
            page.flow(6, ("", Ink::Plain), &spans);
        }
    }
}
