//! From Markdown to the tree: runs the parser and looks after what concerns the whole document,
//! which is footnotes, definitions and characters that cannot be shown.
//!
//! The tree itself is built in `build`. Nothing here decides how anything looks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::ast::{Block, BlockKind, Inline};
use super::build::Builder;
use super::lines::Lines;
use super::{Document, Mentions, Problem, ProblemKind, literal};

/// An event and the bytes of the source that it stands for.
type Spanned<'a> = (Event<'a>, Range<usize>);

/// What is read beyond CommonMark.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
}

/// Reads `source`; mentions of the items in `mentions` become links.
///
/// Time and memory grow with the length of `source`, however deep its nesting. The rows of tables
/// are filled up with at most 262,144 empty cells in all.
pub fn parse(source: &str, mentions: &Mentions) -> Document {
    let parser = Parser::new_ext(source, options());
    let mut definitions: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_owned(), definition.span.clone()))
        .collect();
    definitions.sort_by_key(|(_, span)| span.start);
    let events: Vec<Spanned<'_>> = parser.into_offset_iter().collect();

    let lines = Lines::new(source);
    let mut builder = Builder::new(source, &lines, mentions, footnote_numbers(&events));
    let used = used_labels(&events);
    for (event, range) in events {
        builder.event(event, range);
    }
    let mut document = builder.finish();
    definitions.retain(|(label, _)| !used.contains(&normal(label)));
    show_definitions(&mut document, source, &lines, definitions);
    document.problems.extend(unprintable(source, &lines));
    document.problems.sort_by_key(|problem| problem.range.start);
    document
}

/// The labels of the footnotes that the text itself refers to, numbered in that order.
fn footnote_numbers(events: &[Spanned<'_>]) -> BTreeMap<String, usize> {
    let mut numbers = BTreeMap::new();
    let mut definitions = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => definitions += 1,
            Event::End(TagEnd::FootnoteDefinition) => definitions -= 1,
            Event::FootnoteReference(label) if definitions == 0 => {
                let next = numbers.len();
                numbers.entry(normal(label)).or_insert(next);
            }
            _ => {}
        }
    }
    numbers
}

/// The labels of the definitions that links and images refer to.
fn used_labels(events: &[Spanned<'_>]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (event, _) in events {
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) =
            event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            used.insert(normal(id));
        }
    }
    used
}

/// A label as labels are compared: without regard to case and to how white space is written.
pub(super) fn normal(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase().to_uppercase()
}

/// Shows each definition, which nothing refers to, as a paragraph of its own.
fn show_definitions(
    document: &mut Document,
    source: &str,
    lines: &Lines,
    definitions: Vec<(String, Range<usize>)>,
) {
    if definitions.is_empty() {
        return;
    }
    for (label, range) in definitions {
        let line = lines.at(range.start);
        let text = literal::printable_line(source[range.clone()].trim());
        let kind = BlockKind::Paragraph(vec![Inline::Text(text)]);
        document.blocks.push(Block { line, kind });
        let kind = ProblemKind::UnusedDefinition { label };
        document.problems.push(Problem { kind, line, range });
    }
    // The sort keeps blocks of one line in order, and the text's own are already sorted.
    document.blocks.sort_by_key(|block| block.line);
}

/// A problem for each run of characters that cannot be shown.
fn unprintable(source: &str, lines: &Lines) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (start, c) in source.char_indices().filter(|&(_, c)| literal::is_unprintable(c)) {
        let end = start + c.len_utf8();
        match problems.last_mut() {
            Some(last) if last.range.end == start => last.range.end = end,
            _ => problems.push(Problem {
                kind: ProblemKind::Unprintable,
                line: lines.at(start),
                range: start..end,
            }),
        }
    }
    problems
}
