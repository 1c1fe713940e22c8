//! Whatever was edited and built in whatever order, one build of all leaves what one build from
//! nothing makes.

use std::fs;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::prop_assert_eq;

use super::{Project, path, project, rated};
use crate::project::misrated;

/// Something that happens between two builds of all.
#[derive(Debug, Clone)]
enum Step {
    /// A return is written, with a rating and some evidence, or with an error.
    Write(usize, usize),
    /// A return is withdrawn.
    Withdraw(usize),
    /// A part is built.
    Build(usize),
    /// Somebody writes into a published file.
    Alter(usize),
    /// Somebody removes one.
    Remove(usize),
}

/// The returns that are edited.
const RETURNS: [(&str, &str); 4] = [
    ("example-north", "2019"),
    ("example-south", "2019"),
    ("example-north", "2020"),
    ("example-west", "2020"),
];

/// What may be built.
const PARTS: [&[&str]; 5] = [
    &["sample"],
    &["sample/2019"],
    &["sample/2020/example-north"],
    &["--force", "sample/2020"],
    &[],
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..RETURNS.len(), 0..4_usize).prop_map(|(whose, what)| Step::Write(whose, what)),
        1 => (0..RETURNS.len()).prop_map(Step::Withdraw),
        3 => (0..PARTS.len()).prop_map(Step::Build),
        1 => any::<usize>().prop_map(Step::Alter),
        1 => any::<usize>().prop_map(Step::Remove),
        1 => Just(Step::Build(4)),
    ]
}

fn take(project: &Project, step: &Step) {
    let published = || {
        let names = project.names("out").into_iter();
        names.filter(|name| name != "manifest.json").collect::<Vec<_>>()
    };
    match *step {
        Step::Write(whose, what) => {
            let (who, round) = RETURNS[whose];
            let text = match what {
                0 => misrated(who, round),
                1 => rated(who, round, "high", "Minutes."),
                2 => rated(who, round, "low", "Minutes."),
                _ => rated(who, round, "low", "Other minutes."),
            };
            project.write(&path(who, round), text);
        }
        Step::Withdraw(whose) => {
            let (who, round) = RETURNS[whose];
            // It may have been withdrawn before.
            _ = fs::remove_file(project.path(&path(who, round)));
        }
        Step::Build(part) => drop(build(project, "out", PARTS[part])),
        Step::Alter(which) => {
            let names = published();
            if let Some(name) = names.get(which % names.len().max(1)) {
                project.write(&format!("out/{name}"), "altered by hand");
            }
        }
        Step::Remove(which) => {
            let names = published();
            if let Some(name) = names.get(which % names.len().max(1)) {
                fs::remove_file(project.path(&format!("out/{name}"))).expect("a published file");
            }
        }
    }
}

fn build(project: &Project, out: &str, what: &[&str]) -> crate::project::Answer {
    project.build(&[&["--only", "html", "--out", out], what].concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8,
        max_shrink_iters: 64,
        ..ProptestConfig::default()
    })]

    #[test]
    fn one_build_of_all_leaves_what_one_from_nothing_makes(
        steps in prop::collection::vec(step(), 1..8),
    ) {
        let project = project();
        fs::create_dir(project.path("out")).expect("a folder");
        for step in &steps {
            take(&project, step);
        }
        // What is altered and withdrawn is left and told of until somebody removes it, and what is
        // left out keeps its last good page: neither is so here.
        for (who, round) in RETURNS {
            let file = path(who, round);
            let text = fs::read_to_string(project.path(&file));
            let has_error = text.is_ok_and(|text| text.contains("hihg"));
            if has_error {
                project.write(&file, rated(who, round, "low", "Mended."));
            }
        }
        for (name, bytes) in project.files("out") {
            if bytes == b"altered by hand" {
                fs::remove_file(project.path("out").join(name)).expect("a published file");
            }
        }
        build(&project, "out", &[]).status(0);
        let again = build(&project, "out", &["--explain-rebuild"]).status(0);
        let is_made = |line: &&str| !line.starts_with("kept  ");
        let made: Vec<&str> = again.data.lines().filter(is_made).collect();
        prop_assert_eq!(made, Vec::<&str>::new());
        build(&project, "anew", &[]).status(0);
        let names = |folder| {
            project.files(folder).into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        prop_assert_eq!(names("out"), names("anew"));
        for (own, anew) in project.files("out").into_iter().zip(project.files("anew")) {
            prop_assert_eq!(own, anew);
        }
    }
}
