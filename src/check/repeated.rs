//! What is given twice in one place: nobody can tell which of the two is meant, so that neither is
//! read.

use std::collections::HashSet;

use crate::load::Strays;
use crate::load::raw::{RawAction, RawResponse, RawReturn};
use crate::model::{Action, ActionPart, Gap, Gaps, Prose, Response, ReturnParts, Status};

/// Leaves out of what was read of a return all that stands in it twice, and says so among the gaps.
///
/// It was told of as an error already.
pub(super) fn leave_out(raw: &RawReturn, parts: &mut ReturnParts, gaps: &mut Gaps) {
    let head = &raw.strays;
    if head.is_repeated("status") {
        parts.status = Status::Draft;
        gaps.add(Gap::Status);
    }
    if head.is_repeated("completed") {
        parts.completed = None;
        gaps.add(Gap::Completed);
    }
    if head.is_repeated("contacts") {
        parts.contacts.clear();
        gaps.add(Gap::Contacts);
    }
    if head.is_repeated("responses") {
        parts.responses.clear();
        gaps.add(Gap::Answers);
    }
    let ids = action_ids(raw);
    for own in raw.responses.entries() {
        if own.strays.has_another() {
            gaps.add(Gap::Stray);
        }
        let read = parts.responses.iter_mut().find(|read| read.item.as_str() == own.item.value);
        if let Some(read) = read {
            of_answer(own, read, &ids, gaps);
        }
    }
}

/// The ids that more than one action of a return has.
fn action_ids(raw: &RawReturn) -> HashSet<&str> {
    let mut seen = HashSet::new();
    let actions = raw.responses.entries().iter().flat_map(|own| own.actions.entries());
    let ids = actions.filter_map(|action| action.id.value()).map(|at| at.value.as_str());
    ids.filter(|id| !seen.insert(*id)).collect()
}

fn of_answer(raw: &RawResponse, read: &mut Response, ids: &HashSet<&str>, gaps: &mut Gaps) {
    let item = read.item.clone();
    let is_repeated = |key| raw.is_given_again || raw.strays.is_repeated(key);
    if is_repeated("rating") {
        read.rating = None;
        gaps.add(Gap::Rating(item.clone()));
    }
    if is_repeated("evidence") {
        read.evidence = None;
        gaps.add(Gap::Evidence(item.clone()));
    }
    if is_repeated("share") {
        read.share = false;
        gaps.add(Gap::Share(item.clone()));
    }
    if is_repeated("actions") {
        read.actions.clear();
        gaps.add(Gap::Actions(item));
        return;
    }
    of_actions(raw.actions.entries(), read, ids, gaps);
}

/// The same of the actions of an answer: one of which another has the id is none of either.
fn of_actions(raw: &[RawAction], read: &mut Response, ids: &HashSet<&str>, gaps: &mut Gaps) {
    let item = read.item.clone();
    for own in raw {
        let id = own.id.value().map(|at| at.value.as_str());
        let is_unclear = own.strays.is_repeated("id") || id.is_some_and(|id| ids.contains(id));
        if is_unclear || own.strays.has_another() {
            gaps.add(Gap::Actions(item.clone()));
        }
        let found = read.actions.iter().position(|action| Some(action.id.as_str()) == id);
        match found {
            Some(at) if is_unclear => drop(read.actions.remove(at)),
            Some(at) => of_action(&own.strays, &mut read.actions[at], gaps),
            None => {}
        }
    }
}

fn of_action(strays: &Strays, read: &mut Action, gaps: &mut Gaps) {
    let Action { id, text, owner, due, status, measure, resources, risks } = read;
    let mut leave = |key, part, empty: &mut dyn FnMut()| {
        if strays.is_repeated(key) {
            empty();
            gaps.add(Gap::Action(id.clone(), part));
        }
    };
    leave("text", ActionPart::Text, &mut || *text = Prose::empty());
    leave("owner", ActionPart::Owner, &mut || *owner = None);
    leave("due", ActionPart::Due, &mut || *due = None);
    leave("status", ActionPart::Status, &mut || *status = None);
    leave("measure", ActionPart::Measure, &mut || *measure = None);
    leave("resources", ActionPart::Resources, &mut || *resources = None);
    leave("risks", ActionPart::Risks, &mut || *risks = None);
}
