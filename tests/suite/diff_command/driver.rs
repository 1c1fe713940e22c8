//! git that calls stocktake to compare returns.

use super::{NORTH, higher, two_rounds};
use crate::project::{Project, valid};

const ROSE: &str = "▲ Item 1.1: Low → High, improved\n";

/// A repository that is set up, with a return that was changed and not committed.
fn repository() -> Project {
    let project = two_rounds().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Low");
    project.run(["git-setup"]).status(0);
    project.write(NORTH, higher("2019"));
    project
}

#[test]
fn git_diff_shows_the_comparison() {
    let project = repository();
    for args in [&["diff"][..], &["diff", "HEAD"], &["diff", "--", NORTH]] {
        let shown = project.git(args);
        assert!(shown.starts_with("Example North, 2019\n− ") && shown.contains(ROSE), "{shown}");
    }
    project.git(&["add", "."]);
    assert!(project.git(&["diff", "--cached"]).contains(ROSE));
    project.commit("High");
    assert!(project.git(&["diff", "HEAD~1", "HEAD"]).contains(ROSE));
    assert_eq!(project.git(&["diff"]), "");
}

#[test]
fn git_log_and_git_show_show_the_comparison_where_they_are_asked_to() {
    let project = repository();
    project.commit("High");
    for args in [&["log", "-p", "-1", "--ext-diff"][..], &["show", "--ext-diff"]] {
        assert!(project.git(args).contains(ROSE), "{args:?}");
    }
    for args in [&["log", "-p", "-1"][..], &["show"]] {
        let shown = project.git(args);
        assert!(!shown.contains("▲") && shown.contains("+1.1 / rating: high\n"), "{shown}");
    }
}

#[test]
fn git_diff_works_from_a_folder_within() {
    let project = repository();
    let shown = project.git(&["-C", "returns/sample", "diff"]);
    assert!(shown.contains(ROSE), "{shown}");
}

#[test]
fn a_return_with_errors_is_compared_as_far_as_it_can_be_read() {
    let project = repository();
    project.write(NORTH, higher("2019").replace("high", "hihg"));
    let shown = project.git(&["diff"]);
    assert!(shown.contains("! E036") && shown.contains("no longer rated"), "{shown}");
}

#[test]
fn without_a_rubric_and_for_new_files_git_shows_lines() {
    let project = repository();
    project.write("returns/sample/2020/example-north.yaml", higher("2020"));
    project.git(&["add", "-N", "."]);
    let shown = project.git(&["diff"]);
    let path = "returns/sample/2020/example-north.yaml";
    let heading = format!("diff --git a/{path} b/{path}\n@@ -0,0 +1,8 @@\n+partnership: ");
    assert!(shown.contains(ROSE) && shown.contains(&heading), "{shown}");
    std::fs::remove_file(project.path("returns/sample/rubric.yaml")).expect("removed");
    let shown = project.git(&["diff", "--", NORTH]);
    assert!(shown.contains("\n-    rating: low\n+    rating: high\n"), "{shown}");
    assert!(shown.starts_with(&format!("diff --git a/{NORTH} b/{NORTH}\n@@ ")), "{shown}");
}

#[test]
fn a_path_that_is_not_merged_is_said() {
    let project = repository();
    let answer = project.run(["git-diff-driver", NORTH]).status(0);
    assert_eq!(answer.data, format!("* Unmerged path {NORTH}\n"));
}
