//! Characters in the words of a language that nobody sees.

use crate::diag;

/// What to do about one.
pub(super) const WAY_OUT: &str =
    "delete it; it is not seen, and most likely came with text copied from elsewhere";

/// The first character of a text that nobody sees and that does nothing for its words.
pub(super) fn sign(text: &str) -> Option<char> {
    // Letters of other alphabets are joined and turned by some of them.
    let needs_marks = text.chars().any(is_of_other_alphabet);
    text.chars().find(|c| match c {
        '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => false,
        '\u{200c}'..='\u{200f}' | '\u{61c}' => !needs_marks,
        c => diag::is_hidden(*c) || diag::is_unseen(*c),
    })
}

/// Whether it is a letter of an alphabet from Hebrew on.
fn is_of_other_alphabet(c: char) -> bool {
    c.is_alphabetic() && c >= '\u{590}' && !matches!(c, '\u{1e00}'..='\u{1fff}')
}
