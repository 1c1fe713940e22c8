//! A document as Typst source made of nothing but function calls and string literals.
//!
//! Nothing that an author wrote is ever markup or code: text stands in string literals, closed by
//! a semicolon. Between inline calls there is no white space, because Typst would show it; every
//! space that shows is inside a literal. How things look is for the template to say.

use super::ast::{Align, Block, BlockKind, Cell, Inline, List, Table};
use super::literal::push_string_literal;
use super::plain::words;
use super::table_width::{figure, need};
use super::{Document, Items, ProsePlace};

/// `doc` as Typst markup, for within `[…]` or at the top level; each block on its own line.
///
/// With `first_line`, the 1-based line on which the Markdown begins in the author's file, a
/// comment `//@ N` on a line of its own stands before each block, item, row and note, where `N` is
/// the line in that file. What Typst finds wrong anywhere concerns the last such line above. The
/// module's documentation says which functions and labels the template must define.
pub fn typst(doc: &Document, place: &ProsePlace<'_>, first_line: Option<usize>) -> String {
    let seen = vec![false; doc.footnotes.len()];
    let within = Within { strike: false, header: false };
    let mut writer = Writer { place, first_line, out: String::new(), seen, within };
    for (index, block) in doc.blocks.iter().enumerate() {
        writer.marker(block.line);
        writer.block(block, &doc.blocks[index + 1..]);
        if let BlockKind::Paragraph(_) = block.kind {
            writer.out.push_str("#parbreak();");
        }
        writer.out.push('\n');
    }
    writer.footnotes(&doc.footnotes);
    writer.out
}

/// The most letters of headings, one below another, that stay together with the text below them.
const TOGETHER: usize = 500;

/// What a heading takes beside its letters: the rest of its line and the space above it.
const LINE: usize = 100;

/// Where paragraph breaks stand.
///
/// A break makes Typst tag the text before it as a paragraph even if it is alone in its container.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// After each paragraph.
    After,
    /// Between blocks, after a paragraph.
    Between,
    /// Nowhere.
    Never,
}

/// What the next inline stands in.
#[derive(Clone, Copy)]
struct Within {
    /// Words that are struck out.
    strike: bool,
    /// The header of a table.
    header: bool,
}

struct Writer<'a> {
    place: &'a ProsePlace<'a>,
    first_line: Option<usize>,
    out: String,
    /// Which footnotes have been referred to.
    seen: Vec<bool>,
    within: Within,
}

impl Writer<'_> {
    /// Marks the source line of what follows, if lines are to be marked.
    ///
    /// Only where white space does not show: between blocks and between arguments.
    fn marker(&mut self, line: usize) {
        if let Some(first_line) = self.first_line {
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            self.out.push_str(&format!("//@ {}\n", first_line.saturating_add(line)));
        }
    }

    /// Blocks as the argument of a call, their markers before and within.
    fn body(&mut self, blocks: &[Block], breaks: Breaks) {
        for (index, block) in blocks.iter().enumerate() {
            if index == 0 {
                self.marker(block.line);
                self.out.push('[');
            } else {
                self.out.push('\n');
                self.marker(block.line);
            }
            self.block(block, &blocks[index + 1..]);
            let breaks_here = match breaks {
                Breaks::After => true,
                Breaks::Between => index + 1 < blocks.len(),
                Breaks::Never => false,
            };
            if breaks_here && matches!(block.kind, BlockKind::Paragraph(_)) {
                self.out.push_str("#parbreak();");
            }
        }
        self.out.push_str(if blocks.is_empty() { "[]" } else { "]" });
    }

    /// A block; `after` are those that follow it in the same place.
    fn block(&mut self, block: &Block, after: &[Block]) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::Heading { depth, content } => {
                let level = self.place.level(*depth);
                self.out.push_str(&format!(
                    "#heading(level: {level}, outlined: false, bookmarked: false)["
                ));
                self.inlines(content);
                self.out.push_str("];");
                if !stays_with_next(content, after) {
                    self.out.push_str("#label(\"md-apart\");");
                }
            }
            BlockKind::Quote(content) => {
                self.out.push_str("#quote(block: true, ");
                self.body(content, Breaks::After);
                self.out.push_str(");");
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Code(code) => {
                self.out.push_str("#raw(block: true, ");
                push_string_literal(&mut self.out, code);
                self.out.push_str(");");
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Rule => self.out.push_str("#line(length: 100%);"),
        }
    }

    fn list(&mut self, list: &List) {
        match list.start {
            None => self.out.push_str("#list("),
            Some(start) => self.out.push_str(&format!("#enum(start: {start}, ")),
        }
        self.out.push_str(&format!("tight: {}", list.tight));
        let breaks = if list.tight { Breaks::Never } else { Breaks::Between };
        let mut next = list.start;
        for item in &list.items {
            self.out.push_str(", ");
            let own = item.number.filter(|_| item.number != next);
            if let Some(number) = own {
                self.out.push_str(&format!("enum.item({number}, "));
            }
            if item.blocks.is_empty() {
                self.marker(item.line);
            }
            self.body(&item.blocks, breaks);
            if own.is_some() {
                self.out.push(')');
            }
            next = item.number.map(|number| number.saturating_add(1));
        }
        self.out.push_str(");");
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str(&format!("#md-table(columns: {}, align: (", table.columns.len()));
        for align in &table.columns {
            self.out.push_str(match align {
                Align::Auto => "auto,",
                Align::Left => "left,",
                Align::Center => "center,",
                Align::Right => "right,",
            });
        }
        self.out.push_str("), header: (");
        self.within.header = true;
        self.cells(&table.header);
        self.within.header = false;
        self.out.push_str("), rows: (");
        for row in &table.rows {
            self.marker(row.line);
            self.out.push('(');
            self.cells(&row.cells);
            self.out.push_str("),");
        }
        self.out.push_str(&format!("), row-headers: {}", table.row_headers));
        let lengths = (0..table.columns.len()).map(|column| lengths(table, column));
        let (texts, words): (Vec<_>, Vec<_>) = lengths.unzip();
        let needs: Vec<_> = (0..table.columns.len()).map(|column| need(table, column)).collect();
        let (texts, words, needs) = (list(&texts), list(&words), list(&needs));
        self.out.push_str(&format!(", lengths: ({texts}), words: ({words}), needs: ({needs})"));
        self.figures(table);
        self.out.push_str(");");
    }

    /// The widest figure of each column, where there is one.
    fn figures(&mut self, table: &Table) {
        let figures: Vec<String> =
            (0..table.columns.len()).map(|column| figure(table, column)).collect();
        if figures.iter().all(String::is_empty) {
            return;
        }
        self.out.push_str(", figures: (");
        for figure in &figures {
            push_string_literal(&mut self.out, figure);
            self.out.push(',');
        }
        self.out.push(')');
    }

    /// Cells, each with a comma, because an array of one needs it.
    fn cells(&mut self, cells: &[Cell]) {
        for cell in cells {
            self.out.push('[');
            self.inlines(cell);
            self.out.push_str("],");
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => {
                    self.out.push_str("#raw(");
                    push_string_literal(&mut self.out, code);
                    self.out.push_str(");");
                }
                Inline::Emphasis(content) => self.call("#emph", content),
                Inline::Strong(content) => self.call("#strong", content),
                Inline::Strikethrough(content) if self.within.strike => self.inlines(content),
                Inline::Strikethrough(content) => {
                    self.within.strike = true;
                    self.call("#strike", content);
                    self.within.strike = false;
                }
                Inline::Link { destination, content } => {
                    self.out.push_str("#link(");
                    push_string_literal(&mut self.out, destination);
                    self.call(")", content);
                    self.struck(holds_strike(content));
                }
                Inline::Mention { id, .. } if self.is_text(id) => self.text(id),
                Inline::Mention { id, anchor } => {
                    self.out.push_str("#link(");
                    self.label(anchor);
                    self.out.push_str(")[");
                    self.text(id);
                    self.out.push_str("];");
                    self.struck(false);
                }
                Inline::Footnote(index) => self.reference(*index),
                Inline::Task(done) => {
                    self.out.push_str(&format!("#md-task(done: {done});#\" \";"));
                }
                Inline::LineBreak => self.out.push_str("#linebreak();"),
            }
        }
    }

    /// Whether a mention of an item leads nowhere: to where the text stands, or to a page, which
    /// Typst does not know, or from a header that is repeated, where no link can be.
    fn is_text(&self, id: &str) -> bool {
        self.within.header || self.place.items != Items::Here || self.place.current == Some(id)
    }

    /// Labels the link before, if it is struck out or holds words that are.
    fn struck(&mut self, holds_strike: bool) {
        if self.within.strike || holds_strike {
            self.out.push_str("#label(\"md-struck\");");
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push('#');
        push_string_literal(&mut self.out, text);
        self.out.push(';');
    }

    fn call(&mut self, function: &str, content: &[Inline]) {
        self.out.push_str(function);
        self.out.push('[');
        self.inlines(content);
        self.out.push_str("];");
    }

    fn label(&mut self, name: &str) {
        self.out.push_str("label(");
        push_string_literal(&mut self.out, name);
        self.out.push(')');
    }

    /// The mark of a footnote, which leads to the note. The first of each has a label to come back
    /// to.
    fn reference(&mut self, index: usize) {
        let Some(seen) = self.seen.get_mut(index) else { return };
        let is_first = !std::mem::replace(seen, true);
        self.out.push_str("#md-note-mark(");
        self.label(&self.note_name(index));
        self.out.push_str(&format!(", {});", index + 1));
        if is_first {
            self.out.push('#');
            self.label(&self.reference_name(index));
            self.out.push(';');
        }
    }

    /// The footnotes, below the text.
    fn footnotes(&mut self, footnotes: &[Vec<Block>]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("#md-notes(");
        for (index, blocks) in footnotes.iter().enumerate() {
            self.out.push('(');
            self.label(&self.note_name(index));
            self.out.push_str(", ");
            self.label(&self.reference_name(index));
            self.out.push_str(", ");
            self.body(blocks, Breaks::Between);
            self.out.push_str("), ");
        }
        self.out.push_str(");\n");
    }

    fn note_name(&self, index: usize) -> String {
        format!("{}note-{}", self.place.id_prefix, index + 1)
    }

    fn reference_name(&self, index: usize) -> String {
        format!("{}-ref", self.note_name(index))
    }
}

/// Whether any of this running text is struck out.
fn holds_strike(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Strikethrough(_) => true,
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
            holds_strike(content)
        }
        _ => false,
    })
}

/// Whether a heading stays on the page of the text below it.
///
/// Typst paints what must stay together over each other where it finds no room for all of it within
/// a cell. So many headings in a row, a long one, and one with nothing below it stay with nothing.
fn stays_with_next(heading: &[Inline], after: &[Block]) -> bool {
    let room = |content: &[Inline]| LINE + words(content).chars().count();
    let mut all = room(heading);
    for block in after {
        let BlockKind::Heading { content, .. } = &block.kind else { return all <= TOGETHER };
        all += room(content);
        if all > TOGETHER {
            return false;
        }
    }
    false
}

/// How many letters the longest text and the longest word of a column have, where what stands
/// between hyphens is a word.
fn lengths(table: &Table, column: usize) -> (usize, usize) {
    let rows = table.rows.iter().map(|row| &row.cells);
    let cells = rows.chain(std::iter::once(&table.header)).filter_map(|cells| cells.get(column));
    let mut longest = (0, 0);
    for text in cells.map(|cell| words(cell)) {
        let of_words =
            text.split(|c: char| c.is_whitespace() || c == '-').map(|word| word.chars().count());
        longest.0 = longest.0.max(text.chars().count());
        longest.1 = longest.1.max(of_words.max().expect("a split has a part"));
    }
    longest
}

/// Numbers as the elements of an array, each with a comma, because an array of one needs it.
fn list(numbers: &[usize]) -> String {
    numbers.iter().map(|number| format!("{number},")).collect()
}
