//! What a build made, what it left out and why.

use std::collections::BTreeSet;

use super::{Batch, Placed};
use crate::diag::Diagnostic;
use crate::load::Selections;
use crate::model::Standing;

/// What became of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One entry for each round of which something was selected.
    pub rounds: Vec<RoundOutcome>,
    /// What went wrong on the way.
    pub findings: Vec<Diagnostic>,
    /// The collections of which nothing was published, because their summary could not be made.
    pub held: Vec<String>,
    /// What was done to the output folder; where it is `None`, nothing was.
    pub placed: Option<Placed>,
}

/// What became of a round.
#[derive(Debug)]
pub struct RoundOutcome {
    /// `collection/round`.
    pub name: String,
    /// How many reports were made.
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
        batches: &[Batch<'_>],
        selections: &Selections,
        held: &BTreeSet<String>,
    ) -> Self {
        let is_selected = |batch: &&Batch<'_>| {
            selections.has_round(batch.collection.id.as_str(), batch.round.info.id.as_str())
        };
        let rounds = batches.iter().filter(is_selected);
        let rounds = rounds.map(|batch| RoundOutcome::new(batch, selections, held));
        let held = held.iter().cloned().collect();
        Self { rounds: rounds.collect(), held, ..Self::default() }
    }
}

impl RoundOutcome {
    fn new(batch: &Batch<'_>, selections: &Selections, held: &BTreeSet<String>) -> Self {
        let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
        let (mut made, mut left_out) = (0, Vec::new());
        let is_selected = |stem: &str| selections.has_return(collection, round, stem);
        for entry in batch.round.entries.iter().filter(|entry| is_selected(&entry.stem)) {
            let why = match entry.standing {
                Standing::Valid(_) if held.contains(collection) => continue,
                Standing::Valid(_) => {
                    made += 1;
                    continue;
                }
                Standing::NotMade(_) => "it could not be set, as said above".to_owned(),
                Standing::Refused { errors: 1, .. } => format!("1 error in {}", entry.name),
                Standing::Refused { errors, .. } => format!("{errors} errors in {}", entry.name),
            };
            left_out.push((entry.stem.clone(), why));
        }
        let partnerships = batch.collection.register.partnerships().iter();
        let missing = partnerships.filter(|p| batch.round.entry(&p.id).is_none()).count();
        Self { name: batch.folder(), made, left_out, missing }
    }
}
