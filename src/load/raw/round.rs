//! `round.yaml` as written.

use std::sync::Arc;

use crate::diag::Findings;
use crate::diag::Source;
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
    pub rubric: Text,
    pub previous: Text,
    pub note: Text,
    pub collated: Given<Vec<(Located<String>, Text)>>,
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
            rubric: f.text("rubric", sink),
            previous: f.text("previous", sink),
            note: f.prose("note", sink),
            collated: f.proses("collated", sink),
        };
        f.close("a round", sink);
        raw
    }
}
