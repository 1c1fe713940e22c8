//! The files of open data, as a page leads to them.

use serde::{Deserialize, Serialize};

use crate::data::DataFile;
use crate::lang::{Language, say};

/// A file of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataFileView {
    /// The way to it from the round's page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it is, in a few words.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// The same for people, such as `12 KB`.
    pub size: String,
}

impl DataFileView {
    /// A file as a page leads to it.
    pub fn new(file: &DataFile, lang: &Language) -> Self {
        let bytes = file.text.len();
        Self {
            href: format!("data/{}", file.name),
            name: file.name.to_string(),
            title: file.title.clone(),
            description: file.description.clone(),
            bytes,
            size: size(bytes, lang),
        }
    }
}

/// Thousands of bytes, at least one, as file managers count them.
fn size(bytes: usize, lang: &Language) -> String {
    say!(lang, "kilobytes", count = bytes.div_ceil(1000).max(1))
}

#[cfg(test)]
mod tests {
    use super::size;
    use crate::lang::Language;

    #[test]
    fn a_size_is_rounded_up() {
        let lang = Language::english();
        let sizes = [0, 1, 1000, 1001].map(|bytes| size(bytes, &lang));
        assert_eq!(sizes, ["1 KB", "1 KB", "1 KB", "2 KB"]);
    }
}
