//! White space before a key that is none to YAML: it takes it for a letter, and the key for another
//! one, so that the lines below seem to be at fault.

use std::ops::Range;
use std::sync::Arc;

use super::form::is_known;
use super::indent::indentation;
use super::line::{Line, begins_block};
use super::line_fault::LineFault;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Fix, Safety, Source, is_odd_space, is_unseen, name_of_unseen};

/// The finding for the first key behind such white space, on a line (from 1) or above it.
pub(super) fn before_keys(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    let keys = odd_keys(source);
    let first = keys.first().filter(|key| key.number <= last)?;
    finding(source, &keys, first)
}

/// The same, where a file could be taken apart and such a key is one of it.
pub(super) fn in_keys(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let mut lines = Vec::new();
    odd_lines(node, &mut lines);
    if lines.is_empty() {
        return None;
    }
    let keys = odd_keys(source);
    let own = |line: &usize| keys.binary_search_by_key(line, |key| key.number).ok();
    let first = lines.iter().find_map(own)?;
    finding(source, &keys, &keys[first])
}

/// The lines of the keys that begin with such white space, as they were taken apart.
fn odd_lines(node: &Node, lines: &mut Vec<usize>) {
    match &node.value {
        Value::Map(map) => {
            for (key, value) in map {
                if matches!(&key.value, Value::Text(name) if name.starts_with(is_odd)) {
                    lines.push(key.place.position().line);
                }
                odd_lines(value, lines);
            }
        }
        Value::List(list) => list.iter().for_each(|entry| odd_lines(entry, lines)),
        Value::Text(_) | Value::Empty | Value::Refused => {}
    }
}

fn is_odd(c: char) -> bool {
    is_odd_space(c) || is_unseen(c)
}

/// What is said of such a key; the fix mends all that are in the file.
fn finding(source: &Arc<Source>, all: &[OddKey], own: &OddKey) -> Option<Diagnostic> {
    let what = format!("{} (U+{:04X})", name_of_unseen(own.sign)?, u32::from(own.sign));
    let message = format!("this line is indented with {what}, which YAML takes for text");
    let help =
        "delete it, and type ordinary spaces; it most likely came with text copied from elsewhere";
    let fix = Fix::new(Safety::Safe, source, all.iter().flat_map(|key| key.edits.clone()));
    let found = LineFault::new((own.number, own.at, own.sign.len_utf8()), message, help).fix(fix);
    Some(found.finding(Code::Syntax, source))
}

/// All such keys of a file, in one pass over its lines.
fn odd_keys(source: &Source) -> Vec<OddKey> {
    let mut keys = Vec::new();
    // The lines above that are indented less and less: a line stands below the last of them.
    let mut outer: Vec<(usize, usize)> = Vec::new();
    for number in 1..=source.text().lines().count() {
        let line = source.line(number);
        if line.trim().is_empty() {
            continue;
        }
        let spaces = indentation(line);
        while outer.last().is_some_and(|(other, _)| *other >= spaces) {
            outer.pop();
        }
        // What stands in a text below `|` or `>` is no key.
        let is_text = || {
            let header = outer.last().and_then(|(_, above)| Line::of(source, *above));
            header.and_then(|line| line.key()).is_some_and(|(_, value)| begins_block(value))
        };
        keys.extend(OddKey::of(source, number).filter(|_| !is_text()));
        outer.push((spaces, number));
    }
    keys
}

/// A key of a form behind white space that is none.
struct OddKey {
    /// Its line, from 1.
    number: usize,
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
        if !is_end || !is_known(key) {
            return None;
        }
        let edits = odd.map(|(at, c)| {
            let instead = if is_unseen(c) { "" } else { " " };
            (start + at..start + at + c.len_utf8(), instead.to_owned())
        });
        Some(Self { number, sign, at, edits: edits.collect() })
    }
}
