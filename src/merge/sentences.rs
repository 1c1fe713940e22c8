//! The sentences of a paragraph: where one may be told from the next.

/// The sentences of a paragraph: a full stop, a space and something that is no small letter end
/// one, and notes may be referred to between the two. Nothing is parted within brackets or code.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut open, mut code) = (0, 0_usize, false);
    let (mut ends, mut in_note) = (false, false);
    for (at, c) in text.char_indices() {
        in_note |= c == '[' && text[at..].starts_with("[^");
        match c {
            '[' | '(' if !code => open += 1,
            ']' | ')' if !code => open = open.saturating_sub(1),
            '`' => code = !code,
            ' ' if ends && open == 0 && !code => {
                let next = text[at + 1..].chars().next();
                let is_label = start == 0 && text.starts_with("[^") && text[..at].ends_with("]:");
                if next.is_some_and(|c| !c.is_lowercase() && c != ' ') && !is_label {
                    found.push(&text[start..at]);
                    start = at + 1;
                }
            }
            _ => {}
        }
        ends = matches!(c, '.' | '?' | '!' | ':' | ';')
            || (ends && (in_note || matches!(c, '"' | '”' | '’' | ']' | ')' | '*' | '_')));
        in_note &= c != ']';
    }
    found.push(&text[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_behind_the_notes_that_it_refers_to() {
        assert_eq!(
            sentences("One.[^1] Two.[^a][^2] (Three.)[^3] Four."),
            ["One.[^1]", "Two.[^a][^2]", "(Three.)[^3]", "Four."]
        );
        assert_eq!(sentences("See e.g.[^1] small letters"), ["See e.g.[^1] small letters"]);
    }
}
