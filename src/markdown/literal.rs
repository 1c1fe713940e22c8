//! Text made fit for output: Typst string literals, and characters that can be printed at all.
//!
//! It refuses to know Markdown, and it never fails: every text has a literal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` as a Typst string literal, quotation marks included.
///
/// The literal stands for exactly `text`. It is one line of source, without control characters or
/// the marks that turn the direction of writing, so that what a reader sees of the source is what
/// Typst reads. In markup it must be closed by a semicolon, `#"…";`, lest Typst read a following
/// `.`, `(` or `[` as code.
pub fn string_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    push_string_literal(&mut literal, text);
    literal
}

/// Writes what [`string_literal`] returns at the end of `out`.
pub(super) fn push_string_literal(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            c if c.is_control() || is_line_separator(c) || is_direction_mark(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `text` with each character that a PDF or a web page cannot show replaced by U+FFFD.
///
/// Those are control characters other than tab and line ends, noncharacters, and characters for
/// private use, which PDF/A forbids. The bullets that word processors take from their symbol fonts
/// become bullets, and the byte order mark, which is invisible and which PDF/UA forbids, goes.
pub fn printable(text: &str) -> Cow<'_, str> {
    if is_plain(text)
        || !text.chars().any(|c| is_unprintable(c) || is_symbol_bullet(c) || c == BYTE_ORDER_MARK)
    {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter(|&c| c != BYTE_ORDER_MARK).map(|c| match c {
        c if is_symbol_bullet(c) => '•',
        c if is_unprintable(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    Cow::Owned(shown.collect())
}

/// `text` made [`printable`] and its tabs and line ends made spaces, as running text needs it.
pub(super) fn printable_line(text: &str) -> String {
    let space = |c: char| matches!(c, '\t' | '\n' | '\r') || is_line_separator(c);
    if is_plain(text) {
        return text.to_owned();
    }
    printable(text).chars().map(|c| if space(c) { ' ' } else { c }).collect()
}

/// Whether a text is of printable ASCII characters alone, as most are.
fn is_plain(text: &str) -> bool {
    // Without a way out in the middle, so that many bytes are looked at at once.
    text.bytes().fold(true, |so_far, byte| so_far & matches!(byte, b' '..=b'~'))
}

/// Whether [`printable`] replaces `c` by U+FFFD.
pub(super) fn is_unprintable(c: char) -> bool {
    let code = u32::from(c);
    match c {
        ' '..='~' | '\t' | '\n' | '\r' => false,
        c if is_symbol_bullet(c) => false,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => true,
        '\u{fdd0}'..='\u{fdef}' => true,
        c => c.is_control() || code & 0xfffe == 0xfffe,
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The bullets of the fonts Symbol and Wingdings, as pasted from a word processor.
fn is_symbol_bullet(c: char) -> bool {
    matches!(c, '\u{f0b7}' | '\u{f0a7}')
}

fn is_line_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Marks, embeddings, overrides and isolates of the direction of writing.
fn is_direction_mark(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
