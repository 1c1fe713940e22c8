//! Words on the author's lines that YAML takes for something else: a note behind a text, a name
//! before it.
//!
//! A note is nobody's mistake where it is written as notes are, two spaces apart from the text and
//! with a space behind its sign. What is glued to its sign, such as `#1`, was meant for the text.

use std::ops::Range;
use std::sync::Arc;

use super::escapes;
use super::form::is_known;
use super::indent;
use super::located::{Located, Text};
use super::mend;
use super::style::Style;
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Source, quoted};

/// How sure it must be that words belong to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    /// Nobody writes a note behind a text of this kind.
    Never,
    /// There may be one, apart from the text.
    Apart,
}

/// Reports what is lost of a text.
pub(super) fn of_text(at: &Located<String>, notes: Notes, sink: &mut Findings) {
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
            found.extend(note(source.text(), span.end, Notes::Apart));
            found.extend(below(source.text(), span.end, indentation(source.text(), span.start)));
        }
        Style::Literal(header) | Style::Folded(header) => {
            found.extend(in_header(source.text(), header));
            found.extend(below_block(source.text(), span.start, header.start));
        }
        Style::Alias => {}
    }
    let whole = |range: &Range<usize>| match style {
        Style::Plain => in_quotes(source, &span, range),
        _ => None,
    };
    sink.extend(found.into_iter().map(|range| {
        let fix = whole(&range);
        finding(source, range, &style).fix(fix)
    }));
}

/// Reports the words behind a value that is no text of the author's own, such as a day or a rating:
/// they are published nowhere.
pub(super) fn of_value(at: &Located<String>, sink: &mut Findings) {
    let source = at.place.source();
    let text = source.text();
    let range = match Style::of(at) {
        Style::Plain | Style::Quoted => note(text, at.place.span().end, Notes::Apart),
        Style::Literal(header) | Style::Folded(header) => in_header(text, &header),
        Style::Alias => None,
    };
    sink.extend(range.map(|range| beside_value(source, range)));
}

/// Reports the words right behind a key that has its text on the next line or none at all, where
/// they are not written as notes are.
pub(super) fn of_key(key: &Place, text: &Text, sink: &mut Findings) {
    if text.is_unusable() {
        return;
    }
    // What stands behind the sign of a block is looked at with its text.
    let signs: &[char] = if text.is_absent() { &['|', '>', '+', '-'] } else { &[] };
    let source = key.source();
    let text = source.text();
    let end = key.span().end;
    let line = key.text_after().lines().next().unwrap_or_default();
    let is_blank = |c: char| matches!(c, ':' | ' ' | '\t' | '"' | '\'') || signs.contains(&c);
    let at = line.find('#').filter(|at| line[..*at].chars().all(is_blank));
    let before = at.map(|at| end + line[..at].trim_end_matches([' ', '\t']).len());
    let range = before.and_then(|end| note(text, end, Notes::Apart));
    sink.extend(range.map(|range| beside_value(source, range)));
}

fn beside_value(source: &Arc<Source>, range: Range<usize>) -> Diagnostic {
    let place = Place::new(source, range);
    let message =
        format!("{} is taken for a note to yourself, and is on no page", quoted(place.text()));
    Diagnostic::new(Code::LostWords, place, message).help(
        "say it in a text, if readers are to know it; a note to yourself goes on a line above the \
         key",
    )
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
pub(super) fn of_nothing(key: &Place, sink: &mut Findings) -> bool {
    let source = key.source();
    let text = source.text();
    let line = key.text_after().lines().next().unwrap_or_default();
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
    let mut lines = text[start..].lines();
    let words = lines.next().expect("it starts at the sign of a note").trim_end();
    // An action is nothing without its text: what stands there was meant for it.
    let is_needed = on_line.is_some() && text.get(key.span()) == Some("text");
    if !is_glued(&words[1..]) && !is_needed {
        return false;
    }
    let message =
        format!("nothing is left of this text: {} is taken for a note to yourself", quoted(words));
    sink.push(
        Diagnostic::new(Code::HashText, Place::new(source, start..start + words.len()), message)
            .help(if is_glued(&words[1..]) { mend::way_out(words) } else { BEHIND })
            .fix(alone(source, start, words).filter(|_| is_glued(&words[1..]))),
    );
    true
}

/// What to do where a note stands in the place of a text.
const BEHIND: &str =
    "write the text behind the colon, without `#`; a note to yourself goes on a line above the key";

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
            .help(mend::way_out(word))
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
    let goes_on = next.is_some_and(|line| indent::indentation(line) > indentation(text, key));
    (!goes_on && !words.contains(" #")).then(|| mend::quote(source, start..end))?
}

/// What YAML takes a word for that begins with one of its signs.
fn meaning(word: &str) -> &'static str {
    match word.chars().next() {
        Some('&') => "a name to YAML, because it begins with `&`",
        _ => "a sign of YAML's own at the start of a text",
    }
}

fn finding(source: &Arc<Source>, range: Range<usize>, style: &Style) -> Diagnostic {
    let start = range.start;
    let place = Place::new(source, range);
    let words = place.text();
    let mut message = format!("{} is not part of the text", quoted(words.trim()));
    if words.starts_with(['&', '!']) {
        message = format!("{message}: it is {}", meaning(words));
    }
    let is_below = source.line(source.position(start).line).trim_start().starts_with('#');
    let way_out = match style {
        Style::Literal(_) | Style::Folded(_) if is_below => {
            "put as many spaces before it as before the other lines"
        }
        Style::Literal(_) | Style::Folded(_) => "put it on the next line, indented like the text",
        Style::Quoted => "put it inside the quotation marks",
        Style::Plain | Style::Alias => mend::way_out_at(source, source.position(start).line),
    };
    let help =
        format!("if it belongs to it, {way_out}; a note to yourself goes on a line above the key");
    Diagnostic::new(Code::LostWords, place, message).help(help)
}

/// Whether what follows a hash sign shows that it belongs to a text.
fn is_glued(after: &str) -> bool {
    after.starts_with(|c: char| c.is_alphanumeric())
}

/// A name for an alias, `&name`, that nothing refers to, or an exclamation mark that stands alone.
fn name(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..span.start)?;
    let line = before.rsplit('\n').next().expect("a split has a first part");
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

/// A note on the line of the sign of a block, where it is not written as notes are.
fn in_header(text: &str, header: &Range<usize>) -> Option<Range<usize>> {
    let own = text.get(header.clone())?;
    let sign = own.split([' ', '\t']).next()?;
    note(text, header.start + sign.len(), Notes::Apart)
}

/// A note right below a block of text, which ends where a line is indented less: one that cannot
/// be told from a line of the text that slipped to the left. `header` is where the sign stands.
fn below_block(text: &str, start: usize, header: usize) -> Option<Range<usize>> {
    let first = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let within = start - first;
    let mut at = first;
    let mut lines = text.get(first..)?.split_inclusive('\n');
    let (indented, words, start) = loop {
        let line = lines.next()?;
        let words = line.trim_start_matches(' ');
        let indented = line.len() - words.len();
        at += line.len();
        if !words.trim().is_empty() && indented < within {
            break (indented, words.trim_end(), at - words.len());
        }
    };
    let mut rest = lines.map(|line| (line.trim_start_matches(' '), line.len()));
    let next = rest.find(|(words, _)| !words.trim().is_empty() && !words.starts_with('#'));
    let next = next.map(|(words, len)| len - words.len());
    let is_slip = words.strip_prefix('#').is_some_and(|after| {
        is_glued(after)
            || is_of_text(after)
            || (says_something(after) && indented > indentation(text, header))
            // Nothing stands below it that it would be a note to.
            || (is_sentence(after) && next.is_none_or(|next| next < indented))
    });
    is_slip.then(|| start..start + words.len())
}

/// Whether what follows a hash sign is a heading of Markdown, or begins with a figure: `## Staff`
/// and `# 1 in Scotland`.
fn is_of_text(after: &str) -> bool {
    let words = after.trim_start_matches('#');
    let is_heading = words.len() < after.len() && words.starts_with(' ') && says_something(words);
    is_heading || words.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether what follows a hash sign says something and is no key that was put out of use.
fn is_sentence(after: &str) -> bool {
    let mut parts = after.trim_start().trim_start_matches("- ").split(':');
    let key = parts.next().expect("a split has a first part");
    says_something(after) && !(after.contains(':') && is_known(key))
}

fn says_something(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
}

/// How far the line of a byte is indented, the hyphens of lists included.
fn indentation(text: &str, at: usize) -> usize {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    line.len() - line.trim_start_matches([' ', '-']).len()
}
