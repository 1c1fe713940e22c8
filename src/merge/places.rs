//! What both sides put in one place, and where each part of it stands: entries with the list that
//! they go on, text at the end of its section, and a heading with what is under it behind both.

use super::diff3::{OURS, Plan, THEIRS};
use super::text::{Body, Line};
use super::{align, labelled};

/// The signs of the entries of lists.
const ENTRIES: [char; 2] = ['•', '№'];

/// The new units of both sides in one place, in parts that follow one another.
pub(super) fn parts<'a>(plan: &Plan<'_>, new: [&'a [usize]; 2]) -> Vec<[&'a [usize]; 2]> {
    let mut parts = Vec::new();
    // Sentences stand side by side.
    if plan.depths.iter().any(|depths| depths.is_empty()) {
        return vec![new];
    }
    part(plan, new, 0, &mut parts);
    if are_versions_apart(plan, &parts) { vec![new] } else { parts }
}

/// Which side's part goes first; deeper units belong to what stands before. `None` where either
/// would come to stand in what is the other's.
pub(super) fn first(plan: &Plan<'_>, new: [&[usize]; 2]) -> Option<usize> {
    let depth = |side: usize, unit: usize| plan.depths[side].get(unit).copied().unwrap_or(0);
    let level = |side: usize, unit: usize| level(plan.keys[side][unit]);
    let fits = |before: usize, after: usize| {
        let (Some(first), false) = (new[after].first(), new[before].is_empty()) else {
            return true;
        };
        let depths = new[before].iter().map(|unit| depth(before, *unit)).min();
        let levels = new[before].iter().filter_map(|unit| level(before, *unit)).min();
        let is_under = level(after, *first).zip(levels).is_some_and(|(own, around)| own > around);
        Some(depth(after, *first)) <= depths && !is_under
    };
    [OURS, THEIRS].into_iter().find(|side| fits(*side, 1 - side))
}

/// Whether theirs wrote all that ours wrote in one place, in that order, and more.
pub(super) fn has_all(plan: &Plan<'_>, [ours, theirs]: [&[usize]; 2]) -> bool {
    let is_new = |side: usize, unit: &usize| !plan.scripts[side].origins.contains_key(unit);
    let mut rest = theirs.iter().filter(|unit| is_new(THEIRS, unit));
    let mut keys = ours.iter().map(|unit| plan.keys[OURS][*unit]);
    let is_in = keys.all(|key| rest.any(|unit| plan.keys[THEIRS][*unit] == key));
    let is_more = !ours.is_empty() && ours.len() < theirs.len();
    is_more && is_in && ours.iter().all(|unit| is_new(OURS, unit))
}

/// The new units of both sides in one place, without the headings at their ends, where both put one
/// over what follows: these are disputed, or the one would stand over nothing.
pub(super) fn without_headings<'a>(
    plan: &Plan<'_>,
    new: [&'a [usize]; 2],
) -> ([&'a [usize]; 2], Option<[Vec<usize>; 2]>) {
    let is_new_heading = |side: usize, unit: usize| {
        labelled::is_heading(plan.keys[side][unit])
            && !plan.scripts[side].origins.contains_key(&unit)
    };
    if let ([ours @ .., our_last], [theirs @ .., their_last]) = (new[OURS], new[THEIRS])
        && is_new_heading(OURS, *our_last)
        && is_new_heading(THEIRS, *their_last)
        && plan.keys[OURS][*our_last] != plan.keys[THEIRS][*their_last]
    {
        return ([ours, theirs], Some([vec![*our_last], vec![*their_last]]));
    }
    (new, None)
}

fn part<'a>(
    plan: &Plan<'_>,
    new: [&'a [usize]; 2],
    depth: usize,
    parts: &mut Vec<[&'a [usize]; 2]>,
) {
    if new.iter().any(|units| units.is_empty()) {
        parts.push(new);
        return;
    }
    let [ours, theirs] = [OURS, THEIRS].map(|side| {
        let (keys, depths) = (plan.keys[side], plan.depths[side]);
        Units { keys, depths, depth }.parted(new[side])
    });
    let mut pairs = ours.into_iter().zip(theirs).map(|(ours, theirs)| [ours, theirs]);
    if let Some(deeper) = pairs.next() {
        part(plan, deeper, depth + 1, parts);
    }
    parts.extend(pairs);
}

/// The units of a side, looked at from one depth.
struct Units<'p> {
    keys: &'p [&'p str],
    depths: &'p [usize],
    depth: usize,
}

impl Units<'_> {
    /// What belongs to the entry before, the entries after it, the text, what is under headings,
    /// and the entries of the list behind.
    fn parted<'a>(&self, new: &'a [usize]) -> [&'a [usize]; 5] {
        let is_deeper = |unit: &usize| self.depths[*unit] > self.depth;
        let end = |is_in: &dyn Fn(&usize) -> bool, units: &[usize]| {
            units.iter().position(|unit| !is_in(unit)).unwrap_or(units.len())
        };
        let (deeper, rest) = new.split_at(end(&is_deeper, new));
        let before = rest.first().and_then(|unit| self.list_before(*unit));
        let goes_on = |unit: &usize| is_deeper(unit) || self.entry(*unit) == before;
        let entries = if before.is_some() { end(&goes_on, rest) } else { 0 };
        let (entries, rest) = rest.split_at(entries);
        let after = rest.last().and_then(|unit| self.entry(unit + 1));
        let leads = |unit: &usize| is_deeper(unit) || self.entry(*unit) == after;
        let mut start = rest.len();
        if after.is_some() {
            start -= rest.iter().rev().take_while(|unit| leads(unit)).count();
            start += rest[start..].iter().take_while(|unit| is_deeper(unit)).count();
        }
        let (rest, list) = rest.split_at(start);
        let is_text = |unit: &usize| is_deeper(unit) || !labelled::is_heading(self.keys[*unit]);
        let (text, sections) = rest.split_at(end(&is_text, rest));
        [deeper, entries, text, sections, list]
    }

    /// The sign of the list that a unit may go on.
    fn list_before(&self, unit: usize) -> Option<char> {
        let before = (0..unit).rev().find(|before| self.depths[*before] <= self.depth)?;
        self.entry(before)
    }

    /// The sign of an entry that stands as deep as this.
    fn entry(&self, unit: usize) -> Option<char> {
        let is_here = *self.depths.get(unit)? == self.depth;
        self.keys.get(unit)?.chars().next().filter(|sign| is_here && ENTRIES.contains(sign))
    }
}

/// Whether the two sides have versions of one thing in two parts: they would stand there as two.
fn are_versions_apart(plan: &Plan<'_>, parts: &[[&[usize]; 2]]) -> bool {
    let count = |side: usize| parts.iter().map(|part| part[side].len()).sum::<usize>();
    if count(OURS) * count(THEIRS) > align::MOST_PAIRS {
        return true;
    }
    let of = |side: usize| {
        let parts = parts.iter().enumerate();
        parts.flat_map(move |(at, part)| part[side].iter().map(move |unit| (at, *unit)))
    };
    of(OURS).any(|(at, ours)| {
        of(THEIRS).any(|(other, theirs)| {
            let keys = (plan.keys[OURS][ours], plan.keys[THEIRS][theirs]);
            at != other && labelled::are_versions(keys.0, keys.1)
        })
    })
}

/// The level of a heading.
fn level(key: &str) -> Option<usize> {
    let (_, text) = key.split_once(' ').filter(|_| labelled::is_heading(key))?;
    let signs = text.trim_start().chars().take_while(|sign| *sign == '#').count();
    // A heading with a line below it has no sign before it.
    Some(if signs == 0 { 1 + usize::from(text.ends_with('-')) } else { signs })
}

/// Puts a blank line before what was the first of a text and is not now, unless it goes on what
/// stands before it.
pub(super) fn part_off(bodies: &mut [Body]) {
    let mut before: Option<char> = None;
    for body in bodies {
        let Body::One(chunk) = body else {
            before = None;
            continue;
        };
        let own = chunk.key.chars().next();
        let is_first = matches!(chunk.lines.first(), Some(Line::Ours(0) | Line::Theirs(0)));
        let goes_on = own == before && own.is_some_and(|sign| ENTRIES.contains(&sign));
        if is_first && before.is_some() && !goes_on {
            chunk.blanks = chunk.blanks.max(1);
        }
        before = own;
    }
}
