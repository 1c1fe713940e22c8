//! What changed, for people at a terminal: signs and words say everything, colour says it again.

mod item;
mod page;
mod trails;

use page::{Ink, Page, Span, padded};

pub(in crate::cli) use page::Look;

use super::words;
use crate::data::{Changes, ReturnChange, ReturnSide};
use crate::diff::ItemComparison;

/// All of it as text.
pub(in crate::cli) fn text(changes: &Changes, look: Look) -> String {
    let mut page = Page::new(look);
    if let Some(notice) = &changes.notice {
        page.say(0, notice, Ink::Note);
        page.gap();
    }
    match changes.returns.as_slice() {
        [] => page.say(0, "No return changed.", Ink::Plain),
        [one] => self::one(&mut page, one),
        several => {
            overview(&mut page, several);
            for change in several {
                page.gap();
                one(&mut page, change);
            }
        }
    }
    page.text()
}

/// A line for each return.
fn overview(page: &mut Page, changes: &[ReturnChange]) {
    const NAME: usize = 28;
    let row = |name: &str, cells: [String; 6]| {
        let mut line = padded(name, NAME);
        for (cell, width) in cells.iter().zip([4, 4, 4, 10, 9, 11]) {
            line.push_str(&format!("{cell:>width$}"));
        }
        line
    };
    page.set(
        &row("", ["▲", "▼", "=", "evidence", "actions", "questions"].map(str::to_owned)),
        Ink::Dim,
    );
    for change in changes {
        let name = words::title(change);
        let Some(found) = &change.comparison else {
            let why = words::standing(change).unwrap_or_default();
            page.flow(0, (&padded(&name, NAME), Ink::Plain), &[Span::new(why, Ink::Dim)]);
            continue;
        };
        let counts = &found.counts;
        let edited = counts.evidence.edited + counts.evidence.rewritten;
        let evidence = edited + counts.evidence.added + counts.evidence.removed;
        let changed = found.items.iter().flat_map(|item| &item.actions).filter(|a| a.is_changed());
        let ratings = counts.ratings;
        let figures = [
            ratings.improved,
            ratings.declined,
            ratings.unchanged,
            evidence,
            changed.count(),
            found.questions.len(),
        ];
        let figure = |n: usize| if n == 0 { "·".to_owned() } else { n.to_string() };
        page.set(&row(&name, figures.map(figure)), Ink::Plain);
    }
}

/// One return.
fn one(page: &mut Page, change: &ReturnChange) {
    page.say(0, &words::title(change), Ink::Bold);
    side(page, "−", change.old.as_ref(), change.comparison.as_ref().map(|found| &found.old));
    side(page, "+", change.new.as_ref(), change.comparison.as_ref().map(|found| &found.new));
    page.gap();
    if let Some(standing) = words::standing(change) {
        page.say(2, &standing, Ink::Plain);
        page.gap();
    }
    errors(page, change.old.as_ref(), "old");
    errors(page, change.new.as_ref(), "new");
    for sentence in &change.summary {
        page.say(2, sentence, Ink::Plain);
    }
    let Some(found) = &change.comparison else { return };
    let header = words::header(change);
    if !header.is_empty() {
        page.gap();
        for (what, value) in header {
            page.flow(2, (&format!("~ {what}"), Ink::Plain), &[Span::new(value, Ink::Plain)]);
        }
    }
    let has_questions =
        |item: &&ItemComparison| found.questions.iter().any(|q| q.item == item.item);
    let (shown, same): (Vec<&ItemComparison>, Vec<_>) =
        found.items.iter().partition(|item| item.is_changed() || has_questions(item));
    for item in shown {
        page.gap();
        let questions = found.questions.iter().filter(|question| question.item == item.item);
        item::item(page, item, questions, &change.terms);
    }
    if !same.is_empty() {
        page.gap();
        let ids: Vec<&str> = same.iter().map(|item| item.item.as_str()).collect();
        let term = &change.terms.item;
        let (one, many) = (term.one.to_lowercase(), term.many.to_lowercase());
        let count = words::some(same.len(), &one, &many);
        let line = format!("{count} without any change: {}", ids.join(", "));
        page.flow(0, ("=", Ink::Dim), &[Span::new(line, Ink::Dim)]);
    }
    if let Some(trails) = &found.trails {
        page.gap();
        trails::trails(page, trails);
    }
}

fn side(
    page: &mut Page,
    sign: &str,
    side: Option<&ReturnSide>,
    about: Option<&crate::diff::SideInfo>,
) {
    let Some(side) = side else { return };
    let ink = if sign == "+" { Ink::Added } else { Ink::Removed };
    let mut spans = vec![Span::new(&side.file, Ink::Plain)];
    if let Some(about) = about {
        spans.push(Span::new(format!("· {}", words::state(about)), Ink::Dim));
    }
    page.flow(0, (sign, ink), &spans);
}

fn errors(page: &mut Page, side: Option<&ReturnSide>, which: &str) {
    let Some(side) = side else { return };
    let Some(words) = words::errors(side, which) else { return };
    page.say(2, &words, Ink::Note);
    for flaw in &side.errors {
        let place = flaw.place.as_deref().unwrap_or_default();
        let line = format!("{} {} ({place})", flaw.code, flaw.message);
        page.flow(2, ("!", Ink::Note), &[Span::new(line, Ink::Plain)]);
    }
    page.gap();
}
