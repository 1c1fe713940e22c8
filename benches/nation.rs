//! A synthetic nation of 1,000 partnerships and two rounds, for what is measured of many returns together.

use std::path::Path;
use std::sync::LazyLock;
use std::{fs, io};

use stocktake::check;
use stocktake::diag::Source;
use stocktake::load::{self, Written};
use stocktake::model::{Collection, Round};
use stocktake::synth::{self, DEFAULT_RUBRIC, Plan, SyntheticRubric};
use tempfile::TempDir;

const PLAN: Plan = Plan { partnerships: 1000, rounds: 2, seed: 1 };

static FOLDER: LazyLock<Option<TempDir>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().ok()?;
    write(&folder.path().join("nation")).ok()?;
    Some(folder)
});

static COLLECTION: LazyLock<Option<Collection>> =
    LazyLock::new(|| check::collection(written()?, &mut Vec::new()));

/// The nation as it was written, to be checked.
pub(crate) fn written() -> Option<Written> {
    let mut found = Vec::new();
    let files = load::collections(FOLDER.as_ref()?.path(), &mut found).into_iter().next()?;
    Some(load::collection(files, &mut found))
}

/// The nation, checked, and its last round.
pub(crate) fn checked() -> Option<(&'static Collection, &'static Round)> {
    let collection = COLLECTION.as_ref()?;
    Some((collection, collection.rounds.last()?))
}

fn write(folder: &Path) -> io::Result<()> {
    let rubric = Source::new("rubric.yaml", DEFAULT_RUBRIC);
    let rubric = SyntheticRubric::new(&rubric, &mut Vec::new())
        .ok_or_else(|| io::Error::other("the rubric that is shipped has errors"))?;
    for file in synth::files(&rubric, PLAN) {
        let path = folder.join(file.path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, file.text)?;
    }
    Ok(())
}
