//! git goes on where stocktake cannot be run: it merges and compares as if it had never heard of
//! it, and says so.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::git;
use crate::project::{Project, with_evidence};

/// A name with all that a shell, git's settings and git's attributes take for something else.
const ODD: &str = "re turns'\"$HOME `x` 100%P %% \\n[a] \u{e4}\n#!";

/// What may have become of the program: the script that is there instead, its mode, and what is
/// said of it.
const FATES: [(Option<&str>, u32, &str); 7] = [
    (None, 0, "is gone or cannot be run"),
    (Some("#!/bin/sh\nexit 0\n"), 0o644, "is gone or cannot be run"),
    (Some(""), 0o755, "ended with status 0"),
    (Some("#!/bin/sh\nexit 1\n"), 0o755, "ended with status 1"),
    (Some("#!/bin/sh\nkill -9 $$\n"), 0o755, "ended with status 137"),
    (Some("#!/bin/sh\nexec /nowhere/at/all\n"), 0o755, "is gone or cannot be run"),
    (Some("#!/bin/sh\necho a panic >&2\nexit 101\n"), 0o755, "ended with status 101"),
];

/// What is said to mend it: a program that is gone cannot set itself up.
const INSTALL: &str =
    "Install stocktake again; then, if it is in another place, run: stocktake git-setup";

/// A repository that was set up by a program which is no more, and the folder that its returns are
/// in.
struct Bereft {
    project: Project,
    returns: &'static str,
    program: PathBuf,
}

fn evidence(first: &str, last: &str) -> String {
    let between = "      - a point that nobody touches\n".repeat(8);
    let text = format!("|\n      - {first}\n{between}      - {last}\n");
    with_evidence("example-north", "2019", &text)
}

impl Bereft {
    fn of(returns: &'static str) -> Self {
        let project = Project::new();
        if returns != "returns" {
            fs::rename(project.path("returns"), project.path(returns)).expect("renamed");
        }
        let program = project.path("it's 100% \"mine\" $x").join("stocktake");
        fs::create_dir_all(program.parent().expect("a folder")).expect("a folder");
        let built = assert_cmd::cargo::cargo_bin!("stocktake");
        if fs::hard_link(built, &program).is_err() {
            fs::copy(built, &program).expect("a copy");
        }
        project.git(&["init", "-q", "-b", "main"]);
        project.write(".gitignore", "/it*\n");
        project.write(&format!("{returns}/sample/2019/example-north.yaml"), evidence("a", "z"));
        project.commit("The return");
        let mut setup = std::process::Command::new(&program);
        setup.current_dir(project.path(".")).args(["git-setup", "--returns", returns]);
        let output = setup.output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
        Self { project, returns, program }
    }

    fn path(&self) -> String {
        format!("{}/sample/2019/example-north.yaml", self.returns)
    }

    fn meets(&self, (script, mode, _): (Option<&str>, u32, &str)) {
        _ = fs::remove_file(&self.program);
        if let Some(script) = script {
            fs::write(&self.program, script).expect("a script");
            fs::set_permissions(&self.program, fs::Permissions::from_mode(mode)).expect("a mode");
        }
    }

    fn branch(&self, name: &str, text: String) {
        self.project.git(&["switch", "-q", "-c", name, "main"]);
        self.project.write(&self.path(), text);
        self.project.commit(name);
        self.project.git(&["switch", "-q", "main"]);
    }
}

/// What a merge leaves: its status and the file.
fn merged(folder: &Path, path: &str, branch: &str, style: &str) -> (Output, String) {
    let run = |args: &[&str]| git::command(folder, git::DAY).args(args).output().expect("git runs");
    run(&["merge", "--abort"]);
    run(&["reset", "-q", "--hard", "start"]);
    let output =
        run(&["-c", &format!("merge.conflictStyle={style}"), "merge", "--no-edit", branch]);
    (output, fs::read_to_string(folder.join(path)).expect("the return"))
}

#[test]
fn a_merge_without_stocktake_is_the_merge_of_git() {
    for returns in ["returns", ODD] {
        let bereft = Bereft::of(returns);
        bereft.branch("theirs", evidence("a", "their \"end\""));
        bereft.branch("it's-\"$disputed\"-100%", evidence("their beginning", "z"));
        bereft.branch("ours", evidence("our beginning", "z"));
        let project = &bereft.project;
        project.git(&["tag", "start", "ours"]);
        project.git(&["clone", "-q", ".", "it is plain"]);
        project.git(&["switch", "-q", "ours"]);
        let plain = project.path("it is plain");
        for branch in ["theirs", "it's-\"$disputed\"-100%"] {
            git::succeeds(git::command(&plain, git::DAY).args([
                "branch",
                branch,
                &format!("origin/{branch}"),
            ]));
        }
        git::succeeds(git::command(&plain, git::DAY).args(["switch", "-q", "ours"]));
        for fate in FATES {
            bereft.meets(fate);
            let disputed = "it's-\"$disputed\"-100%";
            for (branch, style) in [("theirs", "merge"), (disputed, "merge"), (disputed, "diff3")] {
                let (expected, text) = merged(&plain, &bereft.path(), branch, style);
                let (output, own) = merged(&project.path("."), &bereft.path(), branch, style);
                assert_eq!(own, text, "{fate:?}");
                assert_eq!(output.status.code(), expected.status.code(), "{fate:?} {output:?}");
                let talk = String::from_utf8_lossy(&output.stderr).into_owned();
                let place =
                    format!("stocktake, expected at {}, {}", bereft.program.display(), fate.2);
                assert!(talk.contains(&place), "{talk}");
                assert_eq!(talk.matches("git merged it by lines").count(), 1, "{talk}");
                assert!(talk.contains(INSTALL), "{talk}");
            }
        }
    }
}

#[test]
fn a_comparison_without_stocktake_is_that_of_git() {
    for returns in ["returns", ODD] {
        let bereft = Bereft::of(returns);
        let project = &bereft.project;
        let north = bereft.path();
        let beside = |name: &str| north.replace("north", name);
        project.write(&beside("gone"), evidence("a", "y"));
        project.write(&beside("before"), evidence("b", "y").replace("north", "before"));
        project.write(&beside("mode"), evidence("c", "y"));
        project.commit("More of them");
        project.write(&north, evidence("another", "z"));
        project.write(&beside("new"), evidence("d", "y"));
        fs::remove_file(project.path(&beside("gone"))).expect("removed");
        project.git(&["mv", &beside("before"), &beside("after")]);
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(project.path(&beside("mode")), mode).expect("a mode");
        project.git(&["add", "-A"]);
        for fate in FATES {
            bereft.meets(fate);
            for args in [&["diff", "HEAD"][..], &["diff", "--cached"]] {
                let output = project.try_git(args);
                let plain = project.git(&[args, &["--no-ext-diff", "--no-textconv"]].concat());
                // A hunk's heading is looked for by the settings of the file's own path.
                assert_eq!(
                    without_heading(&String::from_utf8_lossy(&output.stdout)),
                    without_heading(&plain)
                );
                let talk = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(
                    talk.matches(fate.2).count(),
                    plain.matches("diff --git ").count(),
                    "{talk}"
                );
                let place = format!("stocktake, expected at {}, ", bereft.program.display());
                let said = format!("so git shows its lines. {INSTALL}");
                assert!(talk.contains(&place) && talk.contains(&said), "{talk}");
            }
            let log = project.try_git(&["log", "-p", "--ext-diff"]);
            assert!(log.status.success(), "{log:?}");
        }
    }
}

fn without_heading(text: &str) -> Vec<String> {
    let own = |line: &str| match line.strip_prefix("@@ ").and_then(|rest| rest.split_once(" @@")) {
        Some((place, _)) => format!("@@ {place} @@"),
        None => line.to_owned(),
    };
    text.lines().map(own).collect()
}

#[test]
fn what_is_said_can_be_run_to_mend_it() {
    let bereft = Bereft::of(ODD);
    bereft.meets((None, 0, ""));
    bereft.project.write(&bereft.path(), evidence("another", "z"));
    let output = bereft.project.try_git(&["diff"]);
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, command) = talk.split_once("run: stocktake ").expect("a command");
    let built = assert_cmd::cargo::cargo_bin!("stocktake");
    let script = format!("'{}' {command}", built.display());
    let mut shell = std::process::Command::new("sh");
    let output = shell.current_dir(bereft.project.path(".")).args(["-c", &script]).output();
    assert!(output.as_ref().is_ok_and(|output| output.status.success()), "{output:?} {command}");
    let shown = bereft.project.git(&["diff"]);
    assert!(shown.starts_with("Example North, 2019\n"), "{shown}");
}
