//! Which questions a comparison raises. Questions, never verdicts: each names what it is drawn
//! from.

use std::collections::HashSet;

use serde::Serialize;

use super::actions::{ActionChange, Progress};
use super::codes::QuestionCode;
use super::evidence::Extent;
use super::neighbours::Elsewhere;
use super::rating::Movement;
use super::substance::Substance;
use super::trails::Trails;
use super::unread::{self, UnreadField};
use super::value::ItemComparison;
use super::weight::Weight;
use super::{EvidenceOf, Side};
use crate::form::Role;
use crate::model::{ActionStatus, Id, ItemId};

/// A question for the reviewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Which it is; its words are in its definition.
    pub code: QuestionCode,
    /// How much it weighs.
    pub weight: Weight,
    /// The item that it is about.
    pub item: ItemId,
    /// The actions that it is drawn from, where it is drawn from any.
    pub actions: Vec<Id>,
    /// The evidence of others that it is drawn from, where it is drawn from any.
    pub elsewhere: Vec<Elsewhere>,
}

/// What the questions about a comparison are drawn from beside its items.
pub(super) struct Around<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) trails: Option<&'a Trails>,
    /// The ids of the actions that the old side alone has.
    pub(super) gone: HashSet<&'a Id>,
}

/// What the questions about an item are drawn from.
pub(super) struct Drawn<'a> {
    pub(super) found: &'a ItemComparison,
    pub(super) evidence: &'a EvidenceOf,
    /// What stands in others' returns of this round as well.
    pub(super) shared: Vec<Elsewhere>,
    /// What stood in others' returns of the round before.
    pub(super) taken: Vec<Elsewhere>,
}

/// The questions that an item raises, in the order of their codes. Of an item that is asked no more
/// there is none.
pub(super) fn questions(drawn: Drawn<'_>, around: &Around<'_>) -> Vec<Question> {
    let found = drawn.found;
    if found.new.is_empty() {
        return Vec::new();
    }
    let rise = Rise::of(&drawn);
    // What the other still says is asked about once.
    let still = |own: &Elsewhere| drawn.shared.iter().any(|now| now.partnership == own.partnership);
    let taken: Vec<Elsewhere> = drawn.taken.iter().filter(|own| !still(own)).cloned().collect();
    let movement = found.rating.movement;
    let extent = found.evidence.as_ref().map(|evidence| evidence.extent);
    let rubric = around.new.rubric;
    let mut items = found.new.iter().filter_map(|id| rubric.item(id));
    let asks_for_actions = items.any(|item| rubric.asks(item, Role::Actions));
    let scale = rubric.scale().len();
    let is_at_top = found.rating.new.as_ref().is_some_and(|level| level.level == scale);
    let asked = |code| {
        let stays_below = movement == Movement::Unchanged && !is_at_top;
        let is_asked = match code {
            QuestionCode::RoseOnSameEvidence => rise == Some(Rise::OnTheSame),
            QuestionCode::RoseFarOnLittle => rise == Some(Rise::FarOnLittle),
            QuestionCode::RoseOnLess => rise == Some(Rise::OnLess),
            QuestionCode::RoseWithoutEvidence => rise == Some(Rise::OnNothing),
            QuestionCode::RewrittenAtSameRating => {
                movement == Movement::Unchanged && extent == Some(Extent::Rewritten)
            }
            QuestionCode::FellWithoutAction => {
                movement == Movement::Declined
                    && asks_for_actions
                    && !unread::has(&found.unread, UnreadField::Actions)
                    && !found.actions.iter().any(|change| answers_a_fall(change, found))
            }
            QuestionCode::DoneAtSameRating => stays_below,
            QuestionCode::CarriedAndPutBack
            | QuestionCode::SharedEvidence
            | QuestionCode::OpenActionVanished
            | QuestionCode::OverdueAtSameDate
            | QuestionCode::TakenFromAnother
            | QuestionCode::OtherActionUnderId
            | QuestionCode::StatusNoLongerGiven => true,
        };
        let is_drawn = |change: &&ActionChange| draws(code, change, around);
        let actions = found.actions.iter().filter(is_drawn).filter_map(|c| c.id().cloned());
        let question = Question {
            code,
            weight: code.definition().weight,
            item: found.item.clone(),
            actions: actions.collect(),
            elsewhere: match code {
                QuestionCode::SharedEvidence => drawn.shared.clone(),
                QuestionCode::TakenFromAnother => taken.clone(),
                _ => Vec::new(),
            },
        };
        let is_bare = question.actions.is_empty() && question.elsewhere.is_empty();
        (is_asked && !(is_bare && needs_something(code))).then_some(question)
    };
    QuestionCode::ALL.iter().filter_map(|code| asked(*code)).collect()
}

/// On what a rating rose that asks for more; none where it did not rise, or on enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rise {
    OnTheSame,
    OnLess,
    FarOnLittle,
    OnNothing,
}

impl Rise {
    fn of(drawn: &Drawn<'_>) -> Option<Self> {
        let rating = &drawn.found.rating;
        let extent = drawn.found.evidence.as_ref()?.extent;
        if rating.movement != Movement::Improved || extent == Extent::Unread {
            return None;
        }
        if extent == Extent::None {
            return Some(Self::OnNothing);
        }
        let substance = Substance::of(&drawn.evidence.old, &drawn.evidence.new);
        if substance.was_cut() {
            Some(Self::OnLess)
        } else if substance.is_same() && !matches!(extent, Extent::Added | Extent::Removed) {
            Some(Self::OnTheSame)
        } else if rating.levels > 1 && substance.has_little_new() {
            Some(Self::FarOnLittle)
        } else {
            None
        }
    }
}

/// Whether a question is asked only where actions or others' evidence give cause for it.
fn needs_something(code: QuestionCode) -> bool {
    !matches!(
        code,
        QuestionCode::RoseOnSameEvidence
            | QuestionCode::RewrittenAtSameRating
            | QuestionCode::FellWithoutAction
            | QuestionCode::RoseFarOnLittle
            | QuestionCode::RoseOnLess
            | QuestionCode::RoseWithoutEvidence
    )
}

/// Whether an action is what a question is drawn from.
fn draws(code: QuestionCode, change: &ActionChange, around: &Around<'_>) -> bool {
    let Around { old, new, trails, gone } = around;
    match code {
        QuestionCode::DoneAtSameRating => change.progress == Progress::Done,
        QuestionCode::StatusNoLongerGiven => change.progress == Progress::Unstated,
        QuestionCode::CarriedAndPutBack => {
            let id = change.new.as_ref().map(|state| &state.id);
            id.zip(*trails).is_some_and(|(id, trails)| trails.is_carried_and_put_back(id))
        }
        // Where its id names another action, that is what is asked about.
        QuestionCode::OpenActionVanished => {
            change.progress == Progress::Vanished && !change.is_id_reused
        }
        QuestionCode::OverdueAtSameDate => {
            let due = |state: &Option<super::ActionState>| state.as_ref().and_then(|own| own.due);
            let is_late = due(&change.new).is_some_and(|due| due.0 < new.round.day());
            // As in the figures, nobody is told to be late with what nobody said is open.
            let is_open = |state: &super::ActionState| state.status == Some(ActionStatus::Open);
            change.progress == Progress::Carried
                && change.new.as_ref().is_some_and(is_open)
                && is_late
                && due(&change.old) == due(&change.new)
                && old.round.id != new.round.id
        }
        QuestionCode::OtherActionUnderId => {
            let id = change.new.as_ref().map(|state| &state.id);
            change.is_id_reused && id.is_some_and(|id| gone.contains(id))
        }
        _ => false,
    }
}

/// Whether an action says what is to be done about a rating that fell: one that is new to the item
/// or open again, and does not only repeat what stood there.
fn answers_a_fall(change: &ActionChange, found: &ItemComparison) -> bool {
    let is_new_here = change.old.as_ref().is_none_or(|old| !found.old.contains(&old.item));
    let repeats = change
        .counterpart
        .as_ref()
        .is_some_and(|counterpart| found.old.contains(&counterpart.item));
    change.progress == Progress::Unknown
        || change.new.as_ref().is_some_and(|new| new.is_open())
            && (is_new_here && !repeats && change.progress != Progress::Copied
                || change.progress == Progress::Reopened)
}
