//! The rules, by cases: each file below `tests/cases` is one, and says in comments what stocktake should find.

mod case;
mod coverage;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use stocktake::diag::Diagnostic;
use stocktake::glyphs::Fonts;
use stocktake::render::Templates;
use stocktake::system::Disk;
use stocktake::{check, load};

use case::{Case, Finding, cases_folder};

/// Writes the collection of the cases into a folder: a rubric, a register and a round without returns.
fn lay_out(folder: &Path, round: &str) {
    let round = folder.join(round);
    fs::create_dir_all(&round).expect("a folder for the round");
    let collection = cases_folder().join("collection");
    for (name, target) in [
        ("rubric.yaml", folder.join("rubric.yaml")),
        ("partnerships.yaml", folder.join("partnerships.yaml")),
        ("round.yaml", round.join("round.yaml")),
    ] {
        fs::copy(collection.join(name), target).expect("a file of the collection");
    }
}

/// The fonts that stocktake brings.
static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::with_files(Templates::shipped().files("fonts/")));

/// Everything found in a folder of collections.
fn findings(root: &Path) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let files = load::collections(&Disk, root, &mut found);
    for files in files {
        let mut written = load::collection(&Disk, files, &mut found);
        check::characters(&mut written, &FONTS, &mut found);
        let collection = check::collection(written, &mut found);
        let rounds = collection.iter().flat_map(|collection| &collection.rounds);
        found.extend(rounds.flat_map(|r| &r.entries).flat_map(|entry| entry.findings.clone()));
    }
    found
}

/// A finding as cases speak of it; no case can expect one in another file than its own, which gets line 0.
fn seen(diagnostic: &Diagnostic, file: &str) -> Finding {
    let place = diagnostic.place.as_ref().expect("a finding of a rule has a place");
    let help = diagnostic.help.as_deref().map(|help| format!(" (help: {help})"));
    let words = format!("{}{}", diagnostic.message, help.unwrap_or_default());
    let code = diagnostic.code.id().to_owned();
    let position = place.position();
    match place.source().name().ends_with(file) {
        true => Finding { line: position.line, column: position.column, code, words },
        false => Finding { line: 0, column: 0, code, words: format!("{words}, in {place}") },
    }
}

/// Runs every case of a folder of cases; `target` says where its file belongs in the collection.
fn run(folder: &str, target: impl Fn(&Case) -> String) {
    run_with(folder, |_| {}, target);
}

/// The same after `prepare` has changed the collection.
fn run_with(folder: &str, prepare: impl Fn(&Path), target: impl Fn(&Case) -> String) {
    let mut wrong = Vec::new();
    for case in Case::all(folder) {
        let root = tempfile::tempdir().expect("a folder for the case");
        let collection = root.path().join("sample");
        lay_out(&collection, &case.round);
        prepare(&collection);
        let file = target(&case);
        fs::write(collection.join(&file), &case.text).expect("the file of the case");
        let found: Vec<Finding> =
            findings(root.path()).iter().map(|found| seen(found, &file)).collect();
        wrong.extend(case.compare(&found));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn returns() {
    run("returns", |case| format!("{}/{}.yaml", case.round, case.stem));
}

#[test]
fn rubrics() {
    run("rubrics", |_| "rubric.yaml".to_owned());
}

#[test]
fn newer_versions() {
    let keep = |collection: &Path| {
        let (rubric, earlier) = ("rubric.yaml", "rubric-2019-03.yaml");
        fs::rename(collection.join(rubric), collection.join(earlier)).expect("a file");
    };
    run_with("newer", keep, |_| "rubric.yaml".to_owned());
}

#[test]
fn earlier_versions() {
    run("earlier", |_| "rubric-2018-11.yaml".to_owned());
}

#[test]
fn registers() {
    run("registers", |_| "partnerships.yaml".to_owned());
}

#[test]
fn rounds() {
    run("rounds", |case| format!("{}/round.yaml", case.round));
}
