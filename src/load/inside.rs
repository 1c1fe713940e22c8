//! Where in the file a part of a text stands, however the text was written.
//!
//! YAML changes nothing but white space between what is written and what it means, save for the
//! escapes of quoted texts. So the characters that are not white space are walked in step on both
//! sides.

use std::ops::Range;
use std::str::CharIndices;

use super::located::Located;
use crate::diag::Place;

/// A text and where each of its characters is written.
pub(crate) struct Inside<'a> {
    at: &'a Located<String>,
    /// For each character that is not white space, where it is in the text and where in the file;
    /// none at all where that cannot be told, as behind an alias.
    characters: Vec<(usize, Range<usize>)>,
}

impl<'a> Inside<'a> {
    /// Walks through a text.
    pub(crate) fn new(at: &'a Located<String>) -> Self {
        Self { at, characters: characters(at).unwrap_or_default() }
    }

    /// Where the line ends that a byte of the text is on.
    pub(crate) fn line_end(&self, start: usize) -> usize {
        let text = &self.at.value;
        text[start..].find('\n').map_or(text.len(), |end| start + end)
    }

    /// The place of a line of the text, counted from 0.
    pub(crate) fn line(&self, line: usize) -> Place {
        let start = self.at.value.split_inclusive('\n').take(line).map(str::len).sum();
        self.place(start..self.line_end(start))
    }

    /// The place of a range of bytes of the text, without white space at its ends; that of the
    /// whole text where it cannot be told.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        let first = self.characters.partition_point(|(at, _)| *at < range.start);
        let end = self.characters.partition_point(|(at, _)| *at < range.end);
        match self.characters.get(first..end) {
            Some([(_, only)]) => Place::new(self.at.place.source(), only.clone()),
            Some([(_, first), .., (_, last)]) => {
                Place::new(self.at.place.source(), first.start..last.end)
            }
            _ => self.at.place.clone(),
        }
    }
}

/// The line of the file (from 1) on which the first line of a text stands, blank or not.
pub(crate) fn first_line(at: &Located<String>) -> usize {
    let blank = at.value.len() - at.value.trim_start().len();
    let above = at.value[..blank].matches('\n').count();
    let source = at.place.source();
    let start = at.place.span().start;
    let first = Written::new(at.place.text_from()).next().map_or(0, |(span, _)| span.start);
    source.position(start + first).line.saturating_sub(above).max(1)
}

fn characters(at: &Located<String>) -> Option<Vec<(usize, Range<usize>)>> {
    let start = at.place.span().start;
    let mut written = Written::new(at.place.source().text().get(start..)?);
    let mut found = Vec::new();
    for (offset, c) in at.value.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (span, same) = written.next()?;
        if same.is_some_and(|same| same != c) {
            return None;
        }
        found.push((offset, start + span.start..start + span.end));
    }
    Some(found)
}

/// The characters of a text as it is written, without white space: each with its bytes, and with
/// what it is where that can be seen.
struct Written<'a> {
    chars: CharIndices<'a>,
    quote: Option<char>,
}

impl<'a> Written<'a> {
    fn new(text: &'a str) -> Self {
        let mut chars = text.char_indices();
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        if quote.is_some() {
            chars.next();
        }
        Self { chars, quote }
    }

    /// What follows a backslash; `None` where that is white space.
    fn escaped(&mut self, start: usize) -> Option<(Range<usize>, Option<char>)> {
        let (at, c) = self.chars.next()?;
        let hex = match c {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '"' | '\\' | '/' => return Some((start..at + 1, Some(c))),
            _ => return None,
        };
        let last = self.chars.nth(hex - 1)?;
        Some((start..last.0 + last.1.len_utf8(), None))
    }
}

impl Iterator for Written<'_> {
    type Item = (Range<usize>, Option<char>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, c) = self.chars.next()?;
            match (c, self.quote) {
                _ if c.is_whitespace() => {}
                ('\\', Some('"')) => {
                    if let Some(escaped) = self.escaped(at) {
                        return Some(escaped);
                    }
                }
                ('\'', Some('\'')) => {
                    let (end, _) = self.chars.next()?;
                    return Some((at..end + 1, Some(c)));
                }
                _ => return Some((at..at + c.len_utf8(), Some(c))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inside, first_line};
    use crate::diag::Source;
    use crate::load::fields::Fields;
    use crate::load::located::Located;
    use crate::load::yaml;

    fn text(yaml: &str) -> Located<String> {
        let source = Source::new("a.yaml", yaml);
        let mut sink = Vec::new();
        let node = yaml::parse(&source).expect("YAML");
        Fields::open(node, "a test", &mut sink)
            .text("a", &mut sink)
            .value()
            .expect("a text")
            .clone()
    }

    /// What stands in the file where the text says `<here>`.
    #[track_caller]
    fn found(yaml: &str) -> String {
        let at = text(yaml);
        let start = at.value.find('<').expect("a part to look for");
        let end = at.value.rfind('>').expect("its end") + 1;
        let place = Inside::new(&at).place(start..end);
        place.source().text()[place.span()].to_owned()
    }

    #[test]
    fn a_part_is_found_in_each_way_of_writing_a_text() {
        for yaml in [
            "a: one <here> two",
            "a: one\n  <here>",
            "a: 'it''s\n\n  <here>'",
            "a: \"\\\"o\\u006e\\x65\\\" \\\n  \\t<here>\"",
            "a: |\n\n  one\n\n  <here>\n",
            "a: >-  # a note\n  one\n  two\n\n  <here>\n",
            "a: &anchor |2-\n    one\r\n  <here>\r\n",
            "a: !!str |\n  é\n  <here>",
        ] {
            assert_eq!(found(yaml), "<here>", "{yaml}");
        }
    }

    #[test]
    fn a_part_that_is_folded_is_found_over_both_lines() {
        assert_eq!(found("a: >\n  one <here\n  too> two\n"), "<here\n  too>");
    }

    #[test]
    fn an_escape_is_found_whole() {
        assert_eq!(found("a: \"o <\\u0041>\""), "<\\u0041>");
        assert_eq!(found("a: 'o <''>'"), "<''>");
    }

    #[test]
    fn behind_an_alias_the_place_is_that_of_the_alias() {
        assert_eq!(found("b: &x one <here>\na: *x\n"), "*x");
    }

    #[test]
    fn the_first_line_of_a_text_may_be_blank() {
        assert_eq!(first_line(&text("a: |\n\n\n  one\n")), 2);
        assert_eq!(first_line(&text("a: >\n  one\n")), 2);
        assert_eq!(first_line(&text("b: 1\na: one\n")), 2);
    }
}
