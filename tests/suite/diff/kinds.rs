//! Every kind of change, question and trail, by the schema of comparisons: one that is new there
//! cannot be forgotten.
//!
//! A kind is a choice of the schema (`Movement improved`), or something that may be there and is
//! (`Header.rubric`).

use std::collections::BTreeSet;

use serde_json::Value;
use stocktake::data::CHANGES_SCHEMA;
use stocktake::diff::{Comparison, Movement, QuestionCode};

/// What the schema leaves to numbers.
const SEVERAL: [(Movement, &str); 2] = [
    (Movement::Improved, "improved by several levels"),
    (Movement::Declined, "declined by several levels"),
];

/// Every kind that there is.
pub(super) fn all() -> BTreeSet<String> {
    let mut kinds = walked(None);
    kinds.extend(SEVERAL.map(|(_, kind)| kind.to_owned()));
    kinds
}

/// The kinds that a comparison has.
pub(super) fn of(found: &Comparison) -> BTreeSet<String> {
    let mut kinds = walked(Some(&serde_json::to_value(found).expect("JSON")));
    for rating in found.items.iter().map(|item| &item.rating).filter(|rating| rating.levels > 1) {
        let several = SEVERAL.into_iter().filter(|(movement, _)| *movement == rating.movement);
        kinds.extend(several.map(|(_, kind)| kind.to_owned()));
    }
    kinds
}

fn walked(value: Option<&Value>) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(CHANGES_SCHEMA).expect("JSON");
    let mut walk = Walk { defined: &schema["$defs"], kinds: BTreeSet::new(), seen: Vec::new() };
    walk.named("Comparison", value);
    walk.kinds
}

/// A walk through the schema: along a value, or everywhere where there is none.
struct Walk<'a> {
    defined: &'a Value,
    kinds: BTreeSet<String>,
    seen: Vec<&'a str>,
}

impl<'a> Walk<'a> {
    fn named(&mut self, name: &'a str, value: Option<&Value>) {
        if value.is_none() && self.seen.contains(&name) {
            return;
        }
        self.seen.push(name);
        self.of(&self.defined[name], name, value);
    }

    fn of(&mut self, schema: &'a Value, at: &str, value: Option<&Value>) {
        if schema.is_null() || value.is_some_and(Value::is_null) {
            return;
        }
        if let Some(name) = schema["$ref"].as_str() {
            self.named(name.strip_prefix("#/$defs/").expect("a definition"), value);
        }
        if !schema["anyOf"].is_null() {
            self.of(&schema["anyOf"][0], at, value);
        }
        for choice in schema["oneOf"].as_array().into_iter().flatten() {
            self.choice(choice, at, value);
        }
        match value {
            Some(value) => {
                let items = value.as_array().into_iter().flatten();
                items.for_each(|item| self.of(&schema["items"], at, Some(item)));
            }
            None => self.of(&schema["items"], at, None),
        }
        for (name, own) in schema["properties"].as_object().into_iter().flatten() {
            let field = value.map(|value| &value[name]);
            let at = format!("{at}.{name}");
            if may_lack(own) && field.is_none_or(is_there) {
                self.kinds.insert(at.clone());
            }
            self.of(own, &at, field);
        }
    }

    fn choice(&mut self, choice: &'a Value, at: &str, value: Option<&Value>) {
        let mut tags = choice["properties"].as_object().into_iter().flatten();
        let tag = tags.find(|(_, own)| !own["const"].is_null());
        let (word, said) = match tag {
            Some((name, own)) => (&own["const"], value.map(|value| &value[name])),
            None => (&choice["const"], value),
        };
        if said.is_none_or(|said| said == word) {
            let at = format!("{at} {}", word.as_str().expect("a word"));
            self.kinds.insert(at.clone());
            self.of(choice, &at, value);
        }
    }
}

fn may_lack(schema: &Value) -> bool {
    let types =
        schema["type"].as_array().map_or(std::slice::from_ref(&schema["type"]), Vec::as_slice);
    !schema["anyOf"].is_null()
        || types.iter().any(|own| matches!(own.as_str(), Some("null" | "array" | "boolean")))
}

fn is_there(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

#[test]
fn the_kinds_are_those_that_readers_are_told_of() {
    let kinds = all();
    for code in QuestionCode::ALL {
        assert!(kinds.contains(&format!("QuestionCode {}", code.id())), "{}", code.id());
    }
    for kind in ["Movement improved", "NotCompared split", "Header.rubric", "ItemTrail.never_moved"]
    {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert!(kinds.iter().all(|kind| !kind.starts_with("Counts")), "a count is no change");
}
