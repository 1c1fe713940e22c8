//! Sentences right below a table, a quotation or a list, which become a part of it.

use std::collections::BTreeMap;

use super::runs::{Kind, Line, List, Run, Runs};
use super::{Slip, SlipKind};

/// Reports the first line of each.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    below_tables(source, runs, found);
    let lines = Starts::of(source);
    if runs.blocks.iter().any(|(kind, _)| *kind == Kind::Quote) {
        found.extend(runs.texts.iter().filter_map(|run| below_quote(&lines, run)));
    }
    if !runs.lists.is_empty() {
        below_lists(&lines, runs, found);
    }
    if !runs.notes.is_empty() {
        found.extend(runs.texts.iter().filter_map(|run| below_note(&lines, runs, run)));
    }
}

/// Rows without a bar: the first of those that follow one another.
fn below_tables(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let mut last = None;
    for range in &runs.rows {
        let text = source[range.clone()].trim_end();
        if text.contains('|') {
            continue;
        }
        let follows = last.is_some_and(|end: usize| {
            source.get(end..range.start).is_some_and(|between| !between.contains('|'))
        });
        if !follows {
            let range = range.start..range.start + text.len();
            found.push(Slip { kind: SlipKind::TextInTable, range });
        }
        last = Some(range.end);
    }
}

/// Where the lines of a text begin.
struct Starts<'a> {
    source: &'a str,
    all: Vec<usize>,
}

impl<'a> Starts<'a> {
    fn of(source: &'a str) -> Self {
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Self { source, all: std::iter::once(0).chain(breaks).collect() }
    }

    /// What stands before a byte on its line.
    fn before(&self, at: usize) -> &'a str {
        let (begun, _) = self.all.split_at(self.all.partition_point(|start| *start <= at));
        let start = begun.last().expect("the first line begins at 0, before any byte");
        &self.source[*start..at]
    }

    /// How many spaces stand before a byte on its line; none where anything else does.
    fn spaces(&self, at: usize) -> Option<usize> {
        let before = self.before(at);
        before.bytes().all(|byte| byte == b' ').then_some(before.len())
    }
}

/// The first line of a quotation without its sign, where it is a sentence of its own. One that was
/// wrapped goes on in the middle of a sentence.
fn below_quote(lines: &Starts<'_>, run: &Run<'_>) -> Option<Slip> {
    let is_quoted = |line: &Line<'_>| lines.before(line.start).contains('>');
    let first = run.lines.iter().position(|line| !is_quoted(line)).filter(|first| *first > 0)?;
    let (above, line) = (run.lines.get(first - 1)?, run.lines.get(first)?);
    is_apart(above.text, line.text)
        .then(|| Slip { kind: SlipKind::TextInQuote, range: line.range() })
}

/// The same of notes: a line that is set in no further than the mark of the note.
fn below_note(lines: &Starts<'_>, runs: &Runs<'_>, run: &Run<'_>) -> Option<Slip> {
    let start = run.range().start;
    let last = runs.notes.partition_point(|note| note.start <= start).checked_sub(1)?;
    let note = runs.notes.get(last).filter(|note| start < note.end)?;
    let column = lines.spaces(note.start)?;
    let is_lazy = |line: &Line<'_>| lines.spaces(line.start).is_some_and(|spaces| spaces <= column);
    let first = run.lines.iter().skip(1).position(is_lazy)?;
    let (above, line) = (&run.lines[first], &run.lines[first + 1]);
    is_apart(above.text, line.text)
        .then(|| Slip { kind: SlipKind::TextInNote, range: line.range() })
}

/// The same of lists: a line that is set in no further than the mark of the entry above it. Where
/// all of several entries go on so, or some in the middle of a sentence, the list was wrapped so.
fn below_lists(lines: &Starts<'_>, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let mut entries: Vec<usize> = runs.lists.iter().flat_map(|own| &own.items).copied().collect();
    entries.sort_unstable();
    let outer = runs.lists.iter().filter(|own| !own.is_nested);
    let mut outer: Vec<usize> = outer.map(|own: &List| own.start).collect();
    outer.sort_unstable();
    let mut lazy: BTreeMap<usize, Vec<Option<Slip>>> = BTreeMap::new();
    for run in runs.texts.iter().filter(|run| run.lines.len() > 1) {
        let start = run.range().start;
        let last = entries.partition_point(|entry| *entry <= start).checked_sub(1);
        let Some(entry) = last.and_then(|last| entries.get(last)).copied() else { continue };
        let Some(column) = lines.spaces(entry).filter(|_| is_own(lines.source, entry, start))
        else {
            continue;
        };
        let is_lazy =
            |line: &Line<'_>| lines.spaces(line.start).is_some_and(|spaces| spaces <= column);
        let Some(first) = run.lines.iter().skip(1).position(is_lazy) else { continue };
        let (above, line) = (&run.lines[first], &run.lines[first + 1]);
        let slip = is_apart(above.text, line.text)
            .then(|| Slip { kind: SlipKind::TextInList, range: line.range() });
        lazy.entry(outer.partition_point(|own| *own <= entry)).or_default().push(slip);
    }
    for (list, own) in lazy {
        // The entries from the start of this list to that of the next one.
        let from = list.checked_sub(1).and_then(|at| outer.get(at)).copied().unwrap_or_default();
        let to = outer.get(list).copied().unwrap_or(usize::MAX);
        let before = |at: usize| entries.partition_point(|entry| *entry < at);
        let is_style = own.len() > 1 && own.len() == before(to) - before(from);
        if !is_style && own.iter().all(Option::is_some) {
            found.extend(own.into_iter().flatten());
        }
    }
}

/// Whether a text is the first of an entry: only a mark stands between.
fn is_own(source: &str, entry: usize, start: usize) -> bool {
    // No mark is longer.
    const LONGEST: usize = 16;
    let mark = source.get(entry..start).filter(|text| text.len() <= LONGEST);
    mark.is_some_and(|mark| {
        let bare = mark.trim().trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(bare, "-" | "*" | "+" | "." | ")")
    })
}

/// No line that was wrapped is so short, in bytes.
const SHORT: usize = 50;

/// Words that begin sentences and no names.
const BEGINNINGS: [&str; 60] = [
    "A", "After", "All", "Also", "Although", "An", "And", "As", "At", "Because", "Before", "Both",
    "But", "By", "During", "Each", "Every", "Few", "For", "From", "Further", "He", "Here", "How",
    "However", "I", "If", "In", "It", "Its", "Many", "More", "Most", "No", "Not", "On", "Once",
    "One", "Other", "Our", "Overall", "She", "Since", "So", "Some", "Such", "That", "The", "Their",
    "Then", "There", "These", "They", "This", "Those", "To", "We", "What", "When", "While",
];

/// Words that end no sentence: what is below them goes on with it.
const GOES_ON: [&str; 24] = [
    "a", "an", "and", "as", "at", "between", "but", "by", "for", "from", "in", "into", "of", "on",
    "or", "our", "that", "the", "their", "to", "under", "when", "which", "with",
];

/// Whether a line begins a sentence and the one above ends another, or is too short to have been
/// wrapped. What follows a line without an end may be a name.
fn is_apart(above: &str, line: &str) -> bool {
    let closing = ['*', '_', '"', '\'', '”', '’', ')', ']', '»'];
    let opening = ['*', '_', '"', '\'', '“', '‘', '(', '[', '«'];
    let bare = above.trim_end_matches(closing);
    let words = line.trim_start_matches(opening);
    if bare.ends_with(['.', '!', '?', ':', ';', '…']) {
        return words.starts_with(char::is_uppercase);
    }
    let is_sign = |c: char| !c.is_alphabetic();
    let first = words.split(is_sign).next().expect("a split has a first part");
    let last = bare.rsplit(is_sign).next().expect("a split has a first part");
    let goes_on = bare.ends_with([',', '-', '–', '—', '&', '/']) || GOES_ON.contains(&last);
    above.len() < SHORT && !goes_on && BEGINNINGS.contains(&first)
}
