//! The sentences of a paragraph: where one may be told from the next.

/// The sentences of a paragraph: a full stop, a space and something that is no small letter end
/// one. Nothing is parted within brackets or code.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut open, mut code) = (0, 0_usize, false);
    let mut ends = false;
    for (at, c) in text.char_indices() {
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
            || (ends && matches!(c, '"' | '”' | '’' | ']' | ')' | '*' | '_'));
    }
    found.push(&text[start..]);
    found
}
