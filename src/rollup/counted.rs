//! Which returns are counted: the final ones. A draft may still change, and one with errors says nothing certain.

use std::collections::HashMap;

use crate::model::{Item, Partnership, Rating, Register, Return, Round, Rubric, Section, Status};

/// A return that is counted, and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    /// Who returned.
    pub(super) partnership: &'a Partnership,
    /// What.
    pub(super) returned: &'a Return,
}

impl Counted<'_> {
    /// The rating of an item.
    pub(super) fn rating(&self, item: &Item) -> Option<Rating> {
        self.returned.response(&item.id)?.rating
    }
}

/// The final returns of a round, in the order of the register, whatever the order of the files.
pub(super) fn counted<'a>(register: &'a Register, round: &'a Round) -> Vec<Counted<'a>> {
    let finals = round.returns().filter(|returned| returned.status() == Status::Final);
    let by_id: HashMap<_, _> = finals.map(|returned| (returned.partnership(), returned)).collect();
    let own = |partnership: &'a Partnership| {
        let returned = by_id.get(&partnership.id)?;
        Some(Counted { partnership, returned })
    };
    register.partnerships().iter().filter_map(own).collect()
}

/// The items that partnerships answer, each with its section, in the order of the rubric.
pub(crate) fn local_items(rubric: &Rubric) -> impl Iterator<Item = (&Section, &Item)> {
    rubric.sections().iter().flat_map(|section| {
        section.items.iter().filter(|item| item.is_local()).map(move |item| (section, item))
    })
}
