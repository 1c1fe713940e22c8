//! Which items of two versions of a rubric belong together, and which of them can be compared.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{Item, ItemId, Rubric};

/// Why two answers are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotComparable {
    /// The older version does not ask for it.
    New,
    /// The newer version asks for it no more.
    Withdrawn,
    /// Others complete it, or completed what it continues.
    CompletedByOthers,
    /// The scale has other levels, or the same ones in another order.
    Scale,
    /// It continues several items.
    Merged,
    /// Several items continue it.
    Split,
    /// Its words changed, and nobody said that it replaces the older one.
    Reworded,
    /// No chain of versions leads from one rubric to the other.
    Unrelated,
}

/// What an item was in an older version of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The item.
    pub item: ItemId,
    /// The items of the older version that it continues.
    pub from: Vec<ItemId>,
    /// Why answers cannot be compared; where they can, there is no reason and `from` is one item.
    pub reason: Option<NotComparable>,
}

/// What the items of a newer version of the rubric, the first, were in an older one.
pub type Lineage<'a> = &'a dyn Fn(&Rubric, &Rubric) -> Vec<Origin>;

/// Items that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pairing {
    /// What it is called: as on the new side, or as on the old one where the new has none.
    pub(super) item: ItemId,
    /// On the old side.
    pub(super) old: Vec<ItemId>,
    /// On the new side.
    pub(super) new: Vec<ItemId>,
    /// Why they are not compared.
    pub(super) reason: Option<NotComparable>,
}

impl Pairing {
    /// The two items whose answers can be compared.
    pub(super) fn comparable(&self) -> Option<(&ItemId, &ItemId)> {
        let both = self.old.first().zip(self.new.first());
        both.filter(|_| self.reason.is_none())
    }
}

/// Every item that participants answer on either side: in the order of the new side, then what only the old side has.
///
/// The new side may also be the older version, as where somebody compares backwards.
pub(super) fn pairings(old: &Rubric, new: &Rubric, lineage: Lineage<'_>) -> Vec<Pairing> {
    if old.version() == new.version() {
        return paired(&itself(new), new, old);
    }
    let forwards = lineage(new, old);
    if !is_unrelated(&forwards) {
        return paired(&forwards, new, old);
    }
    let backwards = lineage(old, new);
    if is_unrelated(&backwards) {
        return unrelated(new, old);
    }
    let mut pairings: Vec<_> = paired(&backwards, old, new).into_iter().map(turned).collect();
    let place = |rubric: &Rubric, ids: &[ItemId]| ids.first().map(|id| rubric.place(id));
    pairings.sort_by_key(|pairing| {
        (pairing.new.is_empty(), place(new, &pairing.new), place(old, &pairing.old))
    });
    pairings
}

/// Each item is itself; for versions that say nothing of one another.
fn itself(rubric: &Rubric) -> Vec<Origin> {
    let origin =
        |item: &Item| Origin { item: item.id.clone(), from: vec![item.id.clone()], reason: None };
    rubric.items().map(origin).collect()
}

fn is_unrelated(origins: &[Origin]) -> bool {
    origins.iter().all(|origin| origin.reason == Some(NotComparable::Unrelated))
}

fn is_local(rubric: &Rubric, id: &ItemId) -> bool {
    rubric.item(id).is_some_and(Item::is_local)
}

fn paired(origins: &[Origin], newer: &Rubric, older: &Rubric) -> Vec<Pairing> {
    let answered = origins.iter().filter(|origin| {
        is_local(newer, &origin.item) || origin.from.iter().any(|from| is_local(older, from))
    });
    let pairing = |origin: &Origin| Pairing {
        item: origin.item.clone(),
        old: origin.from.clone(),
        new: vec![origin.item.clone()],
        reason: origin.reason,
    };
    let mut pairings: Vec<Pairing> = answered.map(pairing).collect();
    rest(&mut pairings, older, NotComparable::Withdrawn);
    pairings
}

/// Items of the same name stand side by side, and are not compared.
fn unrelated(newer: &Rubric, older: &Rubric) -> Vec<Pairing> {
    let local = newer.items().filter(|item| item.is_local());
    let pairing = |item: &Item| Pairing {
        item: item.id.clone(),
        old: Some(item.id.clone()).filter(|id| is_local(older, id)).into_iter().collect(),
        new: vec![item.id.clone()],
        reason: Some(NotComparable::Unrelated),
    };
    let mut pairings: Vec<Pairing> = local.map(pairing).collect();
    rest(&mut pairings, older, NotComparable::Unrelated);
    pairings
}

/// Adds the older items that nothing has named.
fn rest(pairings: &mut Vec<Pairing>, older: &Rubric, reason: NotComparable) {
    let named: HashSet<&ItemId> = pairings.iter().flat_map(|pairing| &pairing.old).collect();
    let rest = older.items().filter(|item| item.is_local() && !named.contains(&item.id));
    let pairing = |item: &Item| Pairing {
        item: item.id.clone(),
        old: vec![item.id.clone()],
        new: Vec::new(),
        reason: Some(reason),
    };
    let rest: Vec<Pairing> = rest.map(pairing).collect();
    pairings.extend(rest);
}

/// The same, seen from the other side.
fn turned(pairing: Pairing) -> Pairing {
    let reason = pairing.reason.map(|reason| match reason {
        NotComparable::New => NotComparable::Withdrawn,
        NotComparable::Withdrawn => NotComparable::New,
        NotComparable::Merged => NotComparable::Split,
        NotComparable::Split => NotComparable::Merged,
        other => other,
    });
    let item = pairing.old.first().unwrap_or(&pairing.item).clone();
    Pairing { item, old: pairing.new, new: pairing.old, reason }
}
