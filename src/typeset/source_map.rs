//! From a line of the Typst source back to the line that its author wrote.
//!
//! Whoever writes the Typst source puts a marker before every passage of an author's: a line of its
//! own that says `//@ 12` opens the passage from the author's line 12, and `//@ end` says that what
//! follows is the template's own. A marker counts only between plain line feeds, so that a text
//! with some other line break in it can't pass for one; a line feed inside a text must be written
//! as `\n`, as in every Typst string here.

/// The author's line that `line` of the Typst source comes from, both counted from 1.
///
/// Lines of `main` are counted as Typst counts them in its messages, not only at line feeds: a
/// carriage return, a vertical tab, a form feed and Unicode's own line breaks (U+0085, U+2028,
/// U+2029) end a line too.
///
/// ```
/// use stocktake::typeset::source_map::author_line;
/// let main = "= Evidence\n//@ 12\n#\"We met weekly.\";\n//@ end\n= Next\n";
/// assert_eq!(author_line(main, 3), Some(12));
/// assert_eq!(author_line(main, 5), None);
/// ```
pub fn author_line(main: &str, line: u32) -> Option<u32> {
    let mut next = 1u32;
    let mut author = None;
    for text in main.split('\n') {
        if next > line {
            break;
        }
        let text = text.strip_suffix('\r').unwrap_or(text);
        match marker(text) {
            Some(Marker::Line(number)) => author = Some(number),
            Some(Marker::End) => author = None,
            None => {}
        }
        next = next.saturating_add(typst_lines(text));
    }
    author
}

/// What a marker says.
enum Marker {
    /// An author's passage begins.
    Line(u32),
    /// The author's passage ends.
    End,
}

/// Reads a line that is a marker and nothing else.
fn marker(line: &str) -> Option<Marker> {
    match line.trim_matches([' ', '\t']).strip_prefix("//@ ")? {
        "end" => Some(Marker::End),
        number => number.parse().ok().map(Marker::Line),
    }
}

/// How many lines Typst sees in a text without line feeds.
fn typst_lines(text: &str) -> u32 {
    let breaks = text
        .chars()
        .filter(|c| matches!(c, '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}'))
        .count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: &str =
        "#import \"lib.typ\": *\n//@ 7\n#\"a\";\n#\"b\";\n\n  //@ 9\n#\"c\";\n//@ end\n= T\n";

    #[test]
    fn a_passage_goes_from_its_marker_to_the_next() {
        let lines: Vec<_> = (1..=9).map(|line| author_line(MAIN, line)).collect();
        let (seven, nine) = (Some(7), Some(9));
        assert_eq!(lines, [None, seven, seven, seven, seven, nine, nine, None, None]);
    }

    #[test]
    fn lines_beyond_the_end_belong_to_the_last_passage() {
        assert_eq!(author_line("//@ 3\n#\"a\";", 99), Some(3));
        assert_eq!(author_line("", 1), None);
    }

    #[test]
    fn windows_line_ends_are_one_line_break() {
        assert_eq!(author_line(&MAIN.replace('\n', "\r\n"), 7), Some(9));
    }

    #[test]
    fn what_is_not_quite_a_marker_is_none() {
        for text in ["//@x 3", "//@ 3 4", "//@ ", "//@ -1", "#\"//@ 3\";", "// @ 3", "//@ ends"] {
            assert_eq!(author_line(text, 1), None, "{text}");
        }
    }

    #[test]
    fn a_text_cannot_pass_for_a_marker() {
        for line_break in ['\r', '\x0B', '\x0C', '\u{85}', '\u{2028}', '\u{2029}'] {
            let main =
                format!("//@ 3\n#\"a{line_break}//@ 8{line_break}\";\n#\"b\";\n//@ 4\n#\"c\";");
            assert_eq!(author_line(&main, 5), Some(3), "{line_break:?}");
            assert_eq!(author_line(&main, 7), Some(4), "{line_break:?}");
        }
    }

    #[cfg(feature = "embedded-typst")]
    #[test]
    fn lines_are_counted_as_typst_counts_them() {
        for text in ["a", "a\rb", "a\u{2028}b\u{2029}c", "a\x0Bb\x0Cc\u{85}d", "\r\r"] {
            let lines = typst::syntax::Lines::new(text).len_lines();
            assert_eq!(u64::from(typst_lines(text)), lines as u64, "{text:?}");
        }
    }
}
