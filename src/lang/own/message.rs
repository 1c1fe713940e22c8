//! One message of a language file, held to the same one of the language below it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Message, Pattern, PatternElement, Variant,
};

use super::branches::{self, Blank};
use super::known::{CATEGORIES, FUNCTIONS, Kind, Known, is_of_number, told};
use super::{fault, span_of, unseen, writing};
use crate::diag::nearest::suggestion;
use crate::diag::{Diagnostic, Source, quoted};
use crate::glyphs::{Fonts, SetAs};
use crate::lang::pattern::{self, unescaped};
use crate::lang::{Language, Part};

/// What is wrong, and a way out.
pub(super) type Slip = (String, String);

/// What a message is judged by.
pub(super) struct Judge<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) key: &'a str,
    pub(super) known: &'a Known<'a>,
    /// The language below.
    pub(super) over: &'a Language,
    /// The plural category of each number in the language of the file.
    pub(super) plurals: &'a [&'static str],
    pub(super) fonts: &'a Fonts,
}

impl Judge<'_> {
    /// What is wrong with the message.
    pub(super) fn message(&self, message: &Message<&str>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if let Some(attribute) = message.attributes.first() {
            let span = self.span(attribute.id.name);
            let words = format!("nothing asks for `.{}` of {}", attribute.id.name, self.key());
            found.push(fault(self.source, span, words).help("take it out"));
        }
        match &message.value {
            Some(pattern) => self.pattern(pattern, &mut found),
            None => {
                let words = format!("{} has no words", self.key());
                found.push(self.at(message.id.name, words).help(self.english()));
            }
        }
        if let (true, Some(pattern)) = (found.is_empty(), &message.value) {
            let span = self.span(message.id.name);
            let slip = pattern::parts(pattern).and_then(|parts| {
                let slip = self.unworded(&parts).or_else(|| self.untold(&parts));
                slip.or_else(|| writing::slip(self.key, &parts))
            });
            found
                .extend(slip.map(|(words, way_out)| fault(self.source, span, words).help(way_out)));
        }
        found
    }

    fn key(&self) -> String {
        quoted(self.key)
    }

    fn span(&self, part: &str) -> Range<usize> {
        span_of(self.source.text(), part)
    }

    fn at(&self, part: &str, message: impl Into<String>) -> Diagnostic {
        fault(self.source, self.span(part), message)
    }

    /// How the language below says it.
    fn english(&self) -> String {
        let (tag, words) = (&self.over.tag, pattern::entry(&self.over.source, self.key));
        match words {
            Some(words) if !words.contains('\n') => format!("in `{tag}` it is `{words}`"),
            _ => format!("compare it with {} in `lang/{tag}.ftl` of stocktake", self.key()),
        }
    }

    fn pattern(&self, pattern: &Pattern<&str>, found: &mut Vec<Diagnostic>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value, value, found),
                PatternElement::Placeable { expression } => self.expression(expression, found),
            }
        }
    }

    fn expression(&self, expression: &Expression<&str>, found: &mut Vec<Diagnostic>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, found),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => {
                        self.choice(id.name, variants, found);
                    }
                    _ => found.push(
                        self.at(name(selector), "a choice is made by a fact and by nothing else")
                            .help("write `{ $name -> …` with the name of the fact"),
                    ),
                }
                variants.iter().for_each(|own| self.pattern(&own.value, found));
            }
        }
    }

    fn inline(&self, inline: &InlineExpression<&str>, found: &mut Vec<Diagnostic>) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(&unescaped(value), value, found);
            }
            InlineExpression::VariableReference { id } => {
                let name = id.name;
                if self.kind(name, found) == Some(&Kind::Term) {
                    let message = format!("`${name}` is a word of the rubric in two forms");
                    found.push(self.at(name, message).help(format!(
                        "write `{{ ONE(${name}) }}` or `{{ MANY(${name}) }}`, whichever is meant"
                    )));
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.function(id.name, arguments, found);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, found),
            InlineExpression::NumberLiteral { value } => found.push(
                self.at(value, format!("the number {value} stands in braces"))
                    .help("write it without them"),
            ),
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                let name = name(inline);
                found.push(
                    self.at(name, format!("{} names other words of the file", quoted(name))).help(
                        format!(
                            "write the words themselves; a fact has a dollar sign, as `{{ ${name} \
                             }}`"
                        ),
                    ),
                );
            }
        }
    }

    /// What a fact is, where it is given.
    fn kind(&self, name: &str, found: &mut Vec<Diagnostic>) -> Option<&Kind> {
        let kind = self.known.facts.get(name);
        if kind.is_none() {
            let message = format!("{} is not given `${name}`", self.key());
            let names: Vec<String> = self.known.facts.keys().map(|own| format!("${own}")).collect();
            let help = suggestion(&format!("${name}"), names.iter().map(String::as_str));
            found.push(self.at(name, message).help(help.unwrap_or_else(|| self.english())));
        }
        kind
    }

    fn function(&self, name: &str, given: &CallArguments<&str>, found: &mut Vec<Diagnostic>) {
        let Some((_, takes)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let help = suggestion(name, FUNCTIONS.map(|(known, _)| known));
            let message = format!("there is no function {}", quoted(name));
            found.push(self.at(name, message).help(help.unwrap_or_else(|| self.english())));
            return;
        };
        let before = found.len();
        let fact = |own: &InlineExpression<&str>| match own {
            InlineExpression::VariableReference { id } => self.kind(id.name, found).cloned(),
            _ => None,
        };
        let kinds: Vec<Option<Kind>> = given.positional.iter().map(fact).collect();
        if found.len() > before {
            return;
        }
        let is_count = |kind: &Kind| matches!(kind, Kind::Count | Kind::Numbered(_) | Kind::Plain);
        let is_right = given.named.is_empty()
            && match (name, kinds.as_slice()) {
                ("WORD", [Some(count), Some(term)]) => is_count(count) && *term == Kind::Term,
                ("CAPITAL", [Some(text)]) => *text == Kind::Plain,
                ("WORD" | "CAPITAL", _) => false,
                (_, [Some(term)]) => *term == Kind::Term,
                _ => false,
            };
        if !is_right {
            let message = format!("{} is given something else than {takes}", quoted(name));
            found.push(self.at(name, message).help(self.english()));
        }
    }

    fn choice(&self, name: &str, variants: &[Variant<&str>], found: &mut Vec<Diagnostic>) {
        let Some(kind) = self.kind(name, found).cloned() else { return };
        let words: BTreeSet<&str> = match &kind {
            Kind::Count | Kind::Plain => CATEGORIES.into(),
            Kind::Chosen(words) | Kind::Numbered(words) => {
                words.iter().map(String::as_str).collect()
            }
            Kind::Term => {
                let message = format!("nothing can be chosen by `${name}`, a word of the rubric");
                found.push(self.at(name, message).help(self.english()));
                return;
            }
        };
        let before = found.len();
        let is_number = matches!(kind, Kind::Count | Kind::Plain);
        let mut seen = BTreeSet::new();
        for own in variants {
            let key = branches::key(own);
            let can_be = words.contains(key) || is_number && is_of_number(key);
            if !seen.insert(key) {
                let message = format!("`[{key}]` is there twice");
                found.push(self.at(key, message).help("keep one of the two"));
            } else if !own.default && !can_be {
                let help = suggestion(key, words.iter().copied());
                let message = format!("`[{key}]` is never chosen by `${name}`");
                found.push(self.at(key, message).help(help.unwrap_or_else(|| self.english())));
            }
        }
        if found.len() == before {
            let lacks = branches::lacking(&kind, variants, self.plurals);
            found.extend(lacks.map(|lacks| {
                let message = format!("`${name}` can be {lacks} as well, which has no words");
                self.at(name, message).help(branches::WAY_OUT)
            }));
        }
    }

    /// Characters of a text, which stands in the file as `written`, that cannot be published, or
    /// that nobody sees.
    fn text(&self, text: &str, written: &str, found: &mut Vec<Diagnostic>) {
        let coded = |c: char| format!("U+{:04X}", u32::from(c));
        if let Some(sign) = unseen::sign(text) {
            let message = format!("there is a hidden character here, {}", coded(sign));
            let place = self.sign(&sign.to_string(), written);
            found.push(fault(self.source, place, message).help(unseen::WAY_OUT));
            return;
        }
        let unfit = |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{fdd0}'..='\u{fdef}');
        let unset = self.fonts.unset(text, SetAs::Text);
        let unset = unset.first().and_then(|own| text.get(own.range.clone()));
        let control = text.chars().find(unfit).map(String::from);
        let Some(sign) = control.or_else(|| unset.map(str::to_owned)) else { return };
        let codes: Vec<_> = sign.chars().map(coded).collect();
        let message =
            format!("the fonts of the PDF do not have {} ({})", quoted(&sign), codes.join(" "));
        found.push(fault(self.source, self.sign(&sign, written), message).help(
            "write it another way, or add a font that has it to `fonts` in your folder of \
             templates",
        ));
    }

    /// Where a sign of a text stands, which stands in the file as `written`: the whole of it where
    /// the sign is written by its number.
    fn sign(&self, sign: &str, written: &str) -> Range<usize> {
        let span = self.span(written);
        let at = written.find(sign).map(|at| span.start + at..span.start + at + sign.len());
        at.unwrap_or(span)
    }

    /// That the message, or what may be chosen of it, has no words.
    fn unworded(&self, parts: &[Part]) -> Option<Slip> {
        let (key, blank) = (self.key(), branches::blank(parts)?);
        let message = match blank {
            Blank::Always => format!("{key} has no words"),
            Blank::For(own) => format!("{key} has no words for `[{own}]`"),
        };
        Some((message, self.english()))
    }

    /// What the message would leave out.
    fn untold(&self, parts: &[Part]) -> Option<Slip> {
        let is_sole = |key: &str| {
            CATEGORIES.contains(&key) && self.plurals.iter().filter(|own| **own == key).count() < 2
        };
        let own = told(parts, &is_sole);
        let lost: Vec<String> =
            self.known.told.difference(&own).map(|name| format!("`${name}`")).collect();
        let (last, others) = lost.split_last()?;
        let names = match others {
            [] => last.clone(),
            others => format!("{} and {last}", others.join(", ")),
        };
        let mut within = Vec::new();
        parts.iter().for_each(|part| part.facts(&mut within));
        let is_in = |name: &&&str| !own.contains(**name) && within.contains(*name);
        let sometimes = match self.known.told.iter().find(is_in) {
            Some(_) => " in each of the words that are chosen",
            None => "",
        };
        Some((format!("{} does not say {names}{sometimes}", self.key()), self.english()))
    }
}

/// The text of an expression that tells where it stands.
fn name<'a>(inline: &InlineExpression<&'a str>) -> &'a str {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            value
        }
        InlineExpression::FunctionReference { id, .. }
        | InlineExpression::MessageReference { id, .. }
        | InlineExpression::TermReference { id, .. }
        | InlineExpression::VariableReference { id } => id.name,
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inner) | Expression::Select { selector: inner, .. } => name(inner),
        },
    }
}
