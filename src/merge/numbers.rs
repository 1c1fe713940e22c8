//! The numbers of entries where both sides put some into one list: each has one of its own.
//!
//! Readers count from the first in any case; whoever reads the file sees the same. In a list with
//! gaps a number that would be there twice becomes the next one; a list whose numbers do not go up
//! stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Body, Chunk, Line, Part, Text};
use super::written::words;
use crate::load::indentation;

/// The number of an entry, and the sign behind it.
type Number = (u64, char);

/// How the entries of a list are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Manner {
    /// One by one.
    #[default]
    Row,
    /// With gaps.
    Gaps,
    /// In any other way, such as all alike.
    Free,
}

/// The lists that go on.
#[derive(Debug, Clone, Default)]
struct Lists {
    /// The last entry of each, by how deep it stands.
    last: BTreeMap<usize, (Number, Manner)>,
    /// What every list begins with, where that is one number.
    start: Option<u64>,
    /// How the list of an entry is numbered, by what the entry says, where that is not one by one.
    manners: BTreeMap<String, Manner>,
}

impl Lists {
    /// Goes on to a block; the number that it should have, if that can be told.
    fn next(&mut self, key: &str, number: Option<Number>) -> Option<u64> {
        let depth = depth(key);
        self.last.retain(|own, _| *own <= depth);
        let last = self.last.remove(&depth);
        let (own, sign) = number?;
        let manner = self.manners.get(key).copied().unwrap_or_default();
        let last = last.filter(|((_, last), _)| *last == sign);
        let manner = last.map_or(manner, |(_, before)| before.max(manner));
        let wanted = match (last, manner) {
            (_, Manner::Free) => None,
            (Some(((last, _), _)), Manner::Row) => Some(last + 1),
            (Some(((last, _), _)), Manner::Gaps) => Some(own.max(last + 1)),
            (None, _) => self.start,
        };
        self.last.insert(depth, ((wanted.unwrap_or(own), sign), manner));
        wanted
    }
}

/// Gives the entries of numbered lists numbers in a row.
pub(super) fn anew(texts: [&Text<'_>; 3], mut bodies: Vec<Body>) -> Vec<Body> {
    let mut lists = Lists::default();
    match texts.map(starts).into_iter().collect::<Option<Vec<_>>>() {
        Some(starts) => {
            let starts: BTreeSet<u64> = starts.into_iter().flatten().collect();
            // Where lists begin with several numbers, one may go on behind a paragraph.
            lists.start = starts.first().copied().filter(|_| starts.len() == 1);
        }
        None => texts.iter().for_each(|text| gather_manners(text, &mut lists.manners)),
    }
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
                let mut firsts: Vec<&mut Line> = match parts.first_mut() {
                    Some(Part::Same(lines)) => lines.first_mut().into_iter().collect(),
                    Some(Part::Either { sides, .. }) => {
                        sides.iter_mut().filter_map(|side| side.first_mut()).collect()
                    }
                    None => Vec::new(),
                };
                let own = firsts.first().and_then(|line| read(&keys[0], words(line, texts)));
                if let Some(wanted) = lists.next(&keys[0], own) {
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
    if let Some(wanted) = lists.next(&chunk.key, own) {
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
        match (lists.next(&block.key, own), own) {
            (Some(wanted), Some((own, _))) if own != wanted => return None,
            (None, Some((own, _))) => starts.push(own),
            _ => {}
        }
    }
    Some(starts)
}

/// How the lists of a text are numbered that are not numbered one by one.
fn gather_manners(text: &Text<'_>, manners: &mut BTreeMap<String, Manner>) {
    let mut lists: BTreeMap<usize, (Number, Manner, Vec<&str>)> = BTreeMap::new();
    let mut close = |(_, manner, keys): (Number, Manner, Vec<&str>)| {
        for key in keys.into_iter().filter(|_| manner != Manner::Row) {
            let known = manners.entry(key.to_owned()).or_default();
            *known = manner.max(*known);
        }
    };
    for block in &text.blocks {
        let depth = depth(&block.key);
        let ended = lists.split_off(&(depth + 1));
        ended.into_values().for_each(&mut close);
        let last = lists.remove(&depth);
        let Some(own) = read(&block.key, text.lines[block.lines.start]) else {
            last.into_iter().for_each(&mut close);
            continue;
        };
        let (goes_on, ended) = match last {
            Some(last) if last.0.1 == own.1 => (Some(last), None),
            last => (None, last),
        };
        ended.into_iter().for_each(&mut close);
        let (manner, mut keys) = match goes_on {
            None => (Manner::Row, Vec::new()),
            Some(((last, _), before, keys)) => {
                let manner = match own.0 {
                    next if next == last + 1 => Manner::Row,
                    next if next > last => Manner::Gaps,
                    _ => Manner::Free,
                };
                (manner.max(before), keys)
            }
        };
        keys.push(&block.key);
        lists.insert(depth, (own, manner, keys));
    }
    lists.into_values().for_each(close);
}

/// How deep a block stands.
fn depth(key: &str) -> usize {
    key.split(' ').next().expect("a split has a first part").matches('.').count()
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
    let room = indentation(said) + own.len();
    let room = room.saturating_sub(made.len()).clamp(1, 4);
    let gap = if said.is_empty() { 0 } else { room };
    *line = Line::Made(format!("{indent}{made}{sign}{:gap$}{}", "", said.trim_start_matches(' ')));
}
