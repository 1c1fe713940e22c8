//! The messages that say how words and numbers are written: what each can be.

use super::message::Slip;
use crate::lang::Part;

/// What is wrong with the message of a key, if it is one of them.
pub(super) fn slip(key: &str, parts: &[Part]) -> Option<Slip> {
    let text = match parts {
        [Part::Text(text)] => text.trim(),
        _ => "",
    };
    let (is_right, can_be, way_out) = match key {
        "terms-within-sentences" => (
            matches!(text, "lowered" | "as-written"),
            "`lowered` or `as-written`",
            "`lowered` where the words of a rubric lose their capital in a sentence",
        ),
        "decimal-separator" => (
            text.chars().count() == 1 && !text.contains(char::is_alphanumeric),
            "the one sign between a whole number and its decimals",
            "write `.` or `,`, whichever the language has",
        ),
        _ => return None,
    };
    (!is_right).then(|| (format!("`{key}` is {can_be}"), way_out.to_owned()))
}
