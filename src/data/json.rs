//! Values as the text of a JSON file.

use std::fmt;

use serde::Serialize;

/// A value that could not be written as JSON: what would hold it is not written at all, rather than
/// empty.
#[derive(Debug)]
pub struct NotJson(serde_json::Error);

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the figures cannot be written as JSON: {}", self.0)
    }
}

impl std::error::Error for NotJson {}

/// A value as JSON that ends in a line break.
pub(super) fn text(value: &impl Serialize) -> Result<String, NotJson> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(NotJson)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    #[test]
    fn what_json_cannot_say_is_an_error_and_no_empty_text() {
        let error = super::text(&BTreeMap::from([([1], 2)])).expect_err("a list is no key");
        assert!(
            error.to_string().starts_with("the figures cannot be written as JSON: "),
            "{error}"
        );
        assert_eq!(super::text(&BTreeMap::from([("a", 2)])).expect("JSON"), "{\n  \"a\": 2\n}\n");
    }
}
