//! Texts of an action that are published as one line, without Markdown: who owns it, its measure,
//! resources and risks.

use super::swallowed;
use crate::diag::{Code, Diagnostic, Findings, Place};
use crate::load::raw::RawAction;
use crate::load::{Inside, Located, Style};
use crate::markdown::{is_structural, marked};

/// Reports what of an action's plain texts will not be published as it was meant.
pub(super) fn find(raw: &RawAction, sink: &mut Findings) {
    for text in [&raw.owner, &raw.measure, &raw.resources, &raw.risks] {
        let Some(at) = text.value() else { continue };
        if !swallowed::find(at, sink) {
            sink.extend(list(at).or_else(|| sign(at)));
        }
    }
}

/// A list or a table, whose lines become one.
fn list(at: &Located<String>) -> Option<Diagnostic> {
    if !matches!(Style::of(at), Style::Literal(_)) {
        return None;
    }
    let lines: Vec<&str> = at.value.lines().collect();
    let is_later = |line: &usize| *line > 0 && is_structural(lines[*line].trim());
    let line = (0..lines.len()).find(is_later)?;
    let message = "this line is joined to the one above: here a text is published as one line";
    let place = Inside::new(at).line(line);
    Some(Diagnostic::new(Code::FoldedLines, place, message).help(
        "write it as one sentence, with commas or semicolons; a list can stand in the `text:` of \
         the action",
    ))
}

/// Signs of Markdown, which are published as they stand.
fn sign(at: &Located<String>) -> Option<Diagnostic> {
    let place: Place = Inside::new(at).place(marked(&at.value)?);
    let message = "this is published with its signs: here a text is plain";
    Some(Diagnostic::new(Code::PlainText, place, message).help(
        "leave out the signs; bold words and links can stand in the `text:` of the action, and in \
         the evidence",
    ))
}
