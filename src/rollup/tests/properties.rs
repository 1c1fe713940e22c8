//! What is true of the figures of any returns.

use proptest::prelude::*;

use super::super::{Distribution, Figures};
use super::{Answer, PLAIN, answer};

const WHO: [&str; 6] = ["p1", "p2", "p3", "p4", "p5", "p6"];

/// Up to six returns, in any order.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let ratings = prop::collection::vec("[abcd-]{3}", 1..=6);
    (ratings, Just(WHO).prop_shuffle()).prop_map(|(ratings, who)| {
        ratings.iter().zip(who).map(|(ratings, who)| answer(who, ratings)).collect()
    })
}

fn all(figures: &Figures) -> impl Iterator<Item = &Distribution> {
    let sections = figures.sections.iter().map(|section| &section.distribution);
    let items = figures.items.iter().map(|item| &item.distribution);
    std::iter::once(&figures.overall).chain(sections).chain(items)
}

proptest! {
    #[test]
    fn shares_sum_to_one_and_counts_to_what_they_are_out_of(answers in answers()) {
        let found = PLAIN.rollup(&answers);
        for distribution in all(&found.nation) {
            let counted: usize = distribution.levels.iter().map(|level| level.count).sum();
            prop_assert_eq!(counted, distribution.rated);
            prop_assert_eq!(counted + distribution.not_rated, distribution.out_of);
            let shares: Option<f64> = distribution.levels.iter().map(|level| level.share).sum();
            match shares {
                Some(sum) => prop_assert!((sum - 1.0).abs() < 1e-12, "{}", sum),
                None => prop_assert_eq!(distribution.rated, 0),
            }
            let lowest = &distribution.levels[0];
            prop_assert_eq!(lowest.at_or_above, distribution.rated);
            prop_assert!(distribution.agreement.is_none_or(|value| (0.0..=1.0).contains(&value)));
        }
    }

    #[test]
    fn the_order_of_returns_does_not_matter(answers in answers(), turn in 0..6_usize) {
        let mut others = answers.clone();
        let turn = turn % others.len();
        others.rotate_left(turn);
        others.reverse();
        prop_assert_eq!(PLAIN.rollup(&answers), PLAIN.rollup(&others));
        prop_assert_eq!(PLAIN.after(&answers, &others), PLAIN.after(&others, &answers));
    }

    #[test]
    fn a_return_more_changes_no_count_but_its_own(answers in answers()) {
        let (last, others) = answers.split_last().expect("one at least");
        let (with, without) = (PLAIN.rollup(&answers), PLAIN.rollup(others));
        let letters = last.ratings.chars();
        for ((with, without), letter) in
            with.nation.items.iter().zip(&without.nation.items).zip(letters)
        {
            for (level, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
                let own = usize::from(letter.to_string() == name);
                let before = without.distribution.levels[level].count;
                prop_assert_eq!(with.distribution.levels[level].count, before + own);
            }
            let own = usize::from(letter == '-');
            prop_assert_eq!(with.distribution.not_rated, without.distribution.not_rated + own);
        }
        prop_assert_eq!(with.denominators.returned, without.denominators.returned + 1);
        prop_assert_eq!(with.denominators.missing + 1, without.denominators.missing);
    }
}
