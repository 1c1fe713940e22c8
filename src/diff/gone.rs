//! Actions that stood in an earlier return and not in the one after it: one that is there again
//! goes on where it was.

use std::collections::HashMap;

use super::actions::ActionState;
use super::partners;
use crate::model::{Id, as_seen};

/// Actions that are gone, each with the place of its trail and what it said last.
#[derive(Default)]
pub(super) struct GoneActions {
    all: Vec<Option<(usize, ActionState)>>,
    /// The last that had an id.
    by_id: HashMap<Id, usize>,
    /// The last that had a text, as it is seen; none for one that cannot be read.
    by_text: HashMap<String, usize>,
}

impl GoneActions {
    /// Adds one that stood in the last round and does not stand in this one.
    pub(super) fn add(&mut self, trail: usize, was: ActionState) {
        let at = self.all.len();
        self.by_id.insert(was.id.clone(), at);
        if !was.text.is_empty() {
            self.by_text.insert(as_seen(&was.text).into_owned(), at);
        }
        self.all.push(Some((trail, was)));
    }

    /// Takes out the one that an action is, by its id or by its text; the place of its trail.
    pub(super) fn take(&mut self, now: &ActionState) -> Option<usize> {
        let is_one =
            |at: &usize| self.all[*at].as_ref().is_some_and(|(_, was)| partners::is_one(was, now));
        let of_its_id = self.by_id.get(&now.id).copied().filter(is_one);
        let found = of_its_id.or_else(|| self.by_text.get(as_seen(&now.text).as_ref()).copied())?;
        self.all[found].take().map(|(trail, _)| trail)
    }
}
