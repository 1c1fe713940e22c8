//! What `check` passes, `build` publishes: collections whose every text is made of every construct
//! of Markdown, nested in each other, and of every character that the fonts are said to have.

mod characters;
mod collection;
mod extremes;
mod markdown;
mod wide;

use std::collections::BTreeSet;
use std::io::Write as _;

use crate::project::Answer;
use crate::random::Random;
use collection::{PARTNERSHIPS, ROUNDS};

/// How many collections are made, in place of one: a number.
const MORE: &str = "STOCKTAKE_TEST_COLLECTIONS";

/// The first of the collections that are made: a number.
const FIRST: &str = "STOCKTAKE_TEST_FIRST_COLLECTION";

fn number(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

/// The files in which `check` finds errors, with what it says of them.
fn refused(answer: &Answer) -> Vec<(String, String)> {
    let errors = answer.talk.lines().filter(|line| line.contains("error["));
    errors
        .map(|line| (line.split(':').next().unwrap_or_default().to_owned(), line.to_owned()))
        .collect()
}

/// Makes the collection of a seed, takes away the returns that `check` refuses, and builds the
/// rest: how many PDFs there are then, or `None` where the rubric, the register or a round was
/// refused.
fn published(seed: u64) -> Option<usize> {
    let project = collection::project(&mut Random::new(seed));
    let checked = project.run(["check", "--format", "short"]);
    let mut returns = PARTNERSHIPS.len() * ROUNDS.len();
    let mut gone = BTreeSet::new();
    for (file, said) in refused(&checked) {
        if !PARTNERSHIPS.iter().any(|id| file.ends_with(&format!("/{id}.yaml"))) {
            let is_known = ["E085", "E086", "E092"].iter().any(|code| said.contains(code));
            assert!(is_known, "seed {seed}: {said}");
            return None;
        }
        if gone.insert(file.clone()) {
            std::fs::remove_file(project.path(&file)).expect("a return");
            returns -= 1;
        }
    }
    let built = project.run(["build", "--format", "short"]);
    if built.code() != Some(0) {
        let kept = project.path("");
        // So that what failed can be looked at.
        std::mem::forget(project);
        panic!("seed {seed}, kept in {}:\n{}", kept.display(), built.talk);
    }
    let pdfs = project
        .files("out")
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "pdf"));
    let pdfs = pdfs.count();
    assert!(pdfs >= returns + ROUNDS.len(), "seed {seed}: {pdfs} PDFs of {returns} returns");
    Some(pdfs)
}

#[test]
fn what_check_passes_build_publishes() {
    let (first, count) = (number(FIRST, 0), number(MORE, 1));
    let made: Vec<usize> = (first..first + count).filter_map(published).collect();
    let pdfs: usize = made.iter().sum();
    assert!(made.len() * 2 >= usize::try_from(count).expect("a number"), "of {count}: {made:?}");
    if count > 1 {
        _ = writeln!(std::io::stderr(), "{} collections, {pdfs} PDFs", made.len());
    }
}
