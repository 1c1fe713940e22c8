//! What may be moved so that an answer can be read, from the likeliest on.

use std::ops::Range;

use super::form::{Columns, Own};
use crate::diag::Source;
use crate::load::indent::indentation;
use crate::load::line::Line;

/// How many lines are tried alone.
const NEAREST: usize = 6;

/// A move of some lines by so many columns.
#[derive(Clone)]
pub(super) struct Move<'a> {
    /// The line of the form that is to blame, or whose text is.
    pub(super) own: Own<'a>,
    pub(super) lines: Vec<usize>,
    pub(super) by: isize,
    /// Whether it is of the lines of a text alone.
    pub(super) is_text: bool,
}

impl Move<'_> {
    /// What is changed in the file.
    pub(super) fn edits(&self, source: &Source) -> Vec<(Range<usize>, String)> {
        let edit = |number: &usize| {
            let start = source.line_start(*number);
            match usize::try_from(self.by) {
                Ok(more) => (start..start, " ".repeat(more)),
                Err(_) => (start..start + self.by.unsigned_abs(), String::new()),
            }
        };
        self.lines.iter().map(edit).collect()
    }
}

/// The lines of a part of the file with moves made.
pub(super) fn made(source: &Source, lines: &Range<usize>, moves: &[Move<'_>]) -> String {
    let mut edits: Vec<_> = moves.iter().flat_map(|own| own.edits(source)).collect();
    edits.sort_by_key(|(span, _)| span.start);
    let (mut text, mut from) = (String::new(), source.line_start(lines.start));
    for (span, own) in edits {
        text.push_str(source.text().get(from..span.start).unwrap_or_default());
        text.push_str(&own);
        from = span.end;
    }
    text.push_str(source.text().get(from..source.line_start(lines.end)).unwrap_or_default());
    text
}

/// What may be moved: a line that is off alone, the nearest to the error first; with what is below
/// it; all that are off by as much; the lines of a text.
pub(super) fn candidates<'a>(
    source: &Source,
    own: &[Own<'a>],
    columns: &Columns,
    end: usize,
    last: usize,
) -> Vec<Vec<Move<'a>>> {
    let alone = |own: &Own<'a>| {
        let by = columns.off(own)?;
        Some(Move { own: *own, lines: vec![own.line.number()], by, is_text: false })
    };
    let mut off: Vec<Move<'a>> = own.iter().filter_map(alone).collect();
    off.retain(|own| own.is_possible(source));
    let all = off.clone();
    off.sort_by_key(|own| own.own.line.number().abs_diff(last));
    off.truncate(NEAREST);
    let mut found: Vec<Vec<Move<'a>>> = off.iter().map(|own| vec![own.clone()]).collect();
    let whole = off.iter().map(|own| own.with_below(source, end));
    found.extend(whole.filter(|own| own.is_possible(source)).map(|own| vec![own]));
    if let Some(first) = off.first() {
        let alike = all.iter().filter(|own| own.by == first.by).cloned();
        found.push(alike.collect());
    }
    let texts = own.iter().filter_map(|own| of_text(source, own, end));
    found.extend(texts.map(|own| vec![own]));
    found
}

impl Move<'_> {
    /// The same with all that is indented further below it.
    fn with_below(&self, source: &Source, end: usize) -> Self {
        let column = self.own.line.starts();
        let below = (self.own.line.number() + 1..end)
            .filter(|number| !source.line(*number).trim().is_empty())
            .take_while(|number| indentation(source.line(*number)) > column);
        let lines = std::iter::once(self.own.line.number()).chain(below).collect();
        Self { lines, ..self.clone() }
    }

    fn is_possible(&self, source: &Source) -> bool {
        let has_room = |number: &usize| {
            let spaces = isize::try_from(indentation(source.line(*number)));
            spaces.is_ok_and(|spaces| spaces + self.by >= 0)
        };
        self.lines.iter().all(has_room)
    }
}

/// The lines of a text that stand no further in than its key.
fn of_text<'a>(source: &Source, own: &Own<'a>, end: usize) -> Option<Move<'a>> {
    let column = own.line.column();
    let first = own.line.number() + 1;
    let is_form = |number: usize| {
        let line = Line::of(source, number);
        line.is_some_and(|line| line.is_of_form())
    };
    if !own.begins_block() {
        return None;
    }
    let says = |number: &usize| !source.line(*number).trim().is_empty();
    let text: Vec<usize> = (first..end).take_while(|own| !is_form(*own)).filter(says).collect();
    let at = |number: &usize| indentation(source.line(*number));
    let (inner, lines): (Vec<usize>, Vec<usize>) =
        text.into_iter().partition(|number| at(number) > column);
    let wanted = inner.first().map_or(column + 2, at);
    let least = lines.iter().map(at).min()?;
    let by = isize::try_from(wanted).ok()? - isize::try_from(least).ok()?;
    Some(Move { own: *own, lines, by, is_text: true })
}

/// The nearest line of the same kind beside which a line stands once it is moved.
pub(super) fn below<'a>(own: &[Own<'a>], moved: &Move<'_>) -> Option<Own<'a>> {
    let column = moved.own.line.starts().checked_add_signed(moved.by)?;
    let is_beside = |other: &&Own<'a>| {
        let is_other = !moved.lines.contains(&other.line.number());
        is_other && other.kind == moved.own.kind && other.line.starts() == column
    };
    let number = moved.own.line.number();
    own.iter().filter(is_beside).min_by_key(|other| other.line.number().abs_diff(number)).copied()
}
