//! A document as plain text, for search and comparison.
//!
//! One block a paragraph, one item or row a line. It states what a reader reads, not how the
//! author wrote it: no emphasis, no destinations of links that can be followed.

use super::Document;
use super::ast::{Block, BlockKind, Inline, List, Table};

/// The text of `doc`, without a line end at its end; footnotes come last.
pub fn plain(doc: &Document) -> String {
    let mut paragraphs: Vec<String> = doc.blocks.iter().map(block).collect();
    for (index, footnote) in doc.footnotes.iter().enumerate() {
        paragraphs.push(format!("[{}] {}", index + 1, blocks(footnote, "\n\n")));
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

/// What a document says by letters and signs alone: without the marks of its lists, and without
/// remarks `<!-- … -->`.
pub(super) fn said(doc: &Document) -> String {
    let mut text = String::new();
    push_said(&mut text, &doc.blocks);
    doc.footnotes.iter().for_each(|note| push_said(&mut text, note));
    let mut said = String::new();
    let mut rest = text.as_str();
    while let Some((before, remark)) = rest.split_once("<!--") {
        said.push_str(before);
        rest = remark.split_once("-->").map_or("", |(_, after)| after);
    }
    said + rest
}

fn push_said(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Quote(content) => push_said(out, content),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| push_said(out, &item.blocks))
            }
            _ => out.push_str(&self::block(block)),
        }
        out.push('\n');
    }
}

/// The words of running text.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_words(&mut out, inlines);
    out
}

/// Whether running text shows nothing.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    words(inlines).trim().is_empty()
}

/// The sign that shows whether a task is done.
pub(super) fn task_sign(done: bool) -> char {
    if done { '☑' } else { '☐' }
}

fn push_words(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Mention { id: text, .. } => {
                out.push_str(text);
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => push_words(out, content),
            Inline::Footnote(index) => out.push_str(&format!("[{}]", index + 1)),
            Inline::Task(done) => out.extend([task_sign(*done), ' ']),
            Inline::LineBreak => out.push('\n'),
        }
    }
}

fn blocks(blocks: &[Block], separator: &str) -> String {
    let mut parts: Vec<String> = blocks.iter().map(block).collect();
    parts.retain(|part| !part.is_empty());
    parts.join(separator)
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => words(content),
        BlockKind::Quote(content) => blocks(content, "\n\n"),
        BlockKind::List(content) => list(content),
        BlockKind::Code(code) => code.clone(),
        BlockKind::Table(content) => table(content),
        BlockKind::Rule => String::new(),
    }
}

fn list(list: &List) -> String {
    let mut lines = Vec::new();
    for item in &list.items {
        let mark = item.number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let text = blocks(&item.blocks, if list.tight { "\n" } else { "\n\n" });
        lines.push(mark + &text.replace('\n', "\n  "));
    }
    lines.join("\n")
}

fn table(table: &Table) -> String {
    let header = Some(table.header.as_slice()).filter(|header| !header.is_empty());
    let rows = table.rows.iter().map(|row| row.cells.as_slice());
    let line = |cells: &[Vec<Inline>]| {
        let texts: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
        texts.join(" | ")
    };
    let lines: Vec<String> = header.into_iter().chain(rows).map(line).collect();
    lines.join("\n")
}
