//! What stands in one of the two returns and cannot be read there: it is not compared, and never
//! taken for gone.

use serde::Serialize;

use super::Side;
use crate::model::{Action, ActionPart, Gap, Id, ItemId};

/// One of the two returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OneSide {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// A part of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadField {
    /// Draft or final.
    Status,
    /// The day of completion.
    Completed,
    /// Some or all of the contacts.
    Contacts,
    /// The rating of an item.
    Rating,
    /// The evidence for an item.
    Evidence,
    /// Whether an answer is offered to others.
    Share,
    /// Some or all of the actions of an item.
    Actions,
    /// What an action says.
    Text,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// How one will know that it worked.
    Measure,
    /// What it takes.
    Resources,
    /// What may go wrong.
    Risks,
}

/// A part of a return that cannot be read on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unread {
    /// Which side.
    pub side: OneSide,
    /// Which part.
    pub field: UnreadField,
}

/// Whether one of them is of a field.
pub(super) fn has(unread: &[Unread], field: UnreadField) -> bool {
    unread.iter().any(|own| own.field == field)
}

/// What is not read of either side: `on` says it of one.
pub(super) fn both(
    old: Side<'_>,
    new: Side<'_>,
    on: impl Fn(OneSide, Side<'_>) -> Vec<UnreadField>,
) -> Vec<Unread> {
    let mut out = Vec::new();
    for (name, side) in [(OneSide::Old, old), (OneSide::New, new)] {
        if !side.returned.gaps().is_empty() {
            out.extend(on(name, side).into_iter().map(|field| Unread { side: name, field }));
        }
    }
    out
}

/// What is not read of the head.
pub(super) fn of_head(side: Side<'_>) -> Vec<UnreadField> {
    let fields = [
        (Gap::Status, UnreadField::Status),
        (Gap::Completed, UnreadField::Completed),
        (Gap::Contacts, UnreadField::Contacts),
    ];
    let gaps = side.returned.gaps();
    fields.into_iter().filter(|(gap, _)| gaps.has(gap)).map(|(_, field)| field).collect()
}

/// What is not read of the answers to some items.
///
/// `is_due` says whether an answer to them is known from elsewhere: only then it may be the one
/// that stands here under an id which the rubric does not have.
pub fn of_answers(side: Side<'_>, items: &[ItemId], is_due: bool) -> Vec<UnreadField> {
    let gaps = side.returned.gaps();
    let may_be_here = gaps.has(&Gap::Answers) || is_due && gaps.has(&Gap::Stray);
    let is_lost = |item: &ItemId| may_be_here && side.returned.response(item).is_none();
    let gap = |field, item: &ItemId| {
        let item = item.clone();
        match field {
            UnreadField::Rating => Gap::Rating(item),
            UnreadField::Evidence => Gap::Evidence(item),
            UnreadField::Share => Gap::Share(item),
            _ => Gap::Actions(item),
        }
    };
    let fields =
        [UnreadField::Rating, UnreadField::Evidence, UnreadField::Share, UnreadField::Actions];
    let is_unread = |field| items.iter().any(|item| is_lost(item) || gaps.has(&gap(field, item)));
    fields.into_iter().filter(|field| is_unread(*field)).collect()
}

/// Whether a field of the rubric's own is not read of the answers to some items; see
/// [`of_answers`].
pub(super) fn of_field(side: Side<'_>, items: &[ItemId], field: &Id, is_due: bool) -> bool {
    let gaps = side.returned.gaps();
    let may_be_here = gaps.has(&Gap::Answers) || is_due && gaps.has(&Gap::Stray);
    let is_lost = |item: &ItemId| may_be_here && side.returned.response(item).is_none();
    let gap = |item: &ItemId| Gap::Value(item.clone(), field.clone());
    !gaps.is_empty() && items.iter().any(|item| is_lost(item) || gaps.has(&gap(item)))
}

/// What is not read of an action.
pub fn of_action(side: Side<'_>, action: &Action) -> Vec<UnreadField> {
    let gaps = side.returned.gaps();
    if gaps.is_empty() {
        return Vec::new();
    }
    let fields = [
        (ActionPart::Text, UnreadField::Text),
        (ActionPart::Owner, UnreadField::Owner),
        (ActionPart::Due, UnreadField::Due),
        (ActionPart::Status, UnreadField::Status),
        (ActionPart::Measure, UnreadField::Measure),
        (ActionPart::Resources, UnreadField::Resources),
        (ActionPart::Risks, UnreadField::Risks),
    ];
    let is_unread = |part| gaps.has(&Gap::Action(action.id.clone(), part));
    fields.into_iter().filter(|(part, _)| is_unread(*part)).map(|(_, field)| field).collect()
}
