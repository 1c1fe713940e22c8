//! Tabs that lines are indented with, and how far in these lines were meant to stand.

use super::form::is_known;
use super::keys::{Line, begins_block};
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
    let mut edits = Vec::new();
    for number in lines {
        let own = blank(source.line(number));
        let spaces = match is_spaced {
            true => " ".repeat(column_meant(source, number, count)?),
            // A tab for each step, in the whole file.
            false => own.replace('\t', "  "),
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

/// How many spaces a line was meant to have before it, by the nearest lines like it.
fn column_meant(source: &Source, number: usize, count: usize) -> Option<usize> {
    let words = source.line(number).trim();
    let is_entry = words.starts_with("- ");
    let spaced = |number: usize| {
        Line::of(source, number).filter(|_| !blank(source.line(number)).contains('\t'))
    };
    let Some(kind) = Kind::of(words.trim_start_matches(['-', ' '])) else {
        let above = (1..number).rev().find_map(spaced)?;
        return match above.key() {
            Some((_, value)) if begins_block(value) => {
                let below = (number + 1..=count).find_map(spaced)?;
                (below.starts() > above.column()).then(|| below.starts())
            }
            Some((key, _)) if is_known(key) => None,
            _ => Some(above.starts()),
        };
    };
    if kind == Kind::Return {
        return Some(0);
    }
    let is_like = |line: &Line<'_>| {
        let own = line.key().and_then(|_| Kind::of(line.text()));
        own == Some(kind) && (!is_entry || line.hyphen().is_some())
    };
    let near = (1..number).rev().chain(number + 1..=count).filter_map(spaced).find(is_like)?;
    Some(if is_entry { near.starts() } else { near.column() })
}

/// What a key of a return is a key of.
#[derive(Clone, Copy, PartialEq, Eq)]
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
