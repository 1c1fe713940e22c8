//! Held-back groups cannot be worked out.

use proptest::prelude::*;

use super::super::Reason;
use super::super::disclosure::{Candidate, held_back, held_back_within};
use super::{Nation, answer};

/// What is shown and why not, in the order given.
fn held(all: usize, groups: &[(&'static str, &[usize])], minimum: usize) -> Vec<Option<Reason>> {
    let candidate = |(id, returns): &(&'static str, &[usize])| Candidate {
        id,
        kind: usize::from(id.starts_with("set")),
        returns: returns.to_vec(),
    };
    held_back(all, &groups.iter().map(candidate).collect::<Vec<_>>(), minimum)
}

const FEW: Option<Reason> = Some(Reason::FewReturns);
const COMPLEMENT: Option<Reason> = Some(Reason::Complement);

#[test]
fn a_small_group_takes_the_smallest_other_with_it() {
    let groups: [(_, &[usize]); 3] = [("x", &[0]), ("y", &[1, 2, 3, 4]), ("z", &[5, 6, 7])];
    assert_eq!(held(8, &groups, 3), [FEW, None, COMPLEMENT]);
}

#[test]
fn of_groups_of_one_size_the_first_by_id_goes() {
    let groups: [(_, &[usize]); 3] = [("x", &[0]), ("z", &[1, 2, 3]), ("y", &[4, 5, 6])];
    assert_eq!(held(7, &groups, 3), [FEW, None, COMPLEMENT]);
}

#[test]
fn small_groups_that_hide_each_other_take_no_other_with_them() {
    let groups: [(_, &[usize]); 3] = [("w", &[0]), ("x", &[1, 2]), ("y", &[3, 4, 5])];
    assert_eq!(held(6, &groups, 3), [FEW, FEW, None]);
}

#[test]
fn a_group_without_returns_hides_nothing() {
    let groups: [(_, &[usize]); 3] = [("w", &[]), ("x", &[0, 1, 2]), ("y", &[3, 4, 5])];
    assert_eq!(held(6, &groups, 3), [FEW, None, None]);
}

#[test]
fn a_set_inside_another_is_held_back_where_the_rest_is_small() {
    let groups: [(_, &[usize]); 2] = [("set-a", &[0, 1, 2]), ("set-b", &[0, 1, 2, 3])];
    assert_eq!(held(9, &groups, 3), [COMPLEMENT, None]);
    let groups: [(_, &[usize]); 2] = [("set-a", &[0, 1, 2]), ("set-b", &[0, 1, 2, 3, 4, 5])];
    assert_eq!(held(9, &groups, 3), [None, None]);
}

#[test]
fn a_set_of_nearly_all_is_held_back() {
    assert_eq!(held(5, &[("set-a", &[0, 1, 2, 3])], 3), [COMPLEMENT]);
}

#[test]
fn a_set_less_the_boards_inside_it_is_guarded() {
    let groups: [(_, &[usize]); 3] =
        [("x", &[0, 1, 2]), ("y", &[3, 4, 5, 6, 7, 8]), ("set-a", &[0, 1, 2, 3])];
    // Without the board the nation less the other board is still there; without the set nothing is
    // left to subtract.
    assert_eq!(held(9, &groups, 3), [None, None, COMPLEMENT]);
}

#[test]
fn two_sets_that_differ_in_a_member_each_are_not_both_shown() {
    let groups: [(_, &[usize]); 2] = [("set-a", &[0, 1, 2, 3]), ("set-b", &[1, 2, 3, 4])];
    assert_eq!(held(9, &groups, 3), [COMPLEMENT, None]);
    assert_eq!(held(9, &groups, 2), [None, None], "each is one of two");
}

#[test]
fn a_group_that_is_shown_under_another_name_is_not_held_back() {
    // None of the four alone prevents what they expose, so the smallest goes first: x, which set-b
    // is too.
    let groups: [(_, &[usize]); 4] =
        [("x", &[2, 3, 4]), ("set-a", &[0, 1, 3]), ("set-b", &[2, 3, 4]), ("set-c", &[0, 1, 2, 4])];
    assert_eq!(held(5, &groups, 2), [None, COMPLEMENT, None, COMPLEMENT]);
}

#[test]
fn a_minimum_of_one_shows_every_group_that_has_a_return() {
    let groups: [(_, &[usize]); 2] = [("x", &[0]), ("y", &[])];
    assert_eq!(held(1, &groups, 1), [None, FEW]);
}

#[test]
fn a_held_back_group_keeps_its_denominators_and_shows_no_figure() {
    let nation = Nation {
        partnerships: &[("p1", "x"), ("p2", "x"), ("p3", "x"), ("p4", "y"), ("p5", "y")],
        sets: &[("all", &["p5", "p4", "p3", "p2", "p1"])],
        minimum: 2,
    };
    let found = nation.rollup(&[
        answer("p1", "aaa"),
        answer("p2", "bbb"),
        answer("p3", "ccc"),
        answer("p4", "ddd"),
    ]);
    let shown = |group: &super::super::Group| (group.returned, group.withheld, group.reason);
    assert_eq!(shown(&found.health_boards[0]), (3, true, COMPLEMENT));
    assert_eq!(shown(&found.health_boards[1]), (1, true, FEW));
    assert_eq!(found.health_boards[1].partnerships.len(), 2);
    assert!(found.health_boards.iter().all(|board| board.figures.is_none()));
    assert_eq!(shown(&found.comparator_sets[0]), (4, false, None));
    assert_eq!(found.comparator_sets[0].figures.as_ref(), Some(&found.nation));
}

#[test]
fn without_any_effort_only_what_is_plainly_safe_is_shown() {
    let hold = |groups: &[(&'static str, &[usize])], effort| {
        let candidate = |(id, returns): &(&'static str, &[usize])| Candidate {
            id,
            kind: usize::from(id.starts_with("set")),
            returns: returns.to_vec(),
        };
        held_back_within(effort, 9, &groups.iter().map(candidate).collect::<Vec<_>>(), 3)
    };
    let boards: (_, &[usize]) = ("x", &[0, 1, 2]);
    assert_eq!(hold(&[boards, ("y", &[3, 4, 5])], 0), [None, None], "every part is of three");
    // The whole effort finds that the second set is safe beside the board; none at all cannot tell.
    let sets: [(_, &[usize]); 3] = [boards, ("set-a", &[0, 1, 2, 3]), ("set-b", &[4, 5, 6, 7, 8])];
    assert_eq!(hold(&sets, usize::MAX), [COMPLEMENT, None, None]);
    assert_eq!(hold(&sets, 0), [None, COMPLEMENT, COMPLEMENT], "sets go before boards");
}

/// So many partnerships, boards and overlapping sets that nobody could try every sum.
#[test]
fn where_the_effort_is_used_up_no_part_that_is_left_is_small() {
    let (all, boards, sets, minimum) = (310, 60, 40, 5);
    let names: Vec<String> = (0..boards + sets).map(|number| format!("g{number:03}")).collect();
    let mut seed = 1_u64;
    let mut any = |below: usize| {
        // A linear congruential generator: the same numbers on every machine.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let own: Vec<usize> = (0..all).map(|_| any(boards)).collect();
    let mut groups: Vec<Candidate<'_>> = (0..boards)
        .map(|board| {
            let returns = (0..all).filter(|at| own[*at] == board).collect();
            Candidate { id: &names[board], kind: 0, returns }
        })
        .collect();
    for set in 0..sets {
        let returns = (0..all).filter(|_| any(10) == 0).collect();
        groups.push(Candidate { id: &names[boards + set], kind: 1, returns });
    }
    let reasons = held_back(all, &groups, minimum);
    let shown: Vec<_> =
        groups.iter().zip(&reasons).filter(|(_, reason)| reason.is_none()).collect();
    assert!(shown.iter().all(|(group, _)| group.kind == 0), "the sets are held back");
    assert!(!shown.is_empty(), "boards that are large enough are still shown");
    let mut parts = std::collections::BTreeMap::new();
    for at in 0..all {
        let inside: Vec<bool> =
            shown.iter().map(|(group, _)| group.returns.contains(&at)).collect();
        *parts.entry(inside).or_insert(0) += 1;
    }
    assert!(parts.values().all(|size| *size >= minimum), "{parts:?}");
}

/// Every sum of what is shown with factors from −2 to 2, by trying them all: none may depend on
/// fewer returns than the minimum.
fn can_be_worked_out(all: usize, shown: &[&Vec<usize>], minimum: usize) -> Option<Vec<i32>> {
    let combinations = 5_usize.pow(u32::try_from(shown.len() + 1).expect("few"));
    (0..combinations).find_map(|mut number| {
        let mut factor = || {
            let factor = i32::try_from(number % 5).expect("small") - 2;
            number /= 5;
            factor
        };
        let mut sum = vec![factor(); all];
        for group in shown {
            let factor = factor();
            for returned in *group {
                sum[*returned] += factor;
            }
        }
        let left = sum.iter().filter(|times| **times != 0).count();
        (left > 0 && left < minimum).then_some(sum)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn held_back_groups_cannot_be_solved_for(
        boards in prop::collection::vec(0..4_usize, 1..10),
        sets in prop::collection::vec(prop::collection::vec(any::<bool>(), 10), 0..4),
        minimum in 1..5_usize,
        // Most often too little, so that the search stops anywhere.
        effort in prop_oneof![Just(usize::MAX), 0..5_000_usize],
    ) {
        let all = boards.len();
        let of_board = |board: usize| {
            boards.iter().enumerate().filter(|(_, own)| **own == board).map(|(at, _)| at).collect()
        };
        let names = ["w", "x", "y", "z"];
        let mut groups: Vec<Candidate<'_>> = (0..4)
            .map(|board| Candidate { id: names[board], kind: 0, returns: of_board(board) })
            .collect();
        groups.extend(sets.iter().zip(names).map(|(set, id)| Candidate {
            id,
            kind: 1,
            returns: (0..all).filter(|at| set[*at]).collect(),
        }));
        let reasons = held_back_within(effort, all, &groups, minimum);
        let shown: Vec<_> = groups.iter().zip(&reasons)
            .filter(|(_, reason)| reason.is_none())
            .map(|(group, _)| &group.returns)
            .collect();
        prop_assert!(shown.iter().all(|returns| returns.len() >= minimum));
        let hidden: usize = groups.iter().zip(&reasons)
            .filter(|(group, reason)| group.kind == 0 && reason.is_some())
            .map(|(group, _)| group.returns.len())
            .sum();
        if all >= minimum {
            prop_assert!(hidden == 0 || hidden >= minimum, "{hidden} by subtraction");
            prop_assert_eq!(can_be_worked_out(all, &shown, minimum), None);
        } else {
            prop_assert!(shown.is_empty());
        }
    }
}
