//! Texts as readers see them: two that cannot be told apart on a page are the same.
//!
//! Whoever writes in another editor, on a Mac or in Word changes bytes that no reader sees: accents
//! as one character or two, curly quotation marks, soft hyphens. A text is compared by what this
//! makes of it, and shown as it was written.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// A text as it is seen, to be compared and not to be shown. The text is on one line, with one
/// space between its words.
///
/// What differs in its Unicode form, in soft hyphens, zero-width and hidden characters, in curly
/// and straight quotation marks, in kinds of space and dash, in ligatures and ellipses is the same.
/// What is seen stays apart: `m²` and `m2`, `Café` and `Cafe`.
pub(crate) fn as_seen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        let bare = out.len();
        push_word(&mut out, word);
        if out.len() == bare {
            out.truncate(start);
        }
    }
    Cow::Owned(out)
}

/// Whether two texts cannot be told apart.
pub(crate) fn looks_like(one: &str, other: &str) -> bool {
    one == other || as_seen(one) == as_seen(other)
}

/// Whether a word shows anything at all.
pub(crate) fn shows(word: &str) -> bool {
    word.is_ascii() || !word.chars().all(|c| is_invisible(c) || is_joiner(c))
}

/// Whether a character is a letter or a digit as it is seen: a modifier letter that looks like an
/// apostrophe is none.
pub(crate) fn is_wordy(c: char) -> bool {
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c if is_invisible(c) || twin(c).is_some_and(|twin| !twin.starts_with(is_wordy)) => false,
        c => c.is_alphanumeric(),
    }
}

/// Whether a character shows nothing of its own, or is a mark upon the one before it.
pub(crate) fn is_joined(c: char) -> bool {
    !c.is_ascii() && (is_invisible(c) || is_joiner(c) || canonical_combining_class(c) != 0)
}

fn push_word(out: &mut String, word: &str) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    let mut last = ' ';
    let mut next = word.chars().skip(1);
    let mut seen = String::with_capacity(word.len());
    for c in word.chars() {
        let after = next.next().unwrap_or(' ');
        if !is_invisible(c) && !(is_joiner(c) && (is_western(last) || is_western(after))) {
            match twin(c) {
                Some(twin) => seen.push_str(twin),
                None => seen.push(c),
            }
        }
        last = c;
    }
    out.extend(seen.nfc());
}

/// Whether nothing is to be seen of a character. Whether it may stand in a return is another
/// matter.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Characters that join letters or keep them apart: not to be seen beside Western letters, and seen
/// in other scripts and between the parts of an emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character is Latin, Greek or Cyrillic, or ordinary punctuation.
fn is_western(c: char) -> bool {
    matches!(c, '\0'..='\u{52f}' | '\u{1e00}'..='\u{206f}')
}

/// What looks the same in simpler characters.
fn twin(c: char) -> Option<&'static str> {
    Some(match c {
        // Apostrophes, single quotation marks and primes.
        '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2ca}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{ff07}' => "'",
        '\u{2ba}' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' | '\u{ff02}' => "\"",
        // Hyphens, dashes and the minus.
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => "-",
        '\u{2044}' | '\u{2215}' => "/",
        '\u{2024}' => ".",
        '\u{2025}' => "..",
        '\u{2026}' => "...",
        '\u{b5}' => "\u{3bc}",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{132}' => "IJ",
        '\u{133}' => "ij",
        '\u{1c4}' => "D\u{17d}",
        '\u{1c5}' => "D\u{17e}",
        '\u{1c6}' => "d\u{17e}",
        '\u{1c7}' => "LJ",
        '\u{1c8}' => "Lj",
        '\u{1c9}' => "lj",
        '\u{1ca}' => "NJ",
        '\u{1cb}' => "Nj",
        '\u{1cc}' => "nj",
        '\u{1f1}' => "DZ",
        '\u{1f2}' => "Dz",
        '\u{1f3}' => "dz",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{as_seen, looks_like, shows};

    #[test]
    fn what_no_reader_sees_is_the_same() {
        for (one, other) in [
            ("D\u{f9}n \u{c8}ideann", "Du\u{300}n E\u{300}ideann"),
            ("co\u{ad}operation", "cooperation"),
            ("zero\u{200b}width", "zerowidth"),
            ("the committee\u{2019}s \u{201c}own\u{201d}", "the committee's \"own\""),
            ("20\u{a0}km", "20 km"),
            ("2019\u{2013}2020", "2019-2020"),
            ("the o\u{fb03}ce", "the office"),
            ("and so on\u{2026}", "and so on..."),
            ("left\u{200e} right", "left right"),
            ("one \u{ad} two", "one two"),
            ("a \u{2260} b", "a =\u{ad}\u{338} b"),
            ("par\u{200c}ner", "parner"),
            ("5 \u{b5}g", "5 \u{3bc}g"),
        ] {
            assert!(looks_like(one, other), "{one:?} {other:?}");
            assert!(looks_like(other, one), "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_a_reader_sees_is_not() {
        for (one, other) in [
            ("10 m\u{b2}", "10 m2"),
            ("Caf\u{e9}", "Cafe"),
            ("staff", "Staff"),
            ("re-sign", "resign"),
            ("one two", "onetwo"),
            (
                "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
                "\u{645}\u{6cc}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            ),
            ("\u{1f468}\u{200d}\u{1f469}", "\u{1f468}\u{1f469}"),
            ("a -- b", "a - b"),
        ] {
            assert!(!looks_like(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn words_that_show_nothing_are_none() {
        assert_eq!(as_seen("a \u{ad}\u{200b} b\u{a0}c"), "a b c");
        assert!(shows("a") && !shows("\u{ad}\u{200b}"));
    }
}
