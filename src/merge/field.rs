//! One text that both sides changed, joined by its blocks and written in the place of ours.

use std::ops::Range;

use super::Favor;
use super::align::Moves;
use super::columns;
use super::labels::{self, Distinct};
use super::lines::spaces;
use super::meaning::Meaning;
use super::numbers;
use super::passages::{self, Known};
use super::places;
use super::text::{self, Line, Text};
use super::tree::Entry;
use super::undone;
use super::written::{Choice, Joined, words};
use crate::load::{indentation, sides};

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
    /// Whether the header says so.
    is_stated: bool,
    /// What follows the text: blank lines, notes.
    after: &'a str,
}

/// What became of a text.
pub(super) enum Field {
    /// The body of the entry, what it says, and how many places of it are disputed.
    Joined { body: String, meaning: Meaning, disputes: usize },
    /// A paragraph that is disputed: ours, theirs and base, each with what nobody disputes, where
    /// that is another text.
    Disputed([Option<String>; 3]),
}

/// Base, ours and theirs as one text, block by block. `None` where it is no text, or no place can
/// be told for what a side did.
pub(super) fn joined(
    [base, ours, theirs]: [&Entry<'_>; 3],
    favor: Option<Favor>,
    known: Known<'_>,
) -> Option<Field> {
    let (Meaning::Text(b), Meaning::Text(o), Meaning::Text(t)) =
        (&base.meaning, &ours.meaning, &theirs.meaning)
    else {
        return None;
    };
    let mut distinct = labels::distinct(b, o, t)?;
    let (new_ours, new_theirs) = (distinct.ours.take(), distinct.theirs.take());
    let literal = Literal::of(ours).filter(|literal| literal.says(o));
    let our_lines: Vec<&str> = match (&literal, &new_ours) {
        (_, Some(new)) => new.lines().collect(),
        (Some(literal), None) => literal.lines.clone(),
        (None, None) => o.lines().collect(),
    };
    let theirs = new_theirs.as_deref().unwrap_or(t);
    let [base_text, our_text, their_text] =
        [b.lines().collect(), our_lines, theirs.lines().collect()].map(Text::of);
    let laid_out = columns::laid_out([&base_text, &our_text, &their_text]);
    let tables = laid_out.texts.each_ref();
    let tables = tables.map(|text| text.as_ref().map(|text| Text::of(text.lines().collect())));
    let texts = [&base_text, &our_text, &their_text];
    let texts = [0, 1, 2].map(|which| tables[which].as_ref().unwrap_or(texts[which]));
    let sources = [b, new_ours.as_deref().unwrap_or(o), theirs];
    let joined = settled(texts, sources, &distinct, Known { apart: &laid_out.apart, ..known })?;
    let disputes = joined.disputes();
    let choice = match (disputes, favor) {
        (0, _) => Choice::Ours,
        _ if texts.iter().all(|text| text.blocks.len() < 2) => {
            let lines = |choice| said(&joined.lines(choice, texts[1]), texts);
            let made =
                [(Choice::Ours, o), (Choice::Theirs, t), (Choice::Base, b)].map(|(choice, own)| {
                    Some(lines(choice)).filter(|made| !super::blocks::are_same(made, own))
                });
            return Some(Field::Disputed(made));
        }
        (_, Some(Favor::Ours)) => Choice::Ours,
        (_, Some(Favor::Theirs)) => Choice::Theirs,
        (_, Some(Favor::Base)) => Choice::Base,
        (_, None) => Choice::Marked(length(texts)),
    };
    let disputes = if matches!(choice, Choice::Marked(_)) { disputes } else { 0 };
    let lines = joined.lines(choice, texts[1]);
    let is_own = new_ours.is_none() && tables[1].is_none();
    let literal = literal.map(|literal| (literal, is_own));
    let body = body(&lines, texts, ours, literal.as_ref())?;
    let said = said(&lines, texts);
    let is_nothing = said.trim().is_empty();
    (!is_nothing).then_some(Field::Joined { body, meaning: Meaning::Text(said), disputes })
}

/// Joins three texts. Where that leaves disputes, what was moved may have been rewritten as well:
/// whichever leaves fewer is taken, or of as many those that are smaller. So it is in any case
/// where the other side took that away.
fn settled(
    texts: [&Text<'_>; 3],
    sources: [&str; 3],
    distinct: &Distinct,
    known: Known<'_>,
) -> Option<Joined> {
    let told = |moves| defined(texts, moves, sources, distinct.clone(), known);
    let disputes = |joined: &Option<Joined>| {
        joined.as_ref().map_or((usize::MAX, 0), |one| (one.disputes(), one.disputed_lines()))
    };
    let first = told(Moves::Same);
    let is_undone = undone::is_undone(texts);
    if disputes(&first) == (0, 0) && !is_undone {
        return first;
    }
    let second = told(Moves::Edited);
    if is_undone || disputes(&second) < disputes(&first) { second } else { first }
}

/// Joins three texts so that either side's choice defines every label once that it has to.
fn defined(
    texts: [&Text<'_>; 3],
    moves: Moves,
    sources: [&str; 3],
    mut distinct: Distinct,
    known: Known<'_>,
) -> Option<Joined> {
    loop {
        let locked = distinct.locked(sources[0], &texts[0].blocks);
        let mut bodies = text::join(texts, moves, locked, known)?;
        passages::beside_copies(&mut bodies, known.disputed);
        places::part_off(&mut bodies);
        let bodies = numbers::anew(texts, bodies);
        let joined = Joined::of(bodies, texts)?;
        let choices = [Choice::Ours, Choice::Theirs]
            .map(|choice| said(&joined.lines(choice, texts[1]), texts));
        if distinct.is_settled(sources, &choices)? {
            return Some(joined);
        }
    }
}

/// How long marks are: longer than any within the texts.
fn length(texts: [&Text<'_>; 3]) -> usize {
    let lines = texts.into_iter().flat_map(|text| &text.lines);
    let longest = lines.filter_map(|line| sides::length(line, '<')).max();
    longest.map_or(sides::LENGTH, |longest| longest + 1)
}

/// Lines as one text.
fn said(lines: &[Line], texts: [&Text<'_>; 3]) -> String {
    lines.iter().map(|line| words(line, texts)).collect::<Vec<_>>().join("\n")
}

/// The body of the entry: lines of ours as they are written, others indented alike.
fn body(
    lines: &[Line],
    texts: [&Text<'_>; 3],
    ours: &Entry<'_>,
    literal: Option<&(Literal<'_>, bool)>,
) -> Option<String> {
    let Some((literal, is_own)) = literal else {
        let head = ours.body.get(..ours.head)?;
        let said = said(lines, texts);
        return Some(format!("{head}{}", scalar(&said, ours.column + 2)));
    };
    // YAML takes the indentation from the first line, where it is not stated.
    let first = lines.iter().map(|line| words(line, texts)).find(|line| !line.trim().is_empty());
    if first.is_some_and(|first| first.starts_with(' ')) && !literal.is_stated {
        return None;
    }
    let mut body = literal.header.to_owned();
    for line in lines {
        match line {
            Line::Ours(at) if *is_own => body.push_str(literal.raw[*at]),
            _ => push_line(&mut body, words(line, texts), literal.indent),
        }
    }
    body.push_str(literal.after);
    Some(body)
}

fn push_line(body: &mut String, line: &str, indent: usize) {
    if !line.is_empty() {
        body.push_str(&spaces(indent));
        body.push_str(line);
    }
    body.push('\n');
}

/// The body of an entry whose text got other lines in some places, in order. `None` where it
/// cannot be written so, or notes beside it would be lost.
pub(super) fn with_lines(
    entry: &Entry<'_>,
    text: &Text<'_>,
    changes: &[(Range<usize>, &[String])],
) -> Option<String> {
    let mut lines = Vec::with_capacity(text.lines.len());
    let mut next = 0;
    for (range, new) in changes {
        lines.extend((next..range.start).map(Line::Ours));
        lines.extend(new.iter().cloned().map(Line::Made));
        next = range.end;
    }
    lines.extend((next..text.lines.len()).map(Line::Ours));
    let Meaning::Text(said) = &entry.meaning else { return None };
    let literal = Literal::of(entry).filter(|literal| literal.says(said));
    let can_be_written = literal.is_some() || entry.notes.is_empty();
    let literal = literal.map(|literal| (literal, true));
    can_be_written.then(|| body(&lines, [text; 3], entry, literal.as_ref()))?
}

/// How many characters a line of a folded paragraph has.
const WIDTH: usize = 80;

/// A text below the key that it belongs to: a single line folded, others as they are.
pub(super) fn scalar(text: &str, indent: usize) -> String {
    let text = text.trim_end_matches('\n');
    let can_fold = !text.contains('\n') && !text.contains("  ") && !text.starts_with(' ');
    let mut body = String::from(if can_fold { " >-\n" } else { " |\n" });
    if !can_fold {
        // YAML takes the indentation from the first line.
        if text.starts_with(' ') {
            body = " |2\n".to_owned();
        }
        text.lines().for_each(|line| push_line(&mut body, line, indent));
        return body;
    }
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            push_line(&mut body, &line, indent);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    push_line(&mut body, &line, indent);
    body
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
        let stated = header[entry.head..].chars().find(char::is_ascii_digit);
        let indent = match stated.and_then(|digit| digit.to_digit(10)) {
            Some(digit) => entry.column + usize::try_from(digit).ok()?,
            None => indentation(rest.lines().find(|line| !line.trim().is_empty())?),
        };
        let all: Vec<&str> = rest.split_inclusive('\n').collect();
        let is_blank = |line: &str| line.trim().is_empty();
        let end = all.iter().position(|line| !is_blank(line) && indentation(line) < indent);
        let inside = &all[..end.unwrap_or(all.len())];
        let blanks = inside.iter().rev().take_while(|line| is_blank(line)).count();
        let raw = inside[..inside.len() - blanks].to_vec();
        let after = &rest[raw.iter().map(|line| line.len()).sum()..];
        let lines = raw
            .iter()
            .map(|line| line.get(indent..).unwrap_or_default().trim_end_matches(['\r', '\n']))
            .collect();
        let is_stated = stated.is_some();
        Some(Self { header, raw, lines, indent, is_stated, after })
    }

    /// Whether the lines are those of the text that YAML reads.
    fn says(&self, text: &str) -> bool {
        text.trim_end_matches('\n').lines().eq(self.lines.iter().copied())
    }
}
