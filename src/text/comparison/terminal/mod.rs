//! What changed, for people at a terminal: signs and words say everything, colour says it again.

mod item;
mod overview;
mod page;
mod trails;

use page::{Ink, Page, Span};

pub use page::Look;

use super::words;
use crate::data::{Changes, ReturnChange, ReturnSide};
use crate::diff::{Comparison, ItemComparison};
use crate::model::Term;

/// All of it as text.
pub fn text(changes: &Changes, look: Look) -> String {
    let mut page = Page::new(look);
    if let Some(notice) = &changes.notice {
        page.say(0, notice, Ink::Note);
        page.gap();
    }
    match changes.returns.as_slice() {
        [] => page.say(0, "No return changed.", Ink::Plain),
        [one] => self::one(&mut page, one),
        several => {
            overview::overview(&mut page, several);
            for change in several {
                page.gap();
                one(&mut page, change);
            }
        }
    }
    page.text()
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
    questions(page, found);
    let (shown, same): (Vec<&ItemComparison>, Vec<_>) =
        found.items.iter().partition(|item| found.has_news_of(item));
    for item in shown {
        page.gap();
        item::item(page, item, found.questions_about(item), &change.terms);
    }
    if !same.is_empty() {
        page.gap();
        let ids: Vec<&str> = same.iter().map(|item| item.item.as_str()).collect();
        let term = &change.terms.item;
        let Term { one, many } = term.within();
        let count = words::some(same.len(), &one, &many);
        let line = format!("{count} without any change: {}", ids.join(", "));
        page.flow(0, ("=", Ink::Dim), &[Span::new(line, Ink::Dim)]);
    }
    if let Some(trails) = &found.trails {
        page.gap();
        trails::trails(page, trails);
    }
}

/// The questions, the heavy ones first; what each is drawn from stands with its items.
fn questions(page: &mut Page, found: &Comparison) {
    let asked = words::questions(found);
    if !asked.is_empty() {
        page.gap();
        page.say(2, "Questions for the reviewer:", Ink::Bold);
    }
    for own in asked {
        let weight = own.code.definition().weight.word();
        let code = Span::new(format!("{} ({weight}),", own.code.id()), Ink::Note);
        let items = Span::new(format!("{}:", own.items.join(", ")), Ink::Bold);
        page.flow(2, ("?", Ink::Note), &[code, items, Span::new(own.words, Ink::Plain)]);
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
