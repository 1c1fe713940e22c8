//! `stocktake synth`: what it makes is valid, says that it is synthetic, is like real returns, and
//! is the same each time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use stocktake::diag::{Code, Diagnostic, Source};
use stocktake::model::{Collection, Return, Standing, Status};
use stocktake::synth::{DEFAULT_RUBRIC, File, Size, SyntheticRubric};
use stocktake::{check, load, synth};

use crate::project::{Answer, Project};
use stocktake::system::Disk;

/// What is made of a rubric.
fn files_of(rubric: &str, plan: Size) -> Vec<File> {
    let mut findings = Vec::new();
    let rubric = SyntheticRubric::new(&Source::new("rubric.yaml", rubric), &mut findings);
    synth::files(&rubric.unwrap_or_else(|| panic!("{findings:?}")), plan).collect()
}

fn files(plan: Size) -> Vec<File> {
    files_of(DEFAULT_RUBRIC, plan)
}

/// The files as a collection, and everything that was found in it.
fn checked(files: &[File]) -> (Collection, Vec<Diagnostic>) {
    let root = tempfile::tempdir().expect("a folder");
    for file in files {
        let path = root.path().join("nation").join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
        std::fs::write(path, &file.text).expect("a file");
    }
    let mut findings = Vec::new();
    let mut found = load::collections(&Disk, root.path(), &mut findings).into_iter();
    let written = load::collection(&Disk, found.next().expect("the collection"), &mut findings);
    let collection = check::collection(written, &mut findings);
    let collection = collection.unwrap_or_else(|| panic!("{findings:?}"));
    let rounds = collection.rounds.iter().flat_map(|round| &round.entries);
    findings.extend(rounds.flat_map(|entry| entry.findings.clone()));
    (collection, findings)
}

fn returns(collection: &Collection) -> impl Iterator<Item = &Return> {
    collection.rounds.iter().flat_map(|round| round.returns())
}

/// What may be found in a synthetic collection: what its partnerships are meant to leave open.
const MEANT: [Code; 4] = [Code::Late, Code::NoAction, Code::DraftUnanswered, Code::DraftNoEvidence];

fn is_clean(plan: Size) -> Result<(), String> {
    let files = files(plan);
    let (collection, findings) = checked(&files);
    let stray = findings.iter().find(|finding| !MEANT.contains(&finding.code));
    if let Some(finding) = stray {
        return Err(format!("{plan:?}: {finding:?}"));
    }
    let expected = (plan.partnerships, plan.rounds);
    let found = (collection.register.partnerships().len(), collection.rounds.len());
    if found == expected { Ok(()) } else { Err(format!("{found:?} in place of {expected:?}")) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_the_seed_a_collection_is_without_errors(
        seed: u64,
        partnerships in 1_usize..9,
        rounds in 1_usize..4,
    ) {
        is_clean(Size { partnerships, rounds, seed }).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn a_nation_of_usual_size_and_a_large_one_are_without_errors() {
    for (partnerships, rounds) in [(31, 2), (150, 3)] {
        is_clean(Size { partnerships, rounds, seed: 7 }).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let plan = Size { partnerships: 5, rounds: 2, seed: 7 };
    assert_eq!(files(plan), files(plan));
    let other = files(Size { seed: 8, ..plan });
    let register = |files: &[File]| files[1].text.clone();
    assert_ne!(register(&files(plan)), register(&other));
}

#[test]
fn one_more_partnership_or_round_changes_no_return_that_was_there() {
    let small = Size { partnerships: 13, rounds: 2, seed: 5 };
    let by_path = |plan| -> BTreeMap<String, String> {
        files(plan).into_iter().map(|file| (file.path, file.text)).collect()
    };
    let returns = by_path(small);
    for large in [Size { partnerships: 14, ..small }, Size { rounds: 3, ..small }] {
        let large = by_path(large);
        for (path, text) in returns.iter().filter(|(path, _)| path.contains('/')) {
            assert_eq!(large.get(path), Some(text), "{path}");
        }
    }
}

#[test]
fn every_state_of_a_return_occurs_in_a_nation_of_usual_size() {
    for seed in 1..6 {
        let (collection, _) = checked(&files(Size { partnerships: 31, rounds: 2, seed }));
        for round in &collection.rounds {
            let count = |is_meant: &dyn Fn(&Return) -> bool| {
                round.returns().filter(|returned| is_meant(returned)).count()
            };
            let late = count(&|returned| returned.is_late(&round.info));
            let drafts = count(&|returned| returned.status() == Status::Draft);
            let missing = 31 - round.entries.len();
            assert!(late > 0 && drafts > 0 && missing > 0, "{seed}: {late} {drafts} {missing}");
            assert!(late + drafts + missing < 16, "{seed}: most are in time");
        }
        let responses = || returns(&collection).flat_map(|returned| returned.responses());
        assert!(responses().any(|response| response.share), "{seed}: nothing is shared");
        let statuses: BTreeSet<_> = responses()
            .flat_map(|response| &response.actions)
            .map(|action| format!("{:?}", action.status))
            .collect();
        assert_eq!(statuses.len(), 4, "open, done, dropped and none: {statuses:?}");
    }
}

#[test]
fn ratings_are_spread_and_most_of_them_stay() {
    let (collection, _) = checked(&files(Size { partnerships: 60, rounds: 2, seed: 3 }));
    let figures = stocktake::rollup::rollup(&collection, &collection.rounds[1]);
    for level in &figures.nation.overall.levels {
        let share = level.share.expect("rated");
        assert!((0.04..0.6).contains(&share), "{level:?}");
    }
    let movement = figures.movement.expect("two rounds");
    let change = &movement.overall;
    assert!(change.stayed > change.rose + change.fell, "{change:?}");
    assert!(change.rose > change.fell && change.fell > 0, "{change:?}");
    let two_up: usize = (0..2).map(|from| change.table[from][from + 2]).sum();
    assert!(two_up > 0 && two_up < change.rose / 4, "{change:?}");
}

/// How many words each evidence has, and how many actions each answer.
fn lengths(collection: &Collection) -> (Vec<usize>, Vec<usize>) {
    let responses: Vec<_> = returns(collection).flat_map(|returned| returned.responses()).collect();
    let evidence = responses.iter().filter_map(|response| response.evidence.as_ref());
    let mut words: Vec<usize> =
        evidence.map(|prose| prose.markdown.split_whitespace().count()).collect();
    words.sort_unstable();
    let mut actions: Vec<usize> = responses.iter().map(|response| response.actions.len()).collect();
    actions.sort_unstable();
    (words, actions)
}

#[test]
fn answers_are_as_long_as_real_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
    let mut findings = Vec::new();
    let mut real = load::collections(&Disk, &root, &mut findings).into_iter();
    let real = real.find(|files| files.id == "msg-integration").expect("the real collection");
    let real = check::collection(load::collection(&Disk, real, &mut findings), &mut findings);
    let (real_words, real_actions) = lengths(&real.expect("a valid collection"));
    let (collection, _) = checked(&files(Size { partnerships: 60, rounds: 3, seed: 2 }));
    let (words, actions) = lengths(&collection);
    assert!(words.first() >= real_words.first() && words.last() <= real_words.last(), "{words:?}");
    let median = |sorted: &[usize]| sorted[sorted.len() / 2];
    assert!(median(&words).abs_diff(median(&real_words)) < 30, "{}", median(&words));
    assert_eq!(median(&actions), median(&real_actions));
}

#[test]
fn few_answers_are_the_same_and_some_are() {
    let (collection, _) = checked(&files(Size { partnerships: 31, rounds: 1, seed: 4 }));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let responses = returns(&collection).flat_map(|returned| returned.responses());
    for prose in responses.filter_map(|response| response.evidence.as_ref()) {
        *seen.entry(&prose.markdown).or_default() += 1;
    }
    let all: usize = seen.values().sum();
    let twice = seen.values().filter(|times| **times > 1).count();
    assert!(twice > 0 && twice < all / 40, "{twice} of {all}");
    assert!(seen.values().all(|times| *times < 3), "more than two partnerships share it");
}

#[test]
fn between_rounds_some_evidence_stays_some_is_edited_and_some_is_new() {
    let (collection, _) = checked(&files(Size { partnerships: 31, rounds: 2, seed: 6 }));
    let [before, after] = &collection.rounds[..] else { panic!("two rounds") };
    let (mut same, mut edited, mut new) = (0, 0, 0);
    for returned in after.returns() {
        let Some(Standing::Valid(was)) =
            before.entry(returned.partnership().as_str()).map(|e| &e.standing)
        else {
            continue;
        };
        for response in returned.responses() {
            let texts = was.response(&response.item).and_then(|was| was.evidence.as_ref());
            let Some((was, now)) = texts.zip(response.evidence.as_ref()) else { continue };
            let lines: BTreeSet<&str> = was.markdown.lines().filter(|l| !l.is_empty()).collect();
            let kept = now.markdown.lines().filter(|line| lines.contains(line)).count();
            match kept {
                _ if was.markdown == now.markdown => same += 1,
                0 => new += 1,
                _ => edited += 1,
            }
        }
    }
    assert!(same > 50 && edited > 100 && new > 50, "{same} {edited} {new}");
}

#[test]
fn every_file_says_at_its_head_that_it_is_synthetic() {
    for file in files(Size { partnerships: 4, rounds: 2, seed: 9 }) {
        assert!(file.text.starts_with("# SYNTHETIC: "), "{}: {}", file.path, file.text);
        let head: String = file.text.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.contains("seed 9"), "{}: {head}", file.path);
        assert!(!file.text.contains(['{', '}']) || file.path == "rubric.yaml", "{}", file.path);
    }
}

#[test]
fn any_rubric_can_be_answered_and_its_title_says_what_for() {
    let own = "# A comment\ntitle: >-\n  Review of:\n  a thing\nversion: 1.0\npublisher: Us\n\
               scale: [{ id: no, label: No }, { id: yes, label: Yes }]\nsections:\n  - id: a\n    \
               title: A\n    items:\n      - id: a.1\n        statement: It is.\n\x20       \
               descriptors: { no: It is not., yes: It is. }\n";
    let files = files_of(own, Size { partnerships: 6, rounds: 2, seed: 1 });
    let (collection, findings) = checked(&files);
    assert!(findings.iter().all(|finding| MEANT.contains(&finding.code)), "{findings:?}");
    assert_eq!(collection.rubric.title(), "Review of: a thing (synthetic)");
    assert_eq!(collection.rubric.publisher(), "Nobody: these figures are synthetic");
    assert!(files[0].text.contains("# A comment\n") && files[0].text.contains("version: 1.0\n"));
}

#[test]
fn a_title_that_cannot_be_marked_is_an_error() {
    let rubric = DEFAULT_RUBRIC.replace("\ntitle: ", "\n\"title\": ");
    let mut findings = Vec::new();
    assert!(SyntheticRubric::new(&Source::new("own.yaml", rubric), &mut findings).is_none());
    assert!(findings[0].message.contains("cannot be marked as synthetic"), "{findings:?}");
}

fn run(project: &Project, folder: &str, more: &[&str]) -> Answer {
    project.run(["synth", "--partnerships", "4", "--rounds", "2", folder].iter().chain(more))
}

#[test]
fn the_collection_is_made_and_the_next_commands_are_told() {
    let project = Project::empty();
    let answer = run(&project, "returns/small", &["--seed", "3"]).status(0);
    let answer = answer.says("returns/small: 4 partnerships, 2 rounds (2021 to 2022), ");
    let answer = answer.says("all of it is synthetic, made with seed 3\n");
    let answer =
        answer.says("\n  stocktake check small\n").says("\n  stocktake rollup small/2022\n");
    assert_eq!(answer.data, "");
    let paths: Vec<_> = project.files("returns").into_iter().map(|(path, _)| path).collect();
    assert!(paths.iter().all(|path| path.starts_with("small")), "nothing beside it: {paths:?}");
    project.run(["check", "small"]).status(0).says("no errors");
    let table = project.run(["rollup", "small/2022"]).status(0);
    table.prints(
        "Synthetic: made by stocktake synth with seed 3; no partnership or answer here is real.",
    );
}

#[test]
fn what_is_published_of_it_says_that_it_is_synthetic() {
    let project = Project::empty();
    run(&project, "made here/small", &[]).status(0).says(" --returns 'made here' ");
    project.run(["build", "--returns", "made here", "--only", "html"]).status(0);
    let mut pages = 0;
    for (path, bytes) in project.files("out") {
        let text = String::from_utf8_lossy(&bytes);
        if path.extension().is_some_and(|kind| kind == "html") {
            let notice = "Synthetic: made by stocktake synth with seed 1; no partnership or answer";
            assert!(text.contains(notice), "{}", path.display());
            pages += 1;
        }
    }
    assert!(pages > 5, "{pages}");
}

#[test]
fn what_is_there_is_never_written_over() {
    let project = Project::empty().file("returns/small/mine.yaml", "mine").file("a-file", "mine");
    for folder in ["returns/small", "a-file"] {
        let before = project.files(".");
        let answer = run(&project, folder, &[]).status(2);
        answer.says(&format!("error: `{folder}` is there already")).says("help: ");
        assert_eq!(project.files("."), before);
    }
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let project = Project::empty();
    std::fs::create_dir_all(project.path("returns/small")).expect("a folder");
    run(&project, "returns/small", &[]).status(0);
    assert!(project.read("returns/small/rubric.yaml").starts_with("# SYNTHETIC"));
}

#[test]
fn a_folder_whose_name_is_no_id_is_refused() {
    for (folder, words) in [
        ("returns/My Nation", "error: `My Nation` cannot be the id of a collection"),
        ("returns/assets", "it is the name of a page of stocktake's own"),
        ("returns/..", "cannot be the id of a collection"),
    ] {
        let project = Project::empty();
        run(&project, folder, &[]).status(2).says(words).says("help: ");
        assert!(project.files(".").is_empty());
    }
}

#[test]
fn a_rubric_with_errors_is_told_of_and_nothing_is_made() {
    let project = Project::empty().file("own.yaml", DEFAULT_RUBRIC.replace("scale:", "scael:"));
    let answer = run(&project, "returns/small", &["--rubric", "own.yaml"]).status(1);
    answer.says("error[E010]").says("own.yaml");
    run(&project, "returns/small", &["--rubric", "none.yaml"]).status(1).says("error[E001]");
    assert!(!project.path("returns").exists());
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_of() {
    let project = Project::empty().file("a-file", "mine");
    let answer = run(&project, "a-file/small", &[]).status(2);
    answer.says("error: the collection cannot be written to `a-file/small`").says("help: ");
    assert_eq!(project.files(".").len(), 1);
}

#[test]
fn a_size_that_makes_no_sense_is_refused() {
    for args in [["--partnerships", "0"], ["--partnerships", "2001"], ["--rounds", "11"]] {
        let project = Project::empty();
        project.run(["synth", "returns/small"].iter().chain(&args)).status(2).says(args[0]);
        assert!(project.files(".").is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_and_the_folder_is_open_to_others_like_any_other() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let project = Project::empty();
    std::fs::create_dir(project.path("elsewhere")).expect("a folder");
    symlink(project.path("elsewhere"), project.path("small")).expect("a link");
    run(&project, "small", &[]).status(2).says("is there already");
    run(&project, "other", &[]).status(0);
    let mode =
        |folder: &str| project.path(folder).metadata().expect("a folder").permissions().mode();
    assert_eq!(mode("other"), mode("elsewhere"));
}

#[test]
fn the_round_counts_as_many_actions_put_back_as_the_comparisons_of_its_returns_do() {
    use stocktake::diff::{Background, Side, compare};
    // What is put back under another id is the same action by its likeness, and counted by both.
    let mut all = files(Size { partnerships: 12, rounds: 2, seed: 5 });
    let mut rounds: Vec<String> = all.iter().map(|file| file.path.clone()).collect();
    rounds.retain(|path| path.ends_with("/round.yaml"));
    let last = rounds.iter().max().expect("a round").replace("round.yaml", "");
    for file in all.iter_mut().filter(|file| file.path.starts_with(&last)) {
        file.text = file.text.replacen("- id: ", "- id: renamed-", 9);
    }
    let (collection, findings) = checked(&all);
    let [before, round] = &collection.rounds[..] else { panic!("two rounds") };
    let put_back = stocktake::rollup::rollup(&collection, round).actions.put_back;
    let versions: Vec<_> = collection.rubrics().collect();
    let context = Background { versions: &versions, ..Background::default() };
    let mut counted = Vec::new();
    for now in round.returns().filter(|own| own.status() == Status::Final) {
        let who = now.partnership();
        let mut finals = before.returns().filter(|own| own.status() == Status::Final);
        let Some(then) = finals.find(|own| own.partnership() == who) else { continue };
        let [then, now] = [(then, before), (now, round)].map(|(returned, round)| Side {
            returned,
            rubric: &round.rubric,
            round: &round.info,
        });
        let found = compare(then, now, context).items.into_iter().flat_map(|item| item.actions);
        let found = found.filter(|change| change.put_back().is_some());
        counted
            .extend(found.filter_map(|change| Some((who.clone(), change.new?.id, change.old?.id))));
    }
    counted.sort();
    let mut listed: Vec<_> =
        put_back.into_iter().map(|own| (own.partnership, own.action, own.was)).collect();
    listed.sort();
    assert!(
        listed.iter().any(|(_, is, was)| is != was),
        "some are known by likeness: {findings:?}"
    );
    assert_eq!(listed, counted);
}
