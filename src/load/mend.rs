//! How texts that YAML reads otherwise than they were meant are written so that it reads them as
//! they stand.

use std::ops::Range;
use std::sync::Arc;

use super::indent::indentation;
use super::keys::FAR;
use super::line::Line;
use super::remains::SIDES;
use super::yaml::{Node, Value};
use crate::diag::{self, Fix, Place, Safety, Source};

/// How a line ends in a file: as its first one does.
pub(crate) fn line_end(source: &Source) -> &'static str {
    match source.text().split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// A text in single quotation marks, within which no sign but these has a meaning.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Puts bytes of a file in quotation marks.
pub(super) fn quote(source: &Arc<Source>, span: Range<usize>) -> Option<Fix> {
    let text = source.text().get(span.clone())?;
    Fix::replace(Safety::Suggested, source, span, quoted(text))
}

/// How a text is written so that YAML reads it as it stands: in quotation marks that are not in it
/// already, or below `|`.
pub(super) fn way_out(text: &str) -> &'static str {
    let breaks_double = text.contains(['"', '\\']);
    match (breaks_double, text.contains('\'')) {
        (false, false) => "put the text in quotation marks, or below `|` and indented",
        (true, false) => {
            "put the whole text in single quotation marks, `'…'`, or below `|` and indented"
        }
        (false, true) => {
            "put the whole text in double quotation marks, `\"…\"`, or below `|` and indented"
        }
        (true, true) => "write `|` behind the colon, and the whole text on the next line, indented",
    }
}

/// The same for the text that a line belongs to, or the one above it: where a parser gives up, a
/// text may have begun a key before.
pub(super) fn way_out_at(source: &Source, line: usize) -> &'static str {
    let above = (line.saturating_sub(FAR).max(1)..=line).rev();
    let mut keys = above.filter_map(|number| Line::of(source, number)).filter(Line::is_of_form);
    let Some((first, value)) = keys.next().and_then(|first| Some((first, first.key()?.1))) else {
        return way_out("");
    };
    let before = keys.next().and_then(|before| Some(before.key()?.1)).unwrap_or_default();
    let column = first.column();
    let goes_on = |number: &usize| {
        let text = source.line(*number);
        text.trim().is_empty() || indentation(text) > column
    };
    let below = (first.number() + 1..first.number() + FAR).take_while(goes_on);
    let below: Vec<&str> = below.map(|number| source.line(number)).collect();
    way_out(&format!("{before}\n{value}\n{}", below.join("\n")))
}

/// What a hash sign within a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    /// It may begin a note, so that the text is left alone.
    Note,
    /// It belongs to the text where a word is glued to it.
    Text,
}

/// Puts the whole text in quotation marks that stands behind the key on a line or goes on there.
pub(super) fn quote_around(source: &Arc<Source>, line: usize, hash: Hash) -> Option<Fix> {
    quote(source, around(source, line, hash)?)
}

/// The bytes of the text behind a key that a line belongs to; `None` where it is not sure where it
/// begins or ends.
fn around(source: &Source, line: usize, hash: Hash) -> Option<Range<usize>> {
    let lines = (line.saturating_sub(FAR).max(1)..=line).rev();
    let first = lines.filter_map(|number| Line::of(source, number)).find(Line::is_of_form)?;
    let (_, value) = first.key()?;
    let is_other = value.is_empty() || value.starts_with(['\'', '"', '|', '>']);
    if is_other || has_note(value, hash) {
        return None;
    }
    let own = source.line(first.number());
    let start = source.line_start(first.number()) + own.trim_end().len() - value.len();
    let mut end = start + value.len();
    let below = first.number() + 1..first.number() + FAR;
    for number in below.take_while(|number| source.line_start(*number) < source.text().len()) {
        let text = source.line(number);
        if text.trim().is_empty() {
            continue;
        }
        if indentation(text) <= first.column() {
            break;
        }
        let words = text.trim();
        let is_entry = words.starts_with("- ");
        let is_key = Line::of(source, number).is_some_and(|own| {
            own.is_of_form() || own.key().is_some_and(|(key, _)| SIDES.contains(&key))
        });
        let is_note = words.starts_with('#') && has_note(&format!(" {words}"), hash);
        if is_entry || is_key || is_note || has_note(words, hash) {
            return None;
        }
        end = source.line_start(number) + text.trim_end().len();
    }
    (line <= source.position(end).line).then_some(start..end)
}

/// Whether something in a text may be a note to oneself.
fn has_note(text: &str, hash: Hash) -> bool {
    let mut notes = text.match_indices(" #");
    notes.any(|(at, _)| hash == Hash::Note || !text[at + 2..].starts_with(char::is_alphanumeric))
}

/// Puts the words behind `|` on a line of their own; `at` is where they begin in their line.
pub(super) fn on_next_line(source: &Arc<Source>, number: usize, at: usize) -> Option<Fix> {
    let line = Line::of(source, number)?;
    let own = source.line(number);
    let start = source.line_start(number);
    let sign = own.get(..at)?.trim_end().len();
    // How far the text is indented is said already, where a figure stands behind the sign.
    if own.get(..sign)?.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let below =
        (number + 1..number + FAR).take_while(|n| source.line_start(*n) < source.text().len());
    let next = below.map(|number| source.line(number)).find(|text| !text.trim().is_empty());
    let indented = next.map_or(0, indentation);
    let indented = if indented > line.column() { indented } else { line.column() + 2 };
    // The row of a table begins with the sign that a block does.
    let is_row = own.get(..sign)?.ends_with('|') && own.trim_end().ends_with(" |");
    let text = format!("{}{}", line_end(source), " ".repeat(indented));
    let text = if is_row { format!("{text}| ") } else { text };
    Fix::replace(Safety::Suggested, source, start + sign..start + at, text)
}

/// Plain spaces in place of white space that YAML takes for a letter, from a byte of a line on;
/// none in place of what nobody sees.
pub(super) fn plain_spaces(source: &Arc<Source>, number: usize, at: usize) -> Option<Fix> {
    let line = source.line(number);
    let rest = line.get(at..)?;
    let is_odd = |c: char| diag::is_odd_space(c) || diag::is_unseen(c);
    let words = rest.trim_start_matches(|c: char| c == ' ' || is_odd(c));
    let blank = &rest[..rest.len() - words.len()];
    let mut text: String = blank.chars().filter(|c| !diag::is_unseen(*c)).map(|_| ' ').collect();
    if words.trim().is_empty() {
        text.clear();
    } else if text.is_empty() && line[..at].ends_with(':') {
        text.push(' ');
    }
    let start = source.line_start(number) + at;
    Fix::replace(Safety::Safe, source, start..start + blank.len(), text)
}

/// A space behind the colon of a key that has none, and of those right below that have none either.
pub(super) fn after_colons(source: &Arc<Source>, first: usize) -> Option<Fix> {
    let column = Line::of(source, first)?.column();
    let lines = (first..first + FAR).map_while(|number| {
        let line = Line::of(source, number).filter(|line| line.column() == column)?;
        let end = source.line_start(number) + column + line.glued()?.len() + 1;
        Some((end..end, " ".to_owned()))
    });
    Fix::new(Safety::Safe, source, lines)
}

/// Makes a text of a list that stands where one is asked for: `|` behind the key above it.
pub(super) fn list_as_text(list: &Place) -> Option<Fix> {
    let source = list.source();
    let first = list.position().line;
    let above = (first.saturating_sub(FAR).max(1)..first).rev();
    let key = above.filter_map(|number| Line::of(source, number)).next()?;
    let own = source.line(key.number()).trim_end();
    let entry = source.line(first);
    let indented = indentation(entry);
    let is_first = list.span().start == source.line_start(first) + indented;
    let is_below = own.ends_with(':') && is_first && entry[indented..].starts_with("- ");
    let end = source.line_start(key.number()) + own.len();
    (is_below && indented > key.column())
        .then(|| Fix::replace(Safety::Suggested, source, end..end, " |"))?
}

/// Makes one line of a list that stands where a text of one line is asked for: its entries with
/// commas between, where nothing in them has a meaning of its own to YAML.
pub(super) fn list_as_line(list: &Place, entries: &[Node]) -> Option<Fix> {
    let source = list.source();
    let text = source.text();
    let words = |node: &Node| match &node.value {
        Value::Text(own) => {
            let is_plain = own.starts_with(char::is_alphanumeric)
                && !own.contains([':', '#', '\n', '[', ']', '{', '}', '"', ',']);
            is_plain.then(|| own.trim().to_owned())
        }
        _ => None,
    };
    let words = entries.iter().map(words).collect::<Option<Vec<_>>>()?.join(", ");
    let end = entries.last()?.place.span().end;
    let start = list.span().start;
    // Within braces a comma parts keys.
    let line = text.get(..start)?.rsplit('\n').next()?;
    if entries.len() > 1 && line.matches('{').count() > line.matches('}').count() {
        return None;
    }
    let (span, words) = if text.get(start..)?.starts_with('[') {
        (start..end + text.get(end..)?.find(']')? + 1, words)
    } else {
        let key = text.get(..start)?.trim_end_matches(['-', ' ', '\n', '\r']);
        let own = text.get(key.len()..end)?.trim_end();
        (key.len()..key.len() + own.len(), format!(" {words}"))
    };
    let is_own = !text.get(span.clone())?.contains('#') && text.get(..span.start)?.contains(':');
    is_own.then(|| Fix::replace(Safety::Suggested, source, span, words))?
}

/// Single quotation marks in place of double ones, within which a backslash stays one; `None` where
/// some of the backslashes stand for what they make.
pub(super) fn single_quotes(source: &Arc<Source>, span: Range<usize>) -> Option<Fix> {
    let own = source.text().get(span.clone())?.trim_end();
    let inner = own.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = !inner.contains(['"', '\n']) && !inner.contains("\\\\");
    let span = span.start..span.start + own.len();
    is_plain.then(|| Fix::replace(Safety::Suggested, source, span, quoted(inner)))?
}

/// Each apostrophe twice within a text in single quotation marks; where there is another one within
/// than between two letters, the marks may be part of the text, and it is put in others.
pub(super) fn within_quotes(source: &Arc<Source>, span: Range<usize>) -> Option<Fix> {
    let own = source.text().get(span.clone())?;
    let inner = own.strip_prefix('\'').and_then(|own| own.strip_suffix('\''));
    let Some(inner) = inner.filter(|inner| has_apostrophes_alone(inner)) else {
        return quote(source, span);
    };
    Fix::replace(Safety::Suggested, source, span, quoted(inner))
}

fn has_apostrophes_alone(text: &str) -> bool {
    let mut parts = text.split('\'').peekable();
    while let Some(part) = parts.next() {
        let next = parts.peek();
        let is_within = part.ends_with(char::is_alphabetic)
            && next.is_some_and(|next| next.starts_with(char::is_alphabetic));
        if next.is_some() && !is_within {
            return false;
        }
    }
    true
}

/// Mends a text that begins with a quotation mark and stands behind the key on one line alone.
pub(super) fn quoted_on_line(
    source: &Arc<Source>,
    number: usize,
    mend: fn(&Arc<Source>, Range<usize>) -> Option<Fix>,
) -> Option<Fix> {
    let line = Line::of(source, number).filter(Line::is_of_form)?;
    let (_, value) = line.key()?;
    let goes_on = source.line(number + 1);
    let is_apart = goes_on.trim().is_empty() || indentation(goes_on) <= line.column();
    let is_whole = value.starts_with(['\'', '"']) && !has_note(value, Hash::Note);
    let end = source.line_start(number) + source.line(number).trim_end().len();
    (is_apart && is_whole).then(|| mend(source, end - value.len()..end))?
}
