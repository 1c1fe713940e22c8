//! What is decided on together, because what one side did to it cannot be told from what the other
//! did unit by unit.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{Fate, Script};
use super::diff3::{OURS, Plan, THEIRS};

/// Units that are decided on together where both sides touched them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The units of the base.
    pub(super) range: Range<usize>,
    /// How many of the new units before them belong to them, on each side.
    pub(super) lead: [usize; 2],
    /// How many of the new units behind them belong to them, on each side.
    pub(super) tail: [usize; 2],
}

/// Where a unit of a side stands, told by the units of the base.
#[derive(Debug, Clone, Copy)]
pub(super) enum UnitPosition {
    /// In the place of this one.
    At(usize),
    /// Among the new ones before this one.
    Before(usize),
}

impl Group {
    /// The least that holds all these places; new units in one of its ends belong to it.
    pub(super) fn around(plan: &Plan<'_>, stands: &[UnitPosition]) -> Option<Self> {
        let start = stands.iter().map(|stand| match stand {
            UnitPosition::At(at) | UnitPosition::Before(at) => *at,
        });
        let end = stands.iter().map(|stand| match stand {
            UnitPosition::At(at) => at + 1,
            UnitPosition::Before(at) => *at,
        });
        let (start, end) = (start.min()?, end.max()?);
        let has = |gap: usize| {
            stands.iter().any(|stand| matches!(stand, UnitPosition::Before(at) if *at == gap))
        };
        let new = |gap: usize| plan.scripts.map(|script| script.before[gap].len());
        let lead = if has(start) { new(start) } else { [0, 0] };
        let tail = if end > start && has(end) { new(end) } else { [0, 0] };
        Some(Self { range: start..end, lead, tail })
    }

    /// What a side has in the place of a group.
    pub(super) fn inside(&self, script: &Script, side: usize) -> Vec<usize> {
        let first = &script.before[self.range.start];
        let mut units = first[first.len() - self.lead[side]..].to_vec();
        for at in self.range.clone() {
            if at > self.range.start {
                units.extend(&script.before[at]);
            }
            if let Fate::Kept(unit) | Fate::Changed(unit) = script.fates[at] {
                units.push(unit);
            }
        }
        units.extend(&script.before[self.range.end][..self.tail[side]]);
        units
    }

    /// Units of the base in it that one side moved out of it, and the other did not: they are
    /// joined where they stand now, unless that is in a place that is decided on as a whole.
    pub(super) fn joined_elsewhere(
        &self,
        scripts: [&Script; 2],
        torn: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        let is_moved_out = |at: &usize| {
            [OURS, THEIRS].into_iter().any(|side| {
                let other = scripts[1 - side].fates[*at];
                matches!(scripts[side].fates[*at], Fate::Moved(_))
                    && matches!(other, Fate::Kept(_) | Fate::Changed(_))
            })
        };
        self.range.clone().filter(|at| is_moved_out(at) && !torn.contains(at)).collect()
    }

    /// What a side has in the place of a group without some units of the base.
    pub(super) fn inside_without(
        &self,
        script: &Script,
        side: usize,
        gone: &BTreeSet<usize>,
    ) -> Vec<usize> {
        let is_gone = |unit: usize| {
            gone.iter().any(|at| {
                matches!(script.fates[*at], Fate::Kept(own) | Fate::Changed(own) if own == unit)
            })
        };
        let mut inside = self.inside(script, side);
        inside.retain(|unit| !is_gone(*unit));
        inside
    }

    /// Takes up a group that begins within this one or next to it.
    fn take(&mut self, other: &Self) {
        if other.range.start == self.range.start {
            self.lead = [OURS, THEIRS].map(|side| self.lead[side].max(other.lead[side]));
        }
        if other.range.end > self.range.end {
            self.tail = [0, 0];
        }
        if other.range.end >= self.range.end {
            self.range.end = other.range.end;
            self.tail = [OURS, THEIRS].map(|side| self.tail[side].max(other.tail[side]));
        }
    }

    /// Whether one that begins no earlier shares a unit with it.
    fn meets(&self, other: &Self) -> bool {
        let is_both = |side: usize| self.tail[side] > 0 && other.lead[side] > 0;
        other.range.start < self.range.end
            || (other.range.start == self.range.end
                && (self.range.is_empty() || is_both(OURS) || is_both(THEIRS)))
    }
}

/// What is decided on together, none overlapping another: what is known beforehand, and what one
/// side replaced by another number of units while the other touched it.
pub(super) fn apart(plan: &Plan<'_>, known: &[Group]) -> Vec<Group> {
    let mut groups = known.to_vec();
    for side in [OURS, THEIRS] {
        let other = plan.scripts[1 - side];
        for run in &plan.scripts[side].runs {
            let is_touched = run.clone().any(|at| !matches!(other.fates[at], Fate::Kept(_)))
                || (run.start + 1..run.end).any(|at| !other.before[at].is_empty());
            if is_touched {
                groups.push(Group { range: run.clone(), lead: [0, 0], tail: [0, 0] });
            }
        }
    }
    // New units that a side put in the place of the first ones belong to them.
    for group in &mut groups {
        for side in [OURS, THEIRS] {
            let script = plan.scripts[side];
            if script
                .runs
                .iter()
                .any(|run| run.start == group.range.start && !group.range.is_empty())
            {
                group.lead[side] = script.before[group.range.start].len();
            }
        }
    }
    groups.sort_by_key(|group| (group.range.start, group.range.end));
    let mut apart: Vec<Group> = Vec::with_capacity(groups.len());
    for group in groups {
        match apart.last_mut() {
            Some(last) if last.meets(&group) => last.take(&group),
            _ => apart.push(group),
        }
    }
    apart
}
