//! The cases below `tests/cases/diff`: each is a folder with two returns, the new one of which says
//! what changed.
//!
//! `earlier.yaml` is the return before both, `neighbour.yaml` another partnership's of the new
//! round, `neighbour-before.yaml` its return of the old one, `rubric.yaml` the version of the
//! rubric that the new round asks, `form.yaml` the one that the old round asks, and the new one
//! where it has no other. A return with errors is compared as far as it can be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use stocktake::diff::{self, Background, Comparison, Neighbours, Side};
use stocktake::lang::Language;
use stocktake::telling::{self, Beside, ItemTelling};

use super::lines::lines;
use super::{asked, file, invented, kinds, read, readable, round, valid, with_rubrics};

/// The folders of the cases, by name.
fn folders() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "there is no case in {}", folder.display());
    paths
}

/// Compares the returns of a case, the new one of which is of a newer version where the case has a
/// rubric.
fn run(folder: &Path) -> Comparison {
    let [newer, form] =
        ["rubric.yaml", "form.yaml"].map(|name| fs::read_to_string(folder.join(name)).ok());
    let collection = match (newer, form) {
        (Some(newer), form) => {
            let older = form.unwrap_or_else(|| file("rubric.yaml"));
            with_rubrics(&[("rubric-2019-03.yaml", older), ("rubric.yaml", newer)])
        }
        (None, Some(form)) => with_rubrics(&[("rubric.yaml", form)]),
        (None, None) => invented(),
    };
    let mut rounds = ["2018", "2019", "2020"].map(|year| round(&collection, year));
    rounds[2].rubric = collection.rubric.version().to_owned();
    let [first, second, third] = &rounds;
    let read = |name: &str, round, stem| {
        let text = fs::read_to_string(folder.join(name)).ok()?;
        Some(read(&collection, round, stem, &text))
    };
    let earlier = read("earlier.yaml", first, "example-north");
    let old = read("old.yaml", second, "example-north").expect("`old.yaml`");
    let new = read("new.yaml", third, "example-north").expect("`new.yaml`");
    let neighbour = read("neighbour.yaml", third, "example-south");
    let before = read("neighbour-before.yaml", second, "example-south");
    let side =
        |read, round| Side { returned: readable(read), rubric: asked(&collection, round), round };
    let earlier: Vec<_> = earlier.iter().map(|read| side(read, first)).collect();
    let now = Neighbours::of(neighbour.iter().chain([&new]).filter_map(valid));
    let then = Neighbours::of(before.iter().chain([&old]).filter_map(valid));
    let context = Background {
        earlier: &earlier,
        neighbours: Some(&now),
        before: Some(&then),
        versions: &[],
        ..Background::default()
    };
    diff::compare(side(&old, second), side(&new, third), context)
}

/// What the new return says in comments that begin with `#! `.
fn expected(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("new.yaml")).expect("`new.yaml`");
    text.lines().filter_map(|line| line.strip_prefix("#! ")).map(str::to_owned).collect()
}

#[test]
fn each_case_changes_as_it_says() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let (expected, found) = (expected(&folder), lines(&run(&folder)));
        if expected != found {
            let found: Vec<String> = found.iter().map(|line| format!("#! {line}\n")).collect();
            wrong.push(format!("{} changes as:\n{}", folder.display(), found.concat()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_kind_of_change_and_every_question_has_a_case() {
    let found: BTreeSet<String> =
        folders().iter().flat_map(|folder| kinds::of(&run(folder))).collect();
    let without: Vec<String> = kinds::all().difference(&found).cloned().collect();
    assert!(without.is_empty(), "no case shows {without:?}");
}

#[test]
fn nobody_is_told_that_an_action_without_a_status_is_open() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    let found = run(&folder.join("actions-without-a-status"));
    let (collection, lang) = (invented(), Language::english());
    let terms = collection.rubric.terms();
    let told = telling::summary(&found, terms, Beside::Nothing, &lang);
    insta::assert_snapshot!(told.join("\n"), @r"
    The one proposal that was rated both times did not move.
    The evidence for proposal 1.1 is word for word the same.
    One action is still open, one is now said to be open and one is carried on without a status.
    One action without a status is not mentioned any more: forgotten (1.1).
    There is one question for the reviewer, about proposal 1.1.
    ");
    let items = found.items.iter().map(|item| ItemTelling::new(item, [], terms, &lang));
    let actions = items.flat_map(|item| item.actions);
    let states: Vec<String> = actions.map(|action| action.line(&lang)).collect();
    assert_eq!(
        states,
        ["Carried on; now said to be open", "Without a status before, not mentioned now",]
    );
}
