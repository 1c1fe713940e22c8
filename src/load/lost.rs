//! Words on the author's lines that YAML takes for something else: a note behind a text, a name
//! before it.
//!
//! A note is nobody's mistake where it is written as notes are, apart from the text and with a
//! space behind its sign. What is glued to its sign, such as `#1`, was meant for the text.

use std::ops::Range;
use std::sync::Arc;

use super::escapes;
use super::fields::At;
use super::mend;
use super::style::Style;
use crate::diag::{Code, Diagnostic, Fix, Place, Sink, Source, quoted};

/// How sure it must be that words belong to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    /// Nobody writes a note behind a text of this kind.
    Never,
    /// There may be one, apart from the text.
    Apart,
}

/// Reports what is lost of a text.
pub(super) fn of_text(at: &At<String>, notes: Notes, sink: &mut Sink) {
    let source = at.place.source();
    let span = at.place.span();
    let mut found = Vec::new();
    let style = Style::of(at);
    match &style {
        Style::Plain => {
            found.extend(name(source.text(), &span));
            found.extend(note(source.text(), span.end, notes));
            found.extend(below(source.text(), span.end, indentation(source.text(), span.start)));
        }
        Style::Quoted => {
            escapes::find(at, sink);
            found.extend(note(source.text(), span.end, Notes::Apart).filter(|range| {
                let after = source.text().get(range.start + 1..range.end).unwrap_or_default();
                !after.starts_with(' ')
            }))
        }
        Style::Literal(header) | Style::Folded(header) => {
            let text = source.text().get(header.clone()).unwrap_or_default();
            let glued = text.find('#').filter(|at| is_glued(&text[at + 1..]));
            found.extend(glued.map(|at| header.start + at..header.end));
            found.extend(below_block(source.text(), span.start));
        }
        Style::Alias => {}
    }
    let whole = |range: &Range<usize>| match style {
        Style::Plain => in_quotes(source, &span, range),
        _ => None,
    };
    sink.extend(found.into_iter().map(|range| {
        let fix = whole(&range);
        finding(source, range).fix(fix)
    }));
}

/// Puts a text and the words beside it that are lost in quotation marks: those glued to their sign,
/// which nobody means as a note.
fn in_quotes(source: &Arc<Source>, text: &Range<usize>, lost: &Range<usize>) -> Option<Fix> {
    let own = source.text();
    let words = own.get(lost.clone())?;
    let is_meant =
        words.strip_prefix('#').is_none_or(|after| is_glued(after) && !after.contains(" #"));
    let between = own.get(text.end.min(lost.end)..lost.start.max(text.start))?;
    let is_beside = between.chars().all(char::is_whitespace) && !between.contains('\n');
    let start = text.start.min(lost.start);
    let end = text.start + own.get(text.clone())?.trim_end().len();
    (is_meant && is_beside).then(|| mend::quote(source, start..end.max(lost.end)))?
}

/// Reports a text of which nothing is left, because it begins with a hash sign or another one that
/// YAML takes for its own; whether there was one.
pub(super) fn of_nothing(key: &Place, sink: &mut Sink) -> bool {
    let source = key.source();
    let text = source.text();
    let after = text.get(key.span().end..).unwrap_or_default();
    let line = after.lines().next().unwrap_or_default();
    if let Some(finding) = of_sign(source, key.span().end, line) {
        sink.push(finding);
        return true;
    }
    let on_line = line.find('#').filter(|at| line[..*at].trim_matches([':', ' ', '\t']).is_empty());
    let start = match on_line {
        Some(at) => Some(key.span().end + at),
        None => {
            below(text, key.span().end + line.trim_end().len(), indentation(text, key.span().start))
                .map(|range| range.start)
        }
    };
    let Some(start) = start else { return false };
    let words =
        text.get(start..).and_then(|text| text.lines().next()).unwrap_or_default().trim_end();
    if !is_glued(&words[1..]) {
        return false;
    }
    let message =
        format!("nothing is left of this text: {} is taken for a note to yourself", quoted(words));
    sink.push(
        Diagnostic::new(Code::HashText, Place::new(source, start..start + words.len()), message)
            .help("put the text in quotation marks, or below `|`, indented")
            .fix(alone(source, start, words)),
    );
    true
}

/// A text that is one word which begins with `!` or `&`, behind a key that ends at this byte.
fn of_sign(source: &Arc<Source>, end: usize, line: &str) -> Option<Diagnostic> {
    let word = line.trim_start_matches([':', ' ', '\t']);
    let start = end + (line.len() - word.len());
    let word = word.trim_end();
    let is_one = word.starts_with(['!', '&']) && !word.contains(char::is_whitespace);
    if !is_depth(word) && (!is_one || word.starts_with("!!")) {
        return None;
    }
    let message = format!("nothing is left of this text: {} is {}", quoted(word), meaning(word));
    let place = Place::new(source, start..start + word.len());
    Some(
        Diagnostic::new(Code::SignText, place, message)
            .help("put the text in quotation marks, or below `|`, indented")
            .fix(alone(source, start, word)),
    )
}

/// Whether a word is the sign of a block with a figure, such as `>5`: it says how far a text below
/// it is indented, and there is none.
fn is_depth(word: &str) -> bool {
    let figures = word.strip_prefix(['|', '>']).map(|rest| rest.trim_matches(['+', '-']));
    figures.is_some_and(|rest| rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Puts words in quotation marks, where the next line is no part of what they begin.
fn alone(source: &Arc<Source>, start: usize, words: &str) -> Option<Fix> {
    let text = source.text();
    let end = start + words.len();
    let next = text.get(end..)?.lines().skip(1).find(|line| !line.trim().is_empty());
    let key = text.get(..start)?.trim_end_matches([' ', '\n', '\r', ':']).len();
    let goes_on = next.is_some_and(|line| {
        line.len() - line.trim_start_matches(' ').len() > indentation(text, key)
    });
    (!goes_on && !words.contains(" #")).then(|| mend::quote(source, start..end))?
}

/// What YAML takes a word for that begins with one of its signs.
fn meaning(word: &str) -> &'static str {
    match word.chars().next() {
        Some('&') => "a name to YAML, because it begins with `&`",
        _ => "a sign of YAML's own at the start of a text",
    }
}

fn finding(source: &Arc<Source>, range: Range<usize>) -> Diagnostic {
    let words = source.text().get(range.clone()).unwrap_or_default();
    let mut message = format!("{} is not part of the text", quoted(words.trim()));
    if words.starts_with(['&', '!']) {
        message = format!("{message}: it is {}", meaning(words));
    }
    Diagnostic::new(Code::LostWords, Place::new(source, range), message).help(
        "if it belongs to it, put the text in quotation marks, or below `|`, indented; a \
               note to yourself goes on a line above",
    )
}

/// Whether what follows a hash sign shows that it belongs to a text.
fn is_glued(after: &str) -> bool {
    after.starts_with(|c: char| c.is_alphanumeric())
}

/// A name for an alias, `&name`, that nothing refers to, or an exclamation mark that stands alone.
fn name(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..span.start)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let at = line.rfind(" &").or_else(|| line.trim_end().strip_suffix(" !").map(str::len))? + 1;
    let name = line[at..].trim_end();
    if name.contains(char::is_whitespace) {
        return None;
    }
    let is_used = name.starts_with('&') && text.contains(&name.replacen('&', "*", 1));
    let start = span.start - line.len() + at;
    (!is_used && line.contains([':', '-'])).then(|| start..start + name.len())
}

/// A note behind a text, on its last line.
fn note(text: &str, end: usize, notes: Notes) -> Option<Range<usize>> {
    let rest = text.get(end..)?.lines().next().unwrap_or_default();
    let words = rest.trim_start_matches([' ', '\t']);
    let gap = rest.len() - words.len();
    let after = words.strip_prefix('#').filter(|_| gap > 0)?;
    let is_apart =
        (gap > 1 || rest.starts_with('\t')) && !after.starts_with(|c: char| c.is_ascii_digit());
    let start = end + gap;
    (notes == Notes::Never || !is_apart).then(|| start..start + words.trim_end().len())
}

/// A line of a note right below a text: one that is glued to its sign, or one that is indented
/// further than the key.
fn below(text: &str, end: usize, key: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    // The text of a block ends behind its last line.
    let at = if text[..end].ends_with('\n') { 0 } else { rest.find('\n')? + 1 };
    let line = rest.get(at..)?.lines().next().unwrap_or_default();
    let words = line.trim_start_matches(' ');
    let after = words.strip_prefix('#')?;
    let is_within = line.len() - words.len() > key;
    let start = end + at + (line.len() - words.len());
    (is_glued(after) || (is_within && !after.is_empty()))
        .then(|| start..start + words.trim_end().len())
}

/// A note that is glued to its sign right below a block of text, which ends where a line is
/// indented less.
fn below_block(text: &str, start: usize) -> Option<Range<usize>> {
    let first = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let within = start - first;
    let mut at = first;
    for line in text.get(first..)?.split_inclusive('\n') {
        let words = line.trim_start_matches(' ');
        let indentation = line.len() - words.len();
        if !words.trim().is_empty() && indentation < within {
            let words = words.trim_end();
            let start = at + indentation;
            let is_glued = words.strip_prefix('#').is_some_and(is_glued);
            return is_glued.then(|| start..start + words.len());
        }
        at += line.len();
    }
    None
}

/// How far the line of a byte is indented, the hyphens of lists included.
fn indentation(text: &str, at: usize) -> usize {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    line.len() - line.trim_start_matches([' ', '-']).len()
}
