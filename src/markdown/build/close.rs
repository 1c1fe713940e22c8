//! What becomes of text and of elements that end: each finds its place in the frame around it.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::Builder;
use super::frame::{Frame, Open};
use crate::markdown::ast::{Block, BlockKind, Cell, Inline, ListItem, Row, Table};
use crate::markdown::literal::printable_line;
use crate::markdown::parse::normal;
use crate::markdown::plain::{is_blank, words};
use crate::markdown::{Problem, ProblemKind};

impl Builder<'_> {
    /// Adds running text, in which mentions are looked for once it is whole.
    pub(super) fn text(&mut self, text: &str, at: usize) {
        if let Some(top) = self.stack.last_mut() {
            top.text_start.get_or_insert(at);
            top.text.push_str(text);
        }
    }

    /// Adds the lines of raw HTML as they are.
    pub(super) fn raw(&mut self, html: &str, at: usize) {
        for line in html.split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            self.inline(Inline::Text(printable_line(text)), at);
            if text.len() < line.len() {
                self.inline(Inline::LineBreak, at);
            }
        }
    }

    /// Adds an inline behind the text so far.
    pub(super) fn inline(&mut self, inline: Inline, at: usize) {
        self.close_text();
        if let Some(top) = self.stack.last_mut() {
            top.text_start.get_or_insert(at);
            top.inlines.push(inline);
        }
    }

    /// Makes inlines of the text so far, except in a code block.
    pub(super) fn close_text(&mut self) {
        let linked = self.in_link();
        let Some(top) = self.stack.last_mut() else { return };
        if matches!(top.open, Open::Code(_)) || top.text.is_empty() {
            return;
        }
        let text = printable_line(&std::mem::take(&mut top.text));
        let mentions = if linked { Vec::new() } else { self.mentions.find(&text) };
        let mut end = 0;
        for range in mentions {
            if end < range.start {
                top.inlines.push(Inline::Text(text[end..range.start].to_owned()));
            }
            end = range.end;
            let id = text[range].to_owned();
            let anchor = self.mentions.anchor(&id);
            top.inlines.push(Inline::Mention { id, anchor });
        }
        if end < text.len() {
            top.inlines.push(Inline::Text(text[end..].to_owned()));
        }
    }

    /// Makes a paragraph of what stands bare in an element that holds blocks.
    pub(super) fn close_paragraph(&mut self) {
        if !self.stack.last().is_some_and(|top| top.open.holds_blocks()) {
            return;
        }
        self.close_text();
        let Some(top) = self.stack.last_mut() else { return };
        let inlines = std::mem::take(&mut top.inlines);
        let Some(at) = top.text_start.take() else { return };
        self.paragraph(inlines, at);
    }

    pub(super) fn block(&mut self, kind: BlockKind, at: usize) {
        let line = self.lines.at(at);
        if let Some(top) = self.stack.last_mut() {
            top.blocks.push(Block { line, kind });
        }
    }

    pub(super) fn problem(&mut self, kind: ProblemKind, range: Range<usize>) {
        let line = self.lines.at(range.start);
        self.problems.push(Problem { kind, line, range });
    }

    /// Whether the next inline stands within a link that can be followed.
    pub(super) fn in_link(&self) -> bool {
        let linked = |frame: &Frame| matches!(frame.open, Open::Link { address: Some(_), .. });
        self.stack.iter().any(linked)
    }

    pub(super) fn paragraph(&mut self, mut inlines: Vec<Inline>, at: usize) {
        while let Some(Inline::LineBreak) = inlines.last() {
            inlines.pop();
        }
        if !is_blank(&inlines) {
            self.block(BlockKind::Paragraph(inlines), at);
        }
    }

    pub(super) fn heading(&mut self, level: HeadingLevel, content: Vec<Inline>, at: usize) {
        if is_blank(&content) {
            return;
        }
        // Footnotes are set apart from the outline, so that a heading there has no level.
        if self.stack.iter().any(|frame| matches!(frame.open, Open::Footnote(_))) {
            self.block(BlockKind::Paragraph(vec![Inline::Strong(content)]), at);
            return;
        }
        while self.outline.last().is_some_and(|&above| above >= level) {
            self.outline.pop();
        }
        self.outline.push(level);
        // The levels in the outline differ, so that there are at most six.
        let depth = u8::try_from(self.outline.len()).unwrap_or(u8::MAX);
        self.block(BlockKind::Heading { depth, content }, at);
    }

    pub(super) fn item(
        &mut self,
        item_loose: bool,
        number: Option<u64>,
        blocks: Vec<Block>,
        at: usize,
    ) {
        let is_paragraph = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
        // Paragraphs one after another, as flattening makes them, would run together if tight.
        let run_on = blocks.windows(2).any(|pair| pair.iter().all(is_paragraph));
        let line = self.lines.at(at);
        if let Some(Frame { open: Open::List { tight, items, .. }, .. }) = self.stack.last_mut() {
            *tight &= !item_loose && !run_on;
            items.push(ListItem { line, number, blocks });
        }
    }

    /// Keeps a footnote for the end, or shows it here if nothing refers to it or its label has
    /// another one.
    pub(super) fn footnote(&mut self, label: String, blocks: Vec<Block>, range: Range<usize>) {
        let key = normal(&label);
        let earlier = self.defined.get(&key).cloned();
        let number = self.notes.numbers.get(&key).filter(|_| earlier.is_none());
        // What another footnote alone refers to is told of at its mark.
        let is_told = self.notes.nested.contains(&key) && earlier.is_none();
        self.defined.entry(key).or_insert_with(|| range.clone());
        if let Some(place) = number.and_then(|&number| self.footnotes.get_mut(number)) {
            *place = Some(blocks);
            return;
        }
        let mark = Inline::Text(printable_line(&format!("[^{label}]: ")));
        let mut blocks = blocks.into_iter().peekable();
        let line = self.lines.at(range.start);
        let first = match blocks.next_if(|block| matches!(block.kind, BlockKind::Paragraph(_))) {
            Some(Block { kind: BlockKind::Paragraph(text), .. }) => [vec![mark], text].concat(),
            _ => vec![mark],
        };
        if let Some(top) = self.stack.last_mut() {
            top.blocks.push(Block { line, kind: BlockKind::Paragraph(first) });
            top.blocks.extend(blocks);
        }
        let kind = match earlier {
            Some(first) => ProblemKind::RepeatedDefinition { label: format!("^{label}"), first },
            None => ProblemKind::UnusedDefinition { label },
        };
        if !is_told {
            self.problem(kind, range);
        }
    }

    /// Refers to a footnote, or says so in words where a footnote cannot stand.
    pub(super) fn reference(&mut self, label: &str, range: Range<usize>) {
        let in_footnote = self.stack.iter().any(|frame| matches!(frame.open, Open::Footnote(_)));
        let key = normal(label);
        match self.notes.numbers.get(&key).copied() {
            Some(number) if !in_footnote && !self.in_link() => {
                self.inline(Inline::Footnote(number), range.start)
            }
            number => {
                let written = self.source.get(range.clone()).unwrap_or(label);
                self.text(written, range.start);
                let label = format!("^{label}");
                // One that refers to itself alone is shown where it stands, and that has been said.
                if number.is_some() || self.notes.nested.contains(&key) {
                    self.problem(ProblemKind::NestedNote { label }, range);
                }
            }
        }
    }

    pub(super) fn table(&mut self, mut table: Table, at: usize) {
        let unnamed_corner = table.header.first().is_some_and(|cell| is_blank(cell));
        table.row_headers = unnamed_corner && table.columns.len() > 1;
        if table.header.iter().all(|cell| is_blank(cell)) {
            table.header.clear();
        }
        self.block(BlockKind::Table(table), at);
    }

    /// Adds a row, and to its last cell what the author wrote at `rest`, beyond the last column.
    pub(super) fn row(
        &mut self,
        is_header: bool,
        mut cells: Vec<Cell>,
        rest: Range<usize>,
        at: usize,
    ) {
        let beyond = |c: char| c == '|' || c.is_whitespace();
        let extra = self.written(rest.clone()).trim_matches(beyond);
        if !extra.is_empty()
            && let Some(last) = cells.last_mut()
        {
            last.push(Inline::Text(format!(" | {}", printable_line(extra))));
            self.problem(ProblemKind::ExtraCells, rest);
        }
        let line = self.lines.at(at);
        if let Some(Frame { open: Open::Table(table), .. }) = self.stack.last_mut() {
            if is_header {
                table.header = cells;
            } else {
                table.rows.push(Row { line, cells });
            }
        }
    }

    pub(super) fn cell(&mut self, content: Cell, end: usize) {
        if let Some(Frame { open: Open::Row { cells, cells_end, .. }, .. }) = self.stack.last_mut()
        {
            cells.push(content);
            *cells_end = end;
        }
    }

    pub(super) fn link(
        &mut self,
        address: Option<String>,
        destination: &str,
        title: &str,
        mut content: Vec<Inline>,
        at: usize,
    ) {
        let shown = words(&content);
        let Some(address) = address else {
            let known = shown.trim() == destination;
            self.splice(content, title, at);
            if !known {
                self.text(&format!(" ({destination})"), at);
            }
            return;
        };
        if shown.trim().is_empty() {
            content = vec![Inline::Text(printable_line(destination))];
        }
        self.inline(Inline::Link { destination: address, content }, at);
        self.splice(Vec::new(), title, at);
    }

    /// Shows an image, as its alternative text or else as where it is.
    pub(super) fn image(
        &mut self,
        destination: &str,
        title: &str,
        mut content: Vec<Inline>,
        at: usize,
    ) {
        if is_blank(&content) {
            content = vec![Inline::Text(printable_line(destination))];
        }
        self.splice(content, title, at);
    }

    /// Puts the content of an element that is not shown as such into the element around it.
    fn splice(&mut self, content: Vec<Inline>, title: &str, at: usize) {
        for inline in content {
            self.inline(inline, at);
        }
        if !title.is_empty() {
            self.text(&format!(" ({title})"), at);
        }
    }
}
