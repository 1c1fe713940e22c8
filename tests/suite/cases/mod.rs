//! The rules, by cases: each file below `tests/cases` is one, and says in comments what stocktake
//! should find.

mod case;
mod coverage;
mod examples;
mod fixes;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use stocktake::diag::Diagnostic;
use stocktake::glyphs::Fonts;
use stocktake::load::{Selection, Selections};
use stocktake::render::Templates;
use stocktake::system::{Memory, System};
use stocktake::workspace::Workspace;

use case::{Case, Finding, cases_folder};

/// A rubric of the collection of the cases: the name of its file there, and among the cases.
type RubricFile<'a> = (&'a str, &'a str);

/// The collection of the cases: a rubric, a register and a round without returns.
fn collection(round: &str, (rubric, own): RubricFile<'_>) -> Memory {
    let folder = cases_folder().join("collection");
    let files = [
        (own, rubric.to_owned()),
        ("partnerships.yaml", "partnerships.yaml".to_owned()),
        ("round.yaml", format!("{round}/round.yaml")),
    ];
    let read = |name: &str| fs::read(folder.join(name)).expect("a file of the collection");
    let own = files.into_iter().map(|(name, target)| (placed(&target), read(name)));
    own.chain(beside()).collect()
}

/// The collection `workshop`, which lies beside that of the cases and of the examples.
fn beside() -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
    let files = [
        "rubric.yaml",
        "partnerships.yaml",
        "2017/round.yaml",
        "2017/example-north.yaml",
        "2018/round.yaml",
        "2018/example-north.yaml",
        "2018/example-south.yaml",
    ];
    let folder = cases_folder().join("beside");
    files.into_iter().map(move |file| {
        let text = fs::read(folder.join(file)).expect("a file of the collection beside");
        (Path::new("returns/workshop").join(file), text)
    })
}

/// Where a file of the collection lies.
fn placed(file: &str) -> PathBuf {
    Path::new("returns/sample").join(file)
}

/// The fonts that stocktake brings.
static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::with_files(Templates::shipped().files("fonts/")));

/// Everything found in the collection of the cases.
fn findings(system: &dyn System) -> Vec<Diagnostic> {
    let sample = Selection::parse("sample").expect("a selection");
    let (root, selections) = (PathBuf::from("returns"), Selections::new(vec![sample]));
    let mut of_returns = Vec::new();
    let workspace = Workspace { system, root, selections };
    let checked = workspace.checked(&FONTS, &mut |found| of_returns.extend(found));
    checked.findings.into_iter().chain(of_returns).collect()
}

/// A finding as cases speak of it; no case can expect one in another file than its own, which gets
/// line 0.
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
    run_beside(folder, ("rubric.yaml", "rubric.yaml"), target);
}

/// The same where the collection's own rubric has a file of another name.
fn run_beside(folder: &str, rubric: RubricFile<'_>, target: impl Fn(&Case) -> String) {
    let mut wrong = Vec::new();
    for case in Case::all(folder) {
        let file = target(&case);
        let files = collection(&case.round, rubric).file(placed(&file), case.text.as_bytes());
        let found: Vec<Finding> = findings(&files).iter().map(|found| seen(found, &file)).collect();
        wrong.extend(case.compare(&found));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn returns() {
    run("returns", |case| format!("{}/{}.yaml", case.round, case.stem));
}

#[test]
fn returns_with_fields_of_the_rubrics_own() {
    let file = |case: &Case| format!("{}/{}.yaml", case.round, case.stem);
    run_beside("forms", ("rubric.yaml", "form.yaml"), file);
}

#[test]
fn rubrics() {
    run("rubrics", |_| "rubric.yaml".to_owned());
}

#[test]
fn newer_versions() {
    run_beside("newer", ("rubric-2019-03.yaml", "rubric.yaml"), |_| "rubric.yaml".to_owned());
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
