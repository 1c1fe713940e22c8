//! Which unit of an edited text is which of the text before: blocks of a text, sentences of a
//! paragraph.
//!
//! What stands once in both is matched first, in order; between those, equal units; then units that
//! share words. Nothing here takes more time or memory than a fixed bound beyond the length of the
//! texts: what is too much to compare is not matched.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::edited_moves::{Free, edited_moves};
use super::joins::Between;
use super::likeness::{is_word, shared, words_of};

/// What became of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It says the same, as this unit.
    Kept(usize),
    /// It was rewritten as this unit.
    Changed(usize),
    /// It stands in another place, as this unit.
    Moved(usize),
    /// It is not there any more.
    Gone,
}

/// What was done to a text.
#[derive(Debug)]
pub(super) struct Script {
    /// What became of each unit.
    pub(super) fates: Vec<Fate>,
    /// The new units before each unit, and at the end; those that were moved there among them.
    pub(super) before: Vec<Vec<usize>>,
    /// Units that were replaced by another number of new ones, which stand before the first of
    /// them.
    pub(super) runs: Vec<Range<usize>>,
    /// Where each new unit stood, if it was moved.
    pub(super) origins: HashMap<usize, usize>,
    /// Those among the moved that do not say the same any more.
    pub(super) edited: HashSet<usize>,
}

/// How many cells the tables of equal units may have in all: a thousand units changed into a
/// thousand.
const MOST_CELLS: usize = 1 << 20;
/// How many pairs of units between two that are matched are compared word by word.
pub(super) const MOST_PAIRS: usize = 1 << 10;
/// From how many shared words on (in hundredths of all) a unit that took another's place is a
/// version of it.
const VERSION: usize = 40;
/// How a paragraph begins that stands in nothing.
const PARAGRAPH: &str = "¶";
/// A unit of fewer words is not known again in another place.
pub(super) const FEWEST_WORDS: usize = 2;

/// Which units are known again in another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moves {
    /// None.
    None,
    /// Those that say the same.
    Same,
    /// Those that were rewritten as well.
    Edited,
}

/// What was done to a text to get another.
pub(super) fn script(base: &[&str], side: &[&str], moves: Moves) -> Script {
    let mut fates = vec![Fate::Gone; base.len()];
    let mut runs = Vec::new();
    let (mut origins, mut edited) = (HashMap::new(), HashSet::new());
    let mut pairs = equal(base, side);
    for (b, s) in &pairs {
        fates[*b] = Fate::Kept(*s);
    }
    if moves != Moves::None {
        for pair in moved(base, side, &fates, &pairs) {
            if !put(base, pair, &mut pairs, &mut fates, &mut origins) {
                fates[pair.0] = Fate::Kept(pair.1);
            }
        }
    }
    if moves == Moves::Edited {
        let kept: HashSet<usize> = pairs.iter().map(|(_, s)| *s).collect();
        let olds = Free::of(base, &pairs, |pair| pair.0, |old| fates[old] == Fate::Gone);
        let is_new = |new| !kept.contains(&new) && !origins.contains_key(&new);
        let news = Free::of(side, &pairs, |pair| pair.1, is_new);
        for pair in edited_moves(&olds, &news) {
            if put(base, pair, &mut pairs, &mut fates, &mut origins) {
                edited.insert(pair.1);
            } else {
                fates[pair.0] = Fate::Changed(pair.1);
            }
        }
    }
    let (mut from_base, mut from_side) = (0, 0);
    for (b, s) in pairs.into_iter().chain([(base.len(), side.len())]) {
        let olds: Vec<_> = (from_base..b).filter(|old| fates[*old] == Fate::Gone).collect();
        let news: Vec<_> = (from_side..s).filter(|new| !origins.contains_key(new)).collect();
        rewritten(base, side, &olds, &news, &mut fates, &mut runs);
        (from_base, from_side) = (b + 1, s + 1);
    }
    let before = inserted(&fates, side.len());
    Script { fates, before, runs, origins, edited }
}

/// Between which units of the base each new one stands.
fn inserted(fates: &[Fate], side: usize) -> Vec<Vec<usize>> {
    let mut of = vec![None; side];
    for (at, fate) in fates.iter().enumerate() {
        if let Fate::Kept(new) | Fate::Changed(new) = fate {
            of[*new] = Some(at);
        }
    }
    let mut before = vec![Vec::new(); fates.len() + 1];
    let mut gap = 0;
    for (new, of) in of.into_iter().enumerate() {
        match of {
            Some(at) => gap = at + 1,
            None => before[gap].push(new),
        }
    }
    before
}

/// Units that stand once in each text, and not where they stood.
fn moved(
    base: &[&str],
    side: &[&str],
    fates: &[Fate],
    pairs: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let (olds, news) = (once(base), once(side));
    let kept: HashSet<usize> = pairs.iter().map(|(_, s)| *s).collect();
    let is_known = |key: &str| key.split_whitespace().filter(is_word).count() >= FEWEST_WORDS;
    let gone = base.iter().enumerate().filter(|(at, _)| fates[*at] == Fate::Gone);
    let found = gone.filter(|(at, key)| olds.get(*key) == Some(&Some(*at)) && is_known(key));
    let found = found.filter_map(|(at, key)| Some((at, (*news.get(key)?)?)));
    found.filter(|(_, new)| !kept.contains(new)).collect()
}

/// Puts a unit in another place, or else the paragraph that it would pass by; whether it was the
/// unit.
fn put(
    base: &[&str],
    (b, s): (usize, usize),
    pairs: &mut [(usize, usize)],
    fates: &mut [Fate],
    origins: &mut HashMap<usize, usize>,
) -> bool {
    let other = passed(base, pairs, (b, s));
    let (old, new) = match other {
        Some(other) => std::mem::replace(&mut pairs[other], (b, s)),
        None => (b, s),
    };
    fates[old] = Fate::Moved(new);
    origins.insert(new, old);
    other.is_none()
}

/// The one pair that another would pass by, where that is a paragraph which stands in nothing, and
/// the other is none: then the paragraph went the other way, and what others do within an entry or
/// a table stays with it.
fn passed(base: &[&str], pairs: &[(usize, usize)], (b, s): (usize, usize)) -> Option<usize> {
    let mut all = pairs.iter().enumerate().filter(|(_, pair)| (pair.0 < b) != (pair.1 < s));
    let (Some((at, (kept, _))), None) = (all.next(), all.next()) else { return None };
    let is_paragraph = |unit: usize| sign(base[unit]) == Some(PARAGRAPH);
    (is_paragraph(*kept) && !is_paragraph(b)).then_some(at)
}

/// What a unit is, and how deep it stands.
pub(super) fn sign(unit: &str) -> Option<&str> {
    unit.split(' ').next()
}

/// The label that a unit defines.
pub(super) fn label(unit: &str) -> Option<&str> {
    let (_, rest) = unit.split_once(' ')?;
    rest.starts_with('[').then(|| rest.split_once("]:").map(|(label, _)| label))?
}

/// Where each unit stands; nothing for one that stands there more than once.
fn once<'a>(units: &[&'a str]) -> HashMap<&'a str, Option<usize>> {
    let mut found = HashMap::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        found.entry(*unit).and_modify(|at| *at = None).or_insert(Some(at));
    }
    found
}

/// Units of which none is equal: those that are alike are versions of one another.
fn rewritten(
    base: &[&str],
    side: &[&str],
    olds: &[usize],
    news: &[usize],
    fates: &mut [Fate],
    runs: &mut Vec<Range<usize>>,
) {
    let (pairs, apart) = if olds.len() * news.len() <= MOST_PAIRS {
        let (a, b) = (words_of(base, olds), words_of(side, news));
        let score = |i: usize, j: usize| {
            if label(base[olds[i]]) != label(side[news[j]]) {
                return 0;
            }
            let shared = shared(&a[i], &b[j]);
            if shared >= VERSION { shared } else { 0 }
        };
        let all = best(olds.len(), news.len(), score);
        let between = Between { olds: &a, news: &b };
        all.iter().copied().partition(|pair| !between.is_one_of_several(&all, *pair))
    } else {
        (Vec::new(), Vec::new())
    };
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in pairs.into_iter().chain([(olds.len(), news.len())]) {
        let (gone, new) = (&olds[i..next_i], &news[j..next_j]);
        // What is of another kind took no place.
        let alike = of_one_sign(gone, new, [base, side]);
        let new = if alike.len() == gone.len() { alike } else { new };
        let is_mixed = apart.iter().any(|(old, _)| (i..next_i).contains(old));
        if gone.len() == new.len() && !is_mixed {
            // Definitions of two labels are no versions of one.
            let is_one = |(old, new): &(&usize, &usize)| label(base[**old]) == label(side[**new]);
            let pairs = gone.iter().zip(new).filter(is_one);
            pairs.for_each(|(old, new)| fates[*old] = Fate::Changed(*new));
        } else if let ([first, ..], [_, ..]) = (gone, new) {
            runs.push(*first..gone.last().map_or(*first, |last| *last) + 1);
        }
        if let Some(old) = olds.get(next_i) {
            fates[*old] = Fate::Changed(news[next_j]);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
}

/// New units without those at both ends that are nothing of what is gone.
fn of_one_sign<'n>(gone: &[usize], new: &'n [usize], [base, side]: [&[&str]; 2]) -> &'n [usize] {
    let is_of = |unit: &usize| gone.iter().any(|old| sign(base[*old]) == sign(side[*unit]));
    let start = new.iter().position(is_of).unwrap_or_default();
    let end = new.iter().rposition(is_of).map_or(new.len(), |last| last + 1);
    &new[start..end]
}

/// The pairs of equal units, in order: those at both ends, and the longest common row of the rest.
fn equal(base: &[&str], side: &[&str]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut cells = MOST_CELLS;
    let anchors = anchors(base, side);
    let (mut b, mut s) = (0, 0);
    for (next_b, next_s) in anchors.into_iter().chain([(base.len(), side.len())]) {
        let (olds, news) = (&base[b..next_b], &side[s..next_s]);
        pairs.extend(between(olds, news, &mut cells).into_iter().map(|(i, j)| (b + i, s + j)));
        if next_b < base.len() {
            pairs.push((next_b, next_s));
        }
        (b, s) = (next_b + 1, next_s + 1);
    }
    pairs
}

/// The longest row of units that stand once in each text and in the same order in both.
fn anchors(base: &[&str], side: &[&str]) -> Vec<(usize, usize)> {
    let (olds, news) = (once(base), once(side));
    let known =
        base.iter().enumerate().filter(|(_, key)| olds.get(*key).is_some_and(Option::is_some));
    let pairs: Vec<(usize, usize)> =
        known.filter_map(|(at, key)| Some((at, (*news.get(key)?)?))).collect();
    // The row of each length that ends earliest, and what stands before each pair in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; pairs.len()];
    for (at, (_, s)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *s);
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut last = ends.last().copied();
    while let Some(at) = last {
        row.push(pairs[at]);
        last = previous[at];
    }
    row.reverse();
    row
}

/// The pairs of equal units of two short rows.
fn between(base: &[&str], side: &[&str], cells: &mut usize) -> Vec<(usize, usize)> {
    let same = |(b, s): &(&&str, &&str)| b == s;
    let head = base.iter().zip(side).take_while(same).count();
    let (base, side) = (&base[head..], &side[head..]);
    let tail = base.iter().rev().zip(side.iter().rev()).take_while(same).count();
    let (b, s) = (base.len() - tail, side.len() - tail);
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    if b * s <= *cells {
        *cells -= b * s;
        let middle = best(b, s, |i, j| usize::from(base[i] == side[j]));
        pairs.extend(middle.into_iter().map(|(i, j)| (head + i, head + j)));
    }
    pairs.extend((0..tail).map(|at| (head + b + at, head + s + at)));
    pairs
}

/// The pairs in order with the greatest sum of scores; a score of 0 is no pair.
fn best(rows: usize, columns: usize, score: impl Fn(usize, usize) -> usize) -> Vec<(usize, usize)> {
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let width = columns + 1;
    let mut sums = vec![0_usize; (rows + 1) * width];
    let mut scores = vec![0_usize; rows * columns];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let own = score(i, j);
            scores[i * columns + j] = own;
            let pair = if own > 0 { own + sums[(i + 1) * width + j + 1] } else { 0 };
            sums[i * width + j] = pair.max(sums[(i + 1) * width + j]).max(sums[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let own = scores[i * columns + j];
        let sum = sums[i * width + j];
        if own > 0 && sum == own + sums[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if sum == sums[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
