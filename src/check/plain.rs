//! Texts that are published as one line, without Markdown: of an action who owns it, its measure,
//! resources and risks; fields of the rubric's own that hold a line.

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
            let list = list(at, "; a list can stand in the `text:` of the action");
            let also = "; bold words and links can stand in the `text:` of the action, and in the \
                        evidence";
            sink.extend(list.or_else(|| sign(at, also)));
        }
    }
}

/// The same of a field that holds one line.
pub(super) fn find_in_line(at: &Located<String>, sink: &mut Findings) {
    sink.extend(list(at, "").or_else(|| sign(at, "")));
}

/// A list or a table, whose lines become one; `also` says where one can stand.
fn list(at: &Located<String>, also: &str) -> Option<Diagnostic> {
    if !matches!(Style::of(at), Style::Literal(_)) {
        return None;
    }
    let lines: Vec<&str> = at.value.lines().collect();
    let is_later = |line: &usize| *line > 0 && is_structural(lines[*line].trim());
    let line = (0..lines.len()).find(is_later)?;
    let message = "this line is joined to the one above: here a text is published as one line";
    let place = Inside::new(at).line(line);
    Some(
        Diagnostic::new(Code::FoldedLines, place, message)
            .help(format!("write it as one sentence, with commas or semicolons{also}")),
    )
}

/// Signs of Markdown, which are published as they stand; `also` says where they are read.
fn sign(at: &Located<String>, also: &str) -> Option<Diagnostic> {
    let place: Place = Inside::new(at).place(marked(&at.value)?);
    let message = "this is published with its signs: here a text is plain";
    Some(
        Diagnostic::new(Code::PlainText, place, message).help(format!("leave out the signs{also}")),
    )
}
