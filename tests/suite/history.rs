//! Which commit a return comes from, as a report names it.

use std::path::Path;

use stocktake::git::{Historian, LastCommits};

use crate::git;
use crate::project::Project;

const ROUND: &str = "returns/sample/2019";
const FIRST: &str = "2019-05-01";
const SECOND: &str = "2019-05-02";

/// Runs git in a folder on a day.
fn git(folder: &Path, day: &str, args: &[&str]) {
    git::succeeds(git::command(folder, day).args(args));
}

/// Commits everything.
fn commit(project: &Project, day: &str) {
    git(&project.path("."), day, &["add", "."]);
    git(&project.path("."), day, &["commit", "-q", "-m", "Returns"]);
}

/// A repository in which the north was returned and then the south.
fn repository() -> Project {
    let project = Project::new().file(&format!("{ROUND}/example-north.yaml"), "north");
    git(&project.path("."), FIRST, &["init", "-q"]);
    commit(&project, FIRST);
    project.write(&format!("{ROUND}/example-south.yaml"), "south");
    commit(&project, SECOND);
    project
}

fn history(project: &Project) -> LastCommits {
    let files = ["example-north.yaml", "example-south.yaml", "example-west.yaml"];
    Historian::default().of(&project.path(ROUND), &files)
}

#[test]
fn each_file_has_the_day_of_its_own_last_commit() {
    let project = repository();
    let history = history(&project);
    let day = |file| history.commit(file).map(|commit| commit.day.clone());
    assert_eq!(day("example-north.yaml").as_deref(), Some(FIRST));
    assert_eq!(day("example-south.yaml").as_deref(), Some(SECOND));
    assert_eq!(history.commit("example-north.yaml").expect("a commit").hash.len(), 40);
}

#[test]
fn a_file_that_was_never_committed_has_no_commit() {
    let project = repository();
    project.write(&format!("{ROUND}/example-west.yaml"), "west");
    assert_eq!(history(&project).commit("example-west.yaml"), None);
}

#[test]
fn a_file_that_differs_from_its_commit_is_told() {
    let project = repository();
    project.write(&format!("{ROUND}/example-north.yaml"), "north again");
    let history = history(&project);
    assert!(history.is_changed("example-north.yaml"));
    assert!(!history.is_changed("example-south.yaml"));
}

#[test]
fn a_file_whose_content_git_does_not_have_has_no_commit() {
    let project = repository();
    let folder = project.path(ROUND);
    let object = git::succeeds(
        git::command(&folder, SECOND).args(["rev-parse", "HEAD:./example-north.yaml"]),
    );
    let (start, rest) = object.trim().split_at(2);
    std::fs::remove_file(project.path(&format!(".git/objects/{start}/{rest}"))).expect("an object");
    let history = history(&project);
    assert!(!history.is_changed("example-north.yaml"));
    assert_eq!(history.commit("example-north.yaml"), None);
    assert!(history.commit("example-south.yaml").is_some());
}

#[test]
fn a_shallow_repository_names_no_commit() {
    let project = repository();
    let (from, to) = (project.path("."), project.path("shallow"));
    let from = format!("file://{}", from.canonicalize().expect("a path").display());
    git(&project.path("."), SECOND, &["clone", "-q", "--depth", "1", &from, &to.to_string_lossy()]);
    let history = Historian::default().of(&to.join(ROUND), &["example-north.yaml"]);
    assert_eq!(history.commit("example-north.yaml"), None);
}

#[test]
fn a_file_that_came_back_after_it_was_taken_away_has_no_commit() {
    let project = repository();
    git(
        &project.path("."),
        SECOND,
        &["rm", "-q", "--cached", &format!("{ROUND}/example-north.yaml")],
    );
    git(&project.path("."), SECOND, &["commit", "-q", "-m", "Taken away"]);
    assert_eq!(history(&project).commit("example-north.yaml"), None);
    assert!(history(&project).commit("example-south.yaml").is_some());
}

#[test]
fn why_git_gives_no_answer_is_told_in_its_own_words() {
    for (file, text, words) in [
        (".git/config", "[core\nx", "bad config"),
        (".git/config", "[core]\n\trepositoryformatversion = 99\n", "repo version"),
        (".git/config", "[core]\n\tabbrev = 2\n", "abbrev"),
    ] {
        let project = repository();
        project.write(file, text);
        let mut historian = Historian::default();
        let history = historian.of(&project.path(ROUND), &["example-north.yaml"]);
        assert_eq!(history.commit("example-north.yaml"), None);
        let (why, _) = historian.refusal().unwrap_or_else(|| panic!("{text}")).told();
        assert!(why.contains(words), "{text}: {why}");
    }
}

/// What is wrong with a repository, how it is made so, and what is said of it.
type Spoilt<'a> = (&'static str, &'a dyn Fn(&Project), &'static str);

#[test]
fn a_repository_that_git_passes_over_or_takes_for_that_of_other_files_is_told() {
    let branch = |project: &Project| {
        let head = project.read(".git/HEAD");
        format!(".git/{}", head.trim_start_matches("ref: ").trim())
    };
    let missing = "1234567890123456789012345678901234567890\n";
    let cases: [Spoilt<'_>; 8] = [
        ("HEAD is empty", &|own| own.write(".git/HEAD", ""), "git can read none there"),
        ("HEAD is broken", &|own| own.write(".git/HEAD", "main\n"), "git can read none there"),
        (
            "HEAD is gone",
            &|own| std::fs::remove_file(own.path(".git/HEAD")).expect("a file"),
            "git can read none there",
        ),
        (
            "the branch is broken",
            &|own| own.write(&branch(own), "main\n"),
            "leads to no commit: it is damaged",
        ),
        (
            "the branch is empty",
            &|own| own.write(&branch(own), ""),
            "leads to no commit: it is damaged",
        ),
        ("the commit is gone", &|own| own.write(&branch(own), missing), "not a tree object"),
        (
            "another branch is meant",
            &|own| own.write(".git/HEAD", "ref: refs/heads/none\n"),
            "the branch `none` that is checked out has no commit",
        ),
        (
            "the files are elsewhere",
            &|own| git(&own.path("."), SECOND, &["config", "core.worktree", "/nonesuch"]),
            "`core.worktree` that its files are in `/nonesuch`, and the returns are not among them",
        ),
    ];
    for (what, spoil, words) in cases {
        let project = repository();
        spoil(&project);
        let mut historian = Historian::default();
        let history = historian.of(&project.path(ROUND), &["example-north.yaml"]);
        assert_eq!(history.commit("example-north.yaml"), None, "{what}");
        let (why, _) = historian.refusal().unwrap_or_else(|| panic!("{what}")).told();
        assert!(why.contains(words), "{what}: {why}");
    }
}

#[test]
fn where_there_is_no_repository_and_where_nothing_is_committed_nothing_is_refused() {
    let project = Project::new().file(&format!("{ROUND}/example-north.yaml"), "north");
    for _ in ["no repository", "no commit"] {
        let mut historian = Historian::default();
        historian.of(&project.path(ROUND), &["example-north.yaml"]);
        assert_eq!(historian.refusal(), None);
        git(&project.path("."), FIRST, &["init", "-q"]);
    }
}

#[test]
fn a_history_in_another_encoding_is_read() {
    let project = repository();
    git(&project.path("."), SECOND, &["config", "i18n.logOutputEncoding", "utf-16"]);
    assert!(history(&project).commit("example-north.yaml").is_some());
}
