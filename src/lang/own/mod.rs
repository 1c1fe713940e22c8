//! The language file of a user's own, held to the language that says what it does not: every slip
//! in it is found at its line, before anything is made.
//!
//! What its messages may be made from is known from those of the other language: which facts they
//! are given, which of these are numbers and which are words of the rubric, and which of them are
//! told whatever they are.

mod branches;
mod known;
mod message;
mod notation;
mod unseen;
mod writing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast::Entry;
use fluent_syntax::parser;

use super::file::plurals;
use super::{Language, LanguageError};
use crate::diag::nearest::suggestion;
use crate::diag::{Code, Diagnostic, Place, Source, quoted};
use crate::glyphs::Fonts;
use known::Known;
use message::Judge;

/// The language of a file of a user's own, with what is told of it, over another one; its texts are
/// set in some fonts.
///
/// # Errors
/// What is wrong with it, each at its place.
pub fn own(
    tag: &str,
    source: &Arc<Source>,
    over: Language,
    fonts: &Fonts,
) -> Result<(Language, Vec<Diagnostic>), Vec<Diagnostic>> {
    let found = faults(tag, source, &over, fonts);
    if !found.is_empty() {
        return Err(found);
    }
    let language = Language::read(tag, source.text().to_owned()).map(|own| own.over(over));
    let language = language.map_err(|error| vec![unread(source, tag, &error)])?;
    let told = partial(source, &language);
    Ok((language, told.into_iter().collect()))
}

/// A finding about a language file.
fn fault(source: &Arc<Source>, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::OwnLanguage, Place::new(source, span), message)
}

/// Why a file whose messages are sound cannot be spoken.
fn unread(source: &Arc<Source>, tag: &str, error: &LanguageError) -> Diagnostic {
    let help = match tag.contains('_') {
        true => format!("name it `{}.ftl`, with hyphens", tag.replace('_', "-")),
        false => "name the file by the tag of its language, such as `cy.ftl` or `de.ftl`".into(),
    };
    Diagnostic::new(Code::OwnLanguage, Place::file(source), error.to_string()).help(help)
}

/// Where a part of a text stands in it.
fn span_of(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    start..(start + part.len()).min(text.len())
}

fn faults(tag: &str, source: &Arc<Source>, over: &Language, fonts: &Fonts) -> Vec<Diagnostic> {
    if tag.contains('_') || Language::read(tag, String::new()).is_err() {
        return vec![unread(source, tag, &LanguageError::Tag(tag.to_owned()))];
    }
    let text = source.text();
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut found: Vec<_> = errors.iter().map(|error| notation::told(source, error)).collect();
    let english = over.messages().expect("what is spoken was read before");
    let known: BTreeMap<&str, Known<'_>> = Known::all(&english);
    let plurals = plurals(tag);
    let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => {
                let span = span_of(text, term.id.name);
                found.push(
                    fault(source, span, "words that begin with a hyphen are used by no message")
                        .help("take them out: words for things are those of the rubric"),
                );
                continue;
            }
            _ => continue,
        };
        let (key, span) = (message.id.name, span_of(text, message.id.name));
        if let Some(before) = seen.insert(key, span.clone()) {
            let twice = format!("the words of {} are there twice", quoted(key));
            let label = Place::new(source, before);
            found.push(
                fault(source, span.clone(), twice).help("keep one of the two").label(label, "here"),
            );
        }
        let Some(own) = known.get(key) else {
            let unasked = format!("nothing that is published asks for {}", quoted(key));
            let help = suggestion(key, known.keys().copied());
            let help = help.unwrap_or_else(|| "take it out".to_owned());
            found.push(fault(source, span, unasked).help(help));
            continue;
        };
        let judge = Judge { source, key, known: own, over, plurals: &plurals, fonts };
        found.extend(judge.message(message));
    }
    found
}

/// That a file has no message, or in another language than the one below it not all.
fn partial(source: &Arc<Source>, language: &Language) -> Option<Diagnostic> {
    let other = language.other.as_ref()?;
    let of = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    let (own, all) = language.said_of()?;
    if of(&language.tag) == of(&other.tag) {
        return (own == 0).then(|| silent(source));
    }
    if own == all {
        return None;
    }
    let message = format!(
        "{} of {all} messages are not said in {}: they are published in {}, within the rest",
        all - own,
        quoted(&language.tag),
        quoted(&other.tag)
    );
    let pages = match language.tag() == language.tag {
        true => format!("pages and PDFs say that they are in {}", quoted(&language.tag)),
        false => format!(
            "pages and PDFs say that they are in {}, in which most of their words are",
            quoted(&other.tag)
        ),
    };
    Some(Diagnostic::new(Code::PartialLanguage, Place::file(source), message).help(format!(
        "{pages}; add those of `lang/{0}.ftl` of stocktake, or name the file `{0}.ftl` if it only \
         has a few words of your own",
        other.tag
    )))
}

/// That a file of words of one's own has none.
fn silent(source: &Arc<Source>) -> Diagnostic {
    let message = "this file holds no message, so that nothing in it is used";
    Diagnostic::new(Code::UnusedTemplate, Place::file(source), message)
        .help("add one, such as `good-practice = Promising practice`, or remove the file")
}
