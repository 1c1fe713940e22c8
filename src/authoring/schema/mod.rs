//! The JSON Schema of the returns of a collection, draft 2020-12.
//!
//! It is laxer than `check` wherever readers of YAML differ: `check` takes every value as it is
//! written, and others take some for numbers, for `true` or for nothing.

mod answers;
mod fixed;
mod needed;
mod parts;
mod pattern;
mod values;

use super::json::Json;
use crate::form::keys;
use crate::model::{Collection, Rubric};

/// The text of the schema, with a line end behind it.
pub fn return_schema(collection: &Collection) -> String {
    let versions = versions(collection);
    let of_head = fixed::Held { collection: Some(collection), themes: &[] };
    let mut properties = fixed::properties(&keys::RETURN, of_head);
    let (defs, rules) = match &*versions {
        [only] => {
            replace(&mut properties, "responses", answers::responses(only.rubric));
            (Vec::new(), needed::when_final(only.rubric))
        }
        _ => several(&versions),
    };
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let id = format!("urn:stocktake:return:{}", collection.id);
    let says = format!(
        "A return of `{}`, made by `stocktake schema {}`. What it refuses, `stocktake check` \
         refuses; `check` says more, and says how to put it right.",
        collection.id, collection.id
    );
    let schema = Json::object([
        ("$schema", draft.into()),
        ("$id", id.into()),
        ("title", collection.rubric.title().into()),
        ("description", says.into()),
        ("type", "object".into()),
        ("properties", properties),
        ("required", fixed::required(&keys::RETURN)),
        ("additionalProperties", false.into()),
    ]);
    let actions = [("actions".to_owned(), values::actions())];
    let defs: Json = parts::definitions().into_iter().chain(actions).chain(defs).collect();
    let schema = schema.and(rules).with("$defs", defs);
    serde_json::to_string_pretty(&schema).expect("its keys are texts") + "\n"
}

/// A version of the rubric, and the rounds that answer it.
struct Version<'a> {
    rubric: &'a Rubric,
    rounds: Vec<&'a str>,
}

/// The versions that rounds answer, in the order of the rounds; the current one where there is no
/// round yet.
fn versions(collection: &Collection) -> Vec<Version<'_>> {
    let mut found: Vec<Version<'_>> = Vec::new();
    for round in &collection.rounds {
        let id = round.info.id.as_str();
        match found.iter_mut().find(|own| own.rubric.version() == round.rubric.version()) {
            Some(own) => own.rounds.push(id),
            None => found.push(Version { rubric: &round.rubric, rounds: vec![id] }),
        }
    }
    if found.is_empty() {
        found.push(Version { rubric: &collection.rubric, rounds: Vec::new() });
    }
    found
}

/// The definitions of the answers where rounds answer different versions, and the rule by which
/// `round` says which of them is meant.
fn several(versions: &[Version<'_>]) -> (Vec<(String, Json)>, Json) {
    let name = |at: usize| format!("answers-{}", at + 1);
    let defs = versions.iter().enumerate();
    let defs = defs.map(|(at, own)| (name(at), answers::responses(own.rubric))).collect();
    let rules: Json =
        versions.iter().enumerate().map(|(at, own)| of_version(own, &name(at))).collect();
    (defs, Json::object([("allOf", rules)]))
}

/// What a return must be whose round answers a version.
fn of_version(own: &Version<'_>, answers: &str) -> Json {
    let round = parts::any_word(&own.rounds);
    let is_own = Json::object([
        ("properties", Json::object([("round", round)])),
        ("required", Json::List(vec!["round".into()])),
    ]);
    let properties = Json::object([("responses", parts::reference(answers))]);
    // The other rule has a `then` of its own.
    let needed = Json::List(vec![needed::when_final(own.rubric)]);
    let then = Json::object([("properties", properties), ("allOf", needed)]);
    Json::object([("if", is_own), ("then", then)])
}

/// Puts another value in the place of one of an object.
fn replace(object: &mut Json, key: &str, value: Json) {
    let Json::Object(entries) = object else { return };
    if let Some((_, own)) = entries.iter_mut().find(|(own, _)| own == key) {
        *own = value;
    }
}
