//! What is compared in prose: its blocks, in order, each as words without markup.
//!
//! A block is a paragraph, a heading, the text of a list's item, a table's row, a line of code.
//! White space and wrapping are gone, so neither matters; so are bold, italics, the signs of code,
//! and lines between two thoughts. The address of a link is kept behind its words, unless they are
//! the address: one that changed is a change. So is what was struck out, which is said of the
//! words, the number of a point, where that is not one more than the last, and how far a line of
//! code is set in.

use std::borrow::Cow;

use serde::Serialize;

use crate::markdown::ast::{Block as Parsed, BlockKind, Inline, List, Table};
use crate::markdown::{self, Mentions};
use crate::model::shows;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Bullet,
    /// An item of a numbered list.
    Numbered,
    /// A paragraph of a quotation.
    Quote,
    /// A line of code.
    Code,
    /// The headings of a table.
    TableHead,
    /// A row of a table below its headings.
    Row,
    /// A paragraph of a footnote.
    Note,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct EvidenceBlock {
    /// What it is.
    pub kind: Kind,
    /// How many lists and quotations it stands in; for a heading, how far below the page's own it
    /// is as well; for a line of code, the spaces before it as well.
    pub depth: u8,
    /// Its words, one space between them; never empty. Cells are parted by ` | `, a reference to a
    /// footnote is `[note]`, the address of a link stands behind its words in angle brackets, and
    /// what is struck out stands in `[struck out: ` and `]`.
    pub text: String,
    /// The number of a point and whether it stands before the words, as it does where it is not one
    /// more than the last.
    #[serde(skip)]
    pub number: Option<(u64, bool)>,
}

impl EvidenceBlock {
    /// Its words, behind its number wherever it has one.
    pub(super) fn numbered(&self) -> Cow<'_, str> {
        match self.number {
            Some((own, false)) => Cow::Owned(format!("{own}. {}", self.text)),
            _ => Cow::Borrowed(&self.text),
        }
    }

    /// Whether its number stands before its words.
    pub(super) fn shows_number(&self) -> bool {
        self.number.is_some_and(|(_, is_shown)| is_shown)
    }
}

/// What stands before words that are struck out; a bracket stands behind them.
pub(super) const STRUCK: &str = "[struck out: ";

/// The blocks of a Markdown text, footnotes last.
pub fn blocks(source: &str) -> Vec<EvidenceBlock> {
    let document = markdown::parse(source, &Mentions::none());
    let mut out = Vec::new();
    push(&mut out, document.blocks(), Kind::Paragraph, 0);
    for note in document.footnotes() {
        push(&mut out, note, Kind::Note, 0);
    }
    out
}

/// The words of a Markdown text as one line; what is quoted stands in `[quoted: ` and `]`.
pub(super) fn line(source: &str) -> String {
    let blocks = blocks(source);
    let passages =
        blocks.chunk_by(|one, next| (one.kind == Kind::Quote) == (next.kind == Kind::Quote));
    let passages = passages.map(|passage| {
        let texts: Vec<&str> = passage.iter().map(|block| block.text.as_str()).collect();
        let is_quoted = passage.iter().any(|block| block.kind == Kind::Quote);
        if is_quoted { format!("[quoted: {}]", texts.join(" ")) } else { texts.join(" ") }
    });
    passages.collect::<Vec<_>>().join(" ")
}

/// A text with one space wherever it has white space, and without words of which nothing is to be
/// seen.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| shows(word)) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn push(out: &mut Vec<EvidenceBlock>, blocks: &[Parsed], prose: Kind, depth: u8) {
    // The number that would follow that of the last numbered point.
    let mut next = 1;
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => one(out, prose, depth, &words(content)),
            BlockKind::Heading { depth: level, content } => {
                one(out, Kind::Heading, level.saturating_add(depth), &words(content));
            }
            BlockKind::Quote(content) => {
                let prose = if prose == Kind::Note { prose } else { Kind::Quote };
                push(out, content, prose, depth.saturating_add(1));
            }
            BlockKind::List(content) => {
                list(out, content, (prose, depth.saturating_add(1)), &mut next);
            }
            BlockKind::Code(code) => {
                for line in code.lines() {
                    let depth = depth.saturating_add(set_in(line));
                    one(out, Kind::Code, depth, line);
                }
            }
            BlockKind::Table(content) => table(out, content, depth),
            BlockKind::Rule => {}
        }
    }
}

fn one(out: &mut Vec<EvidenceBlock>, kind: Kind, depth: u8, text: &str) {
    let text = spaced(text);
    if !text.is_empty() {
        out.push(EvidenceBlock { kind, depth, text, number: None });
    }
}

/// How many spaces stand before the first words of a line; a tab goes to the next multiple of four.
fn set_in(line: &str) -> u8 {
    let blank = line.chars().take_while(|c| c.is_whitespace());
    blank.fold(0, |at: u8, c| {
        if c == '\t' { (at / 4).saturating_add(1).saturating_mul(4) } else { at.saturating_add(1) }
    })
}

/// The first paragraph of an item is the item; what follows stands below it. A number that does not
/// follow from the last one stands before the words.
fn list(out: &mut Vec<EvidenceBlock>, list: &List, (prose, depth): (Kind, u8), next: &mut u64) {
    let kind = if list.start.is_some() { Kind::Numbered } else { Kind::Bullet };
    for (at, item) in list.items.iter().enumerate() {
        let mut rest = item.blocks.as_slice();
        let own = item.number.filter(|own| *own != *next && !(at == 0 && *own == 1));
        let mut text = own.map_or(String::new(), |own| format!("{own}. "));
        if let Some(own) = item.number {
            *next = own.saturating_add(1);
        }
        if let [Parsed { kind: BlockKind::Paragraph(content), .. }, more @ ..] = rest {
            text.push_str(&words(content));
            rest = more;
        }
        let before = out.len();
        one(out, kind, depth, &text);
        if let Some(point) = out.get_mut(before) {
            point.number = item.number.map(|number| (number, own.is_some()));
        }
        push(out, rest, prose, depth);
    }
}

fn table(out: &mut Vec<EvidenceBlock>, table: &Table, depth: u8) {
    let text = |cells: &[Vec<Inline>]| {
        cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" | ")
    };
    one(out, Kind::TableHead, depth, &text(&table.header));
    for row in &table.rows {
        one(out, Kind::Row, depth, &text(&row.cells));
    }
}

fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_words(&mut out, inlines);
    out
}

fn push_words(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Mention { id: text, .. } => {
                out.push_str(text);
            }
            Inline::Emphasis(content) | Inline::Strong(content) => push_words(out, content),
            Inline::Strikethrough(content) => {
                out.push_str(STRUCK);
                push_words(out, content);
                out.push(']');
            }
            Inline::Link { destination, content } => {
                let start = out.len();
                push_words(out, content);
                if !says(&out[start..], destination) {
                    out.push_str(&format!(" <{destination}>"));
                }
            }
            // Its number would change with each footnote before it.
            Inline::Footnote(_) => out.push_str(" [note]"),
            Inline::Task(done) => out.push_str(if *done { "☑ " } else { "☐ " }),
            Inline::LineBreak => out.push(' '),
        }
    }
}

/// Whether the words of a link are its address, with its scheme or without, as they are where an
/// address alone was written. Where it has no words, nobody sees it.
fn says(words: &str, address: &str) -> bool {
    let bare = ["https://", "http://", "mailto:"].iter().find_map(|own| address.strip_prefix(own));
    let words = words.trim();
    words.is_empty() || words == address || bare == Some(words)
}
