//! Which entries of a list have another id than before.

use std::collections::HashSet;

use super::likeness::are_alike;
use super::meaning::Meaning;
use super::tree::{Branch, Entry};

/// The key of what makes an entry the one that it is, besides its id.
const TEXT: &str = "text";

/// The entries of a side, by their places, that are those of the base under another id, each with
/// the place of that.
///
/// The old id is nowhere in that side, the new one nowhere in the base, and the text is the same,
/// or alike and like no other. `have` says whether base, ours and theirs have an id anywhere.
pub(super) fn renamed(
    base: &Branch<'_>,
    side: &Branch<'_>,
    have: impl Fn(&str) -> [bool; 3],
    number: usize,
) -> Vec<(usize, usize)> {
    let places = |branch: &Branch<'_>, lacking: usize| -> Vec<usize> {
        let is_new = |entry: &Entry<'_>| id(entry).is_some_and(|id| !have(id)[lacking]);
        let all = branch.entries.iter().enumerate();
        all.filter(|(_, entry)| is_new(entry)).map(|(at, _)| at).collect()
    };
    let (olds, news) = (places(base, number), places(side, 0));
    let entries = |branch: &Branch<'_>, places: &[usize]| {
        places.iter().map(|at| text(&branch.entries[*at])).collect::<Vec<_>>()
    };
    let pairs = paired(&entries(base, &olds), &entries(side, &news));
    pairs.into_iter().map(|(new, old)| (news[new], olds[old])).collect()
}

/// The texts among `news` that are one among `olds`, each with the place of that: word for word the
/// same, or alike, and like no other.
fn paired(olds: &[Option<String>], news: &[Option<String>]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let tests: [fn(&str, &str) -> bool; 2] = [|old, new| old == new, are_alike];
    for is_one in tests {
        let is_pair = |old: usize, new: usize| {
            let texts = olds[old].as_deref().zip(news[new].as_deref());
            texts.is_some_and(|(old, new)| is_one(old, new))
        };
        let mut pairs = Vec::new();
        for old in (0..olds.len()).filter(|old| !found.iter().any(|(_, known)| known == old)) {
            let is_free = |new: &usize| !found.iter().any(|(known, _)| known == new);
            let mut alike = (0..news.len()).filter(|new| is_free(new) && is_pair(old, *new));
            if let (Some(new), None) = (alike.next(), alike.next()) {
                pairs.push((new, old));
            }
        }
        let once = |new: usize| pairs.iter().filter(|(other, _)| *other == new).count() == 1;
        found.extend(pairs.iter().copied().filter(|(new, _)| once(*new)));
    }
    found
}

/// The entries among `news` that are one among `olds` under another id, known by their texts: the
/// id of each with the id of that.
pub(super) fn known_again<'b>(
    olds: &[&'b Entry<'_>],
    news: &[&'b Entry<'_>],
) -> Vec<(&'b str, &'b str)> {
    let texts = |entries: &[&Entry<'_>]| entries.iter().map(|e| text(e)).collect::<Vec<_>>();
    let pairs = paired(&texts(olds), &texts(news)).into_iter();
    pairs.filter_map(|(new, old)| Some((id(news[new])?, id(olds[old])?))).collect()
}

/// The entries among `news` that have the text of one among `olds`, word for word, and of no
/// other: the id of each with the id of that.
pub(super) fn of_one_text<'b>(
    olds: &[&'b Entry<'_>],
    news: &[&'b Entry<'_>],
) -> Vec<(&'b str, &'b str)> {
    let texts = |entries: &[&Entry<'_>]| entries.iter().map(|e| text(e)).collect::<Vec<_>>();
    let (old_texts, new_texts) = (texts(olds), texts(news));
    let only = |texts: &[Option<String>], wanted: &Option<String>| {
        let mut all = (0..texts.len()).filter(|at| texts[*at] == *wanted);
        all.next().filter(|_| wanted.is_some() && all.next().is_none())
    };
    let pairs = (0..news.len()).filter_map(|new| {
        only(&new_texts, &new_texts[new])?;
        Some((new, only(&old_texts, &new_texts[new])?))
    });
    let ids = pairs.filter_map(|(new, old)| Some((id(news[new])?, id(olds[old])?)));
    ids.collect()
}

/// The entries among `news` that have no id and are like one among `olds`, and like no other: the
/// name of each with the name of that.
pub(super) fn alike<'b>(olds: &[&'b Entry<'_>], news: &[&'b Entry<'_>]) -> Vec<(&'b str, &'b str)> {
    let names = |entries: &[&'b Entry<'_>]| -> Vec<&'b str> {
        let all = entries.iter().filter(|entry| id(entry).is_none());
        all.map(|entry| entry.name.as_str()).collect()
    };
    let (olds, news) = (names(olds), names(news));
    let same: HashSet<&str> = olds.iter().copied().filter(|old| news.contains(old)).collect();
    let only = |names: &[&'b str], wanted: &str| -> Option<&'b str> {
        let mut all = names.iter().filter(|name| !same.contains(*name) && are_alike(name, wanted));
        all.next().copied().filter(|_| all.next().is_none())
    };
    let pairs = news.iter().filter_map(|new| {
        let old = only(&olds, new)?;
        (only(&news, old)? == *new).then_some((*new, old))
    });
    pairs.collect()
}

/// Whether what both sides added under one id is one thing: they say the same of what it is.
pub(super) fn is_one(ours: &Entry<'_>, theirs: &Entry<'_>) -> bool {
    match (ours.meaning.get(TEXT), theirs.meaning.get(TEXT)) {
        (Some(ours), Some(theirs)) => ours.is_same(theirs),
        _ => ours.meaning.is_same(&theirs.meaning),
    }
}

fn id<'e>(entry: &'e Entry<'_>) -> Option<&'e str> {
    match entry.meaning.get("id") {
        Some(Meaning::Text(id)) => Some(id),
        _ => None,
    }
}

/// The words of an entry's text; none where it has none.
fn text(entry: &Entry<'_>) -> Option<String> {
    entry.meaning.get(TEXT).map(Meaning::words).filter(|words| !words.is_empty())
}
