//! In which order the entries of both sides stand in the merged file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::align::{self, Fate};
use super::tree::Branch;

/// The names of a branch's entries in their order, and whether nothing can stand before the first.
pub(super) struct Names<'n> {
    /// The names.
    pub(super) names: Vec<&'n str>,
    /// Whether the first stands behind a hyphen.
    pub(super) inline: bool,
}

/// The names of both sides in the order of the merged file.
///
/// It is that of ours, or of the other side where that one alone put them in another order. What
/// the second side added comes after what it stood behind there, and after what the first side
/// added in the same place.
pub(super) fn order<'n>(base: &Names<'n>, ours: &Names<'n>, theirs: &Names<'n>) -> Vec<&'n str> {
    let set = |names: &Names<'n>| -> BTreeSet<&'n str> { names.names.iter().copied().collect() };
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let common = |names: &Names<'n>| -> Vec<&'n str> {
        let all = [&in_base, &in_ours, &in_theirs];
        let is_common = |name: &&str| all.iter().all(|set| set.contains(name));
        names.names.iter().copied().filter(is_common).collect()
    };
    let moved = common(ours) == common(base) && common(theirs) != common(base);
    let (first, second, in_first, in_second) = match moved {
        true => (theirs, ours, in_theirs, in_ours),
        false => (ours, theirs, in_ours, in_theirs),
    };
    let mut after: BTreeMap<Option<&str>, Vec<&'n str>> = BTreeMap::new();
    let mut anchor = None;
    for name in &second.names {
        match in_first.contains(name) {
            true => anchor = Some(*name),
            false => after.entry(anchor).or_default().push(name),
        }
    }
    let mut order = Vec::new();
    let mut pending = after.remove(&None).unwrap_or_default();
    for (at, name) in first.names.iter().enumerate() {
        let is_own = !in_base.contains(name) && !in_second.contains(name);
        let is_fixed = ours.inline && at == 0;
        if !(is_own || is_fixed) {
            order.append(&mut pending);
        }
        order.push(name);
        pending.extend(after.remove(&Some(*name)).unwrap_or_default());
    }
    order.append(&mut pending);
    order
}

/// The names of a branch's entries. One that has no id and was rewritten keeps the name that it
/// had.
pub(super) fn names<'n>(branch: &'n Branch<'_>, base: Option<&'n Branch<'_>>) -> Vec<Cow<'n, str>> {
    let names = branch.entries.iter().map(|entry| Cow::Borrowed(entry.name.as_str()));
    let mut names: Vec<Cow<'n, str>> = names.collect();
    let (Some(base), true) = (base, branch.list) else { return names };
    let unnamed = |branch: &'n Branch<'_>| -> (Vec<usize>, Vec<&'n str>) {
        let all = branch.entries.iter().enumerate();
        let unnamed = all.filter(|(_, entry)| entry.meaning.get("id").is_none());
        unnamed.map(|(at, entry)| (at, entry.name.as_str())).unzip()
    };
    let ((_, olds), (places, news)) = (unnamed(base), unnamed(branch));
    let taken: HashSet<&str> = news.iter().copied().collect();
    let script = align::script(&olds, &news, align::Moves::None);
    for (old, fate) in olds.iter().zip(&script.fates) {
        if let Fate::Changed(new) = fate
            && !taken.contains(old)
        {
            names[places[*new]] = Cow::Borrowed(old);
        }
    }
    names
}
