//! One text that both sides changed, joined by its paragraphs and written in the place of ours.

use super::blocks::{self, Line};
use super::lines::spaces;
use super::meaning::Meaning;
use super::tree::Entry;

/// A text as it stands in the file below `|`, line by line.
struct Literal<'a> {
    /// The key and what is beside it.
    header: &'a str,
    /// The lines as they are written.
    raw: Vec<&'a str>,
    /// The same without their indentation.
    lines: Vec<&'a str>,
    /// How far they are indented.
    indent: usize,
    /// What follows the text: blank lines, notes.
    after: &'a str,
}

/// Both sides' paragraphs as one text: the body of the entry, and what it says.
///
/// `None` where both changed the same paragraph, or one of the three is no text.
pub(super) fn joined(
    base: &Entry<'_>,
    ours: &Entry<'_>,
    theirs: &Entry<'_>,
) -> Option<(String, Meaning)> {
    let (Meaning::Text(b), Meaning::Text(o), Meaning::Text(t)) =
        (&base.meaning, &ours.meaning, &theirs.meaning)
    else {
        return None;
    };
    let lines = |text: &'_ str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (base_lines, our_lines, their_lines) = (lines(b), lines(o), lines(t));
    let literal = Literal::of(ours).filter(|literal| literal.says(o));
    let our_lines: Vec<&str> = match &literal {
        Some(literal) => literal.lines.clone(),
        None => our_lines.iter().map(String::as_str).collect(),
    };
    let their_lines: Vec<&str> = their_lines.iter().map(String::as_str).collect();
    let base_lines: Vec<&str> = base_lines.iter().map(String::as_str).collect();
    let merged = blocks::merge(&base_lines, &our_lines, &their_lines)?;
    let text = |line: &Line| match line {
        Line::Ours(at) => our_lines[*at],
        Line::Theirs(at) => their_lines[*at],
        Line::Blank => "",
    };
    let says: Vec<&str> = merged.iter().map(text).collect();
    let indent = literal.as_ref().map_or(ours.column + 2, |literal| literal.indent);
    let mut body = match &literal {
        Some(literal) => literal.header.to_owned(),
        None => format!("{} |\n", ours.body.get(..ours.head)?),
    };
    for line in &merged {
        match (line, &literal) {
            (Line::Ours(at), Some(literal)) => body.push_str(literal.raw[*at]),
            _ if text(line).is_empty() => body.push('\n'),
            _ => body.push_str(&format!("{}{}\n", spaces(indent), text(line))),
        }
    }
    body.push_str(literal.as_ref().map_or("", |literal| literal.after));
    Some((body, Meaning::Text(says.join("\n"))))
}

impl<'a> Literal<'a> {
    fn of(entry: &Entry<'a>) -> Option<Self> {
        let header_end = entry.body.find('\n')? + 1;
        let (header, rest) = entry.body.split_at(header_end);
        let mut marks = header
            .get(entry.head..)?
            .trim()
            .split('#')
            .next()?
            .trim_end()
            .strip_prefix('|')?
            .chars();
        if !marks.all(|c| matches!(c, '+' | '-') || c.is_ascii_digit()) {
            return None;
        }
        let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let stated = header[entry.head..].chars().find(char::is_ascii_digit);
        let indent = match stated.and_then(|digit| digit.to_digit(10)) {
            Some(digit) => entry.column + usize::try_from(digit).ok()?,
            None => indent_of(rest.lines().find(|line| !line.trim().is_empty())?),
        };
        let all: Vec<&str> = rest.split_inclusive('\n').collect();
        let is_blank = |line: &str| line.trim().is_empty();
        let end = all.iter().position(|line| !is_blank(line) && indent_of(line) < indent);
        let inside = &all[..end.unwrap_or(all.len())];
        let blanks = inside.iter().rev().take_while(|line| is_blank(line)).count();
        let raw = inside[..inside.len() - blanks].to_vec();
        let after = &rest[raw.iter().map(|line| line.len()).sum()..];
        let lines = raw
            .iter()
            .map(|line| line.get(indent..).unwrap_or_default().trim_end_matches(['\r', '\n']))
            .collect();
        Some(Self { header, raw, lines, indent, after })
    }

    /// Whether the lines are those of the text that YAML reads.
    fn says(&self, text: &str) -> bool {
        text.trim_end_matches('\n').lines().eq(self.lines.iter().copied())
    }
}
