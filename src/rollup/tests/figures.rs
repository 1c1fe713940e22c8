//! Denominators, distributions, good practice.

use super::super::{Distribution, ReturnProgress};
use super::{Answer, PLAIN, answer, round};
use crate::model::{Entry, Standing};

fn counts(distribution: &Distribution) -> Vec<usize> {
    distribution.levels.iter().map(|level| level.count).collect()
}

fn median(distribution: &Distribution) -> Option<(&str, &str)> {
    distribution.median.as_ref().map(|median| (median.lower.as_str(), median.upper.as_str()))
}

#[test]
fn each_partnership_is_counted_under_one_heading() {
    let late = Answer { completed: "2019-05-16", ..answer("p2", "aaa") };
    let mut now = round("now", None, &[answer("p1", "aaa"), late, answer("p3", "a--").draft()]);
    for stem in ["p4", "nobody"] {
        now.entries.push(Entry {
            stem: stem.to_owned(),
            name: stem.to_owned(),
            standing: Standing::Refused { errors: 2, readable: None },
            findings: Vec::new(),
        });
    }
    let collection = PLAIN.collection(vec![now]);
    let found = super::rollup(&collection, &collection.rounds[0]).denominators;
    assert_eq!((found.expected, found.returned, found.late), (6, 2, 1));
    assert_eq!((found.drafts, found.refused, found.missing, found.strangers), (1, 1, 2, 1));
    assert_eq!((found.items, found.items_completed_nationally), (3, 1));
    let standings: Vec<_> = found.partnerships.iter().map(|row| row.standing).collect();
    use ReturnProgress::{Draft, Missing, Refused, Returned};
    assert_eq!(standings, [Returned, Returned, Draft, Refused, Missing, Missing]);
}

#[test]
fn ratings_are_counted_by_item_section_and_over_all() {
    let found = PLAIN.rollup(&[answer("p1", "abc"), answer("p2", "add"), answer("p3", "cdd")]);
    let items: Vec<_> = found.nation.items.iter().map(|item| counts(&item.distribution)).collect();
    assert_eq!(items, [[2, 0, 1, 0], [0, 1, 0, 2], [0, 0, 1, 2]]);
    let sections: Vec<_> =
        found.nation.sections.iter().map(|section| counts(&section.distribution)).collect();
    assert_eq!(sections, [[2, 1, 1, 2], [0, 0, 1, 2]]);
    assert_eq!(counts(&found.nation.overall), [2, 1, 2, 4]);
    assert_eq!((found.nation.returns, found.nation.overall.out_of), (3, 9));
}

#[test]
fn a_draft_is_in_no_figure() {
    let without = PLAIN.rollup(&[answer("p1", "abc")]);
    let with = PLAIN.rollup(&[answer("p1", "abc"), answer("p2", "ddd").draft()]);
    assert_eq!(with.nation, without.nation);
    assert_eq!(with.actions, without.actions);
    assert_eq!(with.practice, without.practice);
    assert_eq!(with.denominators.drafts, 1);
}

#[test]
fn what_is_not_rated_is_no_low_rating() {
    let found = PLAIN.rollup(&[answer("p1", "d--"), answer("p2", "d")]);
    let item = |at: usize| &found.nation.items[at].distribution;
    assert_eq!((item(0).rated, item(0).not_rated, item(0).out_of), (2, 0, 2));
    assert_eq!((item(1).rated, item(1).not_rated, item(1).out_of), (0, 2, 2));
    assert_eq!(counts(item(1)), [0, 0, 0, 0]);
    assert_eq!(item(1).levels[0].share, None);
    assert_eq!((median(item(1)), item(1).agreement), (None, None));
}

#[test]
fn the_median_is_a_level_or_two_and_never_between() {
    let of = |letters: [&str; 4]| {
        let who = ["p1", "p2", "p3", "p4"];
        let answers = who.iter().zip(letters).filter(|(_, letter)| !letter.is_empty());
        let answers: Vec<_> = answers.map(|(who, letter)| answer(who, letter)).collect();
        let found = PLAIN.rollup(&answers);
        let (lower, upper) = median(&found.nation.items[0].distribution).expect("a median");
        format!("{lower}{upper}")
    };
    assert_eq!(of(["b", "", "", ""]), "bb");
    assert_eq!(of(["d", "a", "", ""]), "ad");
    assert_eq!(of(["d", "a", "b", ""]), "bb");
    assert_eq!(of(["d", "a", "b", "b"]), "bb");
    assert_eq!(of(["d", "d", "b", "a"]), "bd");
}

#[test]
fn shares_are_of_what_is_rated() {
    let found = PLAIN.rollup(&[
        answer("p1", "a"),
        answer("p2", "c"),
        answer("p3", "c"),
        answer("p4", "d"),
        answer("p5", "-"),
    ]);
    let levels = &found.nation.items[0].distribution.levels;
    let shares: Vec<_> = levels.iter().map(|level| level.share).collect();
    assert_eq!(shares, [Some(0.25), Some(0.0), Some(0.5), Some(0.25)]);
    let above: Vec<_> = levels.iter().map(|level| level.at_or_above).collect();
    assert_eq!(above, [4, 3, 3, 1]);
    assert_eq!(levels[1].share_at_or_above, Some(0.75));
}

#[test]
fn items_are_ordered_by_disagreement_and_ties_keep_the_order_of_the_rubric() {
    let found = PLAIN.rollup(&[answer("p1", "bad"), answer("p2", "bdd")]);
    let items: Vec<_> = found.by_disagreement.iter().map(|item| item.as_str()).collect();
    assert_eq!(items, ["1.2", "1.1", "2.1"]);
    assert!(PLAIN.rollup(&[answer("p1", "bad")]).by_disagreement.is_empty());
}

#[test]
fn good_practice_is_at_the_top_or_offered() {
    let shared = Answer { shared: true, ..answer("p2", "bbd") };
    let found = PLAIN.rollup(&[shared, answer("p1", "dbd")]).practice;
    let ids = |ids: &[crate::model::Id]| ids.iter().map(|id| id.to_string()).collect::<Vec<_>>();
    assert_eq!((ids(&found[0].top), ids(&found[0].shared)), (vec!["p1".into()], vec!["p2".into()]));
    assert_eq!((ids(&found[1].top), ids(&found[1].shared)), (vec![], vec![]));
    assert_eq!(ids(&found[2].top), ["p1", "p2"], "in the order of the register");
}
