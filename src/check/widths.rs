//! Tables that find no room where they are set: a letter cannot be broken, so there is an end to
//! how many columns there can be.

use crate::diag::{Code, Diagnostic, Findings};
use crate::load::raw::{RawAction, RawReturn};
use crate::load::{Inside, Located};
use crate::markdown::{self, Document, TooWide};

/// How wide the evidence of an item is set, in points: the page without its margins and the column
/// of labels.
pub(super) const EVIDENCE: usize = 354;

/// How wide the note of a round is set, in points: the page without its margins and the line beside
/// the note.
pub(super) const NOTE: usize = 458;

/// How wide an action is set in the list of its item.
pub(super) const IN_LIST: usize = 336;

/// How wide the columns of all actions are together.
const PAGE: usize = 470;

/// How wide a text of an action is set, which stands in the list of its item and in the table of
/// all: the other columns there are as wide as the longest id, and left out where nobody has filled
/// them.
pub(super) fn of_actions(raw: &RawReturn) -> usize {
    let responses = raw.responses.entries();
    let answered = responses.iter().filter(|response| !response.actions.entries().is_empty());
    let ids = answered.map(|response| markdown::width_of_id(&response.item.value) + 11);
    let ids = ids.max().unwrap_or_default().clamp(57, 108);
    let actions = || responses.iter().flat_map(|response| response.actions.entries());
    let column =
        |is_given: fn(&RawAction) -> bool, width| if actions().any(is_given) { width } else { 0 };
    let others = column(|action| action.owner.value().is_some(), 91)
        + column(|action| action.due.value().is_some(), 88)
        + column(|action| action.status.value().is_some(), 57);
    // The space at both sides of a cell.
    (PAGE - ids - others - 10).min(IN_LIST)
}

/// One finding for each table of a text that finds no room, at its heading.
pub(super) fn find(document: &Document, at: &Located<String>, width: usize, sink: &mut Findings) {
    let found = markdown::too_wide(document, width);
    sink.extend(found.iter().map(|table| finding(table, at, width)));
}

fn finding(table: &TooWide, at: &Located<String>, width: usize) -> Diagnostic {
    let TooWide { line, columns, room_for } = *table;
    let place = if width < IN_LIST { "in the table of all actions" } else { "on the page" };
    let message = format!(
        "this table has {columns} columns, and {place} there is room for about {room_for} like them"
    );
    Diagnostic::new(Code::TableTooWide, Inside::new(at).line(line), message).help(
        "make several tables of it, exchange its rows and columns, or write a list; columns of \
         short words and figures need less room",
    )
}
