//! Source files and places in them.
//!
//! A place is a byte range of a file; line and column are counted only when somebody asks. It reads
//! no file.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A file as it was read: the name that authors know it by, and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: Box<str>,
    line_starts: Box<[usize]>,
    /// How many characters stand before each stretch of [`STRETCH`] bytes.
    characters: Vec<usize>,
}

/// So many bytes are looked through at most to tell in which column something stands, however long
/// its line is.
const STRETCH: usize = 1024;

/// A line and a column, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// A file under the name that is shown in diagnostics, with `/` between folders on every
    /// platform.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        // What is kept of a file is kept as long as what it says: nothing is held in reserve.
        let text: String = text.into();
        let text = text.into_boxed_str();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut characters = vec![0];
        let mut count = 0;
        for stretch in text.as_bytes().chunks(STRETCH) {
            count += characters_in(stretch);
            characters.push(count);
        }
        Arc::new(Self { name: name.into(), text, line_starts, characters })
    }

    /// A file that could not be read or does not exist: a place can name it, and there is no text
    /// to show.
    pub fn unread(name: impl Into<String>) -> Arc<Self> {
        Self::new(name, "")
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte; a byte past the end is the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts[line - 1];
        Position { line, column: self.characters_before(byte) - self.characters_before(start) + 1 }
    }

    /// How many characters begin before a byte, which is none past the end.
    fn characters_before(&self, byte: usize) -> usize {
        let stretch = byte / STRETCH;
        self.characters[stretch] + characters_in(&self.text.as_bytes()[stretch * STRETCH..byte])
    }

    /// The byte at which a line (from 1) starts, or the end of the text where there is no such
    /// line.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// A line (from 1) without its line break; empty where there is no such line.
    pub fn line(&self, line: usize) -> &str {
        let text = self.text.get(self.line_start(line)..self.line_start(line + 1)).unwrap_or("");
        text.trim_end_matches(['\r', '\n'])
    }
}

/// How many characters of UTF-8 begin in some bytes.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// A range of bytes in a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    source: Arc<Source>,
    span: Range<usize>,
}

impl Place {
    /// A range of bytes, held within the text and on character boundaries.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        let floor = |at: usize| source.text.floor_char_boundary(at.min(source.text.len()));
        let start = floor(span.start);
        Self { source: Arc::clone(source), span: start..floor(span.end).max(start) }
    }

    /// The file as a whole: its first byte.
    pub fn file(source: &Arc<Source>) -> Self {
        Self::new(source, 0..0)
    }

    /// The character at a line and a column, both from 1; the end of the line where it is shorter.
    pub fn at(source: &Arc<Source>, line: usize, column: usize) -> Self {
        let text = source.line(line);
        let (at, width) = text
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or((text.len(), 0), |(at, c)| (at, c.len_utf8()));
        let start = source.line_start(line) + at;
        Self::new(source, start..start + width)
    }

    /// The text of a line (from 1), without the white space around it.
    pub fn line(source: &Arc<Source>, line: usize) -> Self {
        let text = source.line(line);
        let start = source.line_start(line) + (text.len() - text.trim_start().len());
        Self::new(source, start..start + text.trim().len())
    }

    /// What stands there.
    pub(crate) fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    /// What stands there and behind it, to the end of the file.
    pub(crate) fn text_from(&self) -> &str {
        &self.source.text[self.span.start..]
    }

    /// What stands behind it, to the end of the file.
    pub(crate) fn text_after(&self) -> &str {
        &self.source.text[self.span.end..]
    }

    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Line and column of the first byte.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Place {
    /// `file:line:column`, or the file alone where there is no text to point into.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position();
        match self.source.text.is_empty() {
            true => f.write_str(&self.source.name),
            false => write!(f, "{}:{line}:{column}", self.source.name),
        }
    }
}

/// Whether a character has no place in a form: hidden direction marks, controls other than tab and
/// line breaks, and those that mean something in one font alone, such as the bullets of Word.
pub(crate) fn is_unwanted(c: char) -> bool {
    // Nearly every character of a text, and all of them are asked about.
    if matches!(c, ' '..='~' | '\t' | '\n' | '\r') {
        return false;
    }
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let is_tag = matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    let is_nothing = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    is_hidden(c) || is_private || is_nothing || is_tag || c.is_control()
}

/// Whether a character changes the direction of text without being seen.
///
/// The set is that of "Trojan Source" (CVE-2021-42574): embeddings, overrides and isolates.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Place, Position, Source, is_unwanted};

    #[test]
    fn what_no_font_can_have_is_unwanted() {
        for c in ['\0', '\u{7f}', '\u{202e}', '\u{e000}', '\u{fdd0}', '\u{ffff}', '\u{10ffff}'] {
            assert!(is_unwanted(c), "{c:?}");
        }
        for c in ['\t', '\n', '\r', '\u{a0}', '\u{200d}', '\u{feff}', 'ש'] {
            assert!(!is_unwanted(c), "{c:?}");
        }
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let source = Source::new("a.yaml", "é: x\nrating: y\n");
        assert_eq!(source.position(4), Position { line: 1, column: 4 });
        assert_eq!(source.position(14), Position { line: 2, column: 9 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_column_far_along_a_line_is_the_same_as_counted_letter_by_letter() {
        let text = "é: x\n".to_owned() + &"aé✅".repeat(1000) + "\nb";
        let source = Source::new("a.yaml", text.clone());
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let line = text[..at].rsplit('\n').next().expect("a line");
            assert_eq!(source.position(at).column, line.chars().count() + 1, "{at}");
        }
    }

    #[test]
    fn a_place_inside_a_character_is_moved_to_its_start() {
        let source = Source::new("a.yaml", "é");
        assert_eq!(Place::new(&source, 1..1).span(), 0..0);
    }

    #[test]
    fn a_line_is_found_without_its_indentation() {
        let source = Source::new("a.yaml", "a\n  b c\r\n");
        assert_eq!(Place::line(&source, 2).span(), 4..7);
    }
}
