//! Keys that stand too far to the right, and became a part of the text above them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Place, Sink, quoted};
use crate::load::raw::OF_AN_ACTION;
use crate::load::{At, Style};
use crate::markdown::{self, PieceKind};

/// Reports the first line of a text that is a key of a return with what is said by it; whether
/// there is one.
pub(super) fn find(at: &At<String>, sink: &mut Sink) -> bool {
    // Nearly every text: keys end in a colon, and only below `|` and `>` can a text hold one.
    if !at.value.contains(':') || !matches!(Style::of(at), Style::Literal(_) | Style::Folded(_)) {
        return false;
    }
    let lines = written(at);
    let texts: Vec<&str> = lines.iter().map(|(text, _)| *text).collect();
    let Some(first) = first_key(&texts, &code(at, lines.len())) else { return false };
    let (text, span) = &lines[first];
    let message = format!("{} is part of the text above it here", quoted(text));
    let place = Place::new(at.place.source(), span.clone());
    sink.push(Diagnostic::new(Code::KeyInText, place, message).help(
        "indent it like the key of this text, and what is below it as much less; if it is text, \
         begin it with a capital letter or put it in back-ticks",
    ));
    true
}

/// The lines of a text as they are written, without white space around them, each with its bytes.
fn written(at: &At<String>) -> Vec<(&str, Range<usize>)> {
    let span = at.place.span();
    let mut start = span.start;
    let text = at.place.source().text().get(span).unwrap_or_default();
    let lines = text.split_inclusive('\n').map(|line| {
        let own = line.trim();
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        (own, from..from + own.len())
    });
    lines.collect()
}

/// The lines that are code, where the lines of the text are those that are written.
fn code(at: &At<String>, count: usize) -> BTreeSet<usize> {
    if at.value.trim_end().lines().count() != count {
        return BTreeSet::new();
    }
    let pieces = markdown::pieces(&at.value).into_iter();
    pieces.filter(|piece| piece.kind == PieceKind::Code).flat_map(|piece| piece.lines).collect()
}

/// The first of some keys that follow one another, where one of them is a key beyond doubt.
fn first_key(lines: &[&str], code: &BTreeSet<usize>) -> Option<usize> {
    let mut run: Vec<usize> = Vec::new();
    for line in (0..lines.len()).filter(|line| !lines[*line].is_empty()) {
        let is_code = code.contains(&line);
        if !is_code && is_key(lines[line], &lines[line + 1..]) {
            return Some(run.first().copied().unwrap_or(line));
        }
        if is_code || !is_like_key(lines[line]) {
            run.clear();
            continue;
        }
        let above = lines[..line].iter().rev().find(|above| !above.is_empty());
        // In the middle of a sentence a line may begin with any word.
        let begins = above.is_none_or(|above| above.ends_with(['.', ':', ';', '!', '?', ')']));
        let is_apart = line > 0 && lines[line - 1].is_empty();
        if begins || is_apart || !run.is_empty() {
            return Some(run.first().copied().unwrap_or(line));
        }
        run.push(line);
    }
    None
}

/// Whether a line begins with a key of a return in small letters, with something behind it.
fn is_like_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(": ") else { return false };
    let is_known = OF_AN_ACTION.contains(&key) || matches!(key, "rating" | "evidence");
    is_known && !value.trim().is_empty()
}

/// Whether a line is a key with what is said by it, where no sentence would be written so.
fn is_key(line: &str, below: &[&str]) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    let next = below.iter().find(|line| !line.is_empty());
    match key {
        "actions" => value.is_empty() && next.is_some_and(|line| is_entry(line)),
        "evidence" | "text" => matches!(value, "|" | "|-" | ">" | ">-"),
        "share" => matches!(value, "true" | "false"),
        "status" => matches!(value, "open" | "done" | "dropped"),
        "due" => is_day(value),
        "- id" => is_entry(line) && !value.contains(' '),
        _ => {
            let is_item = key.contains('.') && key.chars().all(|c| c.is_ascii_digit() || c == '.');
            is_item && value.is_empty() && next.is_some_and(|line| is_like_key(line))
        }
    }
}

/// Whether a text is a day as returns write it.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(is_number)
}

/// Whether a line begins an action.
fn is_entry(line: &str) -> bool {
    let key = line.strip_prefix("- ").and_then(|rest| rest.split_once(": "));
    key.is_some_and(|(key, _)| OF_AN_ACTION.contains(&key))
}
