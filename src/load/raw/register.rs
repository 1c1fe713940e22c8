//! `partnerships.yaml` as written.

use std::sync::Arc;

use crate::diag::Findings;
use crate::diag::Source;
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::Node;

/// `partnerships.yaml` as written.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawRegister {
    pub source: Arc<Source>,
    pub notice: Text,
    pub health_boards: Given<Vec<(Located<String>, Text)>>,
    pub groupings: Given<Vec<RawGrouping>>,
    pub partnerships: Given<Vec<RawPartnership>>,
    pub minimum_group: Text,
    pub comparator_sets: Given<Vec<RawComparatorSet>>,
}

/// An entry of `partnerships:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawPartnership {
    pub id: Located<String>,
    pub name: Text,
    pub health_board: Text,
    pub groups: Given<Vec<(Located<String>, Text)>>,
    pub note: Text,
}

/// An entry of `groupings:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawGrouping {
    pub id: Located<String>,
    pub one: Text,
    pub many: Text,
    pub of: Given<Vec<(Located<String>, Text)>>,
}

/// An entry of `comparator_sets:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawComparatorSet {
    pub id: Located<String>,
    pub name: Text,
    pub partnerships: Given<Vec<Text>>,
}

impl RawRegister {
    pub(crate) fn decode(source: &Arc<Source>, root: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(root, "a register", sink);
        let notice = f.words("notice", sink);
        let health_boards = f.texts("health_boards", sink);
        let groupings = f.map("groupings", sink).map(|entries| {
            entries.into_iter().map(|(id, node)| RawGrouping::decode(id, node, sink)).collect()
        });
        // Whoever takes part may be anything.
        let key = if f.place("participants").is_some() { "participants" } else { "partnerships" };
        let partnerships = f.map(key, sink).map(|entries| {
            entries.into_iter().map(|(id, node)| RawPartnership::decode(id, node, sink)).collect()
        });
        let minimum_group = f.text("minimum_group", sink);
        let comparator_sets = f.map("comparator_sets", sink).map(|entries| {
            entries.into_iter().map(|(id, node)| RawComparatorSet::decode(id, node, sink)).collect()
        });
        f.close("a register", sink);
        let source = Arc::clone(source);
        Self {
            source,
            notice,
            health_boards,
            groupings,
            partnerships,
            minimum_group,
            comparator_sets,
        }
    }
}

impl RawGrouping {
    fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a grouping", sink);
        let raw = Self {
            id,
            one: f.words("one", sink),
            many: f.words("many", sink),
            of: f.texts("of", sink),
        };
        f.close("a grouping", sink);
        raw
    }
}

impl RawComparatorSet {
    fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a comparator set", sink);
        let raw = Self {
            id,
            name: f.words("name", sink),
            partnerships: f.text_list("partnerships", "a member", sink),
        };
        f.close("a comparator set", sink);
        raw
    }
}

impl RawPartnership {
    fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a partnership", sink);
        let raw = Self {
            id,
            name: f.words("name", sink),
            health_board: f.text("health_board", sink),
            groups: f.texts("groups", sink),
            note: f.words("note", sink),
        };
        f.close("a partnership", sink);
        raw
    }
}
