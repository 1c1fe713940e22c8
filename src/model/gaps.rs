//! What stands in a return that has errors and cannot be read: whoever compares must not take it
//! for gone.

use std::collections::HashSet;

use super::{AskedField, Id, ItemId};
use crate::form::Role;

/// A part of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionPart {
    /// What is to be done.
    Text,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// What has become of it.
    Status,
    /// How one will know that it worked.
    Measure,
    /// What it takes.
    Resources,
    /// What may go wrong.
    Risks,
}

/// Something that stands in a return, or may, and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Draft or final.
    Status,
    /// The day of completion.
    Completed,
    /// Some or all of the contacts.
    Contacts,
    /// Some or all of the answers: one that is not here may stand in the file all the same.
    Answers,
    /// An answer under an id that the rubric does not have: it may be meant for an item that has no
    /// answer here.
    Stray,
    /// The rating of an item.
    Rating(ItemId),
    /// The evidence for an item.
    Evidence(ItemId),
    /// Whether the answer to an item is offered to others.
    Share(ItemId),
    /// Some or all of the actions of an item.
    Actions(ItemId),
    /// A part of an action.
    Action(Id, ActionPart),
    /// What a field of the rubric's own is given for an item, by the key of the field.
    Value(ItemId, Id),
}

impl Gap {
    /// What a field is given for an item.
    pub(crate) fn of(field: &AskedField, item: &ItemId) -> Self {
        let id = item.clone();
        match field.role {
            Some(Role::Rating) => Self::Rating(id),
            Some(Role::Evidence) => Self::Evidence(id),
            Some(Role::Share) => Self::Share(id),
            Some(Role::Actions) => Self::Actions(id),
            None => Self::Value(id, field.id.clone()),
        }
    }
}

/// All that cannot be read of a return; of a valid one nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps(HashSet<Gap>);

impl Gaps {
    /// Adds something.
    pub(crate) fn add(&mut self, gap: Gap) {
        self.0.insert(gap);
    }

    /// Whether all of it can be read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something cannot be read.
    pub fn has(&self, gap: &Gap) -> bool {
        self.0.contains(gap)
    }
}
