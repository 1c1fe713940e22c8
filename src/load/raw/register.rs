//! `partnerships.yaml` as written.

use std::sync::Arc;

use crate::diag::{Findings, Source, nearest};
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
    /// What those who are listed are called: the key that lists them.
    pub who: Who,
    pub notice: Text,
    pub health_boards: Given<Vec<(Located<String>, Text)>>,
    pub groupings: Given<Vec<RawGrouping>>,
    pub partnerships: Given<Vec<RawPartnership>>,
    pub minimum_group: Text,
    pub comparator_sets: Given<Vec<RawComparatorSet>>,
}

/// The key that lists who is asked, which may be anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// `partnerships:`.
    Partnerships,
    /// `participants:`.
    Participants,
}

impl Who {
    /// One of them.
    pub fn one(self) -> &'static str {
        match self {
            Self::Partnerships => "partnership",
            Self::Participants => "participant",
        }
    }

    /// The key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Partnerships => "partnerships",
            Self::Participants => "participants",
        }
    }

    /// Which of the two it is; where it is neither, what the file is called.
    fn of(f: &Fields<'_>, source: &Source) -> Self {
        let both = [Self::Participants, Self::Partnerships];
        let is_there = |who: &Self| f.place(who.key()).is_some();
        // A key with a slip in it, else the name of the file, says which is meant.
        let meant = || {
            let mut near = f.keys().filter_map(|key| nearest::nearest(key, both.map(Self::key)));
            near.next().and_then(|key| both.into_iter().find(|who| who.key() == key))
        };
        let is_of_file = source.name().ends_with("participants.yaml");
        let otherwise = if is_of_file { Self::Participants } else { Self::Partnerships };
        both.into_iter().find(is_there).or_else(meant).unwrap_or(otherwise)
    }
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
            let entries = entries.into_iter();
            entries.map(|(id, node)| RawGrouping::decode(id, node, sink)).collect::<Vec<_>>()
        });
        let who = Who::of(&f, source);
        let groups: Vec<&str> =
            groupings.entries().iter().map(|own| own.id.value.as_str()).collect();
        let partnerships = f.map(who.key(), sink).map(|entries| {
            let one = |(id, node)| RawPartnership::decode(id, node, (who, &groups), sink);
            entries.into_iter().map(one).collect()
        });
        let minimum_group = f.text("minimum_group", sink);
        let comparator_sets = f.map("comparator_sets", sink).map(|entries| {
            entries.into_iter().map(|(id, node)| RawComparatorSet::decode(id, node, sink)).collect()
        });
        let strays = f.close("a register", sink);
        let groupings = strays.told(groupings, "groupings");
        let health_boards = strays.told(health_boards, "health_boards");
        let partnerships = strays.told(partnerships, who.key());
        let source = Arc::clone(source);
        Self {
            source,
            who,
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
        let strays = f.close("a grouping", sink);
        Self {
            one: strays.in_place_of(raw.one, "one"),
            many: strays.in_place_of(raw.many, "many"),
            of: strays.in_place_of(raw.of, "of"),
            ..raw
        }
    }
}

impl RawComparatorSet {
    fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a comparator set", sink);
        let who = Who::of(&f, id.place.source());
        let raw = Self {
            id,
            name: f.words("name", sink),
            partnerships: f.text_list(who.key(), "a member", sink),
        };
        let strays = f.close("a comparator set", sink);
        Self {
            name: strays.told(raw.name, "name"),
            partnerships: strays.told(raw.partnerships, who.key()),
            ..raw
        }
    }
}

impl RawPartnership {
    /// `groups` are the ids of the groupings.
    fn decode(
        id: Located<String>,
        node: Node,
        (who, groups): (Who, &[&str]),
        sink: &mut Findings,
    ) -> Self {
        let what = format!("a {}", who.one());
        let mut f = Fields::open(node, &what, sink);
        let raw = Self {
            id,
            name: f.words("name", sink),
            health_board: f.text("health_board", sink),
            groups: f.texts("groups", sink),
            note: f.words("note", sink),
        };
        let of_a_grouping = |key: &str| {
            let help = format!("write the group below `groups:`, as `groups: {{ {key}: … }}`");
            groups.contains(&key).then_some(help)
        };
        let strays = f.close_among(&what, of_a_grouping, sink);
        Self {
            name: strays.told(raw.name, "name"),
            health_board: strays.told(raw.health_board, "health_board"),
            groups: strays.in_place_of(raw.groups, "groups"),
            ..raw
        }
    }
}
