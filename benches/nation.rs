//! A synthetic nation of 1,000 partnerships and two rounds, for what is measured of many returns
//! together.

use std::sync::LazyLock;

use stocktake::check;
use stocktake::load::Written;
use stocktake::model::{Collection, Round};
use stocktake::synth::Size;
use tempfile::TempDir;

use crate::synthetic;

const PLAN: Size = Size { partnerships: 1000, rounds: 2, seed: 1 };

static FOLDER: LazyLock<Option<TempDir>> = LazyLock::new(|| synthetic::folder(PLAN));

static COLLECTION: LazyLock<Option<Collection>> =
    LazyLock::new(|| check::collection(written()?, &mut Vec::new()));

/// The nation as it was written, to be checked.
pub(crate) fn written() -> Option<Written> {
    synthetic::written(FOLDER.as_ref()?.path())
}

/// The nation, checked, and its last round.
pub(crate) fn checked() -> Option<(&'static Collection, &'static Round)> {
    let collection = COLLECTION.as_ref()?;
    Some((collection, collection.rounds.last()?))
}
