//! Units that became one, and one that became several, which no pair of one and one tells.

use super::align::FEWEST_WORDS;
use super::likeness::contained;

/// The share of the words of a unit, in hundredths, that another has in which it stands.
const WITHIN: usize = 50;

/// The units between those that are matched, by their sorted words.
pub(super) struct Between<'w> {
    /// Those of the base.
    pub(super) olds: &'w [Vec<String>],
    /// Those of the side.
    pub(super) news: &'w [Vec<String>],
}

impl Between<'_> {
    /// Whether a pair is one of the base with a unit in which another near it stands as well, or
    /// the other way round: between the two there is nothing that is matched.
    pub(super) fn is_one_of_several(
        &self,
        pairs: &[(usize, usize)],
        (i, j): (usize, usize),
    ) -> bool {
        let is_free_old = |at: usize| pairs.iter().all(|pair| pair.0 != at);
        let is_free_new = |at: usize| pairs.iter().all(|pair| pair.1 != at);
        let joined = near(i, self.olds.len(), is_free_old)
            .any(|at| are_within(&self.olds[i], &self.olds[at], &self.news[j]));
        let split = near(j, self.news.len(), is_free_new)
            .any(|at| are_within(&self.news[j], &self.news[at], &self.olds[i]));
        joined || split
    }
}

/// The places before and behind one, as far as they are free.
fn near(
    at: usize,
    end: usize,
    is_free: impl Fn(usize) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let before = (0..at).rev().take_while(move |at| is_free(*at));
    before.chain((at + 1..end).take_while(move |at| is_free(*at)))
}

/// Whether two units both stand in a third, each in words of its own.
fn are_within(one: &[String], other: &[String], whole: &[String]) -> bool {
    let mut both = [one, other].concat();
    both.sort_unstable();
    let is_within = |part: &[String]| 100 * contained(part, whole) >= WITHIN * part.len();
    let are_known = one.len().min(other.len()) >= FEWEST_WORDS;
    are_known && is_within(one) && is_within(other) && is_within(&both)
}
