//! A file as plain lines, for tools that compare lines: a fact or a sentence on each, under the keys that lead to it,
//! whatever its wrapping and quotation marks in the file.

use super::blocks;
use super::meaning::Meaning;
use super::sentences::sentences;
use crate::diag::Source;
use crate::load::yaml;

/// The lines. `None` where the file is no YAML. `level` is what a rating is called in words, where that is known.
///
/// A text of several sentences stands below the line of its keys, indented, so that git can show that line above what
/// changed. An entry of a list is called by its `id`; one without is not numbered, so that another before it changes no
/// line of its own.
pub fn plain(text: &str, level: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let node = yaml::parse(&Source::new("", text)).ok()?;
    let mut lines = Lines { level, path: Vec::new(), text: String::new() };
    lines.write(&Meaning::of(&node));
    Some(lines.text)
}

/// Lines that are being written, and the names that lead to where we are.
struct Lines<'a> {
    level: &'a dyn Fn(&str) -> Option<String>,
    path: Vec<String>,
    text: String,
}

impl Lines<'_> {
    fn write(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Empty => {}
            Meaning::Text(text) => {
                let level = self.path.last().filter(|name| *name == "rating");
                let level = level.and_then(|_| (self.level)(text));
                write_text(level.as_deref().unwrap_or(text), &self.path, &mut self.text);
            }
            Meaning::List(list) => {
                for entry in list {
                    match id(entry) {
                        Some((id, rest)) => self.below(id, &rest),
                        None => self.write(entry),
                    }
                }
            }
            Meaning::Map(map) => map.iter().for_each(|(name, value)| self.below(name, value)),
        }
    }

    fn below(&mut self, name: &str, meaning: &Meaning) {
        self.path.push(name.to_owned());
        self.write(meaning);
        self.path.pop();
    }
}

/// The `id` of an entry, and what else it says.
fn id(entry: &Meaning) -> Option<(&str, Meaning)> {
    let Meaning::Map(map) = entry else { return None };
    let id = map.iter().find_map(|(name, value)| match value {
        Meaning::Text(text) if name == "id" => Some(text.as_str()),
        _ => None,
    })?;
    let rest = map.iter().filter(|(name, _)| name != "id").cloned().collect();
    Some((id, Meaning::Map(rest)))
}

/// A short text stands behind its names; of a longer one each sentence has a line below them.
fn write_text(text: &str, path: &[String], lines: &mut String) {
    let names = path.iter().map(String::as_str).filter(|name| *name != "responses");
    lines.push_str(&names.collect::<Vec<_>>().join(" / "));
    lines.push(':');
    let all: Vec<&str> = text.lines().collect();
    let blocks = blocks::blocks(&all);
    let shown: Vec<String> = blocks.iter().map(|block| blocks::shown(&all, block)).collect();
    if let [only] = &*shown
        && sentences(only).len() == 1
    {
        lines.push(' ');
        lines.push_str(only);
        lines.push('\n');
        return;
    }
    lines.push('\n');
    for block in &shown {
        for sentence in block.lines().flat_map(sentences) {
            lines.push_str("    ");
            lines.push_str(sentence);
            lines.push('\n');
        }
    }
}
