//! What values of several kinds are made of: nothing, a line, a day, one of some words.

use serde_json::Value;

use super::super::json::Json;
use super::super::readings;

/// The definitions that the others refer to.
pub(super) fn definitions() -> Vec<(String, Json)> {
    let type_ = |name: &str| Json::object([("type", name.into())]);
    let is_visible = type_("string").with("pattern", VISIBLE);
    let others = ["object", "array", "number", "boolean"].map(type_);
    let something: Json = others.into_iter().chain([is_visible]).collect();
    // It says nothing to people: an editor would show that in the place of what a field says.
    let nothing = Json::object([("not", Json::object([("anyOf", something)]))]);
    let day =
        type_("string").with("format", "date").with("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    let padded = type_("string").with("pattern", "^\\s|\\s$");
    // What some readers hand over in place of a day has no keys that a schema sees.
    let of_no_keys = type_("object").with("maxProperties", 0);
    let days = [day, padded, reference("nothing"), of_no_keys];
    vec![("nothing".to_owned(), nothing), ("day".to_owned(), any_of(days))]
}

/// A character that nobody takes for nothing. What an id is made of is among them, so that a text
/// without any is for `check` to tell of.
const VISIBLE: &str = "[!-~]";

/// A text. What is written as one, others may read as a number or as `true`.
pub(super) fn text() -> Json {
    of_types(&["string", "number", "boolean"])
}

/// A text, or nothing, or an object with some keys.
pub(super) fn text_or(object: Json) -> Json {
    let types = ["string", "number", "boolean", "null", "object"];
    let rest = Json::Object(match object {
        Json::Object(entries) => entries.into_iter().filter(|(key, _)| key != "type").collect(),
        _ => Vec::new(),
    });
    of_types(&types).and(rest)
}

/// The ids of rounds, as whoever reads YAML has them: a condition, so that nobody offers them.
pub(super) fn any_word(words: &[&str]) -> Json {
    let each = words.iter().flat_map(|word| {
        let read = readings::value(word).map(Json::from);
        read.into_iter().chain([Json::from(*word)])
    });
    Json::object([("enum", each.collect())])
}

/// A text, or nothing.
pub(super) fn text_or_nothing() -> Json {
    of_types(&["string", "number", "boolean", "null"])
}

fn of_types(names: &[&str]) -> Json {
    Json::object([("type", names.iter().map(|name| Json::from(*name)).collect())])
}

/// A schema by its name.
pub(super) fn reference(name: &str) -> Json {
    Json::object([("$ref", format!("#/$defs/{name}").into())])
}

/// Any of some schemas.
pub(super) fn any_of(schemas: impl IntoIterator<Item = Json>) -> Json {
    Json::object([("anyOf", schemas.into_iter().collect())])
}

/// A schema, or nothing.
pub(super) fn or_nothing(schema: Json) -> Json {
    any_of([schema, reference("nothing")])
}

/// One of some words; each may have a label and a description.
pub(super) fn words<'a>(
    words: impl IntoIterator<Item = (&'a str, Option<(&'a str, Option<String>)>)>,
) -> Json {
    let all = all_words(words);
    match all.is_empty() {
        // There is no round yet, or nobody in the register.
        true => Json::object([("not", Json::object([]))]),
        false => Json::object([("oneOf", all.into_iter().collect())]),
    }
}

/// The same, or nothing.
pub(super) fn words_or_nothing<'a>(
    words: impl IntoIterator<Item = (&'a str, Option<(&'a str, Option<String>)>)>,
) -> Json {
    let all = all_words(words).into_iter().chain([reference("nothing")]);
    Json::object([("oneOf", all.collect())])
}

/// A schema for each word. One that others read as a number may be written in quotation marks as
/// well: no editor needs to offer that.
fn all_words<'a>(
    words: impl IntoIterator<Item = (&'a str, Option<(&'a str, Option<String>)>)>,
) -> Vec<Json> {
    let (mut schemas, mut quoted) = (Vec::new(), Vec::new());
    for (word, about) in words {
        let read = readings::value(word).filter(|read| *read != Value::Null);
        if read.is_some() {
            quoted.push(word.replace('.', "\\."));
        }
        let schema = Json::object([("const", read.unwrap_or_else(|| word.into()).into())]);
        let (label, text) = about.map_or((None, None), |(label, text)| (Some(label), text));
        schemas.push(schema.maybe("title", label).maybe("description", text));
    }
    if !quoted.is_empty() {
        let pattern = format!("^({})$", quoted.join("|"));
        schemas.push(Json::object([("type", "string".into()), ("pattern", pattern.into())]));
    }
    schemas
}
