//! What both sides wrote in the same words, each in another way: one put it in the place of
//! something, the other beside it; one split a paragraph before it. It would stand there twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::diff3::{Hunk, OURS, Plan, THEIRS};
use super::labelled;

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
            for (side, stand) in [(OURS, ours), (THEIRS, theirs)] {
                if matches!(hunks[stand.place], Hunk::One { side: own, .. } if own == side) {
                    hunks[stand.place].dispute();
                }
            }
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
