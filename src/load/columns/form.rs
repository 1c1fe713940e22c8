//! The lines of a return that belong to the form and not to a text, and where they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Source;
use crate::load::line::{Line, begins_block};
use crate::load::numbers::is_number;
use crate::load::raw::{OF_A_RETURN, OF_AN_ACTION, OF_AN_ANSWER};
use crate::load::yaml::{Node, Value};

/// What a line of the form begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    OfReturn,
    Number,
    OfAnswer,
    Entry,
    OfAction,
}

/// A line of the form.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) kind: Kind,
    pub(super) key: &'a str,
    pub(super) line: Line<'a>,
}

impl<'a> Own<'a> {
    fn of(line: Line<'a>, is_head: bool) -> Option<Self> {
        let (key, value) = line.key()?;
        let kind = match line.hyphen() {
            Some(_) if key == "id" => Kind::Entry,
            Some(_) => return None,
            None if is_number(key) && value.is_empty() => Kind::Number,
            None if is_head && OF_A_RETURN.contains(&key) => Kind::OfReturn,
            None if OF_AN_ANSWER.contains(&key) => Kind::OfAnswer,
            None if OF_AN_ACTION.contains(&key) => Kind::OfAction,
            None => return None,
        };
        Some(Self { kind, key, line })
    }

    /// Whether a text stands below it.
    pub(super) fn begins_block(&self) -> bool {
        self.line.key().is_some_and(|(_, value)| begins_block(value))
    }
}

/// The lines of the form, in one pass over the file.
pub(super) fn lines(source: &Source) -> Vec<Own<'_>> {
    let mut found: Vec<Own<'_>> = Vec::new();
    // The column of a key whose text is below it, and that of the text.
    let mut block: Option<(usize, Option<usize>)> = None;
    let mut is_head = true;
    for number in 1..=source.text().lines().count() {
        let Some(line) = Line::of(source, number) else { continue };
        if let Some((key, text)) = block {
            let text = text.unwrap_or_else(|| line.starts().max(key + 1));
            block = (line.starts() >= text).then_some((key, Some(text)));
        }
        let Some(own) = Own::of(line, is_head).filter(|_| block.is_none()) else { continue };
        is_head &= own.kind != Kind::Number;
        block = own.begins_block().then_some((line.column(), None));
        found.push(own);
    }
    found
}

/// The column in which lines of each kind stand.
pub(super) struct Columns(BTreeMap<Kind, usize>);

impl Columns {
    /// Where most stand; of two columns with as many, the one that forms are written in.
    pub(super) fn of(own: &[Own<'_>]) -> Self {
        let mut all: BTreeMap<Kind, BTreeMap<usize, usize>> = BTreeMap::new();
        for own in own {
            *all.entry(own.kind).or_default().entry(own.line.starts()).or_default() += 1;
        }
        let most = |(kind, columns): (Kind, BTreeMap<usize, usize>)| {
            let best = columns.into_iter().max_by_key(|(at, count)| (*count, *at == usual(kind)));
            best.map(|(at, _)| (kind, if kind == Kind::OfReturn { 0 } else { at }))
        };
        Self(all.into_iter().filter_map(most).collect())
    }

    /// Where each stands by where the lines of another kind do.
    pub(super) fn around(own: &[Own<'_>]) -> Self {
        let Self(mut columns) = Self::of(own);
        let at = |columns: &BTreeMap<Kind, usize>, kind| columns.get(&kind).copied();
        let (entry, action) = (at(&columns, Kind::Entry), at(&columns, Kind::OfAction));
        let answer = at(&columns, Kind::Number).map(|at| at + 2);
        columns.extend(answer.map(|at| (Kind::OfAnswer, at)));
        columns.extend(action.and_then(|at| Some((Kind::Entry, at.checked_sub(2)?))));
        columns.extend(entry.map(|at| (Kind::OfAction, at + 2)));
        Self(columns)
    }

    /// By how many columns a line is to be moved.
    pub(super) fn off(&self, own: &Own<'_>) -> Option<isize> {
        let wanted = isize::try_from(*self.0.get(&own.kind)?).ok()?;
        let by = wanted - isize::try_from(own.line.starts()).ok()?;
        (by != 0).then_some(by)
    }
}

/// Where a line of a kind stands in the forms of the documentation.
fn usual(kind: Kind) -> usize {
    match kind {
        Kind::OfReturn => 0,
        Kind::Number => 2,
        Kind::OfAnswer => 4,
        Kind::Entry => 6,
        Kind::OfAction => 8,
    }
}

/// Whether what was read is one answer with its keys, or what stands before the answers.
pub(super) fn is_whole(root: &Node, is_head: bool) -> bool {
    if is_head {
        return has(root, &|key, _| OF_A_RETURN.contains(&key));
    }
    has(root, &|key, value| is_number(key) && has(value, &is_of_answer))
}

fn is_of_answer(key: &str, value: &Node) -> bool {
    let is_action = |own: &Node| has(own, &|key, own| OF_AN_ACTION.contains(&key) && is_plain(own));
    match (&value.value, key) {
        (Value::List(list), "actions") => list.iter().all(is_action),
        _ => OF_AN_ANSWER.contains(&key) && is_plain(value),
    }
}

fn is_plain(node: &Node) -> bool {
    matches!(node.value, Value::Text(_) | Value::Empty)
}

/// Whether a node holds keys alone that fit, each of them once.
fn has(node: &Node, fits: &dyn Fn(&str, &Node) -> bool) -> bool {
    let Value::Map(map) = &node.value else { return false };
    let mut seen = BTreeSet::new();
    map.iter().all(|(key, value)| match &key.value {
        Value::Text(name) => fits(name, value) && seen.insert(name),
        _ => false,
    })
}
