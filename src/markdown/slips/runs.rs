//! Running text, line by line, as CommonMark tells it from everything else.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::markdown::parse;

/// The parts of a text that slips are looked for in. Where each stands is what the parser says, and
/// lies within the text.
#[derive(Default)]
pub(super) struct Runs<'a> {
    /// Paragraphs, and what stands bare in the entries of lists.
    pub(super) texts: Vec<Run<'a>>,
    /// Lists, each with the text of its entries.
    pub(super) lists: Vec<List>,
    /// Other blocks.
    pub(super) blocks: Vec<(Kind, Range<usize>)>,
    /// Emphasis and what is struck, with the signs around it.
    pub(super) set: Vec<Range<usize>>,
    /// What is shown as it is typed and holds stars or underscores, each with the number of its
    /// block.
    pub(super) literal: Vec<(usize, Range<usize>)>,
    /// Tables.
    pub(super) tables: Vec<Range<usize>>,
    /// Notes, each from its mark on.
    pub(super) notes: Vec<Range<usize>>,
    /// The rows of tables below their headings.
    pub(super) rows: Vec<Range<usize>>,
    /// Code between fences, with them.
    pub(super) fences: Vec<Range<usize>>,
}

/// Another block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading(HeadingLevel),
    Quote,
    IndentedCode,
    Html,
}

/// A list.
pub(super) struct List {
    /// Where it begins, which is its first mark.
    pub(super) start: usize,
    /// Where each entry begins, which is its mark.
    pub(super) items: Vec<usize>,
    /// Whether it stands in an entry of another one.
    pub(super) is_nested: bool,
}

/// A paragraph.
pub(super) struct Run<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// The bytes of code, links, pictures and HTML within it, in order, without those that are
    /// within others.
    pub(super) apart: Vec<Range<usize>>,
}

/// A line of running text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where it begins in the source, behind its indentation and the signs of quotations.
    pub(super) start: usize,
    /// Its text, without white space of the plain kind at its end.
    pub(super) text: &'a str,
}

impl Line<'_> {
    /// Its bytes in the source.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

impl Run<'_> {
    /// Whether a byte is of running text, and not of code, a link or the like.
    pub(super) fn is_text(&self, at: usize) -> bool {
        let before = self.apart.partition_point(|range| range.start <= at);
        !self.apart[..before].last().is_some_and(|range| range.contains(&at))
    }

    /// Its bytes in the source.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.lines.first().map_or(0, |line| line.start);
        start..self.lines.last().map_or(start, |line| line.range().end)
    }
}

impl<'a> Runs<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let mut reader = Reader {
            source,
            runs: Self::default(),
            open: None,
            lists: Vec::new(),
            blocked: 0,
            block: 0,
            is_code: false,
        };
        for (event, range) in Parser::new_ext(source, parse::options()).into_offset_iter() {
            reader.event(&event, range);
        }
        reader.close();
        reader.runs
    }
}

struct Reader<'a> {
    source: &'a str,
    runs: Runs<'a>,
    /// The running text so far, and what is apart in it.
    open: Option<(Range<usize>, Vec<Range<usize>>)>,
    /// The lists around the next event, by their place.
    lists: Vec<usize>,
    /// How many elements are open whose text is no running text.
    blocked: usize,
    /// How many blocks have begun or ended.
    block: usize,
    /// Whether the next text is code.
    is_code: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(_) => {
                self.literal(&range);
                self.text(range);
            }
            Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => {
                self.text(range);
            }
            Event::Code(_) | Event::InlineHtml(_) => self.apart(range),
            Event::FootnoteReference(_) => self.text(range),
            Event::Rule => self.close(),
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.text(range.start..range.start);
                self.runs.set.push(range);
                return;
            }
            Tag::Link { .. } | Tag::Image { .. } => return self.apart(range),
            _ => self.close(),
        }
        self.is_code = matches!(tag, Tag::CodeBlock(_));
        match tag {
            Tag::Heading { level, .. } => self.block(Kind::Heading(*level), range),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.block(Kind::IndentedCode, range),
            Tag::HtmlBlock => self.block(Kind::Html, range),
            Tag::BlockQuote(_) => self.runs.blocks.push((Kind::Quote, range)),
            Tag::CodeBlock(_) => {
                self.blocked += 1;
                self.runs.fences.push(range);
            }
            Tag::Table(_) => {
                self.blocked += 1;
                self.runs.tables.push(range);
            }
            Tag::FootnoteDefinition(_) => self.runs.notes.push(range),
            Tag::TableRow => self.runs.rows.push(range),
            Tag::List(_) => {
                let (start, is_nested) = (range.start, !self.lists.is_empty());
                self.lists.push(self.runs.lists.len());
                self.runs.lists.push(List { start, items: Vec::new(), is_nested });
            }
            Tag::Item => {
                let list = self.lists.last().and_then(|at| self.runs.lists.get_mut(*at));
                if let Some(list) = list {
                    list.items.push(range.start);
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, kind: Kind, range: Range<usize>) {
        self.blocked += 1;
        self.runs.blocks.push((kind, range));
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => return,
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table => {
                self.blocked = self.blocked.saturating_sub(1);
            }
            TagEnd::List(_) => _ = self.lists.pop(),
            _ => {}
        }
        self.close();
    }

    /// Notes text that holds stars or underscores; what follows on it without a gap is one with it.
    fn literal(&mut self, range: &Range<usize>) {
        if self.is_code {
            return;
        }
        let has_sign =
            || self.source[range.clone()].bytes().any(|byte| matches!(byte, b'*' | b'_'));
        match self.runs.literal.last_mut() {
            Some((block, last)) if *block == self.block && last.end == range.start => {
                last.end = range.end;
            }
            _ if has_sign() => self.runs.literal.push((self.block, range.clone())),
            _ => {}
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if self.blocked > 0 {
            return;
        }
        let (open, _) = self.open.get_or_insert_with(|| (range.clone(), Vec::new()));
        open.end = open.end.max(range.end);
    }

    fn apart(&mut self, range: Range<usize>) {
        self.text(range.clone());
        if let Some((_, apart)) = &mut self.open
            && apart.last().is_none_or(|last| last.end <= range.start)
        {
            apart.push(range);
        }
    }

    fn close(&mut self) {
        self.block += 1;
        self.is_code = false;
        let Some((range, apart)) = self.open.take() else { return };
        let source = self.source;
        // The parser passes over a backslash that makes the sign behind it plain.
        let is_escaped = source.get(..range.start).is_some_and(|before| before.ends_with('\\'));
        let is_sign = source[range.start..].starts_with(|c: char| c.is_ascii_punctuation());
        let range = range.start - usize::from(is_escaped && is_sign)..range.end;
        let Some(text) = source.get(range.clone()) else { return };
        let mut start = range.start;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let inner =
                if lines.is_empty() { line } else { line.trim_start_matches([' ', '\t', '>']) };
            let at = start + (line.len() - inner.len());
            lines.push(Line { start: at, text: inner.trim_end_matches([' ', '\t', '\r']) });
            start += line.len() + 1;
        }
        self.runs.texts.push(Run { lines, apart });
    }
}
