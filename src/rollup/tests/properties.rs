//! What is true of the figures of any returns.

use proptest::prelude::*;

use super::super::{Change, Distribution, Figures, Rollup, rollup};
use super::{Answer, PLAIN, answer, round};

const WHO: [&str; 6] = ["p1", "p2", "p3", "p4", "p5", "p6"];

/// Up to six returns, in any order.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let ratings = prop::collection::vec("[abcd-]{3}", 1..=6);
    (ratings, Just(WHO).prop_shuffle()).prop_map(|(ratings, who)| {
        ratings.iter().zip(who).map(|(ratings, who)| answer(who, ratings)).collect()
    })
}

/// The figures of the last of three rounds.
fn over_three(rounds: &[Vec<Answer>]) -> Rollup {
    let names = [("r1", None), ("r2", Some("r1")), ("r3", Some("r2"))];
    let rounds =
        names.into_iter().zip(rounds).map(|((own, last), answers)| round(own, last, answers));
    let collection = PLAIN.collection(rounds.collect());
    rollup(&collection, &collection.rounds[2])
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
    fn the_order_of_returns_does_not_matter_over_several_rounds(
        mut rounds in prop::collection::vec(answers(), 3),
    ) {
        let found = over_three(&rounds);
        rounds.iter_mut().for_each(|answers| answers.reverse());
        prop_assert_eq!(found, over_three(&rounds));
    }

    #[test]
    fn a_return_more_changes_nothing_of_earlier_rounds_and_its_own_movement_alone(
        rounds in prop::collection::vec(answers(), 3),
    ) {
        let with = over_three(&rounds);
        let (last, others) = rounds[2].split_last().expect("one at least");
        let without = over_three(&[rounds[0].clone(), rounds[1].clone(), others.to_vec()]);
        prop_assert_eq!(&with.history.rounds[..2], &without.history.rounds[..2]);
        for (with, without) in with.history.items.iter().zip(&without.history.items) {
            prop_assert_eq!(&with.rounds[..2], &without.rounds[..2]);
        }
        let returned_before = rounds[1].iter().any(|answer| answer.who == last.who);
        let answers = |found: &Rollup| -> Vec<usize> {
            let items = found.movement.iter().flat_map(|movement| &movement.items);
            let all = |c: &Change| c.rose + c.fell + c.stayed + c.not_rated_both_times;
            items.map(|item| all(&item.change)).collect()
        };
        let own = usize::from(returned_before);
        let more: Vec<_> = answers(&without).iter().map(|count| count + own).collect();
        prop_assert_eq!(answers(&with), more);
    }

    #[test]
    fn what_rose_fell_and_stayed_is_in_the_table_and_in_the_history(
        rounds in prop::collection::vec(answers(), 3),
    ) {
        let found = over_three(&rounds);
        let movement = found.movement.as_ref().expect("movement");
        for (item, trail) in movement.items.iter().zip(&found.history.items) {
            let Change { rose, fell, stayed, table, .. } = &item.change;
            prop_assert_eq!(table.iter().flatten().sum::<usize>(), rose + fell + stayed);
            let diagonal: usize = table.iter().enumerate().map(|(at, row)| row[at]).sum();
            prop_assert_eq!(diagonal, *stayed);
            prop_assert_eq!(trail.rounds[2].change.as_ref(), Some(&item.change));
        }
        let last = found.history.rounds[2].movement.as_ref().map(|step| &step.overall);
        prop_assert_eq!(last, Some(&movement.overall));
        // What never moved over all rounds did not move since the one before.
        for still in &found.history.never_moved {
            prop_assert!(movement.never_moved.contains(&still.item));
        }
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
