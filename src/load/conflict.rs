//! Two versions side by side, as a merge leaves them: refused, with both shown.
//!
//! The form is that of [`crate::merge`]: a mapping whose only key is `conflict`, and below it `ours`, `theirs` and `base`.

use super::fields::{At, Sink};
use super::inside::Inside;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Place, quoted};

/// Reports every conflict and puts in its place that something cannot be used.
pub(super) fn refuse(root: &mut Node, sink: &mut Sink) {
    walk(root, "this file", sink);
}

/// `what` is what the node is, in words.
fn walk(node: &mut Node, what: &str, sink: &mut Sink) {
    if let Some(conflict) = Conflict::of(node) {
        sink.push(conflict.diagnostic(what));
        node.value = Value::Refused;
        return;
    }
    match &mut node.value {
        Value::Map(map) => {
            for (key, value) in map {
                let Value::Text(name) = &key.value else { continue };
                walk(value, &quoted(name), sink);
            }
        }
        Value::List(list) => list.iter_mut().for_each(|entry| walk(entry, "this entry", sink)),
        Value::Empty | Value::Refused | Value::Text(_) => {}
    }
}

/// The versions of a conflict, and where it stands.
struct Conflict<'a> {
    place: &'a Place,
    ours: &'a Node,
    theirs: &'a Node,
}

impl<'a> Conflict<'a> {
    fn of(node: &'a Node) -> Option<Self> {
        let Value::Map(map) = &node.value else { return None };
        let [(key, Node { value: Value::Map(sides), .. })] = &**map else { return None };
        let side = |wanted: &str| sides.iter().find(|(key, _)| is_key(key, wanted)).map(|(_, v)| v);
        let (ours, theirs) = (side("ours")?, side("theirs")?);
        let most = 2 + usize::from(side("base").is_some());
        (is_key(key, "conflict") && sides.len() == most).then_some(Self {
            place: &key.place,
            ours,
            theirs,
        })
    }

    fn diagnostic(&self, what: &str) -> Diagnostic {
        let (ours, theirs) = (Version::of(self.ours), Version::of(self.theirs));
        let start = ours.first_difference(&theirs);
        let message = match (ours.is_nothing(), theirs.is_nothing()) {
            (false, false) => format!(
                "both sides of a merge changed {what}: ours says {}, theirs says {}",
                ours.shown(start),
                theirs.shown(start)
            ),
            (true, _) => {
                format!("ours took {what} away, and theirs changed it: {}", theirs.shown(start))
            }
            (false, true) => {
                format!("theirs took {what} away, and ours changed it: {}", ours.shown(start))
            }
        };
        Diagnostic::new(Code::Conflict, self.place.clone(), message)
            .label(ours.place(start), "ours")
            .label(theirs.place(start), "theirs")
            .help("write what is right in place of `conflict:` and all that is below it")
    }
}

fn is_key(key: &Node, wanted: &str) -> bool {
    matches!(&key.value, Value::Text(name) if name == wanted)
}

/// One version, with everything that it says in one text.
struct Version<'a> {
    node: &'a Node,
    text: String,
}

impl<'a> Version<'a> {
    fn of(node: &'a Node) -> Self {
        let mut texts = Vec::new();
        gather(node, &mut texts);
        Self { node, text: texts.join("; ") }
    }

    fn is_nothing(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where the sentence begins in which two versions first differ.
    fn first_difference(&self, other: &Self) -> usize {
        let same = self.text.char_indices().zip(other.text.chars());
        let end = same
            .take_while(|((_, a), b)| a == b)
            .last()
            .map_or(0, |((at, a), _)| at + a.len_utf8());
        let head = &self.text[..end];
        let starts =
            ["\n", ". ", "; "].map(|mark| head.rfind(mark).map_or(0, |at| at + mark.len()));
        starts.into_iter().max().unwrap_or_default()
    }

    /// What it says from a byte on, in back-ticks.
    fn shown(&self, start: usize) -> String {
        let rest = self.text.get(start..).unwrap_or(&self.text);
        quoted(&rest.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Where that stands in the file.
    fn place(&self, start: usize) -> Place {
        match &self.node.value {
            Value::Text(text) if start < text.len() => {
                let at = At { value: text.clone(), place: self.node.place.clone() };
                Inside::new(&at).place(start..text.len())
            }
            _ => self.node.place.clone(),
        }
    }
}

/// Every text of a node.
fn gather<'a>(node: &'a Node, texts: &mut Vec<&'a str>) {
    match &node.value {
        Value::Empty | Value::Refused => {}
        Value::Text(text) => texts.push(text),
        Value::List(list) => list.iter().for_each(|entry| gather(entry, texts)),
        Value::Map(map) => map.iter().for_each(|(_, value)| gather(value, texts)),
    }
}
