//! Keys that stand too far to the right, and became a part of the text above them.

use super::values::Sink;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::raw::OF_AN_ACTION;
use crate::load::{At, Inside};
use crate::markdown::{self, PieceKind};

/// Reports the first line of a text that is a key of a return with what is said by it.
pub(super) fn find(at: &At<String>, sink: &mut Sink) {
    // Nearly every text: keys end in a colon.
    if !at.value.contains(':') {
        return;
    }
    let lines: Vec<&str> = at.value.lines().map(str::trim).collect();
    let is_key = |line: &usize| is_key(lines[*line], &lines[line + 1..]);
    let mut keys = (0..lines.len()).filter(is_key).peekable();
    if keys.peek().is_none() {
        return;
    }
    let mut pieces = markdown::pieces(&at.value);
    pieces.retain(|piece| piece.kind == PieceKind::Code);
    let is_code = |line: usize| pieces.iter().any(|piece| piece.lines.contains(&line));
    let Some(line) = keys.find(|line| !is_code(*line)) else { return };
    let message = format!("{} is part of the text above it here", quoted(lines[line]));
    sink.push(Diagnostic::new(Code::KeyInText, Inside::new(at).line(line), message).help(
        "indent it like the key of this text, and what is below it as much less; if it is text, put it in back-ticks",
    ));
}

/// Whether a line is a key with what is said by it, where no sentence would be written so.
fn is_key(line: &str, below: &[&str]) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    match key {
        "actions" => {
            value.is_empty()
                && below.iter().find(|line| !line.is_empty()).is_some_and(|line| is_entry(line))
        }
        "evidence" => matches!(value, "|" | "|-" | ">" | ">-"),
        "share" => matches!(value, "true" | "false"),
        "- id" => is_entry(line) && !value.contains(' '),
        _ => false,
    }
}

/// Whether a line begins an action.
fn is_entry(line: &str) -> bool {
    let key = line.strip_prefix("- ").and_then(|rest| rest.split_once(": "));
    key.is_some_and(|(key, _)| OF_AN_ACTION.contains(&key))
}
