//! Lines of an answer that stand in another column than the form has them, where putting them there
//! makes the answer one that can be read: what is said then is certain.

mod form;
mod moves;

use std::ops::Range;
use std::sync::Arc;

use form::{Columns, Kind, Own};
use moves::Move;

use super::indent::{and_before, indentation, more_spaces};
use super::line_fault::LineFault;
use super::yaml;
use crate::diag::{Fix, Safety, Source};

/// How many bytes of an answer are read anew at most, and how often.
const BYTES: usize = 100_000;
const TRIES: usize = 24;

/// The line to blame for what the parser could not read on a line, or right behind an answer.
pub(super) fn find(source: &Arc<Source>, last: usize) -> Option<LineFault> {
    let all = form::lines(source);
    let before = all.partition_point(|own| own.line.number() <= last);
    let answers = (0..before).rev().filter(|at| all[*at].kind == Kind::Number);
    let mut parts: Vec<Range<usize>> = answers.take(2).map(|at| answer(&all, at)).collect();
    if parts.len() < 2 {
        parts.extend(head(&all));
    }
    parts.into_iter().find_map(|part| in_part(source, &all, part, last))
}

/// The lines of the form from the number of an answer to the next number.
fn answer(all: &[Own<'_>], at: usize) -> Range<usize> {
    let next = all[at + 1..].iter().position(|own| own.kind == Kind::Number);
    at..next.map_or(all.len(), |next| at + 1 + next)
}

/// Those before the first answer of a return.
fn head(all: &[Own<'_>]) -> Option<Range<usize>> {
    let end = all.iter().position(|own| own.kind == Kind::Number)?;
    all[..end].iter().any(|own| own.key == "responses").then_some(0..end)
}

/// What is to blame in one answer, or in what stands before the answers.
fn in_part(
    source: &Arc<Source>,
    all: &[Own<'_>],
    part: Range<usize>,
    last: usize,
) -> Option<LineFault> {
    let own = &all[part.clone()];
    let next = all.get(part.end).map_or(usize::MAX, |next| next.line.number());
    let end = next.min(source.text().lines().count() + 1);
    let is_head = part.start == 0;
    let lines = if is_head { 1..end } else { own.first()?.line.number()..end };
    let bytes = source.line_start(lines.start)..source.line_start(lines.end);
    if bytes.len() > BYTES {
        return None;
    }
    let mut tries = TRIES;
    for columns in [Columns::of(own), Columns::of(all), Columns::around(own)] {
        for moves in moves::candidates(source, own, &columns, lines.end, last) {
            tries = tries.checked_sub(1)?;
            let root = yaml::parse(&Source::new("", moves::made(source, &lines, &moves))).ok();
            if root.is_some_and(|root| form::is_whole(&root, is_head)) {
                return found(source, own, &moves);
            }
        }
    }
    None
}

/// What is said of moves that make the answer one that can be read.
fn found(source: &Arc<Source>, own: &[Own<'_>], moves: &[Move<'_>]) -> Option<LineFault> {
    let first = moves.first()?;
    let line = &first.own.line;
    let edits = moves.iter().flat_map(|own| own.edits(source));
    let fix = Fix::new(Safety::Suggested, source, edits);
    let by = first.by.unsigned_abs();
    let spaces = if by == 1 { "1 space".to_owned() } else { format!("{by} spaces") };
    let put = match first.by < 0 {
        true => format!("delete {spaces}"),
        false => format!("put {}", more_spaces(by)),
    };
    let others = others(moves);
    if first.is_text {
        let number = *first.lines.first()?;
        let at = indentation(source.line(number));
        let len = source.line(number).trim().len();
        let message = format!("this line is not indented like the text of `{}`", first.own.key);
        let help = format!("{put} before it{others}, if it belongs to that text");
        return Some(LineFault::new((number, at, len), message, help).fix(fix));
    }
    let side = if first.by < 0 { "right" } else { "left" };
    let (what, at, len) = match first.own.kind {
        Kind::Entry => ("this hyphen".to_owned(), line.starts(), 1),
        _ => (format!("`{}:`", first.own.key), line.column(), first.own.key.len() + 1),
    };
    let below = moves::below(own, first).map_or_else(String::new, |other| {
        let what = match other.kind {
            Kind::Entry => "the hyphen".to_owned(),
            _ => format!("`{}:`", other.key),
        };
        format!(", so that it stands in the column of {what} on line {}", other.line.number())
    });
    let message = format!("{what} stands {spaces} too far to the {side}");
    let help = format!("{put} before it{others}{below}");
    Some(LineFault::new((line.number(), at, len), message, help).fix(fix))
}

/// The lines that move with the first one, in words.
fn others(moves: &[Move<'_>]) -> String {
    let mut lines: Vec<usize> = moves.iter().flat_map(|own| own.lines.iter().copied()).collect();
    lines.sort_unstable();
    let first = moves.first().and_then(|own| own.lines.first());
    lines.retain(|line| Some(line) != first);
    and_before(&lines)
}
