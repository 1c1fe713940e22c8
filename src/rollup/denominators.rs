//! What every figure is out of: who was asked, and how far each has come. A missing return is never
//! a low rating.

use serde::Serialize;

use crate::model::{Id, Register, Round, RoundInfo, Rubric, Standing, Status};

/// What the figures are out of. `returned + drafts + refused + missing` is `expected`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Denominators {
    /// How many partnerships the register lists.
    pub expected: usize,
    /// How many returned a final, valid return, late ones included: the returns that the figures
    /// count.
    pub returned: usize,
    /// How many of those returned were completed after the deadline; they are counted like the
    /// others.
    pub late: usize,
    /// How many valid returns are still drafts; none of their answers is in the figures.
    pub drafts: usize,
    /// How many partnerships have a return that is left out, with errors or with a report that
    /// could not be made; none of its answers is in the figures.
    pub refused: usize,
    /// How many partnerships have no return.
    pub missing: usize,
    /// How many files of the round have errors and are named after no partnership of the register.
    pub strangers: usize,
    /// How many items partnerships answer.
    pub items: usize,
    /// How many items national bodies complete; they are in no figure.
    pub items_completed_nationally: usize,
    /// How far each partnership has come, in the order of the register.
    pub partnerships: Vec<PartnershipStanding>,
}

/// How far a partnership has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnershipStanding {
    /// Its id.
    pub partnership: Id,
    /// The id of its health board, where the register has health boards.
    pub health_board: Option<Id>,
    /// Its group in each grouping of the register's own, in the order of the register.
    pub groups: Vec<Membership>,
    /// How far its return has come.
    pub standing: ReturnProgress,
    /// Whether its final return was completed after the deadline.
    pub late: bool,
    /// The day of completion as `YYYY-MM-DD`, where a valid return says it.
    pub completed: Option<String>,
}

/// A group that a partnership is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// The id of the grouping.
    pub grouping: Id,
    /// The id of the group.
    pub group: Id,
}

/// How far a return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReturnProgress {
    /// There is a final, valid return.
    Returned,
    /// There is a valid draft.
    Draft,
    /// There is a return that is left out: it has errors, or its report could not be made.
    Refused,
    /// There is none.
    Missing,
}

/// What the figures of a round are out of.
pub fn denominators(rubric: &Rubric, register: &Register, round: &Round) -> Denominators {
    let mut entries: Vec<_> = round.entries.iter().collect();
    entries.sort_by(|a, b| a.stem.cmp(&b.stem));
    let partnerships: Vec<_> = register
        .partnerships()
        .iter()
        .map(|partnership| {
            let id = partnership.id.as_str();
            let at = entries.binary_search_by(|entry| entry.stem.as_str().cmp(id)).ok();
            let standing = at.and_then(|at| entries.get(at)).map(|entry| &entry.standing);
            let (standing, late, completed) = progress(standing, &round.info);
            let health_board = partnership.health_board(register).map(|board| board.id.clone());
            let groups = register.groupings().iter().zip(&partnership.groups);
            let groups = groups
                .filter_map(|(grouping, group)| {
                    Some(Membership { grouping: grouping.id.clone()?, group: group.id.clone() })
                })
                .collect();
            let partnership = partnership.id.clone();
            PartnershipStanding { partnership, health_board, groups, standing, late, completed }
        })
        .collect();
    let with = |progress| partnerships.iter().filter(|p| p.standing == progress).count();
    let is_stranger = |stem: &str| register.partnership(stem).is_none();
    Denominators {
        expected: partnerships.len(),
        returned: with(ReturnProgress::Returned),
        late: partnerships.iter().filter(|partnership| partnership.late).count(),
        drafts: with(ReturnProgress::Draft),
        refused: with(ReturnProgress::Refused),
        missing: with(ReturnProgress::Missing),
        strangers: round.entries.iter().filter(|entry| is_stranger(&entry.stem)).count(),
        items: rubric.items().filter(|item| item.is_local()).count(),
        items_completed_nationally: rubric.items().filter(|item| !item.is_local()).count(),
        partnerships,
    }
}

impl ReturnProgress {
    /// The word in open data.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::Draft => "draft",
            Self::Refused => "refused",
            Self::Missing => "missing",
        }
    }
}

fn progress(
    standing: Option<&Standing>,
    info: &RoundInfo,
) -> (ReturnProgress, bool, Option<String>) {
    let returned = match standing {
        None => return (ReturnProgress::Missing, false, None),
        Some(Standing::Refused { .. } | Standing::NotMade(_)) => {
            return (ReturnProgress::Refused, false, None);
        }
        Some(Standing::Valid(returned)) => returned,
    };
    let day = returned.completed().map(|day| day.to_string());
    match returned.status() {
        Status::Draft => (ReturnProgress::Draft, false, day),
        Status::Final => (ReturnProgress::Returned, returned.is_late(info), day),
    }
}
