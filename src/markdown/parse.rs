//! From Markdown to the tree: runs the parser and looks after what concerns the whole document,
//! which is footnotes, definitions and characters that cannot be shown.
//!
//! The tree itself is built in `build`. Nothing here decides how anything looks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::ast::{Block, BlockKind, Inline};
use super::build::{Builder, NoteMarks};
use super::definitions::{self, Definition};
use super::lines::Lines;
use super::{Document, Mentions, Problem, ProblemKind, literal};

/// An event and the bytes of the source that it stands for.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

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
    if let Some(words) = line_of_letters(source) {
        let kind = BlockKind::Paragraph(vec![Inline::Text(words.to_owned())]);
        return Document { blocks: vec![Block { line: 0, kind }], ..Document::default() };
    }
    let mut undefined = Vec::new();
    let mut note_undefined = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.reference.into_string(), link.span));
        }
        None
    };
    let parser =
        Parser::new_with_broken_link_callback(source, options(), Some(&mut note_undefined));
    let mut definitions = definitions::first(&parser);
    let events: Vec<Spanned<'_>> = parser.into_offset_iter().collect();
    undefined.extend(unnoted_marks(&events));

    let lines = Lines::new(source);
    let notes = NoteMarks { numbers: footnote_numbers(&events), nested: nested_notes(&events) };
    let mut builder = Builder::new(source, &lines, mentions, notes);
    let used = used_labels(&events);
    let repeated = definitions::repeated(source, &events, &definitions);
    for (event, range) in events {
        builder.event(event, range);
    }
    let mut document = builder.finish();
    definitions.retain(|definition| !used.contains(&normal(&definition.label)));
    definitions.extend(repeated);
    definitions.sort_by_key(|definition| definition.range.start);
    show_definitions(&mut document, source, &lines, definitions);
    document.problems.extend(undefined.into_iter().map(|(label, range)| {
        let line = lines.at(range.start);
        Problem { kind: ProblemKind::Undefined { label }, line, range }
    }));
    document.problems.extend(unprintable(source, &lines));
    document.problems.sort_by_key(|problem| problem.range.start);
    document
}

/// The words of a text that is one line of letters and single spaces: a paragraph in which nothing
/// is marked and, without a figure, nothing is mentioned. Many texts are, and the parser would take
/// far longer to say so.
fn line_of_letters(source: &str) -> Option<&str> {
    let words = source.strip_suffix('\n').unwrap_or(source);
    let is_letters = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic());
    words.split(' ').all(is_letters).then_some(words)
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

/// The labels of the footnotes that another footnote refers to.
fn nested_notes(events: &[Spanned<'_>]) -> BTreeSet<String> {
    let mut nested = BTreeSet::new();
    let mut around = Vec::new();
    for (event, _) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => around.push(normal(label)),
            Event::End(TagEnd::FootnoteDefinition) => _ = around.pop(),
            Event::FootnoteReference(label) if !around.is_empty() => {
                let label = normal(label);
                if !around.contains(&label) {
                    nested.insert(label);
                }
            }
            _ => {}
        }
    }
    nested
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

/// The marks such as `[^2]` of footnotes that are not there: the parser gives them as text, bracket
/// by bracket, where no backslash stands before the bracket.
fn unnoted_marks(events: &[Spanned<'_>]) -> Vec<(String, Range<usize>)> {
    let text = |at: usize| match events.get(at) {
        Some((Event::Text(text), range)) => Some((&**text, range)),
        _ => None,
    };
    let mut marks = Vec::new();
    for open in 0..events.len() {
        let Some(("[", start)) = text(open) else { continue };
        let Some((first, _)) = text(open + 1).filter(|(first, _)| first.starts_with('^')) else {
            continue;
        };
        let mut label = first.trim_start_matches('^').to_owned();
        let mut end = start.end + first.len();
        // A backslash would part the one from the other.
        for (part, range) in (open + 2..).map_while(text).take_while(|(_, range)| {
            let is_next = range.start == end;
            end = range.end;
            is_next
        }) {
            if part == "]" {
                marks.push((format!("^{label}"), start.start..range.end));
                break;
            }
            // No label holds a bracket.
            if part.ends_with('[') {
                break;
            }
            label.push_str(part);
        }
    }
    marks.retain(|(label, _)| label.len() > 1);
    marks
}

/// A label as labels are compared: without regard to case and to how white space is written.
pub(super) fn normal(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase().to_uppercase()
}

/// Shows each definition, to which nothing leads, as a paragraph of its own.
fn show_definitions(
    document: &mut Document,
    source: &str,
    lines: &Lines,
    definitions: Vec<Definition>,
) {
    if definitions.is_empty() {
        return;
    }
    for Definition { label, range, first } in definitions {
        let line = lines.at(range.start);
        let text = literal::printable_line(&definitions::words(&source[range.clone()]));
        let kind = BlockKind::Paragraph(vec![Inline::Text(text)]);
        document.blocks.push(Block { line, kind });
        let kind = match first {
            Some(first) => ProblemKind::RepeatedDefinition { label, first },
            None => ProblemKind::UnusedDefinition { label },
        };
        document.problems.push(Problem { kind, line, range });
    }
    // The sort keeps blocks of one line in order, and the text's own are already sorted.
    document.blocks.sort_by_key(|block| block.line);
}

/// A problem for each run of characters that cannot be shown.
fn unprintable(source: &str, lines: &Lines) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    // Nearly every byte is of a character that can be shown, or goes on with one.
    let is_shown = |byte: u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r' | 0x80..=0xbf);
    let others = source.bytes().enumerate().filter(|&(_, byte)| !is_shown(byte));
    let others = others.filter_map(|(at, _)| Some((at, source[at..].chars().next()?)));
    for (start, c) in others.filter(|&(_, c)| literal::is_unprintable(c)) {
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
