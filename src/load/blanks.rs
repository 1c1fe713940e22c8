//! White space before a key that is none to YAML: it takes it for a letter, and the key for another
//! one, so that the lines below seem to be at fault.

use std::ops::Range;
use std::sync::Arc;

use super::form::is_known;
use super::found::Found;
use super::keys::{Line, begins_block};
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Fix, Safety, Source, is_odd_space, is_unseen, name_of_unseen};

/// The finding for the first key behind such white space, on a line (from 1) or above it.
pub(super) fn before_keys(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    let first = (1..=last).find(|number| OddKey::of(source, *number).is_some())?;
    finding(source, first)
}

/// The same, where a file could be taken apart and such a key is one of it.
pub(super) fn in_keys(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    match &node.value {
        Value::Map(map) => map.iter().find_map(|(key, value)| {
            let own = match &key.value {
                Value::Text(name) if name.starts_with(is_odd) => {
                    finding(source, key.place.position().line)
                }
                _ => None,
            };
            own.or_else(|| in_keys(source, value))
        }),
        Value::List(list) => list.iter().find_map(|entry| in_keys(source, entry)),
        Value::Text(_) | Value::Empty | Value::Refused => None,
    }
}

fn is_odd(c: char) -> bool {
    is_odd_space(c) || is_unseen(c)
}

/// What is said of such a key on a line; the fix mends all that are in the file.
fn finding(source: &Arc<Source>, number: usize) -> Option<Diagnostic> {
    let own = OddKey::of(source, number)?;
    let what = format!("{} (U+{:04X})", name_of_unseen(own.sign)?, u32::from(own.sign));
    let message = format!("this line is indented with {what}, which YAML takes for text");
    let help =
        "delete it, and type ordinary spaces; it most likely came with text copied from elsewhere";
    let count = source.text().lines().count();
    let all = (1..=count).filter_map(|number| OddKey::of(source, number));
    let edits = all.flat_map(|key| key.edits);
    let fix = Fix::new(Safety::Safe, source, edits);
    let found = Found::new((number, own.at, own.sign.len_utf8()), message, help).fix(fix);
    Some(found.finding(Code::Syntax, source))
}

/// A key of a form behind white space that is none.
struct OddKey {
    /// The first such sign, and its byte in the line.
    sign: char,
    at: usize,
    /// What is written in the place of each.
    edits: Vec<(Range<usize>, String)>,
}

impl OddKey {
    fn of(source: &Source, number: usize) -> Option<Self> {
        let line = source.line(number);
        // Nearly every line.
        if line.trim_start_matches([' ', '-']).starts_with(|c: char| c.is_ascii()) {
            return None;
        }
        let words = line.trim_start_matches(|c: char| c == ' ' || c == '-' || is_odd(c));
        let blank = &line[..line.len() - words.len()];
        let start = source.line_start(number);
        // A byte order mark belongs to the file, and YAML passes over it.
        let is_mark = |at: usize, c: char| start + at == 0 && c == '\u{feff}';
        let odd = blank.char_indices().filter(|(at, c)| is_odd(*c) && !is_mark(*at, *c));
        let (at, sign) = odd.clone().next()?;
        let (key, value) = words.split_once(':')?;
        let is_end = value.chars().next().is_none_or(|c| c.is_whitespace() || is_odd(c));
        if !is_end || !is_known(key) || is_within_block(source, number) {
            return None;
        }
        let edits = odd.map(|(at, c)| {
            let instead = if is_unseen(c) { "" } else { " " };
            (start + at..start + at + c.len_utf8(), instead.to_owned())
        });
        Some(Self { sign, at, edits: edits.collect() })
    }
}

/// Whether a line is part of a text below `|` or `>`.
fn is_within_block(source: &Source, number: usize) -> bool {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = spaces(source.line(number));
    let is_outer = |above: &usize| {
        let line = source.line(*above);
        !line.trim().is_empty() && spaces(line) < own
    };
    let header = (1..number).rev().find(is_outer).and_then(|above| Line::of(source, above));
    header.and_then(|line| line.key()).is_some_and(|(_, value)| begins_block(value))
}
