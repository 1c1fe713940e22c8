//! What changed, as Markdown for a comment on a merge request: at most as long as GitHub takes, and nothing that an author
//! wrote is markup in it.

mod details;
mod fit;
mod inert;
mod trails;

use std::fmt::Write as _;

use fit::{Piece, fitted};
use inert::inert;

use super::figures::{HEADINGS, figures};
use super::words;
use crate::data::{Changes, ReturnChange, ReturnSide};
use crate::diff::{ActionChange, Comparison, ItemComparison, Progress};
use crate::model::Term;

/// A job that posts the comment finds the one that it posted before by this.
const MARKER: &str = "<!-- stocktake diff -->";

/// All of it, in at most [`fit::LONGEST`] characters; `command` shows what is left out of it.
pub(in crate::cli) fn text(changes: &Changes, command: &str) -> String {
    let mut pieces = vec![Piece::head(start(changes))];
    if changes.returns.len() > 1 {
        pieces.push(Piece::overview(all(&changes.returns), "the table of all returns"));
    }
    for change in &changes.returns {
        let name = words::title(change);
        pieces.push(Piece::overview(overview(change), &name));
        let Some(found) = &change.comparison else { continue };
        for item in found.items.iter().filter(|item| found.has_news_of(item)) {
            let name = format!("{} of {name}", item.item);
            pieces.push(Piece::details(details::item(item, found, &change.terms), &name));
        }
        if let Some(trails) = &found.trails {
            let name = format!("all rounds of {name}");
            pieces.push(Piece::trails(trails::trails(trails, &change.terms), &name));
        }
    }
    fitted(&pieces, command)
}

fn start(changes: &Changes) -> String {
    let mut text = format!("{MARKER}\n");
    if let Some(notice) = &changes.notice {
        _ = write!(text, "\n> {}\n", inert(notice));
    }
    if changes.returns.is_empty() {
        text.push_str("\nNo return changed.\n");
    }
    text
}

/// A row for each of several returns.
fn all(changes: &[ReturnChange]) -> String {
    let headings =
        HEADINGS.map(|(sign, word)| format!("{sign} {word}").trim().to_owned()).join(" | ");
    let mut text = format!("\n| Return | {headings} |\n|---|---:|---:|---:|---:|---:|---:|\n");
    for change in changes {
        let name = inert(&words::title(change));
        let (cells, standing) = match &change.comparison {
            Some(found) => (figures(found), None),
            None => (["·"; 6].map(str::to_owned), words::standing(change)),
        };
        let standing = standing.map(|why| format!(" ({})", inert(&why))).unwrap_or_default();
        _ = writeln!(text, "| {name}{standing} | {} |", cells.join(" | "));
    }
    text
}

/// What is said of a return before its details: the sentences, the head and the table.
fn overview(change: &ReturnChange) -> String {
    let mut text = format!("\n## What changed: {}\n\n", inert(&words::title(change)));
    for (which, side) in [("Old", &change.old), ("New", &change.new)] {
        let Some(side) = side else { continue };
        let about = change.comparison.as_ref().map(|found| match which {
            "Old" => words::state(&found.old),
            _ => words::state(&found.new),
        });
        let about = about.map(|about| format!(" ({})", inert(&about))).unwrap_or_default();
        _ = writeln!(text, "- {which}: {}{about}", inert(&side.file));
    }
    if let Some(standing) = words::standing(change) {
        _ = write!(text, "\n{}\n", inert(&standing));
    }
    errors(&mut text, change.old.as_ref(), "old");
    errors(&mut text, change.new.as_ref(), "new");
    if !change.summary.is_empty() {
        _ = write!(text, "\n{}\n", inert(&change.summary.join(" ")));
    }
    let header = words::header(change);
    if !header.is_empty() {
        text.push('\n');
    }
    for (what, value) in header {
        _ = writeln!(text, "- {}: {}", inert(&what), inert(&value));
    }
    if let Some(found) = &change.comparison {
        table(&mut text, change, found);
    }
    text
}

fn errors(text: &mut String, side: Option<&ReturnSide>, which: &str) {
    let Some(side) = side else { return };
    let Some(words) = words::errors(side, which) else { return };
    _ = write!(text, "\n{}\n\n", inert(&words));
    const MOST: usize = 20;
    for flaw in side.errors.iter().take(MOST) {
        let place = flaw.place.as_deref().unwrap_or_default();
        _ = writeln!(text, "- {} {} ({})", flaw.code, inert(&flaw.message), inert(place));
    }
    if let Some(more @ 1..) = side.errors.len().checked_sub(MOST) {
        _ = writeln!(text, "- and {more} more, which `stocktake check` lists");
    }
}

/// A row for each item of which there is something to say; the others are counted below it.
fn table(text: &mut String, change: &ReturnChange, found: &Comparison) {
    let terms = &change.terms;
    let (shown, same): (Vec<&ItemComparison>, Vec<_>) =
        found.items.iter().partition(|item| found.has_news_of(item));
    if !shown.is_empty() {
        let headings = [&terms.item.one, &terms.rating, &terms.evidence, &terms.actions];
        let headings: Vec<String> = headings.iter().map(|own| inert(own)).collect();
        _ = write!(text, "\n| {} | Questions |\n|---|---|---|---|---|\n", headings.join(" | "));
    }
    for item in shown {
        let evidence = item.evidence.as_ref().map_or("", |own| words::extent(own.extent));
        let questions = found.questions_about(item);
        let questions: Vec<&str> = questions.map(|question| question.code.id()).collect();
        let rating = format!("{} {}", words::sign(item), inert(&words::rating(item)));
        let cells = [&inert(item.item.as_str()), &rating, evidence, &actions(item)];
        let cells = cells.map(|cell| if cell.is_empty() { "–" } else { cell });
        let questions = if questions.is_empty() { "–".to_owned() } else { questions.join(", ") };
        _ = writeln!(text, "| {} | {questions} |", cells.join(" | "));
    }
    if !same.is_empty() {
        let ids: Vec<&str> = same.iter().map(|item| item.item.as_str()).collect();
        let Term { one, many } = terms.item.within();
        let count = words::some(same.len(), &one, &many);
        _ = write!(text, "\n{} without any change: {}.\n", inert(&count), inert(&ids.join(", ")));
    }
}

/// The actions of an item, counted.
fn actions(item: &ItemComparison) -> String {
    let count = |wanted: &dyn Fn(&ActionChange) -> bool, what: &str| {
        let count = item.actions.iter().filter(|change| wanted(change)).count();
        (count > 0).then(|| format!("{count} {what}"))
    };
    let with = |progress, what| count(&|change| change.progress == progress, what);
    let parts = [
        with(Progress::Added, "new"),
        with(Progress::Done, "done"),
        with(Progress::Dropped, "dropped"),
        with(Progress::Reopened, "open again"),
        with(Progress::Vanished, "not mentioned any more"),
        with(Progress::Cleared, "settled and gone"),
        count(&|change| change.put_back().is_some(), "put back"),
        count(
            &|change| {
                matches!(change.progress, Progress::Carried | Progress::Settled)
                    && change.is_changed()
                    && change.put_back().is_none()
            },
            "edited",
        ),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
