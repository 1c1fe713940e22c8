//! Backslashes in double quotation marks: with the letter behind them YAML makes another character
//! of them, which is seldom what the writer of a path meant.

use std::ops::Range;

use super::located::Located;
use super::mend;
use crate::diag::{self, Code, Diagnostic, Findings, Place};

/// What is written where a backslash is to stay one.
const KEEP: &str = "put the text in single quotation marks, `'…'`, or below `|` and indented: \
                    there a backslash stays as it is";

/// A backslash with the letters that belong to it, and what YAML makes of them.
struct Escape {
    span: Range<usize>,
    letter: char,
    made: Option<char>,
}

/// Reports the first backslash of each word that was most likely meant as one.
pub(super) fn find(at: &Located<String>, sink: &mut Findings) {
    let source = at.place.source();
    let text = source.text();
    let all = escapes(text, at.place.span()).map(|escape| {
        let word = word(text, &escape.span, &at.place.span());
        let is_slip = is_slip(text, &escape, &word);
        (escape, word, is_slip)
    });
    let all: Vec<_> = all.collect();
    // Where one of them is meant, each of them is for the author to look at.
    let is_all = all.iter().all(|(.., is_slip)| *is_slip);
    let mut fix = is_all.then(|| mend::single_quotes(source, at.place.span())).flatten();
    let mut told = 0;
    for (escape, word, _) in all.into_iter().filter(|(.., is_slip)| *is_slip) {
        if escape.span.start < told {
            continue;
        }
        told = word.end;
        let message = format!(
            "in double quotation marks `{}` is {}, so that {} loses letters",
            &text[escape.span.clone()],
            name(&escape),
            diag::quoted(&text[word])
        );
        let place = Place::new(source, escape.span);
        // What mends the first mends all.
        let finding = Diagnostic::new(Code::LostLetters, place, message).help(KEEP);
        sink.push(finding.fix(fix.take()));
    }
}

/// The finding for the first backslash of a text that makes a character which readers cannot see.
pub(super) fn hidden(place: &Place, what: &str) -> Option<Diagnostic> {
    let text = place.source().text();
    let escape = escapes(text, place.span()).find(|own| own.made.is_some_and(diag::is_unwanted))?;
    let written = text.get(escape.span.clone())?;
    let message = format!(
        "{what} holds a character that readers cannot see: in double quotation marks `{written}` \
         is {}",
        name(&escape)
    );
    let place = Place::new(place.source(), escape.span);
    Some(Diagnostic::new(Code::HiddenCharacter, place, message).help(KEEP))
}

/// The backslashes of a text in double quotation marks that make another character.
fn escapes(text: &str, span: Range<usize>) -> impl Iterator<Item = Escape> {
    let own = text.get(span.clone()).filter(|own| own.starts_with('"')).unwrap_or_default();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += own.get(at..)?.find('\\')?;
            let letter = own.get(at + 1..)?.chars().next()?;
            let digits = match letter {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let len = 1 + letter.len_utf8() + digits;
            let start = span.start + at;
            at += len;
            if "0abtnvfreN_LPxuU".contains(letter) {
                // One without all its digits is no YAML.
                let code = own.get(at - digits..at)?;
                let made = u32::from_str_radix(code, 16).ok();
                let made = made.and_then(char::from_u32).or_else(|| simple(letter));
                return Some(Escape { span: start..start + len, letter, made });
            }
        }
    })
}

/// What a letter alone makes.
fn simple(letter: char) -> Option<char> {
    let made = match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    };
    Some(made)
}

/// What YAML makes of it, in words.
fn name(escape: &Escape) -> String {
    // Some letters are written as two numbers.
    let Some(made) = escape.made else { return "half a letter".to_owned() };
    let what = match made {
        '\t' => "a tab",
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "the end of a line",
        '\u{a0}' => "a blank",
        c if c.is_control() => return format!("a control character, U+{:04X}", u32::from(c)),
        c if diag::is_unwanted(c) => return format!("a hidden character, U+{:04X}", u32::from(c)),
        c => return format!("the letter {}", diag::quoted(&c.to_string())),
    };
    what.to_owned()
}

/// The longest path that Windows knows, in bytes: so far a word is looked at.
const FAR: usize = 260;

/// The word around an escape, within its quotation marks.
fn word(text: &str, escape: &Range<usize>, whole: &Range<usize>) -> Range<usize> {
    let is_end = |c: char| c.is_whitespace() || "\"'()<>,;".contains(c);
    let first = text.ceil_char_boundary(escape.start.saturating_sub(FAR).max(whole.start));
    let last = text.floor_char_boundary((escape.end + FAR).min(whole.end));
    let before = &text[first..escape.start];
    let after = &text[escape.end..last];
    let start = before
        .rfind(is_end)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    first + start..escape.end + after.find(is_end).unwrap_or(after.len())
}

/// Whether a backslash was most likely meant as one: that of a path, or one that nobody means
/// within a word. A line is ended on purpose by `\n`, and a letter is written by its number.
fn is_slip(text: &str, escape: &Escape, word: &Range<usize>) -> bool {
    let own = &text[word.clone()];
    let before = &text[word.start..escape.span.start];
    let after = &text[escape.span.end..word.end];
    let goes_on = after.starts_with(char::is_alphanumeric);
    let is_within = before.ends_with(char::is_alphanumeric) && goes_on;
    match escape.letter {
        _ if is_path(own) => true,
        't' => is_within,
        'r' => goes_on && !after.starts_with("\\n"),
        '_' | 'N' | 'L' | 'P' => is_within,
        // `reports\team\new`: what has lost letters already.
        'n' => is_within && before.contains("\\t"),
        _ => false,
    }
}

/// Whether a word begins with a drive, or with the name of a server.
fn is_path(word: &str) -> bool {
    let mut chars = word.chars();
    let first = (chars.next(), chars.next(), chars.next());
    match first {
        (Some(drive), Some(':'), Some('\\')) => drive.is_ascii_alphabetic(),
        (Some('\\'), Some('\\'), Some(c)) => c.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::Source;
    use crate::load::fields::Fields;
    use crate::load::yaml;

    /// What is said of a text in double quotation marks, with the column.
    fn said(text: &str) -> Vec<(usize, String)> {
        let source = Source::new("a.yaml", format!("a: \"{text}\"\n"));
        let mut sink = Vec::new();
        let node = yaml::parse(&source).expect("YAML");
        let given = Fields::open(node, "a test", &mut sink).text("a", &mut sink);
        if let Some(at) = given.value() {
            super::find(at, &mut sink);
        }
        let place = |finding: &crate::diag::Diagnostic| {
            finding.place.as_ref().map_or(0, |place| place.position().column)
        };
        sink.iter().map(|finding| (place(finding), finding.message.clone())).collect()
    }

    #[test]
    fn the_first_backslash_of_a_path_that_becomes_another_character_is_told() {
        for (text, column, wanted) in [
            (r"See C:\temp\new.", 11, r"`\t` is a tab, so that `C:\temp\new.` loses letters"),
            (r"C:\new", 7, r"`\n` is the end of a line"),
            (r"\\nas\team", 10, r"`\t` is a tab"),
            (r"(S:\reports)", 8, r"`\r` is the end of a line"),
            (r"In reports\team now", 15, r"`\t` is a tab"),
            (r"snake\_case", 10, r"`\_` is a blank"),
            (r"Plans\Later", 10, r"`\L` is the end of a line"),
            (r"D:\xe9tat", 7, r"`\xe9` is the letter `é`"),
        ] {
            let said = said(text);
            assert!(said.len() == 1 && said[0].0 == column, "{text}: {said:?}");
            assert!(said[0].1.contains(wanted), "{text}: {said:?}");
        }
        assert_eq!(said(r"C:\temp and D:\new").len(), 2);
    }

    #[test]
    fn a_backslash_that_makes_a_control_character_is_an_error_at_its_place() {
        let said = said(r"Saved in C:\bin");
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].0, 16);
        assert!(said[0].1.ends_with(r"`\b` is a control character, U+0008"), "{said:?}");
    }

    #[test]
    fn what_is_written_with_a_backslash_on_purpose_is_no_finding() {
        for text in [
            r"One.\nTwo.",
            r"one\ntwo",
            r"- one\n- two\n\nThree",
            r"One.\r\nTwo.",
            r"caf\u00e9 and \x41",
            r"C:\\temp\\new",
            r"\\\\server\\team",
            "say \\\"no\\\" and\\\n  go on",
            r"\tindented",
            r"One:\t12",
            r"a\/b",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
