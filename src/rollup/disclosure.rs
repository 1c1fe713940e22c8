//! Which groups are held back so that no figure is of fewer returns than the minimum, directly or
//! by subtraction.
//!
//! The rule, over everything that is shown: the nation, the health boards that are not held back
//! and the comparator sets that are not held back.
//!
//! 1. A group with fewer returns than the minimum is held back.
//! 2. Adding and subtracting what is shown may leave nothing that depends on at least one return
//!    and on fewer than the minimum. That covers the nation less all shown boards, a set less a set
//!    inside it, the nation less a set, a set less the boards inside it, two sets that differ in a
//!    member each, and every longer sum. Where it can be done, another group is held back: the
//!    smallest (by returns, then boards before sets, then id) without which it cannot; where none
//!    alone prevents it, the smallest. This is repeated until it can no longer be done.
//!
//! 3. A group that is held back by 2 although what is shown gives its figures away is shown after
//!    all: it tells nothing new, and what is held back cannot be worked out.
//!
//! The nation itself is always shown. What a reader can conclude from a figure itself (all of a
//! group chose one level) is not a matter of subtraction and is not prevented.
//!
//! How it is decided: returns that are in the same shown groups cannot be told apart, so they are
//! one *cell*. What can be worked out is what lies in the row space of the table of shown groups by
//! cells. In its reduced form every member of that space is known by its values at the pivots, and
//! what depends on few returns has few pivots that are not nought: so the candidates are sums of a
//! few rows. They are many where groups are many and the minimum is high, so the effort is bounded;
//! once it is used up, sets and then boards are held back, the smallest first, until no cell is
//! smaller than the minimum. Then nothing can be worked out, because any sum holds whole cells.

use std::collections::BTreeMap;

use serde::Serialize;

use super::linear::{self, Row, Space};

/// Why a group is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It has fewer returns than the minimum.
    FewReturns,
    /// With it, figures of fewer returns than the minimum could be worked out.
    Complement,
}

/// A group that is to be shown or held back.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    /// Its id, which decides between groups of the same size and kind.
    pub(super) id: &'a str,
    /// 0 for a health board, 1 for a comparator set.
    pub(super) kind: usize,
    /// The places of its returns among all that are counted.
    pub(super) returns: Vec<usize>,
}

/// How much may be computed, in values of rows that are looked at, before groups are held back
/// without knowing that they must be: about half a second. 31 partnerships in 14 boards and 10 sets
/// need a thousandth of it with a minimum of 3, 310 in 60 boards and 40 sets a tenth; 150 in 14
/// boards and 20 sets of 20 need two thirds with a minimum of 5.
const EFFORT: usize = 100_000_000;

/// For each group, why it is held back, if it is; `all` is how many returns are counted.
pub(super) fn held_back(
    all: usize,
    groups: &[Candidate<'_>],
    minimum: usize,
) -> Vec<Option<Reason>> {
    held_back_within(EFFORT, all, groups, minimum)
}

/// The same within an effort. Once it is used up, groups are held back until it is plain that
/// nothing can be worked out.
pub(super) fn held_back_within(
    mut effort: usize,
    all: usize,
    groups: &[Candidate<'_>],
    minimum: usize,
) -> Vec<Option<Reason>> {
    let few = |group: &Candidate<'_>| (group.returns.len() < minimum).then_some(Reason::FewReturns);
    let mut reasons: Vec<_> = groups.iter().map(few).collect();
    loop {
        let shown = shown(groups, &reasons);
        let Some(smallest) = shown.first() else { break };
        let table = Table::new(all, groups, &shown);
        let next = match table.exposed(minimum, &mut effort) {
            Exposed::Nothing => break,
            Exposed::Unknown => *coarsest(groups, &shown).unwrap_or(smallest),
            Exposed::Sum(sum) => table.without_which_hidden(&sum, &shown).unwrap_or(*smallest),
        };
        reasons[next] = Some(Reason::Complement);
    }
    show_what_is_known(all, groups, &mut reasons);
    reasons
}

/// The groups that are not held back, smallest first.
fn shown(groups: &[Candidate<'_>], reasons: &[Option<Reason>]) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..groups.len()).filter(|at| reasons[*at].is_none()).collect();
    shown.sort_by_key(|at| (groups[*at].returns.len(), groups[*at].kind, groups[*at].id));
    shown
}

/// Shows the groups that are held back for others and that the shown ones give away.
fn show_what_is_known(all: usize, groups: &[Candidate<'_>], reasons: &mut [Option<Reason>]) {
    let shown = shown(groups, reasons);
    let is_known = |at: usize| {
        let with_it: Vec<usize> = shown.iter().copied().chain([at]).collect();
        let table = Table::new(all, groups, &with_it);
        table.rows.split_last().is_some_and(|(own, others)| {
            Space::of(std::iter::once(&table.nation).chain(others)).has(own)
        })
    };
    for (at, reason) in reasons.iter_mut().enumerate() {
        if *reason == Some(Reason::Complement) && is_known(at) {
            *reason = None;
        }
    }
}

/// The group to hold back where it is not known which must be: sets go first, because boards alone
/// cannot overlap.
fn coarsest<'a>(groups: &[Candidate<'_>], shown: &'a [usize]) -> Option<&'a usize> {
    let last_kind = shown.iter().map(|at| groups[*at].kind).max()?;
    shown.iter().find(|at| groups[**at].kind == last_kind)
}

/// What can be worked out that depends on fewer returns than the minimum.
enum Exposed {
    /// Nothing.
    Nothing,
    /// This sum of shown groups.
    Sum(Row),
    /// It would take too long to say.
    Unknown,
}

/// The shown groups by cells.
struct Table {
    /// How many returns are in each cell, largest first: rows that begin at a large cell need not
    /// be looked at.
    sizes: Vec<usize>,
    /// The nation.
    nation: Row,
    /// The shown groups: 1 for each cell inside.
    rows: Vec<Row>,
}

impl Table {
    fn new(all: usize, groups: &[Candidate<'_>], shown: &[usize]) -> Self {
        let mut patterns = vec![vec![false; shown.len()]; all];
        for (row, at) in shown.iter().enumerate() {
            for returned in &groups[*at].returns {
                patterns[*returned][row] = true;
            }
        }
        let mut cells: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        for pattern in patterns {
            *cells.entry(pattern).or_default() += 1;
        }
        let mut cells: Vec<_> = cells.into_iter().collect();
        cells.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let row = |row: usize| cells.iter().map(|(inside, _)| u64::from(inside[row])).collect();
        Self {
            nation: vec![1; cells.len()],
            rows: (0..shown.len()).map(row).collect(),
            sizes: cells.iter().map(|(_, size)| *size).collect(),
        }
    }

    /// A sum of shown groups in which so few returns are left that they are fewer than the minimum.
    ///
    /// Where every cell is as large as the minimum there is none, whatever the effort: any sum
    /// holds whole cells.
    fn exposed(&self, minimum: usize, effort: &mut usize) -> Exposed {
        if self.sizes.iter().all(|size| *size >= minimum) {
            return Exposed::Nothing;
        }
        // To bring the rows to their reduced form, and to find out later which of them a sum needs.
        let rows = self.rows.len() + 1;
        if !spend(effort, rows * rows * (2 * self.sizes.len() + rows)) {
            return Exposed::Unknown;
        }
        let space = Space::of(std::iter::once(&self.nation).chain(&self.rows));
        let rows: Vec<_> =
            space.rows().iter().filter(|(pivot, _)| self.sizes[*pivot] < minimum).collect();
        // Rows that may be added up, how many returns their pivots hold, and the first that may
        // join them.
        let mut waiting = vec![(Vec::new(), 0, 0)];
        while let Some((chosen, held, from)) = waiting.pop() {
            for (at, (pivot, _)) in rows.iter().enumerate().skip(from) {
                let held = held + self.sizes[*pivot];
                if held >= minimum {
                    continue;
                }
                let mut chosen: Vec<usize> = chosen.clone();
                chosen.push(at);
                let pivots: Vec<usize> = chosen.iter().map(|at| rows[*at].0).collect();
                let own = chosen.iter().map(|at| rows[*at].1.clone()).collect();
                match self.below(own, &pivots, (minimum - 1 - held, minimum), effort) {
                    Exposed::Nothing => waiting.push((chosen, held, at + 1)),
                    found => return found,
                }
            }
        }
        Exposed::Nothing
    }

    /// A sum of these rows, with any factors, that depends on fewer returns than the minimum.
    ///
    /// Beside the pivots at most `spare` cells may be left in it, so of any `spare + 1` one must be
    /// gone: trying each in turn, with one row fewer to go on with, finds a sum if there is one.
    fn below(
        &self,
        rows: Vec<Row>,
        pivots: &[usize],
        (spare, minimum): (usize, usize),
        effort: &mut usize,
    ) -> Exposed {
        if !spend(effort, rows.len() * self.sizes.len()) {
            return Exposed::Unknown;
        }
        let is_left = |cell: &usize| rows.iter().any(|row| row[*cell] != 0);
        let cells = (0..self.sizes.len()).filter(|cell| !pivots.contains(cell));
        let left: Vec<usize> = cells.filter(is_left).take(spare + 1).collect();
        if let ([row], _) | ([row, ..], []) = (rows.as_slice(), left.as_slice()) {
            let is_below = self.is_below(row, minimum);
            return if is_below { Exposed::Sum(row.clone()) } else { Exposed::Nothing };
        }
        for cell in &left {
            let fewer = linear::without(&rows, *cell);
            match self.below(fewer, pivots, (spare, minimum), effort) {
                Exposed::Nothing => {}
                found => return found,
            }
        }
        Exposed::Nothing
    }

    /// Whether a row depends on fewer returns than the minimum.
    fn is_below(&self, row: &Row, minimum: usize) -> bool {
        let left = row.iter().zip(&self.sizes).filter(|(value, _)| **value != 0);
        left.map(|(_, size)| size).sum::<usize>() < minimum
    }

    /// The first of the shown groups without which a sum cannot be worked out.
    fn without_which_hidden(&self, sum: &Row, shown: &[usize]) -> Option<usize> {
        let rows: Vec<&Row> = std::iter::once(&self.nation).chain(&self.rows).collect();
        let needed = linear::needed(&rows, sum);
        // The nation, the first of the rows, is always shown.
        let first = needed.into_iter().find_map(|row| row.checked_sub(1))?;
        shown.get(first).copied()
    }
}

/// Takes from what may still be computed; whether there was enough. What is not enough is used up.
fn spend(effort: &mut usize, values: usize) -> bool {
    let is_enough = values <= *effort;
    *effort = if is_enough { *effort - values } else { 0 };
    is_enough
}
