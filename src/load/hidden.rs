//! Characters that have no place in a form: each kind is said once, where it stands first. What
//! holds one is refused, and everything else is read.

use std::sync::Arc;

use super::indent::indentation;
use super::yaml::{Node, Value};
use crate::diag::{self, Code, Diagnostic, Fix, Place, Safety, Source};

/// How many kinds of them are told of: what has more is no text at all.
const MOST_KINDS: usize = 10;

/// How many characters of a kind are mended at once.
const MOST_MENDED: usize = 200;

/// How many lines above a bullet its text may begin.
const LONGEST: usize = 2000;

/// A finding for each kind of character that has no place in a form.
pub(super) fn characters(source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found: Vec<(char, usize, usize)> = Vec::new();
    // Nearly every byte is of a character that has its place, or goes on with one.
    let is_wanted = |byte: u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r' | 0x80..=0xbf);
    let others = source.text().bytes().enumerate().filter(|(_, byte)| !is_wanted(*byte));
    let others = others.filter_map(|(at, _)| Some((at, source.text()[at..].chars().next()?)));
    for (at, c) in others.filter(|(_, c)| diag::is_unwanted(*c)) {
        // A flag is a sequence of them.
        let is_tag = |c: char| matches!(c, '\u{e0000}'..='\u{e007f}');
        if is_tag(c) && source.text()[..at].ends_with(is_tag) {
            continue;
        }
        let is_known = |other: char| other == c || (is_tag(other) && is_tag(c));
        if let Some((_, _, more)) = found.iter_mut().find(|(other, ..)| is_known(*other)) {
            *more += 1;
        } else if found.len() < MOST_KINDS {
            found.push((c, at, 0));
        }
    }
    found.into_iter().map(|(c, at, more)| finding(source, c, at, more)).collect()
}

fn finding(source: &Arc<Source>, c: char, at: usize, more: usize) -> Diagnostic {
    let place = Place::new(source, at..at + c.len_utf8());
    let code = format!("U+{:04X}", u32::from(c));
    let (message, help) = if is_bullet(source, c, at) {
        (
            format!("this bullet is of Word's own font, {code}, and is seen in no other"),
            "write a hyphen and a space in its place, on a line of its own: `- `",
        )
    } else if source.text()[..at].ends_with('\u{1f3f4}') {
        (
            "this flag is written with hidden characters, and no font of the PDF has it".to_owned(),
            "delete it, and name the country or the region in words",
        )
    } else {
        (
            format!("there is a hidden character here, {code}"),
            "delete it; it is not seen, and most likely came with text copied from elsewhere",
        )
    };
    let message = match more {
        0 => message,
        1 => format!("{message} (and once more below)"),
        n => format!("{message} (and {n} times more below)"),
    };
    Diagnostic::new(Code::HiddenCharacter, place, message).help(help).fix(fix(source, c))
}

/// Puts something in the place of every character of a kind: a hyphen where Word had a bullet at
/// the start of a line of a text, a space where a control character parts words, and nothing where
/// it is not seen. What is a sign in a font of its own may be a tick, which nobody can guess.
fn fix(source: &Arc<Source>, c: char) -> Option<Fix> {
    let text = source.text();
    let places = text.match_indices(c).map(|(at, own)| at..at + own.len()).take(MOST_MENDED);
    if matches!(c, '\u{f000}'..='\u{f0ff}') {
        let edits: Option<Vec<_>> = places
            .map(|own| {
                let is_entry = is_bullet(source, c, own.start) && is_below_pipe(source, own.start);
                let line = text[..own.start].rfind('\n').map_or(0, |at| at + 1);
                let begun = text[line..own.start].trim_end_matches(|c: char| c.is_whitespace());
                let start = line + begun.trim_end_matches('-').len();
                let start = if begun.ends_with('-') { start } else { own.start };
                let rest = &text[own.end..];
                let words = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
                is_entry.then(|| (start..text.len() - words.len(), "- ".to_owned()))
            })
            .collect();
        return Fix::new(Safety::Safe, source, edits?);
    }
    let instead = match c {
        '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}' | '\u{85}' => " ",
        c if c.is_control() || diag::is_hidden(c) => "",
        _ => return None,
    };
    Fix::new(Safety::Suggested, source, places.map(|own| (own, instead.to_owned())))
}

/// Whether the line of a byte is part of a text below `|`: the first line above that is indented
/// less ends with that sign.
fn is_below_pipe(source: &Source, at: usize) -> bool {
    let number = source.position(at).line;
    let own = indentation(source.line(number));
    let above = (1..number).rev().take(LONGEST).map(|number| source.line(number));
    let header = above.filter(|line| !line.trim().is_empty()).find(|line| indentation(line) < own);
    header.is_some_and(|line| {
        let sign =
            line.trim_end().trim_end_matches(|c: char| "+-".contains(c) || c.is_ascii_digit());
        sign.ends_with(": |")
    })
}

/// Whether a character is one of a symbol font at the start of a line, where word processors put
/// them.
fn is_bullet(source: &Source, c: char, at: usize) -> bool {
    let before = &source.text()[..at];
    let line = before.rsplit('\n').next().expect("a split has a first part");
    matches!(c, '\u{f000}'..='\u{f0ff}')
        && line.trim_matches(|c: char| c.is_whitespace() || c == '-').is_empty()
}

/// Puts in the place of each text with such a character, and of what stands below such a key, that
/// it cannot be used.
pub(super) fn refuse(node: &mut Node) {
    match &mut node.value {
        Value::Text(text) if is_tainted(text) => node.value = Value::Refused,
        Value::List(list) => list.iter_mut().for_each(refuse),
        Value::Map(map) => {
            for (key, value) in map {
                match &mut key.value {
                    Value::Text(name) if is_tainted(name) => {
                        name.retain(|c| !diag::is_unwanted(c));
                        value.value = Value::Refused;
                    }
                    _ => refuse(value),
                }
            }
        }
        Value::Text(_) | Value::Empty | Value::Refused => {}
    }
}

fn is_tainted(text: &str) -> bool {
    text.chars().any(diag::is_unwanted)
}
