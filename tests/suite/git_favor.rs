//! `STOCKTAKE_MERGE_FAVOR`: what git's `-X ours` and `-X theirs` say to no program that merges.

use crate::git;
use crate::project::{Project, with_evidence};

const RETURN: &str = "returns/sample/2019/example-north.yaml";

fn evidence(first: &str, last: &str) -> String {
    with_evidence("example-north", "2019", &format!("|\n      - {first}\n      - {last}\n"))
}

/// Two branches that disagree about one bullet and agree about nothing else.
fn branches() -> Project {
    let project = Project::new().file(RETURN, evidence("a fund", "a team"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project.run(["git-setup"]).status(0);
    project.git(&["switch", "-q", "-c", "theirs"]);
    project
        .write(RETURN, evidence("their fund", "a team").replace("status: final", "status: draft"));
    project.commit("Theirs");
    project.git(&["switch", "-q", "main"]);
    project.write(RETURN, evidence("our fund", "our team"));
    project.commit("Ours");
    project
}

fn merged(project: &Project, favor: &str) -> (Option<i32>, String) {
    let mut command = git::command(&project.path("."), git::DAY);
    command.env("STOCKTAKE_MERGE_FAVOR", favor).args(["merge", "--no-edit", "theirs"]);
    let output = command.output().expect("git runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn one_side_is_taken_where_both_changed_the_same_and_nowhere_else() {
    for (favor, first) in [("ours", "our fund"), ("theirs", "their fund")] {
        let project = branches();
        let (status, talk) = merged(&project, favor);
        assert_eq!(status, Some(0), "{talk}");
        let wanted = evidence(first, "our team").replace("status: final", "status: draft");
        assert_eq!(project.read(RETURN), wanted);
    }
}

#[test]
fn a_conflict_names_the_way_and_a_side_that_is_none_is_said() {
    let project = branches();
    let (status, talk) = merged(&project, "");
    assert!(
        status == Some(1) && talk.contains("`STOCKTAKE_MERGE_FAVOR=ours git merge …`"),
        "{talk}"
    );
    project.git(&["merge", "--abort"]);
    let (status, talk) = merged(&project, "mine");
    assert_eq!(status, Some(1));
    assert!(
        talk.contains("`STOCKTAKE_MERGE_FAVOR` is `mine`: it can be `ours` or `theirs`"),
        "{talk}"
    );
}

#[test]
fn the_way_is_named_once_for_all_that_is_in_conflict() {
    let project = branches();
    let other = RETURN.replace("north", "south");
    let text = |fund: &str| evidence(fund, "a team").replace("north", "south");
    project.git(&["switch", "-q", "theirs"]);
    project.write(&other, text("their fund"));
    project.commit("Theirs of the south");
    project.git(&["switch", "-q", "main"]);
    project.write(&other, text("our fund"));
    project.commit("Ours of the south");
    for _ in 0..2 {
        let (status, talk) = merged(&project, "");
        assert_eq!((status, talk.matches("error[E008]").count()), (Some(1), 2), "{talk}");
        assert_eq!(talk.matches("help: git does not tell of").count(), 1, "{talk}");
        project.git(&["merge", "--abort"]);
    }
    project.run(["git-setup", "--remove"]).status(0);
    assert!(!project.path(".git/info/stocktake-told").exists());
}
