//! String literals and characters that cannot be shown.

use super::{problems, to_html, to_plain};
use crate::markdown::{ProblemKind, printable, string_literal};

#[test]
fn a_literal_escapes_what_would_end_or_bend_it() {
    assert_eq!(string_literal("a\"\\\n\0é\u{202e}"), r#""a\"\\\u{a}\u{0}é\u{202e}""#);
    assert_eq!(string_literal(""), "\"\"");
    assert_eq!(string_literal("#$*_[]`//\\u{41}"), r##""#$*_[]`//\\u{41}""##);
}

#[test]
fn characters_that_a_pdf_cannot_show_are_replaced_and_reported() {
    assert_eq!(to_html("a\u{7}b\u{e000}c\u{fdd0}"), "<p>a\u{fffd}b\u{fffd}c\u{fffd}</p>\n");
    assert_eq!(problems("a\n\u{7}\u{7}b"), [(ProblemKind::Unprintable, 1, "\u{7}\u{7}".into())]);
    assert_eq!(printable("a\tb\nc"), "a\tb\nc");
    assert_eq!(to_plain("a&#7;`b\u{9f}`"), "a\u{fffd}b\u{fffd}");
}

#[test]
fn bullets_from_a_word_processor_are_bullets_and_a_byte_order_mark_is_nothing() {
    assert_eq!(to_plain("\u{feff}\u{f0b7} a"), "• a");
    assert!(problems("\u{feff}\u{f0b7} a").is_empty());
}
