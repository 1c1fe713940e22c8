//! Keys that stand too far to the right, and became a part of the text above them.

use super::values::Sink;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{At, Inside};

/// Reports the first line of a text that is a key of a return with what is said by it.
pub(super) fn find(at: &At<String>, sink: &mut Sink) {
    // Nearly every text: keys end in a colon.
    if !at.value.contains(':') {
        return;
    }
    let mut start = 0;
    let mut is_code = false;
    for line in at.value.split_inclusive('\n') {
        let text = line.trim();
        let below = at.value.get(start + line.len()..).unwrap_or_default();
        is_code ^= text.starts_with("```") || text.starts_with("~~~");
        if !is_code && let Some(key) = key(text, below) {
            let place = Inside::new(at).place(start..start + line.len());
            let message = format!("{} is part of the text above it here", quoted(key));
            sink.push(Diagnostic::new(Code::KeyInText, place, message).help(
                "indent it like the key of this text, and what is below it as much less; if it is text, put it in back-ticks",
            ));
            return;
        }
        start += line.len();
    }
}

/// The key that a line is, where no sentence would be written so.
fn key<'a>(line: &'a str, below: &str) -> Option<&'a str> {
    let next = below.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let is_key = match key {
        "actions" => value.is_empty() && is_entry(next),
        "evidence" => matches!(value, "|" | "|-" | ">" | ">-"),
        "share" => matches!(value, "true" | "false"),
        _ => is_entry(line) && key == "- id" && !value.contains(' '),
    };
    is_key.then_some(line)
}

/// Whether a line begins an action.
fn is_entry(line: &str) -> bool {
    line.strip_prefix("- ").and_then(|rest| rest.split_once(": ")).is_some_and(|(key, _)| {
        matches!(
            key,
            "id" | "text" | "owner" | "due" | "status" | "measure" | "resources" | "risks"
        )
    })
}
