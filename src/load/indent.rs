//! How far lines are indented, and how an author is told to indent them.

/// How many spaces a line begins with.
pub(crate) fn indentation(line: &str) -> usize {
    line.bytes().position(|byte| byte != b' ').unwrap_or(line.len())
}

/// `1 more space`, `2 more spaces`.
pub(crate) fn more_spaces(count: usize) -> String {
    if count == 1 { "1 more space".to_owned() } else { format!("{count} more spaces") }
}

/// The other lines before which as many spaces go, in words that follow `before it`; `lines` are in
/// order.
pub(crate) fn and_before(lines: &[usize]) -> String {
    match lines {
        [] => String::new(),
        [only] => format!(", and before line {only}"),
        [from, .., to] if to - from + 1 == lines.len() => {
            format!(", and before lines {from} to {to}")
        }
        [one, other] => format!(", and before lines {one} and {other}"),
        [from, .., to] => format!(", and before the others of lines {from} to {to}"),
    }
}
