//! Builds the tree from the parser's events, one open element a frame.
//!
//! It keeps the tree's promises: bounded depth, levels that do not skip, no link in a link, no
//! block without text where the tree says so. It refuses to drop words: what cannot stand where
//! the author put it is flattened into the element around it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::ast::{self, Block, BlockKind, Inline, List, ListItem, Table};
use super::lines::Lines;
use super::literal::{printable, printable_line};
use super::{Document, Mentions, Problem, ProblemKind, link};
use crate::diag::is_unwanted;

mod close;
mod frame;

use self::frame::{Frame, Open};

/// What refers to the footnotes of a text.
pub(super) struct NoteMarks {
    /// The place of each footnote that the text itself refers to.
    pub(super) numbers: BTreeMap<String, usize>,
    /// Those that another footnote refers to.
    pub(super) nested: BTreeSet<String>,
}

/// The state between two events.
pub(super) struct Builder<'a> {
    source: &'a str,
    lines: &'a Lines,
    mentions: &'a Mentions,
    notes: NoteMarks,
    /// The elements around the next event; the document itself is the first and never closed.
    stack: Vec<Frame>,
    /// How many elements are open that are flattened into the innermost frame.
    flattened: usize,
    too_deep: bool,
    /// The levels, as written, of the headings above the next one.
    outline: Vec<HeadingLevel>,
    footnotes: Vec<Option<Vec<Block>>>,
    /// Where each footnote is defined first.
    defined: BTreeMap<String, Range<usize>>,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        source: &'a str,
        lines: &'a Lines,
        mentions: &'a Mentions,
        notes: NoteMarks,
    ) -> Self {
        Self {
            source,
            lines,
            mentions,
            footnotes: vec![None; notes.numbers.len()],
            defined: BTreeMap::new(),
            notes,
            stack: vec![Frame::new(Open::Document, 0..source.len())],
            flattened: 0,
            too_deep: false,
            outline: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => {
                self.entity(&text, &range);
                self.text(&text, range.start);
            }
            Event::Code(code) => self.inline(Inline::Code(printable_line(&code)), range.start),
            Event::Html(html) => self.raw(&html, range.start),
            Event::InlineHtml(html) => {
                self.inline(Inline::Text(printable_line(&html)), range.start);
            }
            Event::SoftBreak => self.text(" ", range.start),
            Event::HardBreak => self.inline(Inline::LineBreak, range.start),
            Event::FootnoteReference(label) => self.reference(&label, range),
            Event::TaskListMarker(done) => self.inline(Inline::Task(done), range.start),
            Event::Rule => {
                self.close_paragraph();
                self.block(BlockKind::Rule, range.start);
            }
            // Not asked of the parser; text all the same.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range.start),
        }
    }

    /// A part of the text, as its author wrote it.
    fn written(&self, range: Range<usize>) -> &'a str {
        self.source.get(range).expect("the parser's ranges lie within its text")
    }

    /// Notes an entity that stands for a character that readers cannot see, or for none.
    fn entity(&mut self, text: &str, range: &Range<usize>) {
        let written = self.written(range.clone());
        let is_hidden = |c| is_unwanted(c) || c == char::REPLACEMENT_CHARACTER;
        if written.starts_with('&') && text.chars().any(is_hidden) {
            let line = self.lines.at(range.start);
            let (kind, range) = (ProblemKind::Unprintable, range.clone());
            self.problems.push(Problem { kind, line, range });
        }
    }

    pub(super) fn finish(mut self) -> Document {
        self.close_paragraph();
        let blocks = self.stack.drain(..).next().expect("the document is never closed").blocks;
        let footnotes = self.footnotes.into_iter().map(Option::unwrap_or_default).collect();
        Document { blocks, footnotes, problems: self.problems }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let block = frame::is_block(&tag.to_end());
        if block {
            if matches!(tag, Tag::Table(_)) {
                self.task_before_table(range.start);
            }
            self.close_paragraph();
        }
        if self.flattened > 0 || self.is_too_deep(&tag) {
            self.flatten(tag, range);
            return;
        }
        if matches!(tag, Tag::Paragraph)
            && let Some(Frame { open: Open::Item { loose, .. }, .. }) = self.stack.last_mut()
        {
            *loose = true;
        }
        let open = self.open(tag, &range);
        self.stack.push(Frame::new(open, range));
    }

    /// Counts an element that gets no frame, and keeps what only its start tells.
    fn flatten(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.flattened += 1;
        if !self.too_deep {
            self.too_deep = true;
            self.problem(ProblemKind::TooDeep, range.clone());
        }
        let titled = |title: &str| match title {
            "" => String::new(),
            title => format!("({title}) "),
        };
        match tag {
            Tag::Link { dest_url, title, .. } => {
                self.text(&format!("({dest_url}) {}", titled(&title)), range.start);
            }
            Tag::Image { dest_url, title, .. } => {
                self.text(&titled(&title), range.start);
                let destination = dest_url.into_string();
                self.problem(ProblemKind::Image { destination }, range);
            }
            Tag::CodeBlock(kind) => self.text(&first_line(kind), range.start),
            Tag::FootnoteDefinition(label) => self.text(&format!("[^{label}]: "), range.start),
            _ => {}
        }
    }

    /// The box of a task that a table follows on the same line, for which the parser has no event.
    fn task_before_table(&mut self, table: usize) {
        let Some(Frame { open: Open::Item { .. }, range, blocks, inlines, .. }) = self.stack.last()
        else {
            return;
        };
        if self.flattened > 0 || !blocks.is_empty() || !inlines.is_empty() {
            return;
        }
        let before = self.written(range.start..table).trim_end();
        let done = match before.get(before.len().saturating_sub(3)..) {
            Some("[x]" | "[X]") => true,
            Some("[ ]") => false,
            _ => return,
        };
        self.inline(Inline::Task(done), range.start);
    }

    fn is_too_deep(&self, tag: &Tag<'_>) -> bool {
        let depth = |counts: fn(&Open) -> bool| {
            self.stack.iter().filter(|frame| counts(&frame.open)).count()
        };
        match tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) => {
                depth(Open::nests_blocks) >= ast::MAX_BLOCKS
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => depth(Open::nests_inlines) >= ast::MAX_INLINES,
            _ => false,
        }
    }

    fn open(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Open {
        match tag {
            Tag::Heading { level, .. } => Open::Heading(level),
            Tag::BlockQuote(_) => Open::Quote,
            Tag::CodeBlock(kind) => Open::Code(first_line(kind)),
            Tag::List(start) => Open::List { start, tight: true, items: Vec::new() },
            Tag::Item => Open::Item { loose: false, number: self.number(range.start) },
            Tag::FootnoteDefinition(label) => Open::Footnote(label.into_string()),
            Tag::Table(columns) => Open::Table(Table {
                columns: columns.into_iter().map(frame::align).collect(),
                header: Vec::new(),
                rows: Vec::new(),
                row_headers: false,
            }),
            Tag::TableHead => Open::Row { header: true, cells: Vec::new(), cells_end: range.start },
            Tag::TableRow => Open::Row { header: false, cells: Vec::new(), cells_end: range.start },
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => {
                let destination = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.open_link(destination, title, range)
            }
            Tag::Image { dest_url, title, .. } => {
                let destination = dest_url.into_string();
                let kind = ProblemKind::Image { destination: destination.clone() };
                self.problem(kind, range.clone());
                Open::Image { destination, title: title.into_string() }
            }
            // The others are extensions not asked of the parser; paragraphs all the same.
            _ => Open::Paragraph,
        }
    }

    /// The number that an author wrote before an item.
    fn number(&self, at: usize) -> Option<u64> {
        let text = self.source.get(at..)?;
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        text[..end].parse().ok()
    }

    fn open_link(&mut self, destination: String, title: CowStr<'_>, range: &Range<usize>) -> Open {
        let address = link::allowed(&destination);
        if address.is_none() {
            let kind = ProblemKind::Link { destination: destination.clone() };
            self.problem(kind, range.clone());
        }
        let address = address.filter(|_| !self.in_link());
        Open::Link { address, destination, title: title.into_string() }
    }

    fn end(&mut self, end: TagEnd) {
        if frame::is_block(&end) {
            self.close_paragraph();
        }
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        self.close_text();
        if self.stack.len() < 2 {
            return;
        }
        if let Some(frame) = self.stack.pop() {
            self.close(frame);
        }
    }

    fn close(&mut self, frame: Frame) {
        let at = frame.range.start;
        let Frame { open, range, blocks, inlines, text, .. } = frame;
        match open {
            Open::Document => {}
            Open::Paragraph => self.paragraph(inlines, at),
            Open::Heading(level) => self.heading(level, inlines, at),
            Open::Quote if blocks.is_empty() => {}
            Open::Quote => self.block(BlockKind::Quote(blocks), at),
            Open::Code(first) => {
                let code = printable(&(first + &text)).replace("\r\n", "\n");
                let code = code.strip_suffix('\n').unwrap_or(&code).to_owned();
                self.block(BlockKind::Code(code), at);
            }
            Open::List { start, tight, mut items } => {
                number(start, &mut items);
                self.block(BlockKind::List(List { start, tight, items }), at);
            }
            Open::Item { loose, number } => self.item(loose, number, blocks, at),
            Open::Footnote(label) => self.footnote(label, blocks, range),
            Open::Table(table) => self.table(table, at),
            Open::Row { header, cells, cells_end } => {
                self.row(header, cells, cells_end..range.end, at)
            }
            Open::Cell => self.cell(inlines, range.end),
            Open::Emphasis => self.inline(Inline::Emphasis(inlines), at),
            Open::Strong => self.inline(Inline::Strong(inlines), at),
            Open::Strikethrough => self.inline(Inline::Strikethrough(inlines), at),
            Open::Link { address, destination, title } => {
                self.link(address, &destination, &title, inlines, at);
            }
            Open::Image { destination, title } => {
                self.image(&destination, &title, inlines, at);
            }
        }
    }
}

/// Numbers the items of a list: as they are written, since a reader may look for what stands there.
/// Where all have the same number, as those write who leave the counting to Markdown, they are
/// counted.
fn number(start: Option<u64>, items: &mut [ListItem]) {
    let first = items.first().and_then(|item| item.number);
    let is_same = items.iter().all(|item| item.number == first);
    let is_missing = items.iter().any(|item| item.number.is_none());
    let counted = is_missing || (is_same && items.len() > 1);
    for (index, item) in (0_u64..).zip(items) {
        item.number = match start {
            Some(start) if counted => Some(start.saturating_add(index)),
            Some(_) => item.number,
            None => None,
        };
    }
}

/// Languages that an opening fence may name, which is no word of the text.
const LANGUAGES: [&str; 21] = [
    "bash",
    "c",
    "console",
    "css",
    "csv",
    "diff",
    "html",
    "javascript",
    "js",
    "json",
    "markdown",
    "md",
    "python",
    "r",
    "rust",
    "sh",
    "sql",
    "text",
    "toml",
    "xml",
    "yaml",
];

/// What the opening fence says, if that is more than the name of a language.
fn first_line(kind: CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) if !info.is_empty() && !LANGUAGES.contains(&&*info) => {
            format!("{info}\n")
        }
        _ => String::new(),
    }
}
