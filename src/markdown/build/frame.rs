//! An element that is open, and what it has gathered so far.

use std::ops::Range;

use pulldown_cmark::{Alignment, HeadingLevel, TagEnd};

use crate::markdown::ast::{Align, Block, Cell, Inline, ListItem, Table};

/// An open element with its content up to now.
pub(super) struct Frame {
    pub(super) open: Open,
    /// The bytes of the source that the element stands for.
    pub(super) range: Range<usize>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// Text that mentions have not been looked for in yet, or the text of a code block.
    pub(super) text: String,
    /// Where in the source the text and inlines gathered so far begin.
    pub(super) text_start: Option<usize>,
}

impl Frame {
    pub(super) fn new(open: Open, range: Range<usize>) -> Self {
        let (blocks, inlines, text) = (Vec::new(), Vec::new(), String::new());
        Self { open, range, blocks, inlines, text, text_start: None }
    }
}

/// Which element is open, and what only its start tells.
pub(super) enum Open {
    Document,
    Paragraph,
    Heading(HeadingLevel),
    Quote,
    /// A code block, with what comes before its text.
    Code(String),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        loose: bool,
        /// The number that is written before it.
        number: Option<u64>,
    },
    /// The definition of a footnote, by its label.
    Footnote(String),
    Table(Table),
    Row {
        header: bool,
        cells: Vec<Cell>,
        /// Where in the source the last cell ends.
        cells_end: usize,
    },
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    /// A link, with the address to follow unless it is refused.
    Link {
        address: Option<String>,
        destination: String,
        title: String,
    },
    Image {
        destination: String,
        title: String,
    },
}

impl Open {
    /// Whether the element holds blocks, and so paragraphs.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Self::Document | Self::Quote | Self::Item { .. } | Self::Footnote(_))
    }

    pub(super) fn nests_blocks(&self) -> bool {
        matches!(self, Self::Quote | Self::List { .. } | Self::Footnote(_))
    }

    pub(super) fn nests_inlines(&self) -> bool {
        matches!(
            self,
            Self::Emphasis
                | Self::Strong
                | Self::Strikethrough
                | Self::Link { .. }
                | Self::Image { .. }
        )
    }
}

/// Whether an element is a block, so that text before and after it is apart.
pub(super) fn is_block(end: &TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

pub(super) fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::Auto,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
