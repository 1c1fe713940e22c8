//! A file as plain lines, for tools that compare lines: a fact or a sentence on each, under the keys that lead to it,
//! whatever its wrapping and quotation marks in the file.

use super::blocks;
use super::meaning::Meaning;
use crate::diag::Source;
use crate::load::yaml;

/// The lines. `None` where the file is no YAML.
///
/// A text of several sentences stands below the line of its keys, indented, so that git can show that line above what
/// changed.
pub fn plain(text: &str) -> Option<String> {
    let node = yaml::parse(&Source::new("", text)).ok()?;
    let mut lines = String::new();
    write(&Meaning::of(&node), &mut Vec::new(), &mut lines);
    Some(lines)
}

/// Writes a value below the names that lead to it.
fn write(meaning: &Meaning, path: &mut Vec<String>, lines: &mut String) {
    match meaning {
        Meaning::Empty => {}
        Meaning::Text(text) => write_text(text, path, lines),
        Meaning::List(list) => {
            for (at, entry) in list.iter().enumerate() {
                path.push(id(entry).unwrap_or_else(|| (at + 1).to_string()));
                write(entry, path, lines);
                path.pop();
            }
        }
        Meaning::Map(map) => {
            for (name, value) in map {
                path.push(name.clone());
                write(value, path, lines);
                path.pop();
            }
        }
    }
}

fn id(entry: &Meaning) -> Option<String> {
    let Meaning::Map(map) = entry else { return None };
    map.iter().find_map(|(name, value)| match value {
        Meaning::Text(text) if name == "id" => Some(text.clone()),
        _ => None,
    })
}

/// A short text stands behind its names; of a longer one each sentence has a line below them.
fn write_text(text: &str, path: &[String], lines: &mut String) {
    let names = path.iter().map(String::as_str).filter(|name| *name != "responses");
    lines.push_str(&names.collect::<Vec<_>>().join(" / "));
    lines.push(':');
    let all: Vec<&str> = text.lines().collect();
    let blocks = blocks::blocks(&all);
    if let [only] = &*blocks
        && sentences(&only.key).len() == 1
    {
        lines.push(' ');
        lines.push_str(&only.key);
        lines.push('\n');
        return;
    }
    lines.push('\n');
    for block in &blocks {
        for sentence in block.key.lines().flat_map(sentences) {
            lines.push_str("    ");
            lines.push_str(sentence);
            lines.push('\n');
        }
    }
}

/// The sentences of a paragraph: a full stop, a space and something that is no small letter end one.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let ends = text[start..at].ends_with(['.', '?', '!', ':', ';']);
        let begins = text[at + 1..].chars().next().is_some_and(|c| !c.is_lowercase() && c != ' ');
        if ends && begins {
            found.push(&text[start..at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
}
