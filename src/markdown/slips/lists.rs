//! Lists with marks that CommonMark does not know: their entries run on as one paragraph.

use super::marks::{Mark, mark};
use super::runs::{Run, Runs};
use super::{Slip, SlipKind};

/// Reports each such list once, at its first entry.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let mut last: Option<(Mark, usize)> = None;
    let beside = Beside::of(source, runs);
    for run in &runs.texts {
        let Some((at, own)) = first_entry(run, &beside) else { continue };
        let range = run.range();
        // Of entries with empty lines between them each is a paragraph of its own.
        let goes_on = last.is_some_and(|(mark, end)| {
            let between = source.get(end..range.start).unwrap_or("-");
            at == 0 && mark.is_like(own) && between.trim().is_empty()
        });
        if !goes_on && let Some(line) = run.lines.get(at) {
            found.push(Slip { kind: SlipKind::List, range: line.range() });
        }
        last = Some((own, range.end));
    }
}

/// The lists of CommonMark, of which an entry without its space runs on as text.
struct Beside<'a> {
    source: &'a str,
    /// Where each list begins, in order.
    lists: Vec<usize>,
    /// Where each entry begins, in order.
    entries: Vec<usize>,
}

impl<'a> Beside<'a> {
    fn of(source: &'a str, runs: &Runs<'_>) -> Self {
        let mut lists: Vec<usize> = runs.lists.iter().map(|list| list.start).collect();
        let mut entries: Vec<usize> =
            runs.lists.iter().flat_map(|list| list.items.iter().copied()).collect();
        lists.sort_unstable();
        entries.sort_unstable();
        Self { source, lists, entries }
    }

    /// The line that is an entry of the list that it stands in, or right above, but for its space.
    fn tight(&self, run: &Run<'_>) -> Option<(usize, Mark)> {
        let is_tight = |line: &super::runs::Line<'_>| {
            line.text.starts_with(['-', '*'])
                && mark(line.text) == Some(Mark::Tight)
                && run.is_text(line.start)
        };
        let at = run.lines.iter().position(is_tight)?;
        let range = run.range();
        let text = |start: usize, end: usize| self.source.get(start..end).unwrap_or("…");
        let next = self.lists.get(self.lists.partition_point(|start| *start < range.end));
        let is_above = next.is_some_and(|next| {
            text(range.end, *next).trim().is_empty()
                && matches!(text(*next, *next + 1), "-" | "*" | "+")
        });
        let before = self.entries.partition_point(|start| *start < range.start);
        let own = before.checked_sub(1).and_then(|last| self.entries.get(last));
        let is_within = at > 0
            && own.is_some_and(|own| matches!(text(*own, range.start).trim(), "-" | "*" | "+"));
        (is_above || is_within).then_some((at, Mark::Tight))
    }
}

/// The line of a paragraph that is the first entry of a list, and its mark.
fn first_entry(run: &Run<'_>, beside: &Beside<'_>) -> Option<(usize, Mark)> {
    if let Some(found) = beside.tight(run) {
        return Some(found);
    }
    let marks: Vec<Option<Mark>> =
        run.lines.iter().map(|line| mark(line.text).filter(|_| run.is_text(line.start))).collect();
    let texts: Vec<&str> = run.lines.iter().map(|line| line.text).collect();
    let marked = marks.iter().enumerate().filter_map(|(at, mark)| Some((at, (*mark)?)));
    let mut entries = marked.filter(|(at, mark)| is_entry(*at, *mark, &marks, &texts));
    entries.next().or_else(|| {
        let is_within =
            |line: &super::runs::Line<'_>| run.is_text(line.start) && has_bullets(line.text);
        Some((run.lines.iter().position(is_within)?, Mark::Sign))
    })
}

/// Whether bullets stand within a line, as they do where all entries were pasted on one.
fn has_bullets(text: &str) -> bool {
    ["•", "●", "▪", "■", "◦", "➢", "\u{f0b7}"].iter().any(|bullet| {
        let apart =
            |at: usize| text[..at].ends_with(' ') && text[at + bullet.len()..].starts_with(' ');
        text.match_indices(bullet).filter(|(at, _)| apart(*at)).count() > 1
    })
}

/// So many lines further on nothing is of the same list.
const FAR: usize = 500;

/// Whether a line with this mark is an entry, by itself or by those that follow.
fn is_entry(at: usize, own: Mark, marks: &[Option<Mark>], texts: &[&str]) -> bool {
    let before = at.checked_sub(1).and_then(|at| texts.get(at));
    let mut later = marks.iter().skip(at + 1).take(FAR).flatten();
    match own {
        Mark::Sign | Mark::Spaced => true,
        Mark::Circle => before.is_some() || later.any(|other| *other == own),
        Mark::Dash | Mark::Tight => {
            before.is_some_and(|line| line.ends_with(':')) || later.any(|other| *other == own)
        }
        Mark::Letter(c) => later.any(|other| matches!(other, Mark::Letter(d) if *d > c)),
        Mark::Roman(n) => later.any(|other| *other == Mark::Roman(n + 1)),
        // Figures can begin lines of wrapped text, and do not stand right below one another.
        Mark::Dotted(n) => marks.get(at + 1) == Some(&Some(Mark::Dotted(n + 1))),
        Mark::Glued(n) => {
            later.any(|other| matches!(other, Mark::Glued(m) | Mark::Number(m) if *m == n + 1))
        }
        // At the start of a paragraph a number begins a list that CommonMark knows.
        Mark::Number(n) => later.any(|other| matches!(other, Mark::Number(m) if *m > n)),
    }
}
