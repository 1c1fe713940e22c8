//! The words of a return and of its rubric, block by block, as its author wrote them.

use stocktake::markdown::ast::{Block, BlockKind, Inline};
use stocktake::markdown::{self, Mentions};
use stocktake::model::{Return, Rubric};

/// The words of each paragraph, heading, list item and cell of a Markdown text, and of its footnotes.
pub(crate) fn blocks(markdown: &str) -> Vec<String> {
    let document = markdown::parse(markdown, &Mentions::none());
    let mut found = Vec::new();
    for block in document.blocks().iter().chain(document.footnotes().iter().flatten()) {
        push_block(block, &mut found);
    }
    found.retain(|words| !words.trim().is_empty());
    found
}

fn push_block(block: &Block, out: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
            push_words(content, out);
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| push_block(block, out)),
        BlockKind::List(list) => {
            list.items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| push_block(block, out));
        }
        BlockKind::Code(code) => out.extend(code.lines().map(str::to_owned)),
        BlockKind::Table(table) => {
            let rows = table.rows.iter().flat_map(|row| &row.cells);
            table.header.iter().chain(rows).for_each(|cell| push_words(cell, out));
        }
        BlockKind::Rule => {}
    }
}

/// Running text; what is no word of the author's, such as the mark of a footnote, ends one text and begins the next.
fn push_words(inlines: &[Inline], out: &mut Vec<String>) {
    let mut words = String::new();
    push_inlines(inlines, &mut words);
    out.extend(words.split('\u{0}').map(str::to_owned));
}

fn push_inlines(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Mention { id: text, .. } => {
                words.push_str(text);
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => push_inlines(content, words),
            Inline::Footnote(_) | Inline::Task(_) => words.push('\u{0}'),
            Inline::LineBreak => words.push(' '),
        }
    }
}

/// Everything that the author of a return wrote for readers.
pub(crate) fn of_return(returned: &Return) -> Vec<String> {
    let mut words = returned.contacts().to_vec();
    for response in returned.responses() {
        words.extend(response.evidence.iter().flat_map(|prose| blocks(&prose.markdown)));
        for action in &response.actions {
            words.extend(blocks(&action.text.markdown));
            let plain = [&action.owner, &action.measure, &action.resources, &action.risks];
            words.extend(plain.into_iter().flatten().cloned());
        }
    }
    words
}

/// Everything that a report takes from the rubric.
pub(crate) fn of_rubric(rubric: &Rubric) -> Vec<String> {
    let mut words = vec![rubric.title().to_owned()];
    words.extend(rubric.subtitle().map(str::to_owned));
    words.extend(rubric.scale().iter().map(|level| level.label.clone()));
    words.extend(rubric.sections().iter().map(|section| section.title.clone()));
    for item in rubric.items() {
        words.push(item.statement.clone());
        words.extend(item.completed_by.clone());
        words.extend(item.descriptors.iter().map(|descriptor| descriptor.text.clone()));
    }
    words
}
