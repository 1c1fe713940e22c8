//! `{{ say(key = "returned-some", returned = 2, participant = terms.participant) }}`: a sentence by
//! its key, made from facts.
//!
//! A fact is a number, a text, a term such as `terms.item`, or several texts, which are joined as
//! the language joins them. What comes of it is text, and is escaped as any text is.
//!
//! Where something within a sentence is more than text, such as a link, `say_parts` gives the
//! sentence in parts: `slots` are the names of the facts whose places are left to the template. A
//! part has `text`, or the name of a slot as `slot`.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Function, Kwargs, State, TeraResult, Value};

use crate::lang::{Fact, Facts, Language};
use crate::model::Term;

/// Says a sentence.
pub(super) struct Say(pub(super) Arc<Language>);

/// Says a sentence in parts.
pub(super) struct Parts(pub(super) Arc<Language>);

/// What stands around the name of a slot while a sentence is put together. Neither is a character
/// of any text, which both are taken out of.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

impl Function<TeraResult<Value>> for Say {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let said = said(&self.0, &kwargs, &[])?;
        Ok(Value::normal_string(&said))
    }
}

impl Function<TeraResult<Value>> for Parts {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let slots: Vec<&str> = kwargs.must_get("slots")?;
        let said = said(&self.0, &kwargs, &slots)?;
        let part = |piece: &str| -> Option<BTreeMap<&str, Option<String>>> {
            let (slot, text) = match piece.split_once(CLOSE) {
                Some((slot, text)) => (Some(slot), text),
                None => (None, piece),
            };
            (!text.is_empty() || slot.is_some()).then(|| {
                BTreeMap::from([
                    ("slot", slot.map(str::to_owned)),
                    ("text", (!text.is_empty()).then(|| text.to_owned())),
                ])
            })
        };
        let parts: Vec<_> = said.split(OPEN).filter_map(part).collect();
        Value::try_from_serializable(&parts)
    }
}

fn said(language: &Language, kwargs: &Kwargs, slots: &[&str]) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let mut facts = Facts::none();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| !["key", "slots"].contains(name)) else {
            continue;
        };
        facts = facts.with(name.to_owned(), fact(name, value, language)?);
    }
    for slot in slots {
        facts = facts.with((*slot).to_owned(), format!("{OPEN}{slot}{CLOSE}"));
    }
    language.asked(key, &facts).map_err(Error::message)
}

fn fact<'a>(name: &str, value: &'a Value, language: &Language) -> TeraResult<Fact<'a>> {
    if let Some(text) = value.as_str() {
        return Ok(text.replace([OPEN, CLOSE], "").into());
    }
    if let Some(count) = value.as_i64() {
        return Ok(count.into());
    }
    let text = |value: &Value| value.as_str().map(|text| text.replace([OPEN, CLOSE], ""));
    if let Some(all) = value.as_array() {
        let all: Option<Vec<String>> = all.iter().map(text).collect();
        return all.map(|all| language.enumeration(&all).into()).ok_or_else(|| no_fact(name));
    }
    let word = |of: &'static str| value.as_map().and_then(|term| text(term.get(&of.into())?));
    match (word("one"), word("many")) {
        (Some(one), Some(many)) => Ok(Term { one, many }.into()),
        _ => Err(no_fact(name)),
    }
}

fn no_fact(name: &str) -> Error {
    Error::message(format!("`{name}` is no number, no text, no term and no list of texts"))
}
