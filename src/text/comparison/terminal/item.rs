//! An item: its rating, its evidence and other texts passage by passage, its actions and the
//! questions about it.

use super::page::{Ink, Page, Span};
use crate::diff::{Fate, Run};
use crate::lang::{Language, say};
use crate::telling::{
    ActionTelling, Headings, ItemTelling, PassageTelling, Shortened, Sign, bullet, shortened,
};

pub(super) fn item(page: &mut Page, item: &ItemTelling, headings: &Headings, lang: &Language) {
    let sign = item.rating.sign;
    let name = Span::new(format!("{}:", item.name), Ink::Bold);
    page.flow(0, (sign.mark(), ink(sign)), &[name, Span::new(&item.rating.line, Ink::Bold)]);
    page.say(2, &item.statement, Ink::Dim);
    for words in item.asides() {
        page.flow(2, (Sign::Edited.mark(), Ink::Plain), &[Span::new(words, Ink::Plain)]);
    }
    texts(page, item, headings, lang);
    actions(page, item, headings, lang);
    for question in &item.questions {
        let code = Span::new(question.code, Ink::Note);
        page.flow(2, ("?", Ink::Note), &[code, Span::new(&question.words, Ink::Plain)]);
    }
}

/// The ink of a sign, which says what the sign says.
pub(super) fn ink(sign: Sign) -> Ink {
    match sign {
        Sign::Rose => Ink::Up,
        Sign::Fell => Ink::Down,
        Sign::New | Sign::Done => Ink::Added,
        Sign::Gone | Sign::Dropped | Sign::TakenInto | Sign::Vanished => Ink::Removed,
        Sign::Same | Sign::Nothing => Ink::Bold,
        Sign::Folded => Ink::Dim,
        Sign::NotCompared
        | Sign::Unread
        | Sign::Reopened
        | Sign::Later
        | Sign::Earlier
        | Sign::Edited
        | Sign::Moved
        | Sign::Unstated => Ink::Note,
    }
}

fn texts(page: &mut Page, item: &ItemTelling, headings: &Headings, lang: &Language) {
    for (name, text) in item.texts(headings) {
        page.say(2, &format!("{name}: {}", text.said), Ink::Bold);
        for passage in &text.passages {
            self::passage(page, passage, lang);
        }
    }
}

fn passage(page: &mut Page, passage: &PassageTelling, lang: &Language) {
    let sign = passage.change.sign();
    let plain = match sign {
        Sign::New | Sign::Gone => ink(sign),
        _ => Ink::Plain,
    };
    let mut spans = Vec::new();
    if passage.runs.is_empty() {
        spans.push(Span::new(&passage.said, Ink::Dim));
    } else {
        // What its words say of its kind, its sign and a bullet say in less room.
        spans.push(match passage.is_said_by_sign {
            true => Span::new(bullet(passage, lang), plain),
            false => Span::new(format!("{}:", passage.said), Ink::Dim),
        });
        spans.extend(match passage.is_whole() {
            true => passage.runs.iter().map(|run| Span::new(&run.text, plain)).collect(),
            false => marked(&passage.runs),
        });
    }
    page.flow(4, (sign.mark(), ink(sign)), &spans);
}

/// Words with marks around those that came and went.
fn marked(runs: &[Run]) -> Vec<Span> {
    // Whatever stands before them is none of their text.
    let span = |(at, Shortened { fate, space, text }): (usize, Shortened)| {
        let space = at == 0 || space;
        match fate {
            None => Span::joined(text, Ink::Dim, space),
            Some(Fate::Same) => Span::joined(text, Ink::Plain, space),
            Some(Fate::Removed) => Span::joined(format!("[-{text}-]"), Ink::Removed, space),
            Some(Fate::Added) => Span::joined(format!("{{+{text}+}}"), Ink::Added, space),
        }
    };
    shortened(runs).into_iter().enumerate().map(span).collect()
}

/// The words of an action of which all is new, or gone, or stayed.
fn plain(runs: &[Run]) -> Vec<Span> {
    runs.iter().map(|run| Span::new(&run.text, Ink::Dim)).collect()
}

fn actions(page: &mut Page, item: &ItemTelling, headings: &Headings, lang: &Language) {
    if item.actions.is_empty() {
        return;
    }
    page.say(2, &format!("{}:", headings.actions), Ink::Bold);
    for change in &item.actions {
        action(page, change, lang);
    }
    let same = item.same_actions.len();
    if same > 0 {
        let words = say!(lang, "actions-as-before", count = same);
        page.flow(4, (Sign::Folded.mark(), Ink::Dim), &[Span::new(words, Ink::Dim)]);
    }
}

fn action(page: &mut Page, action: &ActionTelling, lang: &Language) {
    let spans =
        [Span::new(format!("{}:", action.id), Ink::Bold), Span::new(action.line(lang), Ink::Plain)];
    page.flow(4, (action.sign.mark(), ink(action.sign)), &spans);
    let is_reworded = action.text.len() > 1;
    let text = if is_reworded { marked(&action.text) } else { plain(&action.text) };
    if !text.is_empty() {
        page.flow(6, ("", Ink::Plain), &text);
    }
    for fact in action.facts.iter().filter(|fact| fact.is_news) {
        let mut spans = vec![Span::new(format!("{}:", fact.name), Ink::Dim)];
        spans.extend(match action.is_whole {
            true => plain(&fact.value),
            false => marked(&fact.value),
        });
        page.flow(6, ("", Ink::Plain), &spans);
    }
}
