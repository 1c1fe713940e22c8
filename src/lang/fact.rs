//! What sentences are made from: counts, texts, and the words that a rubric has for things.

use std::borrow::Cow;

use fluent_bundle::FluentArgs;
use fluent_bundle::types::{FluentType, FluentValue};

use crate::model::Term;

/// A fact: a count, a text or a term.
pub type Fact<'a> = FluentValue<'a>;

/// The facts of a sentence, by the names that its message gives them.
#[derive(Debug, Default)]
pub struct Facts<'a>(FluentArgs<'a>);

impl<'a> Facts<'a> {
    /// No facts.
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with another fact.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, fact: impl Into<Fact<'a>>) -> Self {
        self.0.set(name, fact);
        self
    }

    pub(super) fn arguments(&self) -> &FluentArgs<'a> {
        &self.0
    }
}

impl From<&Term> for Fact<'_> {
    fn from(term: &Term) -> Self {
        FluentValue::Custom(Box::new(Words { term: term.clone() }))
    }
}

impl From<Term> for Fact<'_> {
    fn from(term: Term) -> Self {
        FluentValue::Custom(Box::new(Words { term }))
    }
}

/// A term as Fluent holds it. It is written by functions alone, which say in which form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    term: Term,
}

impl FluentType for Words {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.term.one.clone().into()
    }

    fn as_string_threadsafe(
        &self,
        _: &intl_memoizer::concurrent::IntlLangMemoizer,
    ) -> Cow<'static, str> {
        self.term.one.clone().into()
    }
}

/// The term that a fact is.
pub(super) fn term<'a>(fact: &'a FluentValue<'_>) -> Option<&'a Term> {
    let FluentValue::Custom(own) = fact else { return None };
    (**own).as_any().downcast_ref::<Words>().map(|words| &words.term)
}
