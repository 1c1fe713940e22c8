//! Where in each copy the entries stand that have an id, so that one that was moved is known in its
//! new place.

use std::collections::{BTreeMap, BTreeSet};

use super::meaning::Meaning;
use super::tree::{Branch, Entry, Tree};

/// The entries of a copy by their id, each with the keys that lead to its list; none that the copy
/// has twice.
pub(super) struct Index<'a, 'b> {
    by_id: BTreeMap<&'b str, Option<Found<'a, 'b>>>,
}

/// An entry, and the keys that lead to its list.
pub(super) struct Found<'a, 'b> {
    path: Vec<&'b str>,
    /// The entry.
    pub(super) entry: &'b Entry<'a>,
}

impl<'a, 'b> Index<'a, 'b> {
    /// Finds all entries of a copy.
    pub(super) fn of(tree: &'b Tree<'a>) -> Self {
        let mut index = Self { by_id: BTreeMap::new() };
        index.gather(&tree.root, &mut Vec::new());
        index
    }

    fn gather(&mut self, branch: &'b Branch<'a>, path: &mut Vec<&'b str>) {
        for entry in &branch.entries {
            if branch.list
                && let Some(Meaning::Text(id)) = entry.meaning.get("id")
            {
                let found = Found { path: path.clone(), entry };
                self.by_id.entry(id).and_modify(|known| *known = None).or_insert(Some(found));
            }
            if let Some(inner) = &entry.branch {
                path.push(&entry.name);
                self.gather(inner, path);
                path.pop();
            }
        }
    }

    /// The entry of this id, if it is there once.
    fn get(&self, id: &str) -> Option<&Found<'a, 'b>> {
        self.by_id.get(id)?.as_ref()
    }
}

/// The entries that do not stand in one list in all copies.
pub(super) struct Moves<'a, 'b> {
    indexes: [Index<'a, 'b>; 3],
    /// Their ids.
    ids: BTreeSet<&'b str>,
    /// Those of which one copy has the place no more.
    torn: BTreeSet<&'b str>,
    /// The keys that lead to any list which one of them stands in, and to all above it.
    open: BTreeSet<Vec<&'b str>>,
}

impl<'a, 'b> Moves<'a, 'b> {
    /// Compares where the entries of base, ours and theirs stand.
    pub(super) fn of(indexes: [Index<'a, 'b>; 3], trees: [&'b Tree<'a>; 3]) -> Self {
        let (mut ids, mut torn, mut open) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let all: BTreeSet<&'b str> = indexes.iter().flat_map(|i| i.by_id.keys().copied()).collect();
        for id in all {
            let is_known = |index: &Index<'_, '_>| !matches!(index.by_id.get(id), Some(None));
            let paths: BTreeSet<&Vec<&'b str>> =
                indexes.iter().filter_map(|index| Some(&index.get(id)?.path)).collect();
            if paths.len() < 2 || !indexes.iter().all(is_known) {
                continue;
            }
            // An answer that one side took away and that the other changed is disputed as a whole.
            let is_gone = |path: &[&str]| match trees.map(|tree| find(&tree.root, path)) {
                [Some(base), Some(one), None] | [Some(base), None, Some(one)] => {
                    one.is_changed_since(base)
                }
                _ => false,
            };
            let mut is_torn = false;
            for path in paths {
                is_torn |= (1..path.len()).any(|end| is_gone(&path[..end]));
                open.extend((1..=path.len()).map(|end| path[..end].to_vec()));
            }
            if is_torn {
                torn.insert(id)
            } else {
                ids.insert(id)
            };
        }
        Self { indexes, ids, torn, open }
    }

    /// Where base, ours and theirs have an entry in another list than the one that these keys lead
    /// to.
    pub(super) fn elsewhere(&self, id: &str, path: &[String]) -> [Option<&Found<'a, 'b>>; 3] {
        let is_moved = self.ids.contains(id);
        self.indexes.each_ref().map(|index| {
            index.get(id).filter(|found| is_moved && !found.path.iter().eq(path.iter()))
        })
    }

    /// Whether base, ours and theirs have an entry of this id anywhere.
    pub(super) fn have(&self, id: &str) -> [bool; 3] {
        self.indexes.each_ref().map(|index| index.by_id.contains_key(id))
    }

    /// Whether an entry of a list was moved into something that the other side took away.
    pub(super) fn is_torn(&self, id: &str, list: bool) -> bool {
        list && self.torn.contains(id)
    }

    /// Whether something was moved into or out of what these keys lead to.
    pub(super) fn is_open(&self, path: &[String]) -> bool {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        self.open.contains(&path)
    }
}

/// The entry that keys lead to.
fn find<'a, 'b>(branch: &'b Branch<'a>, path: &[&str]) -> Option<&'b Entry<'a>> {
    let (first, rest) = path.split_first()?;
    let entry = branch.entries.iter().find(|entry| entry.name == *first)?;
    match rest {
        [] => Some(entry),
        _ => find(entry.branch.as_ref()?, rest),
    }
}

impl Found<'_, '_> {
    /// Whether two stand in the same list.
    pub(super) fn is_beside(&self, other: &Found<'_, '_>) -> bool {
        self.path == other.path
    }
}
