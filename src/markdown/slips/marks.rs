//! Marks at the start of a line: those of CommonMark, and those that people and word processors use
//! in their place.

/// A mark of a list that CommonMark does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A sign that begins nothing but an entry of a list, such as `•` or `☐`.
    Sign,
    /// A dash and a tab, or a mark of CommonMark and a space that is none.
    Spaced,
    /// `o `, Word's bullet of the second level.
    Circle,
    /// `– `, a dash and a space.
    Dash,
    /// `-word`, without a space.
    Tight,
    /// `a) `, `(b) ` or `c. `: which letter.
    Letter(char),
    /// `ii) ` or `(iv) `: which number.
    Roman(usize),
    /// `1.2 `: the last number.
    Dotted(usize),
    /// `1.word`, without a space: the number.
    Glued(usize),
    /// `5. ` or `(5) `.
    Number(usize),
}

impl Mark {
    /// Whether both can be of one list.
    pub(super) fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

const SIGNS: [char; 38] = [
    '•', '‣', '◦', '∙', '●', '○', '◉', '◌', '■', '□', '▪', '▫', '◾', '◽', '◆', '◇', '❖', '►',
    '▶', '▸', '▹', '➢', '➤', '➔', '→', '⇒', '✓', '✔', '✗', '✘', '☐', '☑', '☒', '·', '⦁', '⚫',
    '⚪', '\u{f0b7}',
];

const ROMAN: [&str; 12] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Whether a sign begins nothing but an entry of a list.
pub(super) fn is_sign(c: char) -> bool {
    SIGNS.contains(&c)
}

/// The mark with which a line of running text begins.
pub(super) fn mark(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let next = rest.chars().next();
    match first {
        c if is_sign(c) => Some(Mark::Sign),
        'o' if matches!(next, Some(' ' | '\t')) => Some(Mark::Circle),
        '–' | '—' | '−' if next == Some('\t') => Some(Mark::Spaced),
        '–' | '—' | '−' if next == Some(' ') => Some(Mark::Dash),
        '–' | '—' if next.is_some_and(char::is_alphabetic) => Some(Mark::Tight),
        '-' | '*' | '+' if next.is_some_and(is_no_space) => Some(Mark::Spaced),
        '-' if next.is_some_and(char::is_alphabetic) => Some(Mark::Tight),
        '*' if next.is_some_and(char::is_alphabetic) && !rest.contains('*') => Some(Mark::Tight),
        '0'..='9' => glued(line).or_else(|| counted(line)),
        _ => counted(line),
    }
}

/// Whether a character is white space that CommonMark does not take for a space.
fn is_no_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A mark that counts: a letter, a number, one below another.
fn counted(line: &str) -> Option<Mark> {
    let end = line.find(char::is_whitespace)?;
    let (word, after) = line.split_at(end);
    if after.trim_start().is_empty() {
        return None;
    }
    let is_open = word.starts_with('(');
    let word = word.strip_prefix('(').unwrap_or(word);
    let bare = word.strip_suffix([')', '.', ':']).filter(|_| !is_open || word.ends_with(')'));
    let is_closed = bare.is_some();
    let bare = bare.unwrap_or(word);
    if bare.contains('.') && !is_open {
        return dotted(bare).map(Mark::Dotted);
    }
    if !is_closed {
        return None;
    }
    if let Ok(number) = bare.parse() {
        let is_markdown = !is_open && !word.ends_with(':') && !after.starts_with(is_no_space);
        return Some(if is_markdown || is_open { Mark::Number(number) } else { Mark::Spaced })
            .filter(|_| !word.ends_with(':'));
    }
    let lower = bare.to_lowercase();
    let mut letters = lower.chars();
    match (letters.next(), letters.next()) {
        // `i` may be the ninth letter: those who count with it say so by what comes next.
        (Some(c), None) if c.is_ascii_lowercase() && c != 'i' => Some(Mark::Letter(c)),
        _ => ROMAN.iter().position(|roman| *roman == lower).map(|at| Mark::Roman(at + 1)),
    }
}

/// `1.word` and `1)word`, as nobody writes a figure.
fn glued(line: &str) -> Option<Mark> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let word = rest.strip_prefix(['.', ')'])?;
    let number = line
        .get(..line.len() - rest.len())?
        .parse()
        .ok()
        .filter(|_| line.len() - rest.len() < 3)?;
    word.starts_with(char::is_alphabetic).then_some(Mark::Glued(number))
}

/// The last of two or more numbers with dots between them.
fn dotted(word: &str) -> Option<usize> {
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = word.split('.');
    parts.clone().all(is_number).then(|| parts.next_back()?.parse().ok()).flatten()
}

/// Whether a line begins as only a list, a table, a heading, a quotation, a note or a line of
/// dashes does, in CommonMark or as it is pasted: joined to the line before it, that is lost.
pub fn is_structural(line: &str) -> bool {
    let line = line.trim();
    let begins =
        |sign: &str| line.strip_prefix(sign).is_some_and(|rest| rest.starts_with([' ', '\t']));
    let first = line.chars().next().filter(|c| "-=*_".contains(*c));
    let is_rule = line.len() >= 3
        && first.is_some_and(|own| line.chars().all(|c| c == own || c.is_whitespace()));
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = (1..=3).contains(&(line.len() - number.len()))
        && number.starts_with(['.', ')'])
        && number[1..].starts_with([' ', '\t']);
    let heading = line.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(line.len() - heading.len())) && heading.starts_with(' ');
    let is_row = line.starts_with('|') && line.matches('|').count() >= 2;
    let is_definition = line.starts_with('[') && line.contains("]: ");
    let is_fence = line.starts_with("```") || line.starts_with("~~~");
    let is_pasted = matches!(
        mark(line),
        Some(Mark::Sign | Mark::Spaced | Mark::Circle | Mark::Letter(_) | Mark::Roman(_))
    );
    ["-", "*", "+", ">"].iter().any(|sign| begins(sign))
        || is_numbered
        || is_heading
        || is_row
        || is_rule
        || is_definition
        || is_fence
        || is_pasted
        || super::tables::is_rule(line)
}
