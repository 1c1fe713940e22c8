//! A return as its file: `<round>/<partnership>.yaml`.

use std::fmt::Write as _;

use super::grammar::Grammar;
use super::names::Name;
use super::nation::Nation;
use super::partnership::Answer;
use super::random::Random;
use super::standing::Standing;
use super::yaml::{entry, paragraph, scalar};
use crate::model::{Date, Rubric};

/// What a return is made of.
pub(super) struct Returned<'a> {
    pub(super) name: &'a Name,
    pub(super) round: usize,
    pub(super) standing: Standing,
    pub(super) rubric: &'a Rubric,
    pub(super) answers: &'a [Answer],
    pub(super) made_by: String,
}

/// How much of an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    /// A draft's answer that still needs evidence.
    Rating,
    /// A draft's answer that still needs a rating.
    Evidence,
}

impl Returned<'_> {
    /// The file.
    pub(super) fn yaml(&self, grammar: &Grammar, random: &mut Random) -> String {
        let mut text = paragraph(
            "# ",
            &format!(
                "SYNTHETIC: {}. {} does not exist, and nothing that is said here is about anybody.",
                self.made_by, self.name.full
            ),
        );
        text.push_str(&entry(0, "partnership", &self.name.id()));
        text.push_str(&entry(0, "round", &Nation::year(self.round).to_string()));
        let is_draft = self.standing == Standing::Draft;
        text.push_str(&entry(0, "status", if is_draft { "draft" } else { "final" }));
        if let Some(day) = self.completed(random) {
            text.push_str(&entry(0, "completed", &day.to_string()));
        }
        text.push_str("contacts:\n");
        for role in roles(grammar, random) {
            _ = writeln!(text, "  - role: {}", scalar(role));
        }
        text.push_str("responses:\n");
        text.push_str(&self.responses(is_draft, random));
        text
    }

    /// The day on which it was completed.
    fn completed(&self, random: &mut Random) -> Option<Date> {
        let deadline = Nation::deadline(self.round);
        let days = i64::try_from(random.below(24)).expect("less than 24");
        let days = match self.standing {
            Standing::InTime => -days,
            Standing::Late => days + 1,
            Standing::Draft | Standing::Missing => return None,
        };
        deadline.checked_add(jiff::Span::new().days(days)).ok()
    }

    fn responses(&self, is_draft: bool, random: &mut Random) -> String {
        let items = self.rubric.items().filter(|item| item.is_local());
        // A draft is written from the beginning, with a gap here and there.
        let many = self.answers.len();
        let until = if is_draft { (many * random.between(40, 85)).div_ceil(100) } else { many };
        let mut text = String::new();
        for (at, (item, answer)) in items.zip(self.answers).enumerate() {
            let drawn = random.below(100);
            let part = match drawn {
                0..12 if is_draft => Part::Rating,
                12..18 if is_draft => Part::Evidence,
                18..26 if is_draft && at > 0 => continue,
                _ => Part::Whole,
            };
            let level = self.rubric.scale().get(answer.rating).map(|level| level.id.as_str());
            let is_top = answer.rating + 1 == self.rubric.scale().len();
            let is_shared = random.happens(if is_top { 12 } else { 2 });
            if at < until {
                _ = writeln!(text, "  {}:", scalar_key(item.id.as_str()));
                push(answer, level.unwrap_or_default(), part, is_shared, &mut text);
            }
        }
        text
    }
}

fn push(answer: &Answer, level: &str, part: Part, is_shared: bool, text: &mut String) {
    if part != Part::Evidence {
        text.push_str(&entry(4, "rating", level));
    }
    if part != Part::Rating {
        text.push_str("    evidence: |\n");
        for line in answer.evidence.lines() {
            let indent = if line.is_empty() { "" } else { "      " };
            _ = writeln!(text, "{indent}{line}");
        }
        if is_shared && part == Part::Whole {
            text.push_str("    share: true\n");
        }
    }
    if !answer.actions.is_empty() && part == Part::Whole {
        text.push_str("    actions:\n");
        text.extend(answer.actions.iter().map(|action| action.yaml()));
    }
}

/// The id of an item as a key: numbers stay as they are, which is how authors write them.
fn scalar_key(id: &str) -> String {
    let is_number = id.starts_with(|c: char| c.is_ascii_digit());
    if is_number { id.to_owned() } else { scalar(id) }
}

/// One or two people to ask, by role.
fn roles(grammar: &Grammar, random: &mut Random) -> Vec<&'static str> {
    let [_, roles] = grammar.choices(0, "role");
    let many = random.between(1, 2);
    let mut found = Vec::new();
    for role in (0..2 * many).filter_map(|_| random.pick(roles)) {
        if found.len() < many && !found.contains(&role) {
            found.push(role);
        }
    }
    found
}
