//! What a joined row would silently undo or repeat: a sentence that one side took away and that
//! still stands in what the other made of its paragraph, and one that each side has once and that
//! would stand in two places.

use std::collections::HashMap;

use super::align::{FEWEST_WORDS, Fate};
use super::diff3::{Hunk, OURS, Plan, THEIRS};
use super::groups::{Group, UnitPosition};
use super::likeness::is_word;
use super::sentences::sentences;

/// What has to be decided on in another way.
pub(super) enum Reappearance {
    /// Units that are decided on together.
    Together(Group),
    /// Places that are disputed.
    Disputed(Vec<usize>),
}

/// What paragraphs and entries begin with: what they hold may stand in another of them.
const HOLDING: [char; 4] = ['¶', '•', '№', '»'];

/// What the units of base, ours and theirs hold, each sentence for itself.
struct Held<'a> {
    units: [Vec<Vec<&'a str>>; 3],
    /// How often each sentence stands in base, ours and theirs.
    counts: HashMap<&'a str, [usize; 3]>,
}

/// A sentence in a place of the joined row, and the side and unit that it is from.
type Said<'a> = (&'a str, usize, usize);

/// The first sentence that would be undone or repeated. `None` where there is none.
pub(super) fn found(plan: &Plan<'_>, hunks: &[Hunk]) -> Option<Reappearance> {
    if plan.strict {
        return None;
    }
    let held = Held::of(plan);
    held.undone(plan, hunks).or_else(|| held.repeated(plan, hunks))
}

impl<'a> Held<'a> {
    fn of(plan: &Plan<'a>) -> Self {
        let of = |keys: &[&'a str]| keys.iter().map(|key| held(key)).collect::<Vec<_>>();
        let units = [of(plan.base), of(plan.keys[OURS]), of(plan.keys[THEIRS])];
        let mut counts: HashMap<&str, [usize; 3]> = HashMap::new();
        for (which, units) in units.iter().enumerate() {
            for sentence in units.iter().flatten() {
                counts.entry(sentence).or_default()[which] += 1;
            }
        }
        // A short paragraph is known in another place by what was there before; what stands before
        // a colon says of what other words are, and may stand over many.
        counts.retain(|sentence, counts| {
            let words = sentence.split_whitespace().filter(is_word).count();
            let is_known = words >= FEWEST_WORDS || (words > 0 && counts[0] == 1);
            is_known && !sentence.ends_with(':')
        });
        Self { units, counts }
    }

    fn of_side(&self, side: usize, unit: usize) -> impl Iterator<Item = Said<'a>> + '_ {
        self.units[side + 1][unit].iter().map(move |sentence| (*sentence, side, unit))
    }

    /// What both sides' units hold together: what one of them took away is not there.
    fn joined(&self, sides: [&[usize]; 2], base: &[usize]) -> Vec<Said<'a>> {
        let has = |which: usize, units: &[usize], sentence: &str| {
            units.iter().any(|unit| self.units[which][*unit].contains(&sentence))
        };
        let of = |side: usize| {
            sides[side].iter().flat_map(move |unit| self.of_side(side, *unit)).filter(
                move |(sentence, ..)| match has(2 - side, sides[1 - side], sentence) {
                    true => side == OURS,
                    false => !has(0, base, sentence),
                },
            )
        };
        of(OURS).chain(of(THEIRS)).collect()
    }

    /// What stands in a place with one side's version of what is disputed.
    fn said(&self, place: &Hunk, choice: usize) -> Vec<Said<'a>> {
        match place {
            Hunk::One { side, at, .. } => self.of_side(*side, *at).collect(),
            Hunk::Both { base, sides: [ours, theirs] } => {
                self.joined([&[*ours], &[*theirs]], &[*base])
            }
            Hunk::Several { sides: [ours, theirs], base } => self.joined([ours, theirs], base),
            Hunk::Dispute { sides, .. } => {
                sides[choice].iter().flat_map(|unit| self.of_side(choice, *unit)).collect()
            }
        }
    }

    fn undone(&self, plan: &Plan<'_>, hunks: &[Hunk]) -> Option<Reappearance> {
        let settled = hunks.iter().enumerate().filter(|(_, place)| is_settled(place));
        for (at, place) in settled {
            for (sentence, side, unit) in self.said(place, OURS) {
                // The other side has it no more, and this one only where it put it.
                let is_undone = self.counts.get(sentence).is_some_and(|counts| {
                    counts[0] == 1 && counts[side + 1] == 1 && counts[2 - side] == 0
                });
                if is_undone && sentence.split_whitespace().filter(is_word).count() >= FEWEST_WORDS
                {
                    let before = self.units[0].iter().position(|held| held.contains(&sentence))?;
                    let stands = [UnitPosition::At(before), stand(plan, side, unit)?];
                    return Some(together(plan, &stands, vec![at]));
                }
            }
        }
        None
    }

    fn repeated(&self, plan: &Plan<'_>, hunks: &[Hunk]) -> Option<Reappearance> {
        for choice in [OURS, THEIRS] {
            let mut known: HashMap<&str, (usize, usize, usize)> = HashMap::new();
            for (at, place) in hunks.iter().enumerate() {
                for (sentence, side, unit) in self.said(place, choice) {
                    let counts = self.counts.get(sentence);
                    if counts.is_none_or(|counts| counts[1] > 1 || counts[2] > 1) {
                        continue;
                    }
                    let Some((other, other_side, other_unit)) = known.get(sentence).copied() else {
                        known.insert(sentence, (at, side, unit));
                        continue;
                    };
                    let places = [other, at].into_iter().filter(|at| is_settled(&hunks[*at]));
                    let places: Vec<usize> = places.collect();
                    if other == at {
                        continue;
                    }
                    let is_joined = |at: usize| matches!(hunks[at], Hunk::Several { .. });
                    if places.is_empty() && !is_joined(other) && !is_joined(at) {
                        continue;
                    }
                    let stands = [stand(plan, other_side, other_unit)?, stand(plan, side, unit)?];
                    match together(plan, &stands, places) {
                        Reappearance::Disputed(places) if places.is_empty() => {}
                        found => return Some(found),
                    }
                }
            }
        }
        None
    }
}

/// Whether nothing in a place is disputed as a whole.
fn is_settled(place: &Hunk) -> bool {
    matches!(place, Hunk::One { .. } | Hunk::Both { .. })
}

/// What a unit holds.
fn held(key: &str) -> Vec<&str> {
    match key.split_once(' ') {
        Some((sign, rest)) if sign.starts_with(HOLDING) => sentences(rest),
        _ => vec![key],
    }
}

/// Where a side's unit stands.
fn stand(plan: &Plan<'_>, side: usize, unit: usize) -> Option<UnitPosition> {
    let script = plan.scripts[side];
    let is_it = |fate: &Fate| matches!(fate, Fate::Kept(at) | Fate::Changed(at) if *at == unit);
    if let Some(at) = script.fates.iter().position(is_it) {
        return Some(UnitPosition::At(at));
    }
    script.before.iter().position(|new| new.contains(&unit)).map(UnitPosition::Before)
}

/// Units between two places are decided on together where all are paragraphs, or entries of one
/// depth; else the places are disputed.
fn together(plan: &Plan<'_>, stands: &[UnitPosition], places: Vec<usize>) -> Reappearance {
    let Some(group) = Group::around(plan, stands) else { return Reappearance::Disputed(places) };
    let sides = [OURS, THEIRS].map(|side| group.inside(plan.scripts[side], side));
    let ours = sides[OURS].iter().map(|unit| plan.keys[OURS][*unit]);
    let theirs = sides[THEIRS].iter().map(|unit| plan.keys[THEIRS][*unit]);
    let base = group.range.clone().map(|at| plan.base[at]);
    let mut signs = base.chain(ours).chain(theirs).map(|key| key.split(' ').next());
    let first = signs.next().flatten();
    match first.is_some_and(|sign| sign.starts_with(HOLDING)) && signs.all(|sign| sign == first) {
        true => Reappearance::Together(group),
        false => Reappearance::Disputed(places),
    }
}
