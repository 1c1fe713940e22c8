//! An improvement action of which something changed: in words, then before and after.

use serde::{Deserialize, Serialize};

use super::runs::{RunFate, RunView, replaced, runs, whole};
use crate::diff::{ActionChange, ActionEdit, ActionState, Field, Match, Progress};
use crate::model::{ActionStatus, in_words};
use crate::view::words::{either, sentence};

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

pub(super) fn action(change: &ActionChange) -> ActionChangeView {
    let (mark, progress) = progress(change);
    let edits =
        likeness(change).into_iter().chain(change.other_edits().map(|edit| edit.sentence(change)));
    let asides = change.asides().into_iter().map(|aside| sentence(&format!("{aside}.")));
    let edits = kin(change).into_iter().chain(edits).chain(asides);
    ActionChangeView {
        id: change.id().map(ToString::to_string).unwrap_or_default(),
        mark: mark.to_owned(),
        progress: progress.to_owned(),
        is_whole: change.old.is_none() || change.new.is_none(),
        edits: edits.collect(),
        text: text(change),
        facts: facts(change),
    }
}

pub(super) fn progress(change: &ActionChange) -> (&'static str, &'static str) {
    let was_done = change.old.as_ref().and_then(|old| old.status) == Some(ActionStatus::Done);
    match change.progress {
        Progress::Added => ("+", "New"),
        Progress::Carried => ("→", "Still open"),
        Progress::Done => ("✓", "Done since"),
        Progress::Dropped => ("×", "Dropped since"),
        Progress::Reopened => ("←", "Open again"),
        Progress::Settled if was_done => ("=", "Done before, and is"),
        Progress::Settled => ("=", "Dropped before, and is"),
        Progress::Unstated => ("?", "Status no longer given"),
        Progress::Vanished => ("?", "Open before, not mentioned now"),
        Progress::Cleared if was_done => ("−", "Done before, not mentioned now"),
        Progress::Cleared => ("−", "Dropped before, not mentioned now"),
        Progress::Copied => ("+", "Copied"),
        Progress::SplitOff => ("+", "Split off"),
        Progress::TakenInto => ("→", "Taken into another"),
        Progress::Unknown => ("?", "Cannot be read"),
    }
}

/// Which other action says what it says, where it is not known from its own id.
fn kin(change: &ActionChange) -> Option<String> {
    change.kin.as_ref()?;
    Some(sentence(&format!("{}.", change.got_to())))
}

fn likeness(change: &ActionChange) -> Option<String> {
    let Match::Likeness { percent } = change.matched else { return None };
    let was = change.old.as_ref()?;
    Some(format!("Known by its likeness: its text is {percent}% the same as that of “{}”.", was.id))
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Measure => "Measure",
        Field::Resources => "Resources",
        Field::Risks => "Risks",
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
fn facts(change: &ActionChange) -> Vec<FactView> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let both = |name: &str, of: &dyn Fn(&ActionState) -> Option<String>| {
        let (old, new) = (old.and_then(of), new.and_then(of));
        fact(name, replaced(old.as_deref(), new.as_deref()))
    };
    let field = |field: Field, of: &dyn Fn(&ActionState) -> Option<String>| {
        let words = change.edits.iter().find_map(|edit| match edit {
            ActionEdit::FieldChanged { field: other, words } if *other == field => Some(words),
            _ => None,
        });
        match words {
            Some(words) => fact(name(field), runs(words)),
            None => both(name(field), of),
        }
    };
    let facts = [
        both("Owner", &|state| state.owner.clone()),
        both("Due", &|state| state.due.map(|due| in_words(due.0))),
        both("Status", &|state| state.status.map(|status| status.word().to_owned())),
        field(Field::Measure, &|state| state.measure.clone()),
        field(Field::Resources, &|state| state.resources.clone()),
        field(Field::Risks, &|state| state.risks.clone()),
    ];
    facts.into_iter().flatten().collect()
}

fn fact(name: &str, value: Vec<RunView>) -> Option<FactView> {
    (!value.is_empty()).then(|| FactView { name: name.to_owned(), value })
}

/// `2 actions`, for counts.
pub(super) fn counted(count: usize) -> String {
    format!("{count} {}", either(count, "action", "actions"))
}
