//! Which units were rewritten in another place.

use std::collections::{HashMap, HashSet};

use super::align::{MOST_PAIRS, label, sign};
use super::heaviest::{Pair, passing};
use super::likeness::{ALIKE, contained, shared, words_of};

/// From how many shared words on (in hundredths of all) a unit that was rewritten in another place
/// is known there, where no other is as like it.
const LONE: usize = 50;
/// What two definitions of one label count as: more than any words can.
const SAME_LABEL: usize = 101;

/// The units of one text that are none of another so far.
pub(super) struct Free<'a> {
    units: &'a [&'a str],
    /// Which they are, in order.
    places: Vec<usize>,
    /// Behind how many matched pairs each stands.
    gaps: Vec<usize>,
}

impl<'a> Free<'a> {
    /// The units that are free, among the pairs that are matched, in order; `of` takes a unit of
    /// this text from a pair.
    pub(super) fn of(
        units: &'a [&'a str],
        pairs: &[(usize, usize)],
        of: impl Fn(&(usize, usize)) -> usize,
        is_free: impl Fn(usize) -> bool,
    ) -> Self {
        let places: Vec<usize> = (0..units.len()).filter(|unit| is_free(*unit)).collect();
        let gap = |unit: &usize| pairs.partition_point(|pair| of(pair) < *unit);
        let gaps = places.iter().map(gap).collect();
        Self { units, places, gaps }
    }

    fn words(&self) -> Vec<Vec<String>> {
        words_of(self.units, &self.places)
    }

    fn unit(&self, at: usize) -> &'a str {
        self.units[self.places[at]]
    }

    /// Whether a unit in a gap is a part of one that stands in another: it has no word beside.
    fn has_part(&self, gap: usize, words: &[Vec<String>], whole: (&str, &[String])) -> bool {
        let is_part = |(at, own): (usize, &Vec<String>)| {
            let is_here = self.gaps[at] == gap && sign(self.unit(at)) == sign(whole.0);
            is_here && !own.is_empty() && contained(own, whole.1) == own.len()
        };
        words.iter().enumerate().any(is_part)
    }
}

/// Units that were rewritten in another place: known by their label where they define one, else by
/// most of their words.
pub(super) fn edited_moves(olds: &Free<'_>, news: &Free<'_>) -> Vec<(usize, usize)> {
    if olds.places.len() * news.places.len() > MOST_PAIRS {
        return Vec::new();
    }
    let (old_words, new_words) = (olds.words(), news.words());
    let mut found = Vec::new();
    for (i, old) in old_words.iter().enumerate() {
        for (j, new) in new_words.iter().enumerate() {
            let shared = likeness((olds.unit(i), old), (news.unit(j), new));
            if shared >= LONE {
                found.push((shared, i, j));
            }
        }
    }
    let (mut within, mut moved): (Vec<_>, Vec<_>) = each_once(known_again(found))
        .into_iter()
        .partition(|(_, i, j)| olds.gaps[*i] == news.gaps[*j]);
    // A sentence of one paragraph may have gone into another: either is still in its place.
    moved.retain(|(_, i, j)| {
        let old = (olds.unit(*i), &*old_words[*i]);
        let new = (news.unit(*j), &*new_words[*j]);
        !news.has_part(olds.gaps[*i], &new_words, old)
            || !olds.has_part(news.gaps[*j], &old_words, new)
    });
    within.sort_unstable_by_key(|(_, i, _)| *i);
    moved.extend(passing(&within));
    moved.into_iter().map(|(_, i, j)| (olds.places[i], news.places[j])).collect()
}

/// How much two units share, each with its words.
fn likeness(old: (&str, &[String]), new: (&str, &[String])) -> usize {
    match (label(old.0), label(new.0)) {
        (Some(old), Some(new)) if old == new => SAME_LABEL,
        (None, None) if sign(old.0) == sign(new.0) => shared(old.1, new.1),
        _ => 0,
    }
}

/// The pairs of which it is told that the one is the other, rewritten: they share most words, or
/// much, and either of them with no other.
fn known_again(pairs: Vec<Pair>) -> Vec<Pair> {
    let (mut olds, mut news) = (HashMap::new(), HashMap::new());
    for (_, old, new) in &pairs {
        *olds.entry(*old).or_insert(0) += 1;
        *news.entry(*new).or_insert(0) += 1;
    }
    let is_lone = |old: &usize, new: &usize| olds[old] == 1 && news[new] == 1;
    let is_known = |(shared, old, new): &Pair| *shared >= ALIKE || is_lone(old, new);
    pairs.into_iter().filter(is_known).collect()
}

/// The pairs in which each unit is one other at most, the likest first.
fn each_once(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|(shared, old, new)| (std::cmp::Reverse(*shared), *old, *new));
    let (mut old_taken, mut new_taken) = (HashSet::new(), HashSet::new());
    pairs.retain(|(_, old, new)| {
        let is_free = !old_taken.contains(old) && !new_taken.contains(new);
        is_free && old_taken.insert(*old) && new_taken.insert(*new)
    });
    pairs
}
