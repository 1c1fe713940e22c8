//! The file of a language: read, and made ready to be spoken.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use super::fact::term;
use super::made::capital;
use crate::model::{Term, within};

/// Whether the words of a rubric lose their capital letter within a sentence: `lowered`, or
/// `as-written`, as where nouns keep it.
const WITHIN: &str = "terms-within-sentences";

/// Why a language cannot be spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LanguageError {
    /// No language is known by the tag.
    Unknown,
    /// The tag is no language's.
    Tag(String),
    /// A line of its file is in no notation that is known here.
    Notation(usize, String),
    /// It says the same twice.
    Twice(String),
}

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("there is no such language"),
            Self::Tag(tag) => write!(f, "`{tag}` is the tag of no language"),
            Self::Notation(line, why) => write!(f, "line {line} cannot be read: {why}"),
            Self::Twice(key) => write!(f, "the words with the key `{key}` are there twice"),
        }
    }
}

impl std::error::Error for LanguageError {}

/// The messages of a file, with the functions that they may call.
pub(super) fn bundle(
    tag: &str,
    text: String,
) -> Result<FluentBundle<FluentResource>, LanguageError> {
    let unknown = || LanguageError::Tag(tag.to_owned());
    let locale = tag.parse().map_err(|_| unknown())?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // What stands between words is ours alone: marks around them would be in every text.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
        let error = errors.first().expect("what is refused has an error");
        LanguageError::Notation(line_of(resource.source(), error.pos.start), error.to_string())
    })?;
    bundle.add_resource(resource).map_err(|errors| {
        let key = errors.iter().find_map(|error| match error {
            fluent_bundle::FluentError::Overriding { id, .. } => Some(id.clone()),
            _ => None,
        });
        LanguageError::Twice(key.unwrap_or_default())
    })?;
    let plurals = rules(tag).ok_or_else(unknown)?;
    functions(&mut bundle, plurals);
    Ok(bundle)
}

/// How numbers are one or many in a language; a region has the rules of its language.
fn rules(tag: &str) -> Option<PluralRules> {
    let language = tag.split('-').next()?;
    let mut known = PluralRules::get_locales(PluralRuleType::CARDINAL).into_iter();
    PluralRules::create(known.find(|own| *own == language)?, PluralRuleType::CARDINAL).ok()
}

/// The plural category of each number from nought to 199.
pub(super) fn plurals(tag: &str) -> Vec<&'static str> {
    let rules = rules(tag);
    let category = |number: usize| match rules.as_ref().map(|rules| rules.select(number)) {
        Some(Ok(PluralCategory::ZERO)) => "zero",
        Some(Ok(PluralCategory::ONE)) => "one",
        Some(Ok(PluralCategory::TWO)) => "two",
        Some(Ok(PluralCategory::FEW)) => "few",
        Some(Ok(PluralCategory::MANY)) => "many",
        _ => "other",
    };
    (0..200).map(category).collect()
}

/// Whether terms lose their capital letter within a sentence.
pub(super) fn is_lowered(bundle: &FluentBundle<FluentResource>) -> bool {
    let pattern = bundle.get_message(WITHIN).and_then(|message| message.value());
    pattern.is_some_and(|own| bundle.format_pattern(own, None, &mut Vec::new()) == "lowered")
}

/// The line of a place in a text, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// Which form of a term a function gives.
#[derive(Clone, Copy)]
enum Form {
    One,
    Many,
}

fn functions(bundle: &mut FluentBundle<FluentResource>, plurals: PluralRules) {
    let within: Place = if is_lowered(bundle) { within } else { str::to_owned };
    // Nothing has a name yet, so that none of these can be there already.
    _ = bundle.add_function("ONE", formed(Form::One, within));
    _ = bundle.add_function("MANY", formed(Form::Many, within));
    _ = bundle.add_function("WRITTEN_ONE", formed(Form::One, capital));
    _ = bundle.add_function("WRITTEN_MANY", formed(Form::Many, capital));
    _ = bundle.add_function("WORD", counted(plurals, within));
    _ = bundle.add_function("CAPITAL", |given: &[FluentValue<'_>], _: &FluentArgs<'_>| match given
        .first()
    {
        Some(FluentValue::String(words)) => FluentValue::from(capital(words)),
        Some(FluentValue::Number(number)) => FluentValue::Number(number.clone()),
        _ => FluentValue::Error,
    });
}

/// How a word is written where it stands.
type Place = fn(&str) -> String;

/// A form of the term that it is given.
fn formed(
    form: Form,
    place: Place,
) -> impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a> + Send + Sync + 'static
{
    move |given, _| {
        let word = given.first().and_then(term).map(|term| word(term, form));
        FluentValue::from(word.map(place))
    }
}

/// The form of a term that goes with a count, which it is given first.
fn counted(
    plurals: PluralRules,
    place: Place,
) -> impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a> + Send + Sync + 'static
{
    move |given, _| {
        let [count, of, ..] = given else { return FluentValue::Error };
        let is_one = match count {
            FluentValue::Number(count) => plurals.select(count) == Ok(PluralCategory::ONE),
            _ => false,
        };
        let form = if is_one { Form::One } else { Form::Many };
        FluentValue::from(term(of).map(|term| place(word(term, form))))
    }
}

fn word(term: &Term, form: Form) -> &str {
    match form {
        Form::One => &term.one,
        Form::Many => &term.many,
    }
}
