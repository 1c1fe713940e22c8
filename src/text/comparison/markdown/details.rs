//! An item in full, folded.

use std::fmt::Write as _;

use super::inert;
use crate::diff::{Fate, Run};
use crate::lang::{Language, say};
use crate::telling::{ActionTelling, Headings, ItemTelling, PassageTelling, Sign, shortened};

/// How many characters the changes of one item's evidence may take where so many returns share a
/// comment; what is more is counted.
pub(super) fn room(returns: usize) -> usize {
    (20_000 / returns.max(1)).max(2_000)
}

pub(super) fn item(
    item: &ItemTelling,
    headings: &Headings,
    room: usize,
    lang: &Language,
) -> String {
    let mut text = format!(
        "\n<details>\n<summary>{} {}: {}</summary>\n\n{}\n",
        item.rating.sign.mark(),
        inert(&item.name),
        inert(&item.rating.line),
        inert(&item.statement),
    );
    for question in &item.questions {
        let title = say!(lang, "question-titled", code = question.code);
        _ = write!(text, "\n**{}**: {}\n", inert(&title), inert(&question.words));
    }
    for words in item.asides() {
        _ = write!(text, "\n{}\n", inert(words));
    }
    texts(&mut text, item, headings, room, lang);
    actions(&mut text, item, headings, room, lang);
    text.push_str("\n</details>\n");
    text
}

/// Says what there was no room for.
pub(super) fn left_out(text: &mut String, what: &str, lang: &Language) {
    _ = writeln!(text, "- **{}**", inert(&say!(lang, "left-out-of-comment", what = what)));
}

fn texts(text: &mut String, item: &ItemTelling, headings: &Headings, room: usize, lang: &Language) {
    let (mut used, mut left) = (0, 0);
    for (name, told) in item.texts(headings) {
        _ = write!(text, "\n**{}**: {}\n\n", inert(name), inert(&told.said));
        for passage in &told.passages {
            let line = self::passage(passage);
            if !passage.runs.is_empty() {
                used += line.chars().count();
            }
            match used > room && !passage.runs.is_empty() {
                true => left += 1,
                false => text.push_str(&line),
            }
        }
    }
    if left > 0 {
        left_out(text, &say!(lang, "more-passages", count = left), lang);
    }
}

fn passage(passage: &PassageTelling) -> String {
    let said = inert(&passage.said);
    if passage.runs.is_empty() {
        return format!("- {} {said}\n", Sign::Folded.mark());
    }
    let words = match passage.is_whole() {
        true => whole(&passage.runs),
        false => marked(&passage.runs),
    };
    format!("- {said}: {words}\n")
}

/// Words that are all new, or gone, or as they were.
fn whole(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let words = inert(&run.text);
        match run.fate {
            Fate::Same => words,
            Fate::Removed => format!("<del>{words}</del>"),
            Fate::Added => format!("<ins>{words}</ins>"),
        }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

/// Words with those that came and went between tags.
fn marked(all: &[Run]) -> String {
    let mut text = String::new();
    for part in shortened(all) {
        if part.space && !text.is_empty() {
            text.push(' ');
        }
        let words = inert(&part.text);
        match part.fate {
            None | Some(Fate::Same) => text.push_str(&words),
            Some(Fate::Removed) => _ = write!(text, "<del>{words}</del>"),
            Some(Fate::Added) => _ = write!(text, "<ins>{words}</ins>"),
        }
    }
    text
}

fn actions(
    text: &mut String,
    item: &ItemTelling,
    headings: &Headings,
    room: usize,
    lang: &Language,
) {
    if item.actions.is_empty() {
        return;
    }
    _ = write!(text, "\n**{}**\n\n", inert(&headings.actions));
    let (mut used, mut left) = (0, 0);
    for change in &item.actions {
        let line = action(change, lang);
        used += line.chars().count();
        match used > room {
            true => left += 1,
            false => text.push_str(&line),
        }
    }
    if left > 0 {
        left_out(text, &say!(lang, "more-actions", count = left), lang);
    }
    let same = item.same_actions.len();
    if same > 0 {
        let words = say!(lang, "actions-as-before", count = same);
        _ = writeln!(text, "- {} {}", Sign::Folded.mark(), inert(&words));
    }
}

fn action(action: &ActionTelling, lang: &Language) -> String {
    // Of an action that is new or gone it is said before its words.
    let words = |runs: &[Run]| match runs {
        [only] if action.is_whole => inert(&only.text),
        [_] => whole(runs),
        _ => marked(runs),
    };
    let mut line = format!(
        "- {} **{}**: {}. {}",
        inert(action.sign.mark()),
        inert(&action.id),
        inert(&action.line(lang)),
        words(&action.text),
    );
    let facts = action.facts.iter().filter(|fact| fact.is_news);
    let facts: Vec<String> =
        facts.map(|fact| format!("{}: {}", inert(&fact.name), words(&fact.value))).collect();
    if !facts.is_empty() {
        _ = write!(line, " ({})", facts.join("; "));
    }
    line + "\n"
}
