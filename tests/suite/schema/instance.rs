//! Whether JSON is as a schema says, for the few words of JSON Schema that ours uses; others are
//! refused.
//!
//! `.ci/check-data` asks a validator of others the same of all that is published.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const NOT_LOOKED_AT: [&str; 8] =
    ["description", "format", "pattern", "maxLength", "if", "then", "else", "title"];

/// What was seen on the way.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Where the JSON is not as the schema says.
    pub(super) wrong: Vec<String>,
    /// The properties that had a value, by the description of the object they are in and their
    /// name.
    pub(super) filled: BTreeSet<(String, String)>,
}

impl Seen {
    /// Looks at a value.
    pub(super) fn look(&mut self, root: &Value, schema: &Value, value: &Value, at: &str) {
        let own = schema.as_object().expect("a schema");
        for (word, said) in own {
            let holds = match word.as_str() {
                "$schema" | "$defs" | "required" | "additionalProperties" => true,
                "$ref" => {
                    let name = said.as_str().and_then(|said| said.strip_prefix("#/$defs/"));
                    self.look(root, &root["$defs"][name.expect("a definition")], value, at);
                    true
                }
                "anyOf" => {
                    let other = said.as_array().and_then(|all| all.first()).expect("the other");
                    if !value.is_null() {
                        self.look(root, other, value, at);
                    }
                    true
                }
                "type" => is_of(said, value),
                "minimum" => value.as_f64() >= said.as_f64() || value.is_null(),
                "maximum" => value.as_f64() <= said.as_f64(),
                "const" => value == said,
                "oneOf" => said.as_array().expect("choices").iter().any(|choice| {
                    if choice["properties"].is_null() {
                        return choice["const"] == *value;
                    }
                    let mut tried = Self::default();
                    tried.look(root, choice, value, at);
                    let fits = tried.wrong.is_empty();
                    self.filled.extend(tried.filled.into_iter().filter(|_| fits));
                    fits
                }),
                "items" => {
                    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.look(root, said, item, &format!("{at}[{n}]"));
                    }
                    true
                }
                "properties" => {
                    self.properties(root, own, value, at);
                    true
                }
                word => NOT_LOOKED_AT.contains(&word),
            };
            if !holds {
                self.wrong.push(format!("{at}: `{word}: {said}` and {value}"));
            }
        }
    }

    fn properties(&mut self, root: &Value, schema: &Map<String, Value>, value: &Value, at: &str) {
        let Some(fields) = value.as_object() else { return };
        let properties = schema["properties"].as_object().expect("properties");
        let whose = schema["description"].as_str().expect("a description");
        for name in schema["required"].as_array().expect("names") {
            if !fields.contains_key(name.as_str().expect("a name")) {
                self.wrong.push(format!("{at} has no {name}"));
            }
        }
        for (name, field) in fields {
            let Some(own) = properties.get(name) else {
                self.wrong.push(format!("{at} has `{name}`, which the schema does not know"));
                continue;
            };
            self.look(root, own, field, &format!("{at}.{name}"));
            if !field.is_null() && field.as_array().is_none_or(|items| !items.is_empty()) {
                self.filled.insert((whose.to_owned(), name.clone()));
            }
        }
    }
}

fn is_of(types: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    match types {
        Value::Array(types) => types.iter().any(|own| is(own.as_str().unwrap_or_default())),
        one => is(one.as_str().unwrap_or_default()),
    }
}

/// The properties of a schema, by the description of the object they are in and their name.
pub(super) fn properties(schema: &Value) -> BTreeSet<(String, String)> {
    let mut objects = Vec::new();
    push_objects(schema, &mut objects);
    let names = objects.into_iter().flat_map(|own| {
        let whose = own["description"].as_str().expect("a description").to_owned();
        let names = own["properties"].as_object().expect("properties").keys();
        names.map(move |name| (whose.clone(), name.clone()))
    });
    names.collect()
}

/// The schemas of objects, wherever they stand.
fn push_objects<'a>(schema: &'a Value, out: &mut Vec<&'a Value>) {
    match schema {
        Value::Object(own) => {
            if schema["properties"].is_object() && schema["description"].is_string() {
                out.push(schema);
            }
            own.values().for_each(|inner| push_objects(inner, out));
        }
        Value::Array(all) => all.iter().for_each(|inner| push_objects(inner, out)),
        _ => {}
    }
}
