//! Which returns are counted: the final ones. A draft may still change, and one with errors says
//! nothing certain.

use std::collections::HashMap;

use crate::model::{
    Collection, Item, ItemId, Partnership, Rating, Register, Return, Round, Rubric, Section, Status,
};

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
    pub(super) fn rating(&self, item: &ItemId) -> Option<Rating> {
        self.returned.response(item)?.rating
    }
}

/// A round and its returns that are counted.
#[derive(Debug)]
pub(super) struct Counting<'a> {
    /// The round.
    pub(super) round: &'a Round,
    /// Its final returns, in the order of the register.
    pub(super) counted: Vec<Counted<'a>>,
}

/// A round after those that came before it, oldest first, as far back as anything is followed.
pub(super) fn rounds<'a>(collection: &'a Collection, round: &'a Round) -> Vec<Counting<'a>> {
    let counting = |round| Counting { round, counted: counted(&collection.register, round) };
    collection.back_from(round).into_iter().map(counting).collect()
}

/// The final returns of a round, in the order of the register, whatever the order of the files.
fn counted<'a>(register: &'a Register, round: &'a Round) -> Vec<Counted<'a>> {
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

/// Those of them that are rated.
pub(crate) fn rated_items(rubric: &Rubric) -> impl Iterator<Item = (&Section, &Item)> {
    local_items(rubric).filter(|(_, item)| rubric.is_rated(item))
}
