//! An improvement action of which something changed.

use super::field;
use super::sign::Sign;
use crate::diff::{
    ActionChange, ActionEdit, ActionState, Changed, Day, Fate, Field, ItemComparison, Match,
    OpenStatus, Progress, Run, UnreadField,
};
use crate::lang::{Language, say};
use crate::model::ActionStatus;

/// An improvement action of which something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionTelling {
    /// The id that it has now, or had last.
    pub id: String,
    /// The sign for where it has got to.
    pub sign: Sign,
    /// Where it has got to, such as `Done since`.
    pub progress: String,
    /// What else changed, a clause each.
    pub edits: Vec<String>,
    /// Whether all of it is new, or gone.
    pub is_whole: bool,
    /// What is to be done.
    pub text: Vec<Run>,
    /// What else is known of it.
    pub facts: Vec<FactTelling>,
}

/// Something that is known of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactTelling {
    /// What it is called.
    pub name: String,
    /// Whether nothing else says it: it is new or gone with its action, or its words changed.
    pub is_news: bool,
    /// What it was and is.
    pub value: Vec<Run>,
}

impl ActionTelling {
    pub(super) fn new(change: &ActionChange, lang: &Language) -> Self {
        let edits = likeness(change, lang)
            .into_iter()
            .chain(change.other_edits().map(|edit| clause(edit, change, lang)))
            .chain(asides(change, lang));
        Self {
            id: change.id().map(ToString::to_string).unwrap_or_default(),
            sign: sign(change),
            progress: progress(change, lang),
            edits: edits.collect(),
            is_whole: change.old.is_none() || change.new.is_none(),
            text: text(change),
            facts: facts(change, lang),
        }
    }

    /// Where it has got to and what else changed, on one line.
    pub fn line(&self, lang: &Language) -> String {
        let edits = self.edits.iter().map(String::as_str);
        let parts: Vec<&str> = std::iter::once(self.progress.as_str()).chain(edits).collect();
        parts.join(&say!(lang, "clause-separator"))
    }
}

fn sign(change: &ActionChange) -> Sign {
    let is = |wanted: fn(&ActionEdit) -> bool| change.edits.iter().any(wanted);
    match change.progress {
        Progress::Added | Progress::Copied | Progress::SplitOff => Sign::New,
        Progress::TakenInto => Sign::TakenInto,
        Progress::Unknown => Sign::Unread,
        Progress::Done => Sign::Done,
        Progress::Dropped => Sign::Dropped,
        Progress::Reopened => Sign::Reopened,
        Progress::Vanished => Sign::Vanished,
        Progress::Unstated => Sign::Unstated,
        Progress::Cleared => Sign::Gone,
        Progress::Carried | Progress::Settled
            if is(|edit| matches!(edit, ActionEdit::PutBack { .. })) =>
        {
            Sign::Later
        }
        Progress::Carried | Progress::Settled
            if is(|edit| matches!(edit, ActionEdit::BroughtForward { .. })) =>
        {
            Sign::Earlier
        }
        Progress::Carried | Progress::Settled => Sign::Edited,
    }
}

fn progress(change: &ActionChange, lang: &Language) -> String {
    let was = change.old.as_ref().and_then(|old| old.status);
    let [was_done, was_dropped] =
        [ActionStatus::Done, ActionStatus::Dropped].map(|status| was == Some(status));
    match change.progress {
        Progress::Added => say!(lang, "progress-added"),
        Progress::Carried => match change.standing() {
            OpenStatus::Said => say!(lang, "progress-carried"),
            OpenStatus::Unsaid => say!(lang, "progress-carried-bare"),
            OpenStatus::NowSaid | OpenStatus::Unread => say!(lang, "progress-carried-on"),
        },
        Progress::Done if was_dropped => say!(lang, "progress-dropped-then-done"),
        Progress::Done => say!(lang, "progress-done"),
        Progress::Dropped if was_done => say!(lang, "progress-done-then-dropped"),
        Progress::Dropped => say!(lang, "progress-dropped"),
        Progress::Reopened => say!(lang, "progress-reopened"),
        Progress::Settled if was_done => say!(lang, "progress-settled-done"),
        Progress::Settled => say!(lang, "progress-settled-dropped"),
        Progress::Unstated => match was {
            Some(was) => say!(lang, "progress-unstated", was = lang.action_status(was)),
            None => say!(lang, "progress-unstated-bare"),
        },
        Progress::Vanished => match change.standing() {
            OpenStatus::Said => say!(lang, "progress-vanished"),
            OpenStatus::Unsaid => say!(lang, "progress-vanished-bare"),
            OpenStatus::NowSaid | OpenStatus::Unread => say!(lang, "progress-vanished-unread"),
        },
        Progress::Cleared if was_done => say!(lang, "progress-cleared-done"),
        Progress::Cleared => say!(lang, "progress-cleared-dropped"),
        Progress::Copied | Progress::SplitOff | Progress::TakenInto => counterpart(change, lang),
        Progress::Unknown => say!(lang, "progress-unknown"),
    }
}

/// Which other action says what it says.
fn counterpart(change: &ActionChange, lang: &Language) -> String {
    let counterpart = match &change.counterpart {
        Some(counterpart) => say!(
            lang,
            "action-of-item",
            id = counterpart.id.as_str(),
            item = counterpart.item.as_str()
        ),
        None => say!(lang, "action-another"),
    };
    match change.progress {
        Progress::Copied => say!(lang, "progress-copied", counterpart = counterpart),
        Progress::SplitOff => say!(lang, "progress-split-off", counterpart = counterpart),
        _ => say!(lang, "progress-taken-into", counterpart = counterpart),
    }
}

fn likeness(change: &ActionChange, lang: &Language) -> Option<String> {
    let Match::Likeness { percent } = change.matched else { return None };
    let was = change.old.as_ref()?;
    let share = say!(lang, "share", percent = percent);
    Some(say!(lang, "action-likeness", share = share, id = was.id.as_str()))
}

/// That its id names another action on the other side, which earlier round has it, and what cannot
/// be read of it.
fn asides(change: &ActionChange, lang: &Language) -> Vec<String> {
    let reused = change.is_id_reused.then(|| match (&change.old, &change.new) {
        (_, None) => say!(lang, "action-id-names-another-now"),
        (None, Some(_)) => say!(lang, "action-id-named-another"),
        (Some(_), Some(_)) => say!(lang, "action-id-of-two"),
    });
    let unread = change.unread.iter().map(|own| {
        let side = field::side(own.side, lang);
        match own.field {
            UnreadField::Actions => say!(lang, "action-among-unread", side = side),
            field => say!(lang, "action-unread", field = field::unread(field, lang), side = side),
        }
    });
    let back = change.last_in.as_ref();
    let back = back.map(|round| say!(lang, "action-was-in", round = round.as_str()));
    reused.into_iter().chain(back).chain(unread).collect()
}

/// What was edited of an action.
fn clause(edit: &ActionEdit, of: &ActionChange, lang: &Language) -> String {
    let day = |day: Option<Day>| day.map(|day| lang.day(day.0)).unwrap_or_default();
    let due = |state: &Option<ActionState>| day(state.as_ref().and_then(|state| state.due));
    let (from, to) = (due(&of.old), due(&of.new));
    match edit {
        ActionEdit::Reworded { .. } => say!(lang, "edit-reworded"),
        ActionEdit::BroughtForward { days } => {
            say!(lang, "edit-brought-forward", days = *days, from = from, to = to)
        }
        ActionEdit::PutBack { days } => {
            say!(lang, "edit-put-back", days = *days, from = from, to = to)
        }
        ActionEdit::DueStated(Changed { new: Some(new), .. }) => {
            say!(lang, "edit-due-stated", day = lang.day(new.0))
        }
        ActionEdit::DueStated(Changed { old, .. }) => say!(lang, "edit-due-gone", day = day(*old)),
        ActionEdit::OwnerChanged(Changed { old, new }) => {
            owner(old.as_deref(), new.as_deref(), lang)
        }
        ActionEdit::ItemChanged(Changed { old, new }) => {
            say!(lang, "edit-item", old = old.as_str(), new = new.as_str())
        }
        ActionEdit::FieldChanged { field, .. } => {
            say!(lang, "edit-field", field = field::field(*field, lang))
        }
        ActionEdit::StatusStated(Changed { new: Some(new), .. }) => {
            say!(lang, "edit-status-stated", status = lang.action_status(*new))
        }
        ActionEdit::StatusStated(_) => say!(lang, "edit-status-gone"),
    }
}

fn owner(old: Option<&str>, new: Option<&str>, lang: &Language) -> String {
    match (old, new) {
        (Some(old), Some(new)) => say!(lang, "edit-owner", old = old, new = new),
        (_, Some(new)) => say!(lang, "edit-owner-stated", new = new),
        (old, None) => {
            let old = old.expect("who changed is there now or was before");
            say!(lang, "edit-owner-gone", old = old)
        }
    }
}

fn text(change: &ActionChange) -> Vec<Run> {
    if let Some(reworded) = change.rewording() {
        return reworded.to_vec();
    }
    let fate = match change.progress {
        Progress::Added | Progress::Copied | Progress::SplitOff => Fate::Added,
        Progress::Vanished | Progress::Cleared | Progress::TakenInto => Fate::Removed,
        _ => Fate::Same,
    };
    let latest = change.latest().filter(|state| !state.text.is_empty());
    latest.map(|state| Run { fate, space: false, text: state.text.clone() }).into_iter().collect()
}

/// What is known of it. Of an action that stands on one side alone, everything is as its text is:
/// new, or gone.
fn facts(change: &ActionChange, lang: &Language) -> Vec<FactTelling> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let is_whole = old.is_none() || new.is_none();
    let both = |name: String, of: &dyn Fn(&ActionState) -> Option<String>| {
        let (old, new) = (old.and_then(of), new.and_then(of));
        fact(name, is_whole, replaced(old.as_deref(), new.as_deref()))
    };
    let field = |name: String, field: Field, of: &dyn Fn(&ActionState) -> Option<String>| {
        let words = change.edits.iter().find_map(|edit| match edit {
            ActionEdit::FieldChanged { field: other, words } if *other == field => Some(words),
            _ => None,
        });
        match words {
            Some(words) => fact(name, true, words.clone()),
            None => both(name, of),
        }
    };
    // Of a new one that is open nothing else is said.
    let is_open = change.latest().is_some_and(ActionState::is_open);
    let status =
        both(say!(lang, "status"), &|state| state.status.map(|own| lang.action_status(own)))
            .map(|own| FactTelling { is_news: own.is_news && !is_open, ..own });
    let facts = [
        both(say!(lang, "owner"), &|state| state.owner.clone()),
        both(say!(lang, "due"), &|state| state.due.map(|due| lang.day(due.0))),
        status,
        field(say!(lang, "measure"), Field::Measure, &|state| state.measure.clone()),
        field(say!(lang, "resources"), Field::Resources, &|state| state.resources.clone()),
        field(say!(lang, "risks"), Field::Risks, &|state| state.risks.clone()),
    ];
    facts.into_iter().flatten().collect()
}

fn fact(name: String, is_news: bool, value: Vec<Run>) -> Option<FactTelling> {
    (!value.is_empty()).then_some(FactTelling { name, is_news, value })
}

/// What was, then what is: neither where there is none, and as unchanged where both are the same.
pub fn replaced(old: Option<&str>, new: Option<&str>) -> Vec<Run> {
    let run = |fate, space, text: &str| Run { fate, space, text: text.to_owned() };
    match (old, new) {
        (Some(old), Some(new)) if old == new => vec![run(Fate::Same, false, new)],
        (old, new) => {
            let space = old.is_some();
            let old = old.map(|text| run(Fate::Removed, false, text));
            let new = new.map(|text| run(Fate::Added, space, text));
            old.into_iter().chain(new).collect()
        }
    }
}

/// The actions of an item by what became of them, such as `1 new, 2 done`.
pub(super) fn counted(item: &ItemComparison, lang: &Language) -> String {
    let count = |wanted: &dyn Fn(&ActionChange) -> bool| {
        item.actions.iter().filter(|change| wanted(change)).count()
    };
    let with = |progress| count(&|change| change.progress == progress);
    let edited = count(&|change| {
        matches!(change.progress, Progress::Carried | Progress::Settled)
            && change.is_changed()
            && change.put_back().is_none()
    });
    let counts = [
        (with(Progress::Added), say!(lang, "actions-new")),
        (with(Progress::Done), say!(lang, "status-done")),
        (with(Progress::Dropped), say!(lang, "status-dropped")),
        (with(Progress::Reopened), say!(lang, "actions-reopened")),
        (with(Progress::Unstated), say!(lang, "actions-unstated")),
        (with(Progress::Vanished), say!(lang, "actions-vanished")),
        (with(Progress::Cleared), say!(lang, "actions-cleared")),
        (with(Progress::Copied), say!(lang, "actions-copied")),
        (with(Progress::SplitOff), say!(lang, "actions-split-off")),
        (with(Progress::TakenInto), say!(lang, "actions-taken-into")),
        (with(Progress::Unknown), say!(lang, "actions-unknown")),
        (item.moved_away.len(), say!(lang, "actions-moved-away")),
        (count(&|change| change.put_back().is_some()), say!(lang, "actions-later")),
        (edited, say!(lang, "actions-edited")),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> =
        counts.map(|(count, what)| say!(lang, "so-many", count = count, what = what)).collect();
    lang.enumeration(&counts)
}
