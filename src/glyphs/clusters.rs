//! The clusters of a text: each character with the marks that are set on it.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The ranges of the clusters of a text, in order.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, base) = chars.next()?;
        let mut end = start + base.len_utf8();
        let mut last = base;
        let mut flags = usize::from(is_flag_letter(base));
        while let Some(&(at, c)) = chars.peek() {
            let is_second_letter = flags == 1 && is_flag_letter(c);
            if !(is_attached(c) || is_second_letter || (last == JOINER && is_picture(c))) {
                break;
            }
            flags += usize::from(is_second_letter);
            end = at + c.len_utf8();
            last = c;
            chars.next();
        }
        Some(start..end)
    })
}

/// What joins two signs into one, such as a person and a trade.
const JOINER: char = '\u{200d}';

/// Whether a character is set on the one before it.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..) && (is_combining_mark(c) || is_skin_tone(c) || is_invisible(c))
}

/// Whether a character may be joined to a sign before it.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// The letters that two by two stand for a flag.
fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether Typst sets nothing for a character, whatever the font: white space, and what Unicode
/// calls default ignorable.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fff8}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
