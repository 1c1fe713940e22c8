//! The keys that every return has, from their table.

use super::super::json::Json;
use super::parts::{any_of, or_nothing, reference, text, text_or_nothing, words, words_or_nothing};
use crate::form::keys::{FixedHolds, FixedKey, KeyNeeded};
use crate::model::{Collection, NamedOption};

/// What values of fixed keys are held against.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    /// Whose registers and rounds, in the head of a return.
    pub(super) collection: Option<&'a Collection>,
    /// The themes that a statement may have.
    pub(super) themes: &'a [NamedOption],
}

/// An object with the keys of a table and no others.
pub(super) fn object(keys: &[FixedKey], held: Held<'_>) -> Json {
    Json::object([
        ("type", "object".into()),
        ("properties", properties(keys, held)),
        ("required", required(keys)),
        ("additionalProperties", false.into()),
    ])
}

/// A schema for each key of a table.
pub(super) fn properties(keys: &[FixedKey], held: Held<'_>) -> Json {
    let one = |own: &FixedKey| {
        let about = Json::object([("description", sentence(own.says).into())]);
        (own.key.to_owned(), about.and(value(own, held)))
    };
    keys.iter().map(one).collect()
}

/// The keys of a table that must always be there.
pub(super) fn required(keys: &[FixedKey]) -> Json {
    let always = keys.iter().filter(|own| own.required == KeyNeeded::Always);
    always.map(|own| Json::from(own.key)).collect()
}

fn value(own: &FixedKey, held: Held<'_>) -> Json {
    let is_needed = own.required == KeyNeeded::Always;
    match own.holds {
        FixedHolds::Participant => {
            let all = held.collection.into_iter().flat_map(|own| own.register.partnerships());
            words(all.map(|own| (own.id.as_str(), Some((&*own.name, own.note.clone())))))
        }
        FixedHolds::Round => {
            let all = held.collection.into_iter().flat_map(|own| &own.rounds);
            words(all.map(|own| (own.info.id.as_str(), Some((&*own.info.title, None)))))
        }
        FixedHolds::Word(all) => {
            let all = all.iter().map(|(word, says)| (*word, Some((*word, Some(sentence(says))))));
            if is_needed { words(all) } else { words_or_nothing(all) }
        }
        FixedHolds::OwnId => own_id(),
        FixedHolds::Day => reference("day"),
        FixedHolds::Line | FixedHolds::Markdown | FixedHolds::AnswerPlace => {
            if is_needed {
                text()
            } else {
                text_or_nothing()
            }
        }
        FixedHolds::Carried => or_nothing(own_id()),
        FixedHolds::Themes => one_or_several(held.themes, None),
        FixedHolds::Entries(keys) => list(object(keys, held), None, None),
        FixedHolds::Answers => Json::object([]),
    }
}

/// An id of an author's own.
pub(super) fn own_id() -> Json {
    let id = Json::object([
        ("type", "string".into()),
        ("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$".into()),
        ("maxLength", 64.into()),
    ]);
    let read_otherwise = ["number", "boolean"].map(|name| Json::object([("type", name.into())]));
    any_of([id].into_iter().chain(read_otherwise))
}

/// One of some options, or a list of them; `most` is how many may be named.
pub(super) fn one_or_several(of: &[NamedOption], most: Option<usize>) -> Json {
    let all = || of.iter().map(|own| (own.id.as_str(), Some((&*own.label, None))));
    let mut several = Json::object([("type", "array".into()), ("items", words_or_nothing(all()))]);
    if let Some(most) = most {
        several =
            several.with("contains", words(all())).with("minContains", 0).with("maxContains", most);
    }
    let Json::Object(single) = words_or_nothing(all()) else { return several };
    let Some((_, Json::List(mut choices))) = single.into_iter().next() else { return several };
    choices.push(several);
    any_of(choices)
}

/// A list, where there is any; an empty one says nothing, whatever the fewest are.
pub(super) fn list(items: Json, least: Option<usize>, most: Option<usize>) -> Json {
    let all = Json::object([("type", "array".into()), ("items", items)]);
    let all = all.maybe("minItems", least.filter(|least| *least > 1)).maybe("maxItems", most);
    let none = Json::object([("type", "array".into()), ("maxItems", 0.into())]);
    match least {
        Some(least) if least > 1 => any_of([all, none, reference("nothing")]),
        _ => or_nothing(all),
    }
}

/// A clause as a sentence, without the signs of Markdown.
pub(super) fn sentence(clause: &str) -> String {
    let plain = clause.replace('`', "");
    let mut letters = plain.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
