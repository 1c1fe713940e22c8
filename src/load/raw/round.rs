//! `round.yaml` as written.

use std::sync::Arc;

use super::each;
use crate::diag::{Findings, Place, Source};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::{Node, Value};

/// `round.yaml` as written.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawRound {
    pub source: Arc<Source>,
    pub title: Text,
    pub opens: Text,
    pub deadline: Text,
    pub date: Text,
    pub place: Text,
    pub took_part: Given<Vec<RawAttendance>>,
    pub rubric: Text,
    pub previous: Text,
    pub note: Text,
    pub collated: Given<Vec<(Located<String>, Text)>>,
    /// Keys that stand there with nothing behind them.
    pub empty: Vec<(String, Place)>,
}

/// An entry of `took_part:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawAttendance {
    pub place: Place,
    pub role: Text,
    pub number: Text,
}

impl RawAttendance {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f = Fields::open(node, "an entry of `took_part`", sink);
        let raw = Self { place, role: f.words("role", sink), number: f.text("number", sink) };
        let strays = f.close("an entry of `took_part`", sink);
        Self { role: strays.in_place_of(raw.role, "role"), ..raw }
    }
}

impl RawRound {
    /// Where a key stands that has nothing behind it.
    pub fn empty_at(&self, key: &str) -> Option<&Place> {
        self.empty.iter().find(|(own, _)| own == key).map(|(_, place)| place)
    }

    pub(crate) fn decode(source: &Arc<Source>, root: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(root, "a round", sink);
        let empty = f.keys().filter(|key| f.peek(key).is_some_and(is_nothing));
        let empty = empty.filter_map(|key| Some((key.to_owned(), f.place(key)?))).collect();
        let raw = Self {
            source: Arc::clone(source),
            empty,
            title: f.words("title", sink),
            opens: f.text("opens", sink),
            deadline: f.text("deadline", sink),
            date: f.text("date", sink),
            place: f.words("place", sink),
            took_part: each(f.list("took_part", &["role"], sink), sink, RawAttendance::decode),
            rubric: f.text("rubric", sink),
            previous: f.text("previous", sink),
            note: f.prose("note", sink),
            collated: f.proses("collated", sink),
        };
        let strays = f.close("a round", sink);
        Self {
            title: strays.told(raw.title, "title"),
            deadline: strays.told(raw.deadline, "deadline"),
            date: strays.told(raw.date, "date"),
            rubric: strays.told(raw.rubric, "rubric"),
            ..raw
        }
    }
}

/// Whether a value says nothing; a word that stands for nothing in YAML is told of by itself.
fn is_nothing(node: &Node) -> bool {
    match &node.value {
        Value::Empty => node.place.text().trim().is_empty(),
        Value::Text(text) => text.trim().is_empty(),
        Value::List(list) => list.is_empty(),
        Value::Map(map) => map.is_empty(),
        Value::Refused => false,
    }
}
