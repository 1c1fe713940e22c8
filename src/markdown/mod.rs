//! Markdown, as authors of returns write it, set as HTML, as Typst source or as plain text.
//!
//! [`parse`] reads a text once into a [`Document`]; [`html`], [`typst`] and [`plain`] set it. All
//! three state the same words in the same order, because they walk the same tree. The Markdown is
//! CommonMark with tables, strikethrough, footnotes and task lists.
//!
//! What an author writes is text, never markup of the output:
//!
//! - Raw HTML is shown as the text that it is.
//! - Only links to http, https and mailto addresses lead anywhere. Others are shown as their words
//!   followed by the destination in brackets, and are a [`Problem`].
//! - Images are not shown. Their alternative text is, and they are a [`Problem`].
//! - Nothing is lost: not the cells of a row that are too many, not a definition that nothing
//!   refers to, not the title of a link. The one exception is the language of a code block.
//! - Nesting beyond [`ast::MAX_BLOCKS`] and [`ast::MAX_INLINES`] is flattened, words kept.
//!
//! The module reads no file, looks nothing up, and never fails: every text is a document.
//!
//! # What a Typst template must define
//!
//! [`typst`] calls the Typst standard library and four functions of the template's own:
//!
//! - `md-table(columns: int, align: array, header: array, rows: array, row-headers: bool, lengths:
//!   array, words: array, needs: array, figures: array)`, where `align` has `auto`, `left`,
//!   `center` or `right` for each column, `header` has a content for each column or is empty,
//!   `rows` has such an array for each row, `row-headers` says whether the first cell of each row
//!   that is not `[]` names the row, and `lengths` and `words` say how many letters the longest
//!   text and the longest word of each column have: for Typst to count them takes longer than to
//!   set the table. `needs` says how wide its widest letter is at most, in hundredths of the size
//!   of type: [`too_wide`] tells of a table that has no such room. `figures`, which is left out
//!   where there is none, holds the widest figure of each column as a text, such as "2022/23",
//!   which is not to be broken.
//! - `md-task(done: bool)`, the box of a task, within a line of text.
//! - `md-note-mark(note: label, number: int)`, the mark of a footnote, which leads to it.
//! - `md-notes(..notes)`, the footnotes, below the text: for each its label, that of its first
//!   mark, and its content. They are not Typst's own, which stand at the foot of the page: to find
//!   room for one there, Typst sets all of a text again.
//!
//! PDF/UA allows one line on a text: a link that is struck out, or holds words that are, has the
//! label `md-struck`, and must not be underlined. It does not allow a link or the mark of a
//! footnote in the header of a table that is repeated on the next page, so a header with one must
//! not be repeated; mentions there are text.
//!
//! A heading that has the label `md-apart` must not be kept on the page of what follows: it is one
//! of many in a row, a long one, or the last block of its place. Within a cell Typst paints such
//! headings over each other when they are sticky.
//!
//! It must also have a label for the [`anchor`] of each item that a text may mention, other than
//! [`ProsePlace::current`], where the items stand [`Here`](Items::Here).

pub mod ast;
mod build;
mod definitions;
mod html;
mod labels;
mod lines;
mod link;
mod literal;
mod marked;
mod mentions;
mod parse;
mod passages;
mod pieces;
mod plain;
mod slips;
mod table_width;
mod typst;
mod unfinished;
mod weight;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::html::html;
pub(crate) use self::labels::{Label, LabelName, labels, relabelled};
pub use self::literal::{printable, string_literal};
pub(crate) use self::marked::marked;
pub use self::mentions::{Mentions, anchor};
pub use self::parse::parse;
pub use self::passages::{Passage, passages};
pub(crate) use self::pieces::{Piece, PieceKind, pieces};
pub use self::plain::plain;
pub use self::slips::{Slip, SlipKind, is_structural, paths, slips};
pub use self::table_width::{TooWide, too_wide, width_of_id};
pub use self::typst::typst;
pub use self::unfinished::{Unfinished, unfinished, unfinished_line};
pub use self::weight::{
    Excess, MOST_COLUMNS, MOST_LETTERS, MOST_LINES, MOST_PIECES, ProseWeight, TooMany, weigh,
};
pub(crate) use link::MAX_LENGTH as LONGEST_ADDRESS;

/// A Markdown text that has been read; see [`parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<ast::Block>,
    footnotes: Vec<Vec<ast::Block>>,
    problems: Vec<Problem>,
}

impl Document {
    /// The text without its footnotes.
    pub fn blocks(&self) -> &[ast::Block] {
        &self.blocks
    }

    /// The footnotes, in the order in which the text first refers to them.
    ///
    /// No footnote refers to another one.
    pub fn footnotes(&self) -> &[Vec<ast::Block>] {
        &self.footnotes
    }

    /// What the author should change, in the order of the source.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Gives every piece of text that is shown: the 0-based line of the source on which its block
    /// begins, the text, and whether it is code.
    pub fn each_text(&self, give: &mut impl FnMut(usize, &str, bool)) {
        ast::each_text(&self.blocks, give);
        self.footnotes.iter().for_each(|blocks| ast::each_text(blocks, give));
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether no letter and no digit is shown, other than those of remarks `<!-- … -->` and the
    /// numbers of lists.
    pub fn says_nothing(&self) -> bool {
        !plain::said(self).contains(char::is_alphanumeric)
    }
}

/// Something in a text that is not shown as its author meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The 0-based line of the source on which it begins; lines end in `\n`.
    pub line: usize,
    /// The bytes of the source that it concerns, on character boundaries.
    pub range: Range<usize>,
}

/// What is wrong with a piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// An image; only its alternative text is shown.
    Image {
        /// Where the image is.
        destination: String,
    },
    /// A link to something other than an http, https or mailto address; shown as text.
    Link {
        /// Where the link leads, entities resolved.
        destination: String,
    },
    /// The row has more cells than the table has columns; the rest is in its last cell.
    ExtraCells,
    /// Nothing refers to this footnote or link definition; shown as text.
    UnusedDefinition {
        /// What the definition is called.
        label: String,
    },
    /// This footnote or link definition has the label of an earlier one, which is what the label
    /// leads to; shown as text.
    RepeatedDefinition {
        /// What both are called; a footnote with `^` before it.
        label: String,
        /// The bytes of the source that the earlier one is written in.
        first: Range<usize>,
    },
    /// No footnote or link is defined under this label; shown as it is typed.
    Undefined {
        /// The label; that of a footnote with `^` before it.
        label: String,
    },
    /// A reference to a footnote from within a footnote or a link, where none can be; shown as it
    /// is typed.
    NestedNote {
        /// What the footnote is called, with `^` before it.
        label: String,
    },
    /// Quotes, lists or emphasis nested so deeply that they are flattened; at most one a document.
    TooDeep,
    /// Characters that cannot be shown; replaced by U+FFFD, see [`printable`].
    Unprintable,
}

/// Where a document is shown; the same for HTML and Typst, so that both come out alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProsePlace<'a> {
    /// The level of the heading that the text stands under; its own headings begin one deeper,
    /// never skip a level and never go beyond 6.
    pub heading_level: u8,
    /// What ids and labels of footnotes begin with, such as "item-6-1-"; different for each
    /// document of a page, ASCII letters, digits, `-`, `_` and `:` only.
    pub id_prefix: &'a str,
    /// What the text is called, such as "Evidence for proposal 6.1"; tells its tables from those
    /// of other documents of the page. May be empty if there are none.
    pub name: &'a str,
    /// The id of the item that the text belongs to; a mention of it is no link.
    pub current: Option<&'a str>,
    /// Where the items stand that the text may mention.
    pub items: Items<'a>,
}

/// Where the items stand that a text may mention, and so where a mention leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Items<'a> {
    /// With the text: a mention leads to the item's [`anchor`].
    #[default]
    Here,
    /// Each on a web page of its own, named after its id, in the folder that this leads to, which
    /// is empty or ends with `/`. A mention leads to that page; in Typst, which has no pages beside
    /// it, it is text.
    Pages(&'a str),
}

impl ProsePlace<'_> {
    /// The level of a heading `depth` below the page's own.
    fn level(&self, depth: u8) -> u8 {
        self.heading_level.saturating_add(depth).min(6)
    }
}
