//! RoundMovement between versions of the rubric, and figures over several rounds.

use std::sync::Arc;

use super::super::{History, Rollup, Trail, rollup};
use super::{Answer, PLAIN, answer, item, round, round_of, version};
use crate::model::{Collection, NotComparable, Rubric};

/// The figures of the last of some rounds, each after the one before it; the last version is the
/// current one.
fn over(rounds: &[(&Arc<Rubric>, &[Answer])]) -> Rollup {
    let names = ["r1", "r2", "r3", "r4"];
    let previous = std::iter::once(None).chain(names.into_iter().map(Some));
    let rounds = names.iter().zip(previous).zip(rounds);
    let rounds = rounds
        .map(|((name, previous), (rubric, answers))| round_of(rubric, name, previous, answers));
    let rounds: Vec<_> = rounds.collect();
    let mut versions: Vec<_> = rounds.iter().map(|round| Arc::clone(&round.rubric)).collect();
    let rubric = versions.pop().expect("a round");
    let collection = Collection { rubric, earlier: versions, ..PLAIN.collection(rounds) };
    rollup(&collection, collection.rounds.last().expect("a round"))
}

fn plain() -> Arc<Rubric> {
    Arc::new(super::rubric())
}

/// After the plain one: `1.1` is as it was, `2.9` was `1.2`, `2.1` is reworded, `2.8` is new.
fn newer() -> Arc<Rubric> {
    let one = [item("1.1", "Do.", &[])];
    let two = [item("2.9", "Do well.", &["1.2"]), item("2.1", "Do!", &[]), item("2.8", "Go.", &[])];
    Arc::new(version("2", Some("1"), &one, &two))
}

fn never_moved(history: &History) -> Vec<(&str, &str, usize)> {
    let still = history.never_moved.iter();
    still.map(|still| (still.item.as_str(), still.since.as_str(), still.rounds)).collect()
}

/// The rounds of a trail, each with the item's id then and whether movement up to it is known.
fn steps(trail: &Trail) -> Vec<(&str, &str, bool)> {
    let rounds = trail.rounds.iter();
    rounds.map(|at| (at.round.as_str(), at.item.as_str(), at.change.is_some())).collect()
}

#[test]
fn movement_between_versions_is_over_what_can_be_compared() {
    let found = over(&[
        (&plain(), &[answer("p1", "abc"), answer("p2", "add")]),
        (&newer(), &[answer("p1", "bbaa"), answer("p2", "acaa")]),
    ]);
    let movement = found.movement.expect("movement");
    assert_eq!((movement.previous_rubric.as_str(), movement.rubric.as_str()), ("1", "2"));
    let items: Vec<_> = movement.items.iter().map(|m| (m.item.as_str(), m.was.as_str())).collect();
    assert_eq!(items, [("1.1", "1.1"), ("2.9", "1.2")]);
    let overall = movement.overall;
    assert_eq!((overall.rose, overall.fell, overall.stayed), (1, 1, 2));
    assert_eq!(overall.not_rated_both_times, 0, "what cannot be compared is not missing");
    let not: Vec<_> = movement.not_comparable.iter().map(|n| (n.item.as_str(), n.reason)).collect();
    assert_eq!(not, [("2.1", NotComparable::Reworded), ("2.8", NotComparable::New)]);
    assert!(movement.withdrawn.is_empty(), "2.2 was never answered by partnerships");
}

#[test]
fn a_trail_goes_back_as_far_as_answers_can_be_compared() {
    let stays = [answer("p1", "abc")];
    let history =
        over(&[(&plain(), &stays), (&plain(), &stays), (&newer(), &[answer("p1", "abaa")])]);
    let trails = &history.history.items;
    let wanted = [("r1", "1.2", false), ("r2", "1.2", true), ("r3", "2.9", true)];
    assert_eq!(steps(&trails[1]), wanted);
    assert_eq!(steps(&trails[2]), [("r3", "2.1", false)]);
    assert_eq!(trails[1].rounds[0].distribution.levels[1].count, 1);
    let last: Vec<_> = trails.iter().map(|t| &t.rounds.last().expect("now").distribution).collect();
    let nation: Vec<_> = history.nation.items.iter().map(|item| &item.distribution).collect();
    assert_eq!(last, nation);
    assert_eq!(never_moved(&history.history), [("1.1", "r1", 3), ("2.9", "r1", 3)]);
}

#[test]
fn what_moved_once_did_not_never_move() {
    let rounds = ["abc", "abd", "abd"].map(|ratings| [answer("p1", ratings)]);
    let rubric = plain();
    let found = over(&rounds.each_ref().map(|answers| (&rubric, answers.as_slice())));
    assert_eq!(never_moved(&found.history), [("1.1", "r1", 3), ("1.2", "r1", 3)]);
    let still = found.movement.expect("movement").never_moved;
    assert_eq!(still.len(), 3, "2.1 did not move since the round before");
    let overall: Vec<_> = found.history.rounds.iter().map(|r| r.movement.as_ref()).collect();
    assert_eq!(overall[0], None);
    assert_eq!(
        overall[1].map(|step| (step.partnerships, step.items, step.overall.rose)),
        Some((1, 3, 1))
    );
}

#[test]
fn where_nobody_rated_both_times_nothing_is_said_to_have_stayed() {
    let rubric = plain();
    let found = over(&[
        (&rubric, &[answer("p1", "abc")]),
        (&rubric, &[answer("p2", "abc")]),
        (&rubric, &[answer("p2", "abc")]),
    ]);
    assert!(never_moved(&found.history).is_empty());
}

#[test]
fn after_a_round_of_unrelated_questions_a_trail_begins_anew() {
    let between = Arc::new(version("x", None, &[item("1.1", "Do.", &[])], &[]));
    let stays = [answer("p1", "abc")];
    let rubric = plain();
    let found = over(&[
        (&rubric, &stays),
        (&between, &[answer("p1", "a")]),
        (&rubric, &stays),
        (&rubric, &stays),
    ]);
    let wanted = [("r1", "1.1", false), ("r3", "1.1", false), ("r4", "1.1", true)];
    assert_eq!(steps(&found.history.items[0]), wanted);
    assert_eq!(never_moved(&found.history)[0], ("1.1", "r3", 2));
    assert_eq!(found.history.rounds[1].movement.as_ref().map(|step| step.items), Some(0));
}

#[test]
fn rounds_in_a_circle_come_to_an_end() {
    let rounds = vec![round("r1", Some("r2"), &[]), round("r2", Some("r1"), &[])];
    let collection = PLAIN.collection(rounds);
    let found = rollup(&collection, &collection.rounds[1]).history;
    assert_eq!(found.rounds.iter().map(|r| r.round.as_str()).collect::<Vec<_>>(), ["r1", "r2"]);
}

#[test]
fn the_first_round_is_a_history_of_one() {
    let history = PLAIN.rollup(&[answer("p1", "abc")]).history;
    assert_eq!((history.rounds.len(), history.rounds[0].returned), (1, 1));
    assert_eq!(steps(&history.items[0]), [("now", "1.1", false)]);
    assert!(history.never_moved.is_empty());
}
