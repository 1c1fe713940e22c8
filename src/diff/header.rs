//! What became of the head of a return: contacts, status, dates, the version of the rubric.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

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
    /// The last day on which it was in time, as `YYYY-MM-DD`; none where nothing is due.
    #[serde(serialize_with = "maybe_iso")]
    pub deadline: Option<Date>,
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
    /// Contacts that are named another number of times, as two people may have one role.
    pub contacts_recounted: Vec<Recounted>,
    /// Contacts that are gone, in the author's order.
    pub contacts_removed: Vec<String>,
    /// Draft or final.
    pub status: Option<Changed<Status>>,
    /// The day of completion.
    pub completed: Option<Changed<Option<Day>>>,
    /// Whether it was late, where both are final and were due by a day.
    pub late: Option<Changed<bool>>,
    /// The version of the rubric.
    pub rubric: Option<Changed<String>>,
    /// What cannot be read of either head; it is not compared.
    pub unread: Vec<Unread>,
}

/// A contact that is named more than once in a return, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recounted {
    /// Who it is, as it is seen.
    pub contact: String,
    /// How often the old side names it.
    pub old: usize,
    /// How often the new side does.
    pub new: usize,
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
        // A draft is neither late nor in time, nor is what was due by no day.
        let is_due = |side: &Side<'_>| {
            side.returned.status() == Status::Final && side.round.deadline.is_some()
        };
        let are_due = [old, new].iter().all(is_due);
        let contacts = |all, others| {
            if is_read(UnreadField::Contacts) { without(all, others) } else { Vec::new() }
        };
        let status = changed(old.returned.status(), new.returned.status());
        Self {
            contacts_added: contacts(&now, &before),
            contacts_recounted: match is_read(UnreadField::Contacts) {
                true => recounted(&before, &now),
                false => Vec::new(),
            },
            contacts_removed: contacts(&before, &now),
            status: status.filter(|_| is_read(UnreadField::Status)),
            completed: changed(day(old), day(new)).filter(|_| is_dated),
            late: changed(late(old), late(new)).filter(|_| is_dated && are_due),
            rubric: changed(version(old), version(new)),
            unread,
        }
    }

    /// Whether anything is other than it was, or cannot be known to be the same.
    pub fn is_changed(&self) -> bool {
        !self.unread.is_empty()
            || !self.contacts_added.is_empty()
            || !self.contacts_removed.is_empty()
            || !self.contacts_recounted.is_empty()
            || self.status.is_some()
            || self.completed.is_some()
            || self.late.is_some()
            || self.rubric.is_some()
    }
}

/// What `others` do not have; a contact may be named twice.
fn without(all: &[String], others: &[String]) -> Vec<String> {
    let others: HashSet<Cow<'_, str>> = others.iter().map(|one| as_seen(one)).collect();
    all.iter().filter(|one| !others.contains(&as_seen(one))).cloned().collect()
}

/// What both have, each another number of times, in the order of its letters.
fn recounted(before: &[String], now: &[String]) -> Vec<Recounted> {
    let count = |all: &[String]| -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        all.iter().for_each(|one| *counts.entry(as_seen(one).into_owned()).or_default() += 1);
        counts
    };
    let before = count(before);
    let both = count(now).into_iter().filter_map(|(contact, new)| {
        let old = *before.get(&contact)?;
        (old != new).then_some(Recounted { contact, old, new })
    });
    both.collect()
}
