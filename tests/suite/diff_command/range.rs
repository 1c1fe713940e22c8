//! The returns that a branch changes.

use super::{NORTH, higher, two_rounds};
use crate::project::{Project, answer, valid};

fn branch() -> Project {
    let south = "returns/sample/2019/example-south.yaml";
    let project = two_rounds()
        .file(NORTH, valid("example-north", "2019"))
        .file(south, valid("example-south", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Both");
    project.git(&["switch", "-q", "-c", "branch"]);
    project
}

#[test]
fn what_a_branch_changes_is_compared_and_new_and_deleted_returns_are_said() {
    let project = branch();
    project.write(NORTH, higher("2019"));
    project.git(&["rm", "-q", "returns/sample/2019/example-south.yaml"]);
    project.write("returns/sample/2020/example-north.yaml", higher("2020"));
    project.commit("A branch");
    let answer = project.run(["diff", "--git", "main...HEAD"]).status(0).says_only("");
    for words in [
        "− main:returns/sample/2019/example-north.yaml",
        "+ HEAD:returns/sample/2019/example-north.yaml",
        "▲ Item 1.1: Low → High, rose by 1 level\n",
        "New here, so it is compared with the return of 2019.",
        "There is no such return on the new side.",
    ] {
        assert!(answer.data.contains(words), "{words}\n{}", answer.data);
    }
    project.run(["diff", "--git", "HEAD..HEAD"]).status(0).prints("No return changed.");
    project.run(["diff", "--git", "HEAD..HEAD", "--exit-code"]).status(0);
    project.run(["diff", "--git", "main...HEAD", "--exit-code"]).status(1);
}

#[test]
fn a_return_that_was_renamed_is_followed() {
    let project = branch();
    project.git(&[
        "mv",
        "returns/sample/2019/example-south.yaml",
        "returns/sample/2019/example-west.yaml",
    ]);
    let west = valid("example-west", "2019").replace("Minutes", "Papers");
    project.write("returns/sample/2019/example-west.yaml", west);
    project.commit("The west");
    let answer = project.run(["diff", "--git", "main...HEAD"]).status(0);
    answer.prints("Example South → Example West, 2019\n").prints("    − Minutes.\n    + Papers.\n");
}

#[test]
fn a_range_and_a_side_do_not_go_together() {
    let project = branch();
    project.run(["diff", "--git", "main...HEAD", "sample/2019"]).status(2).says("--git");
    project.run(["diff", "--git", "main"]).status(2).says("is not a range of commits");
    project.run(["diff", "--git", "mian...HEAD"]).status(2).says("did you mean `main`?");
}

#[test]
fn a_bare_repository_a_worktree_and_a_full_hash_will_do() {
    let project = branch();
    project.write(NORTH, higher("2019"));
    project.commit("Higher");
    project.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    project.git(&["worktree", "add", "-q", "--detach", "linked"]);
    for folder in ["bare.git", "linked"] {
        let mut command = project.command(["diff", "--git", "main...branch"]);
        let answer = answer(command.current_dir(project.path(folder))).status(0);
        answer.prints("▲ Item 1.1: Low → High, rose by 1 level\n");
    }
    let commit = project.git(&["rev-parse", "HEAD"]);
    let range = format!("main...{}", commit.trim());
    let short = format!("+ {}:{NORTH} · final", &commit[..7]);
    project.run(["diff", "--git", &range]).status(0).prints(&short);
}

#[test]
fn a_shallow_clone_without_the_commit_where_the_branch_left_says_so() {
    let project = branch();
    project.write(NORTH, higher("2019"));
    project.commit("Higher");
    project.git(&["switch", "-q", "main"]);
    project.write("other.txt", "Something else.");
    project.commit("Meanwhile");
    let origin = format!("file://{}", project.path(".").display());
    project.git(&["clone", "-q", "--depth", "1", "--no-single-branch", &origin, "shallow"]);
    let mut command = project.command(["diff", "--git", "origin/main...origin/branch"]);
    let answer = answer(command.current_dir(project.path("shallow"))).status(2);
    answer.says("have no commit in common").says("`git fetch --unshallow` brings them");
}

#[test]
fn a_return_without_a_round_and_a_broken_rubric_are_said_with_their_revision() {
    let project = branch();
    project.write("returns/sample/drafts/example-north.yaml", higher("drafts"));
    project.commit("A draft");
    let answer = project.run(["diff", "--git", "main...HEAD"]).status(2);
    answer.says("`HEAD:returns/sample/drafts/example-north.yaml` is in no round that can be used");
    project.git(&["rm", "-q", "-r", "returns/sample/drafts"]);
    project.write(NORTH, higher("2019"));
    project.write("returns/sample/rubric.yaml", "title: x\n");
    project.commit("A broken rubric");
    let answer = project.run(["diff", "--git", "main...HEAD"]).status(2);
    assert_eq!(answer.data, "");
    answer.says("error[E012]: the rubric has no `").says("--> HEAD:returns/sample/rubric.yaml:1:1");
}

#[test]
fn what_lies_in_a_hidden_folder_is_no_return() {
    let project = Project::new();
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("A collection");
    project.write("returns/.old/2019/example-north.yaml", valid("example-north", "2019"));
    project.commit("Put aside");
    let answer = project.run(["diff", "--git", "HEAD~1..HEAD"]);
    answer.status(0).prints("No return changed.");
}
