//! What is known of the messages of a language: what each is made from, and what it always tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Part, Variant};

/// The names of the plural categories.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The functions, each with what it is given.
pub(super) const FUNCTIONS: [(&str, &str); 6] = [
    ("ONE", "a word of the rubric"),
    ("MANY", "a word of the rubric"),
    ("WRITTEN_ONE", "a word of the rubric"),
    ("WRITTEN_MANY", "a word of the rubric"),
    ("WORD", "a number and a word of the rubric"),
    ("CAPITAL", "a text"),
];

/// What a fact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that the rubric has, for one and for many.
    Term,
    /// A number.
    Count,
    /// One of some numbers and no other, such as that of a month.
    Numbered(BTreeSet<String>),
    /// One of some words, by which words are chosen.
    Chosen(BTreeSet<String>),
    /// A text, or a number that is only shown: which of the two nothing says.
    Plain,
}

/// What is known of a message.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// What it is given, by its names.
    pub(super) facts: BTreeMap<&'a str, Kind>,
    /// What it tells, whatever it is given.
    pub(super) told: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    /// All messages by their keys.
    pub(super) fn all(messages: &'a [(String, Vec<Part>)]) -> BTreeMap<&'a str, Self> {
        let mut all: BTreeMap<&str, Self> = BTreeMap::new();
        for (key, parts) in messages {
            let mut facts = BTreeMap::new();
            parts.iter().for_each(|part| note(part, &mut facts));
            all.insert(key, Self { facts, told: told(parts, &|key| key == "one") });
        }
        all
    }
}

/// Notes what the facts of a part are.
fn note<'a>(part: &'a Part, facts: &mut BTreeMap<&'a str, Kind>) {
    match part {
        Part::Text(_) => {}
        Part::Fact(name) => _ = facts.entry(name).or_insert(Kind::Plain),
        Part::Made(function, names) => match (function.as_str(), names.as_slice()) {
            ("WORD", [count, term]) => {
                facts.insert(count, Kind::Count);
                facts.insert(term, Kind::Term);
            }
            ("CAPITAL", [text]) => _ = facts.entry(text).or_insert(Kind::Plain),
            _ => names.iter().for_each(|name| _ = facts.insert(name, Kind::Term)),
        },
        Part::Choice(name, variants) => {
            let words = variants.iter().map(|own| own.key.clone()).collect();
            let kind = match variants {
                all if all.iter().all(|own| is_figure(&own.key)) => Kind::Numbered(words),
                all if all.iter().any(|own| is_of_number(&own.key)) => Kind::Count,
                _ => Kind::Chosen(words),
            };
            facts.insert(name, kind);
            variants.iter().flat_map(|own| &own.parts).for_each(|part| note(part, facts));
        }
    }
}

/// Whether a choice is made by it where a number is given.
pub(super) fn is_of_number(key: &str) -> bool {
    CATEGORIES.contains(&key) || is_figure(key)
}

/// Whether it is one number, in figures.
pub(super) fn is_figure(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

/// The numbers and texts that are told whatever is given: each is shown, or words are chosen that
/// are said of it alone. A word of the rubric is none: it is the same in every sentence. `is_sole`
/// says of a plural category whether it is that of one number.
pub(super) fn told<'a>(parts: &'a [Part], is_sole: &impl Fn(&str) -> bool) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Fact(name) => _ = all.insert(name.as_str()),
            Part::Made(function, names) if function == "CAPITAL" => {
                all.extend(names.iter().map(String::as_str));
            }
            Part::Made(..) => {}
            Part::Choice(name, variants) => {
                let of_variant = |own: &'a Variant| {
                    let mut of_own = told(&own.parts, is_sole);
                    let is_one = is_figure(&own.key) || is_sole(&own.key);
                    of_own.extend(is_one.then_some(name.as_str()));
                    of_own
                };
                let in_each = variants.iter().map(of_variant);
                all.extend(in_each.reduce(|one, other| &one & &other).unwrap_or_default());
            }
        }
    }
    all
}
