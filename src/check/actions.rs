//! The improvement actions of an answer.

use super::plain;
use super::prose::of_return;
use super::responses::Answers;
use super::values::{Once, choice, date, far_off, id, optional_text, required};
use crate::diag::Code;
use crate::diag::Findings;
use crate::load::Text;
use crate::load::raw::RawAction;
use crate::model::{Action, ActionPart, ActionStatus, Gap, Gaps, Prose};

const STATUSES: [(&str, ActionStatus); 3] = [
    (ActionStatus::Open.word(), ActionStatus::Open),
    (ActionStatus::Done.word(), ActionStatus::Done),
    (ActionStatus::Dropped.word(), ActionStatus::Dropped),
];

/// The actions in the author's order; findings go to the sink, and what cannot be read of them to
/// the gaps.
///
/// `answers` says what they are held against; `ids` remembers those of the whole return. One that
/// has no id of its own is left out, and one without a text is there.
pub(super) fn actions(
    raw: &[RawAction],
    answers: Answers<'_>,
    (ids, gaps): (&mut Once, &mut Gaps),
    sink: &mut Findings,
) -> Vec<Action> {
    let actions = raw.iter().filter_map(|action| one(action, answers, (ids, gaps), sink));
    let mut actions: Vec<_> = actions.collect();
    // Thousands of returns are held through a build.
    actions.shrink_to_fit();
    actions
}

fn one(
    raw: &RawAction,
    answers: Answers<'_>,
    (ids, gaps): (&mut Once, &mut Gaps),
    sink: &mut Findings,
) -> Option<Action> {
    let what = "this action";
    let text = required(&raw.text, "text", &raw.place, what, sink);
    let text = text.map(|at| of_return(at, answers.documents, sink));
    plain::find(raw, sink);
    let due = date(&raw.due, sink);
    if let (Some(at), Some(due)) = (raw.due.value(), due) {
        far_off(at, due, answers.day, sink);
    }
    let status = choice(&raw.status, &STATUSES, sink);
    let at = required(&raw.id, "id", &raw.place, what, sink)?;
    let is_first = ids.see(at, Code::RepeatedAction, sink);
    let id = id(at, sink).filter(|_| is_first)?;
    // What is not there may be what a key says that is misspelt.
    let may_be = |key| raw.strays.may_be(key);
    let is_lost = |text: &Text, key| text.is_unusable() || text.is_absent() && may_be(key);
    for (is_gap, part) in [
        (text.is_none(), ActionPart::Text),
        (is_lost(&raw.owner, "owner"), ActionPart::Owner),
        (due.is_none() && (!raw.due.is_absent() || may_be("due")), ActionPart::Due),
        (status.is_none() && (!raw.status.is_absent() || may_be("status")), ActionPart::Status),
        (is_lost(&raw.measure, "measure"), ActionPart::Measure),
        (is_lost(&raw.resources, "resources"), ActionPart::Resources),
        (is_lost(&raw.risks, "risks"), ActionPart::Risks),
    ] {
        if is_gap {
            gaps.add(Gap::Action(id.clone(), part));
        }
    }
    Some(Action {
        id,
        text: text.unwrap_or_else(Prose::empty),
        owner: optional_text(&raw.owner),
        due,
        status,
        measure: optional_text(&raw.measure),
        resources: optional_text(&raw.resources),
        risks: optional_text(&raw.risks),
    })
}
