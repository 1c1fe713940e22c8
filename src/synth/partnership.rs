//! A partnership over all rounds: how it rates, what it writes, what it plans.

use super::File;
use super::actions::{Action, Planner};
use super::compose::Writer;
use super::document::Document;
use super::grammar::{Grammar, Scene};
use super::names::Name;
use super::nation::{Member, Nation};
use super::random::{For, Random};
use super::ratings::{Difficulty, Maturity, ratings};
use super::returned::Returned;
use super::rubric::SyntheticRubric;
use super::standing::{Standing, standing};
use crate::model::{Item, Rubric, within};

/// Of so many partnerships in a row, one shares some of its words with the one before it.
const TWINS: usize = 10;

/// An answer of a round.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// The place of the rating on the scale.
    pub(super) rating: usize,
    pub(super) evidence: Document,
    pub(super) actions: Vec<Action>,
}

/// The files of the returns of a partnership.
pub(super) fn returns(
    number: usize,
    nation: &Nation,
    rubric: &SyntheticRubric,
    grammar: &Grammar,
) -> Vec<File> {
    let (seed, rounds) = (nation.plan.seed, nation.plan.rounds);
    let Some(member) = nation.member(number) else { return Vec::new() };
    let own = Partnership { number, member, nation, rubric: rubric.rubric(), grammar };
    let story = own.story(own.twin().map(|twin| (twin.name(), twin.story(None))).as_ref());
    let states = (0..rounds).map(|round| (round, standing(seed, number, round)));
    let returned = states.zip(story).filter(|((_, standing), _)| *standing != Standing::Missing);
    returned
        .map(|((round, standing), answers)| {
            let returned = Returned {
                name: &member.name,
                round,
                standing,
                rubric: rubric.rubric(),
                answers: &answers,
                made_by: nation.made_by(),
            };
            let mut random = Random::new(seed, For::Return, [number, round]);
            let path = format!("{}/{}.yaml", Nation::year(round), member.name.id());
            File { path, text: returned.yaml(grammar, &mut random) }
        })
        .collect()
}

/// Everything that decides what a partnership returns.
struct Partnership<'a> {
    number: usize,
    member: &'a Member,
    nation: &'a Nation,
    rubric: &'a Rubric,
    grammar: &'a Grammar,
}

/// For each round, the answers to the items that partnerships complete, in the order of the rubric.
type Story = Vec<Vec<Answer>>;

impl<'a> Partnership<'a> {
    fn name(&self) -> &'a Name {
        &self.member.name
    }

    /// The partnership that this one shares words with. That one shares with nobody, so this ends.
    fn twin(&self) -> Option<Self> {
        let mut random =
            Random::new(self.nation.plan.seed, For::Character, [self.number / TWINS, 1]);
        let has_twin = self.number % TWINS == 1 + random.below(TWINS - 1);
        let number = self.number.checked_sub(1).filter(|_| has_twin)?;
        Some(Self { number, member: self.nation.member(number)?, ..*self })
    }

    /// What it answers in each round. A longer plan begins with the same rounds.
    fn story(&self, twin: Option<&(&Name, Story)>) -> Story {
        let seed = self.nation.plan.seed;
        let mut character = Random::new(seed, For::Character, [self.number, 0]);
        let maturity = Maturity::of(&mut character);
        let localities = character.between(2, 5);
        let mut writer = Writer::new(self.grammar, &mut character);
        let mut planner = Planner::new(self.grammar, &mut character);
        let threads = self.threads(maturity);
        let mut dice: Vec<Dice> =
            threads.iter().map(|t| Dice::new(seed, self.number, t.at)).collect();
        let mut story = Story::new();
        for round in 0..self.nation.plan.rounds {
            let mut answers = Vec::new();
            for (at, (thread, dice)) in threads.iter().zip(&mut dice).enumerate() {
                let before = round.checked_sub(1).and_then(|before| story.get(before)?.get(at));
                let shared =
                    twin.and_then(|(name, story)| Some((*name, story.get(round)?.get(at)?)));
                let scene = self.scene(round, localities, thread);
                let rating = thread.ratings.get(round).copied().unwrap_or_default();
                let given =
                    Given { round, rating, is_top: self.is_top(rating), scene, before, shared };
                answers.push(given.answer(&mut writer, &mut planner, dice));
            }
            story.push(answers);
        }
        story
    }

    fn is_top(&self, rating: usize) -> bool {
        rating + 1 == self.rubric.scale().len()
    }

    fn threads(&self, maturity: Maturity) -> Vec<Thread> {
        let (seed, rounds) = (self.nation.plan.seed, self.nation.plan.rounds);
        let sections = self.rubric.sections().iter();
        let items = sections.flat_map(|s| s.items.iter().map(move |item| (s, item))).enumerate();
        let local = items.filter(|(_, (_, item))| item.is_local());
        local
            .map(|(at, (section, item))| {
                let mut random = Random::new(seed, For::Rating, [self.number, at]);
                let difficulty = Difficulty::of(seed, at);
                let levels = self.rubric.scale().len();
                Thread {
                    at,
                    theme: self.grammar.theme(&item.statement, &section.title, at),
                    elsewhere: self.mention(item, &mut random),
                    ratings: ratings(difficulty, maturity, levels, rounds, &mut random),
                }
            })
            .collect()
    }

    /// Another item as prose mentions it, such as `proposal 1.2`.
    fn mention(&self, item: &Item, random: &mut Random) -> String {
        let others = self.rubric.items().filter(|other| other.is_local() && other.id != item.id);
        let others: Vec<_> = others.map(|other| &other.id).collect();
        let term = within(&self.rubric.terms().item.one);
        match random.pick(&others) {
            Some(other) => format!("{term} {other}"),
            None => "other work".to_owned(),
        }
    }

    fn scene<'s>(&'s self, round: usize, localities: usize, thread: &'s Thread) -> Scene<'s> {
        let rating = thread.ratings.get(round).copied().unwrap_or_default();
        let steps = self.rubric.scale().len().saturating_sub(1).max(1);
        Scene {
            year: Nation::year(round),
            place: &self.member.name.place,
            board: self.nation.board(self.member),
            localities,
            tone: (3 * rating + steps / 2) / steps,
            elsewhere: &thread.elsewhere,
            theme: thread.theme,
            facts: (self.nation.plan.seed, self.number),
        }
    }
}

/// What is settled about an item for all rounds.
struct Thread {
    /// Its place among the items of the rubric.
    at: usize,
    theme: usize,
    elsewhere: String,
    ratings: Vec<usize>,
}

/// The random numbers of an item, which go on from round to round.
struct Dice {
    evidence: Random,
    actions: Random,
}

impl Dice {
    fn new(seed: u64, number: usize, item: usize) -> Self {
        let evidence = Random::new(seed, For::Evidence, [number, item]);
        Self { evidence, actions: Random::new(seed, For::Actions, [number, item]) }
    }
}

/// What an answer is given from.
struct Given<'a> {
    round: usize,
    rating: usize,
    is_top: bool,
    scene: Scene<'a>,
    /// The answer of the round before.
    before: Option<&'a Answer>,
    /// The answer of the partnership that words are shared with.
    shared: Option<(&'a Name, &'a Answer)>,
}

impl Given<'_> {
    fn answer(
        &self,
        writer: &mut Writer<'_>,
        planner: &mut Planner<'_>,
        dice: &mut Dice,
    ) -> Answer {
        let Self { round, rating, is_top, ref scene, before, .. } = *self;
        let random = &mut dice.actions;
        let actions = match before {
            None => planner.first(is_top, round, scene, writer, random),
            Some(before) => planner.next(&before.actions, is_top, round, scene, writer, random),
        };
        Answer { rating, evidence: self.evidence(writer, &mut dice.evidence), actions }
    }

    fn evidence(&self, writer: &mut Writer<'_>, random: &mut Random) -> Document {
        let own = match self.before {
            None => writer.document(&self.scene, random),
            Some(before) => {
                let moved = self.rating.cmp(&before.rating);
                writer.revised(&before.evidence, moved, &self.scene, random)
            }
        };
        let is_alike = |(_, answer): &(&Name, &Answer)| answer.rating == self.rating;
        let shared = self.shared.filter(|_| self.before.is_none() && random.happens(30));
        match shared.filter(is_alike) {
            Some((name, answer)) => answer.evidence.renamed(&name.place, self.scene.place),
            None => own,
        }
    }
}
