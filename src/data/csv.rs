//! A row of a CSV file (RFC 4180, with line feeds), such that nothing in it runs as a formula.
//!
//! The quoting is not left to a library, because it goes further than CSV asks: LibreOffice takes
//! semicolons and tabs for the ends of cells as well, unless they are quoted. The tests read it
//! back with a library.

/// What begins a formula: in a spreadsheet's own writing, in that of East Asian keyboards, and the
/// small forms.
const BEGINS_A_FORMULA: [char; 12] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// Adds a row.
pub(super) fn push(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, own) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&cell(&own));
    }
    text.push('\n');
}

/// A cell of a CSV file that no spreadsheet runs as a formula.
///
/// What begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a line end gets an apostrophe
/// before it, which says "this is text"; spaces, what nobody sees and apostrophes before such a
/// character do not hide it. So whoever wants the text as it was written takes one apostrophe away
/// where the cell begins with one and such a character follows. Then what holds a comma, a
/// semicolon, a tab, a quotation mark or a line end is quoted.
///
/// A line inside a cell may begin with anything: it is no cell.
pub fn cell(text: &str) -> String {
    let text = if could_run(text) { format!("'{text}") } else { text.to_owned() };
    if text.bytes().any(|byte| matches!(byte, b',' | b';' | b'\t' | b'"' | b'\n' | b'\r')) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

fn could_run(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let seen = bare.trim_start_matches(is_passed_over);
    bare.starts_with(['\t', '\r', '\n']) || seen.starts_with(BEGINS_A_FORMULA)
}

/// What may stand before a formula and be dropped by a program that reads the file.
fn is_passed_over(c: char) -> bool {
    let is_unseen = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    );
    c == '\'' || c.is_whitespace() || c.is_control() || is_unseen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BEGINS_A_FORMULA, cell, push};

    #[test]
    fn no_cell_can_run_as_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("- a list", "'- a list"),
            ("  =1", "'  =1"),
            ("\u{a0}\u{feff}=1", "'\u{a0}\u{feff}=1"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("＝1", "'＝1"),
            ("＠SUM(A1)", "'＠SUM(A1)"),
            ("﹣1", "'﹣1"),
            ("'=1", "''=1"),
        ] {
            assert_eq!(cell(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_run_stays_as_it_is() {
        for text in ["1.10", "", " a", "a=1", "'tis", "1-2", "a|b", "–1", "#1"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn what_a_reader_could_take_for_the_end_of_a_cell_is_quoted() {
        for (text, wanted) in [
            ("a;=1", "\"a;=1\""),
            ("a\t=1", "\"a\t=1\""),
            ("a\n=1", "\"a\n=1\""),
            ("a,=1", "\"a,=1\""),
            ("say \"a\"", "\"say \"\"a\"\"\""),
        ] {
            assert_eq!(cell(text), wanted);
        }
    }

    /// Text of what matters here more than chance would have it.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[=+@'\"\\-,;|\t\r\n a\u{a0}\u{200b}\u{feff}＝﹦]{0,8}",
            any::<String>(),
            "[=+@-][a-z(]{0,3}",
        ]
    }

    /// The text that was written, by the rule that the documentation gives.
    fn as_written(read: &str) -> &str {
        match read.strip_prefix('\'') {
            Some(rest) if super::could_run(rest) => rest,
            _ => read,
        }
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_what_was_written(
            rows in prop::collection::vec(prop::collection::vec(text(), 2..5), 1..4),
        ) {
            let mut written = "heading,another\n".to_owned();
            for row in &rows {
                push(&mut written, row.iter().cloned());
            }
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.flexible(true).from_reader(written.as_bytes());
            let read: Vec<csv::StringRecord> =
                reader.into_records().map(|row| row.expect("a row")).collect();
            prop_assert_eq!(read.len(), rows.len());
            for (read, row) in read.iter().zip(&rows) {
                let begins = |cell: &&str| cell.starts_with(BEGINS_A_FORMULA);
                prop_assert!(read.iter().find(begins).is_none(), "{:?}", read);
                prop_assert_eq!(read.iter().map(as_written).collect::<Vec<_>>(), row.clone());
            }
        }
    }
}
