//! RoundMovement since the round before, and actions.

use super::super::ActionStatusCounts;
use super::{Answer, PLAIN, action, answer};
use crate::model::ActionStatus::{Done, Dropped, Open};
use crate::model::{Action, Prose};

#[test]
fn movement_is_over_those_who_returned_both_times() {
    let before = [
        answer("p1", "abc"),
        answer("p2", "bbb"),
        answer("p3", "ddd"),
        answer("p5", "aaa").draft(),
    ];
    let now = [answer("p2", "abd"), answer("p1", "bbc"), answer("p4", "aaa"), answer("p5", "ddd")];
    let found = PLAIN.after(&before, &now).movement.expect("movement");
    let who: Vec<_> = found.partnerships.iter().map(|id| id.as_str()).collect();
    assert_eq!(who, ["p1", "p2"]);
    let moves = |at: usize| {
        let change = &found.items[at].change;
        (change.rose, change.fell, change.stayed)
    };
    assert_eq!((moves(0), moves(1), moves(2)), ((1, 1, 0), (0, 0, 2), (1, 0, 1)));
    assert_eq!((found.overall.rose, found.overall.fell, found.overall.stayed), (2, 1, 3));
    assert_eq!(found.items[0].change.table[0], [0, 1, 0, 0]);
    assert_eq!(found.items[0].change.table[1], [1, 0, 0, 0]);
    assert_eq!(found.never_moved.iter().map(|item| item.as_str()).collect::<Vec<_>>(), ["1.2"]);
}

#[test]
fn what_was_not_rated_both_times_did_not_move() {
    let found = PLAIN.after(&[answer("p1", "a-b")], &[answer("p1", "-ab")]);
    let found = found.movement.expect("movement");
    assert_eq!((found.overall.not_rated_both_times, found.overall.stayed), (2, 1));
    assert_eq!(found.never_moved.iter().map(|item| item.as_str()).collect::<Vec<_>>(), ["2.1"]);
}

#[test]
fn without_a_round_before_nothing_is_said_of_movement() {
    assert_eq!(PLAIN.rollup(&[answer("p1", "abc")]).movement, None);
}

#[test]
fn actions_are_counted_by_status_and_due_date() {
    let actions = vec![
        action("one", Some(Open), Some("2019-05-14")),
        action("two", Some(Open), Some("2019-05-15")),
        action("three", Some(Done), Some("2019-01-01")),
        action("four", Some(Dropped), None),
        action("five", None, Some("2019-01-31")),
    ];
    let found = PLAIN.rollup(&[Answer { actions, ..answer("p1", "abc") }]).actions;
    let wanted = ActionStatusCounts {
        total: 5,
        open: 2,
        done: 1,
        dropped: 1,
        without_status: 1,
        overdue: 1,
        without_due: 1,
        put_back: 0,
    };
    assert_eq!(found.overall, wanted);
    assert_eq!(found.items[0].counts, wanted);
    assert_eq!(found.items[1].counts, ActionStatusCounts::default());
    let months: Vec<_> = found.months.iter().map(|m| (m.month.as_str(), m.counts.total)).collect();
    assert_eq!(months, [("2019-01", 2), ("2019-05", 2)]);
}

#[test]
fn an_action_that_is_due_later_than_before_was_put_back() {
    let with =
        |who, due| Answer { actions: vec![action("plan", Some(Open), due)], ..answer(who, "abc") };
    let before = [
        with("p1", Some("2019-06-30")),
        with("p2", Some("2019-06-30")),
        with("p3", None),
        with("p4", Some("2019-06-30")),
    ];
    let now = [
        with("p1", Some("2019-12-31")),
        with("p2", Some("2019-06-30")),
        with("p3", Some("2019-12-31")),
        with("p5", Some("2019-12-31")),
    ];
    let found = PLAIN.after(&before, &now).actions;
    assert_eq!((found.overall.put_back, found.items[0].counts.put_back), (1, 1));
    let moved = &found.put_back[0];
    assert_eq!((moved.partnership.as_str(), moved.action.as_str()), ("p1", "plan"));
    assert_eq!((moved.from.as_str(), moved.to.as_str()), ("2019-06-30", "2019-12-31"));
}

#[test]
fn an_action_that_was_put_back_under_another_id_is_counted_as_the_comparison_counts_it() {
    let with = |who, id: &str, due| {
        let text = Prose { markdown: "Meet the third sector.".to_owned(), line: 1, from: None };
        let action = Action { text, ..action(id, Some(Open), Some(due)) };
        Answer { actions: vec![action], ..answer(who, "abc") }
    };
    let before = [with("p1", "plan", "2019-06-30"), with("p2", "plan", "2019-06-30")];
    let now = [with("p1", "plan-of-work", "2019-12-31"), with("p2", "plan", "2019-12-31")];
    let found = PLAIN.after(&before, &now).actions;
    assert_eq!((found.overall.put_back, found.items[0].counts.put_back), (2, 2));
    let ids = found.put_back.iter().map(|moved| (moved.was.as_str(), moved.action.as_str()));
    assert_eq!(ids.collect::<Vec<_>>(), [("plan", "plan-of-work"), ("plan", "plan")]);
}
