//! A document as passages: what stands together in one block, in the order in which it is read.

use super::Document;
use super::ast::{Block, BlockKind, Inline};
use super::plain::task_sign;

/// Words that stand together, and where they begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words, without what they look like.
    pub words: String,
    /// The line of their block: of a document, from 0.
    pub line: usize,
}

/// The words of each paragraph, heading, point, line of code and cell. Footnotes come last, and
/// where one is referred to a passage ends.
pub fn passages(doc: &Document) -> Vec<Passage> {
    let mut reader = Reader { words: String::new(), line: 0, passages: Vec::new() };
    reader.blocks(doc.blocks());
    doc.footnotes().iter().for_each(|note| reader.blocks(note));
    reader.passages
}

struct Reader {
    /// What has been read of a passage, and the line of its block.
    words: String,
    line: usize,
    passages: Vec<Passage>,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.line = block.line;
            self.block(&block.kind);
            self.end();
        }
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                self.inlines(content);
            }
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Code(code) => {
                for line in code.lines() {
                    self.words.push_str(line);
                    self.end();
                }
            }
            BlockKind::Table(table) => {
                self.cells(&table.header);
                for row in &table.rows {
                    self.line = row.line;
                    self.cells(&row.cells);
                }
            }
            BlockKind::Rule => {}
        }
    }

    fn cells(&mut self, cells: &[Vec<Inline>]) {
        for cell in cells {
            self.inlines(cell);
            self.end();
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Mention { id: text, .. } => {
                    self.words.push_str(text);
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Link { content, .. } => self.inlines(content),
                Inline::Task(done) => self.words.extend([task_sign(*done), ' ']),
                Inline::LineBreak => self.words.push(' '),
                Inline::Footnote(_) => self.end(),
            }
        }
    }

    /// Ends a passage, if it has any words.
    fn end(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.trim().is_empty() {
            self.passages.push(Passage { words, line: self.line });
        }
    }
}
