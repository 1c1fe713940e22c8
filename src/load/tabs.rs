//! Tabs that lines are indented with, and how far in these lines were meant to stand.

use std::collections::BTreeMap;

use super::form::is_known;
use super::line::{Line, begins_block};
use super::raw::{OF_AN_ACTION, OF_AN_ANSWER};
use crate::diag::{Fix, Place, Safety, Source};

/// Spaces in place of the tabs that lines are indented with, from the line of the first on: as many
/// as the lines like them have. None where none says how many. Where the whole file is indented
/// with tabs, all of it is mended.
pub(super) fn mended(place: &Place) -> Option<Fix> {
    let source = place.source();
    let first = place.position().line;
    let count = source.text().lines().count();
    let is_spaced = (1..=count).any(|number| source.line(number).starts_with(' '));
    let has_tab = |number: &usize| blank(source.line(*number)).contains('\t');
    let lines: Vec<usize> = match is_spaced {
        true => (first..=count).take_while(has_tab).collect(),
        false => (first..=count).filter(has_tab).collect(),
    };
    let spaced = is_spaced.then(|| Spaced::of(source, count));
    let mut edits = Vec::new();
    for number in lines {
        let own = blank(source.line(number));
        let spaces = match &spaced {
            Some(spaced) => " ".repeat(spaced.column_meant(source.line(number).trim(), number)?),
            // A tab for each step, in the whole file.
            None => own.replace('\t', "  "),
        };
        let start = source.line_start(number);
        edits.push((start..start + own.len(), spaces));
    }
    Fix::new(Safety::Suggested, source, edits)
}

/// The white space before a line.
fn blank(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The lines of a file that are indented with spaces and say something, and those of each kind
/// among them: each line with a tab looks for its nearest, and there may be many of both.
struct Spaced<'a> {
    all: Vec<Line<'a>>,
    /// By what they are keys of, and whether they begin an entry: the same lines.
    kinds: BTreeMap<(Kind, bool), Vec<Line<'a>>>,
}

impl<'a> Spaced<'a> {
    fn of(source: &'a Source, count: usize) -> Self {
        let is_spaced = |number: &usize| !blank(source.line(*number)).contains('\t');
        let lines = (1..=count).filter(is_spaced).filter_map(|number| Line::of(source, number));
        let mut own = Self { all: lines.collect(), kinds: BTreeMap::new() };
        for line in &own.all {
            let Some(kind) = line.key().and_then(|_| Kind::of(line.text())) else { continue };
            own.kinds.entry((kind, false)).or_default().push(*line);
            if line.hyphen().is_some() {
                own.kinds.entry((kind, true)).or_default().push(*line);
            }
        }
        own
    }

    /// How many spaces a line was meant to have before it, by the nearest lines like it.
    fn column_meant(&self, words: &str, number: usize) -> Option<usize> {
        let is_entry = words.starts_with("- ");
        let Some(kind) = Kind::of(words.trim_start_matches(['-', ' '])) else {
            let (above, below) = beside(&self.all, number);
            let above = above?;
            return match above.key() {
                Some((_, value)) if begins_block(value) => {
                    below.map(Line::starts).filter(|starts| *starts > above.column())
                }
                Some((key, _)) if is_known(key) => None,
                _ => Some(above.starts()),
            };
        };
        if kind == Kind::Return {
            return Some(0);
        }
        let (above, below) = beside(self.kinds.get(&(kind, is_entry))?, number);
        let near = above.or(below)?;
        Some(if is_entry { near.starts() } else { near.column() })
    }
}

/// The nearest of some lines above one, and the nearest below it.
fn beside<'l, 'a>(
    lines: &'l [Line<'a>],
    number: usize,
) -> (Option<&'l Line<'a>>, Option<&'l Line<'a>>) {
    let at = lines.partition_point(|line| line.number() < number);
    (at.checked_sub(1).and_then(|at| lines.get(at)), lines.get(at))
}

/// What a key of a return is a key of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Return,
    Answers,
    Answer,
    Action,
    Contact,
}

impl Kind {
    /// By the key with which a text begins.
    fn of(text: &str) -> Option<Self> {
        let (key, value) = text.split_once(':')?;
        match key {
            "status" if matches!(value.trim(), "draft" | "final") => Some(Self::Return),
            "partnership" | "round" | "completed" | "completed_by" | "contacts" | "responses" => {
                Some(Self::Return)
            }
            "role" => Some(Self::Contact),
            key if OF_AN_ANSWER.contains(&key) => Some(Self::Answer),
            key if OF_AN_ACTION.contains(&key) => Some(Self::Action),
            key if key.contains('.') && is_known(key) => Some(Self::Answers),
            _ => None,
        }
    }
}
