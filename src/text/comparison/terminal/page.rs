//! Lines of a terminal: words set in so many columns, each in its ink.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::diag;

/// How a terminal is written to.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether escape codes are written.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

/// How words look; what they mean is never in this alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Bold,
    Dim,
    Up,
    Down,
    Added,
    Removed,
    Note,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Up => "1;36",
            Self::Down => "1;35",
            Self::Added => "32",
            Self::Removed => "31",
            Self::Note => "33",
        }
    }
}

/// Words that stand together in one ink.
#[derive(Debug, Clone)]
pub(super) struct Span {
    text: String,
    ink: Ink,
    /// Whether a space may stand before the first of them.
    space: bool,
}

impl Span {
    /// Words after a space.
    pub(super) fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self { text: text.into(), ink, space: true }
    }

    /// Words that follow what is before them, with a space only if `space` is set.
    pub(super) fn joined(text: impl Into<String>, ink: Ink, space: bool) -> Self {
        Self { text: text.into(), ink, space }
    }
}

/// A text that grows by lines.
#[derive(Debug)]
pub(super) struct Page {
    look: Look,
    text: String,
}

impl Page {
    pub(super) fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.look.width
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    /// An empty line, unless the page begins here or there is one already.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line or more: a sign in the margin, then words, wrapped and hung below the first of them.
    pub(super) fn flow(&mut self, margin: usize, sign: (&str, Ink), spans: &[Span]) {
        let sign_width = if sign.0.is_empty() { 0 } else { sign.0.width() + 1 };
        let hang = margin + sign_width;
        let room = self.look.width.saturating_sub(hang).max(16);
        self.text.extend(std::iter::repeat_n(' ', margin));
        if !sign.0.is_empty() {
            let shown = self.inked(sign.0, sign.1);
            _ = write!(self.text, "{shown} ");
        }
        let mut line = Line { room, ..Line::default() };
        for group in groups(words(spans), room) {
            if !line.takes(&group) {
                self.end(&mut line);
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n(' ', hang));
            }
            for (piece, ink) in group {
                line.push(piece, ink);
            }
        }
        self.end(&mut line);
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    /// Plain words without a sign.
    pub(super) fn say(&mut self, margin: usize, words: &str, ink: Ink) {
        self.flow(margin, ("", Ink::Plain), &[Span::new(words, ink)]);
    }

    /// A line that is set already, in one ink.
    pub(super) fn set(&mut self, line: &str, ink: Ink) {
        let shown = self.inked(line.trim_end(), ink);
        self.text.push_str(&shown);
        self.text.push('\n');
    }

    fn end(&mut self, line: &mut Line) {
        for (text, ink) in std::mem::take(&mut line.parts) {
            let shown = self.inked(&text, ink);
            self.text.push_str(&shown);
        }
        line.used = 0;
    }

    fn inked(&self, text: &str, ink: Ink) -> String {
        match ink.code() {
            code if self.look.colour && !code.is_empty() && !text.is_empty() => {
                format!("\u{1b}[{code}m{text}\u{1b}[0m")
            }
            _ => text.to_owned(),
        }
    }
}

/// A line that is being filled.
#[derive(Debug, Default)]
struct Line {
    room: usize,
    used: usize,
    parts: Vec<(String, Ink)>,
}

/// A word, or a part of one.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    width: usize,
    space: bool,
}

impl Line {
    fn takes(&self, group: &[(Piece, Ink)]) -> bool {
        let space = usize::from(group.first().is_some_and(|(piece, _)| piece.space));
        let width: usize = group.iter().map(|(piece, _)| piece.width).sum();
        self.used == 0 || self.used + space + width <= self.room
    }

    fn push(&mut self, piece: Piece, ink: Ink) {
        let space = piece.space && self.used > 0;
        self.used += piece.width + usize::from(space);
        match self.parts.last_mut().filter(|(_, last)| *last == ink) {
            Some((text, _)) => {
                text.push_str(if space { " " } else { "" });
                text.push_str(&piece.text);
            }
            None => {
                if space {
                    self.parts.push((" ".to_owned(), Ink::Plain));
                }
                self.parts.push((piece.text, ink));
            }
        }
    }
}

/// The words of spans, safe to show: what could drive the terminal is written as an escape.
fn words(spans: &[Span]) -> Vec<(Piece, Ink)> {
    let mut out = Vec::new();
    for span in spans {
        let mut space = span.space;
        for word in span.text.split_whitespace() {
            let text = diag::escaped(word);
            out.push((Piece { width: text.width(), text, space }, span.ink));
            space = true;
        }
    }
    out
}

/// Words that stand without a space between them go on one line where they fit it.
fn groups(words: Vec<(Piece, Ink)>, room: usize) -> Vec<Vec<(Piece, Ink)>> {
    let mut out: Vec<Vec<(Piece, Ink)>> = Vec::new();
    for (word, ink) in words {
        for piece in broken(&word, room) {
            let own = piece.width;
            let fits = |group: &&mut Vec<(Piece, Ink)>| {
                own + group.iter().map(|(piece, _)| piece.width).sum::<usize>() <= room
            };
            match out.last_mut().filter(|_| !piece.space).filter(fits) {
                Some(group) => group.push((piece, ink)),
                None => out.push(vec![(piece, ink)]),
            }
        }
    }
    out
}

/// A word in parts that fit a line.
fn broken(word: &Piece, room: usize) -> Vec<Piece> {
    if word.width <= room {
        return vec![word.clone()];
    }
    let mut parts = vec![Piece { text: String::new(), width: 0, space: word.space }];
    for c in word.text.chars() {
        let own = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if parts.last().is_none_or(|last| last.width + own > room) {
            parts.push(Piece { text: String::new(), width: 0, space: false });
        }
        if let Some(last) = parts.last_mut() {
            last.text.push(c);
            last.width += own;
        }
    }
    parts
}

/// A text cut or filled to a number of columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    let text = diag::escaped(text);
    let mut out = String::new();
    let is_long = text.width() > width;
    let room = if is_long { width.saturating_sub(1) } else { width };
    for c in text.chars() {
        if out.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) > room {
            break;
        }
        out.push(c);
    }
    if is_long {
        out.push('…');
    }
    let left = width.saturating_sub(out.width());
    out.extend(std::iter::repeat_n(' ', left));
    out
}

#[cfg(test)]
mod tests {
    use super::{Ink, Look, Page, Span, padded};

    fn page(width: usize, spans: &[Span]) -> String {
        let mut page = Page::new(Look { colour: false, width });
        page.flow(2, ("+", Ink::Added), spans);
        page.text()
    }

    #[test]
    fn words_wrap_below_the_first() {
        let spans = [Span::new("one two three four five", Ink::Plain)];
        assert_eq!(page(20, &spans), "  + one two three\n    four five\n");
    }

    #[test]
    fn a_full_stop_stays_with_its_word() {
        let spans =
            [Span::new("one two three fo", Ink::Plain), Span::joined(".", Ink::Added, false)];
        assert_eq!(page(20, &spans), "  + one two three\n    fo.\n");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let text = format!("a {} b 漢字漢字漢字漢字漢字漢字", "x".repeat(50));
        let text = page(24, &[Span::new(text, Ink::Plain)]);
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 24, "{text}");
        }
        assert_eq!(text.matches('x').count(), 50);
    }

    #[test]
    fn what_an_author_wrote_cannot_drive_the_terminal() {
        let text = page(60, &[Span::new("a\u{1b}[31mb\u{202e}c", Ink::Plain)]);
        assert_eq!(text, "  + a\\u{1b}[31mb\\u{202e}c\n");
    }

    #[test]
    fn a_name_is_cut_to_its_column() {
        assert_eq!(padded("abcdef", 4), "abc…");
        assert_eq!(padded("ab", 4), "ab  ");
    }
}
