//! git that calls stocktake to compare returns.

use super::{NORTH, higher, two_rounds};
use crate::project::{Project, valid};

const ROSE: &str = "▲ Item 1.1: Low → High, rose by 1 level\n";

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
        assert!(
            !shown.contains("▲") && shown.contains("-    rating: low\n+    rating: high\n"),
            "{shown}"
        );
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
    assert!(shown.contains("! E036") && shown.contains("Low → cannot be read"), "{shown}");
}

#[test]
fn of_a_return_with_errors_it_is_not_said_that_nothing_changed() {
    let project = repository();
    project.commit("As it was");
    let other = "partnership: example-south";
    project.write(NORTH, project.read(NORTH).replace("partnership: example-north", other));
    let shown = project.git(&["diff"]);
    assert!(
        shown.contains("! E031") && shown.contains("Nothing that could be read changed"),
        "{shown}"
    );
    assert!(!shown.contains("the words are the same") && !shown.contains("its layout"), "{shown}");
}

#[test]
fn a_question_that_was_changed_under_one_version_is_not_compared() {
    let project = repository();
    project.commit("As it was");
    let rubric = project.read("returns/sample/rubric.yaml");
    project.write("returns/sample/rubric.yaml", rubric.replace("Partners meet.", "Nobody meets."));
    project.write(NORTH, project.read(NORTH).replace("Minutes", "Other minutes"));
    let shown = project.git(&["diff"]);
    assert!(shown.contains("cannot be compared, because the rubric changed"), "{shown}");
}

const NEW: &str = "returns/sample/2020/example-north.yaml";

#[test]
fn a_new_return_is_compared_with_the_round_before() {
    let project = repository();
    project.write(NEW, higher("2020"));
    project.write(NORTH, valid("example-north", "2019"));
    project.git(&["add", "-N", "."]);
    let shown = project.git(&["diff"]);
    assert!(shown.starts_with("Example North, 2019 → 2020\n"), "{shown}");
    assert!(shown.contains("New here, so it is compared with the return of 2019."), "{shown}");
    assert!(shown.contains(ROSE), "{shown}");
}

#[test]
fn what_a_first_return_says_is_told_and_so_is_what_is_gone() {
    let project = repository();
    let south = "returns/sample/2019/example-south.yaml";
    project.write(south, valid("example-south", "2019"));
    project.git(&["rm", "-q", "--cached", NORTH]);
    project.git(&["add", south]);
    let told = "  It is final, completed on 10 May 2019.\n  One item is rated Low: 1.1.\n  It has \
                no actions.\n";
    let shown = project.git(&["diff", "--cached", "--no-renames"]);
    let (north, south) = shown.split_once("Example South, 2019\n").expect("both of them");
    assert!(north.contains("There is no such return on the new side."), "{shown}");
    assert!(south.contains("New: there is nothing to compare it with."), "{shown}");
    assert!(north.contains(told) && south.contains(told), "{shown}");
}

#[test]
fn a_return_that_was_renamed_is_followed_and_a_copy_for_another_round_is_not() {
    let project = repository();
    project.write(NORTH, valid("example-north", "2019"));
    let west = "returns/sample/2019/example-west.yaml";
    project.git(&["mv", NORTH, west]);
    project.write(west, higher("2019").replace("north", "west"));
    project.git(&["add", "."]);
    let shown = project.git(&["diff", "--cached", "-M30%"]);
    assert!(shown.starts_with("Example North → Example West, 2019\n"), "{shown}");
    assert!(
        shown.contains("returns of different partnerships.") && shown.contains(ROSE),
        "{shown}"
    );
    project.git(&["mv", west, "returns/sample/2020/example-south.yaml"]);
    let shown = project.git(&["diff", "--cached", "-M30%"]);
    let (gone, new) = shown.split_once("Example South, 2020\n").expect("both of them");
    assert!(gone.contains("There is no such return on the new side."), "{shown}");
    assert!(new.contains("New: there is nothing to compare it with."), "{shown}");
}

#[test]
fn a_rubric_that_is_not_in_the_work_tree_is_read_in_the_last_commit() {
    let project = repository();
    std::fs::remove_file(project.path("returns/sample/rubric.yaml")).expect("removed");
    let shown = project.git(&["diff", "--", NORTH]);
    assert!(shown.contains(ROSE), "{shown}");
}

#[test]
fn each_version_is_read_under_the_rubric_of_its_own_commit() {
    let project = repository();
    project.commit("High");
    let rubric = "returns/sample/rubric.yaml";
    let reworded = project.read(rubric).replace("label: High", "label: Very high");
    project.write(rubric, reworded);
    project.commit("Another word");
    project.git(&["mv", "returns/sample", "returns/other"]);
    project.commit("Another folder");
    let shown = project.git(&["log", "-p", "-1", "--ext-diff", "HEAD~2"]);
    assert!(shown.contains(ROSE), "{shown}");
    let commit = project.git(&["rev-parse", "HEAD~2"]);
    assert!(shown.contains(&format!("+ {}:{NORTH} · final", &commit[..7])), "{shown}");
    // What the work tree has is under the rubric of the work tree.
    let moved = "returns/other/2019/example-north.yaml";
    project.write(moved, valid("example-north", "2019"));
    let shown = project.git(&["diff"]);
    assert!(shown.contains(&format!("− HEAD:{moved} · final")), "{shown}");
    assert!(shown.contains("▼ Item 1.1: Very high → Low, fell by 1 level"), "{shown}");
}

#[test]
fn a_linked_worktree_is_compared_as_well() {
    let project = repository();
    project.commit("High");
    project.git(&["worktree", "add", "-q", "linked"]);
    project.write(&format!("linked/{NORTH}"), valid("example-north", "2019"));
    let shown = project.git(&["-C", "linked", "diff"]);
    assert!(shown.contains("▼ Item 1.1: High → Low, fell by 1 level"), "{shown}");
}

#[test]
fn what_cannot_be_read_as_a_return_is_shown_in_lines() {
    let project = repository();
    project.write(NORTH, "a: \"b\n");
    let round = "returns/sample/2020/round.yaml";
    project.write(round, project.read(round).replace("2020-05-15", "2020-06-15"));
    project.write(NEW, "c: \"d\n");
    project.git(&["add", "-N", "."]);
    let shown = project.git(&["diff"]);
    assert_eq!(shown, project.git(&["diff", "--no-ext-diff"]));
    for wanted in
        ["-    rating: low\n", "+c: \"d\n", "\n-deadline: 2020-05-15\n+deadline: 2020-06-15\n"]
    {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
}

#[test]
fn there_is_colour_where_git_is_told_to_use_it() {
    let project = repository();
    assert!(!project.git(&["diff"]).contains('\u{1b}'));
    let coloured = project.git(&["-c", "color.diff=always", "diff"]);
    assert!(coloured.contains("\u{1b}[1;36m▲\u{1b}[0m"), "{coloured}");
}

#[test]
fn a_change_of_layout_alone_is_said_to_be_one() {
    let project = repository();
    project.write(NORTH, format!("# A comment.\n{}", valid("example-north", "2019")));
    let shown = project.git(&["diff"]);
    assert!(shown.contains("  Nothing that the return says changed: its layout, "), "{shown}");
}

#[test]
fn a_change_of_emphasis_alone_is_said_to_be_one() {
    let project = repository();
    let text = |words: &str| valid("example-north", "2019").replace("Minutes", words);
    project.write(NORTH, text("We keep minutes"));
    project.git(&["commit", "-qam", "plain"]);
    project.write(NORTH, text("We keep **minutes**"));
    let shown = project.git(&["diff"]);
    assert!(
        shown.contains("  Nothing that the return says changed: its emphasis did, "),
        "{shown}"
    );
    project.write(NORTH, text("We keep ~~minutes~~"));
    let shown = project.git(&["diff"]);
    assert!(shown.contains("[struck out: minutes]"), "{shown}");
}

#[test]
fn a_path_that_is_not_merged_is_said() {
    let project = repository();
    let answer = project.run(["git-diff-driver", NORTH]).status(0);
    assert_eq!(answer.data, format!("* Unmerged path {NORTH}\n"));
}

#[cfg(unix)]
#[test]
fn a_mode_is_told_as_one_and_not_as_layout() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = repository();
    project.write(NORTH, valid("example-north", "2019"));
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(project.path(NORTH), mode(0o755)).expect("a mode");
    let shown = project.git(&["diff"]);
    let told = "  The file was marked as a program that can be run: its mode was 100644 and \
                is\n  100755.\n";
    assert!(shown.contains(told) && shown.contains("  Nothing else changed.\n"), "{shown}");
    assert!(!shown.contains("layout"), "{shown}");
    project.commit("A program");
    let shown = project.git(&["diff", "HEAD~1", "HEAD"]);
    assert!(shown.contains(told) && !shown.contains("layout"), "{shown}");
    // It is told beside what else changed.
    project.write(NORTH, higher("2019"));
    std::fs::set_permissions(project.path(NORTH), mode(0o644)).expect("a mode");
    let shown = project.git(&["diff"]);
    assert!(shown.contains("no longer marked as a program") && shown.contains(ROSE), "{shown}");
}

#[test]
fn a_renamed_partnership_and_a_moved_round_are_told_as_that() {
    let project = repository();
    project.write(NORTH, valid("example-north", "2019"));
    let west = "returns/sample/2019/example-west.yaml";
    project.git(&["mv", NORTH, west]);
    project.write(west, valid("example-west", "2019"));
    project.git(&["add", "."]);
    let shown = project.git(&["diff", "--cached", "-M30%"]);
    let told =
        "  The return of `example-north` is that of `example-west` now.\n  Nothing else changed.\n";
    assert!(shown.contains(told) && !shown.contains("layout"), "{shown}");
    project.git(&["reset", "-q", "--hard"]);
    project.git(&["mv", "returns/sample/2019", "returns/sample/2021"]);
    project.write("returns/sample/2021/example-north.yaml", valid("example-north", "2021"));
    project.git(&["add", "."]);
    let shown = project.git(&["diff", "--cached", "-M30%"]);
    let told = "  It was moved from the round 2019 to the round 2021.\n  Nothing else changed.\n";
    assert!(shown.contains(told) && !shown.contains("layout"), "{shown}");
    // A whole collection that was moved, and a comment beside a new name.
    project.git(&["reset", "-q", "--hard"]);
    project.git(&["mv", "returns/sample", "returns/other"]);
    let shown = project.git(&["diff", "--cached"]);
    assert!(
        shown.contains("It was moved from `returns/sample/2019` to `returns/other/2019`."),
        "{shown}"
    );
    project.git(&["reset", "-q", "--hard"]);
    project.git(&["mv", NORTH, west]);
    project.write(west, format!("# Checked.\n{}", valid("example-west", "2019")));
    project.git(&["add", "."]);
    let shown = project.git(&["diff", "--cached", "-M30%"]);
    assert!(
        shown.contains("is that of `example-west` now.") && shown.contains("its layout"),
        "{shown}"
    );
}

#[test]
fn a_path_that_looks_like_an_option_is_a_path() {
    let project = two_rounds();
    std::fs::rename(project.path("returns"), project.path("-x")).expect("renamed");
    let path = "-x/sample/2019/example-north.yaml";
    project.write(path, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Low");
    project.run(["git-setup", "--returns=-x"]).status(0);
    project.write(path, higher("2019"));
    assert!(project.git(&["diff"]).contains(ROSE));
}

#[test]
fn a_renamed_file_that_is_shown_in_lines_is_shown_as_git_shows_it() {
    let project = repository();
    let broken = "a: \"b\nc: d\ne: f\n";
    project.write(NORTH, broken);
    project.commit("No YAML");
    let odd = "returns/sample/2019/\u{fc} \"west\".yaml";
    for text in [broken.to_owned(), broken.replace("f", "g")] {
        project.git(&["mv", NORTH, odd]);
        project.write(odd, text);
        project.git(&["add", "."]);
        for args in [&["diff", "--cached"][..], &["-c", "color.diff=always", "diff", "--cached"]] {
            let plain = project.git(&[args, &["--no-ext-diff"]].concat());
            let plain = plain.replace("\u{1b}[1m", "").replace("\u{1b}[m", "");
            let shown = project.git(args).replace("\u{1b}[1m", "").replace("\u{1b}[m", "");
            assert_eq!(shown, plain);
        }
        project.git(&["reset", "-q", "--hard"]);
    }
}
