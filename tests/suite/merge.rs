//! `stocktake merge`: what it makes of three copies of a return. Each folder of `tests/cases/merge` is a case.
//!
//! `STOCKTAKE_UPDATE=1 cargo test --test suite merge::` writes what is expected anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Answer, Project};

/// The folders of the cases, by name.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/merge");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

fn read(case: &Path, name: &str) -> String {
    fs::read_to_string(case.join(name))
        .unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

/// Merges three texts: what is said, and the merged file.
fn merge(base: &str, ours: &str, theirs: &str) -> (Answer, String) {
    let project = Project::empty().file("base", base).file("ours", ours).file("theirs", theirs);
    let args = ["merge", "--path", "2019/example-north.yaml", "base", "ours", "theirs"];
    let answer = project.run(args);
    let merged = project.read("ours");
    (answer, merged)
}

/// Which status a case has: its name says what becomes of it.
fn status(name: &str, merged: &str) -> i32 {
    i32::from(name.starts_with("conflict-") || merged.contains("<<<<<<<"))
}

#[test]
fn every_case_is_merged_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let [base, ours, theirs] =
            ["base.yaml", "ours.yaml", "theirs.yaml"].map(|f| read(&case, f));
        let (answer, merged) = merge(&base, &ours, &theirs);
        if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
            fs::write(case.join("expected.yaml"), &merged).expect("written");
        }
        let expected = read(&case, "expected.yaml");
        if merged != expected {
            wrong.push(format!("{name}: expected\n{expected}\nbut it is\n{merged}"));
        }
        if answer.code() != Some(status(&name, &expected)) {
            wrong.push(format!("{name}: {answer:?}"));
        }
        if name.starts_with("conflict-") == answer.talk.is_empty() {
            wrong.push(format!("{name} says `{}`", answer.talk));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
