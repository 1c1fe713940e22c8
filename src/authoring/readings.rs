//! What other readers of YAML make of a word: `2019` and `1.10` are text to `check`, and numbers to
//! them.

use serde_json::{Number, Value};

/// What a plain word is to a reader that keeps to the core schema of YAML 1.2, where that is no
/// text. The word is an id, or one with dots.
pub(super) fn value(word: &str) -> Option<Value> {
    match word {
        "true" => return Some(Value::Bool(true)),
        "false" => return Some(Value::Bool(false)),
        "null" => return Some(Value::Null),
        _ => {}
    }
    let radix = |prefix, base| u64::from_str_radix(word.strip_prefix(prefix)?, base).ok();
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number.into());
    }
    if let Some(number) = integer(word) {
        return Some(number.into());
    }
    is_float(word).then(|| word.parse().ok().and_then(Number::from_f64).map(Value::Number))?
}

/// The keys as which such readers hand over the number of an item, each once: what is written
/// first, then what a number of JavaScript and one of Python are called.
pub(super) fn keys(item: &str) -> Vec<String> {
    let mut keys = vec![item.to_owned()];
    let mut more: Vec<String> = Vec::new();
    match value(item) {
        Some(Value::Number(number)) => {
            let of_python = number.to_string();
            more.push(of_python.strip_suffix(".0").unwrap_or(&of_python).to_owned());
            more.push(of_python);
        }
        Some(Value::Bool(flag)) => more.push(if flag { "True" } else { "False" }.to_owned()),
        Some(_) => more.extend(["null".to_owned(), "None".to_owned()]),
        None => {}
    }
    for key in more {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

fn integer(word: &str) -> Option<u64> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok())?
}

/// Whether a word is written as a number with a point or an exponent.
fn is_float(word: &str) -> bool {
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = word.split_once('e').unwrap_or((word, "0"));
    let exponent = exponent.strip_prefix('-').unwrap_or(exponent);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let has_digits = !whole.is_empty() || !part.is_empty();
    has_digits && [whole, part, exponent].into_iter().all(is_digits) && !exponent.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{keys, value};
    use serde_json::json;

    #[test]
    fn a_word_is_what_a_reader_of_yaml_takes_it_for() {
        for (word, read) in [
            ("2019", Some(json!(2019))),
            ("007", Some(json!(7))),
            ("0x1f", Some(json!(31))),
            ("1.10", Some(json!(1.1))),
            ("1e3", Some(json!(1000.0))),
            ("true", Some(json!(true))),
            ("null", Some(json!(null))),
            ("established", None),
            ("1.1.1", None),
            ("2021-01", None),
            ("e", None),
            ("1e", None),
        ] {
            assert_eq!(value(word), read, "{word}");
        }
    }

    #[test]
    fn the_number_of_an_item_is_a_key_as_each_reader_hands_it_over() {
        for (item, read) in [
            ("1.1", &["1.1"][..]),
            ("1.10", &["1.10", "1.1"]),
            ("1", &["1"]),
            ("1.0", &["1.0", "1"]),
            ("a-1", &["a-1"]),
            ("1.1.1", &["1.1.1"]),
        ] {
            assert_eq!(keys(item), read, "{item}");
        }
    }
}
