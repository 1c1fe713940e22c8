//! `round.yaml` as written.

use std::sync::Arc;

use super::each;
use crate::diag::{Findings, Place, Source};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::Node;

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
        f.close("an entry of `took_part`", sink);
        raw
    }
}

impl RawRound {
    pub(crate) fn decode(source: &Arc<Source>, root: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(root, "a round", sink);
        let raw = Self {
            source: Arc::clone(source),
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
        f.close("a round", sink);
        raw
    }
}
