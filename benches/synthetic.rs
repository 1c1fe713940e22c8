//! Synthetic nations in a folder, for what is measured of many returns together.

use std::path::Path;
use std::{fs, io};

use stocktake::diag::Source;
use stocktake::load::{self, Written};
use stocktake::synth::{self, DEFAULT_RUBRIC, Size, SyntheticRubric};
use stocktake::system::Disk;
use tempfile::TempDir;

/// A nation in a folder of its own, which goes with the value.
pub(crate) fn folder(plan: Size) -> Option<TempDir> {
    let folder = tempfile::tempdir().ok()?;
    write(&folder.path().join("nation"), plan).ok()?;
    Some(folder)
}

/// What is written in such a folder, to be checked.
pub(crate) fn written(folder: &Path) -> Option<Written> {
    let mut found = Vec::new();
    let files = load::collections(&Disk, folder, &mut found).into_iter().next()?;
    Some(load::collection(&Disk, files, &mut found))
}

fn write(folder: &Path, plan: Size) -> io::Result<()> {
    let rubric = Source::new("rubric.yaml", DEFAULT_RUBRIC);
    let rubric = SyntheticRubric::new(&rubric, &mut Vec::new())
        .ok_or_else(|| io::Error::other("the rubric that is shipped has errors"))?;
    for file in synth::files(&rubric, plan) {
        let path = folder.join(file.path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, file.text)?;
    }
    Ok(())
}
