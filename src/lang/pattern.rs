//! What a message is made of, for those who put it together elsewhere, and for tests.
//!
//! Of Fluent's notation the part is known that every output can follow: texts, facts, functions of
//! facts, and choices by a fact.

use std::borrow::Cow;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;
use serde::Serialize;

use super::LanguageError;
use super::file::line_of;

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// A fact, by its name.
    Fact(String),
    /// What a function makes of facts: its name, then theirs.
    Made(String, Vec<String>),
    /// One of several, by a fact.
    Choice(String, Vec<Variant>),
}

/// One of several ways to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variant {
    /// The fact for which it is said: a number, a plural category or a word.
    pub key: String,
    /// Whether it is said where no other is.
    pub default: bool,
    /// What is said.
    pub parts: Vec<Part>,
}

impl Part {
    /// The names of the facts that it is made from are added to `names`.
    pub fn facts<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Text(_) => {}
            Self::Fact(name) => names.push(name),
            Self::Made(_, facts) => names.extend(facts.iter().map(String::as_str)),
            Self::Choice(name, variants) => {
                names.push(name);
                variants.iter().flat_map(|own| &own.parts).for_each(|part| part.facts(names));
            }
        }
    }
}

/// The keys of the messages that are made from no facts.
pub(super) fn fixed(source: &str) -> Result<Vec<String>, LanguageError> {
    let is_text = |part: &Part| matches!(part, Part::Text(_));
    let messages = messages(source)?.into_iter();
    Ok(messages.filter(|(_, parts)| parts.iter().all(is_text)).map(|(key, _)| key).collect())
}

/// The messages by their keys, in the order of the file.
pub(super) fn messages(source: &str) -> Result<Vec<(String, Vec<Part>)>, LanguageError> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let error = errors.first().expect("what is refused has an error");
        LanguageError::Notation(line_of(source, error.pos.start), error.to_string())
    })?;
    let mut out = Vec::new();
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(own) if own.attributes.is_empty() => (own.id.name, own.value.as_ref()),
            Entry::Message(own) => (own.id.name, None),
            Entry::Term(own) => (own.id.name, None),
            _ => continue,
        };
        let parts = pattern.and_then(parts).ok_or_else(|| {
            let why = "only texts, facts, functions of facts and choices by a fact are known here";
            LanguageError::Notation(line(source, key), why.to_owned())
        })?;
        out.push((key.to_owned(), parts));
    }
    Ok(out)
}

/// The line on which a message stands.
pub(super) fn line(source: &str, key: &str) -> usize {
    let begins =
        |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    source.lines().position(begins).map_or(1, |at| at + 1)
}

/// The text of the message with a key, from the key to its last word.
pub(super) fn entry<'a>(source: &'a str, key: &str) -> Option<&'a str> {
    let begins =
        |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let goes_on = |line: &str| line.starts_with([' ', '}']) || line.trim().is_empty();
    let (mut at, mut start) = (0, None);
    for line in source.split_inclusive('\n') {
        match start {
            None if begins(line) => start = Some(at),
            Some(_) if !goes_on(line) => break,
            _ => {}
        }
        at += line.len();
    }
    source.get(start?..at).map(str::trim_end)
}

/// What a text in quotation marks stands for.
pub(super) fn unescaped(written: &str) -> Cow<'_, str> {
    unescape_unicode_to_string(written)
}

/// The parts of a message, where every output can follow them.
pub(super) fn parts(pattern: &Pattern<&str>) -> Option<Vec<Part>> {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Part::Text((*value).to_owned())),
        PatternElement::Placeable { expression } => placed(expression),
    };
    pattern.elements.iter().map(part).collect()
}

fn placed(expression: &Expression<&str>) -> Option<Part> {
    match expression {
        Expression::Inline(inline) => match inline {
            InlineExpression::StringLiteral { value } => {
                Some(Part::Text(unescaped(value).into_owned()))
            }
            InlineExpression::VariableReference { id } => Some(Part::Fact(id.name.to_owned())),
            InlineExpression::FunctionReference { id, arguments } => {
                let facts: Option<Vec<String>> = arguments.positional.iter().map(fact).collect();
                Some(Part::Made(id.name.to_owned(), facts?))
            }
            InlineExpression::Placeable { expression } => placed(expression),
            _ => None,
        },
        Expression::Select { selector, variants } => {
            let variant = |own: &fluent_syntax::ast::Variant<&str>| {
                let key = match &own.key {
                    VariantKey::Identifier { name } => *name,
                    VariantKey::NumberLiteral { value } => *value,
                };
                let parts = parts(&own.value)?;
                Some(Variant { key: key.to_owned(), default: own.default, parts })
            };
            let variants: Option<Vec<Variant>> = variants.iter().map(variant).collect();
            Some(Part::Choice(fact(selector)?, variants?))
        }
    }
}

fn fact(expression: &InlineExpression<&str>) -> Option<String> {
    match expression {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        _ => None,
    }
}
