//! What became of the head of a return: contacts, status, dates, the version of the rubric.

use serde::{Serialize, Serializer};

use super::Side;
use super::blocks::spaced;
use crate::model::{Date, Id, Status};

/// Something that was one thing and is another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed<T> {
    /// What it was.
    pub old: T,
    /// What it is.
    pub new: T,
}

/// One of the two returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideInfo {
    /// Whose return it is.
    pub partnership: Id,
    /// Its round.
    pub round: Id,
    /// The round's title.
    pub round_title: String,
    /// The last day on which it was in time, as `YYYY-MM-DD`.
    #[serde(serialize_with = "iso")]
    pub deadline: Date,
    /// The version of the rubric that it answers.
    pub rubric: String,
    /// `draft` or `final`.
    pub status: Status,
    /// The day of its completion, as `YYYY-MM-DD`.
    #[serde(serialize_with = "maybe_iso")]
    pub completed: Option<Date>,
    /// Whether it was completed after the deadline.
    pub late: bool,
}

/// What changed in the head; each part is none where it is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Contacts that are new, in the author's order.
    pub contacts_added: Vec<String>,
    /// Contacts that are gone, in the author's order.
    pub contacts_removed: Vec<String>,
    /// Draft or final.
    pub status: Option<Changed<Status>>,
    /// The day of completion.
    pub completed: Option<Changed<Option<Day>>>,
    /// Whether it was late.
    pub late: Option<Changed<bool>>,
    /// The version of the rubric.
    pub rubric: Option<Changed<String>>,
}

/// A day, as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Day(#[serde(serialize_with = "iso")] pub Date);

pub(super) fn iso<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

pub(super) fn maybe_iso<S: Serializer>(
    day: &Option<Date>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    day.map(Day).serialize(serializer)
}

/// Both where they differ.
pub(super) fn changed<T: PartialEq>(old: T, new: T) -> Option<Changed<T>> {
    (old != new).then_some(Changed { old, new })
}

impl SideInfo {
    pub(super) fn of(side: Side<'_>) -> Self {
        let Side { returned, rubric, round } = side;
        Self {
            partnership: returned.partnership().clone(),
            round: round.id.clone(),
            round_title: round.title.clone(),
            deadline: round.deadline,
            rubric: rubric.version().to_owned(),
            status: returned.status(),
            completed: returned.completed(),
            late: returned.is_late(round),
        }
    }
}

impl Header {
    pub(super) fn of(old: Side<'_>, new: Side<'_>) -> Self {
        let contacts = |side: Side<'_>| -> Vec<String> {
            side.returned.contacts().iter().map(|contact| spaced(contact)).collect()
        };
        let (before, now) = (contacts(old), contacts(new));
        let day = |side: Side<'_>| side.returned.completed().map(Day);
        let late = |side: Side<'_>| side.returned.is_late(side.round);
        let version = |side: Side<'_>| side.rubric.version().to_owned();
        Self {
            contacts_added: without(&now, &before),
            contacts_removed: without(&before, &now),
            status: changed(old.returned.status(), new.returned.status()),
            completed: changed(day(old), day(new)),
            late: changed(late(old), late(new)),
            rubric: changed(version(old), version(new)),
        }
    }

    /// Whether anything is other than it was.
    pub fn is_changed(&self) -> bool {
        !self.contacts_added.is_empty()
            || !self.contacts_removed.is_empty()
            || self.status.is_some()
            || self.completed.is_some()
            || self.late.is_some()
            || self.rubric.is_some()
    }
}

/// What `others` do not have; a contact may be named twice.
fn without(all: &[String], others: &[String]) -> Vec<String> {
    let others: std::collections::HashSet<&String> = others.iter().collect();
    all.iter().filter(|one| !others.contains(one)).cloned().collect()
}
