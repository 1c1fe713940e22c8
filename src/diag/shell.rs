//! Commands as they can be typed again.

/// A text in quotation marks, as a shell takes it for one word and nothing else.
pub(crate) fn quoted_word(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The same, without quotation marks where a shell needs none.
pub(crate) fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@^+=,".contains(c);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => quoted_word(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{quoted_word, word};

    #[test]
    fn a_word_that_a_shell_would_take_apart_stands_in_quotation_marks() {
        for plain in ["returns", "a/b-c_d.yaml", "HEAD", "v1..v2"] {
            assert_eq!(word(plain), plain);
            assert_eq!(quoted_word(plain), format!("'{plain}'"));
        }
        assert_eq!(word(""), "''");
        assert_eq!(word("my returns"), "'my returns'");
        assert_eq!(word("it's $HOME"), r"'it'\''s $HOME'");
    }
}
