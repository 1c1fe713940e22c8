//! What became of the items of a rubric from one version to a later one, and whose answers can be
//! compared.
//!
//! Pure, and it knows no answer: whoever compares two rounds asks it item by item. An item
//! continues those that it says it `replaces:`; one that says nothing continues the item of its own
//! id, unless another item claims that one, or says word for word what that one said. Answers are
//! compared only where one item continues one item, under the same scale, and either its author
//! says so or neither a word of it changed nor its number.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{Item, ItemId, Rubric, as_seen, looks_like};

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
    /// It says word for word what an item with another number said, and nobody said that it
    /// replaces that one.
    Renumbered,
    /// No chain of versions, each of which says what it replaces, leads back to the older one.
    Unrelated,
}

/// What an item was in an older version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The item.
    pub item: ItemId,
    /// The items of the older version that it continues; none where it is new or the versions are
    /// unrelated.
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
pub struct Comparability {
    origins: Vec<Origin>,
    places: HashMap<ItemId, usize>,
    withdrawn: Vec<ItemId>,
}

impl Comparability {
    /// What became of the items of `older` in `newer`; `versions` are those that may lie between
    /// them.
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
        // Between two commits a version may have been edited in place.
        if let Some(last) = chain.last().filter(|last| !std::ptr::eq(**last, older)) {
            let step = edited(last, older);
            origins = origins.iter().map(|origin| composed(origin, &step)).collect();
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

    /// The item of the older version whose answers can be compared with those to an item of the
    /// newer one.
    pub fn comparable(&self, item: &ItemId) -> Option<&ItemId> {
        self.origin(item)?.comparable()
    }

    /// The items of the older version that nothing continues, in its order; none where the versions
    /// are unrelated.
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

/// The versions from the newer to the older one, each the one that the version before it here
/// replaces.
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
    let is_same_scale = have_one_scale(newer, older);
    let renumbered = renumbered(newer, older, &claims);
    let taken: HashSet<&ItemId> = renumbered.values().map(|from| &from.id).collect();
    let origin = |item: &Item| {
        let moved = renumbered.get(&item.id);
        let from: Vec<&Item> = match item.replaces.as_slice() {
            [] if moved.is_some() => moved.into_iter().copied().collect(),
            [] if claims.contains_key(&item.id) || taken.contains(&item.id) => Vec::new(),
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
            _ if moved.is_some() => Some(NotComparable::Renumbered),
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

/// What the items of a version were before it was edited: each is the one of its own number.
fn edited(now: &Rubric, before: &Rubric) -> HashMap<ItemId, Origin> {
    let is_same_scale = have_one_scale(now, before);
    let origin = |item: &Item| {
        let from = before.item(&item.id);
        let reason = match from {
            None => Some(NotComparable::New),
            Some(from) if !item.is_local() || !from.is_local() => {
                Some(NotComparable::CompletedByOthers)
            }
            Some(_) if !is_same_scale => Some(NotComparable::Scale),
            Some(from) if !says_the_same(item, from) => Some(NotComparable::Reworded),
            Some(_) => None,
        };
        let from = from.iter().map(|from| from.id.clone()).collect();
        Origin { item: item.id.clone(), from, reason }
    };
    now.items().map(|item| (item.id.clone(), origin(item))).collect()
}

/// Whether two versions have the same levels in the same order.
fn have_one_scale(one: &Rubric, other: &Rubric) -> bool {
    one.scale().iter().map(|level| &level.id).eq(other.scale().iter().map(|level| &level.id))
}

/// The older items that stand under another number, word for word, by the newer ones that have it:
/// of those that say nothing of what they replace and are not what their own number was. Where
/// several say the same, nobody knows which.
fn renumbered<'a>(
    newer: &'a Rubric,
    older: &'a Rubric,
    claims: &HashMap<&ItemId, usize>,
) -> HashMap<ItemId, &'a Item> {
    let stays = |item: &Item| {
        let own = newer.item(&item.id).filter(|own| own.replaces.is_empty());
        own.is_some_and(|own| says_the_same(own, item))
    };
    let mut by_words: HashMap<Vec<String>, Vec<&Item>> = HashMap::new();
    for item in older.items().filter(|item| item.is_local()) {
        if !claims.contains_key(&item.id) && !stays(item) {
            by_words.entry(said(item)).or_default().push(item);
        }
    }
    let mut found: HashMap<Vec<String>, Vec<&Item>> = HashMap::new();
    for item in newer.items().filter(|item| item.is_local() && item.replaces.is_empty()) {
        if older.item(&item.id).is_none_or(|own| !says_the_same(item, own)) {
            found.entry(said(item)).or_default().push(item);
        }
    }
    let pair = |(words, items): (Vec<String>, Vec<&Item>)| match (
        items.as_slice(),
        by_words.get(&words),
    ) {
        ([item], Some(from)) => match from.as_slice() {
            [from] => Some((item.id.clone(), *from)),
            _ => None,
        },
        _ => None,
    };
    found.into_iter().filter_map(pair).collect()
}

/// What an item says, as readers see it: its statement, and what each level means.
fn said(item: &Item) -> Vec<String> {
    let texts = item.descriptors.iter().map(|descriptor| &descriptor.text);
    texts.chain([&item.statement]).map(|text| as_seen(text).into_owned()).collect()
}

/// Whether no reader could tell the words of two items apart.
fn says_the_same(item: &Item, from: &Item) -> bool {
    let pairs = item.descriptors.iter().zip(&from.descriptors);
    looks_like(&item.statement, &from.statement)
        && item.descriptors.len() == from.descriptors.len()
        && pairs.into_iter().all(|(own, other)| looks_like(&own.text, &other.text))
}

/// What an item was one version further back. Where it cannot be compared, the step nearest to it
/// says why.
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
