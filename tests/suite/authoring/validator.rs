//! Whether JSON is as a schema says, for the words of JSON Schema that the schema of returns is
//! made of; others are refused.
//!
//! `.ci/check-schema` asks a validator of others the same, and holds the schema to its own schema.
//! A crate that does would have Typst compiled once more for tests than for builds: it asks for
//! other features of crates which Typst is made of.

use regex::Regex;
use serde_json::{Map, Value};

/// A schema, with what it refers to.
pub(super) struct Validator(Value);

/// What says something to people and nothing of values.
const ANNOTATIONS: [&str; 7] =
    ["$schema", "$id", "$defs", "title", "description", "format", "minContains"];

impl Validator {
    /// Of the text of a schema.
    pub(super) fn new(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("JSON"))
    }

    /// The schema.
    pub(super) fn schema(&self) -> &Value {
        &self.0
    }

    /// Why a value is refused.
    pub(super) fn refuses(&self, value: &Value) -> Option<String> {
        self.at(&self.0, value, "it").err()
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        self.at(schema, value, "it").is_ok()
    }

    fn at(&self, schema: &Value, value: &Value, place: &str) -> Result<(), String> {
        let Value::Object(own) = schema else {
            return if *schema == Value::Bool(true) { Ok(()) } else { Err(place.to_owned()) };
        };
        for (word, said) in own {
            let is_well = match (word.as_str(), value) {
                ("$ref", _) => {
                    let name = said.as_str().and_then(|own| own.strip_prefix("#/$defs/"));
                    let target = &self.0["$defs"][name.expect("a definition")];
                    assert!(!target.is_null(), "{said}");
                    self.at(target, value, place)?;
                    true
                }
                ("properties", Value::Object(all)) => {
                    self.properties(own, all, place)?;
                    true
                }
                ("items", Value::Array(all)) => {
                    for (n, item) in all.iter().enumerate() {
                        self.at(said, item, &format!("{place}[{n}]"))?;
                    }
                    true
                }
                ("allOf", _) => {
                    all(said).try_for_each(|one| self.at(one, value, place))?;
                    true
                }
                ("if", _) => {
                    if self.fits(said, value) {
                        self.at(&own["then"], value, place)?;
                    }
                    true
                }
                ("anyOf", _) => all(said).any(|one| self.fits(one, value)),
                ("oneOf", _) => all(said).filter(|one| self.fits(one, value)).count() == 1,
                ("not", _) => !self.fits(said, value),
                ("maxContains", Value::Array(items)) => {
                    let found = items.iter().filter(|item| self.fits(&own["contains"], item));
                    found.count() as u64 <= said.as_u64().expect("a number")
                }
                (word, value) => is_simple(word, said, value),
            };
            if !is_well {
                return Err(format!("{place}: `{word}: {said}` and {value}"));
            }
        }
        Ok(())
    }

    fn properties(
        &self,
        schema: &Map<String, Value>,
        value: &Map<String, Value>,
        place: &str,
    ) -> Result<(), String> {
        for (key, own) in value {
            let mut known = false;
            if let Some(schema) = schema["properties"].get(key) {
                self.at(schema, own, &format!("{place}.{key}"))?;
                known = true;
            }
            for (pattern, schema) in schema.get("patternProperties").into_iter().flat_map(entries) {
                if Regex::new(pattern).expect("a pattern").is_match(key) {
                    self.at(schema, own, &format!("{place}.{key}"))?;
                    known = true;
                }
            }
            if !known && schema.get("additionalProperties") == Some(&Value::Bool(false)) {
                return Err(format!("{place} has `{key}`"));
            }
        }
        Ok(())
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().expect("an object").iter()
}

fn all(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

/// What one word says of a value alone; of one of another type it says nothing.
fn is_simple(word: &str, said: &Value, value: &Value) -> bool {
    let count = || said.as_u64().expect("a number") as usize;
    match (word, value) {
        ("type", _) => match said {
            Value::Array(types) => types.iter().any(|own| is_of(own, value)),
            one => is_of(one, value),
        },
        ("enum", _) => all(said).any(|own| own == value || is_same(own, value)),
        ("const", _) => value == said || is_same(value, said),
        ("required", Value::Object(own)) => {
            all(said).all(|key| own.contains_key(key.as_str().expect("a key")))
        }
        ("pattern", Value::String(text)) => {
            Regex::new(said.as_str().expect("a text")).expect("a pattern").is_match(text)
        }
        ("maxLength", Value::String(text)) => text.chars().count() <= count(),
        ("minItems", Value::Array(own)) => own.len() >= count(),
        ("maxItems", Value::Array(own)) => own.len() <= count(),
        ("maxProperties", Value::Object(own)) => own.len() <= count(),
        ("minimum", Value::Number(own)) => own.as_f64() >= said.as_f64(),
        ("maximum", Value::Number(own)) => own.as_f64() <= said.as_f64(),
        (
            "required"
            | "pattern"
            | "maxLength"
            | "minItems"
            | "maxItems"
            | "maxProperties"
            | "minimum"
            | "maximum"
            | "properties"
            | "patternProperties"
            | "additionalProperties"
            | "items"
            | "contains"
            | "maxContains"
            | "then",
            _,
        ) => true,
        (word, _) => {
            assert!(ANNOTATIONS.contains(&word), "nobody looks at `{word}`");
            true
        }
    }
}

fn is_of(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|own| own.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type: {other}"),
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    one.is_number() && other.is_number() && one.as_f64() == other.as_f64()
}
