//! `stocktake git-setup`: git compares and merges returns through stocktake, in one repository alone.

use std::fs;

use crate::project::{Project, valid};

const RETURN: &str = "returns/sample/2019/example-north.yaml";

/// A repository with a return.
fn repository() -> Project {
    let project = Project::new().file(RETURN, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project
}

fn attributes(project: &Project, path: &str) -> String {
    project.git(&["check-attr", "diff", "merge", "--", path])
}

#[test]
fn returns_are_compared_and_merged_and_nothing_else_is() {
    let project = repository();
    let answer = project.run(["git-setup"]).status(0);
    answer.says_only("git compares and merges the returns below `returns` by what they say\n");
    assert_eq!(attributes(&project, RETURN).matches(": stocktake\n").count(), 2);
    for other in ["returns/sample/rubric.yaml", "other/sample/2019/example-north.yaml", "README.md"]
    {
        assert_eq!(attributes(&project, other).matches(": unspecified\n").count(), 2, "{other}");
    }
    // No file of the user's own is changed.
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_second_run_changes_nothing() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    let files = || [project.read(".git/config"), project.read(".git/info/attributes")];
    let once = files();
    project.run(["git-setup"]).status(0);
    assert_eq!(files(), once);
}

#[test]
fn removing_leaves_everything_as_it_was() {
    let project = repository();
    project.write(".git/info/attributes", "*.png binary");
    project.git(&["config", "diff.stocktake.cachetextconv", "true"]);
    let config = project.read(".git/config");
    project.run(["git-setup"]).status(0);
    project.run(["git-setup", "--remove"]).status(0).says("by lines again");
    assert_eq!(project.read(".git/info/attributes"), "*.png binary\n");
    assert_eq!(project.read(".git/config"), config);
    project.run(["git-setup", "--remove"]).status(0);
}

#[test]
fn two_folders_of_returns_may_be_set_up() {
    let project = repository().file("more [of] it/x.txt", "");
    project.run(["git-setup"]).status(0);
    project.run(["git-setup", "--returns", "more [of] it"]).status(0);
    for path in [RETURN, "more [of] it/sample/2019/example-north.yaml"] {
        assert_eq!(attributes(&project, path).matches(": stocktake\n").count(), 2, "{path}");
    }
    assert!(attributes(&project, "more o it/sample/2019/a.yaml").contains(": unspecified"));
    project.run(["git-setup", "--remove"]).status(0);
    assert!(!project.path(".git/info/attributes").exists());
}

#[test]
fn what_the_user_says_of_such_files_is_not_overruled() {
    let project = repository().file(".gitattributes", "*.yaml merge=union\n");
    let answer = project.run(["git-setup"]).status(2);
    answer.says("error[E062]: your own attributes already say `merge=union` for returns");
    assert!(!project.path(".git/info/attributes").exists());
    assert!(!project.read(".git/config").contains("stocktake"));
}

#[test]
fn a_folder_outside_a_repository_is_refused() {
    let answer = Project::new().run(["git-setup"]).status(2);
    answer.says("error[E062]: `returns` is in no git repository").says("help: ");
}

#[test]
fn a_bare_repository_is_refused() {
    let project = repository();
    project.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    let answer = project.run(["git-setup", "--returns", "bare.git"]).status(2);
    answer.says("error[E062]: `bare.git` is in a repository without files of its own");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let answer = repository().run(["git-setup", "--returns", "retruns"]).status(2);
    answer.says("error[E062]: there is no folder `retruns`");
}

#[test]
fn an_environment_that_names_another_repository_has_no_say() {
    let project = repository();
    let mut command = project.command(["git-setup"]);
    command.env("GIT_DIR", "/nowhere").env("GIT_WORK_TREE", "/nowhere").assert().success();
    assert!(project.read(".git/config").contains("[merge \"stocktake\"]"));
}

#[test]
fn git_log_and_git_show_compare_plain_lines_without_wrapping() {
    let text = valid("example-north", "2019");
    let long = "|\n      One thing that is said.\n      Another thing that\n      is said.";
    let project = repository().file(RETURN, text.replace("Minutes.", long));
    project.commit("More to say");
    project.run(["git-setup"]).status(0);
    let again = long.replace("that\n      is", "that is").replace("One", "The first");
    project.write(RETURN, text.replace("Minutes.", &again).replace("rating: low", "rating: high"));
    let shown = "-1.1 / rating: Low (level 1 of 2)\n+1.1 / rating: High (level 2 of 2)\n 1.1 / evidence:\n\
                 -    One thing that is said.\n+    The first thing that is said.\n     Another thing that is said.\n";
    let lines = project.git(&["diff", "--no-ext-diff"]);
    assert!(lines.contains(shown), "{lines}");
    project.commit("Higher");
    for args in [&["log", "-p", "-1"][..], &["show"], &["diff", "--no-ext-diff", "HEAD~1", "HEAD"]]
    {
        let log = project.git(args);
        assert!(log.contains(shown), "{args:?}: {log}");
    }
    // What changes wrapping alone changes nothing.
    project.write(
        RETURN,
        text.replace("Minutes.", &again.replace("is said.\n", "is\n      said.\n"))
            .replace("rating: low", "rating: high"),
    );
    let lines = project.git(&["diff", "--no-ext-diff"]);
    assert!(!lines.contains("\n@@"), "{lines}");
}

#[test]
fn git_compares_what_is_no_return_as_it_is() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    project.write(RETURN, "a: \"b\n");
    assert!(project.git(&["diff"]).contains("+a: \"b\n"));
}

#[cfg(unix)]
#[test]
fn stocktake_may_lie_in_a_folder_with_any_name() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = repository();
    let folder = project.path("it's 100% \"mine\"");
    fs::create_dir_all(&folder).expect("a folder");
    let program = folder.join("stocktake");
    fs::copy(assert_cmd::cargo::cargo_bin!("stocktake"), &program).expect("a copy");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a mode");
    let setup = std::process::Command::new(&program)
        .current_dir(project.path("."))
        .arg("git-setup")
        .output();
    assert!(setup.expect("it runs").status.success());
    project.git(&["switch", "-q", "-c", "theirs"]);
    let text = valid("example-north", "2019");
    project.write(RETURN, text.replace("low", "high"));
    project.git(&["commit", "-q", "-a", "-m", "Theirs"]);
    project.git(&["switch", "-q", "main"]);
    project.write(RETURN, text.replace("Minutes.", "Minutes of May."));
    project.git(&["commit", "-q", "-a", "-m", "Ours"]);
    project.git(&["merge", "-q", "theirs"]);
    assert_eq!(
        project.read(RETURN),
        text.replace("low", "high").replace("Minutes.", "Minutes of May.")
    );
    assert!(project.git(&["log", "-p"]).contains("+1.1 / rating: High (level 2 of 2)"));
}
