//! Which lines of a text are which of its blocks, as the parser reads them: what copies of a text
//! are joined by.
//!
//! A piece is a paragraph, the first paragraph of a list's item, a row of a table, a heading, a
//! piece of code or of HTML, a definition. Every line that is not blank belongs to exactly one
//! piece.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::lines::Lines;
use super::parse::options;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its lines, from 0, without blank ones around it.
    pub(crate) lines: Range<usize>,
    /// What it is.
    pub(crate) kind: PieceKind,
    /// How many lists, quotations and footnotes it stands in.
    pub(crate) depth: usize,
    /// Whether one of them is a quotation.
    pub(crate) quoted: bool,
    /// The piece that it belongs to: the first of the item, quotation or footnote around it, or the
    /// head of its table.
    pub(crate) parent: Option<usize>,
    /// Whether code or HTML is in it, of which every space counts.
    pub(crate) verbatim: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A paragraph.
    Paragraph,
    /// The first block of an item of a list that has no numbers.
    Bullet,
    /// The first block of an item of a numbered list.
    Numbered,
    /// The first block of a quotation.
    Quote,
    /// The first block of a footnote.
    Note,
    /// A heading.
    Heading,
    /// Code, with its fences.
    Code,
    /// HTML.
    Html,
    /// The head of a table with the line below it.
    TableHead,
    /// A row of a table.
    Row,
    /// A line between two thoughts.
    Rule,
    /// Where a link leads; what the parser leaves out, such as a second definition of a label.
    Definition,
}

/// The pieces of a text, in order.
pub(crate) fn pieces(source: &str) -> Vec<Piece> {
    let parser = Parser::new_ext(source, options());
    let definitions: Vec<usize> =
        parser.reference_definitions().iter().map(|(_, d)| d.span.start).collect();
    let mut walk = Walk { lines: Lines::new(source), ..Walk::default() };
    for (event, range) in parser.into_offset_iter() {
        walk.event(&event, range.start);
    }
    let mut begins = walk.begins;
    for at in definitions {
        let line = walk.lines.at(at);
        let place = begins.partition_point(|begin| begin.line < line);
        if begins.get(place).is_none_or(|begin| begin.line != line) {
            begins.iter_mut().for_each(|begin| begin.shift(place));
            begins.insert(place, Begin::outer(line));
        }
    }
    cut(source, begins)
}

/// The first line of a piece, and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Begin {
    line: usize,
    kind: PieceKind,
    depth: usize,
    quoted: bool,
    parent: Option<usize>,
    verbatim: bool,
}

impl Begin {
    /// What stands in nothing and is no block of its own to the parser.
    fn outer(line: usize) -> Self {
        let kind = PieceKind::Definition;
        Self { line, kind, depth: 0, quoted: false, parent: None, verbatim: false }
    }

    /// The piece that it begins, of these lines.
    fn piece(self, lines: Range<usize>, parent: Option<usize>) -> Piece {
        let Self { kind, depth, quoted, verbatim, .. } = self;
        Piece { lines, kind, depth, quoted, parent, verbatim }
    }

    /// Makes room for a piece before it.
    fn shift(&mut self, place: usize) {
        self.parent = self.parent.map(|parent| parent + usize::from(parent >= place));
    }
}

/// Cuts the lines at where pieces begin, and behind blank lines that no block holds.
fn cut(source: &str, begins: Vec<Begin>) -> Vec<Piece> {
    let blank: Vec<bool> = source.lines().map(|line| line.trim().is_empty()).collect();
    let mut pieces: Vec<Piece> = Vec::with_capacity(begins.len());
    // Where each of them is among the pieces, of which there may be more.
    let mut places = Vec::with_capacity(begins.len());
    let first = begins.first().map_or(blank.len(), |begin| begin.line);
    push_loose(&mut pieces, &blank, 0..first);
    for (at, begin) in begins.iter().enumerate() {
        let end = begins.get(at + 1).map_or(blank.len(), |next| next.line);
        let gap = match begin.verbatim {
            true => None,
            false => (begin.line..end).find(|line| blank.get(*line) == Some(&true)),
        };
        let lines = trimmed(&blank, begin.line..gap.unwrap_or(end));
        let parent = begin.parent.and_then(|parent| places.get(parent).copied());
        places.push(pieces.len());
        pieces.push(begin.piece(lines, parent));
        push_loose(&mut pieces, &blank, gap.unwrap_or(end)..end);
    }
    pieces
}

/// Lines that are not blank and begin no block.
fn push_loose(pieces: &mut Vec<Piece>, blank: &[bool], lines: Range<usize>) {
    let lines = trimmed(blank, lines);
    if !lines.is_empty() {
        pieces.push(Begin::outer(lines.start).piece(lines, None));
    }
}

/// Lines without blank ones at either end.
fn trimmed(blank: &[bool], mut lines: Range<usize>) -> Range<usize> {
    let is_blank = |line: usize| blank.get(line).copied().unwrap_or(true);
    while !lines.is_empty() && is_blank(lines.end - 1) {
        lines.end -= 1;
    }
    while !lines.is_empty() && is_blank(lines.start) {
        lines.start += 1;
    }
    lines
}

/// The state between two events.
#[derive(Default)]
struct Walk {
    lines: Lines,
    begins: Vec<Begin>,
    /// The lists around the next event: whether each is numbered.
    lists: Vec<bool>,
    /// The items, quotations, footnotes and tables around it: the first piece of each, and whether
    /// it nests.
    around: Vec<(usize, bool)>,
    quotes: usize,
    /// Whether the innermost of them has begun and holds nothing yet.
    fresh: bool,
    /// Whether a block is open that holds text.
    leaf: bool,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(end) => self.end(*end),
            Event::Rule => {
                self.block(PieceKind::Rule, at);
                self.leaf = false;
            }
            // Text that stands in an item without a paragraph around it.
            _ => self.inline(at),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        use PieceKind as K;
        match tag {
            Tag::List(start) => {
                self.lists.push(start.is_some());
                self.leaf = false;
            }
            Tag::Item => {
                let numbered = self.lists.last() == Some(&true);
                self.open(if numbered { K::Numbered } else { K::Bullet }, at);
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.open(K::Quote, at);
            }
            Tag::FootnoteDefinition(_) => self.open(K::Note, at),
            Tag::Table(_) => {
                self.block(K::TableHead, at);
                self.around.push((self.begins.len().saturating_sub(1), false));
            }
            Tag::TableRow => {
                self.fresh = false;
                self.block(K::Row, at);
            }
            Tag::Paragraph => self.block(K::Paragraph, at),
            Tag::Heading { .. } => self.block(K::Heading, at),
            Tag::CodeBlock(_) => self.raw(K::Code, at),
            Tag::HtmlBlock => self.raw(K::Html, at),
            Tag::TableHead | Tag::TableCell | Tag::MetadataBlock(_) => {}
            // What is within a line, and what the parser is not asked for.
            _ => self.inline(at),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::Table => {
                self.quotes -= usize::from(matches!(end, TagEnd::BlockQuote(_)));
                self.around.pop();
                (self.fresh, self.leaf) = (false, false);
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.leaf = false;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.leaf = false;
            }
            _ => {}
        }
    }

    /// What holds blocks: its first is a piece with it.
    fn open(&mut self, kind: PieceKind, at: usize) {
        self.begin(kind, at);
        self.around.push((self.begins.len().saturating_sub(1), true));
        (self.fresh, self.leaf) = (true, false);
    }

    fn block(&mut self, kind: PieceKind, at: usize) {
        self.begin(kind, at);
        (self.fresh, self.leaf) = (false, true);
    }

    fn raw(&mut self, kind: PieceKind, at: usize) {
        self.block(kind, at);
        if let Some(begin) = self.begins.last_mut() {
            begin.verbatim = true;
        }
    }

    fn inline(&mut self, at: usize) {
        if !self.leaf {
            self.block(PieceKind::Paragraph, at);
        }
    }

    /// Begins a piece, unless it is the first block of what has just begun, or of a line that is a
    /// piece already.
    fn begin(&mut self, kind: PieceKind, at: usize) {
        let line = self.lines.at(at);
        if self.fresh || self.begins.last().is_some_and(|last| last.line >= line) {
            return;
        }
        let parent = self.around.last().map(|(first, _)| *first);
        let depth = self.around.iter().filter(|(_, nests)| *nests).count();
        let quoted = self.quotes > 0;
        self.begins.push(Begin { line, kind, depth, quoted, parent, verbatim: false });
    }
}

#[cfg(test)]
mod tests {
    use super::{PieceKind, pieces};

    /// Each piece as the number of its lines, what it is and how deep it stands.
    fn parted(text: &str) -> Vec<(usize, PieceKind, usize)> {
        pieces(text).into_iter().map(|p| (p.lines.len(), p.kind, p.depth)).collect()
    }

    use PieceKind as K;

    #[test]
    fn a_fence_closes_on_no_fewer_marks_than_it_began_with() {
        let code = "````\na\n\n```\nb\n```\n\nc\n````";
        assert_eq!(parted(&format!("{code}\nAfter.")), [(9, K::Code, 0), (1, K::Paragraph, 0)]);
        let tildes = code.replace('`', "~");
        assert_eq!(parted(&tildes), [(9, K::Code, 0)]);
        assert_eq!(parted("- a\n\n  ````\n  ```\n\n  ````\n- b").len(), 3);
        assert_eq!(parted("Text.\n\n    code\n\n    more\n\nText.")[1], (3, K::Code, 0));
        assert_eq!(parted("<div>\n*a*\n</div>\n\nText."), [(3, K::Html, 0), (1, K::Paragraph, 0)]);
    }

    #[test]
    fn items_rows_and_paragraphs_are_pieces_of_their_own() {
        let text = "Intro:\n- one\n  goes on\n  - within\n\n  Paragraph.\n- two\n\n1. first\n\n| \
                    a \\| b | c |\n|---|---|\n| 1 | 2 |";
        let kinds = [
            (1, K::Paragraph, 0),
            (2, K::Bullet, 0),
            (1, K::Bullet, 1),
            (1, K::Paragraph, 1),
            (1, K::Bullet, 0),
            (1, K::Numbered, 0),
            (2, K::TableHead, 0),
            (1, K::Row, 0),
        ];
        assert_eq!(parted(text), kinds);
        let parents: Vec<_> = pieces(text).into_iter().map(|piece| piece.parent).collect();
        assert_eq!(parents, [None, None, Some(1), Some(1), None, None, None, Some(6)]);
    }

    #[test]
    fn definitions_are_pieces_of_their_own() {
        let text = "See [a][1] and [^n].\n\n[1]: https://one.example\n[2]: \
                    https://two.example\n\n[^n]: A note.\n\n    More of it.";
        let kinds = [
            (1, K::Paragraph, 0),
            (1, K::Definition, 0),
            (1, K::Definition, 0),
            (1, K::Note, 0),
            (1, K::Paragraph, 1),
        ];
        assert_eq!(parted(text), kinds);
        assert_eq!(pieces(text)[4].parent, Some(3));
        // The parser leaves the second out.
        assert_eq!(
            parted("[1]: https://one.example\n\n[1]: https://two.example\n\nText.").len(),
            3
        );
        assert_eq!(
            parted("[1]: https://one.example\n\nText.\n\n[1]: https://two.example").len(),
            3
        );
    }

    #[test]
    fn every_line_that_is_not_blank_is_in_one_piece() {
        for text in [
            "",
            "\n\n",
            "a\n> b\nc\n\n>\n> d\n***\n# e\n- \n\n  f",
            "- - a\n  - > b\n    > c\n\n\td\n-\n  e",
        ] {
            let mut next = 0;
            let blank: Vec<bool> = text.lines().map(|line| line.trim().is_empty()).collect();
            for piece in pieces(text) {
                assert!(blank[next..piece.lines.start].iter().all(|blank| *blank), "{text:?}");
                assert!(!piece.lines.is_empty(), "{text:?}");
                next = piece.lines.end;
            }
            assert!(blank[next..].iter().all(|blank| *blank), "{text:?}");
        }
    }
}
