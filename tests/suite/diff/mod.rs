//! What changed since last round: the comparison of two returns, held to cases, to properties and
//! to the example nation.

mod account;
mod answers;
mod cases;
mod example;
mod invisible;
mod kinds;
mod lines;
mod made;
mod properties;
mod rounds;

use std::fs;
use std::path::Path;

use stocktake::check::{self, Context, Read};
use stocktake::diag::Diagnostic;
use stocktake::diff::{self, Comparison, Neighbours, Side};
use stocktake::load;
use stocktake::model::{Collection, Id, Readable, Return, RoundInfo, Rubric};
use stocktake::system::Disk;

/// The collection of a folder.
fn collection(root: &Path, id: &str) -> Collection {
    let mut found = Vec::new();
    let files = load::collections(&Disk, root, &mut found).into_iter().find(|files| files.id == id);
    let written = load::collection(&Disk, files.expect("a collection"), &mut found);
    check::collection(written, &mut found).unwrap_or_else(|| panic!("{found:?}"))
}

/// A file of the invented collection of the cases.
fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/collection");
    fs::read_to_string(folder.join(name)).expect("a file of the collection")
}

/// The invented collection of the cases, which has one round and no returns.
fn invented() -> Collection {
    with_rubrics(&[("rubric.yaml", file("rubric.yaml"))])
}

/// The same with these versions of its rubric.
fn with_rubrics(rubrics: &[(&str, String)]) -> Collection {
    let root = tempfile::tempdir().expect("a folder");
    let target = root.path().join("sample");
    fs::create_dir_all(target.join("2019")).expect("a folder for the round");
    let others = ["partnerships.yaml", "round.yaml"].map(|name| (name, file(name)));
    for (name, text) in rubrics.iter().chain(&others) {
        let folder = if *name == "round.yaml" { target.join("2019") } else { target.clone() };
        fs::write(folder.join(name), text).expect("a file");
    }
    collection(root.path(), "sample")
}

/// A round of the invented collection.
fn round(collection: &Collection, year: &str) -> RoundInfo {
    RoundInfo {
        id: Id::new(year).expect("an id"),
        deadline: Some(format!("{year}-05-15").parse().expect("a day")),
        date: None,
        place: None,
        before: ["2019", "2018"].into_iter().filter(|own| *own < year).flat_map(Id::new).collect(),
        ..collection.rounds[0].info.clone()
    }
}

/// What is asked in a round.
fn asked<'a>(collection: &'a Collection, round: &RoundInfo) -> &'a Rubric {
    let mut rubrics = collection.rubrics();
    rubrics.find(|rubric| rubric.version() == round.rubric).expect("the version of the round")
}

/// A text as a return of the invented collection, valid or as far as it can be read.
#[track_caller]
fn read(collection: &Collection, round: &RoundInfo, stem: &str, text: &str) -> Read {
    let mut found: Vec<Diagnostic> = Vec::new();
    let rubric = asked(collection, round);
    let context = Context {
        rubric,
        register: &collection.register,
        round,
        stem,
        asks: check::CheckFor::Everything,
    };
    let written = load::returned_of(text.into(), stem, stem.to_owned(), rubric.form());
    found.extend(written.findings);
    let loaded = written.raw.unwrap_or_else(|| panic!("{found:?}\n{text}"));
    check::read(&loaded, context, &mut found)
}

/// What can be read of it.
fn readable(read: &Read) -> &Readable {
    match read {
        Read::Valid(returned) => returned,
        Read::InPart(readable) => readable,
        Read::Not => panic!("no return"),
    }
}

/// The return, where it is valid.
fn valid(read: &Read) -> Option<&Return> {
    match read {
        Read::Valid(returned) => Some(returned),
        Read::InPart(_) | Read::Not => None,
    }
}

/// A text as a valid return of the invented collection.
#[track_caller]
fn returned(collection: &Collection, round: &RoundInfo, stem: &str, text: &str) -> Return {
    match read(collection, round, stem, text) {
        Read::Valid(returned) => returned,
        Read::InPart(_) | Read::Not => panic!("this has errors:\n{text}"),
    }
}

/// The comparison of two returns, one of which came after those of `earlier`.
fn compare(old: Side<'_>, new: Side<'_>, earlier: &[Side<'_>], others: &[&Return]) -> Comparison {
    let neighbours = Neighbours::of(others.iter().copied());
    let context = diff::Background { earlier, neighbours: Some(&neighbours), ..Default::default() };
    diff::compare(old, new, context)
}
