//! What changed, for people at a terminal: signs and words say everything, colour says it again.

mod item;
mod overview;
mod page;
mod trails;

use page::{Ink, Page, Span};

pub use page::Look;

use crate::data::Changes;
use crate::lang::{Language, say};
use crate::telling::{AskedTelling, ChangeTelling, SideTelling, Sign};

/// All of it as text.
pub fn text(changes: &Changes, look: Look, lang: &Language) -> String {
    let mut page = Page::new(look);
    if let Some(notice) = &changes.notice {
        page.say(0, notice, Ink::Note);
        page.gap();
    }
    let told: Vec<ChangeTelling> =
        changes.returns.iter().map(|change| ChangeTelling::new(change, lang)).collect();
    match told.as_slice() {
        [] => page.say(0, &say!(lang, "no-return-changed"), Ink::Plain),
        [one] => self::one(&mut page, one, lang),
        several => {
            overview::overview(&mut page, several, lang);
            for told in several {
                page.gap();
                one(&mut page, told, lang);
            }
        }
    }
    page.text()
}

/// One return.
fn one(page: &mut Page, told: &ChangeTelling, lang: &Language) {
    page.say(0, &told.title, Ink::Bold);
    for side in &told.sides {
        self::side(page, side);
    }
    page.gap();
    if let Some(standing) = &told.standing {
        page.say(2, standing, Ink::Plain);
        page.gap();
    }
    for side in &told.sides {
        errors(page, side);
    }
    for sentence in &told.summary {
        page.say(2, sentence, Ink::Plain);
    }
    if !told.head.is_empty() {
        page.gap();
    }
    for line in &told.head {
        let name = Span::new(format!("{}:", line.name), Ink::Plain);
        let value = Span::new(line.line(lang), Ink::Plain);
        page.flow(2, (Sign::Edited.mark(), Ink::Plain), &[name, value]);
    }
    questions(page, &told.questions, lang);
    for (item, _) in &told.items {
        page.gap();
        item::item(page, item, &told.headings, lang);
    }
    if let Some(same) = &told.same {
        page.gap();
        page.flow(0, (Sign::Same.mark(), Ink::Dim), &[Span::new(same, Ink::Dim)]);
    }
    if let Some(trails) = &told.trails {
        page.gap();
        trails::trails(page, trails, lang);
    }
}

/// The questions, the heavy ones first; what each is drawn from stands with its items.
fn questions(page: &mut Page, asked: &[AskedTelling], lang: &Language) {
    if !asked.is_empty() {
        page.gap();
        let heading = say!(lang, "questions-for-reviewer");
        page.say(2, &format!("{heading}:"), Ink::Bold);
    }
    for own in asked {
        let code = Span::new(format!("{} ({}),", own.code.id(), own.weight), Ink::Note);
        let items = Span::new(format!("{}:", lang.enumeration(&own.items)), Ink::Bold);
        page.flow(2, ("?", Ink::Note), &[code, items, Span::new(&own.words, Ink::Plain)]);
    }
}

fn side(page: &mut Page, side: &SideTelling) {
    let (sign, ink) = match side.is_new {
        true => (Sign::New, Ink::Added),
        false => (Sign::Gone, Ink::Removed),
    };
    let mut spans = vec![Span::new(&side.file, Ink::Plain)];
    spans.extend(side.state.as_ref().map(|state| Span::new(format!("· {state}"), Ink::Dim)));
    page.flow(0, (sign.mark(), ink), &spans);
}

fn errors(page: &mut Page, side: &SideTelling) {
    let Some(said) = &side.said else { return };
    page.say(2, said, Ink::Note);
    for flaw in &side.errors {
        let place = flaw.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        let line = format!("{} {}{place}", flaw.code, flaw.message);
        page.flow(2, (Sign::Unread.mark(), Ink::Note), &[Span::new(line, Ink::Plain)]);
    }
    page.gap();
}
