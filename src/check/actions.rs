//! The improvement actions of an answer.

use super::prose::prose;
use super::values::{Once, Sink, choice, date, id, optional_text, required};
use crate::diag::Code;
use crate::load::raw::RawAction;
use crate::model::{Action, ActionStatus};

const STATUSES: [(&str, ActionStatus); 3] = [
    (ActionStatus::Open.word(), ActionStatus::Open),
    (ActionStatus::Done.word(), ActionStatus::Done),
    (ActionStatus::Dropped.word(), ActionStatus::Dropped),
];

/// The actions in the author's order; findings go to the sink.
///
/// `ids` remembers those of the whole return.
pub(super) fn actions(raw: &[RawAction], ids: &mut Once, sink: &mut Sink) -> Vec<Action> {
    raw.iter().filter_map(|action| one(action, ids, sink)).collect()
}

fn one(raw: &RawAction, ids: &mut Once, sink: &mut Sink) -> Option<Action> {
    let what = "this action";
    let text = required(&raw.text, "text", &raw.place, what, sink).map(|at| prose(at, sink));
    let due = date(&raw.due, sink);
    let status = choice(&raw.status, &STATUSES, sink);
    let at = required(&raw.id, "id", &raw.place, what, sink)?;
    let is_first = ids.see(at, Code::RepeatedAction, sink);
    Some(Action {
        id: id(at, sink).filter(|_| is_first)?,
        text: text?,
        owner: optional_text(&raw.owner),
        due,
        status,
        measure: optional_text(&raw.measure),
        resources: optional_text(&raw.resources),
        risks: optional_text(&raw.risks),
    })
}
