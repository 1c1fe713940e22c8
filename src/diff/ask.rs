//! Which questions a comparison raises. Questions, never verdicts: each names what it is drawn from.

use serde::Serialize;

use super::actions::{ActionChange, Progress};
use super::codes::QuestionCode;
use super::evidence::Extent;
use super::neighbours::Elsewhere;
use super::rating::Movement;
use super::trails::Trails;
use super::value::ItemComparison;
use crate::model::{Id, ItemId, Rubric};

/// A question for the reviewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Which it is; its words are in its definition.
    pub code: QuestionCode,
    /// The item that it is about.
    pub item: ItemId,
    /// The actions that it is drawn from, where it is drawn from any.
    pub actions: Vec<Id>,
    /// The evidence of others that it is drawn from, where it is drawn from any.
    pub elsewhere: Vec<Elsewhere>,
}

/// The questions that an item raises, in the order of their codes.
pub(super) fn questions(
    found: &ItemComparison,
    rubric: &Rubric,
    trails: Option<&Trails>,
    elsewhere: Vec<Elsewhere>,
) -> Vec<Question> {
    let movement = found.rating.movement;
    let extent = found.evidence.as_ref().map(|evidence| evidence.extent);
    let is_at_top =
        found.rating.new.as_ref().is_some_and(|level| level.level == rubric.scale().len());
    let ids = |wanted: &dyn Fn(&ActionChange) -> bool| -> Vec<Id> {
        found
            .actions
            .iter()
            .filter(|change| wanted(change))
            .filter_map(|c| c.id().cloned())
            .collect()
    };
    let done = ids(&|change| change.progress == Progress::Done);
    let stuck = ids(&|change| {
        let id = change.new.as_ref().map(|state| &state.id);
        id.zip(trails).is_some_and(|(id, trails)| trails.is_carried_and_put_back(id))
    });
    let answers_a_fall = |change: &ActionChange| {
        let is_new_here = change.old.as_ref().is_none_or(|old| !found.old.contains(&old.item));
        change.new.as_ref().is_some_and(|new| new.is_open())
            && (is_new_here || change.progress == Progress::Reopened)
    };
    let asked = |code| match code {
        QuestionCode::RoseOnSameEvidence => {
            movement == Movement::Improved && extent == Some(Extent::Unchanged)
        }
        QuestionCode::RewrittenAtSameRating => {
            movement == Movement::Unchanged && extent == Some(Extent::Rewritten)
        }
        QuestionCode::FellWithoutAction => {
            movement == Movement::Declined && !found.actions.iter().any(answers_a_fall)
        }
        QuestionCode::DoneAtSameRating => {
            movement == Movement::Unchanged && !is_at_top && !done.is_empty()
        }
        QuestionCode::CarriedAndPutBack => !stuck.is_empty(),
        QuestionCode::SharedEvidence => !elsewhere.is_empty(),
    };
    let question = |code| Question {
        code,
        item: found.item.clone(),
        actions: match code {
            QuestionCode::DoneAtSameRating => done.clone(),
            QuestionCode::CarriedAndPutBack => stuck.clone(),
            _ => Vec::new(),
        },
        elsewhere: if code == QuestionCode::SharedEvidence {
            elsewhere.clone()
        } else {
            Vec::new()
        },
    };
    QuestionCode::ALL.iter().copied().filter(|code| asked(*code)).map(question).collect()
}
