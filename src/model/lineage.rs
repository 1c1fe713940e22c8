//! What became of the items of a rubric from one version to a later one, and whose answers can be compared.
//!
//! Pure, and it knows no answer: whoever compares two rounds asks it item by item. An item continues those that it says
//! it `replaces:`; one that says nothing continues the item of its own id, unless another item claims that one. Answers
//! are compared only where one item continues one item, under the same scale, and either its author says so or not a word
//! of it changed.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{Item, ItemId, Rubric};

/// Why the answers to an item cannot be compared with those under an older version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotComparable {
    /// The older version has nothing that it continues.
    New,
    /// Others complete it, or completed what it continues: participants did not answer both times.
    CompletedByOthers,
    /// The scale has other levels, or the same ones in another order.
    Scale,
    /// It continues several items.
    Merged,
    /// Other items continue the same one.
    Split,
    /// Its statement or a descriptor changed, and nobody said that it replaces the older one.
    Reworded,
    /// No chain of versions, each of which says what it replaces, leads back to the older one.
    Unrelated,
}

/// What an item was in an older version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The item.
    pub item: ItemId,
    /// The items of the older version that it continues; none where it is new or the versions are unrelated.
    pub from: Vec<ItemId>,
    /// Why answers cannot be compared; where they can, there is no reason and `from` is one item.
    pub reason: Option<NotComparable>,
}

impl Origin {
    /// The item of the older version whose answers can be compared.
    pub fn comparable(&self) -> Option<&ItemId> {
        self.from.first().filter(|_| self.reason.is_none())
    }
}

/// A version of a rubric held against an older one, or against itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    origins: Vec<Origin>,
    places: HashMap<ItemId, usize>,
    withdrawn: Vec<ItemId>,
}

impl Comparison {
    /// What became of the items of `older` in `newer`; `versions` are those that may lie between them.
    pub fn new<'a>(
        newer: &'a Rubric,
        older: &'a Rubric,
        versions: impl Iterator<Item = &'a Rubric> + Clone,
    ) -> Self {
        let Some(chain) = chain(newer, older, versions) else { return Self::unrelated(newer) };
        let mut origins: Vec<Origin> = newer.items().map(itself).collect();
        for pair in chain.windows(2) {
            if let [newer, older] = pair {
                let step = step(newer, older);
                origins = origins.iter().map(|origin| composed(origin, &step)).collect();
            }
        }
        let continued: HashSet<&ItemId> = origins.iter().flat_map(|origin| &origin.from).collect();
        let withdrawn = older.items().map(|item| &item.id).filter(|id| !continued.contains(id));
        let withdrawn = withdrawn.cloned().collect();
        Self::of(origins, withdrawn)
    }

    /// Each item of the newer version with what it was, in the order of the newer version.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// What an item of the newer version was.
    pub fn origin(&self, item: &ItemId) -> Option<&Origin> {
        self.origins.get(*self.places.get(item)?)
    }

    /// The item of the older version whose answers can be compared with those to an item of the newer one.
    pub fn comparable(&self, item: &ItemId) -> Option<&ItemId> {
        self.origin(item)?.comparable()
    }

    /// The items of the older version that nothing continues, in its order; none where the versions are unrelated.
    pub fn withdrawn(&self) -> &[ItemId] {
        &self.withdrawn
    }

    fn of(origins: Vec<Origin>, withdrawn: Vec<ItemId>) -> Self {
        let places = origins.iter().enumerate();
        let places = places.map(|(at, origin)| (origin.item.clone(), at)).collect();
        Self { origins, places, withdrawn }
    }

    fn unrelated(newer: &Rubric) -> Self {
        let origin = |item: &Item| Origin {
            item: item.id.clone(),
            from: Vec::new(),
            reason: Some(NotComparable::Unrelated),
        };
        Self::of(newer.items().map(origin).collect(), Vec::new())
    }
}

/// The versions from the newer to the older one, each the one that the version before it here replaces.
fn chain<'a>(
    newer: &'a Rubric,
    older: &'a Rubric,
    versions: impl Iterator<Item = &'a Rubric> + Clone,
) -> Option<Vec<&'a Rubric>> {
    let mut chain = vec![newer];
    let mut last = newer;
    while last.version() != older.version() {
        let wanted = last.replaces()?;
        // Checked versions are not in a circle; a chain that came back would never end.
        if chain.iter().any(|passed| passed.version() == wanted) {
            return None;
        }
        last = std::iter::once(older)
            .chain(versions.clone())
            .find(|version| version.version() == wanted)?;
        chain.push(last);
    }
    Some(chain)
}

fn itself(item: &Item) -> Origin {
    let reason = (!item.is_local()).then_some(NotComparable::CompletedByOthers);
    Origin { item: item.id.clone(), from: vec![item.id.clone()], reason }
}

/// What the items of a version were in the one that it replaces.
fn step(newer: &Rubric, older: &Rubric) -> HashMap<ItemId, Origin> {
    let mut claims: HashMap<&ItemId, usize> = HashMap::new();
    for id in newer.items().flat_map(|item| &item.replaces) {
        *claims.entry(id).or_default() += 1;
    }
    let is_same_scale =
        newer.scale().iter().map(|level| &level.id).eq(older.scale().iter().map(|level| &level.id));
    let origin = |item: &Item| {
        let from: Vec<&Item> = match item.replaces.as_slice() {
            [] if claims.contains_key(&item.id) => Vec::new(),
            [] => older.item(&item.id).into_iter().collect(),
            said => said.iter().filter_map(|id| older.item(id)).collect(),
        };
        let is_split = from.iter().any(|from| claims.get(&from.id).is_some_and(|n| *n > 1));
        let reason = match from.as_slice() {
            [] => Some(NotComparable::New),
            from if !item.is_local() || from.iter().all(|from| !from.is_local()) => {
                Some(NotComparable::CompletedByOthers)
            }
            _ if !is_same_scale => Some(NotComparable::Scale),
            [_, _, ..] => Some(NotComparable::Merged),
            _ if is_split => Some(NotComparable::Split),
            [from] if item.replaces.is_empty() && !says_the_same(item, from) => {
                Some(NotComparable::Reworded)
            }
            _ => None,
        };
        let from = from.iter().map(|from| from.id.clone()).collect();
        Origin { item: item.id.clone(), from, reason }
    };
    newer.items().map(|item| (item.id.clone(), origin(item))).collect()
}

fn says_the_same(item: &Item, from: &Item) -> bool {
    let words = |item: &Item| -> Vec<String> {
        item.descriptors.iter().map(|descriptor| descriptor.text.clone()).collect()
    };
    item.statement == from.statement && words(item) == words(from)
}

/// What an item was one version further back. Where it cannot be compared, the step nearest to it says why.
fn composed(origin: &Origin, step: &HashMap<ItemId, Origin>) -> Origin {
    let steps: Vec<&Origin> = origin.from.iter().filter_map(|from| step.get(from)).collect();
    let mut from: Vec<ItemId> = Vec::new();
    for id in steps.iter().flat_map(|step| &step.from) {
        if !from.contains(id) {
            from.push(id.clone());
        }
    }
    let reason = match from.as_slice() {
        [] => Some(NotComparable::New),
        _ => origin.reason.or_else(|| steps.iter().find_map(|step| step.reason)),
    };
    Origin { item: origin.item.clone(), from, reason }
}
