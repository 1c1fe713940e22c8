//! What both sides wrote in the same words, each in another way: one put it in the place of
//! something, the other beside it; one split a paragraph before it. It would stand there twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::align::{self, Fate, MOST_PAIRS};
use super::diff3::{Hunk, OURS, Plan, THEIRS};
use super::likeness::is_word;
use super::{labelled, likeness};

/// What paragraphs and entries begin with.
const PROSE: [char; 3] = ['¶', '•', '№'];
/// One of fewer words is like too many others.
const FEWEST_WORDS: usize = 6;

/// Where a unit stands in the joined row: the place, and the unit there.
#[derive(Clone, Copy)]
struct UnitPlace {
    place: usize,
    unit: usize,
}

/// What both sides wrote, if it is in the joined row: ours and theirs.
type Twice = [UnitPlace; 2];

/// Leaves once what each side has once and the base has not. Where what was there before stands
/// between the two, they are disputed. `None` where each holds something of its own.
pub(super) fn once(plan: &Plan<'_>, mut hunks: Vec<Hunk>) -> Option<Vec<Hunk>> {
    let pairs = pairs(plan, &hunks);
    for pair in alike(plan, &hunks) {
        dispute(&mut hunks, &pair);
    }
    if pairs.is_empty() {
        return Some(hunks);
    }
    let all = [OURS, THEIRS]
        .map(|side| -> BTreeSet<usize> { pairs.iter().map(|pair| pair[side].unit).collect() });
    let holds = |side: usize, unit: usize| {
        within(plan, side, unit).any(|inner| !all[side].contains(&inner))
    };
    let mut gone = BTreeSet::new();
    for pair in &pairs {
        let [ours, theirs] = *pair;
        if !are_near(plan, &hunks, pair) || parts_heading(plan, &all, pair) {
            dispute(&mut hunks, pair);
        } else if !holds(THEIRS, theirs.unit) {
            gone.insert(theirs.place);
        } else if within(plan, OURS, ours.unit).next().is_none() {
            gone.insert(ours.place);
        } else {
            return None;
        }
    }
    let left = hunks.into_iter().enumerate().filter(|(place, _)| !gone.contains(place));
    Some(left.map(|(_, hunks)| hunks).collect())
}

/// Disputes what both sides wrote in both places.
fn dispute(hunks: &mut [Hunk], pair: &Twice) {
    for (side, stand) in [OURS, THEIRS].into_iter().zip(pair) {
        if matches!(hunks[stand.place], Hunk::One { side: own, .. } if own == side) {
            hunks[stand.place].dispute();
        }
    }
}

/// What both sides began alike and have in two places, where either went on in its own way: a
/// paragraph, an entry or a sentence that is like one other alone.
fn alike(plan: &Plan<'_>, hunks: &[Hunk]) -> Vec<Twice> {
    let stands = [OURS, THEIRS].map(|side| stands(side, hunks));
    let is_told = |key: &str| {
        let words = key.split_whitespace().filter(is_word).count();
        words >= FEWEST_WORDS && (plan.strict || key.starts_with(PROSE))
    };
    let [ours, theirs] = [OURS, THEIRS].map(|side| -> Vec<(&str, usize)> {
        let origins = &plan.scripts[side].origins;
        let all = new_once(plan, side).into_iter().filter(|(key, _)| is_told(key));
        all.filter(|(_, unit)| !origins.contains_key(unit)).collect()
    });
    if ours.len() * theirs.len() > MOST_PAIRS {
        return Vec::new();
    }
    let is_one = |one: &str, other: &str| {
        // Sentences have no sign.
        let is_of_sign = plan.strict || align::sign(one) == align::sign(other);
        one != other && is_of_sign && likeness::are_alike(one, other)
    };
    let is_rewritten = |side: usize, unit: usize, key: &str| {
        // What was there before is that, whatever it says now.
        let changed = |(at, fate): (usize, &Fate)| {
            *fate == Fate::Changed(unit) && likeness::are_akin(plan.base[at], key)
        };
        plan.scripts[side].fates.iter().enumerate().any(changed)
    };
    let mut found: Vec<Twice> = Vec::new();
    for (one, our_unit) in &ours {
        let mut like = theirs.iter().filter(|(other, _)| is_one(one, other));
        let (Some((other, their_unit)), None) = (like.next(), like.next()) else { continue };
        let places = (stands[OURS].get(our_unit), stands[THEIRS].get(their_unit));
        if let (Some(our_place), Some(their_place)) = places
            && our_place != their_place
            && ours.iter().filter(|(one, _)| is_one(one, other)).count() == 1
            && !is_rewritten(OURS, *our_unit, one)
            && !is_rewritten(THEIRS, *their_unit, other)
        {
            let ours = UnitPlace { place: *our_place, unit: *our_unit };
            found.push([ours, UnitPlace { place: *their_place, unit: *their_unit }]);
        }
    }
    found
}

/// What stands in the joined row twice, or stands there and may be chosen in a dispute.
fn pairs(plan: &Plan<'_>, hunks: &[Hunk]) -> Vec<Twice> {
    let stands = [OURS, THEIRS].map(|side| stands(side, hunks));
    let new = [OURS, THEIRS].map(|side| new_once(plan, side));
    let mut found: Vec<Twice> = Vec::new();
    for (key, ours) in &new[OURS] {
        let Some(theirs) = new[THEIRS].get(key) else { continue };
        if let (Some(our_place), Some(their_place)) =
            (stands[OURS].get(ours), stands[THEIRS].get(theirs))
            && our_place != their_place
        {
            found.push([
                UnitPlace { place: *our_place, unit: *ours },
                UnitPlace { place: *their_place, unit: *theirs },
            ]);
        }
    }
    found.sort_by_key(|[ours, _]| ours.place);
    let is_open = |stand: &UnitPlace| !matches!(hunks[stand.place], Hunk::One { .. });
    found.retain(|pair| !pair.iter().all(is_open));
    found
}

/// The places of a side's units.
fn stands(side: usize, hunks: &[Hunk]) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    for (place, one) in hunks.iter().enumerate() {
        match one {
            Hunk::One { side: own, at, .. } if *own == side => {
                found.insert(*at, place);
            }
            Hunk::Dispute { sides, .. } | Hunk::Several { sides, .. } => {
                found.extend(sides[side].iter().map(|unit| (*unit, place)));
            }
            Hunk::One { .. } | Hunk::Both { .. } => {}
        }
    }
    found
}

/// The units that a side has once and the base has not, by what they say.
fn new_once<'a>(plan: &Plan<'a>, side: usize) -> BTreeMap<&'a str, usize> {
    let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (unit, key) in plan.keys[side].iter().enumerate() {
        found.entry(key).and_modify(|known| *known = None).or_insert(Some(unit));
    }
    plan.base.iter().for_each(|key| {
        found.remove(key);
    });
    let says = |key: &str| key.chars().any(char::is_alphanumeric);
    found
        .into_iter()
        .filter_map(|(key, unit)| Some((key, unit?)))
        .filter(|(key, _)| says(key))
        .collect()
}

/// The units that belong to one: those behind it that stand deeper.
fn within<'p>(plan: &'p Plan<'_>, side: usize, unit: usize) -> impl Iterator<Item = usize> + 'p {
    let depths = plan.depths[side];
    let own = depths.get(unit).copied().unwrap_or(usize::MAX);
    (unit + 1..depths.len()).take_while(move |inner| depths[*inner] > own)
}

/// Whether nothing stands between the two that was there before.
fn are_near(plan: &Plan<'_>, hunks: &[Hunk], [ours, theirs]: &Twice) -> bool {
    let (first, last) = (ours.place.min(theirs.place), ours.place.max(theirs.place));
    let is_new = |one: &Hunk| match one {
        Hunk::One { side, at, .. } => !plan.base.contains(&plan.keys[*side][*at]),
        Hunk::Both { .. } | Hunk::Dispute { .. } | Hunk::Several { .. } => false,
    };
    hunks[first..=last].iter().all(is_new)
}

/// Whether what the other side has under a heading would stand elsewhere without it.
fn parts_heading(plan: &Plan<'_>, all: &[BTreeSet<usize>; 2], [ours, theirs]: &Twice) -> bool {
    labelled::is_heading(plan.keys[THEIRS][theirs.unit])
        && ours.place.abs_diff(theirs.place) > 1
        && theirs.unit + 1 < plan.keys[THEIRS].len()
        && !all[THEIRS].contains(&(theirs.unit + 1))
}
