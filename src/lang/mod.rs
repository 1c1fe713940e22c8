//! The words of what is published and shown: terms, counts, lists, dates, percentages, sentences.
//!
//! Each is a message of a file in `lang/` at the top of the project, in the notation of Project
//! Fluent, and is made from facts: whoever wants one names its key and says what it is made from. A
//! language is one such file. Words for things are those of the rubric, as it writes them.

mod fact;
mod file;
mod made;
mod own;
mod pattern;

use std::collections::HashMap;
use std::fmt;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use rust_embed::RustEmbed;

pub use fact::{Fact, Facts};
pub use file::LanguageError;
pub(crate) use made::has_unit_before;
pub use made::{capital, half_up};
pub use own::own;
pub use pattern::{Part, Variant};

/// The language that is spoken unless another is asked for.
pub const ENGLISH: &str = "en-GB";

#[derive(RustEmbed)]
#[folder = "lang/"]
struct Shipped;

/// A language: its words, by the keys of the sentences that they make.
pub struct Language {
    tag: String,
    source: String,
    bundle: FluentBundle<FluentResource>,
    /// The messages that are made from no facts.
    fixed: HashMap<String, String>,
    /// What says what it does not.
    other: Option<Box<Self>>,
}

impl Language {
    /// The language with a tag, as BCP 47 writes it, that is inside the binary: each file of
    /// `lang/` is one, by its name.
    ///
    /// # Errors
    /// There is none, or its file cannot be read.
    pub fn of(tag: &str) -> Result<Self, LanguageError> {
        let file = Shipped::get(&format!("{tag}.ftl"));
        let text = file.and_then(|file| String::from_utf8(file.data.into_owned()).ok());
        Self::read(tag, text.ok_or(LanguageError::Unknown)?)
    }

    /// The language of a text in the notation of Fluent.
    ///
    /// # Errors
    /// The tag is none, or the text is in another notation or says something twice.
    pub fn read(tag: &str, text: String) -> Result<Self, LanguageError> {
        let source = text.clone();
        let bundle = file::bundle(tag, text)?;
        let mut language =
            Self { tag: tag.to_owned(), source, bundle, fixed: HashMap::default(), other: None };
        let fixed: Vec<String> = pattern::fixed(&language.source)?;
        for key in fixed {
            let said = language.say(&key, &Facts::none());
            language.fixed.insert(key, said);
        }
        Ok(language)
    }

    /// English.
    pub fn english() -> Self {
        Self::of(ENGLISH).expect("English is in the binary")
    }

    /// The same language, in which another one says what it does not: nobody would ask for what the
    /// other has no words for, or give facts that it is not made from.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self { other: Some(Box::new(other)), ..self }
    }

    /// How many messages it says itself, and of how many, where another one says the rest.
    fn said_of(&self) -> Option<(usize, usize)> {
        let all = self.other.as_ref()?.messages().ok()?.len();
        Some((self.own_messages().ok()?.len(), all))
    }

    /// It and those that say what it does not, first to last.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |own| own.other.as_deref())
    }

    /// It and those that say what it does not, each by its tag and its words.
    pub fn layers(&self) -> Vec<(String, String)> {
        self.each().map(|own| (own.tag.clone(), own.source.clone())).collect()
    }

    /// The language of some layers.
    ///
    /// # Errors
    /// One of them cannot be read, or there is none.
    pub fn of_layers(layers: &[(String, String)]) -> Result<Self, LanguageError> {
        let [(tag, source), others @ ..] = layers else { return Err(LanguageError::Unknown) };
        let own = Self::read(tag, source.clone())?;
        if others.is_empty() { Ok(own) } else { Ok(own.over(Self::of_layers(others)?)) }
    }

    /// The tag of the language that most of it is in, as BCP 47 writes it: where it has words for
    /// less than half of what is said, that of the one which says the rest.
    pub fn tag(&self) -> &str {
        let mostly_other = |(own, all): (usize, usize)| own * 2 < all;
        let other = self.other.as_ref().filter(|_| self.said_of().is_some_and(mostly_other));
        other.map_or(&self.tag, |other| other.tag())
    }

    /// A sentence, or other words, by its key; the key itself where there are none. A test holds
    /// every key that is asked for in the source to the files of the languages.
    pub fn say(&self, key: &str, facts: &Facts<'_>) -> String {
        self.asked(key, facts).unwrap_or_else(|_| key.to_owned())
    }

    /// A sentence, or other words, by a key that somebody else wrote.
    ///
    /// # Errors
    /// There is none by this key, or it is made from more than these facts.
    pub fn asked(&self, key: &str, facts: &Facts<'_>) -> Result<String, Unsaid> {
        if let Some(words) = self.fixed.get(key) {
            return Ok(words.clone());
        }
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| message.value());
        let Some(pattern) = pattern else {
            let other = self.other.as_ref().ok_or_else(|| Unsaid::Key(key.to_owned()))?;
            return other.asked(key, facts);
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(facts.arguments()), &mut errors);
        match errors.first() {
            Some(error) => Err(Unsaid::Fact(key.to_owned(), error.to_string())),
            None => Ok(said.into_owned()),
        }
    }

    /// Whether terms lose their capital letter within a sentence.
    pub fn is_lowered(&self) -> bool {
        file::is_lowered(&self.bundle)
    }

    /// The plural category of each number from nought to 199: those of larger ones are those of the
    /// last hundred.
    pub fn plurals(&self) -> Vec<&'static str> {
        file::plurals(&self.tag)
    }

    /// The messages that it says itself, as [`Language::messages`] has them.
    ///
    /// # Errors
    /// It cannot be read, which is known when it is made.
    pub fn own_messages(&self) -> Result<Vec<(String, Vec<Part>)>, LanguageError> {
        pattern::messages(&self.source)
    }

    /// Its messages by their keys, each in parts: for those who put them together elsewhere.
    ///
    /// # Errors
    /// It cannot be read, which is known when it is made.
    pub fn messages(&self) -> Result<Vec<(String, Vec<Part>)>, LanguageError> {
        let mut own = self.own_messages()?;
        if let Some(other) = &self.other {
            let is_new = |(key, _): &(String, _)| !own.iter().any(|(own, _)| own == key);
            let others: Vec<_> = other.messages()?.into_iter().filter(is_new).collect();
            own.extend(others);
        }
        Ok(own)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Language").field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// Why there are no words for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaid {
    /// There is no message by this key.
    Key(String),
    /// The message by this key lacks a fact; how, as Fluent says it.
    Fact(String, String),
}

impl fmt::Display for Unsaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "there are no words with the key `{key}`"),
            Self::Fact(key, why) => {
                write!(f, "the words with the key `{key}` cannot be put together: {why}")
            }
        }
    }
}

impl std::error::Error for Unsaid {}

/// Says a sentence by its key from facts: `say!(language, "key", count = 2, who = term)`.
macro_rules! say {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $language.say($key, &$crate::lang::Facts::none()$(.with(stringify!($name), $value))*)
    };
}
pub(crate) use say;

#[cfg(test)]
mod tests;
