//! How slips in a text are mended where the edits are exact: in texts below `|`, whose lines stand
//! in the file as they are read.

use std::ops::Range;

use crate::diag::{Fix, Place, Safety, Source};
use crate::load::{Located, Style, line_end};
use crate::markdown::{self, Slip, SlipKind, is_structural};

/// Bullets that say nothing but that an entry of a list begins; a tick or an arrow says more.
const BULLETS: [char; 20] = [
    '•', '‣', '◦', '∙', '●', '○', '◉', '■', '□', '▪', '▫', '◾', '◽', '◆', '◇', '❖', '➢', '·',
    '⦁', '\u{f0b7}',
];

/// So many entries of a list are mended at once: each entry of a long one may be found by itself.
const MOST_ENTRIES: usize = 200;

/// The fix of a slip that stands at a place.
pub(super) fn slip(slip: &Slip, at: &Located<String>, place: &Place) -> Option<Fix> {
    if !matches!(Style::of(at), Style::Literal(_)) {
        return None;
    }
    let (source, span) = (place.source(), place.span());
    let text = source.text().get(span.clone())?;
    match slip.kind {
        SlipKind::List => bullets(at, place),
        // A line of equals signs would be published as it is typed.
        SlipKind::Underlined if !text.starts_with('-') => None,
        SlipKind::TextInTable
        | SlipKind::TextInQuote
        | SlipKind::TextInList
        | SlipKind::TextInNote
        | SlipKind::Underlined
        | SlipKind::RowApart => parted(slip.kind, place),
        SlipKind::LinkApart
        | SlipKind::LinkWithBlank
        | SlipKind::LinkReversed
        | SlipKind::LinkExchanged => link(slip.kind, text, place),
        SlipKind::SignsInAddress if !text.contains(char::is_whitespace) => {
            Fix::replace(Safety::Suggested, source, span, format!("<{text}>"))
        }
        SlipKind::UnderlinedBySign | SlipKind::HeadingEnd | SlipKind::BackslashAtEnd => {
            Fix::replace(Safety::Suggested, source, span.start..span.start, "\\")
        }
        SlipKind::Path if !text.contains(['`', '\n']) => ticked(markdown::paths(text), text, place),
        SlipKind::SignsAlone | SlipKind::Name | SlipKind::SignsInWord
            if !text.contains(['`', '\n']) =>
        {
            ticked(std::iter::once(0..text.len()), text, place)
        }
        _ => None,
    }
}

/// An empty line above what runs on from another block, or none between rows of one table.
fn parted(kind: SlipKind, place: &Place) -> Option<Fix> {
    let source = place.source();
    let number = place.position().line;
    let line = source.line_start(number);
    if kind == SlipKind::RowApart {
        let before = source.text().get(..place.span().start)?;
        let above = before.trim_end().len();
        let end = above + before.get(above..)?.find('\n')? + 1;
        return Fix::replace(Safety::Suggested, source, end..line, "");
    }
    let next = match kind {
        SlipKind::Underlined => None,
        _ => entry_below(source, number).map(|number| source.line_start(number)),
    };
    let breaks = [line].into_iter().chain(next);
    Fix::new(Safety::Suggested, source, breaks.map(|at| (at..at, line_end(source).to_owned())))
}

/// A link as Markdown has it.
fn link(kind: SlipKind, text: &str, place: &Place) -> Option<Fix> {
    let (source, span) = (place.source(), place.span());
    match kind {
        SlipKind::LinkApart => {
            let (words, address) = text.split_once("] ")?;
            let gap = address.len() - address.trim_start().len() + 1;
            let start = span.start + words.len() + 1;
            let is_link = address.trim_start().starts_with('(');
            is_link.then(|| Fix::replace(Safety::Suggested, source, start..start + gap, ""))?
        }
        SlipKind::LinkWithBlank => {
            let start = text.find("](")? + 2;
            let end = start + text.get(start..)?.find(')')?;
            let address = text.get(start..end)?;
            let is_plain = address.trim() == address && !address.contains(['"', '\'', '\n']);
            let span = span.start + start..span.start + end;
            let mended = address.replace(' ', "%20");
            is_plain.then(|| Fix::replace(Safety::Suggested, source, span, mended))?
        }
        _ => {
            let inner = text.strip_prefix('(')?.strip_suffix(']')?;
            let (round, square) = inner.split_once(")[")?;
            let is_one = !inner.contains('\n') && !square.contains(['[', '(']);
            let link = match kind {
                SlipKind::LinkReversed => format!("[{square}]({round})"),
                _ => format!("[{round}]({square})"),
            };
            is_one.then(|| Fix::replace(Safety::Suggested, source, span, link))?
        }
    }
}

/// Parts of a text that stands at a place, each between back-ticks.
fn ticked(parts: impl IntoIterator<Item = Range<usize>>, text: &str, place: &Place) -> Option<Fix> {
    let start = place.span().start;
    let ticked = parts.into_iter().map(|part| {
        let own = format!("`{}`", &text[part.clone()]);
        (start + part.start..start + part.end, own)
    });
    Fix::new(Safety::Suggested, place.source(), ticked)
}

/// The entry of a list with which the lines right below a line go on.
fn entry_below(source: &Source, line: usize) -> Option<usize> {
    const FAR: usize = 50;
    let words = |number: usize| source.line(number).trim();
    let mut below = (line + 1..line + FAR).take_while(|number| !words(*number).is_empty());
    below
        .find(|number| words(*number).starts_with(['-', '*', '+']) && is_structural(words(*number)))
}

/// Hyphens in place of the bullets with which lines of a text begin, from a line on.
fn bullets(at: &Located<String>, place: &Place) -> Option<Fix> {
    let source = place.source();
    let span = source.line_start(place.position().line)..at.place.span().end;
    let text = source.text().get(span.clone())?;
    let first = text.trim_start().chars().next().filter(|c| BULLETS.contains(c))?;
    // In code a sign stands for itself.
    if at.value.contains("```") || at.value.contains("~~~") {
        return None;
    }
    let mut start = span.start;
    let mut edits = Vec::new();
    for line in text.split_inclusive('\n').take(10 * MOST_ENTRIES) {
        if edits.len() == MOST_ENTRIES {
            break;
        }
        let entry = line.trim_start_matches(' ');
        if let Some(rest) = entry.strip_prefix(first) {
            let words = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
            // On a line on which further entries stand a hyphen would begin the first alone.
            if words.contains(first) {
                return None;
            }
            let sign = start + line.len() - entry.len();
            edits.push((sign..start + line.len() - words.len(), "- ".to_owned()));
        }
        start += line.len();
    }
    Fix::new(Safety::Suggested, source, edits)
}

/// An empty line in place of one that looks empty.
pub(super) fn looks_empty(at: &Located<String>, place: &Place) -> Option<Fix> {
    let text = place.source().text().get(place.span())?;
    let is_literal = matches!(Style::of(at), Style::Literal(_));
    let is_line = !text.contains(|c: char| c == '\n' || c.is_alphanumeric());
    (is_literal && is_line).then(|| Fix::replace(Safety::Safe, place.source(), place.span(), ""))?
}
