//! What changed since last round: the comparison of two returns, held to cases, to properties and to the example nation.

mod cases;
mod example;
mod lines;
mod properties;
mod rounds;

use std::fs;
use std::path::Path;

use stocktake::check::{self, Context};
use stocktake::diag::{Diagnostic, Source};
use stocktake::diff::{self, Comparison, Neighbours, Side};
use stocktake::load;
use stocktake::model::{Collection, Id, Return, RoundInfo};

/// The collection of a folder.
fn collection(root: &Path, id: &str) -> Collection {
    let mut found = Vec::new();
    let files = load::collections(root, &mut found).into_iter().find(|files| files.id == id);
    let written = load::collection(files.expect("a collection"), &mut found);
    check::collection(written, &mut found).unwrap_or_else(|| panic!("{found:?}"))
}

/// The invented collection of the cases, which has one round and no returns.
fn invented() -> Collection {
    of_version("2019-03")
}

/// The same with another version of its rubric.
fn of_version(version: &str) -> Collection {
    let root = tempfile::tempdir().expect("a folder");
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/collection");
    let target = root.path().join("sample");
    fs::create_dir_all(target.join("2019")).expect("a folder for the round");
    for (name, place) in [
        ("rubric.yaml", "rubric.yaml"),
        ("partnerships.yaml", "partnerships.yaml"),
        ("round.yaml", "2019/round.yaml"),
    ] {
        let text = fs::read_to_string(files.join(name)).expect("a file of the collection");
        fs::write(target.join(place), text.replace("2019-03", version)).expect("a file");
    }
    collection(root.path(), "sample")
}

/// A round of the invented collection.
fn round(collection: &Collection, year: &str) -> RoundInfo {
    RoundInfo {
        id: Id::new(year).expect("an id"),
        deadline: format!("{year}-05-15").parse().expect("a day"),
        ..collection.rounds[0].info.clone()
    }
}

/// A text as a return of the invented collection.
#[track_caller]
fn returned(collection: &Collection, round: &RoundInfo, stem: &str, text: &str) -> Return {
    let mut found: Vec<Diagnostic> = Vec::new();
    let (rubric, register) = (&collection.rubric, &collection.register);
    let context = Context { rubric, register, round, stem };
    load::returned_from(&Source::new(stem, text), &mut found)
        .and_then(|loaded| check::returned(&loaded, context, &mut found))
        .unwrap_or_else(|| panic!("{found:?}\n{text}"))
}

/// The comparison of two returns, one of which came after those of `earlier`.
fn compare(old: Side<'_>, new: Side<'_>, earlier: &[Side<'_>], others: &[&Return]) -> Comparison {
    let neighbours = Neighbours::of(others.iter().copied());
    let context =
        diff::Context { earlier, neighbours: Some(&neighbours), lineage: &|_, _| Vec::new() };
    diff::compare(old, new, context)
}
