//! A return as a model in which everything is known by a number, and how it is written.

use std::fmt::Write as _;

/// A sentence, a cell or a line of code. Each of its words is found nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) id: usize,
    pub(super) words: Vec<String>,
    /// The number of the note that it refers to.
    pub(super) note: Option<usize>,
    /// What it is about, where it says so: both sides may write of one thing.
    pub(super) topic: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Item,
    Child,
    Head,
    Row,
    Code,
    Note,
}

/// What a unit or a column may say that it is about.
const TOPICS: [&str; 5] = ["harbour", "quarry", "meadow", "estuary", "island"];
/// How many of them are of units; the others are of columns.
pub(super) const OF_UNITS: usize = 3;
/// How many are of columns.
pub(super) const OF_COLUMNS: usize = TOPICS.len() - OF_UNITS;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) id: usize,
    pub(super) kind: Kind,
    pub(super) sentences: Vec<Sentence>,
    /// What a note is called.
    pub(super) label: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Action {
    /// What it is known by, whatever its id.
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) note: Option<String>,
    pub(super) text: Vec<Sentence>,
    /// The other facts, one word each.
    pub(super) facts: Vec<(&'static str, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) id: usize,
    pub(super) rating: String,
    pub(super) note: Option<String>,
    /// A note beside its rating.
    pub(super) aside: Option<String>,
    pub(super) units: Vec<Unit>,
    pub(super) actions: Vec<Action>,
}

/// How a return is written, which says nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) width: usize,
    pub(super) indent: usize,
    /// How texts of actions are written: plain, in quotation marks, folded, literal.
    pub(super) texts: usize,
    pub(super) windows: bool,
    pub(super) bullet: char,
}

impl Unit {
    /// How many of the units from one on belong to it: the entries below an entry, the rows of a
    /// table.
    pub(super) fn span(units: &[Self], at: usize) -> usize {
        let inner = match units[at].kind {
            Kind::Item => Kind::Child,
            Kind::Head => Kind::Row,
            _ => return 1,
        };
        1 + units[at + 1..].iter().take_while(|unit| unit.kind == inner).count()
    }
}

/// A return as a file.
pub(super) fn written(answers: &[Answer], style: Style) -> String {
    let by = |n: usize| " ".repeat(n * style.indent);
    let mut text = String::from("partnership: example-north\nround: 2019\nresponses:\n");
    for answer in answers {
        if let Some(note) = &answer.note {
            _ = writeln!(text, "{}# {note}", by(1));
        }
        let aside = answer.aside.as_ref().map(|aside| format!("  # {aside}")).unwrap_or_default();
        _ = writeln!(text, "{}r{}:\n{}rating: {}{aside}", by(1), answer.id, by(2), answer.rating);
        if !answer.units.is_empty() {
            _ = writeln!(text, "{}evidence: |", by(2));
            for line in evidence(&answer.units, style) {
                let indent = if line.is_empty() { String::new() } else { by(3) };
                _ = writeln!(text, "{indent}{line}");
            }
        }
        if !answer.actions.is_empty() {
            _ = writeln!(text, "{}actions:", by(2));
        }
        for action in &answer.actions {
            if let Some(note) = &action.note {
                _ = writeln!(text, "{}# {note}", by(3));
            }
            _ = writeln!(text, "{}- id: {}", by(3), action.id);
            _ = writeln!(text, "{}  text:{}", by(3), action_text(action, style));
            for (key, value) in &action.facts {
                _ = writeln!(text, "{}  {key}: {value}", by(3));
            }
        }
    }
    if style.windows { text.replace('\n', "\r\n") } else { text }
}

fn action_text(action: &Action, style: Style) -> String {
    let said = action.text.iter().map(|s| said(s, &[])).collect::<Vec<_>>().join(" ");
    let below = format!("\n{}    ", " ".repeat(3 * style.indent));
    let folded = wrapped(&said, "", "", style.width).join(&below);
    match style.texts {
        0 => format!(" {said}"),
        1 => format!(" \"{said}\""),
        2 => format!(" >-{below}{folded}"),
        _ => format!(" |{below}{folded}"),
    }
}

/// The lines of a text.
fn evidence(units: &[Unit], style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    let is_close = |kind: Kind| matches!(kind, Kind::Item | Kind::Child | Kind::Head | Kind::Row);
    let is_row = |kind: Kind| matches!(kind, Kind::Head | Kind::Row);
    for (at, unit) in units.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| units[at].kind);
        let belongs = before.is_some_and(|before| {
            is_close(before) && is_close(unit.kind) && is_row(before) == is_row(unit.kind)
        });
        if before.is_some() && (!belongs || unit.kind == Kind::Head) {
            lines.push(String::new());
        }
        let said = |sign: &str| {
            let said = unit.sentences.iter().map(|s| said(s, units)).collect::<Vec<_>>().join(" ");
            wrapped(&said, sign, &" ".repeat(sign.len()), style.width)
        };
        match unit.kind {
            Kind::Paragraph => lines.extend(said("")),
            Kind::Item => lines.extend(said(&format!("{} ", style.bullet))),
            Kind::Child => lines.extend(said("  - ")),
            Kind::Note => lines.extend(said(&format!("[^{}]: ", unit.label))),
            Kind::Head | Kind::Row => {
                let cells = unit.sentences.iter().map(cell);
                lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
                if unit.kind == Kind::Head {
                    lines.push(format!("|{}", "---|".repeat(unit.sentences.len())));
                }
            }
            Kind::Code => {
                lines.push("````".to_owned());
                for line in &unit.sentences {
                    lines.extend([line.words.join(" "), "```".to_owned(), String::new()]);
                }
                lines.push("````".to_owned());
            }
        }
    }
    lines
}

/// A cell; one may be empty.
fn cell(cell: &Sentence) -> String {
    let topic = cell.topic.map(|topic| format!("Topic {}", TOPICS[topic]));
    topic.into_iter().chain(cell.words.iter().cloned()).collect::<Vec<_>>().join(" ")
}

/// A sentence with a capital letter, a full stop and the sign of its note.
fn said(sentence: &Sentence, units: &[Unit]) -> String {
    let text = sentence.words.join(" ");
    let note = sentence.note.and_then(|note| units.iter().find(|unit| unit.id == note));
    let sign = note.map(|unit| format!("[^{}]", unit.label)).unwrap_or_default();
    let topic =
        sentence.topic.map(|topic| format!("Topic {}: ", TOPICS[topic])).unwrap_or_default();
    format!("{topic}{}{}{sign}.", text[..1].to_uppercase(), &text[1..])
}

fn wrapped(text: &str, first: &str, others: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("{others}{word}")),
            None => lines.push(format!("{first}{word}")),
        }
    }
    lines
}
