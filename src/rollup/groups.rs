//! The figures of health boards and comparator sets, where enough have returned for them to be
//! shown.

use serde::Serialize;

use super::counted::Counted;
use super::disclosure::{Candidate, Reason, held_back};
use super::distribution::{Figures, figures};
use crate::model::{HealthBoard, Id, Partnership, Register, Rubric};

/// A group of partnerships and its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The id of the health board or the comparator set.
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
}

/// The health boards, in the order in which the register's partnerships name them, and the
/// comparator sets, in its own.
pub(super) fn groups(
    rubric: &Rubric,
    register: &Register,
    counted: &[Counted<'_>],
) -> (Vec<Group>, Vec<Group>) {
    let members = members(register);
    let is_board = |(kind, _): &(usize, Members<'_>)| *kind == BOARD;
    let candidates: Vec<_> = members
        .iter()
        .map(|(kind, members)| {
            let is_inside = |(_, counted): &(usize, &Counted<'_>)| {
                members.partnerships.contains(&&counted.partnership.id)
            };
            let returns = counted.iter().enumerate().filter(is_inside).map(|(at, _)| at).collect();
            Candidate { id: members.id.as_str(), kind: *kind, returns }
        })
        .collect();
    let reasons = held_back(counted.len(), &candidates, register.minimum_group());
    let group = |((_, members), (candidate, reason)): (&(_, Members<'_>), (&Candidate<'_>, _))| {
        let reason: Option<Reason> = reason;
        let returns = candidate.returns.iter().filter_map(|at| counted.get(*at));
        Group {
            id: members.id.clone(),
            name: members.name.to_owned(),
            partnerships: members.partnerships.iter().map(|id| (*id).clone()).collect(),
            returned: candidate.returns.len(),
            withheld: reason.is_some(),
            reason,
            figures: reason.is_none().then(|| figures(rubric, returns)),
        }
    };
    let mut boards: Vec<_> =
        members.iter().zip(candidates.iter().zip(reasons)).map(group).collect();
    let sets = boards.split_off(members.iter().filter(|members| is_board(members)).count());
    (boards, sets)
}

const BOARD: usize = 0;
const SET: usize = 1;

/// Who is in a group.
struct Members<'a> {
    id: &'a Id,
    name: &'a str,
    partnerships: Vec<&'a Id>,
}

/// The boards, then the sets.
fn members(register: &Register) -> Vec<(usize, Members<'_>)> {
    let mut boards: Vec<&HealthBoard> = Vec::new();
    for board in register.partnerships().iter().filter_map(|own| own.board.as_ref()) {
        if boards.iter().all(|known| known.id != board.id) {
            boards.push(board);
        }
    }
    let of_board = |board: &HealthBoard| {
        let is_in = |own: &&Partnership| own.board.as_ref().is_some_and(|own| own.id == board.id);
        let inside = register.partnerships().iter().filter(is_in);
        inside.map(|partnership| &partnership.id).collect()
    };
    let boards = boards.into_iter().map(|board| {
        (BOARD, Members { id: &board.id, name: &board.name, partnerships: of_board(board) })
    });
    let sets = register.comparator_sets().iter().map(|set| {
        let ids = register.partnerships().iter().map(|partnership| &partnership.id);
        let partnerships = ids.filter(|id| set.partnerships.contains(id)).collect();
        (SET, Members { id: &set.id, name: &set.name, partnerships })
    });
    boards.chain(sets).collect()
}
