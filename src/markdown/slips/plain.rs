//! Texts in which there is nothing to look for, told by one pass over their bytes and without
//! taking them apart.
//!
//! Most texts are paragraphs and bullets of plain words. Whatever is not known to be that is taken
//! apart and looked at.

use super::{marks, tables};

/// Whether a text has no slip for sure: every line is empty, or begins with a word, perhaps behind
/// the mark of a bullet, and holds no sign that any slip is made of.
pub(super) fn is_plain(text: &str) -> bool {
    let mut above = Above::Nothing;
    text.split('\n').all(|line| {
        is_plain_line(line)
            && !has_sign(line)
            && !tables::may_be_parted(line)
            && is_set(line)
            && above.goes_on(line)
    })
}

/// What stands right above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Nothing,
    /// A line of text that is none of a list.
    Text,
    /// An entry of a list with this mark, set in so far, or a line below it.
    Entry(char, usize),
}

impl Above {
    /// Takes a line; whether it begins no list that breaks into a paragraph or into another list,
    /// and no sentence right below an entry.
    fn goes_on(&mut self, line: &str) -> bool {
        let text = line.trim_start_matches(' ');
        let spaces = line.len() - text.len();
        let mark = text.chars().next().filter(|_| text.get(1..2) == Some(" "));
        let (next, is_apart) = match (mark.filter(|mark| "-*+".contains(*mark)), *self) {
            _ if text.trim().is_empty() => (Self::Nothing, true),
            (Some(mark), Self::Nothing) => (Self::Entry(mark, spaces), true),
            (Some(mark), Self::Text) => (Self::Entry(mark, spaces), false),
            (Some(mark), Self::Entry(own, _)) => (Self::Entry(mark, spaces), mark == own),
            (None, Self::Entry(own, column)) => (Self::Entry(own, column), spaces > column),
            (None, _) => (Self::Text, true),
        };
        *self = next;
        is_apart
    }
}

/// Whether a line is empty, or begins with a word that is no mark of a list, indented like no code.
fn is_plain_line(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    if text.is_empty() {
        return true;
    }
    let bullet = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
    let text = bullet.unwrap_or(text);
    let word = text.split(' ').next().unwrap_or(text);
    let is_bold = bullet.is_none() && word.starts_with("**");
    let begins = word.trim_start_matches("**").starts_with(|c: char| c.is_alphabetic());
    // `o` is a bullet of Word's; `a)`, `iv.` and their like count.
    let is_mark = word == "o" || (word.len() <= LONGEST && word.ends_with([')', '.', ':']));
    line.len() - line.trim_start_matches(' ').len() < CODE && begins && (is_bold || !is_mark)
}

/// Whether each `**` and `__` of a line is one of a pair around words, for sure.
fn is_set(line: &str) -> bool {
    if !line.contains("**") && !line.contains("__") {
        return true;
    }
    let mut parts = line.split("**");
    let mut is_inside = false;
    let mut before = parts.next().expect("a split has a first part");
    let mut whole = !line.contains("__");
    for part in parts {
        is_inside = !is_inside;
        let (outer, inner) = if is_inside { (before, part) } else { (part, before) };
        whole &= match is_inside {
            true => {
                (outer.is_empty() || outer.ends_with(' '))
                    && inner.starts_with(char::is_alphanumeric)
            }
            false => {
                (outer.is_empty() || outer.starts_with([' ', ',', '.', ';', ':']))
                    && inner.ends_with(|c: char| c.is_alphanumeric() || c == ':' || c == '.')
            }
        };
        // Single signs within could be of the pair.
        whole &= !inner.contains(['*', '_']) && !outer.contains(['*', '_']);
        before = part;
    }
    whole && !is_inside
}

/// From how many blanks on a line may be code.
const CODE: usize = 4;

/// How long a counting mark is at most, such as `viii)`.
const LONGEST: usize = 5;

/// Whether a sign of links, tables, paths, markup and pasted lists is in a line, or a blank that is
/// none.
fn has_sign(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_figure = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    let is_letter =
        |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b > 0x7f);
    let is_within = |at: usize| is_letter(at + 1) && at.checked_sub(1).is_some_and(is_letter);
    let is_address = || line.contains(['@', '/']) || line.contains("www.") || has_ending(bytes);
    let is_sign = |(at, byte): (usize, &u8)| match byte {
        b'[' | b']' | b'<' | b'|' | b'\\' | 0..=0x1f | 0x7f => true,
        b'*' | b'_' | b'~' => is_figure(at) || (*byte == b'*' && is_within(at)),
        _ => false,
    };
    bytes.iter().enumerate().any(is_sign)
        || (line.contains(['*', '_', '~']) && is_address())
        || line.trim_start_matches(' ').contains("   ")
        || (!line.is_ascii() && line.chars().any(is_other_sign))
}

/// Whether a line has a dot with a letter right behind it, as names of files have.
fn has_ending(line: &[u8]) -> bool {
    line.windows(2).any(|two| two[0] == b'.' && two[1].is_ascii_alphanumeric())
}

fn is_other_sign(c: char) -> bool {
    !c.is_ascii() && (marks::is_sign(c) || c.is_whitespace() || crate::diag::is_unseen(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_plain;
    use crate::markdown::slips::{slips, taken_apart};

    #[test]
    fn paragraphs_and_bullets_of_words_are_not_taken_apart() {
        for text in [
            "",
            "Words, and “more” of them – at 5% (or £3m), e.g. here.\nThey go on.\n\nAnother.",
            "They did:\n\n- one thing **well**;\n  which goes on,\n- another.",
            "**Note:** Élan is kept.",
        ] {
            assert!(is_plain(text), "{text}");
        }
    }

    /// Lines of what slips are made of, and of plain words among it.
    fn lines() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            3 => "[a-zA-Z]{1,6}[ ,.:;)]{0,2}",
            1 => "[ ]{1,5}",
            1 => r"[-*+#>=_~|<>`/\\\[\]()0-9.:%£•–\u{a0}\t]{1,3}",
            1 => "([*]{2}|__)",
            1 => "(- |\\* |o |a\\) |iv\\. |1\\.2 |# |// |<!-- |--> |https://a\\.b)",
            1 => "(www\\.|@a\\.b|\\.docx|a\\.scot/|\\*|_)",
        ];
        let line = prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat());
        prop::collection::vec(line, 1..6).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn nothing_is_passed_over(text in lines()) {
            prop_assert_eq!(slips(&text), taken_apart(&text));
        }
    }
}
