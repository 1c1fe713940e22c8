//! The tree that a Markdown text becomes, before it is set in any form.
//!
//! What is in the tree is already safe and final: text without unprintable characters, links that
//! may be followed, headings whose levels never skip. It holds no events, no markup, no positions
//! but each block's line, and it never nests deeper than [`MAX_BLOCKS`] and [`MAX_INLINES`], so
//! that whoever walks it may recurse.

/// How many quotes, lists and footnotes may stand inside one another.
///
/// Typst gives up at about 18 nested quotes with bare templates (tried with 0.15), and a template
/// needs some of that depth for itself.
pub const MAX_BLOCKS: usize = 8;

/// How many kinds of emphasis may stand inside one another.
pub const MAX_INLINES: usize = 8;

/// A block, and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The 0-based line of the source on which the block begins.
    pub line: usize,
    /// What the block is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text; never empty.
    Paragraph(Vec<Inline>),
    /// A heading; never empty.
    Heading {
        /// How far below the page's own heading, from 1; never more than one deeper than the
        /// heading before it.
        depth: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A list, numbered or not.
    List(List),
    /// Text kept line by line, without a line end at its end.
    Code(String),
    /// A table.
    Table(Table),
    /// A line between two thoughts.
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The first number, if the list is numbered.
    pub start: Option<u64>,
    /// Whether the items stand close together; their paragraphs are then set as bare text.
    pub tight: bool,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The 0-based line of the source on which the item begins.
    pub line: usize,
    /// Its number, if the list is numbered: as the author wrote it, unless every item has the same.
    pub number: Option<u64>,
    /// What it holds; possibly nothing.
    pub blocks: Vec<Block>,
}

/// What a cell of a table holds; possibly nothing.
pub type Cell = Vec<Inline>;

/// A table; each row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned; as many as there are columns.
    pub columns: Vec<Align>,
    /// The column headers; none at all if the author left every one empty.
    pub header: Vec<Cell>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// Whether the first column names the rows, which an empty corner says.
    pub row_headers: bool,
}

/// A row of a table below its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The 0-based line of the source.
    pub line: usize,
    /// The cells from left to right.
    pub cells: Vec<Cell>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the template decides.
    Auto,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text without markup.
    Text(String),
    /// Text in a fixed-width type.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Text struck out.
    Strikethrough(Vec<Inline>),
    /// A link that may be followed; never inside another, and never without text.
    Link {
        /// An ASCII address with the scheme http, https or mailto.
        destination: String,
        /// The words of the link.
        content: Vec<Inline>,
    },
    /// A mention of another item.
    Mention {
        /// The item's id, which is also what is written there.
        id: String,
        /// The item's anchor on the page, see [`anchor`](super::anchor).
        anchor: String,
    },
    /// A reference to a footnote, by its 0-based place in
    /// [`Document::footnotes`](super::Document::footnotes).
    Footnote(usize),
    /// The box of a task: whether it is ticked.
    Task(bool),
    /// A line break that the author asked for.
    LineBreak,
}

/// Gives every piece of text in `blocks` in order: the line on which its block begins, the text,
/// and whether it is code.
pub(super) fn each_text(blocks: &[Block], give: &mut impl FnMut(usize, &str, bool)) {
    for Block { line, kind } in blocks {
        match kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                each_inline_text(content, *line, give);
            }
            BlockKind::Quote(content) => each_text(content, give),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| each_text(&item.blocks, give));
            }
            BlockKind::Code(code) => give(*line, code, true),
            BlockKind::Table(table) => {
                table.header.iter().for_each(|cell| each_inline_text(cell, *line, give));
                for Row { line, cells } in &table.rows {
                    cells.iter().for_each(|cell| each_inline_text(cell, *line, give));
                }
            }
            BlockKind::Rule => {}
        }
    }
}

fn each_inline_text(inlines: &[Inline], line: usize, give: &mut impl FnMut(usize, &str, bool)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Mention { id: text, .. } => give(line, text, false),
            Inline::Code(text) => give(line, text, true),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => each_inline_text(content, line, give),
            Inline::Footnote(_) | Inline::Task(_) | Inline::LineBreak => {}
        }
    }
}
