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
use crate::model::Asks;
use crate::telling::{
    AskedTelling, ChangeTelling, Figure, Headings, ItemTelling, SideTelling, Sign,
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
        for (rank, text, name) in [
            (
                Rank::Questions,
                questions(&told.questions, lang),
                say!(lang, "questions-of", who = name),
            ),
            (Rank::Table, table(told, lang), say!(lang, "table-of-whose", who = name)),
        ] {
            if !text.is_empty() {
                pieces.push(piece(rank, of, text, name));
            }
        }
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
    let columns = Figure::asked(&several.iter().map(|told| told.asks).collect::<Vec<_>>());
    let headings = columns.iter().map(|figure| {
        let own = figure.heading(lang);
        let sign = own.sign.map(|sign| format!("{} ", sign.mark())).unwrap_or_default();
        sign + &inert(&own.word)
    });
    let headings: Vec<String> =
        std::iter::once(inert(&say!(lang, "return"))).chain(headings).collect();
    let rule = "---:|".repeat(columns.len());
    let mut text = format!("\n| {} |\n|---|{rule}\n", headings.join(" | "));
    for told in several.iter().take(ROWS) {
        let name = inert(&cut(&told.title, NAME));
        let row = match (&told.figures, &told.standing) {
            (Some(figures), _) => {
                let caveats = told.caveats(lang).map(|own| format!(" {}", inert(&own)));
                let cells: Vec<String> = columns.iter().map(|own| figures.cell(*own)).collect();
                format!("{name}{} | {}", caveats.unwrap_or_default(), cells.join(" | "))
            }
            (None, why) => {
                let why = why.as_ref().map(|why| format!(" ({})", inert(why)));
                let none = vec![Sign::Nothing.mark(); columns.len()].join(" | ");
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

/// What is said of a return first: the sentences and the head.
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
fn questions(asked: &[AskedTelling], lang: &Language) -> String {
    let mut text = String::new();
    if !asked.is_empty() {
        _ = write!(text, "\n**{}**\n\n", inert(&say!(lang, "questions-for-reviewer")));
    }
    for own in asked {
        let items = inert(&lang.enumeration(&own.items));
        let (id, weight) = (own.code.id(), inert(&own.weight));
        _ = writeln!(text, "- **{id}** ({weight}), {items}: {}", inert(&own.words));
    }
    text
}

/// A row for each item of which there is something to say, and what all others have in common.
fn table(told: &ChangeTelling, lang: &Language) -> String {
    let mut text = rows(told, lang);
    if let Some(same) = &told.same {
        _ = write!(text, "\n{}\n", inert(&lang.sentence(same)));
    }
    text
}

fn rows(told: &ChangeTelling, lang: &Language) -> String {
    let mut text = String::new();
    if told.items.is_empty() {
        return text;
    }
    let columns = Column::asked(told.asks);
    let headings: Vec<String> =
        columns.iter().map(|own| inert(&own.heading(&told.headings, lang))).collect();
    let rule = "---|".repeat(columns.len());
    _ = write!(text, "\n| {} |\n|{rule}\n", headings.join(" | "));
    for (item, _) in &told.items {
        let cells = columns.iter().map(|own| own.cell(item, lang));
        let cells = cells.map(|cell| if cell.is_empty() { "–".to_owned() } else { cell });
        _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    text
}

/// A column of the table of items.
#[derive(Clone, Copy)]
enum Column {
    Item,
    Rating,
    Fields,
    Evidence,
    Actions,
    Questions,
}

impl Column {
    /// Those of which a form can have any.
    fn asked(asks: Asks) -> Vec<Self> {
        let columns = [
            (Self::Item, true),
            (Self::Rating, asks.rating),
            (Self::Fields, asks.fields || !asks.rating),
            (Self::Evidence, asks.evidence),
            (Self::Actions, asks.actions),
            (Self::Questions, asks.raises_questions()),
        ];
        columns.into_iter().filter(|(_, is)| *is).map(|(column, _)| column).collect()
    }

    fn heading(self, headings: &Headings, lang: &Language) -> String {
        match self {
            Self::Item => headings.item.clone(),
            Self::Rating => headings.rating.clone(),
            Self::Fields => say!(lang, "what-changed"),
            Self::Evidence => headings.evidence.clone(),
            Self::Actions => headings.actions.clone(),
            Self::Questions => say!(lang, "questions-raised"),
        }
    }

    fn cell(self, item: &ItemTelling, lang: &Language) -> String {
        match self {
            Self::Item => inert(&item.id),
            Self::Rating => format!("{} {}", item.rating.sign.mark(), inert(&item.rating.line)),
            Self::Fields => {
                let fields = item.fields.iter().map(|own| own.label.clone());
                let fields = lang.enumeration(&fields.collect::<Vec<_>>());
                // Where no field changed, it is the item that is new, gone or another one.
                let line = if item.is_rated { "" } else { item.rating.line.as_str() };
                inert(if fields.is_empty() { line } else { &fields })
            }
            Self::Evidence => inert(item.evidence.as_ref().map_or("", |own| own.word.as_str())),
            Self::Actions => inert(&item.counted_actions),
            Self::Questions => {
                let codes: Vec<&str> = item.questions.iter().map(|own| own.code).collect();
                codes.join(", ")
            }
        }
    }
}
