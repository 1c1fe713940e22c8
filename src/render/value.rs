//! Values of a view in the notation that stands around them: as a Typst literal, as a string of
//! CSS.

use serde_json::Value as Json;
use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::lang::{Language, Part};
use crate::markdown::string_literal;

/// `{{ notice | css_string | safe }}`: a text as a string of CSS in a style sheet. HTML escapes it
/// once more without the `safe`.
pub(super) fn css_string(text: &str, _: Kwargs, _: &State) -> String {
    quoted(text)
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            // The space ends the number, whatever comes after.
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

/// `{{ profile | typst }}`: the Typst literal of a value, for the arguments of a template's
/// functions: none, a boolean, a number, a string, an array or a dictionary.
pub(super) fn literal(value: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let json = serde_json::to_value(value).map_err(Error::message)?;
    let mut out = String::new();
    write(&json, &mut out);
    Ok(Value::safe_string(&out))
}

/// The words of a language as Typst source, for `lib/say.typ` in the templates: every message by
/// its key, as a string where it is made from no facts and else in parts; those of a language that
/// is spoken over another come first, each with its own plurals.
pub(super) fn language(language: &Language) -> Result<String, serde_json::Error> {
    let mut out = format!("// The words of {}, as its file has them.\n", language.tag());
    let mut layers = Vec::new();
    for own in language.each() {
        let mut messages = serde_json::Map::new();
        for (key, parts) in own.own_messages().expect("it was read when the language was made") {
            let fixed: Option<String> = parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            let value =
                fixed.map_or_else(|| serde_json::to_value(&parts), |text| Ok(text.into()))?;
            messages.insert(key, value);
        }
        layers.push(serde_json::json!({
            "plurals": own.plurals(),
            "is-lowered": own.is_lowered(),
            "messages": messages,
        }));
    }
    out.push_str("#let layers = ");
    write(&Json::Array(layers), &mut out);
    out.push('\n');
    Ok(out)
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("none"),
        Json::Bool(_) | Json::Number(_) => out.push_str(&value.to_string()),
        Json::String(text) => out.push_str(&string_literal(text)),
        Json::Array(values) => {
            out.push('(');
            for value in values {
                write(value, out);
                out.push_str(", ");
            }
            out.push(')');
        }
        Json::Object(entries) => {
            out.push_str(if entries.is_empty() { "(:" } else { "(" });
            for (key, value) in entries {
                out.push_str(&string_literal(key));
                out.push_str(": ");
                write(value, out);
                out.push_str(", ");
            }
            out.push(')');
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_notice_is_one_string_of_css_whatever_is_in_it() {
        assert_eq!(super::quoted(r#"Our "own" \ }"#), r#""Our \"own\" \\ }""#);
        assert_eq!(super::quoted("one\ntwo\u{7}3"), r#""one\a two\7 3""#);
    }

    #[test]
    fn every_kind_of_value_is_a_typst_literal() {
        let mut out = String::new();
        let value = json!({"a": [1, "x\"]#panic()"], "b": {}, "c": null, "d": true, "e": []});
        super::write(&value, &mut out);
        assert_eq!(
            out,
            r#"("a": (1, "x\"]#panic()", ), "b": (:), "c": none, "d": true, "e": (), )"#
        );
    }
}
