//! What changed, as Markdown for a comment on a merge request: at most as long as GitHub takes, and
//! nothing that an author wrote is markup in it.

mod details;
mod fit;
mod inert;
mod trails;

use std::fmt::Write as _;

use fit::{Piece, Rank, cut, fitted};
use inert::inert;

use super::figures::{HEADINGS, figures};
use super::words;
use crate::data::{Changes, ReturnChange, ReturnSide};
use crate::diff::{ActionChange, Comparison, ItemComparison, Progress};
use crate::model::Term;

/// A job that posts the comment finds the one that it posted before by this.
const MARKER: &str = "<!-- stocktake diff -->";

/// The longest that a notice, a name or a value in the head may be, and how many rows the table of
/// all returns may have.
const NOTICE: usize = 1_000;
const NAME: usize = 200;
const ROWS: usize = 200;

/// All of it, in at most 65,000 characters; `command` shows what is left out of it.
pub fn text(changes: &Changes, command: &str) -> String {
    let piece = |rank, of, text, name: String| Piece { rank, of, weight: None, text, name };
    let mut pieces = vec![piece(Rank::Head, 0, start(changes), String::new())];
    if changes.returns.len() > 1 {
        pieces.push(piece(Rank::Head, 0, all(&changes.returns), "the table of all".to_owned()));
    }
    let room = details::room(changes.returns.len());
    for (of, change) in changes.returns.iter().enumerate() {
        let name = words::title(change);
        pieces.push(piece(Rank::Overview, of, overview(change), name.clone()));
        let Some(found) = &change.comparison else { continue };
        for item in found.items.iter().filter(|item| found.has_news_of(item)) {
            let text = details::item(item, found, &change.terms, room);
            let weight = found.questions_about(item).map(|question| question.weight).min();
            let own = piece(Rank::Details, of, text, format!("{} of {name}", item.item));
            pieces.push(Piece { weight, ..own });
        }
        if let Some(trails) = &found.trails {
            let text = trails::trails(trails, &change.terms, room);
            pieces.push(piece(Rank::Trails, of, text, format!("all rounds of {name}")));
        }
    }
    fitted(&pieces, command)
}

fn start(changes: &Changes) -> String {
    let mut text = format!("{MARKER}\n");
    if let Some(notice) = &changes.notice {
        _ = write!(text, "\n> {}\n", inert(&cut(notice, NOTICE)));
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
    for change in changes.iter().take(ROWS) {
        let name = inert(&cut(&words::title(change), NAME));
        let (cells, standing) = match &change.comparison {
            Some(found) => (figures(found), None),
            None => (["·"; 6].map(str::to_owned), words::standing(change)),
        };
        let standing = standing.map(|why| format!(" ({})", inert(&why))).unwrap_or_default();
        _ = writeln!(text, "| {name}{standing} | {} |", cells.join(" | "));
    }
    if let Some(more @ 1..) = changes.len().checked_sub(ROWS) {
        _ = write!(text, "\nAnd {} more.\n", words::some(more, "return", "returns"));
    }
    text
}

/// What is said of a return before its details: the sentences, the head and the table.
fn overview(change: &ReturnChange) -> String {
    let mut text = format!("\n## What changed: {}\n\n", inert(&cut(&words::title(change), NAME)));
    for (which, side) in [("Old", &change.old), ("New", &change.new)] {
        let Some(side) = side else { continue };
        let about = change.comparison.as_ref().map(|found| match which {
            "Old" => words::state(&found.old),
            _ => words::state(&found.new),
        });
        let about = about.map(|about| format!(" ({})", inert(&about))).unwrap_or_default();
        _ = writeln!(text, "- {which}: {}{about}", inert(&cut(&side.file, NAME)));
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
        _ = writeln!(text, "- {}: {}", inert(&what), inert(&cut(&value, NAME)));
    }
    if let Some(found) = &change.comparison {
        questions(&mut text, found);
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
        let message = inert(&cut(&flaw.message, NAME));
        _ = writeln!(text, "- {} {message} ({})", flaw.code, inert(&cut(place, NAME)));
    }
    if let Some(more @ 1..) = side.errors.len().checked_sub(MOST) {
        _ = writeln!(text, "- and {more} more, which `stocktake check` lists");
    }
}

/// The questions, the heavy ones first; what each is drawn from stands with its items.
fn questions(text: &mut String, found: &Comparison) {
    let asked = words::questions(found);
    if !asked.is_empty() {
        text.push_str("\n**Questions for the reviewer**\n\n");
    }
    for own in asked {
        let (id, weight) = (own.code.id(), own.code.definition().weight.word());
        let items = inert(&own.items.join(", "));
        _ = writeln!(text, "- **{id}** ({weight}), {items}: {}", inert(&own.words));
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
        with(Progress::Unstated, "without a status now"),
        with(Progress::Vanished, "not mentioned any more"),
        with(Progress::Cleared, "settled and gone"),
        with(Progress::Copied, "copied"),
        with(Progress::SplitOff, "split off"),
        with(Progress::TakenInto, "taken into others"),
        with(Progress::Unknown, "that cannot be read"),
        (!item.moved_away.is_empty()).then(|| format!("{} moved away", item.moved_away.len())),
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
