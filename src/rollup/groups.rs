//! The figures of the groups of the register and of comparator sets, where enough have returned for
//! them to be shown.

use serde::Serialize;

use super::counted::Counted;
use super::disclosure::{Candidate, Reason, held_back};
use super::distribution::{Figures, figures};
use super::fields::{FieldFigures, fields};
use crate::model::{Grouping, Id, Register, Return, Rubric};

/// A group of partnerships and its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its members, in the order of the register.
    pub partnerships: Vec<Id>,
    /// How many of them have a final return.
    pub returned: usize,
    /// Whether its figures are held back.
    pub withheld: bool,
    /// Why they are.
    pub reason: Option<Reason>,
    /// Its figures, where they are not.
    pub figures: Option<Figures>,
    /// What was given in the fields of the rubric's own, where that is not held back.
    pub fields: Option<Vec<FieldFigures>>,
}

/// The groups of a grouping of the register's own, and what they are called.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupingFigures {
    /// Its id.
    pub id: Id,
    /// What one of its groups is called.
    pub one: String,
    /// What several are called.
    pub many: String,
    /// The groups, in the order in which the register's partnerships name them.
    pub groups: Vec<Group>,
}

/// The figures of all groups.
pub(super) struct AllGroups {
    /// The health boards.
    pub(super) health_boards: Vec<Group>,
    /// The groups of each other grouping, in the order of the register.
    pub(super) groupings: Vec<GroupingFigures>,
    /// The comparator sets, in the order of the register.
    pub(super) comparator_sets: Vec<Group>,
}

/// The figures of all groups that are not held back.
pub(super) fn groups(rubric: &Rubric, register: &Register, counted: &[Counted<'_>]) -> AllGroups {
    let members = members(register);
    let candidates: Vec<_> = members
        .iter()
        .map(|members| {
            let is_inside = |(_, counted): &(usize, &Counted<'_>)| {
                members.partnerships.contains(&&counted.partnership.id)
            };
            let returns = counted.iter().enumerate().filter(is_inside).map(|(at, _)| at).collect();
            let kind = if members.kind == MembersKind::Set { SET } else { GROUP };
            Candidate { id: members.id.as_str(), kind, returns }
        })
        .collect();
    let reasons = held_back(counted.len(), &candidates, register.minimum_group());
    let mut found = AllGroups {
        health_boards: Vec::new(),
        groupings: register.groupings().iter().filter_map(GroupingFigures::empty).collect(),
        comparator_sets: Vec::new(),
    };
    for ((members, candidate), reason) in members.iter().zip(&candidates).zip(reasons) {
        let returns = candidate.returns.iter().filter_map(|at| counted.get(*at));
        let shown: Vec<&Return> = returns.clone().map(|own| own.returned).collect();
        let group = Group {
            id: members.id.clone(),
            name: members.name.to_owned(),
            partnerships: members.partnerships.iter().map(|id| (*id).clone()).collect(),
            returned: candidate.returns.len(),
            withheld: reason.is_some(),
            reason,
            figures: reason.is_none().then(|| figures(rubric, returns)),
            fields: reason.is_none().then(|| fields(rubric, &shown)),
        };
        found.place(members.kind).push(group);
    }
    found
}

/// What decides between groups of the same size: one of a grouping stays before a set does.
const GROUP: usize = 0;
const SET: usize = 1;

/// What a group is one of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MembersKind<'a> {
    Board,
    /// A group of the grouping with this id.
    Of(&'a Id),
    Set,
}

/// Who is in a group.
struct Members<'a> {
    kind: MembersKind<'a>,
    id: &'a Id,
    name: &'a str,
    partnerships: Vec<&'a Id>,
}

impl GroupingFigures {
    /// A grouping of the register's own, before its groups are known.
    fn empty(grouping: &Grouping) -> Option<Self> {
        let (id, term) = (grouping.id.clone()?, grouping.term.clone()?);
        Some(Self { id, one: term.one, many: term.many, groups: Vec::new() })
    }
}

impl AllGroups {
    fn place(&mut self, kind: MembersKind<'_>) -> &mut Vec<Group> {
        match kind {
            MembersKind::Board => &mut self.health_boards,
            MembersKind::Set => &mut self.comparator_sets,
            MembersKind::Of(id) => {
                let own = self.groupings.iter_mut().find(|own| own.id == *id);
                &mut own.expect("a group is of a grouping of the register").groups
            }
        }
    }
}

/// The groups of each grouping, then the sets.
fn members(register: &Register) -> Vec<Members<'_>> {
    let groupings = register.groupings().iter().enumerate();
    let groups = groupings.flat_map(|(at, grouping)| {
        let kind = grouping.id.as_ref().map_or(MembersKind::Board, MembersKind::Of);
        let mut found: Vec<Members<'_>> = Vec::new();
        for own in register.partnerships() {
            let Some(group) = own.groups.get(at) else { continue };
            match found.iter_mut().find(|known| *known.id == group.id) {
                Some(known) => known.partnerships.push(&own.id),
                None => found.push(Members {
                    kind,
                    id: &group.id,
                    name: &group.name,
                    partnerships: vec![&own.id],
                }),
            }
        }
        found
    });
    let sets = register.comparator_sets().iter().map(|set| {
        let ids = register.partnerships().iter().map(|partnership| &partnership.id);
        let partnerships = ids.filter(|id| set.partnerships.contains(id)).collect();
        Members { kind: MembersKind::Set, id: &set.id, name: &set.name, partnerships }
    });
    groups.chain(sets).collect()
}
