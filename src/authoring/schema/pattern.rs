//! Regular expressions of Rust's as JSON Schema has them: those of JavaScript.

/// A pattern that refuses no text which the expression fits as `check` reads it; `None` where that
/// cannot be told.
///
/// It is told of expressions made of signs that both languages read alike, and for texts of plain
/// ASCII whose spaces `check` leaves as they are. Any other text fits.
pub(super) fn elsewhere(written: &str) -> Option<String> {
    is_read_alike(written).then(|| format!("^(?:{written})$|^$|^ | $|  |[^ -~]"))
}

/// Signs that mean something outside of a class, which a backslash takes away.
const ESCAPED: &str = "^$\\.*+?()[]{}|/dwsDWS";

fn is_read_alike(written: &str) -> bool {
    let mut rest = written;
    // Whether what stands before may be repeated.
    let mut is_part = false;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '\\' => match rest.chars().nth(1) {
                Some(sign) if ESCAPED.contains(sign) => 2,
                _ => return false,
            },
            '[' => match class(rest) {
                Some(len) => len,
                None => return false,
            },
            '(' if rest.starts_with("(?:") => 3,
            '(' if rest.starts_with("(?") => return false,
            '*' | '+' | '?' | '{' if !is_part => return false,
            '{' => match counted(rest) {
                Some(len) => len,
                None => return false,
            },
            ']' | '}' => return false,
            first if !matches!(first, ' '..='~') => return false,
            _ => 1,
        };
        let is_repeat = matches!(first, '*' | '+' | '?' | '{');
        rest = &rest[len..];
        if is_repeat {
            rest = rest.strip_prefix('?').unwrap_or(rest);
        }
        is_part = !is_repeat && !matches!(first, '(' | '|' | '^' | '$');
    }
    true
}

/// How long a count such as `{2}` or `{1,3}` is with which a text begins.
fn counted(text: &str) -> Option<usize> {
    let (count, _) = text[1..].split_once('}')?;
    let (least, most) = count.split_once(',').unwrap_or((count, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!least.is_empty() && is_number(least) && is_number(most)).then_some(count.len() + 2)
}

/// How long a class of characters is with which a text begins: letters, digits and plain signs,
/// hyphens between two of them or at an edge.
fn class(text: &str) -> Option<usize> {
    let (inner, _) = text[1..].split_once(']')?;
    let own = inner.strip_prefix('^').unwrap_or(inner);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " _.,/:;@%=!'+*()".contains(c);
    let signs: Vec<char> = own.chars().collect();
    let last = signs.len().checked_sub(1)?;
    // Where no range begins: behind the end of another one.
    let mut taken = None;
    for (at, sign) in signs.iter().enumerate() {
        let is_between = *sign == '-' && at > 0 && at < last;
        if is_between {
            let ends = [signs[at - 1], signs[at + 1]];
            if taken == Some(at) || !ends.iter().all(char::is_ascii_alphanumeric) {
                return None;
            }
            taken = Some(at + 2);
        } else if *sign != '-' && !is_plain(*sign) {
            return None;
        }
    }
    Some(inner.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::elsewhere;

    #[test]
    fn an_expression_that_both_read_alike_is_written_and_no_other() {
        for alike in
            ["[A-Z]{2}-[0-9]{4}", "a|b", "(ab)+c?", "\\d{1,3}", "[^0-9]x", "[a-z-]*", "a*?"]
        {
            assert!(elsewhere(alike).is_some(), "{alike}");
        }
        for other in [
            "(?i)ab",
            "\\p{L}",
            "[[:alpha:]]",
            "[a&&b]",
            "(?P<n>a)",
            "é",
            "\\x{41}",
            "[a-z--b]",
            "a{,3}",
            "[\\d]",
            "a**",
            "\\bab",
            "(?x) a",
            "]",
            "[]a]",
            "+a",
        ] {
            assert!(elsewhere(other).is_none(), "{other}");
        }
    }
}
