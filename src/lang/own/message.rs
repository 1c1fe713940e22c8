//! One message of a language file, held to the same one of the language below it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Message, Pattern, PatternElement, Variant,
    VariantKey,
};

use super::known::{CATEGORIES, FUNCTIONS, Kind, Known, is_of_number, told};
use super::{WITHIN, fault, span_of};
use crate::diag::nearest::suggestion;
use crate::diag::{Diagnostic, Source, quoted};
use crate::glyphs::{Fonts, SetAs};
use crate::lang::Language;
use crate::lang::pattern::{self, unescaped};

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
            found.extend(self.untold(pattern, span.clone()));
            found.extend(self.how(pattern, span));
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
        let is_count = |kind: &Kind| matches!(kind, Kind::Count | Kind::Plain);
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
            Kind::Chosen(words) => words.iter().map(String::as_str).collect(),
            Kind::Term => {
                let message = format!("nothing can be chosen by `${name}`, a word of the rubric");
                found.push(self.at(name, message).help(self.english()));
                return;
            }
        };
        let is_number = !matches!(kind, Kind::Chosen(_));
        let mut seen = BTreeSet::new();
        for own in variants {
            let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
                own.key;
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
    }

    /// Characters of a text, which stands in the file as `written`, that cannot be published.
    fn text(&self, text: &str, written: &str, found: &mut Vec<Diagnostic>) {
        let unfit = |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{fdd0}'..='\u{fdef}');
        let unset = self.fonts.unset(text, SetAs::Text);
        let unset = unset.first().and_then(|own| text.get(own.range.clone()));
        let control = text.chars().find(unfit).map(String::from);
        let Some(sign) = control.or_else(|| unset.map(str::to_owned)) else { return };
        let span = self.span(written);
        let at = written.find(&sign).map(|at| span.start + at..span.start + at + sign.len());
        let codes: Vec<_> = sign.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let message =
            format!("the fonts of the PDF do not have {} ({})", quoted(&sign), codes.join(" "));
        found.push(fault(self.source, at.unwrap_or(span), message).help(
            "write it another way, or add a font that has it to `fonts` in your folder of \
             templates",
        ));
    }

    /// What the message would leave out.
    fn untold(&self, pattern: &Pattern<&str>, span: Range<usize>) -> Option<Diagnostic> {
        let parts = pattern::parts(pattern)?;
        let is_sole = |key: &str| {
            CATEGORIES.contains(&key) && self.plurals.iter().filter(|own| **own == key).count() < 2
        };
        let own = told(&parts, &is_sole);
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
        let message = format!("{} does not say {names}{sometimes}", self.key());
        Some(fault(self.source, span, message).help(self.english()))
    }

    /// Whether the message that says how words are written says something else.
    fn how(&self, pattern: &Pattern<&str>, span: Range<usize>) -> Option<Diagnostic> {
        let (key, values) = WITHIN;
        let own = match pattern.elements.as_slice() {
            [PatternElement::TextElement { value }] => value.trim(),
            _ => "",
        };
        (self.key == key && !values.contains(&own)).then(|| {
            let message = format!("{} is `lowered` or `as-written`", self.key());
            fault(self.source, span, message)
                .help("`lowered` where the words of a rubric lose their capital in a sentence")
        })
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
