//! A repository is read and never believed: whatever programs its configuration names, none is run.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::git;
use crate::project::{Project, valid};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A program that leaves a trace, beside the repository.
fn trap(project: &Project) -> String {
    let (program, trace) = (project.path("trap"), project.path("sprung"));
    let script = format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\nexit 1\n", trace.display());
    fs::write(&program, script).expect("a script");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a mode");
    program.to_string_lossy().into_owned()
}

fn is_sprung(project: &Project) -> bool {
    fs::remove_file(project.path("sprung")).is_ok()
}

/// Settings that name a program, each with the program in place of `*`.
const SETTINGS: [(&str, &str); 24] = [
    ("core.fsmonitor", "*"),
    ("core.pager", "*"),
    ("core.editor", "*"),
    ("core.sshCommand", "*"),
    ("core.askPass", "*"),
    ("core.gitProxy", "*"),
    ("core.alternateRefsCommand", "*"),
    ("credential.helper", "!*"),
    ("diff.external", "*"),
    ("diff.trap.command", "*"),
    ("diff.trap.textconv", "*"),
    ("diff.trap.cachetextconv", "true"),
    ("filter.trap.clean", "*"),
    ("filter.trap.smudge", "*"),
    ("filter.trap.process", "*"),
    ("filter.trap.required", "true"),
    ("gpg.program", "*"),
    ("gpg.ssh.program", "*"),
    ("log.showSignature", "true"),
    ("merge.trap.driver", "*"),
    ("pager.log", "*"),
    ("pager.diff", "*"),
    ("remote.origin.promisor", "true"),
    ("remote.origin.url", "ext::*"),
];

/// A repository with a signed commit and a submodule, in which everything that can be named is the
/// trap.
fn trapped() -> Project {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    let trap = trap(&project);
    project.write(".gitignore", "/trap\n/sprung\n/hooks\n/out\n");
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project.git(&["init", "-q", "returns/sample/2019/below"]);
    let below = |args: &[&str]| {
        git::succeeds(git::command(&project.path("returns/sample/2019/below"), git::DAY).args(args))
    };
    project.write("returns/sample/2019/below/x", "x");
    below(&["add", "x"]);
    below(&["commit", "-q", "-m", "Below"]);
    project.write(NORTH, valid("example-north", "2019").replace("low", "high"));
    project.git(&["-c", "advice.addEmbeddedRepo=false", "add", "."]);
    project.git(&["commit", "-q", "-m", "A change"]);
    sign(&project);
    for folder in [".", "returns/sample/2019/below"] {
        for (name, value) in SETTINGS {
            let value = value.replace('*', &trap);
            git::succeeds(
                git::command(&project.path(folder), git::DAY).args(["config", name, &value]),
            );
        }
        let hooks = project.path("hooks").to_string_lossy().into_owned();
        git::succeeds(git::command(&project.path(folder), git::DAY).args([
            "config",
            "core.hooksPath",
            &hooks,
        ]));
        let attributes = format!("{folder}/.git/info/attributes");
        project.write(&attributes, "* filter=trap diff=trap merge=trap\n");
        project.write(&format!("{folder}/.git/objects/info/alternates"), "/nowhere/objects\n");
    }
    for hook in ["post-index-change", "reference-transaction", "pre-commit", "post-checkout"] {
        let path = format!("hooks/{hook}");
        project.write(&path, fs::read(Path::new(&trap)).expect("the trap"));
        fs::set_permissions(project.path(&path), fs::Permissions::from_mode(0o755))
            .expect("a mode");
    }
    // What was written just now is looked at again, and is no longer what was committed.
    for file in [NORTH, "returns/sample/2019/below/x"] {
        project.write(file, project.read(file) + "# again\n");
    }
    project
}

/// Has the last commit a signature, which some of git's settings have checked.
fn sign(project: &Project) {
    let commit = project.git(&["cat-file", "commit", "HEAD"]);
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n";
    project.write(".git/signed", commit.replacen("\n\n", &format!("\n{signature}"), 1));
    let signed = project.git(&["hash-object", "-t", "commit", "-w", ".git/signed"]);
    project.git(&["update-ref", "HEAD", signed.trim()]);
}

#[test]
fn no_program_that_a_repository_names_is_run() {
    let project = trapped();
    // The trap is one: git itself falls into it.
    for args in [&["status"][..], &["log", "-1"], &["diff", "HEAD"], &["log", "-p", "--ext-diff"]] {
        project.try_git(args);
        assert!(is_sprung(&project), "{args:?}");
    }
    project.run(["build", "--only", "html"]).status(0);
    assert!(!is_sprung(&project), "build");
    let page = project.read("out/sample/2019/example-north.html");
    let commit = project.git(&["-c", "log.showSignature=false", "rev-parse", "--short=12", "HEAD"]);
    is_sprung(&project);
    assert!(
        !page.contains(commit.trim()),
        "a file that a program would have to read is in no commit"
    );
    for args in [
        &["diff", "HEAD~1:sample/2019/example-north", "HEAD:sample/2019/example-north"][..],
        &["diff", "--git", "HEAD~1..HEAD"],
        &["git-diff-driver", NORTH, NORTH, ".", ".", NORTH, ".", "."],
        &["git-setup"],
    ] {
        let answer = project.run(args);
        assert!(!is_sprung(&project), "{args:?}: {answer:?}");
    }
}

#[test]
fn a_change_of_line_ends_alone_is_none() {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project.git(&["config", "core.autocrlf", "true"]);
    project.write(NORTH, valid("example-north", "2019").replace('\n', "\r\n"));
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/sample/2019/example-north.html");
    let commit = project.git(&["rev-parse", "--short=12", "HEAD"]);
    assert!(page.contains(commit.trim()) && !page.contains("changed since"), "{page}");
}

#[test]
fn a_repository_that_nothing_can_ask_is_said_to_be_one() {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    let without_git = || {
        let mut command = project.command(["build", "--only", "html"]);
        crate::project::answer(command.env("PATH", project.path("returns")))
    };
    // Returns that are in no repository have no commit, whether there is a git or not.
    without_git().status(0).never_says("W063");
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    let why = "warning[W063]: no report says which commit its return comes from: `";
    let answer = without_git().status(0).says(why);
    answer.says(".git` is a repository, and the program `git` is not found").says("install git");
    project.run(["build", "--only", "html"]).status(0).never_says("W063");
}

#[test]
fn a_repository_of_somebody_else_is_said_to_be_one() {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    let strange = |args: &[&str]| {
        let mut command = project.command(args);
        crate::project::answer(command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"))
    };
    let answer = strange(&["build", "--only", "html"]).status(0);
    let way_out = "git config --global --add safe.directory";
    answer
        .says(
            "warning[W063]: no report says which commit its return comes from: git does not trust",
        )
        .says(way_out);
    let answer = strange(&["git-setup"]).status(2);
    answer.says("error[E062]: git does not trust the repository").says(way_out);
    let answer = strange(&["diff", "--git", "HEAD...HEAD"]).status(2);
    answer.says("error[E061]: git does not trust the repository").says(way_out);
}
