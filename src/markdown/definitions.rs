//! Definitions of links, such as `[1]: https://…`: those that count, and those that the parser
//! passes over.
//!
//! The first definition of a label counts. The parser says nothing of a later one and gives no
//! event for it, so that its words would be lost: it is looked for where the source holds what no
//! event stands for.

use std::ops::Range;

use pulldown_cmark::{BrokenLinkCallback, Event, Parser, Tag, TagEnd};

use super::parse::{Spanned, normal};

/// A definition of a link.
pub(super) struct Definition {
    /// What it is called.
    pub(super) label: String,
    /// The bytes of the source that it is written in.
    pub(super) range: Range<usize>,
    /// Where its label is defined before, if it is.
    pub(super) first: Option<Range<usize>>,
}

/// The definitions that count, in the order of the source.
pub(super) fn first<'a, F: BrokenLinkCallback<'a>>(parser: &Parser<'a, F>) -> Vec<Definition> {
    let all = parser.reference_definitions().iter();
    let mut found: Vec<Definition> = all
        .map(|(label, definition)| Definition {
            label: label.to_owned(),
            range: definition.span.clone(),
            first: None,
        })
        .collect();
    found.sort_by_key(|definition| definition.range.start);
    found
}

/// The definitions whose label one of `first` has already.
pub(super) fn repeated(
    source: &str,
    events: &[Spanned<'_>],
    first: &[Definition],
) -> Vec<Definition> {
    if first.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for gap in gaps(source, events) {
        for range in outside(gap, first) {
            in_gap(source, range, first, &mut found);
        }
    }
    found
}

/// What a definition says, as one line, without the marks of what it stands in.
pub(super) fn words(written: &str) -> String {
    let lines: Vec<&str> = written.lines().map(|line| without_marks(line).trim_end()).collect();
    lines.join(" ")
}

/// The stretches of the source that no event stands for; the marks of lists, quotations and
/// footnotes are among them.
fn gaps(source: &str, events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    let last = (source.len(), source.len());
    for (from, to) in events.iter().filter_map(|event| covered(source, event)).chain([last]) {
        if end < from {
            match gaps.last_mut() {
                Some(gap) if gap.end == end => gap.end = from,
                _ => gaps.push(end..from),
            }
        }
        end = end.max(to);
    }
    gaps
}

/// From where to where an event stands for the source: of what holds other blocks, its edges alone.
fn covered(source: &str, (event, range): &Spanned<'_>) -> Option<(usize, usize)> {
    Some(match event {
        Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => (range.start, range.start),
        Event::Start(Tag::FootnoteDefinition(_)) => {
            let mark = source.get(range.clone()).and_then(|text| text.find("]:"));
            (range.start, range.start + mark.map_or(0, |at| at + 2))
        }
        Event::End(
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition,
        ) => (range.end, range.end),
        Event::End(_) => return None,
        _ => (range.start, range.end),
    })
}

/// The parts of a gap that belong to none of the definitions that count.
fn outside(gap: Range<usize>, first: &[Definition]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = gap.start;
    for Definition { range, .. } in first {
        if range.start >= start && range.end <= gap.end {
            parts.push(start..range.start);
            start = range.end;
        }
    }
    parts.push(start..gap.end);
    parts
}

/// The definitions in a stretch of the source that holds nothing else but marks and white space.
fn in_gap(source: &str, gap: Range<usize>, first: &[Definition], found: &mut Vec<Definition>) {
    let Some(text) = source.get(gap.clone()) else { return };
    let mut at = gap.start;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let words = without_marks(line);
        let start = at + (line.len() - words.len());
        let end = start + words.trim_end().len();
        let rest = &source[start..gap.end];
        let known = label(rest).and_then(|label| {
            let same = |definition: &&Definition| normal(&definition.label) == normal(label);
            Some((label, first.iter().find(same)?))
        });
        match (known, found.last_mut()) {
            (Some((label, first)), _) => {
                let (label, first) = (label.to_owned(), Some(first.range.clone()));
                found.push(Definition { label, range: start..end, first });
                open = true;
            }
            (None, Some(last)) if open && start < end => last.range.end = end,
            _ => open = false,
        }
        at += line.len();
    }
}

/// A line without the marks of the lists and quotations that it stands in.
fn without_marks(line: &str) -> &str {
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '>']);
        let digits = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = match trimmed.strip_prefix(['-', '+', '*']) {
            None if digits.len() < trimmed.len() => digits.strip_prefix(['.', ')']),
            bullet => bullet,
        };
        match after.filter(|after| after.starts_with([' ', '\t'])) {
            Some(after) => rest = after,
            None => return trimmed,
        }
    }
}

/// The label of the definition that a text begins with.
fn label(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let mut escaped = false;
    let end = inside.find(|c| {
        let ends = c == ']' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    inside.get(end..)?.starts_with("]:").then_some(&inside[..end])
}
