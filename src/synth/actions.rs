//! Improvement actions and what becomes of them: done, carried on, put back, dropped, or never
//! heard of again.

use std::collections::BTreeSet;

use super::compose::Writer;
use super::grammar::{Grammar, Scene};
use super::nation::Nation;
use super::random::Random;
use super::yaml::{entry, scalar, wrapped};
use crate::model::Date;

/// How many actions an answer begins with, as evenly likely as these are, as in returns that were
/// really made.
const MANY: [usize; 14] = [1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6];
/// The same where the rating is at the top.
const FEW: [usize; 6] = [0, 0, 1, 1, 2, 3];
/// No answer has more.
const MOST: usize = 8;

/// How wide the lines of an action are.
const WIDTH: usize = 90;

/// An action, as it stands in a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Action {
    /// Where its text comes from.
    choice: &'static str,
    id: String,
    text: String,
    owner: Option<String>,
    due: Option<Date>,
    status: Option<&'static str>,
    measure: Option<String>,
    resources: Option<String>,
    risks: Option<String>,
}

/// Whoever plans for a partnership.
#[derive(Debug)]
pub(super) struct Planner<'a> {
    grammar: &'a Grammar,
    /// Every id that was ever given.
    ids: BTreeSet<String>,
    /// Whether it gives no owners, days and states, as some do.
    is_terse: bool,
}

impl<'a> Planner<'a> {
    pub(super) fn new(grammar: &'a Grammar, random: &mut Random) -> Self {
        Self { grammar, ids: BTreeSet::new(), is_terse: random.happens(12) }
    }

    /// The actions of an answer that had none before.
    pub(super) fn first(
        &mut self,
        is_top: bool,
        round: usize,
        scene: &Scene<'_>,
        writer: &mut Writer<'_>,
        random: &mut Random,
    ) -> Vec<Action> {
        let many = random.pick(if is_top { &FEW[..] } else { &MANY[..] }).expect("there are some");
        let many = if random.happens(3) { 0 } else { many };
        let mut actions = Vec::new();
        self.add(many, round, scene, writer, &mut actions, random);
        actions
    }

    /// What has become of actions by the next round, and what is new.
    pub(super) fn next(
        &mut self,
        before: &[Action],
        is_top: bool,
        round: usize,
        scene: &Scene<'_>,
        writer: &mut Writer<'_>,
        random: &mut Random,
    ) -> Vec<Action> {
        let mut actions: Vec<Action> =
            before.iter().filter_map(|action| later(action, round, random)).collect();
        let is_idle = actions.iter().all(Action::is_over);
        let many = random.pick(&[0, 0, 0, 1, 1, 2]).expect("there are some");
        let many = if is_idle && !is_top && !random.happens(5) { many.max(1) } else { many };
        let many = many.min(MOST.saturating_sub(actions.len()));
        self.add(many, round, scene, writer, &mut actions, random);
        actions
    }

    fn add(
        &mut self,
        many: usize,
        round: usize,
        scene: &Scene<'_>,
        writer: &mut Writer<'_>,
        actions: &mut Vec<Action>,
        random: &mut Random,
    ) {
        let mut avoid: Vec<_> = actions.iter().map(|action| action.choice).collect();
        for _ in 0..many {
            let Some(choice) = writer.choice("action", scene.theme, &avoid, random) else { break };
            avoid.push(choice);
            actions.extend(self.action(choice, round, scene, random));
        }
    }

    fn action(
        &mut self,
        choice: &'static str,
        round: usize,
        scene: &Scene<'_>,
        random: &mut Random,
    ) -> Option<Action> {
        let (id, text) = choice.split_once(" | ")?;
        let mut text = self.grammar.text(text, scene, random);
        for percent in [38, 12] {
            if random.happens(percent) {
                let tail = self.grammar.any("action-tail", scene, random);
                if !text.contains(&tail) {
                    text = format!("{text} {tail}");
                }
            }
        }
        let mut maybe = |percent, rule| {
            let is_given = random.happens(percent) && !self.is_terse;
            is_given.then(|| self.grammar.any(rule, scene, random))
        };
        let measure = maybe(10, "action-measure");
        let resources = maybe(9, "action-resources");
        let risks = maybe(8, "action-risks");
        let owner = (!self.is_terse && random.happens(94)).then(|| self.owner(scene, random));
        let due = (!self.is_terse && random.happens(92)).then(|| due(round, random));
        let status = (!self.is_terse).then_some("open");
        Some(Action {
            choice,
            id: self.new_id(id, scene.year),
            text,
            owner,
            due,
            status,
            measure,
            resources,
            risks,
        })
    }

    /// Who does it: most often somebody whose work it is about.
    fn owner(&self, scene: &Scene<'_>, random: &mut Random) -> String {
        let [own, _] = self.grammar.choices(scene.theme, "owner");
        let owner = random.pick(own).filter(|_| random.happens(85));
        owner.map_or_else(|| self.grammar.any("role", scene, random), str::to_owned)
    }

    /// An id that no action of this partnership ever had: with the year behind it where the plain
    /// one is taken.
    fn new_id(&mut self, id: &str, year: i16) -> String {
        let candidates = [id.to_owned(), format!("{id}-{year}")].into_iter();
        let more = (2..).map(|nth| format!("{id}-{year}-{nth}"));
        let new = candidates.chain(more).find(|candidate| !self.ids.contains(candidate));
        let new = new.expect("numbers never end");
        self.ids.insert(new.clone());
        new
    }
}

/// What has become of an action; nothing where nobody speaks of it any more.
fn later(action: &Action, round: usize, random: &mut Random) -> Option<Action> {
    let drawn = random.below(100);
    if action.is_over() {
        return Some(action.clone()).filter(|_| drawn < 25);
    }
    let mut action = action.clone();
    if action.status.is_none() {
        // Without a state an action is either still there or not.
        return Some(action).filter(|_| drawn < 55);
    }
    // One that is overdue is seldom left as it is: it is done, or gets a later day.
    let is_late = action.due.is_some_and(|due| due < Nation::deadline(round));
    let [done, dropped, silent, put_back] =
        if is_late { [46, 54, 59, 94] } else { [22, 26, 30, 36] };
    match drawn {
        _ if drawn < done => action.status = Some("done"),
        _ if drawn < dropped => action.status = Some("dropped"),
        _ if drawn < silent => return None,
        _ if drawn < put_back => {
            let later = due(round, random);
            action.due = action.due.map(|before| before.max(later));
        }
        _ => {}
    }
    Some(action)
}

/// A day by which something is to be done: the end of a month, most often of a quarter, after the
/// round's deadline.
fn due(round: usize, random: &mut Random) -> Date {
    let months = if random.happens(65) {
        random.pick(&[1, 4, 7, 10, 13, 16]).unwrap_or(4)
    } else {
        random.between(1, 17)
    };
    // From May, the month of the deadline, counted from 0.
    let month = 4 + months;
    let year = Nation::year(round) + i16::try_from(month / 12).expect("a year or two");
    let month = i8::try_from(month % 12).expect("less than 12") + 1;
    jiff::civil::date(year, month, 1).last_of_month()
}

impl Action {
    fn is_over(&self) -> bool {
        matches!(self.status, Some("done" | "dropped"))
    }

    /// The action as an entry of a list.
    pub(super) fn yaml(&self) -> String {
        let mut text = format!("      - id: {}\n", scalar(&self.id));
        text.push_str("        text: >-\n");
        text.extend(wrapped(&self.text, WIDTH).iter().map(|line| format!("          {line}\n")));
        let due = self.due.map(|due| due.to_string());
        for (key, value) in [
            ("owner", self.owner.as_deref()),
            ("due", due.as_deref()),
            ("status", self.status),
            ("measure", self.measure.as_deref()),
            ("resources", self.resources.as_deref()),
            ("risks", self.risks.as_deref()),
        ] {
            text.extend(value.map(|value| entry(8, key, value)));
        }
        text
    }
}
