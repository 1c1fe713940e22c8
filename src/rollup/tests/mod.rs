//! Figures of tiny collections made by hand.

mod disclosure;
mod figures;
mod history;
mod open_data;
mod over_time;
mod properties;
mod solving;

use std::path::PathBuf;
use std::sync::Arc;

use super::{Rollup, rollup};
use crate::diag::Source;
use crate::model::tests::{self as model, item, national};
use crate::model::{
    Action, ActionStatus, Collated, Collection, ComparatorSet, Date, Entry, Grouping, Id, Item,
    NamedGroup, Partnership, Prose, Rating, Register, RegisterParts, Response, Return, ReturnParts,
    Round, RoundInfo, Rubric, Standing, Status,
};

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Sections `1` with the items `1.1` and `1.2`, and `2` with `2.1`; `2.2` is national. Levels `a`
/// (lowest) to `d`.
fn rubric() -> Rubric {
    let plain = |id: &str| item(id, "Do.", &[]);
    version("1", None, &[plain("1.1"), plain("1.2")], &[plain("2.1"), national(plain("2.2"))])
}

/// A version with these items in its two sections.
fn version(name: &str, replaces: Option<&str>, one: &[Item], two: &[Item]) -> Rubric {
    model::rubric(name, replaces, "abcd", &[("1", one), ("2", two)])
}

/// A return to be: `ratings` has a letter for each item in order, `-` where it is not rated.
#[derive(Debug, Clone)]
struct Answer {
    who: &'static str,
    ratings: String,
    status: Status,
    completed: &'static str,
    actions: Vec<Action>,
    shared: bool,
}

fn answer(who: &'static str, ratings: &str) -> Answer {
    Answer {
        who,
        ratings: ratings.to_owned(),
        status: Status::Final,
        completed: "2019-05-10",
        actions: Vec::new(),
        shared: false,
    }
}

fn action(name: &str, status: Option<ActionStatus>, due: Option<&str>) -> Action {
    Action {
        id: id(name),
        text: Prose::empty(),
        owner: None,
        due: due.map(day),
        status,
        measure: None,
        resources: None,
        risks: None,
    }
}

impl Answer {
    /// The same as a draft.
    fn draft(self) -> Self {
        Self { status: Status::Draft, ..self }
    }

    /// The return, its actions with the first item.
    fn entry(&self, round: &str, rubric: &Rubric) -> Entry {
        let rating = |letter: char| "abcd".find(letter).map(Rating);
        let items = rubric.items().filter(|item| item.is_local());
        let responses = items.zip(self.ratings.chars()).enumerate();
        let responses = responses.map(|(at, (item, letter))| Response {
            item: item.id.clone(),
            rating: rating(letter),
            evidence: None,
            share: self.shared && at == 0,
            actions: if at == 0 { self.actions.clone() } else { Vec::new() },
            values: Vec::new(),
            outside: Vec::new(),
            carried: None,
        });
        Entry {
            stem: self.who.to_owned(),
            name: self.who.to_owned(),
            standing: Standing::Valid(Box::new(Return::checked(ReturnParts {
                source: Source::unread(self.who).into(),
                partnership: id(self.who),
                round: id(round),
                status: self.status,
                completed: Some(day(self.completed)),
                contacts: Vec::new(),
                responses: responses.collect(),
            }))),
            findings: Vec::new(),
        }
    }
}

fn round(name: &str, previous: Option<&str>, answers: &[Answer]) -> Round {
    round_of(&Arc::new(rubric()), name, previous, answers)
}

/// A round that was answered under this version.
fn round_of(rubric: &Arc<Rubric>, name: &str, previous: Option<&str>, answers: &[Answer]) -> Round {
    Round {
        info: RoundInfo {
            took_part: Vec::new(),
            id: id(name),
            title: String::new(),
            opens: None,
            deadline: Some(day("2019-05-15")),
            date: None,
            place: None,
            rubric: rubric.version().to_owned(),
            previous: previous.map(id),
            before: Vec::new(),
            note: None,
            collated: Collated::default(),
        },
        rubric: Arc::clone(rubric),
        path: PathBuf::new(),
        entries: answers.iter().map(|answer| answer.entry(name, rubric)).collect(),
    }
}

/// Who is asked, each with its health board; comparator sets by name.
struct Nation<'a> {
    partnerships: &'a [(&'static str, &'static str)],
    sets: &'a [(&'static str, &'a [&'static str])],
    minimum: usize,
}

/// Six partnerships of one board, and no sets.
const PLAIN: Nation<'static> = Nation {
    partnerships: &[("p1", "x"), ("p2", "x"), ("p3", "x"), ("p4", "x"), ("p5", "x"), ("p6", "x")],
    sets: &[],
    minimum: 1,
};

impl Nation<'_> {
    fn register(&self) -> Register {
        let partnership = |(name, board): &(&str, &str)| Partnership {
            id: id(name),
            name: (*name).to_owned(),
            groups: vec![NamedGroup { id: id(board), name: (*board).to_owned() }],
            note: None,
        };
        let set = |(name, members): &(&str, &[&str])| ComparatorSet {
            id: id(name),
            name: (*name).to_owned(),
            partnerships: members.iter().map(|member| id(member)).collect(),
        };
        Register::checked(RegisterParts {
            file: String::new(),
            notice: None,
            groupings: vec![Grouping { id: None, term: None }],
            partnerships: self.partnerships.iter().map(partnership).collect(),
            minimum_group: self.minimum,
            comparator_sets: self.sets.iter().map(set).collect(),
        })
    }

    /// A collection of these rounds.
    fn collection(&self, rounds: Vec<Round>) -> Collection {
        Collection {
            id: id("tiny"),
            rubric: Arc::new(rubric()),
            earlier: Vec::new(),
            register: self.register(),
            rounds,
        }
    }

    /// The figures of a round with these answers.
    fn rollup(&self, answers: &[Answer]) -> Rollup {
        let collection = self.collection(vec![round("now", None, answers)]);
        rollup(&collection, &collection.rounds[0])
    }

    /// The figures of a round with these answers after a round with those.
    fn after(&self, before: &[Answer], now: &[Answer]) -> Rollup {
        let rounds = vec![round("then", None, before), round("now", Some("then"), now)];
        let collection = self.collection(rounds);
        rollup(&collection, &collection.rounds[1])
    }
}
