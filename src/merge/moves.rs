//! Where in each copy the entries stand that have an id, so that one that was moved is known in its
//! new place.

use std::collections::{BTreeMap, BTreeSet};

use super::meaning::Meaning;
use super::renamed::{known_again, of_one_text, renamed};
use super::tree::{Branch, Entry, Tree};

/// The entries of a copy by their id, each with the keys that lead to its list; none that the copy
/// has twice.
pub(super) struct Index<'a, 'b> {
    by_id: BTreeMap<&'b str, Option<IndexedEntry<'a, 'b>>>,
}

/// An entry, and the keys that lead to its list.
pub(super) struct IndexedEntry<'a, 'b> {
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
                let found = IndexedEntry { path: path.clone(), entry };
                self.by_id.entry(id).and_modify(|known| *known = None).or_insert(Some(found));
            }
            if let Some(inner) = &entry.branch {
                path.push(&entry.name);
                self.gather(inner, path);
                path.pop();
            }
        }
    }

    /// Puts an entry that has another id now under the one that it had.
    fn rename(&mut self, new: &'b str, old: &'b str) {
        if let Some(found) = self.by_id.remove(new) {
            self.by_id.insert(old, found);
        }
    }

    /// The entry of this id, if it is there once.
    fn get(&self, id: &str) -> Option<&IndexedEntry<'a, 'b>> {
        self.by_id.get(id)?.as_ref()
    }
}

/// The key of an entry's id.
pub(super) const ID: &str = "id";

/// New ids with those that they stand for.
type Renamed<'b> = BTreeMap<&'b str, &'b str>;

/// The entries that do not stand in one list in all copies.
pub(super) struct Moves<'a, 'b> {
    /// By the ids that the base has: one of another id now is under the one that it had.
    indexes: [Index<'a, 'b>; 3],
    /// The ids of ours and theirs that entries have instead of the ones that they had.
    renamed: [Renamed<'b>; 2],
    /// Those among the new ids that the other side gave to something else, and those of what both
    /// added in two places.
    clashing: BTreeSet<&'b str>,
    /// The ids of the entries that stand in several lists.
    ids: BTreeSet<&'b str>,
    /// Those of which one copy has the place no more.
    torn: BTreeSet<&'b str>,
    /// The keys that lead to any list which one of them stands in, to a new id that clashes, and to
    /// all above these.
    open: BTreeSet<Vec<&'b str>>,
}

impl<'a, 'b> Moves<'a, 'b> {
    /// Compares where the entries of base, ours and theirs stand.
    pub(super) fn of(trees: [&'b Tree<'a>; 3]) -> Self {
        let mut indexes = trees.map(Index::of);
        let renamed = all_renamed(&indexes, trees);
        let clashes = clashes(&indexes, &renamed);
        for (index, renamed) in indexes[1..].iter_mut().zip(&renamed) {
            renamed.iter().for_each(|(new, old)| index.rename(new, old));
        }
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
        for id in clashes.iter().flat_map(|(new, old)| [*new, *old]) {
            for found in indexes.iter().filter_map(|index| index.get(id)) {
                let path = [&found.path[..], &[id, ID]].concat();
                open.extend((1..=path.len()).map(|end| path[..end].to_vec()));
            }
        }
        let mut clashing: BTreeSet<&'b str> = clashes.into_iter().map(|(new, _)| new).collect();
        for found in twice(&indexes, &renamed) {
            let path = [&found.path[..], &[&found.entry.name]].concat();
            open.extend((1..=path.len()).map(|end| path[..end].to_vec()));
            clashing.insert(&found.entry.name);
        }
        Self { indexes, renamed, clashing, ids, torn, open }
    }

    /// Has what these keys lead to looked through even where one side alone changed it.
    pub(super) fn open(&mut self, path: &[&'b str]) {
        self.open.extend((1..=path.len()).map(|end| path[..end].to_vec()));
    }

    /// Where base, ours and theirs have an entry in another list than the one that these keys lead
    /// to.
    pub(super) fn elsewhere(
        &self,
        id: &str,
        path: &[String],
    ) -> [Option<&IndexedEntry<'a, 'b>>; 3] {
        let is_moved = self.ids.contains(id);
        self.indexes.each_ref().map(|index| {
            index.get(id).filter(|found| is_moved && !found.path.iter().eq(path.iter()))
        })
    }

    /// The id that an entry of ours or theirs had before, if it has another one now.
    pub(super) fn id_before(&self, side: usize, id: &str) -> Option<&'b str> {
        self.renamed[side].get(id).copied()
    }

    /// Whether an entry of ours or theirs is new there, and the other side has none of its id.
    pub(super) fn is_added(&self, side: usize, id: &str) -> bool {
        let known = [&self.indexes[0], &self.indexes[2 - side]];
        !known.iter().any(|index| index.by_id.contains_key(id))
            && !self.renamed[side].contains_key(id)
    }

    /// Whether an entry of a list was moved into something that the other side took away.
    pub(super) fn is_torn(&self, id: &str, list: bool) -> bool {
        list && self.torn.contains(id)
    }

    /// Whether an entry of a list has an id that the other side gave to something else as well, or
    /// was added by both in two places.
    pub(super) fn is_clashing(&self, id: &str, list: bool) -> bool {
        list && self.clashing.contains(id)
    }

    /// Whether something was moved into or out of what these keys lead to, or they lead to an id
    /// that clashes.
    pub(super) fn is_open(&self, path: &[String]) -> bool {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        self.open.contains(&path)
    }
}

/// The entries of both sides that have another id than before.
fn all_renamed<'a, 'b>(
    indexes: &[Index<'a, 'b>; 3],
    [base, sides @ ..]: [&'b Tree<'a>; 3],
) -> [Renamed<'b>; 2] {
    let mut lists = Vec::new();
    gather_lists(&base.root, &mut Vec::new(), &mut lists);
    let have = |id: &str| indexes.each_ref().map(|index| index.by_id.contains_key(id));
    let mut number = 0;
    sides.map(|tree| {
        number += 1;
        let mut found = Renamed::new();
        for (path, list) in &lists {
            let own = find(&tree.root, path).and_then(|entry| entry.branch.as_ref());
            let Some(own) = own.filter(|own| own.list) else { continue };
            let pairs = renamed(list, own, have, number);
            let names =
                |(new, old): (usize, usize)| (&*own.entries[new].name, &*list.entries[old].name);
            found.extend(pairs.into_iter().map(names));
        }
        let elsewhere = moved_and_renamed(&lists, tree, |id| have(id)[number], &found, have);
        found.extend(elsewhere);
        found
    })
}

/// The entries of a side that have another id than before and stand in another list: their text is
/// the same, or alike and like no other.
fn moved_and_renamed<'a, 'b>(
    lists: &[(Vec<&'b str>, &'b Branch<'a>)],
    tree: &'b Tree<'a>,
    is_left: impl Fn(&str) -> bool,
    found: &Renamed<'b>,
    have: impl Fn(&str) -> [bool; 3],
) -> Vec<(&'b str, &'b str)> {
    let known: BTreeSet<&str> = found.values().copied().collect();
    let entries = lists.iter().flat_map(|(_, list)| &list.entries);
    let olds: Vec<&'b Entry<'a>> =
        entries.filter(|entry| !is_left(&entry.name) && !known.contains(&*entry.name)).collect();
    let mut own = Vec::new();
    gather_lists(&tree.root, &mut Vec::new(), &mut own);
    let entries = own.iter().flat_map(|(_, list)| &list.entries);
    let news: Vec<&'b Entry<'a>> = entries
        .filter(|entry| !have(&entry.name)[0] && !found.contains_key(&*entry.name))
        .collect();
    known_again(&olds, &news)
}

/// The new ids that the other side gave to something else, with those that they stand for.
fn clashes<'b>(
    indexes: &[Index<'_, 'b>; 3],
    renamed: &[Renamed<'b>; 2],
) -> Vec<(&'b str, &'b str)> {
    let mut found = Vec::new();
    for side in [0, 1] {
        let is_other = |(new, old): &(&&'b str, &&'b str)| {
            indexes[2 - side].by_id.contains_key(*new) && renamed[1 - side].get(*new) != Some(*old)
        };
        found.extend(renamed[side].iter().filter(is_other).map(|(new, old)| (*new, *old)));
    }
    found
}

/// What both sides added with one text in two lists, under two ids.
fn twice<'i, 'a, 'b>(
    indexes: &'i [Index<'a, 'b>; 3],
    renamed: &[Renamed<'b>; 2],
) -> Vec<&'i IndexedEntry<'a, 'b>> {
    let added = |side: usize| -> Vec<&IndexedEntry<'a, 'b>> {
        let is_known = |id: &str| {
            indexes[0].by_id.contains_key(id)
                || indexes[2 - side].by_id.contains_key(id)
                || renamed[side].contains_key(id)
        };
        let all = indexes[side + 1].by_id.iter();
        all.filter(|(id, _)| !is_known(id)).filter_map(|(_, found)| found.as_ref()).collect()
    };
    let (ours, theirs) = (added(0), added(1));
    let entries =
        |all: &[&IndexedEntry<'a, 'b>]| all.iter().map(|found| found.entry).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (new, old) in of_one_text(&entries(&ours), &entries(&theirs)) {
        let of = |all: &[&'i IndexedEntry<'a, 'b>], name: &str| {
            all.iter().copied().find(|found| found.entry.name == name)
        };
        if let (Some(one), Some(other)) = (of(&ours, old), of(&theirs, new))
            && !one.is_beside(other)
        {
            found.extend([one, other]);
        }
    }
    found
}

/// All lists of a copy, with the keys that lead to each.
fn gather_lists<'a, 'b>(
    branch: &'b Branch<'a>,
    path: &mut Vec<&'b str>,
    found: &mut Vec<(Vec<&'b str>, &'b Branch<'a>)>,
) {
    if branch.list {
        found.push((path.clone(), branch));
    }
    for entry in &branch.entries {
        if let Some(inner) = &entry.branch {
            path.push(&entry.name);
            gather_lists(inner, path, found);
            path.pop();
        }
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

impl IndexedEntry<'_, '_> {
    /// Whether two stand in the same list.
    pub(super) fn is_beside(&self, other: &IndexedEntry<'_, '_>) -> bool {
        self.path == other.path
    }
}
