//! Units that became one, and one that became several, which no pair of one and one tells.

use super::align::FEWEST_WORDS;
use super::likeness::contained;

/// The share of the words of a unit, in hundredths, that another has in which it stands.
const WITHIN: usize = 75;

/// The units between those that are matched, by their sorted words.
pub(super) struct Between<'w, 'a> {
    /// Those of the base.
    pub(super) olds: &'w [Vec<&'a str>],
    /// Those of the side.
    pub(super) news: &'w [Vec<&'a str>],
}

impl Between<'_, '_> {
    /// Whether a pair is one of the base with a unit in which one beside it stands as well, or the
    /// other way round.
    pub(super) fn is_one_of_several(
        &self,
        pairs: &[(usize, usize)],
        (i, j): (usize, usize),
    ) -> bool {
        let is_free_old = |at: usize| pairs.iter().all(|pair| pair.0 != at);
        let is_free_new = |at: usize| pairs.iter().all(|pair| pair.1 != at);
        let joined = beside(i, self.olds.len())
            .any(|at| is_free_old(at) && are_within(&self.olds[i], &self.olds[at], &self.news[j]));
        let split = beside(j, self.news.len())
            .any(|at| is_free_new(at) && are_within(&self.news[j], &self.news[at], &self.olds[i]));
        joined || split
    }
}

/// The places before and behind one.
fn beside(at: usize, end: usize) -> impl Iterator<Item = usize> {
    at.checked_sub(1).into_iter().chain((at + 1 < end).then_some(at + 1))
}

/// Whether two units both stand in a third, each in words of its own.
fn are_within(one: &[&str], other: &[&str], whole: &[&str]) -> bool {
    let mut both: Vec<&str> = one.iter().chain(other).copied().collect();
    both.sort_unstable();
    let is_within = |part: &[&str]| 100 * contained(part, whole) >= WITHIN * part.len();
    let are_known = one.len().min(other.len()) >= FEWEST_WORDS;
    are_known && is_within(one) && is_within(other) && is_within(&both)
}
