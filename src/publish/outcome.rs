//! What a build made, what it left out and why.

use std::collections::{BTreeMap, BTreeSet};

use super::{Placed, Plan, Share, Why};
use crate::diag::Diagnostic;
use crate::load::Selections;
use crate::model::{Collection, Round};

/// What became of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One entry for each round of which something was selected.
    pub rounds: Vec<RoundOutcome>,
    /// The returns that nobody asked for and that the figures of what was made are without, because
    /// they could not be used: `collection/round/file` and the reason.
    pub missed: BTreeMap<String, String>,
    /// What went wrong on the way.
    pub findings: Vec<Diagnostic>,
    /// The collections of which nothing was published, because their summary could not be made.
    pub held: Vec<String>,
    /// What became of each output that was planned, by path.
    pub told: BTreeMap<String, Why>,
    /// What was done to the output folder; where it is `None`, nothing was.
    pub placed: Option<Placed>,
}

/// What became of a round.
#[derive(Debug)]
pub struct RoundOutcome {
    /// `collection/round`.
    pub name: String,
    /// How many reports are published, or made in this part: those that were as they would be made
    /// among them.
    pub made: usize,
    /// The returns that were left out, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// How many partnerships of the register have not returned.
    pub missing: usize,
}

impl Outcome {
    /// A build that published nothing.
    pub(super) fn nothing(findings: Vec<Diagnostic>) -> Self {
        Self { findings, ..Self::default() }
    }

    /// A build that made what there is in some rounds.
    pub(super) fn new(
        collections: &[Collection],
        plan: &Plan,
        selections: &Selections,
        held: &BTreeSet<String>,
        share: Option<Share>,
    ) -> Self {
        let rounds = collections.iter().flat_map(|own| own.rounds.iter().map(move |r| (own, r)));
        let is_told = |(collection, round): &(&Collection, &Round)| {
            let (id, own) = (collection.id.as_str(), round.info.id.as_str());
            selections.has_round(id, own) && (plan.has_round(id, own) || held.contains(id))
        };
        let missed = missed(rounds.clone(), plan, selections);
        let rounds = rounds.filter(is_told);
        let rounds =
            rounds.map(|(own, round)| RoundOutcome::new((own, round), selections, held, share));
        let held = held.iter().cloned().collect();
        Self { rounds: rounds.collect(), missed, held, ..Self::default() }
    }
}

impl RoundOutcome {
    fn new(
        (of, own): (&Collection, &Round),
        selections: &Selections,
        held: &BTreeSet<String>,
        share: Option<Share>,
    ) -> Self {
        let (collection, round) = (of.id.as_str(), own.info.id.as_str());
        let (mut made, mut left_out) = (0, Vec::new());
        let is_selected = |stem: &str| selections.has_return(collection, round, stem);
        for entry in own.entries.iter().filter(|entry| is_selected(&entry.stem)) {
            let Some(why) = entry.why_unused() else {
                let page = format!("{collection}/{round}/{}.html", entry.stem);
                let is_made = share.is_none_or(|share| share.has(&page));
                made += usize::from(is_made && !held.contains(collection));
                continue;
            };
            let is_stranger = of.register.partnership(&entry.stem).is_none();
            let why =
                if is_stranger { stranger(&why, &entry.name, of.register.file()) } else { why };
            left_out.push((entry.stem.clone(), why));
        }
        let partnerships = of.register.partnerships().iter();
        let missing = partnerships.filter(|p| own.entry(p.id.as_str()).is_none()).count();
        Self { name: format!("{collection}/{round}"), made, left_out, missing }
    }
}

/// The returns that were not selected and that the figures of any round in the plan are without.
fn missed<'a>(
    rounds: impl Iterator<Item = (&'a Collection, &'a Round)>,
    plan: &Plan,
    selections: &Selections,
) -> BTreeMap<String, String> {
    let planned =
        rounds.filter(|(own, round)| plan.has_round(own.id.as_str(), round.info.id.as_str()));
    let unused = planned.flat_map(|(own, round)| {
        own.unused_back_from(round).map(move |(round, entry)| (&own.id, &round.info.id, entry))
    });
    let unused = unused.filter(|(collection, round, entry)| {
        !selections.has_return(collection.as_str(), round.as_str(), &entry.stem)
    });
    let named = unused.filter_map(|(collection, round, entry)| {
        Some((format!("{collection}/{round}/{}", entry.stem), entry.why_unused()?))
    });
    named.collect()
}

/// Why a return is left out that is named after nobody in the register, and what to do.
fn stranger(why: &str, name: &str, register: &str) -> String {
    format!(
        "{why}, which is named after no partnership in the register: add it to \
         `{register}`, correct the file's name, or move {name} out of the folder if the \
         partnership has left"
    )
}
