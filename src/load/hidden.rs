//! Characters that have no place in a form: each kind is said once, where it stands first. What
//! holds one is refused, and everything else is read.

use std::sync::Arc;

use super::yaml::{Node, Value};
use crate::diag::{self, Code, Diagnostic, Place, Source};

/// How many kinds of them are told of: what has more is no text at all.
const MOST_KINDS: usize = 10;

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
    Diagnostic::new(Code::HiddenCharacter, place, message).help(help)
}

/// Whether a character is one of a symbol font at the start of a line, where word processors put
/// them.
fn is_bullet(source: &Source, c: char, at: usize) -> bool {
    let before = source.text().get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
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
