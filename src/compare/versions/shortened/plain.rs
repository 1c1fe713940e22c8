//! Lines of a return that are plain words, of which `check` has no errors to tell.

use memchr::{memchr_iter, memchr3_iter};

use crate::load::indentation;

/// How long evidence is at most that is left out, any other text, and a word of either.
pub(super) const LONGEST_PROSE: usize = 20_000;
const LONGEST_TEXT: usize = 4000;
const LONGEST_WORD: usize = 60;

/// How many lines of it there are at most.
const MOST_LINES: usize = 300;

/// Which bytes plain words are made of; which letters beyond ASCII are, is asked of them apart.
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], 0);
    while byte < 256 {
        plain[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let (signs, mut at) = (b" .,;:'\"()/%?-", 0);
    while at < signs.len() {
        plain[signs[at] as usize] = true;
        at += 1;
    }
    plain
};

/// The lines of a text, each with its end. A return has a thousand, and git asks for hundreds of
/// returns: they are looked for many letters at a time.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]);
    ends.map(move |end| &text[std::mem::replace(&mut start, end)..end])
        .filter(|line| !line.is_empty())
}

/// Whether a text has white space that YAML takes for a letter or a line end of its own.
pub(super) fn has_rare_space(text: &str) -> bool {
    let is_rare = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\t' | '\r' | '\n');
    // Each of them begins with one of these bytes, and few other signs do.
    let mut near = memchr3_iter(0x0b, 0x0c, 0xc2, text.as_bytes()).chain(memchr3_iter(
        0xe1,
        0xe2,
        0xe3,
        text.as_bytes(),
    ));
    near.any(|at| text[at..].starts_with(is_rare))
}

/// Whether a line says something, and is no note.
pub(super) fn is_said(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// Whether a value is a text of plain words, which stands behind its key or below it.
pub(super) fn is_plain_value(inline: &str, below: &[&str]) -> bool {
    let inline = inline.trim_start();
    match inline {
        "|" | ">" | "|-" | ">-" => is_plain(below, LONGEST_TEXT),
        _ => {
            let is_scalar = inline.starts_with(|c: char| c.is_ascii_alphabetic())
                && inline.split(' ').count() > 1
                && !inline.contains(':');
            let is_more = |line: &&str| !line.contains(':');
            is_scalar
                && is_plain(&[inline], LONGEST_TEXT)
                && (below.is_empty() || is_plain(below, LONGEST_TEXT) && below.iter().all(is_more))
        }
    }
}

/// Whether lines are plain words: paragraphs and simple lists, of which nothing can be wrong.
pub(super) fn is_plain(lines: &[&str], longest: usize) -> bool {
    let is_begun = lines.first().is_some_and(|line| !line.trim().is_empty());
    // A text below `|` ends where a line stands further to the left than its first.
    let indent = lines.first().map_or(0, |line| indentation(line));
    let size: usize = lines.iter().map(|line| line.len()).sum();
    is_begun
        && size <= longest
        && lines.len() <= MOST_LINES
        && lines.iter().all(|line| is_plain_line(line, indent))
}

fn is_plain_line(line: &str, indent: usize) -> bool {
    let own = indentation(line);
    let said = line[own..].trim_ascii_end();
    if said.is_empty() {
        return !line.contains('\t');
    }
    if own < indent {
        return false;
    }
    let (mut is_worded, mut word) = (false, 0);
    for &byte in said.as_bytes() {
        word = if byte == b' ' { 0 } else { word + 1 };
        is_worded |= byte.is_ascii_alphanumeric();
        if !PLAIN[usize::from(byte)] || word > LONGEST_WORD {
            return false;
        }
    }
    is_worded
        && !is_like_key(said)
        && !said.starts_with("- -")
        && (said.is_ascii() || said.chars().all(|c| c.is_ascii() || "£–—’‘“”".contains(c)))
}

/// Whether a line may be a key that became a part of the text above it.
fn is_like_key(said: &str) -> bool {
    let said = said.strip_prefix("- ").unwrap_or(said);
    let key = said.split_once(':').map(|(key, _)| key);
    key.is_some_and(|key| {
        key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.')
    })
}

#[cfg(test)]
mod tests {
    use super::{has_rare_space, lines};

    #[test]
    fn lines_keep_their_ends() {
        for text in ["", "\n", "a", "a\n", "a\n\nb’\r\n c", "\n\n"] {
            let expected: Vec<&str> = text.split_inclusive('\n').collect();
            assert_eq!(lines(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn every_white_space_but_the_usual_is_found() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_usual = matches!(c, ' ' | '\t' | '\r' | '\n');
            let found = has_rare_space(&format!("’é {c}\n"));
            assert_eq!(found, c.is_whitespace() && !is_usual, "{c:?}");
        }
    }
}
