//! What is true of every published file of any returns: drafts and late ones among them, with
//! actions, in groups.

use proptest::prelude::*;

use super::super::{ActionStatusCounts, Distribution, Figures, Group, Rollup, rollup};
use super::{Answer, Nation, action, answer, round};
use crate::data::{self, DataFile};
use crate::lang::Language;
use crate::model::ActionStatus::{Done, Dropped, Open};
use crate::model::{Action, Id, Status};

const WHO: [&str; 8] = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];

const NATION: Nation<'static> = Nation {
    partnerships: &[
        ("p1", "x"),
        ("p2", "y"),
        ("p3", "x"),
        ("p4", "x"),
        ("p5", "y"),
        ("p6", "z"),
        ("p7", "y"),
        ("p8", "z"),
    ],
    sets: &[("coast", &["p8", "p1", "p2", "p4"]), ("hills", &["p5", "p3", "p6", "p7"])],
    minimum: 2,
};

/// Up to three actions.
fn actions() -> impl Strategy<Value = Vec<Action>> {
    let status = prop::sample::select(vec![None, Some(Open), Some(Done), Some(Dropped)]);
    let due = prop::sample::select(vec![
        None,
        Some("2019-05-14"),
        Some("2019-05-15"),
        Some("2020-01-31"),
    ]);
    prop::collection::vec((status, due), 0..=3).prop_map(|planned| {
        let named = ["meet", "plan", "write"].into_iter().zip(planned);
        named.map(|(name, (status, due))| action(name, status, due)).collect()
    })
}

/// Up to eight returns, in any order.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let is_draft = prop::bool::weighted(0.2);
    let completed = prop::sample::select(vec!["2019-05-10", "2019-05-20"]);
    let one = ("[abcd-]{3}", is_draft, completed, any::<bool>(), actions());
    let all = prop::collection::vec(one, 1..=8);
    (all, Just(WHO).prop_shuffle()).prop_map(|(all, who)| {
        let whose = all.into_iter().zip(who);
        whose
            .map(|((ratings, is_draft, completed, shared, actions), who)| {
                let status = if is_draft { Status::Draft } else { Status::Final };
                Answer { status, completed, shared, actions, ..answer(who, &ratings) }
            })
            .collect()
    })
}

/// The files of the second of two rounds, and its figures.
fn files(before: &[Answer], now: &[Answer]) -> (Vec<DataFile>, Rollup) {
    let rounds = vec![round("then", None, before), round("now", Some("then"), now)];
    let collection = NATION.collection(rounds);
    let figures = rollup(&collection, &collection.rounds[1]);
    let lang = Language::english();
    let files = data::files(&collection, &collection.rounds[1], &figures, &lang);
    (files.collect::<Result<_, _>>().expect("files"), figures)
}

/// The rows of a table that are not about a partnership.
fn of_others<'a>(files: &'a [DataFile], name: &str, who: &str) -> Vec<&'a str> {
    let file = files.iter().find(|file| file.name == name).expect("a file");
    let own = format!("tiny,now,{who},");
    file.text.lines().filter(|line| !line.starts_with(&own)).collect()
}

fn groups(figures: &Rollup) -> impl Iterator<Item = &Group> {
    figures.health_boards.iter().chain(&figures.comparator_sets)
}

fn distributions(figures: &Figures) -> impl Iterator<Item = &Distribution> {
    let sections = figures.sections.iter().map(|section| &section.distribution);
    let items = figures.items.iter().map(|item| &item.distribution);
    std::iter::once(&figures.overall).chain(sections).chain(items)
}

fn without(ids: &[Id], who: &str) -> Vec<Id> {
    ids.iter().filter(|id| id.as_str() != who).cloned().collect()
}

proptest! {
    #[test]
    fn the_order_of_returns_does_not_matter_to_any_file(
        before in answers(),
        now in answers(),
        turn in 0..8_usize,
    ) {
        let (mut others_before, mut others_now) = (before.clone(), now.clone());
        others_before.reverse();
        let turn = turn % now.len();
        others_now.rotate_left(turn);
        prop_assert_eq!(files(&before, &now).0, files(&others_before, &others_now).0);
    }

    #[test]
    fn the_shares_of_every_group_sum_to_one(before in answers(), now in answers()) {
        let (_, found) = files(&before, &now);
        let shown = groups(&found).filter_map(|group| group.figures.as_ref());
        for distribution in shown.chain([&found.nation]).flat_map(distributions) {
            let shares: Option<f64> = distribution.levels.iter().map(|level| level.share).sum();
            prop_assert!(shares.is_none_or(|sum| (sum - 1.0).abs() < 1e-12), "{:?}", shares);
            prop_assert_eq!(shares.is_none(), distribution.rated == 0);
        }
    }

    #[test]
    fn a_return_more_changes_no_row_but_its_own(before in answers(), now in answers()) {
        let (last, others) = now.split_last().expect("one at least");
        let ((with, _), (without, _)) = (files(&before, &now), files(&before, others));
        for name in ["ratings.csv", "actions.csv", "returns.csv"] {
            let rows = |files| of_others(files, name, last.who);
            prop_assert_eq!(rows(&with), rows(&without), "{}", name);
        }
    }

    #[test]
    fn a_return_more_changes_no_figure_of_a_group_that_it_is_not_in(
        before in answers(),
        now in answers(),
    ) {
        let (last, others) = now.split_last().expect("one at least");
        let ((_, with), (_, without)) = (files(&before, &now), files(&before, others));
        let pairs = groups(&with).zip(groups(&without));
        for (with, without) in pairs.filter(|(with, _)| {
            with.partnerships.iter().all(|id| id.as_str() != last.who)
        }) {
            prop_assert_eq!(with.returned, without.returned);
            if let (Some(with), Some(without)) = (&with.figures, &without.figures) {
                prop_assert_eq!(with, without);
            }
        }
    }

    #[test]
    fn a_return_more_adds_its_actions_and_its_practice_alone(
        before in answers(),
        now in answers(),
    ) {
        let (last, others) = now.split_last().expect("one at least");
        let ((_, with), (_, fewer)) = (files(&before, &now), files(&before, others));
        let counts = |counts: &ActionStatusCounts| {
            let ActionStatusCounts { total, open, done, dropped, without_status, .. } = counts;
            [*total, *open, *done, *dropped, *without_status]
        };
        let own = |is_meant: &dyn Fn(&Action) -> bool| match last.status {
            Status::Final => last.actions.iter().filter(|action| is_meant(action)).count(),
            Status::Draft => 0,
        };
        let more = [
            own(&|_| true),
            own(&|action| action.status == Some(Open)),
            own(&|action| action.status == Some(Done)),
            own(&|action| action.status == Some(Dropped)),
            own(&|action| action.status.is_none()),
        ];
        let (all, others) = (counts(&with.actions.overall), counts(&fewer.actions.overall));
        let added: Vec<_> = all.iter().zip(others).map(|(all, others)| all - others).collect();
        prop_assert_eq!(added, more);
        for (with, fewer) in with.practice.iter().zip(&fewer.practice) {
            prop_assert_eq!(without(&with.top, last.who), fewer.top.clone());
            prop_assert_eq!(without(&with.shared, last.who), fewer.shared.clone());
        }
        let others_put_back = |found: &Rollup| -> Vec<_> {
            let put_back = found.actions.put_back.iter();
            put_back.filter(|moved| moved.partnership.as_str() != last.who).cloned().collect()
        };
        prop_assert_eq!(others_put_back(&with), others_put_back(&fewer));
    }
}
