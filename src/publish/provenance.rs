//! Where a report comes from: the file, its hash, its last commit.

use sha2::{Digest as _, Sha256};

use super::Task;
use crate::load::History;
use crate::model::Round;
use crate::view::{CommitView, ProvenanceView};

/// How many characters of a commit's hash are shown.
const SHORT: usize = 12;

/// What git knows of the valid returns of a round.
pub(super) fn history(round: &Round) -> History {
    let files: Vec<String> =
        round.returns().map(|returned| format!("{}.yaml", returned.partnership())).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    History::of(&round.path, &files)
}

/// Where the report of a task comes from.
pub(super) fn view(task: &Task<'_>) -> ProvenanceView {
    let attachment = format!("{}.yaml", task.returned.partnership());
    let history = &task.batch.history;
    let commit = history.commit(&attachment).map(|commit| CommitView {
        hash: commit.hash.clone(),
        short: commit.hash.chars().take(SHORT).collect(),
        day: commit.day.clone(),
        changed: history.is_changed(&attachment),
    });
    ProvenanceView {
        file: format!("{}/{}/{attachment}", task.batch.collection.id, task.batch.round.info.id),
        sha256: hex(&Sha256::digest(task.returned.source().text())),
        attachment,
        commit,
        rubric: task.batch.round.info.rubric.clone(),
        stocktake: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
