//! The numbers of entries where both sides put some into one list: each has one of its own.
//!
//! Readers count from the first in any case; whoever reads the file sees the same. A list that was
//! not numbered one by one before stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Body, Chunk, Line, Part, Text};
use super::written::words;

/// The number of an entry, and the sign behind it.
type Number = (u64, char);

/// The lists that go on.
#[derive(Debug, Clone, Default)]
struct Lists {
    /// The last entry of each, by how deep it stands.
    last: BTreeMap<usize, Number>,
    /// What every list begins with, where that is one number.
    start: Option<u64>,
}

impl Lists {
    /// Goes on to a block; the number that it should have, if that can be told.
    fn next(&mut self, depth: usize, number: Option<Number>) -> Option<u64> {
        self.last.retain(|own, _| *own <= depth);
        let last = self.last.remove(&depth);
        let (own, sign) = number?;
        let next = last.filter(|(_, last)| *last == sign).map(|(last, _)| last + 1);
        let wanted = next.or(self.start);
        self.last.insert(depth, (wanted.unwrap_or(own), sign));
        wanted
    }
}

/// Gives the entries of numbered lists numbers in a row.
pub(super) fn anew(texts: [&Text<'_>; 3], mut bodies: Vec<Body>) -> Vec<Body> {
    let Some(starts) = texts.map(starts).into_iter().collect::<Option<Vec<_>>>() else {
        return bodies;
    };
    let starts: BTreeSet<u64> = starts.into_iter().flatten().collect();
    // Where lists begin with several numbers, one may go on behind a paragraph.
    let start = starts.first().copied().filter(|_| starts.len() == 1);
    let mut lists = Lists { start, ..Lists::default() };
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

/// What the lists of a text begin with. `None` where an entry has not the number after the one
/// before it.
fn starts(text: &Text<'_>) -> Option<Vec<u64>> {
    let mut lists = Lists::default();
    let mut starts = Vec::new();
    for block in &text.blocks {
        let own = read(&block.key, text.lines[block.lines.start]);
        match (lists.next(depth(&block.key), own), own) {
            (Some(wanted), Some((own, _))) if own != wanted => return None,
            (None, Some((own, _))) => starts.push(own),
            _ => {}
        }
    }
    Some(starts)
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

/// Gives an entry another number. Its text stays as far in as it was where that can be: what stands
/// below it is set in as far.
fn write(line: &mut Line, wanted: u64, texts: [&Text<'_>; 3]) {
    let text = words(line, texts);
    let rest = text.trim_start();
    let end = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (own, made, behind) = (&rest[..end], wanted.to_string(), &rest[end..]);
    if own.parse() == Ok(wanted) {
        return;
    }
    let indent = &text[..text.len() - rest.len()];
    let (sign, said) = behind.split_at(behind.len().min(1));
    // More than four spaces would begin code.
    let room = said.len() - said.trim_start_matches(' ').len() + own.len();
    let room = room.saturating_sub(made.len()).clamp(1, 4);
    let gap = if said.is_empty() { 0 } else { room };
    *line = Line::Made(format!("{indent}{made}{sign}{:gap$}{}", "", said.trim_start_matches(' ')));
}
