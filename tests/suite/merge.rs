//! `stocktake merge`: what it makes of three copies of a return. Each folder of `tests/cases/merge`
//! is a case.
//!
//! `STOCKTAKE_UPDATE=1 cargo test --test suite merge::` writes what is expected anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::git;
use crate::project::{self, Answer, Project, with_evidence};

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
    favored(&[], [base, ours, theirs])
}

/// The same with more arguments.
pub(crate) fn favored(favor: &[&str], [base, ours, theirs]: [&str; 3]) -> (Answer, String) {
    let project = Project::empty().file("base", base).file("ours", ours).file("theirs", theirs);
    let args = ["merge", "--path", "2019/example-north.yaml", "base", "ours", "theirs"];
    let answer = project.run(args.iter().chain(favor));
    let merged = project.read("ours");
    (answer, merged)
}

/// Which status a case has: its name says what becomes of it.
fn status(name: &str, merged: &str) -> i32 {
    let is_conflict = merged.contains("<<<<<<<") || merged.contains("conflict:  #");
    assert!(name.starts_with("lines-") || is_conflict == name.starts_with("conflict-"), "{name}");
    i32::from(is_conflict)
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
        if (answer.code() == Some(1)) == answer.talk.is_empty() {
            wrong.push(format!("{name} says `{}`", answer.talk));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a case says of a merge that favours one side: the file, and what is said beside it.
#[test]
fn every_case_is_merged_as_expected_where_a_side_is_favoured() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for case in cases() {
        let copies = ["base.yaml", "ours.yaml", "theirs.yaml"].map(|f| read(&case, f));
        for side in ["ours", "theirs"] {
            let file = case.join(format!("favor-{side}.yaml"));
            let Ok(mut expected) = fs::read_to_string(&file) else { continue };
            count += 1;
            let copies = copies.each_ref().map(String::as_str);
            let (answer, merged) = favored(&["--favor", side], copies);
            let said: String = answer.talk.lines().map(|line| format!("# {line}\n")).collect();
            let found = format!("{said}{merged}");
            if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
                fs::write(&file, &found).expect("written");
                expected.clone_from(&found);
            }
            if found != expected || answer.code() != Some(0) {
                wrong.push(format!("{}: expected\n{expected}\nbut it is\n{found}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty() && count > 0, "{}", wrong.join("\n"));
}

const BASE: &str = "a: one\nb: |\n  First.\n\n  Second.\nc: three\n";

#[test]
fn the_result_can_go_elsewhere() {
    let ours = BASE.replace("one", "1");
    let project = Project::empty().file("base", BASE).file("ours", &ours);
    project.write("theirs", BASE.replace("three", "3"));
    project.run(["merge", "base", "ours", "theirs", "--output", "both"]).status(0).says_only("");
    assert_eq!(project.read("both"), ours.replace("three", "3"));
    assert_eq!(project.read("ours"), ours);
}

#[test]
fn a_copy_that_is_missing_is_named() {
    let project = Project::empty().file("base", BASE).file("ours", BASE);
    let answer = project.run(["merge", "base", "ours", "theirs"]).status(2);
    answer.says("`theirs` cannot be read").says("help: ");
    assert_eq!(project.read("ours"), BASE);
}

#[cfg(unix)]
#[test]
fn a_copy_that_is_a_pipe_or_a_device_is_never_opened() {
    let project = Project::empty().file("base", BASE).file("ours", BASE);
    let pipe = project.path("pipe");
    let mode = rustix::fs::Mode::from_raw_mode(0o644);
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, mode).expect("a named pipe");
    for (name, copies) in [
        ("pipe", ["pipe", "ours", "base"]),
        ("pipe", ["base", "ours", "pipe"]),
        ("/dev/zero", ["base", "ours", "/dev/zero"]),
    ] {
        let answer = project.run(["merge"].into_iter().chain(copies)).status(2);
        answer.says(&format!("`{name}` is a pipe, a socket or a device, not a file"));
    }
    // A link to a file may be meant.
    std::os::unix::fs::symlink("base", project.path("link")).expect("a link");
    project.run(["merge", "link", "ours", "base"]).status(0);
    assert_eq!(project.read("ours"), BASE);
}

#[test]
fn marks_are_as_long_as_git_asks_for() {
    let project = Project::empty().file("base", "a: '1\n").file("ours", "a: '2\n");
    project.write("theirs", "a: '3\n");
    project.run(["merge", "--marker-size", "9", "base", "ours", "theirs"]).status(1);
    assert_eq!(project.read("ours"), "<<<<<<<<< ours\na: '2\n=========\na: '3\n>>>>>>>>> theirs\n");
}

#[test]
fn what_is_no_text_is_left_as_it_is() {
    let project = Project::empty().file("base", b"\0a").file("ours", b"\0b");
    project.write("theirs", b"\0c");
    let answer = project.run(["merge", "base", "ours", "theirs"]).status(2);
    answer.says("error[E143]: ").says("git cannot merge it by lines");
    assert_eq!(project.read("ours"), "\0b");
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_folder_is_gone_git_is_not_said_to_fail() {
    let project = Project::empty().file("base", "a: '1\n").file("ours", "a: '2\n");
    project.write("theirs", "a: '3\n");
    project.write("gone/file", "");
    let program = project.command([""; 0]);
    let mut shell = assert_cmd::Command::new("sh");
    shell.current_dir(project.path("gone")).env("STOCKTAKE", program.get_program());
    shell.args(["-c", "rm -r ../gone; \"$STOCKTAKE\" merge \"$0/base\" \"$0/ours\" \"$0/theirs\""]);
    let answer = project::answer(shell.arg(project.path("."))).status(2);
    answer.says("error[E143]: the folder that stocktake runs in cannot be found").never_says("git");
}

#[test]
fn a_favoured_side_is_taken_without_a_word() {
    let project = Project::empty().file("base", BASE).file("ours", BASE.replace("one", "1"));
    project.write("theirs", BASE.replace("one", "uno").replace("three", "3"));
    let args = ["merge", "--favor", "theirs", "base", "ours", "theirs"];
    project.run(args).status(0).says_only("");
    assert_eq!(project.read("ours"), project.read("theirs"));
}

#[test]
fn a_favoured_side_is_taken_where_lines_are_merged() {
    for (side, wanted) in [("ours", "a: '2\n"), ("theirs", "a: '3\n"), ("base", "a: '1\n")] {
        let project = Project::empty().file("base", "a: '1\n").file("ours", "a: '2\n");
        project.write("theirs", "a: '3\n");
        project.run(["merge", "--favor", side, "base", "ours", "theirs"]).status(0).says_only("");
        assert_eq!(project.read("ours"), wanted);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use super::{BASE, Project, fs};

    /// Three copies, of which both sides changed their own.
    fn copies() -> Project {
        let project = Project::empty().file("base", BASE).file("ours", BASE.replace("one", "1"));
        project.file("theirs", BASE.replace("three", "3"))
    }

    fn merged() -> String {
        BASE.replace("one", "1").replace("three", "3")
    }

    fn files(project: &Project) -> usize {
        fs::read_dir(project.path(".")).expect("a folder").count()
    }

    /// No file may be larger than a block, as on a disk that is full by then.
    #[test]
    fn our_copy_is_whole_where_the_disk_is_full() {
        let long = BASE.replace("First.", &"First. ".repeat(300));
        let ours = long.replace("one", "1");
        let project = Project::empty().file("base", &long).file("ours", &ours);
        project.write("theirs", long.replace("three", "3"));
        let before = files(&project);
        let script = r#"trap "" XFSZ; ulimit -f 1; exec "$0" merge base ours theirs"#;
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).arg(assert_cmd::cargo::cargo_bin!("stocktake"));
        let output = shell.current_dir(project.path(".")).output().expect("a shell");
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && talk.contains("`ours` cannot be written"), "{talk}");
        assert_eq!((project.read("ours"), files(&project)), (ours, before));
    }

    #[test]
    fn the_mode_of_our_copy_stays() {
        for mode in [0o600, 0o640, 0o755] {
            let project = copies();
            let ours = project.path("ours");
            fs::set_permissions(&ours, fs::Permissions::from_mode(mode)).expect("a mode");
            project.run(["merge", "base", "ours", "theirs"]).status(0);
            let after = fs::metadata(&ours).expect("our copy").permissions().mode();
            assert_eq!((after & 0o777, project.read("ours")), (mode, merged()));
        }
    }

    #[test]
    fn a_link_to_our_copy_stays_a_link() {
        let project = copies();
        symlink("ours", project.path("link")).expect("a link");
        project.run(["merge", "base", "link", "theirs"]).status(0);
        assert!(project.path("link").is_symlink());
        assert_eq!(project.read("ours"), merged());
    }

    #[test]
    fn the_result_can_go_where_no_file_is() {
        let project = copies();
        let answer = project.run(["merge", "base", "ours", "theirs", "--output", "/dev/stdout"]);
        assert_eq!(answer.status(0).data, merged());
    }
}

#[test]
fn check_refuses_a_conflict_and_shows_both_texts() {
    let base = with_evidence("example-north", "2019", "|\n      The board is well.\n");
    let (ours, theirs) = (base.replace("well", "very well"), base.replace("well", "not well"));
    let (answer, merged) = merge(&base, &ours, &theirs);
    answer
        .status(1)
        .says("2019/example-north.yaml:9:7: error[E008]: both sides of a merge changed `evidence`");
    let project = Project::new().file("returns/sample/2019/example-north.yaml", merged);
    let answer = project.run(["check", "sample/2019/example-north"]).status(1);
    let answer =
        answer.says("error[E008]").says("The board is very well.").says("The board is not well.");
    answer.says(" ours\n").says(" theirs\n").says("write what is right in place of `conflict:`");
}

/// A repository with a return on two branches, set up for merging.
fn branches(base: &str, ours: &str, theirs: &str) -> Project {
    let project = Project::new().file(RETURN, base);
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project.run(["git-setup"]).status(0);
    project.git(&["switch", "-q", "-c", "theirs"]);
    project.write(RETURN, theirs);
    project.commit("Their change");
    project.git(&["switch", "-q", "main"]);
    project.write(RETURN, ours);
    project.commit("Our change");
    project
}

const RETURN: &str = "returns/sample/2019/example-north.yaml";

/// A return in one paragraph, and copies in which neighbouring lines are changed: git itself cannot
/// join them.
fn copies() -> [String; 3] {
    let base = with_evidence("example-north", "2019", "|\n      - one fund\n      - two teams\n");
    let (ours, theirs) =
        (base.replace("one fund", "two funds"), base.replace("two teams", "three teams"));
    [base, ours, theirs]
}

#[test]
fn git_merge_joins_returns() {
    let [base, ours, theirs] = copies();
    let project = branches(&base, &ours, &theirs);
    project.git(&["merge", "-q", "theirs"]);
    assert_eq!(project.read(RETURN), ours.replace("two teams", "three teams"));
    project.run(["check", "sample/2019/example-north"]).status(0);
}

#[test]
fn git_rebase_and_cherry_pick_join_returns() {
    let [base, ours, theirs] = copies();
    let both = ours.replace("two teams", "three teams");
    let project = branches(&base, &ours, &theirs);
    project.git(&["cherry-pick", "theirs"]);
    assert_eq!(project.read(RETURN), both);
    let project = branches(&base, &ours, &theirs);
    project.git(&["rebase", "-q", "theirs"]);
    assert_eq!(project.read(RETURN), both);
    let project = branches(&base, &ours, &theirs);
    project.git(&["rebase", "-q", "--apply", "theirs"]);
    assert_eq!(project.read(RETURN), both);
}

#[test]
fn git_merge_joins_returns_in_a_worktree_and_from_a_folder_below() {
    let [base, ours, theirs] = copies();
    let project = branches(&base, &ours, &theirs);
    project.git(&["worktree", "add", "-q", "../beside the first", "-b", "beside"]);
    let beside = project.path("../beside the first").canonicalize().expect("a worktree");
    git::succeeds(git::command(&beside.join("returns"), git::DAY).args(["merge", "-q", "theirs"]));
    let merged = fs::read_to_string(beside.join(RETURN)).expect("the return");
    fs::remove_dir_all(&beside).expect("removed");
    assert_eq!(merged, ours.replace("two teams", "three teams"));
}

#[test]
fn git_merge_stops_at_a_conflict_that_check_explains() {
    let [base, ours, _] = copies();
    let project = branches(&base, &ours, &base.replace("one fund", "no fund"));
    let output = project.try_git(&["merge", "theirs"]);
    let talk = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert_eq!(output.status.code(), Some(1), "{talk}");
    assert!(talk.contains(&format!("{RETURN}:9:7: error[E008]")), "{talk}");
    assert!(talk.contains(&format!("CONFLICT (content): Merge conflict in {RETURN}")), "{talk}");
    let answer = project.run(["check", "sample/2019/example-north"]).status(1);
    answer.says("two funds").says("no fund");
    // Ours again, and git goes on.
    project.write(RETURN, &ours);
    project.git(&["add", RETURN]);
    project.git(&["commit", "-q", "--no-edit"]);
}

#[test]
fn git_merges_what_is_no_yaml_by_lines() {
    let [base, ours, _] = copies();
    let broken = base.replace("round: 2019", "round: \"2019");
    let project = branches(&broken, &ours, &broken.replace("one fund", "no fund"));
    assert_eq!(project.try_git(&["merge", "theirs"]).status.code(), Some(1));
    assert!(project.read(RETURN).contains("<<<<<<< ours\n"), "{}", project.read(RETURN));
    project.run(["check", "sample/2019/example-north"]).status(1).says("error[E008]: git left");
}

#[test]
fn git_itself_asks_about_a_return_that_one_side_deleted() {
    let [base, ours, _] = copies();
    let project = branches(&base, &ours, &base.replace("one", "no"));
    project.git(&["switch", "-q", "theirs"]);
    project.git(&["rm", "-q", RETURN]);
    project.git(&["commit", "-q", "-m", "Taken away"]);
    let output = project.try_git(&["merge", "main"]);
    let talk = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(talk.contains("CONFLICT (modify/delete)"), "{talk}");
    assert_eq!(project.read(RETURN), ours);
}

#[test]
fn both_may_begin_the_same_return() {
    let [_, ours, theirs] = copies();
    let project = Project::new();
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("A round");
    project.run(["git-setup"]).status(0);
    project.git(&["switch", "-q", "-c", "theirs"]);
    project.write(RETURN, theirs.replace("    evidence", "    share: true\n    evidence"));
    project.commit("Their return");
    project.git(&["switch", "-q", "main"]);
    project.write(RETURN, &ours);
    project.commit("Our return");
    assert_eq!(project.try_git(&["merge", "theirs"]).status.code(), Some(1));
    let merged = project.read(RETURN);
    assert!(
        merged.contains("    share: true\n") && merged.contains("    rating: low\n"),
        "{merged}"
    );
    assert_eq!(merged.matches("conflict:").count(), 1, "{merged}");
}
