//! Many comparisons that git asks for one after the other, made at once.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::git;
use crate::project::{Project, valid};

/// How many returns are changed.
const MANY: usize = 12;

/// Words that a shell would take for something else.
const SHELL: &str = "The board's 'minutes' \"$HOME\" \\`id\\` $(id) 100% \\\\n ’é’";

fn path(number: usize) -> String {
    format!("returns/sample/2019/example-{number}.yaml")
}

fn text(number: usize, evidence: &str) -> String {
    valid(&format!("example-{number}"), "2019").replace("Minutes.", evidence)
}

/// A repository in which many returns were changed, of which the last is no YAML any more, and git
/// is set up with a stocktake that counts how often it is started. `more` is run beside it.
fn repository(more: &str) -> Project {
    let project = Project::new();
    let mut register = project.read("returns/sample/partnerships.yaml");
    for number in 0..MANY {
        register.push_str(&format!(
            "  example-{number}: {{ name: Example {number}, health_board: board-north }}\n"
        ));
        project.write(&path(number), text(number, "Minutes of May."));
    }
    project.write("returns/sample/partnerships.yaml", register);
    project.write(".gitignore", "/tmp\n/counting\n/count\n");
    project.write("tmp/kept", "");
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("As returned");
    for number in 0..MANY {
        project.write(
            &path(number),
            text(number, &format!("{SHELL} of June, and {number} more.")).replace("low", "high"),
        );
    }
    project.write(&path(MANY - 1), "a: \"b\n");
    project.run(["git-setup"]).status(0);
    let built = assert_cmd::cargo::cargo_bin!("stocktake").display().to_string();
    let counting = project.path("counting").display().to_string();
    let count = project.path("count").display().to_string();
    let script =
        format!("#!/bin/sh\necho started >> '{count}'\n'{built}' \"$@\"\nr=$?\n{more}\nexit $r\n");
    project.write("counting", script);
    fs::set_permissions(&counting, fs::Permissions::from_mode(0o755)).expect("a mode");
    let command = project.git(&["config", "diff.stocktake.command"]);
    assert!(command.contains(&built), "{command}");
    project.git(&[
        "config",
        "diff.stocktake.command",
        command.trim_end().replace(&built, &counting).as_str(),
    ]);
    project
}

/// What git shows, how often it started stocktake for that, and what it left.
fn shown(project: &Project, args: &[&str]) -> (String, usize, usize) {
    _ = fs::remove_file(project.path("count"));
    let mut command = git::command(&project.path("."), git::DAY);
    let shown = git::succeeds(command.env("TMPDIR", project.path("tmp")).args(args));
    let count = fs::read_to_string(project.path("count")).unwrap_or_default();
    let left = fs::read_dir(project.path("tmp")).expect("the folder").count();
    (shown, count.lines().count(), left)
}

/// The same, file by file.
fn one_by_one(project: &Project, args: &[&str]) -> String {
    let mut paths: Vec<String> = (0..MANY).map(path).collect();
    paths.sort();
    paths.iter().map(|path| shown(project, &[args, &["--", path]].concat()).0).collect()
}

#[test]
fn what_is_made_at_once_is_what_is_made_one_by_one() {
    let project = repository("");
    let is_made = |args: &[&str]| {
        let (shown, starts, left) = shown(&project, args);
        assert_eq!(shown, one_by_one(&project, args), "{args:?}");
        assert_eq!(
            shown.matches("▲ Item 1.1: Low → High, rose by 1 level").count(),
            MANY - 1,
            "{shown}"
        );
        assert!(shown.contains("\"$HOME\" `id` $(id) 100%"), "{shown}");
        assert!(shown.contains("+a: \"b\n"), "what cannot be read is shown in lines: {shown}");
        // One for all of them, and one for what is no YAML any more.
        assert_eq!((starts, left), (2, 1), "{args:?}");
    };
    is_made(&["diff"]);
    is_made(&["diff", "HEAD"]);
    project.git(&["add", "."]);
    is_made(&["diff", "--cached"]);
    project.commit("Higher");
    is_made(&["diff", "HEAD~1", "HEAD"]);
    is_made(&["show", "--ext-diff", "--format="]);
    project.write("README.md", "x");
    project.commit("Something else");
    is_made(&["diff", "HEAD~2", "HEAD~1"]);
}

#[test]
fn a_file_that_was_edited_meanwhile_is_compared_as_it_is_now() {
    let edit = "sed -i 's/of June, and 7 more/of July/' \
                returns/sample/2019/example-7.yaml";
    let project = repository(edit);
    let (shown, starts, _) = shown(&project, &["diff"]);
    assert!(shown.contains("July") && !shown.contains("and 7 more"), "{shown}");
    assert_eq!(starts, 3);
}

#[test]
fn a_few_are_compared_one_by_one_and_leave_nothing() {
    let project = repository("");
    let few: Vec<String> = (0..3).map(path).collect();
    let args: Vec<&str> =
        ["diff", "--"].into_iter().chain(few.iter().map(String::as_str)).collect();
    let (_, starts, left) = shown(&project, &args);
    assert_eq!((starts, left), (3, 1));
}

#[test]
fn what_a_stopped_git_left_is_taken_away_by_the_next() {
    let project = repository("");
    // No process has this number on Linux.
    project.write("tmp/stocktake-git-99999999-1/returns/x", "");
    project.write("tmp/stocktake-git-mine/x", "");
    shown(&project, &["diff"]);
    assert!(!project.path("tmp/stocktake-git-99999999-1").exists());
    assert!(project.path("tmp/stocktake-git-mine").exists());
}

/// The example nation in a repository that is set up.
fn nation() -> Project {
    let project = Project::empty();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("returns/example-nation");
    for entry in walkdir::WalkDir::new(&from).sort_by_file_name() {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(&from).expect("below").to_string_lossy();
            let text = fs::read(entry.path()).expect("a file");
            project.write(&format!("returns/example-nation/{below}"), text);
        }
    }
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("As returned");
    project.run(["git-setup"]).status(0);
    project
}

#[test]
fn what_is_not_read_because_it_is_the_same_changes_nothing_that_is_told() {
    let project = nation();
    let path = "returns/example-nation/2020/auchterwhin.yaml";
    let text = project.read(path);
    // The text of an action of another answer, which is as it was.
    let (_, copied) = text.rsplit_once("        text: >-\n").expect("an action");
    let copied = copied.split("\n        owner").next().expect("its text");
    let copy = format!(
        "    actions:\n      - id: copy\n        text: >-\n{copied}\n        status: open\n"
    );
    let wrong = "      ![A picture](a.png)\n\n      In the winter survey";
    let edits = [
        text.replacen("rating: established", "rating: exemplary", 1),
        text.replacen("    actions:\n", &copy, 1),
        text.replacen("68 per cent", "69 per cent", 1),
        text.replacen("completed: 2020-05-11", "completed: 2020-05-12", 1),
        text.replacen("      In the winter survey", wrong, 1).replacen(
            "role: Perf",
            "role: Per",
            1,
        ),
    ];
    for edit in edits {
        assert_ne!(edit, text);
        project.write(path, &edit);
        let shown = project.git(&["diff", "--", path]);
        let whole = project.run(["diff", &format!("HEAD:{path}"), path]);
        assert_eq!(shown.trim_end(), whole.data.trim_end());
        // The same of what was wrong before and is as it was.
        project.git(&["commit", "-q", "-a", "-m", "Edited"]);
        project.write(path, edit.replacen("rating: partly-established", "rating: established", 1));
        let shown = project.git(&["diff", "--", path]);
        let whole = project.run(["diff", &format!("HEAD:{path}"), path]);
        assert_eq!(shown.trim_end(), whole.data.trim_end());
        project.git(&["commit", "-q", "-a", "-m", "Edited"]);
    }
}
