//! Keys that stand too far to the right, and became a part of the text above them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, Source, quoted};
use crate::load::raw::{OF_AN_ACTION, OF_AN_ANSWER};
use crate::load::{Located, Style, indentation, line_end};
use crate::markdown::{self, PieceKind};

/// Reports the first line of a text that is a key of a return with what is said by it; whether
/// there is one.
pub(super) fn find(at: &Located<String>, sink: &mut Findings) -> bool {
    // Nearly every text: keys end in a colon, and only below `|` and `>` can a text hold one.
    if !at.value.contains(':') || !matches!(Style::of(at), Style::Literal(_) | Style::Folded(_)) {
        return false;
    }
    let lines = written(at);
    let texts: Vec<&str> = lines.iter().map(|(text, _)| *text).collect();
    let missing = missing(at);
    let Some(first) = first_key(&texts, &code(at, lines.len()), &missing) else { return false };
    let (text, span) = &lines[first];
    let message = format!("{} is part of the text above it here", quoted(text));
    let place = Place::new(at.place.source(), span.clone());
    let (help, fix) = match missing.contains(&"actions") && are_actions(&texts[first..]) {
        true => (
            "write a line `actions:` above it, indented like the key of this text; if it is text, \
             put it in back-ticks",
            heading_of_actions(at, &texts[..first], span.start),
        ),
        false => match heading_alone(at, &texts[..first], span.start) {
            Some(fix) => (
                "put it exactly below the key of this text; what is below it may stay where it is",
                Some(fix),
            ),
            None => (
                "indent it like the key of this text, and what is below it as much less; if it is \
                 text, begin it with a capital letter or put it in back-ticks",
                fix(at, &texts[..first], span.start),
            ),
        },
    };
    sink.push(Diagnostic::new(Code::KeyInText, place, message).help(help).fix(fix));
    true
}

/// Moves the lines from a key on, which stands at a byte of the file, to the left: below the key of
/// the text that they are part of, or below the hyphen of its action. None where one of them is no
/// key, or one that is there already, or where nothing would be left of the text.
fn fix(at: &Located<String>, above: &[&str], start: usize) -> Option<Fix> {
    let source = at.place.source();
    let (Style::Literal(sign) | Style::Folded(sign)) = Style::of(at) else { return None };
    let header = source.position(sign.start).line;
    let text_key = Key::of(source.line(header))?;
    let allowed = allowed(text_key.name)?;
    let first = source.position(start).line;
    let own = source.text().get(..at.place.span().end)?.trim_end();
    let last = source.position(own.len().saturating_sub(1)).line;
    let key = Key::of(source.line(first))?;
    let siblings = siblings(source, header, text_key.column);
    let target = match key.hyphen {
        // The hyphen stands in the line of the action's first key.
        Some(_) if allowed == OF_AN_ACTION => siblings.iter().find_map(|own| own.hyphen)?,
        Some(_) => return None,
        None => text_key.column,
    };
    let from = key.hyphen.unwrap_or(key.column);
    let (mut edits, mut known) =
        (Vec::new(), siblings.iter().map(|own| own.name).collect::<Vec<_>>());
    for number in first..=last {
        let line = source.line(number);
        if line.trim().is_empty() {
            continue;
        }
        let indentation = indentation(line);
        if indentation == from {
            let own = Key::of(line).filter(|own| own.hyphen.is_some() == key.hyphen.is_some())?;
            let is_new = key.hyphen.is_some() || !known.contains(&own.name);
            known.push(own.name);
            (is_new && allowed.contains(&own.name)).then_some(())?;
        }
        let begin = source.line_start(number);
        (indentation >= from).then(|| edits.push((begin..begin + from - target, String::new())))?;
    }
    let is_text = above.iter().any(|line| line.chars().any(char::is_alphanumeric));
    is_text.then(|| Fix::new(Safety::Suggested, source, edits))?
}

/// Whether lines begin with an action: its id, then its text among its other keys.
fn are_actions(lines: &[&str]) -> bool {
    let mut lines = lines.iter().filter(|line| !line.is_empty());
    let is_first = lines.next().is_some_and(|line| line.starts_with("- id:"));
    let mut keys = lines.map_while(|line| line.split_once(':').map(|(key, _)| key));
    is_first && keys.find(|key| !OF_AN_ACTION.contains(key) || *key == "text") == Some("text")
}

/// Writes `actions:` above the lines from one on, which begins at a byte of the file, where all of
/// them are of actions. None where nothing would be left of the text.
fn heading_of_actions(at: &Located<String>, above: &[&str], start: usize) -> Option<Fix> {
    let source = at.place.source();
    let (Style::Literal(sign) | Style::Folded(sign)) = Style::of(at) else { return None };
    let column = Key::of(source.line(source.position(sign.start).line))?.column;
    let first = source.position(start).line;
    let own = source.text().get(..at.place.span().end)?.trim_end();
    let last = source.position(own.len().saturating_sub(1)).line;
    let entry = Key::of(source.line(first))?;
    let is_text = above.iter().any(|line| line.chars().any(char::is_alphanumeric));
    let line = source.line_start(first);
    let heading = format!("{}actions:{}", " ".repeat(column), line_end(source));
    (holds_actions(source, &entry, first..last + 1) && is_text)
        .then(|| Fix::replace(Safety::Suggested, source, line..line, heading))?
}

/// Moves the line `actions:` alone, which begins at a byte of the file, where the entries below it
/// stand no further in than it does and stay below it.
fn heading_alone(at: &Located<String>, above: &[&str], start: usize) -> Option<Fix> {
    let source = at.place.source();
    let (Style::Literal(sign) | Style::Folded(sign)) = Style::of(at) else { return None };
    let text_key = Key::of(source.line(source.position(sign.start).line))?;
    let number = source.position(start).line;
    let key = Key::of(source.line(number)).filter(|key| key.name == "actions")?;
    let own = source.text().get(..at.place.span().end)?.trim_end();
    let last = source.position(own.len().saturating_sub(1)).line;
    let first = (number + 1..=last).find(|number| !source.line(*number).trim().is_empty())?;
    let entry = Key::of(source.line(first))?;
    let stays = entry.hyphen.is_some_and(|at| text_key.column < at && at <= key.column);
    let is_text = above.iter().any(|line| line.chars().any(char::is_alphanumeric));
    let begin = source.line_start(number);
    let surplus = begin..begin + key.column.checked_sub(text_key.column)?;
    (stays
        && is_text
        && text_key.name == "evidence"
        && holds_actions(source, &entry, first..last + 1))
    .then(|| Fix::replace(Safety::Suggested, source, surplus, ""))?
}

/// Whether lines are of actions alone, the first of which begins with an entry.
fn holds_actions(source: &Source, entry: &Key<'_>, lines: Range<usize>) -> bool {
    let lines = lines.map(|number| source.line(number));
    lines.filter(|line| !line.trim().is_empty()).all(|line| {
        let indentation = indentation(line);
        let key = Key::of(line).filter(|key| OF_AN_ACTION.contains(&key.name));
        match key {
            _ if indentation > entry.column => true,
            Some(key) if key.name == "id" => key.hyphen == entry.hyphen,
            Some(key) => key.hyphen.is_none() && key.column == entry.column,
            None => false,
        }
    })
}

/// The keys that may stand beside that of a text and do not.
fn missing(at: &Located<String>) -> Vec<&'static str> {
    let source = at.place.source();
    let (Style::Literal(sign) | Style::Folded(sign)) = Style::of(at) else { return Vec::new() };
    let header = source.position(sign.start).line;
    let Some(key) = Key::of(source.line(header)) else { return Vec::new() };
    let siblings = siblings(source, header, key.column);
    let is_there = |own: &&'static str| siblings.iter().any(|sibling| sibling.name == *own);
    let keys = allowed(key.name).unwrap_or_default().iter().copied();
    keys.filter(|own| !is_there(own)).collect()
}

/// The keys that may stand beside that of a text, itself among them.
fn allowed(key: &str) -> Option<&'static [&'static str]> {
    match key {
        "evidence" => Some(OF_AN_ANSWER),
        name if OF_AN_ACTION.contains(&name) => Some(OF_AN_ACTION),
        _ => None,
    }
}

/// A key as a line begins with it.
struct Key<'a> {
    name: &'a str,
    column: usize,
    /// Where a hyphen stands before it.
    hyphen: Option<usize>,
}

impl<'a> Key<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let words = line.trim_start_matches(' ');
        let spaces = line.len() - words.len();
        let own = words.strip_prefix("- ").map(|own| own.trim_start_matches(' '));
        let (name, _) = own.unwrap_or(words).split_once(':')?;
        let column = line.len() - own.unwrap_or(words).len();
        Some(Self { name, column, hyphen: own.map(|_| spaces) })
    }
}

/// The keys that stand beside that of a line: in the same column, with nothing further left and no
/// other entry of a list between them.
fn siblings(source: &Source, line: usize, column: usize) -> Vec<Key<'_>> {
    let own = |number: usize| {
        let text = source.line(number);
        let start = text.len() - text.trim_start_matches([' ', '-']).len();
        (!text.trim().is_empty()).then_some((start, text))
    };
    let beside = |own: &(usize, &str)| own.0 >= column;
    let key = |(start, text)| (start == column).then(|| Key::of(text)).flatten();
    let mut found = Vec::new();
    for key in (1..=line).rev().filter_map(own).take_while(beside).filter_map(key) {
        let is_first = key.hyphen.is_some();
        found.push(key);
        if is_first {
            break;
        }
    }
    let end = source.text().len();
    let below = (line + 1..).take_while(|number| source.line_start(*number) < end);
    let below = below.filter_map(own).take_while(beside).filter_map(key);
    found.extend(below.take_while(|key| key.hyphen.is_none()));
    found
}

/// The lines of a text as they are written, without white space around them, each with its bytes.
fn written(at: &Located<String>) -> Vec<(&str, Range<usize>)> {
    let mut start = at.place.span().start;
    let lines = at.place.text().split_inclusive('\n').map(|line| {
        let own = line.trim();
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        (own, from..from + own.len())
    });
    lines.collect()
}

/// The lines that are code, where the lines of the text are those that are written.
fn code(at: &Located<String>, count: usize) -> BTreeSet<usize> {
    if at.value.trim_end().lines().count() != count {
        return BTreeSet::new();
    }
    let pieces = markdown::pieces(&at.value).into_iter();
    pieces.filter(|piece| piece.kind == PieceKind::Code).flat_map(|piece| piece.lines).collect()
}

/// The first of some keys that follow one another, where one of them is a key beyond doubt.
///
/// A key that is `missing` beside the text is one wherever it begins a line.
fn first_key(lines: &[&str], code: &BTreeSet<usize>, missing: &[&'static str]) -> Option<usize> {
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
        let key = lines[line].split_once(':').map_or("", |(key, _)| key);
        let is_missing = line > 0 && missing.contains(&key);
        if begins || is_missing || is_apart || !run.is_empty() {
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
            is_item && value.is_empty() && next.is_none_or(|line| is_like_key(line))
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
