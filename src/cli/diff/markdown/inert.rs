//! Texts that are nothing but text, in Markdown and in the HTML within it.

use std::fmt::Write as _;

/// A space without width: what stands on either side of it is no mention, no address and no commit.
const PARTED: &str = "&#8203;";

/// A text as it is read, on one line: none of it is markup, and neither GitHub nor GitLab makes a mention, a reference, a
/// link or a picture of it.
///
/// Characters with a meaning in Markdown or HTML are written as references to themselves, which mean nothing. What the sites
/// look for behind that, in the words as they are shown, is parted by a space without width.
pub(super) fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push_word(&mut out, word, at == 0);
    }
    out
}

/// A text that can be copied as it is, on one line: neither site looks for anything in what is marked as code.
pub(super) fn code(text: &str) -> String {
    let is_seen = |c: &char| !c.is_control();
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(is_seen).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// What could begin a list, a heading or a line across the page does so at the start of a line alone.
fn push_word(out: &mut String, word: &str, is_first: bool) {
    let is_seen = |c: &char| !c.is_control();
    let mut chars = word.chars().filter(is_seen).peekable();
    let (mut hex, mut last) = (0, ' ');
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            // A commit is named by seven of its digits or more.
            hex = if c.is_ascii_hexdigit() { hex + 1 } else { 0 };
            if hex == 6 && chars.peek().is_some_and(char::is_ascii_hexdigit) {
                out.push(c);
                out.push_str(PARTED);
                (hex, last) = (0, c);
                continue;
            }
            out.push(c);
        } else {
            hex = 0;
            match c {
                ',' | ';' | '?' | '\'' | '"' | '/' | '%' => out.push(c),
                '-' | '.' | '+' | '(' | ')' | ':' if !is_first => out.push(c),
                c => _ = write!(out, "&#{};", u32::from(c)),
            }
            let starts_address = c == '.' && last.eq_ignore_ascii_case(&'w');
            let starts_reference = matches!(c, '@' | '#' | '!' | '$' | '%' | '~' | '&' | '^' | ':');
            if chars.peek().is_some() && (starts_address || starts_reference) {
                out.push_str(PARTED);
            }
        }
        last = c;
    }
}

#[cfg(test)]
mod tests {
    use super::{code, inert};

    #[test]
    fn plain_words_stay_as_they_are() {
        let text = "The board met in May, 2019; who said \"well-kept\"?";
        assert_eq!(inert(text), text);
    }

    #[test]
    fn what_is_to_be_copied_stays_as_it_is() {
        assert_eq!(code("diff a~3..0123456789"), "`diff a~3..0123456789`");
        assert_eq!(code("a ``b` c"), "```a ``b` c```");
        assert_eq!(code("`a\n\nb`"), "`` `a b` ``");
    }

    #[test]
    fn white_space_is_a_space() {
        assert_eq!(inert("\ta\n\n# b\r\n"), "a &#35; b");
    }

    #[test]
    fn nothing_begins_a_list_or_a_line_across_the_page() {
        assert_eq!(inert("- a - b"), "&#45; a - b");
        assert_eq!(inert("1. a"), "1&#46; a");
        assert_eq!(inert("---"), "&#45;&#45;&#45;");
    }

    #[test]
    fn what_a_site_would_look_for_is_parted() {
        assert_eq!(inert("@angus"), "&#64;&#8203;angus");
        assert_eq!(inert("see https://a.b"), "see https:&#8203;//a.b");
        assert_eq!(inert("see www.a.b"), "see www.&#8203;a.b");
        assert_eq!(inert("deadbeef"), "deadbe&#8203;ef");
        assert_eq!(inert("b#12"), "b&#35;&#8203;12");
    }
}
