//! Which items of two versions of a rubric belong together, and which of them can be compared.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{self, Item, ItemId, Origin, Rubric};

/// Why two answers are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotCompared {
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
    /// It says word for word what another number said, and nobody said that it replaces that one.
    Renumbered,
    /// No chain of versions leads from one rubric to the other.
    Unrelated,
}

impl From<model::NotComparable> for NotCompared {
    fn from(reason: model::NotComparable) -> Self {
        match reason {
            model::NotComparable::New => Self::New,
            model::NotComparable::CompletedByOthers => Self::CompletedByOthers,
            model::NotComparable::Scale => Self::Scale,
            model::NotComparable::Merged => Self::Merged,
            model::NotComparable::Split => Self::Split,
            model::NotComparable::Reworded => Self::Reworded,
            model::NotComparable::Renumbered => Self::Renumbered,
            model::NotComparable::Unrelated => Self::Unrelated,
        }
    }
}

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
    pub(super) reason: Option<NotCompared>,
}

impl Pairing {
    /// The two items whose answers can be compared.
    pub(super) fn comparable(&self) -> Option<(&ItemId, &ItemId)> {
        let both = self.old.first().zip(self.new.first());
        both.filter(|_| self.reason.is_none())
    }
}

/// Every item that participants answer on either side: in the order of the new side, then what only
/// the old side has.
///
/// `versions` are those that may lie between. The new side may also be the older version, as where
/// somebody compares backwards.
pub(super) fn pairings(old: &Rubric, new: &Rubric, versions: &[&Rubric]) -> Vec<Pairing> {
    let forwards = model::Comparability::new(new, old, versions.iter().copied());
    if !is_unrelated(forwards.origins()) {
        return paired(forwards.origins(), new, old);
    }
    let backwards = model::Comparability::new(old, new, versions.iter().copied());
    if is_unrelated(backwards.origins()) {
        return unrelated(new, old);
    }
    let pairings = paired(backwards.origins(), old, new);
    let mut pairings: Vec<Pairing> = pairings.into_iter().map(turned).collect();
    let place = |rubric: &Rubric, ids: &[ItemId]| ids.first().map(|id| rubric.place(id));
    pairings.sort_by_key(|pairing| {
        (pairing.new.is_empty(), place(new, &pairing.new), place(old, &pairing.old))
    });
    pairings
}

fn is_unrelated(origins: &[Origin]) -> bool {
    origins.iter().all(|origin| origin.reason == Some(model::NotComparable::Unrelated))
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
        reason: origin.reason.map(NotCompared::from),
    };
    let mut pairings: Vec<Pairing> = answered.map(pairing).collect();
    rest(&mut pairings, older, NotCompared::Withdrawn);
    pairings
}

/// Items of the same name stand side by side, and are not compared.
fn unrelated(newer: &Rubric, older: &Rubric) -> Vec<Pairing> {
    let local = newer.items().filter(|item| item.is_local());
    let pairing = |item: &Item| Pairing {
        item: item.id.clone(),
        old: Some(item.id.clone()).filter(|id| is_local(older, id)).into_iter().collect(),
        new: vec![item.id.clone()],
        reason: Some(NotCompared::Unrelated),
    };
    let mut pairings: Vec<Pairing> = local.map(pairing).collect();
    rest(&mut pairings, older, NotCompared::Unrelated);
    pairings
}

/// Adds the older items that nothing has named.
fn rest(pairings: &mut Vec<Pairing>, older: &Rubric, reason: NotCompared) {
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
        NotCompared::New => NotCompared::Withdrawn,
        NotCompared::Withdrawn => NotCompared::New,
        NotCompared::Merged => NotCompared::Split,
        NotCompared::Split => NotCompared::Merged,
        other => other,
    });
    let item = pairing.old.first().unwrap_or(&pairing.item).clone();
    Pairing { item, old: pairing.new, new: pairing.old, reason }
}
