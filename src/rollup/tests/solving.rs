//! What a reader with a pencil can do: every sum and difference of what the JSON shows, to get at
//! what it holds back.
//!
//! It knows nothing of how the groups that are held back were chosen; it reads the published JSON
//! and solves.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::{Nation, answer};

const WHO: [&str; 12] = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12"];
const BOARDS: [&str; 5] = ["v", "w", "x", "y", "z"];
const SETS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The rank of rows of small whole numbers, exactly: each step multiplies, so that nothing is
/// divided.
fn rank(rows: &[Vec<i128>]) -> usize {
    let mut rows = rows.to_vec();
    let mut found = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(pivot) = (found..rows.len()).find(|at| rows[*at][column] != 0) else { continue };
        rows.swap(found, pivot);
        let own = rows[found].clone();
        for row in &mut rows[found + 1..] {
            let (factor, by) = (row[column], own[column]);
            for (value, other) in row.iter_mut().zip(&own) {
                *value = *value * by - factor * other;
            }
            let common = row.iter().fold(0, |a, b| divisor(a, b.abs())).max(1);
            row.iter_mut().for_each(|value| *value /= common);
        }
        found += 1;
    }
    found
}

fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// What the JSON says of groups.
struct Published {
    /// Those who returned, by place.
    returned: Vec<String>,
    minimum: usize,
    /// The nation and the groups with figures, 1 for each return inside.
    shown: Vec<Vec<i128>>,
    /// The groups that are held back.
    held_back: Vec<Vec<i128>>,
}

impl Published {
    fn read(json: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let array = |value: &Value| value.as_array().expect("an array").clone();
        let standings = array(&json["denominators"]["partnerships"]);
        let final_ones = standings.iter().filter(|own| own["standing"] == "returned");
        let returned: Vec<String> = final_ones.map(|own| text(&own["partnership"])).collect();
        let minimum = json["minimum_group"].as_u64().expect("a number");
        let (mut shown, mut held_back) = (vec![vec![1; returned.len()]], Vec::new());
        for group in [array(&json["health_boards"]), array(&json["comparator_sets"])].concat() {
            let inside: BTreeSet<String> = array(&group["partnerships"]).iter().map(text).collect();
            let row = returned.iter().map(|who| i128::from(inside.contains(who))).collect();
            let rows = if group["figures"].is_null() { &mut held_back } else { &mut shown };
            rows.push(row);
        }
        let minimum = usize::try_from(minimum).expect("few");
        Self { returned, minimum, shown, held_back }
    }

    /// Returns, fewer than the minimum, of which alone something can be worked out.
    ///
    /// There is such a sum where the rank is less without their columns.
    fn exposed(&self) -> Option<Vec<&str>> {
        let whole = rank(&self.shown);
        (1..1_u32 << self.returned.len())
            .filter(|few| usize::try_from(few.count_ones()).is_ok_and(|count| count < self.minimum))
            .find(|few| {
                let without = |row: &Vec<i128>| {
                    let kept = row.iter().enumerate().filter(|(at, _)| few & (1 << at) == 0);
                    kept.map(|(_, value)| *value).collect()
                };
                rank(&self.shown.iter().map(without).collect::<Vec<_>>()) < whole
            })
            .map(|few| {
                let names = self.returned.iter().enumerate();
                names.filter(|(at, _)| few & (1 << at) != 0).map(|(_, who)| &**who).collect()
            })
    }

    /// A group that is held back although what is shown gives its figures away.
    fn solved(&self) -> Option<&Vec<i128>> {
        let whole = rank(&self.shown);
        self.held_back.iter().find(|group| {
            let more: Vec<_> = self.shown.iter().chain([*group]).cloned().collect();
            group.iter().any(|inside| *inside != 0) && rank(&more) == whole
        })
    }
}

/// Who is in a set: whole boards, and a few who are in where they would be out or the other way
/// round, so that sets are nearly alike and nearly boards.
fn set() -> impl Strategy<Value = (Vec<bool>, Vec<usize>)> {
    (prop::collection::vec(any::<bool>(), 5), prop::collection::vec(0..12_usize, 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_the_json_holds_back_cannot_be_solved_for(
        boards in prop::collection::vec(0..5_usize, 12),
        sets in prop::collection::vec(set(), 0..5),
        returned in prop::collection::vec(prop::bool::weighted(0.8), 12),
        minimum in 1..5_usize,
    ) {
        let is_inside = |(whole, others): &(Vec<bool>, Vec<usize>), at: usize| {
            whole[boards[at]] != others.contains(&at)
        };
        let members: Vec<Vec<_>> = sets
            .iter()
            .map(|set| (0..12).filter(|at| is_inside(set, *at)).map(|at| WHO[at]).collect())
            .collect();
        let partnerships: Vec<_> =
            WHO.into_iter().zip(&boards).map(|(who, board)| (who, BOARDS[*board])).collect();
        let sets: Vec<_> = SETS.into_iter().zip(members.iter().map(Vec::as_slice)).collect();
        let nation = Nation { partnerships: &partnerships, sets: &sets, minimum };
        let answers: Vec<_> = WHO
            .into_iter()
            .zip(returned)
            .filter(|(_, returned)| *returned)
            .map(|(who, _)| answer(who, "abc"))
            .collect();
        let found = Published::read(&serde_json::to_value(nation.rollup(&answers)).expect("JSON"));
        if found.returned.len() >= minimum {
            prop_assert_eq!(found.exposed(), None);
            prop_assert_eq!(found.solved(), None);
        } else {
            prop_assert_eq!(found.shown.len(), 1, "the nation alone");
        }
    }
}

#[test]
fn what_is_not_held_back_is_found() {
    let shown = vec![vec![1; 5], vec![1, 1, 1, 0, 0], vec![0, 0, 1, 1, 1]];
    let names = |count| (1..=count).map(|n| format!("p{n}")).collect();
    let held_back = vec![vec![0, 0, 1, 0, 0], vec![1, 1, 0, 0, 0]];
    let found = Published { returned: names(5), minimum: 2, shown, held_back };
    assert_eq!(found.exposed(), Some(vec!["p3"]));
    assert_eq!(found.solved(), Some(&vec![0, 0, 1, 0, 0]));
}
