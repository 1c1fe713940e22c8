//! What changed, as Markdown for a comment on a merge request: at most as long as GitHub takes, and
//! nothing that an author wrote is markup in it.

mod details;
mod fit;
mod inert;
mod trails;

use std::fmt::Write as _;

use fit::{Piece, Rank, cut, fitted};
use inert::inert;

use crate::data::Changes;
use crate::lang::{Language, say};
use crate::telling::{
    AskedTelling, ChangeTelling, FIGURES, Headings, ItemTelling, SideTelling, Sign, headings,
};

/// A job that posts the comment finds the one that it posted before by this.
const MARKER: &str = "<!-- stocktake diff -->";

/// The longest that a notice, a name or a value in the head may be, and how many rows the table of
/// all returns may have.
const NOTICE: usize = 1_000;
const NAME: usize = 200;
const ROWS: usize = 200;

/// All of it, in at most 65,000 characters; `command` shows what is left out of it.
pub fn text(changes: &Changes, command: &str, lang: &Language) -> String {
    let piece = |rank, of, text, name: String| Piece { rank, of, weight: None, text, name };
    let mut pieces = vec![piece(Rank::Head, 0, start(changes, lang), String::new())];
    let told: Vec<ChangeTelling> =
        changes.returns.iter().map(|change| ChangeTelling::new(change, lang)).collect();
    if told.len() > 1 {
        let text = all(&told, lang);
        pieces.push(piece(Rank::Head, 0, text, say!(lang, "the-table-of-all")));
    }
    let room = details::room(told.len());
    for (of, told) in told.iter().enumerate() {
        let name = &told.title;
        let text = overview(told, lang);
        pieces.push(piece(Rank::Overview, of, text, name.clone()));
        for (item, weight) in &told.items {
            let text = details::item(item, &told.headings, room, lang);
            let name = say!(lang, "item-of", item = item.id.as_str(), who = name);
            pieces.push(Piece { weight: *weight, ..piece(Rank::Details, of, text, name) });
        }
        if let Some(trails) = &told.trails {
            let text = trails::trails(trails, &told.headings, room, lang);
            let name = say!(lang, "all-rounds-of", who = name);
            pieces.push(piece(Rank::Trails, of, text, name));
        }
    }
    fitted(&pieces, command, lang)
}

fn start(changes: &Changes, lang: &Language) -> String {
    let mut text = format!("{MARKER}\n");
    if let Some(notice) = &changes.notice {
        _ = write!(text, "\n> {}\n", inert(&cut(notice, NOTICE)));
    }
    if changes.returns.is_empty() {
        _ = write!(text, "\n{}\n", inert(&say!(lang, "no-return-changed")));
    }
    text
}

/// A row for each of several returns.
fn all(several: &[ChangeTelling], lang: &Language) -> String {
    let heading = headings(lang).map(|own| {
        let sign = own.sign.map(|sign| format!("{} ", sign.mark())).unwrap_or_default();
        sign + &inert(&own.word)
    });
    let first = inert(&say!(lang, "return"));
    let headings = heading.join(" | ");
    let mut text = format!("\n| {first} | {headings} |\n|---|---:|---:|---:|---:|---:|---:|\n");
    for told in several.iter().take(ROWS) {
        let name = inert(&cut(&told.title, NAME));
        let row = match (&told.figures, &told.standing) {
            (Some(figures), _) => {
                let caveats = told.caveats(lang).map(|own| format!(" {}", inert(&own)));
                format!("{name}{} | {}", caveats.unwrap_or_default(), figures.join(" | "))
            }
            (None, why) => {
                let why = why.as_ref().map(|why| format!(" ({})", inert(why)));
                let none = [Sign::Nothing.mark(); FIGURES].join(" | ");
                format!("{name}{} | {none}", why.unwrap_or_default())
            }
        };
        _ = writeln!(text, "| {row} |");
    }
    if let Some(more @ 1..) = several.len().checked_sub(ROWS) {
        _ = write!(text, "\n{}\n", inert(&say!(lang, "all-changed-rows-more", count = more)));
    }
    text
}

/// What is said of a return before its details: the sentences, the head and the table.
fn overview(told: &ChangeTelling, lang: &Language) -> String {
    let title = cut(&told.title, NAME);
    let heading = say!(lang, "change-heading", title = title);
    let mut text = format!("\n## {}\n\n", inert(&heading));
    for side in &told.sides {
        let state = side.state.as_ref().map(|own| format!(" ({})", inert(own))).unwrap_or_default();
        let name = say!(lang, "side-capital", side = &side.name);
        _ = writeln!(text, "- {}: {}{state}", inert(&name), inert(&cut(&side.file, NAME)));
    }
    if let Some(standing) = &told.standing {
        _ = write!(text, "\n{}\n", inert(standing));
    }
    for side in &told.sides {
        errors(&mut text, side, lang);
    }
    if !told.summary.is_empty() {
        _ = write!(text, "\n{}\n", inert(&told.summary.join(" ")));
    }
    if !told.head.is_empty() {
        text.push('\n');
    }
    for line in &told.head {
        _ = writeln!(text, "- {}: {}", inert(&line.name), inert(&cut(&line.line(lang), NAME)));
    }
    questions(&mut text, &told.questions, lang);
    let items: Vec<&ItemTelling> = told.items.iter().map(|(item, _)| item).collect();
    table(&mut text, &items, &told.headings, lang);
    if let Some(same) = &told.same {
        _ = write!(text, "\n{}\n", inert(&lang.sentence(same)));
    }
    text
}

fn errors(text: &mut String, side: &SideTelling, lang: &Language) {
    const MOST: usize = 20;
    let Some(said) = &side.said else { return };
    _ = write!(text, "\n{}\n\n", inert(said));
    for flaw in side.errors.iter().take(MOST) {
        let place = flaw.place.as_ref().map(|place| format!(" ({})", inert(&cut(place, NAME))));
        let message = inert(&cut(&flaw.message, NAME));
        _ = writeln!(text, "- {} {message}{}", flaw.code, place.unwrap_or_default());
    }
    if let Some(more @ 1..) = side.errors.len().checked_sub(MOST) {
        _ = writeln!(text, "- {}", say!(lang, "more-errors", count = more));
    }
}

/// The questions, the heavy ones first; what each is drawn from stands with its items.
fn questions(text: &mut String, asked: &[AskedTelling], lang: &Language) {
    if !asked.is_empty() {
        _ = write!(text, "\n**{}**\n\n", inert(&say!(lang, "questions-for-reviewer")));
    }
    for own in asked {
        let items = inert(&lang.enumeration(&own.items));
        let (id, weight) = (own.code.id(), inert(&own.weight));
        _ = writeln!(text, "- **{id}** ({weight}), {items}: {}", inert(&own.words));
    }
}

/// A row for each item of which there is something to say.
fn table(text: &mut String, items: &[&ItemTelling], headings: &Headings, lang: &Language) {
    if items.is_empty() {
        return;
    }
    let Headings { item, rating, evidence, actions } = headings;
    let headings = [item, rating, evidence, actions].map(|own| inert(own));
    let questions = inert(&say!(lang, "questions"));
    _ = write!(text, "\n| {} | {questions} |\n|---|---|---|---|---|\n", headings.join(" | "));
    for item in items {
        let evidence = item.evidence.as_ref().map_or("", |own| own.word.as_str());
        let questions: Vec<&str> = item.questions.iter().map(|own| own.code).collect();
        let rating = format!("{} {}", item.rating.sign.mark(), inert(&item.rating.line));
        let cells = [
            inert(&item.id),
            rating,
            inert(evidence),
            inert(&item.counted_actions),
            questions.join(", "),
        ];
        let cells = cells.map(|cell| if cell.is_empty() { "–".to_owned() } else { cell });
        _ = writeln!(text, "| {} |", cells.join(" | "));
    }
}
