//! The numbers of entries where both sides put some into one list: each has one of its own.
//!
//! Readers count from the first in any case; whoever reads the file sees the same. A list that was
//! not numbered one by one before stays as it is.

use std::collections::BTreeMap;

use super::text::{Body, Chunk, Line, Part, Text};
use super::written::words;

/// The number of an entry, and the sign behind it.
type Number = (u64, char);

/// The last entry of each list that goes on, by how deep it stands.
#[derive(Debug, Clone, Default)]
struct Lists(BTreeMap<usize, Number>);

impl Lists {
    /// Goes on to a block; the number that it should have, where it is not the first of a list.
    fn next(&mut self, depth: usize, number: Option<Number>) -> Option<u64> {
        self.0.retain(|own, _| *own <= depth);
        let last = self.0.remove(&depth);
        let (own, sign) = number?;
        let wanted = last.filter(|(_, last)| *last == sign).map(|(last, _)| last + 1);
        self.0.insert(depth, (wanted.unwrap_or(own), sign));
        wanted
    }
}

/// Gives the entries of numbered lists numbers in a row.
pub(super) fn anew(texts: [&Text<'_>; 3], mut bodies: Vec<Body>) -> Vec<Body> {
    if !texts[1..].iter().all(|text| is_in_a_row(text)) {
        return bodies;
    }
    let mut lists = Lists::default();
    for body in &mut bodies {
        match body {
            Body::One(chunk) => number(chunk, &mut lists, texts),
            Body::Either { sides, .. } => {
                let before = lists.clone();
                for side in sides.iter_mut().rev().filter(|side| !side.is_empty()) {
                    lists = before.clone();
                    side.iter_mut().for_each(|chunk| number(chunk, &mut lists, texts));
                }
            }
            Body::Parts { parts, keys, .. } => {
                let depth = depth(&keys[0]);
                let mut firsts: Vec<&mut Line> = match parts.first_mut() {
                    Some(Part::Same(lines)) => lines.first_mut().into_iter().collect(),
                    Some(Part::Either { sides, .. }) => {
                        sides.iter_mut().filter_map(|side| side.first_mut()).collect()
                    }
                    None => Vec::new(),
                };
                let own = firsts.first().and_then(|line| read(&keys[0], words(line, texts)));
                if let Some(wanted) = lists.next(depth, own) {
                    firsts.iter_mut().for_each(|line| write(line, wanted, texts));
                }
            }
        }
    }
    bodies
}

fn number(chunk: &mut Chunk, lists: &mut Lists, texts: [&Text<'_>; 3]) {
    let Some(first) = chunk.lines.first_mut() else { return };
    let own = read(&chunk.key, words(first, texts));
    if let Some(wanted) = lists.next(depth(&chunk.key), own) {
        write(first, wanted, texts);
    }
}

/// Whether each entry of a list has the number after the one before it.
fn is_in_a_row(text: &Text<'_>) -> bool {
    let mut lists = Lists::default();
    text.blocks.iter().all(|block| {
        let own = read(&block.key, text.lines[block.lines.start]);
        let wanted = lists.next(depth(&block.key), own);
        wanted.is_none_or(|wanted| own.is_some_and(|(own, _)| own == wanted))
    })
}

/// How deep a block stands.
fn depth(key: &str) -> usize {
    key.split(' ').next().unwrap_or_default().matches('.').count()
}

/// The number that an entry begins with.
fn read(key: &str, line: &str) -> Option<Number> {
    let line = line.trim_start().get(..).filter(|_| key.starts_with('№'))?;
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line[..line.len() - rest.len()].parse().ok()?;
    Some((number, rest.chars().next()?))
}

/// Gives an entry another number that is as long.
fn write(line: &mut Line, wanted: u64, texts: [&Text<'_>; 3]) {
    let text = words(line, texts);
    let rest = text.trim_start();
    let end = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (own, made) = (&rest[..end], wanted.to_string());
    // What stands below an entry is set in as far as its text.
    if own != made && own.len() == made.len() {
        let indent = &text[..text.len() - rest.len()];
        *line = Line::Made(format!("{indent}{made}{}", &rest[end..]));
    }
}
