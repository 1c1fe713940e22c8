//! What a form asks for.

use serde::{Deserialize, Serialize};

use super::Rubric;
use crate::form::Role;

/// What a form asks for at all: what only makes sense with it is left out of what is made without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// How far things have come.
    pub rating: bool,
    /// What was considered in saying so.
    pub evidence: bool,
    /// What is to be done.
    pub actions: bool,
    /// Whether an answer is offered to others as good practice.
    pub share: bool,
    /// Anything of the rubric's own.
    pub fields: bool,
}

impl Asks {
    /// Whether a comparison can ask anything: all its questions are about these.
    pub fn raises_questions(&self) -> bool {
        self.rating || self.evidence || self.actions
    }
}

impl From<&Rubric> for Asks {
    fn from(rubric: &Rubric) -> Self {
        Self {
            rating: rubric.has(Role::Rating),
            evidence: rubric.has(Role::Evidence),
            actions: rubric.has(Role::Actions),
            share: rubric.has(Role::Share),
            fields: rubric.has_own_fields(),
        }
    }
}
