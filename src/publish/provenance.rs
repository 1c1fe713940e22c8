//! Where a report comes from: the file, its hash, its last commit.

use super::output::sha256;
use super::report::Task;
use crate::git::{Historian, LastCommits};
use crate::model::{Collection, Readable, Round, RoundInfo};
use crate::view::{CommitView, ProvenanceView};

/// How many characters of a commit's hash are shown.
const SHORT: usize = 12;

/// What git knows of the valid returns of a round.
pub(super) fn history(round: &Round, historian: &mut Historian) -> LastCommits {
    let files: Vec<String> =
        round.returns().map(|returned| format!("{}.yaml", returned.partnership())).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    historian.of(&round.path, &files)
}

/// Where the report of a task comes from.
pub(super) fn view(task: &Task<'_>) -> ProvenanceView {
    let Task { batch, returned, .. } = task;
    of(batch.collection, &batch.round.info, returned, &batch.history)
}

/// Where a return comes from that stands beside another of the same partnership: it is attached
/// under a name of its own.
pub(super) fn beside(
    collection: &Collection,
    round: &RoundInfo,
    returned: &Readable,
    history: &LastCommits,
) -> ProvenanceView {
    let own = of(collection, round, returned, history);
    ProvenanceView { attachment: format!("{}_{}", round.id, own.attachment), ..own }
}

/// Where a return comes from.
pub(super) fn of(
    collection: &Collection,
    round: &RoundInfo,
    returned: &Readable,
    history: &LastCommits,
) -> ProvenanceView {
    let attachment = format!("{}.yaml", returned.partnership());
    let commit = history.commit(&attachment).map(|commit| CommitView {
        hash: commit.hash.clone(),
        short: commit.hash.chars().take(SHORT).collect(),
        day: commit.day.clone(),
        changed: history.is_changed(&attachment),
    });
    ProvenanceView {
        file: format!("{}/{}/{attachment}", collection.id, round.id),
        sha256: sha256(returned.source().text().as_bytes()),
        attachment,
        commit,
        rubric: round.rubric.clone(),
        stocktake: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
