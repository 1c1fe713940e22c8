//! A file as a tree of regions: each key and each action with the very bytes that it stands on.
//!
//! A region is made of whole lines: the blank lines and notes that lead up to it, and its own. Only
//! what is written in the plain way, each key on a line of its own, is taken apart; anything else
//! is one region, whatever it holds. So every byte of the file belongs to exactly one region, and
//! the regions in their order are the file.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::meaning::{Meaning, name};
use crate::diag::Source;
use crate::load::indentation;
use crate::load::yaml::{self, Node, Value};

/// A file.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    /// Its keys; what stands before the first is the opening.
    pub(super) root: Branch<'a>,
    /// Notes and blank lines at the end of the file.
    pub(super) tail: &'a str,
}

/// A key with its value, or an entry of a list.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The key, or the id, or all that it says.
    pub(super) name: String,
    /// How far it is indented.
    pub(super) column: usize,
    /// The blank lines and notes before it.
    pub(super) lead: &'a str,
    /// From the key or the hyphen on to the end of its last line.
    pub(super) body: &'a str,
    /// How much of the body is the key with its colon, or the hyphen with the spaces after it.
    pub(super) head: usize,
    /// Notes in the body that belong to no entry within.
    pub(super) notes: Vec<&'a str>,
    /// What the value says.
    pub(super) meaning: Meaning,
    /// Its own entries, where it could be taken apart.
    pub(super) branch: Option<Branch<'a>>,
}

/// Entries that stand below one another.
#[derive(Debug)]
pub(super) struct Branch<'a> {
    /// What stands before the first entry's lead.
    pub(super) opening: &'a str,
    /// Whether the first entry stands on the line of the opening, behind a hyphen.
    pub(super) inline: bool,
    /// Whether the entries are those of a list.
    pub(super) list: bool,
    /// The entries; there is at least one.
    pub(super) entries: Vec<Entry<'a>>,
}

impl<'a> Tree<'a> {
    /// Takes a file apart. `None` where it is no YAML, or is no mapping of keys each on its own
    /// line.
    ///
    /// A file that says nothing has no entries.
    pub(super) fn of(source: &'a Arc<Source>) -> Option<Self> {
        let text = source.text();
        if text.trim().is_empty() {
            let root = Branch { opening: "", inline: false, list: false, entries: Vec::new() };
            return Some(Self { root, tail: text });
        }
        let node = yaml::parse(source).ok()?;
        let Value::Map(map) = &node.value else { return None };
        let first = map.first()?.0.place.span().start;
        let end = lead_start(text, text.len(), 0, first);
        let root = Region { text, end }.map(line_start(text, 0, first), map, false)?;
        let opening = text.get(..root.entries.first()?.start(text))?;
        let root = Branch { opening, ..root };
        Some(Self { root, tail: text.get(end..)? })
    }
}

impl<'a> Tree<'a> {
    /// All notes of the file.
    pub(super) fn all_notes(&self) -> Vec<&'a str> {
        let inner = self.root.entries.iter().flat_map(Entry::all_notes);
        notes(self.root.opening).into_iter().chain(inner).chain(notes(self.tail)).collect()
    }
}

impl<'a> Entry<'a> {
    /// The notes before it.
    pub(super) fn lead_notes(&self) -> impl Iterator<Item = &'a str> {
        self.lead.lines().map(str::trim).filter(|line| line.starts_with('#'))
    }

    /// All notes before it and in it.
    pub(super) fn all_notes(&self) -> Vec<&'a str> {
        let inner = self.branch.iter().flat_map(|branch| &branch.entries);
        let inner = inner.flat_map(Self::all_notes);
        self.lead_notes().chain(self.notes.iter().copied()).chain(inner).collect()
    }

    /// Whether it says something else than it did, in any note as well; in which order it has its
    /// entries does not count.
    pub(super) fn is_changed_since(&self, base: &Self) -> bool {
        let known = base.all_notes();
        let is_same = self.body == base.body || self.meaning.is_same_in_any_order(&base.meaning);
        !is_same || self.all_notes().iter().any(|note| !known.contains(note))
    }

    /// Where the line of an entry, with its lead, begins in the text.
    fn start(&self, text: &str) -> usize {
        self.lead.as_ptr() as usize - text.as_ptr() as usize
    }
}

/// Where something ends, and the text that it is in.
#[derive(Clone, Copy)]
struct Region<'a> {
    text: &'a str,
    end: usize,
}

/// An entry before it is cut out.
struct UncutEntry<'n> {
    name: Cow<'n, str>,
    start: usize,
    head: usize,
    node: &'n Node,
}

impl<'a> Region<'a> {
    /// The entries of a mapping whose opening begins at a byte; `inline` where the first stands
    /// behind a hyphen.
    fn map(self, start: usize, map: &[(Node, Node)], inline: bool) -> Option<Branch<'a>> {
        let mut found = Vec::new();
        for (key, node) in map {
            let span = key.place.span();
            let colon = self.text.get(span.end..self.end)?.find(|c: char| c != ' ')?;
            let head = span.end + colon + 1 - span.start;
            if self.text.as_bytes().get(span.end + colon) != Some(&b':') {
                return None;
            }
            found.push(UncutEntry { name: name(key).into(), start: span.start, head, node });
        }
        self.branch(start, &found, false, inline)
    }

    /// The entries of a list whose opening begins at a byte: each a mapping behind a hyphen.
    fn list(self, start: usize, list: &[Node]) -> Option<Branch<'a>> {
        let mut found = Vec::new();
        for node in list {
            let Value::Map(_) = &node.value else { return None };
            let name = id(node).map_or_else(|| Meaning::of(node).words().into(), Cow::Borrowed);
            let first = node.place.span().start;
            let line = line_start(self.text, start, first);
            let dash = line + self.text.get(line..first)?.find('-')?;
            if !is_blank(self.text.get(dash + 1..first)?) {
                return None;
            }
            found.push(UncutEntry { name, start: dash, head: first - dash, node });
        }
        self.branch(start, &found, true, false)
    }

    /// Cuts the entries out. `None` where one does not begin a line, stands in another column or
    /// has the name of another.
    fn branch(
        self,
        start: usize,
        found: &[UncutEntry<'_>],
        list: bool,
        inline: bool,
    ) -> Option<Branch<'a>> {
        let text = self.text;
        let first = found.first()?;
        let column = first.start - line_start(text, 0, first.start);
        let names: BTreeSet<&str> = found.iter().map(|found| &*found.name).collect();
        if names.len() != found.len() {
            return None;
        }
        let mut leads = Vec::new();
        for (at, entry) in found.iter().enumerate() {
            let line = line_start(text, 0, entry.start);
            if entry.start - line != column {
                return None;
            }
            if inline && at == 0 {
                leads.push((entry.start, entry.start));
                continue;
            }
            if !is_blank(text.get(line..entry.start)?) {
                return None;
            }
            let floor = match at.checked_sub(1) {
                Some(previous) => line_end(text, found[previous].start),
                None => line_end(text, start).min(line),
            };
            leads.push((lead_start(text, line, column, floor), line));
        }
        let opening = text.get(start..leads.first()?.0)?;
        let ends = leads.iter().skip(1).map(|(lead, _)| *lead).chain([self.end]);
        let entries = found.iter().zip(&leads).zip(ends).map(|((entry, lead), end)| {
            Region { text, end }.entry(entry, text.get(lead.0..lead.1)?, column, list)
        });
        Some(Branch { opening, inline, list, entries: entries.collect::<Option<_>>()? })
    }

    fn entry(
        self,
        found: &UncutEntry<'_>,
        lead: &'a str,
        column: usize,
        list: bool,
    ) -> Option<Entry<'a>> {
        let body = self.text.get(found.start..self.end)?;
        let branch = match &found.node.value {
            Value::Map(map) if list => {
                self.map(found.start, map, true).filter(|inside| inside.opening.trim_end() == "-")
            }
            Value::Map(map) => self.map(found.start, map, false).filter(is_below),
            Value::List(entries) => self.list(found.start, entries).filter(is_below),
            Value::Empty | Value::Refused | Value::Text(_) => None,
        };
        let span = found.node.place.span();
        let notes = match &branch {
            Some(branch) => notes(branch.opening),
            None if matches!(found.node.value, Value::Text(_) | Value::Empty) => {
                let before =
                    self.text.get(found.start + found.head..span.start).unwrap_or_default();
                let after = self.text.get(span.end..self.end).unwrap_or_default();
                [notes(before.lines().next().unwrap_or_default()), notes(after)].concat()
            }
            None => Vec::new(),
        };
        let meaning = Meaning::of(found.node);
        let name = found.name.clone().into_owned();
        Some(Entry { name, column, lead, body, head: found.head, notes, meaning, branch })
    }
}

/// The id of an entry of a list, or of either version of one that an earlier merge left as a
/// conflict.
fn id(node: &Node) -> Option<&str> {
    let Value::Map(map) = &node.value else { return None };
    let of = |wanted: &str| map.iter().find(|(key, _)| name(key) == wanted).map(|(_, node)| node);
    match (of("id"), of("conflict"), &**map) {
        (Some(Node { value: Value::Text(id), .. }), ..) => Some(id),
        (None, Some(Node { value: Value::Map(sides), .. }), [_]) => {
            sides.iter().find_map(|(_, side)| id(side))
        }
        _ => None,
    }
}

/// Whether entries stand on the lines below a key that has nothing but a note beside it.
fn is_below(branch: &Branch<'_>) -> bool {
    let beside = branch.opening.split_once(':').map(|(_, beside)| beside.trim());
    branch.opening.ends_with('\n')
        && beside.is_some_and(|beside| beside.is_empty() || beside.starts_with('#'))
}

/// Where the blank lines and notes before a line begin: notes that are indented no further than
/// what follows.
fn lead_start(text: &str, line: usize, column: usize, floor: usize) -> usize {
    let mut start = line;
    while start > floor {
        let above = line_start(text, floor, start - 1);
        let content = &text[above..start];
        let indent = indentation(content);
        let is_note = content.trim_start().starts_with('#') && indent <= column;
        if !(is_note || is_blank(content) || content.trim_end() == "...") {
            break;
        }
        start = above;
    }
    start
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\r' | b'\n'))
}

/// Where the line of a byte begins, not before a floor.
fn line_start(text: &str, floor: usize, at: usize) -> usize {
    let before = text.get(floor..at).unwrap_or_default();
    before.rfind('\n').map_or(floor, |found| floor + found + 1)
}

/// Where the line of a byte ends, its line break included.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// The notes in lines that hold no value.
fn notes(text: &str) -> Vec<&str> {
    let note = |line: &'_ str| -> Option<usize> {
        let at = line.find('#')?;
        line[..at].ends_with([' ', '\t']).then_some(at).or((at == 0).then_some(0))
    };
    text.lines().filter_map(|line| note(line).map(|at| line[at..].trim_end())).collect()
}
