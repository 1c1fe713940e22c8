//! What two sequences have in common, in order, in time that grows with their length.

use std::collections::HashMap;
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How much of two sequences is held side by side at once.
const PIECE: usize = 16_384;

/// Runs that are the same in both: where each begins in the one and in the other, and its length.
///
/// What both begin and end with is found first. Of the rest, `similar` bounds an expensive search
/// by steps, to a length times its root; beyond 16,384 entries the rest is cut into pieces of that
/// length, so that the time grows with the number of pieces, and what moved from one piece to
/// another is not found here.
pub(super) fn common<T: Eq + Hash>(
    algorithm: Algorithm,
    old: &[T],
    new: &[T],
) -> Vec<(usize, usize, usize)> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after =
        old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (n, m) = (old_rest.len() - after, new_rest.len() - after);
    let (old_rest, new_rest) = numbered(&old_rest[..n], &new_rest[..m]);
    let pieces = n.max(m).div_ceil(PIECE);
    let mut runs = vec![(0, 0, before)];
    for piece in 0..pieces {
        let part = |length: usize| piece * length / pieces..(piece + 1) * length / pieces;
        let (here, there) = (part(n), part(m));
        let ops = capture_diff_slices(algorithm, &old_rest[here.clone()], &new_rest[there.clone()]);
        runs.extend(ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| {
            let (old, new) = (op.old_range(), op.new_range());
            (before + here.start + old.start, before + there.start + new.start, old.len())
        }));
    }
    runs.push((before + n, before + m, after));
    runs.retain(|(_, _, length)| *length > 0);
    runs
}

/// Equal entries as equal numbers, which are compared faster.
fn numbered<T: Eq + Hash>(old: &[T], new: &[T]) -> (Vec<usize>, Vec<usize>) {
    let mut known = HashMap::new();
    let mut number = |entry| {
        let next = known.len();
        *known.entry(entry).or_insert(next)
    };
    let old = old.iter().map(&mut number).collect();
    (old, new.iter().map(number).collect())
}

#[cfg(test)]
mod tests {
    use similar::Algorithm;

    use super::{PIECE, common};

    #[test]
    fn what_both_begin_and_end_with_is_found_at_any_length() {
        let old: Vec<usize> = (0..3 * PIECE).collect();
        let mut new = old.clone();
        new.splice(PIECE..PIECE + 2, [usize::MAX; 5]);
        let rest = 2 * PIECE - 2;
        assert_eq!(
            common(Algorithm::Myers, &old, &new),
            [(0, 0, PIECE), (PIECE + 2, PIECE + 5, rest)]
        );
    }

    #[test]
    fn long_sequences_that_differ_everywhere_are_cut() {
        let old: Vec<usize> = (0..2 * PIECE).map(|n| n % 7).collect();
        let new: Vec<usize> = (0..2 * PIECE + 5).map(|n| n % 5 + n % 2).collect();
        let runs = common(Algorithm::Histogram, &old, &new);
        let ends = runs.iter().map(|(old, new, length)| (old + length, new + length));
        let mut rises = ends.zip(runs.iter().skip(1));
        assert!(rises.all(|(end, next)| end.0 <= next.0 && end.1 <= next.1));
        assert!(runs.iter().all(|&(a, b, length)| old[a..a + length] == new[b..b + length]));
    }
}
