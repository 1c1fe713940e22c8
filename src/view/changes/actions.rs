//! An improvement action of which something changed: in words, then before and after.

use serde::{Deserialize, Serialize};

use super::runs::{RunFate, RunView, replaced, runs, whole};
use crate::diff::{ActionChange, ActionEdit, ActionState, Field, Match, OpenStatus, Progress};
use crate::lang::{Language, capital, say};
use crate::model::ActionStatus;

/// An improvement action of which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionChangeView {
    /// The id that it has now, or had last.
    pub id: String,
    /// A symbol for where it has got to, which says nothing that the words do not.
    pub mark: String,
    /// Where it has got to, such as `Done since`.
    pub progress: String,
    /// Whether all of it is new, or gone, which is said of it already.
    pub is_whole: bool,
    /// What else changed, each a sentence.
    pub edits: Vec<String>,
    /// What is to be done.
    pub text: Vec<RunView>,
    /// What else is known of it.
    pub facts: Vec<FactView>,
}

/// Something that is known of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactView {
    /// What it is called.
    pub name: String,
    /// What it was and is.
    pub value: Vec<RunView>,
}

/// The ids of actions.
pub(super) fn unchanged(actions: &[&ActionChange]) -> Vec<String> {
    actions.iter().filter_map(|change| change.id()).map(ToString::to_string).collect()
}

pub(super) fn action(change: &ActionChange, lang: &Language) -> ActionChangeView {
    let (mark, progress) = progress(change, lang);
    let edits = likeness(change, lang)
        .into_iter()
        .chain(change.other_edits().map(|edit| edit.sentence(change)));
    let asides = change.asides().into_iter().map(|aside| capital(&format!("{aside}.")));
    let edits = kin(change).into_iter().chain(edits).chain(asides);
    ActionChangeView {
        id: change.id().map(ToString::to_string).unwrap_or_default(),
        mark: mark.to_owned(),
        progress,
        is_whole: change.old.is_none() || change.new.is_none(),
        edits: edits.collect(),
        text: text(change),
        facts: facts(change, lang),
    }
}

pub(super) fn progress(change: &ActionChange, lang: &Language) -> (&'static str, String) {
    let was_done = change.old.as_ref().and_then(|old| old.status) == Some(ActionStatus::Done);
    match change.progress {
        Progress::Added => ("+", say!(lang, "progress-added")),
        Progress::Carried => match change.standing() {
            OpenStatus::Said => ("→", say!(lang, "progress-carried")),
            OpenStatus::Unsaid => ("→", say!(lang, "progress-carried-bare")),
            OpenStatus::NowSaid | OpenStatus::Unread => ("→", say!(lang, "progress-carried-on")),
        },
        Progress::Done => ("✓", say!(lang, "progress-done")),
        Progress::Dropped => ("×", say!(lang, "progress-dropped")),
        Progress::Reopened => ("←", say!(lang, "progress-reopened")),
        Progress::Settled if was_done => ("=", say!(lang, "progress-settled-done")),
        Progress::Settled => ("=", say!(lang, "progress-settled-dropped")),
        Progress::Unstated => ("?", say!(lang, "progress-unstated")),
        Progress::Vanished => match change.standing() {
            OpenStatus::Said => ("?", say!(lang, "progress-vanished")),
            OpenStatus::Unsaid => ("?", say!(lang, "progress-vanished-bare")),
            OpenStatus::NowSaid | OpenStatus::Unread => {
                ("?", say!(lang, "progress-vanished-unread"))
            }
        },
        Progress::Cleared if was_done => ("−", say!(lang, "progress-cleared-done")),
        Progress::Cleared => ("−", say!(lang, "progress-cleared-dropped")),
        Progress::Copied => ("+", say!(lang, "progress-copied")),
        Progress::SplitOff => ("+", say!(lang, "progress-split-off")),
        Progress::TakenInto => ("→", say!(lang, "progress-taken-into")),
        Progress::Unknown => ("?", say!(lang, "cannot-be-read")),
    }
}

/// Which other action says what it says, where it is not known from its own id.
fn kin(change: &ActionChange) -> Option<String> {
    change.kin.as_ref()?;
    Some(capital(&format!("{}.", change.got_to())))
}

fn likeness(change: &ActionChange, lang: &Language) -> Option<String> {
    let Match::Likeness { percent } = change.matched else { return None };
    let was = change.old.as_ref()?;
    let share = say!(lang, "share", percent = percent);
    Some(say!(lang, "action-likeness", share = share, id = was.id.as_str()))
}

fn name(field: Field, lang: &Language) -> String {
    match field {
        Field::Measure => say!(lang, "measure"),
        Field::Resources => say!(lang, "resources"),
        Field::Risks => say!(lang, "risks"),
    }
}

fn text(change: &ActionChange) -> Vec<RunView> {
    let reworded = change.rewording().map(runs);
    let fate = match change.progress {
        Progress::Added | Progress::Copied | Progress::SplitOff => RunFate::Added,
        Progress::Vanished | Progress::Cleared | Progress::TakenInto => RunFate::Removed,
        _ => RunFate::Same,
    };
    let latest = change.latest().map(|state| whole(fate, &state.text));
    reworded.or(latest).unwrap_or_default()
}

/// What is known of it. Of an action that stands on one side alone, everything is as its text is:
/// new, or gone.
fn facts(change: &ActionChange, lang: &Language) -> Vec<FactView> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let both = |name: String, of: &dyn Fn(&ActionState) -> Option<String>| {
        let (old, new) = (old.and_then(of), new.and_then(of));
        fact(name, replaced(old.as_deref(), new.as_deref()))
    };
    let field = |field: Field, of: &dyn Fn(&ActionState) -> Option<String>| {
        let words = change.edits.iter().find_map(|edit| match edit {
            ActionEdit::FieldChanged { field: other, words } if *other == field => Some(words),
            _ => None,
        });
        match words {
            Some(words) => fact(name(field, lang), runs(words)),
            None => both(name(field, lang), of),
        }
    };
    let facts = [
        both(say!(lang, "owner"), &|state| state.owner.clone()),
        both(say!(lang, "due"), &|state| state.due.map(|due| lang.day(due.0))),
        both(say!(lang, "status"), &|state| state.status.map(|own| lang.action_status(own))),
        field(Field::Measure, &|state| state.measure.clone()),
        field(Field::Resources, &|state| state.resources.clone()),
        field(Field::Risks, &|state| state.risks.clone()),
    ];
    facts.into_iter().flatten().collect()
}

fn fact(name: String, value: Vec<RunView>) -> Option<FactView> {
    (!value.is_empty()).then_some(FactView { name, value })
}
