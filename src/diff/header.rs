//! What became of the head of a return: contacts, status, dates, the version of the rubric.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::Side;
use super::blocks::spaced;
use super::unread::{self, Unread, UnreadField};
use crate::model::{Date, Gap, Id, Status, as_seen};

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
    /// `draft` or `final`; none where it cannot be read.
    pub status: Option<Status>,
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
    /// Whether it was late, where both are final.
    pub late: Option<Changed<bool>>,
    /// The version of the rubric.
    pub rubric: Option<Changed<String>>,
    /// What cannot be read of either head; it is not compared.
    pub unread: Vec<Unread>,
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
            status: (!returned.gaps().has(&Gap::Status)).then(|| returned.status()),
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
        let unread = unread::both(old, new, |_, side| unread::of_head(side));
        let is_read = |field| !unread::has(&unread, field);
        let is_dated = is_read(UnreadField::Completed);
        // A draft is neither late nor in time.
        let are_final = [old, new].iter().all(|side| side.returned.status() == Status::Final);
        let contacts = |all, others| {
            if is_read(UnreadField::Contacts) { without(all, others) } else { Vec::new() }
        };
        let status = changed(old.returned.status(), new.returned.status());
        Self {
            contacts_added: contacts(&now, &before),
            contacts_removed: contacts(&before, &now),
            status: status.filter(|_| is_read(UnreadField::Status)),
            completed: changed(day(old), day(new)).filter(|_| is_dated),
            late: changed(late(old), late(new)).filter(|_| is_dated && are_final),
            rubric: changed(version(old), version(new)),
            unread,
        }
    }

    /// Whether anything is other than it was, or cannot be known to be the same.
    pub fn is_changed(&self) -> bool {
        !self.unread.is_empty()
            || !self.contacts_added.is_empty()
            || !self.contacts_removed.is_empty()
            || self.status.is_some()
            || self.completed.is_some()
            || self.late.is_some()
            || self.rubric.is_some()
    }
}

/// What `others` do not have, or not as often: two people may have one role.
fn without(all: &[String], others: &[String]) -> Vec<String> {
    let mut left: HashMap<Cow<'_, str>, usize> = HashMap::new();
    others.iter().for_each(|one| *left.entry(as_seen(one)).or_default() += 1);
    let mut is_more = |one: &str| match left.get_mut(as_seen(one).as_ref()) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    };
    all.iter().filter(|one| is_more(one)).cloned().collect()
}
