//! What a build made, what it left out and why.

use super::{Batch, Task};
use crate::diag::{Diagnostic, has_errors};
use crate::load::Selections;
use crate::model::Standing;

/// What became of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One entry for each round of which something was selected.
    pub rounds: Vec<RoundOutcome>,
    /// What went wrong on the way.
    pub findings: Vec<Diagnostic>,
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
    /// A build that could not begin.
    pub(super) fn failed(finding: Diagnostic) -> Self {
        Self { rounds: Vec::new(), findings: vec![finding] }
    }

    /// A build in which no report has been made yet.
    pub(super) fn new(batches: &[Batch<'_>], selections: &Selections) -> Self {
        let rounds = batches.iter().map(|batch| RoundOutcome::new(batch, selections)).collect();
        Self { rounds, findings: Vec::new() }
    }

    /// Adds what became of a report.
    pub(super) fn add(&mut self, task: &Task<'_>, found: Vec<Diagnostic>) {
        let name = name(task.batch);
        if let Some(round) = self.rounds.iter_mut().find(|round| round.name == name) {
            if has_errors(&found) {
                let who = task.returned.partnership().to_string();
                round.left_out.push((who, "it could not be set, as said above".to_owned()));
            } else {
                round.made += 1;
            }
        }
        self.findings.extend(found);
    }
}

impl RoundOutcome {
    fn new(batch: &Batch<'_>, selections: &Selections) -> Self {
        let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
        let mut left_out = Vec::new();
        for entry in &batch.round.entries {
            if let Standing::Refused { errors, .. } = entry.standing
                && selections.has_return(collection, round, &entry.stem)
            {
                let errors =
                    if errors == 1 { "1 error".into() } else { format!("{errors} errors") };
                left_out.push((entry.stem.clone(), format!("{errors} in {}", entry.name)));
            }
        }
        let partnerships = batch.collection.register.partnerships().iter();
        let missing = partnerships.filter(|p| batch.round.entry(&p.id).is_none()).count();
        Self { name: name(batch), made: 0, left_out, missing }
    }
}

fn name(batch: &Batch<'_>) -> String {
    format!("{}/{}", batch.collection.id, batch.round.info.id)
}
