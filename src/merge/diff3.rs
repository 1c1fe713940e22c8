//! Two edited copies of a row of units as one row: blocks of a text, sentences of a paragraph.
//!
//! What one side alone did is done; what both did, each in its own way, is disputed.

use std::collections::{BTreeSet, HashMap};

use super::align::{self, Fate, Script};
use super::groups::{self, Group};
use super::reappearing::{self, Reappearance};
use super::{labelled, likeness, places, twice};

/// Our side among the two.
pub(super) const OURS: usize = 0;
/// The other.
pub(super) const THEIRS: usize = 1;

/// A place of the joined row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hunk {
    /// A unit as one side has it, and what it is on the other.
    One { side: usize, at: usize, other: Option<usize>, base: Option<usize> },
    /// A unit that both rewrote, each in its own way.
    Both { base: usize, sides: [usize; 2] },
    /// What both did in this place, and what stood there before. Nothing on either side marks where
    /// something stood that both put elsewhere.
    Dispute { sides: [Vec<usize>; 2], base: Vec<usize> },
    /// The same of units none of which was moved: what they hold may be joined.
    Several { sides: [Vec<usize>; 2], base: Vec<usize> },
}

/// How often what was joined is looked at again.
const MOST_ROUNDS: usize = 16;

/// What is to be joined.
pub(super) struct Plan<'a> {
    /// What each side did.
    pub(super) scripts: [&'a Script; 2],
    /// What the units of each side say.
    pub(super) keys: [&'a [&'a str]; 2],
    /// How deep the units of each side stand; empty where all stand side by side.
    pub(super) depths: [&'a [usize]; 2],
    /// What the units of the base say.
    pub(super) base: &'a [&'a str],
    /// What is decided on together.
    pub(super) groups: Vec<Group>,
    /// Units of the base that are disputed if one side alone changed them.
    pub(super) locked: BTreeSet<usize>,
    /// Units of the base that a side put into another text: where the other moved one within this,
    /// it is there no more.
    pub(super) left: BTreeSet<usize>,
    /// New units of each side that do not fit what the other side made of their place.
    pub(super) unfit: [BTreeSet<usize>; 2],
    /// Whether new units of both sides in one place are disputed, instead of standing one after the
    /// other.
    pub(super) strict: bool,
}

/// Joins both sides' units. `None` where it cannot be told which place a unit belongs to.
pub(super) fn diff3(plan: &Plan<'_>) -> Option<Vec<Hunk>> {
    let mut known = plan.groups.clone();
    for _ in 0..MOST_ROUNDS {
        let mut hunks = twice::once(plan, hunks(plan, &known)?)?;
        loop {
            match reappearing::found(plan, &hunks) {
                None => return Some(hunks),
                Some(Reappearance::Disputed(places)) => {
                    places.into_iter().for_each(|at| hunks[at].dispute())
                }
                Some(Reappearance::Together(group)) => {
                    known.push(group);
                    break;
                }
            }
        }
    }
    None
}

impl Hunk {
    /// Makes a dispute of a place, with what either side has there.
    pub(super) fn dispute(&mut self) {
        let (sides, base) = match self {
            Self::One { side, at, other, base } => {
                let mut sides = [Vec::new(), Vec::new()];
                sides[*side].push(*at);
                sides[1 - *side].extend(other.filter(|_| base.is_some()));
                (sides, base.iter().copied().collect())
            }
            Self::Both { base, sides } => (sides.map(|unit| vec![unit]), vec![*base]),
            Self::Dispute { .. } | Self::Several { .. } => return,
        };
        *self = Self::Dispute { sides, base };
    }
}

/// Both sides' units as one row, with some of them decided on together.
fn hunks(plan: &Plan<'_>, known: &[Group]) -> Option<Vec<Hunk>> {
    let gaps = plan.scripts.map(gaps);
    let mut merger =
        Merger { plan, gaps, torn: BTreeSet::new(), is_clear: true, hunks: Vec::new() };
    let groups = groups::apart(plan, known);
    for group in &groups {
        merger.tear(group);
    }
    let mut groups = groups.into_iter().peekable();
    let mut taken = [0, 0];
    let mut at = 0;
    let end = plan.scripts[OURS].fates.len();
    loop {
        let group = groups.next_if(|group| group.range.start == at);
        let rest = |side: usize| {
            let new = &plan.scripts[side].before[at];
            let lead = group.as_ref().map_or(0, |group| group.lead[side]);
            &new[taken[side].min(new.len() - lead)..new.len() - lead]
        };
        let new = [rest(OURS), rest(THEIRS)];
        merger.gap(new);
        match group {
            Some(group) => {
                merger.grouped(&group);
                taken = match group.range.is_empty() {
                    true => [OURS, THEIRS].map(|side| plan.scripts[side].before[at].len()),
                    false => group.tail,
                };
                at = group.range.end;
            }
            None if at < end => {
                merger.unit(at);
                at += 1;
                taken = [0, 0];
            }
            None => break,
        }
    }
    merger.is_clear.then_some(merger.hunks)
}

/// Before which unit of the base each unit stands that was moved.
fn gaps(script: &Script) -> HashMap<usize, usize> {
    let new = script.before.iter().enumerate();
    let all = new.flat_map(|(gap, units)| units.iter().map(move |unit| (*unit, gap)));
    all.filter(|(unit, _)| script.origins.contains_key(unit)).collect()
}

struct Merger<'p, 'a> {
    plan: &'p Plan<'a>,
    /// Before which unit of the base each moved unit of a side stands.
    gaps: [HashMap<usize, usize>; 2],
    /// Units of the base that one side moved to where all is disputed.
    torn: BTreeSet<usize>,
    is_clear: bool,
    hunks: Vec<Hunk>,
}

impl<'a> Merger<'_, 'a> {
    fn fate(&self, side: usize, at: usize) -> Fate {
        self.plan.scripts[side].fates[at]
    }

    /// Remembers what was moved into a place that is decided on as a whole.
    fn tear(&mut self, group: &Group) {
        for side in [OURS, THEIRS] {
            let script = self.plan.scripts[side];
            let inside = group.inside(script, side);
            self.torn.extend(inside.iter().filter_map(|unit| script.origins.get(unit).copied()));
        }
    }

    fn grouped(&mut self, group: &Group) {
        let plan = self.plan;
        let gone = group.joined_elsewhere(plan.scripts, &self.torn);
        let sides =
            [OURS, THEIRS].map(|side| group.inside_without(plan.scripts[side], side, &gone));
        let says = |side: usize| sides[side].iter().map(move |unit| plan.keys[side][*unit]);
        let left = group.range.clone().filter(|at| !gone.contains(at));
        let is_moved = |side: usize| {
            let script = plan.scripts[side];
            let mut fates = left.clone().map(|at| script.fates[at]);
            fates.any(|fate| matches!(fate, Fate::Moved(_)))
                || sides[side].iter().any(|unit| script.origins.contains_key(unit))
        };
        let base = left.clone().collect();
        if says(OURS).eq(says(THEIRS)) {
            let pairs = sides[OURS].iter().zip(&sides[THEIRS]);
            self.hunks.extend(pairs.map(|(ours, theirs)| Hunk::One {
                side: OURS,
                at: *ours,
                other: Some(*theirs),
                base: None,
            }));
        } else if is_moved(OURS) || is_moved(THEIRS) {
            self.hunks.push(Hunk::Dispute { sides, base });
        } else {
            self.hunks.push(Hunk::Several { sides, base });
        }
    }

    /// A unit of the base that is decided on alone.
    fn unit(&mut self, at: usize) {
        let fates = [self.fate(OURS, at), self.fate(THEIRS, at)];
        let is_locked = self.plan.locked.contains(&at);
        let units = fates.map(|fate| match fate {
            Fate::Kept(unit) | Fate::Changed(unit) => vec![unit],
            Fate::Moved(_) | Fate::Gone => Vec::new(),
        });
        let dispute = Hunk::Dispute { sides: units, base: vec![at] };
        match fates {
            [Fate::Kept(ours), Fate::Kept(theirs)] => self.one(OURS, [ours, theirs], at),
            [Fate::Changed(_), Fate::Kept(_)] | [Fate::Kept(_), Fate::Changed(_)] if is_locked => {
                self.hunks.push(dispute);
            }
            [Fate::Changed(ours), Fate::Kept(theirs)] => self.one(OURS, [ours, theirs], at),
            [Fate::Kept(ours), Fate::Changed(theirs)] => self.one(THEIRS, [ours, theirs], at),
            [Fate::Changed(ours), Fate::Changed(theirs)] => {
                match self.plan.keys[OURS][ours] == self.plan.keys[THEIRS][theirs] {
                    true => self.one(OURS, [ours, theirs], at),
                    false => self.hunks.push(Hunk::Both { base: at, sides: [ours, theirs] }),
                }
            }
            [Fate::Gone, Fate::Gone] => {}
            [Fate::Gone, Fate::Kept(_)] | [Fate::Kept(_), Fate::Gone] => {
                if is_locked {
                    self.hunks.push(dispute);
                }
            }
            [Fate::Gone, Fate::Changed(_)] | [Fate::Changed(_), Fate::Gone] => {
                self.hunks.push(dispute);
            }
            [Fate::Moved(ours), Fate::Moved(theirs)] => {
                if self.gaps[OURS].get(&ours) != self.gaps[THEIRS].get(&theirs) {
                    self.hunks.push(dispute);
                }
            }
            [Fate::Moved(unit), Fate::Gone] | [Fate::Gone, Fate::Moved(unit)] => {
                let side = if fates[OURS] == Fate::Gone { THEIRS } else { OURS };
                if !self.has_left(side, unit, at) {
                    self.hunks.push(dispute);
                }
            }
            [Fate::Moved(_), _] | [_, Fate::Moved(_)] => {
                if self.torn.contains(&at) {
                    self.hunks.push(dispute);
                }
            }
        }
    }

    fn one(&mut self, side: usize, units: [usize; 2], base: usize) {
        let (at, other) = (units[side], Some(units[1 - side]));
        self.hunks.push(Hunk::One { side, at, other, base: Some(base) });
    }

    /// The new units of both sides in one place.
    fn gap(&mut self, all: [&'a [usize]; 2]) {
        let (all, headings) = places::without_headings(self.plan, all);
        let parts = if self.plan.strict { vec![all] } else { places::parts(self.plan, all) };
        for new in parts {
            if self.plan.strict && places::has_all(self.plan, new) {
                let origins = &self.plan.scripts[THEIRS].origins;
                let theirs = new[THEIRS].iter().filter_map(|unit| match origins.get(unit) {
                    Some(_) => self.moved(THEIRS, *unit, all[OURS]),
                    None => Some(self.added(THEIRS, *unit)),
                });
                let theirs: Vec<Hunk> = theirs.collect();
                self.hunks.extend(theirs);
                continue;
            }
            let [ours, theirs] = self.both_new(new, all);
            let is_one = ours.is_empty() || theirs.is_empty();
            let first = if is_one { Some(OURS) } else { places::first(self.plan, new) };
            match first.filter(|_| is_one || !self.are_versions(new)) {
                Some(OURS) => self.hunks.extend(ours.into_iter().chain(theirs)),
                Some(_) => self.hunks.extend(theirs.into_iter().chain(ours)),
                None => {
                    let moved = |side: usize| {
                        let origins = &self.plan.scripts[side].origins;
                        new[side].iter().any(|unit| origins.contains_key(unit))
                    };
                    self.is_clear &= self.plan.strict || !(moved(OURS) || moved(THEIRS));
                    let sides = new.map(<[usize]>::to_vec);
                    self.hunks.push(Hunk::Dispute { sides, base: Vec::new() });
                }
            }
        }
        self.hunks.extend(headings.map(|sides| Hunk::Dispute { sides, base: Vec::new() }));
    }

    /// Whether what both sides put in one place may be versions of one: what one of them moved
    /// there is none of what the other wrote.
    fn are_versions(&self, new: [&[usize]; 2]) -> bool {
        let is_written = |side: usize| {
            let origins = &self.plan.scripts[side].origins;
            new[side].iter().any(|unit| !origins.contains_key(unit))
        };
        self.plan.strict && is_written(OURS) && is_written(THEIRS)
    }

    /// A part of all the new units of each side in one place, without what is there already on our
    /// side.
    fn both_new(&self, new: [&[usize]; 2], all: [&[usize]; 2]) -> [Vec<Hunk>; 2] {
        let is_new =
            |side: usize, unit: &usize| !self.plan.scripts[side].origins.contains_key(unit);
        let key = |side: usize, unit: usize| self.plan.keys[side][unit];
        let mut same: HashMap<&str, usize> = HashMap::new();
        for unit in new[OURS].iter().filter(|unit| is_new(OURS, unit)) {
            *same.entry(key(OURS, *unit)).or_default() += 1;
        }
        let mut rest = Vec::new();
        for unit in new[THEIRS] {
            match same.get_mut(key(THEIRS, *unit)).filter(|left| **left > 0) {
                Some(left) if is_new(THEIRS, unit) => *left -= 1,
                _ => rest.push(*unit),
            }
        }
        let can_pair = new[OURS].len() * rest.len() <= align::MOST_PAIRS;
        let mut ours = Vec::new();
        for unit in new[OURS] {
            if !is_new(OURS, unit) {
                ours.extend(self.moved(OURS, *unit, all[THEIRS]));
                continue;
            }
            // What both wrote in the same words is there once.
            let is_left = same.get(key(OURS, *unit)).is_some_and(|left| *left > 0);
            let alike = |their: &usize| {
                is_new(THEIRS, their)
                    && labelled::are_versions(key(OURS, *unit), key(THEIRS, *their))
            };
            match rest.iter().position(alike).filter(|_| can_pair && is_left) {
                Some(at) => {
                    let sides = [vec![*unit], vec![rest.remove(at)]];
                    ours.push(Hunk::Dispute { sides, base: Vec::new() });
                }
                None => ours.push(self.added(OURS, *unit)),
            }
        }
        let theirs = rest.into_iter().filter_map(|unit| match is_new(THEIRS, &unit) {
            true => Some(self.added(THEIRS, unit)),
            false => self.moved(THEIRS, unit, all[OURS]),
        });
        let theirs = theirs.collect();
        [ours, theirs]
    }

    /// A unit that one side added.
    fn added(&self, side: usize, at: usize) -> Hunk {
        match self.plan.unfit[side].contains(&at) {
            true => self.own(side, at),
            false => Hunk::One { side, at, other: None, base: None },
        }
    }

    /// A unit that one side moved here, where the other side has units of its own.
    fn moved(&self, side: usize, at: usize, others: &[usize]) -> Option<Hunk> {
        let base = self.plan.scripts[side].origins.get(&at).copied()?;
        let is_edited = |side: usize, at: usize| self.plan.scripts[side].edited.contains(&at);
        let (other, is_others) = match self.fate(1 - side, base) {
            Fate::Kept(other) => (other, false),
            Fate::Changed(other) => (other, true),
            // What both moved alike is there once.
            Fate::Moved(other) if others.contains(&other) && side == THEIRS => return None,
            Fate::Moved(other) if others.contains(&other) => (other, is_edited(1 - side, other)),
            Fate::Gone if self.has_left(side, at, base) => return None,
            Fate::Moved(_) | Fate::Gone => return Some(self.own(side, at)),
        };
        let units = if side == OURS { [at, other] } else { [other, at] };
        let is_same = self.plan.keys[OURS][units[OURS]] == self.plan.keys[THEIRS][units[THEIRS]];
        // What took its place on the other side is not it: which of the two stays is disputed.
        let taker = self.plan.keys[1 - side][other];
        if is_others && !likeness::are_akin(self.plan.base[base], taker) {
            return Some(Hunk::Dispute { sides: units.map(|unit| vec![unit]), base: vec![base] });
        }
        Some(match (is_edited(side, at), is_others) {
            (true, true) if !is_same => Hunk::Both { base, sides: units },
            (false, true) => {
                Hunk::One { side: 1 - side, at: other, other: Some(at), base: Some(base) }
            }
            _ => Hunk::One { side, at, other: Some(other), base: Some(base) },
        })
    }

    /// Whether a unit that one side moved, as it was, stands in another text on the other.
    fn has_left(&self, side: usize, unit: usize, base: usize) -> bool {
        self.plan.left.contains(&base) && !self.plan.scripts[side].edited.contains(&unit)
    }

    /// What one side has here and the other disputes.
    fn own(&self, side: usize, at: usize) -> Hunk {
        let mut sides = [Vec::new(), Vec::new()];
        sides[side].push(at);
        Hunk::Dispute { sides, base: Vec::new() }
    }
}
