//! Texts that are nothing but text, in Markdown and in the HTML within it.

use std::fmt::Write as _;

use crate::diag;

/// A space without width: what stands on either side of it is no mention, no address and no commit.
const PARTED: &str = "&#8203;";

/// A text as it is read, on one line: none of it is markup, and neither GitHub nor GitLab makes a
/// mention, a reference, a link or a picture of it.
///
/// Characters with a meaning in Markdown or HTML are written as references to themselves, which
/// mean nothing; so are those with one at the start of a line alone, where they begin the text:
/// marks of a list, and the `/` of GitLab's quick actions. What the sites look for behind that, in
/// the words as they are shown, is parted by a space without width.
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

/// A text that can be copied as it is, on one line: neither site looks for anything in what is
/// marked as code.
pub(super) fn code(text: &str) -> String {
    let is_seen = |c: &char| !diag::is_unwanted(*c);
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(is_seen).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().expect("a split has a part");
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// What could begin a list, a heading or a line across the page does so at the start of a line
/// alone.
fn push_word(out: &mut String, word: &str, is_first: bool) {
    let word: Vec<char> = word.chars().filter(|c| !diag::is_unwanted(*c)).collect();
    let mut hex = 0;
    for (at, &c) in word.iter().enumerate() {
        let (last, next) = (at.checked_sub(1).map(|at| word[at]), word.get(at + 1).copied());
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            // An address without a scheme is looked for in what is written, not in what is shown.
            let begins_address = is_www(&word[at..]);
            match begins_address {
                true => _ = write!(out, "&#{};", u32::from(c)),
                false => out.push(c),
            }
            // A commit is named by seven of its digits or more.
            hex = if c.is_ascii_hexdigit() { hex + 1 } else { 0 };
            if hex == 6 && next.is_some_and(|next| next.is_ascii_hexdigit()) {
                out.push_str(PARTED);
                hex = 0;
            }
            continue;
        }
        hex = 0;
        match c {
            '/' if at == 0 => out.push_str("&#47;"),
            ',' | ';' | '?' | '\'' | '"' | '/' | '%' => out.push(c),
            '-' | '.' | '+' | '(' | ')' | ':' if !is_first => out.push(c),
            c => _ = write!(out, "&#{};", u32::from(c)),
        }
        if next.is_some_and(|next| is_looked_for(last, c, next)) {
            out.push_str(PARTED);
        }
    }
}

fn is_www(word: &[char]) -> bool {
    let is_w = |c: &char| c.eq_ignore_ascii_case(&'w');
    matches!(word, [a, b, c, '.', ..] if is_w(a) && is_w(b) && is_w(c))
}

/// Whether a site makes something of a sign and what follows it: a mention, an issue, a label, an
/// address, an emoji, a change between brackets, a table of contents.
fn is_looked_for(last: Option<char>, sign: char, next: char) -> bool {
    match sign {
        '.' => last.is_some_and(|last| last.eq_ignore_ascii_case(&'w')),
        // Such as GH-12.
        '-' => last.is_some_and(|c| c.is_ascii_alphabetic()) && next.is_ascii_digit(),
        '@' | '#' | '!' | '$' | '%' | '~' | '&' | '^' | ':' | '[' | '{' => true,
        _ => false,
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
    fn nothing_begins_a_quick_action() {
        assert_eq!(inert("/close and/or /label"), "&#47;close and/or &#47;label");
    }

    #[test]
    fn what_a_site_would_look_for_is_parted() {
        assert_eq!(inert("@angus"), "&#64;&#8203;angus");
        assert_eq!(inert("see https://a.b"), "see https:&#8203;//a.b");
        assert_eq!(inert("see www.a.b"), "see &#119;ww.&#8203;a.b");
        assert_eq!(inert("a GH-12 [TOC]"), "a GH-&#8203;12 &#91;&#8203;TOC&#93;");
        assert_eq!(inert("deadbeef"), "deadbe&#8203;ef");
        assert_eq!(inert("b#12"), "b&#35;&#8203;12");
    }
}
