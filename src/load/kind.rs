//! A value of another kind than its key asks for: a list for a text, a text for keys.

use super::keys;
use super::mend;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Place, nearest};

/// What a key asks for.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'k> {
    /// Markdown.
    Prose,
    /// A text that is published as one line.
    Line,
    /// A word, an id or a day.
    Value,
    /// A list, with the keys that each entry begins with.
    List(&'static [&'static str]),
    /// Keys, with their names where they are few.
    Keys(&'k [&'k str]),
}

/// The finding for it; `what` is what is asked for, in words.
pub(super) fn wrong_kind(node: &Node, what: &str, wanted: Wanted<'_>) -> Diagnostic {
    let source = node.place.source();
    if let (Value::Text(_), Wanted::Keys(_)) = (&node.value, wanted)
        && let Some(found) = keys::on_line(source, node.place.position().line)
    {
        return found.finding(Code::WrongKind, source);
    }
    let given = match &node.value {
        Value::Empty | Value::Refused => "says nothing",
        Value::Text(_) => "is a text",
        Value::List(_) => "is a list",
        Value::Map(_) => "has keys of its own",
    };
    let takes = match wanted {
        Wanted::Prose | Wanted::Line | Wanted::Value => "a text",
        Wanted::List(_) => "a list, with a hyphen before each entry",
        Wanted::Keys(_) => "keys below it, each with a colon",
    };
    let fix = match (&node.value, wanted) {
        (Value::List(_), Wanted::Prose) => mend::list_as_text(&node.place),
        (Value::List(entries), Wanted::Line) => mend::list_as_line(&node.place, entries),
        _ => None,
    };
    let message = format!("{what} {given} here, and it takes {takes}");
    let is_braced = node.place.text().starts_with('{');
    let help = match (&node.value, wanted) {
        (Value::Map(_), Wanted::Line | Wanted::Value) if is_braced => {
            "write the text alone behind the colon, without braces and keys".to_owned()
        }
        (given, wanted) => way_out(given, wanted),
    };
    Diagnostic::new(Code::WrongKind, node.place.clone(), message).help(help).fix(fix)
}

/// How it is written.
fn way_out(given: &Value, wanted: Wanted<'_>) -> String {
    let help = match (given, wanted) {
        (Value::Map(_), Wanted::Prose | Wanted::Line | Wanted::Value) => {
            "write `|` behind the colon of the key: below `|`, indented, a colon is part of the \
             text"
        }
        (_, Wanted::Prose) => {
            "write `|` behind the colon and the text below it, indented: its lines may begin with \
             hyphens there"
        }
        (_, Wanted::Line) => {
            "write it on the line of its key, with commas between and without hyphens and brackets"
        }
        (_, Wanted::Value) => "write one value on the line of its key",
        (Value::Map(_), Wanted::List(_)) => {
            "put a hyphen and a space before the first key of each entry, and the other keys below \
             the first"
        }
        (_, Wanted::List([])) => {
            "write each entry on a line of its own, with a hyphen and a space before it"
        }
        (_, Wanted::List([first])) => {
            return format!(
                "write each entry on a line of its own, begun with a hyphen and its key: \
                 `- {first}: …`"
            );
        }
        (_, Wanted::List([first, second, ..])) => {
            return format!(
                "begin each entry with a hyphen and its first key, `- {first}: …`, and write \
                 `{second}: …` exactly below `{first}`; where there is none to tell of, delete \
                 the key"
            );
        }
        (Value::List(_), Wanted::Keys([])) => {
            "write each entry on a line of its own as `key: words`, without hyphens and brackets"
        }
        (Value::List(_), Wanted::Keys(_)) => {
            "leave out the hyphen or the brackets, and indent all keys alike"
        }
        (_, Wanted::Keys([])) => {
            "write each key on a line of its own, indented by two more spaces, with a colon and a \
             space behind it"
        }
        (_, Wanted::Keys(keys)) => return in_keys(keys),
    };
    help.to_owned()
}

/// The finding for an entry that is a text with a colon in it, and so looks like a key.
pub(super) fn with_colon(place: &Place, what: &str, keys: &[&str]) -> Diagnostic {
    let message = format!("{what} is a text with a colon here, and it takes keys below it");
    Diagnostic::new(Code::WrongKind, place.clone(), message).help(in_keys(keys))
}

/// How words are written where keys are asked for.
fn in_keys(keys: &[&str]) -> String {
    if let [only] = keys {
        return format!("write its key before it: `{only}: …`");
    }
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    format!(
        "write each of its keys on a line of its own, with a colon and a space behind it: {}",
        keys.join(", ")
    )
}

/// Whether a mapping is a text with a colon in it, where one with these keys is asked for.
pub(super) fn is_sentence(map: &[(Node, Node)], keys: &[&str]) -> bool {
    let [(Node { value: Value::Text(key), .. }, _)] = map else { return false };
    let is_words = key.contains(' ') || key.starts_with(char::is_uppercase);
    !keys.is_empty() && is_words && nearest::nearest(key, keys.iter().copied()).is_none()
}
