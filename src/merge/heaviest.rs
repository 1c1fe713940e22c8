//! Which of several units went past the others, where none of them says the same any more.

/// A unit that was rewritten: how much its versions share, where it was and where it is.
pub(super) type Pair = (usize, usize, usize);

/// The pairs that are not in the heaviest row in which none passes another. They come in the order
/// in which they were.
pub(super) fn passing(pairs: &[Pair]) -> Vec<Pair> {
    // The weight of the heaviest row that ends with each, and what stands before it in that row.
    let mut rows: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, (weight, _, new)) in pairs.iter().enumerate() {
        let before = (0..at).filter(|before| pairs[*before].2 < *new);
        let best = before.max_by_key(|before| (rows[*before].0, std::cmp::Reverse(*before)));
        rows.push((weight + best.map_or(0, |best| rows[best].0), best));
    }
    let mut next = (0..pairs.len()).max_by_key(|at| (rows[*at].0, std::cmp::Reverse(*at)));
    let mut is_kept = vec![false; pairs.len()];
    while let Some(at) = next {
        is_kept[at] = true;
        next = rows[at].1;
    }
    pairs.iter().zip(is_kept).filter(|(_, is_kept)| !is_kept).map(|(pair, _)| *pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_that_went_past_each_other_the_lighter_one_moved() {
        assert_eq!(passing(&[(80, 0, 1), (90, 1, 0)]), [(80, 0, 1)]);
        assert_eq!(passing(&[(90, 0, 1), (80, 1, 0)]), [(80, 1, 0)]);
        assert_eq!(passing(&[(90, 0, 0), (80, 1, 1)]), []);
    }

    #[test]
    fn one_that_went_past_several_moved_alone() {
        assert_eq!(passing(&[(99, 0, 2), (70, 1, 0), (70, 2, 1)]), [(99, 0, 2)]);
        assert_eq!(passing(&[]), []);
    }
}
