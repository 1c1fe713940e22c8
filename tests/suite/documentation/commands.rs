//! What a page tells a reader to type works: every block of commands is run, in a copy of the
//! returns of this repository.
//!
//! A block after `<!-- command: NAME -->` is run by CI; one after `<!-- not run: REASON -->` by
//! nobody.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use super::{between, page, pages, path};
use crate::project::Project;

/// The blocks of commands of a page which are to be run here.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((before, block)) = rest.split_once("\n```sh\n") {
        let (block, after) = block.split_once("\n```").expect("the end of a block");
        let mark = before.lines().next_back().unwrap_or_default();
        if !mark.starts_with("<!-- command: ") && !mark.starts_with("<!-- not run: ") {
            blocks.push(block.to_owned());
        }
        rest = after;
    }
    blocks
}

/// A folder with the returns of this repository.
fn copy() -> Project {
    let mut project = Project::empty();
    for entry in walkdir::WalkDir::new(path("returns")) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(path("")).expect("a path below");
            let name = name.to_str().expect("a name in UTF-8").to_owned();
            project = project.file(&name, std::fs::read(entry.path()).expect("a file"));
        }
    }
    project
}

#[test]
fn every_command_of_the_pages_works() {
    let program = assert_cmd::cargo::cargo_bin!("stocktake");
    let folder = program.parent().map(Path::to_owned).expect("a folder");
    let found = std::env::var_os("PATH").expect("a path");
    let found = std::env::join_paths([folder].into_iter().chain(std::env::split_paths(&found)));
    let found = found.expect("a path");
    let pages = pages().into_iter().filter(|name| name == "README.md" || name.starts_with("docs/"));
    let mut run = 0;
    for name in pages {
        for block in blocks(&page(&name)) {
            let project = copy();
            let script = block
                .replace("cargo run --locked -- ", "stocktake ")
                .replace("cargo run -- ", "stocktake ");
            let mut shell = Command::new("sh");
            shell.args(["-euc", &script]).env("PATH", &found).current_dir(project.path(""));
            shell.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
            let answer = shell.output().expect("a shell");
            let talk = String::from_utf8_lossy(&answer.stderr);
            assert!(answer.status.success(), "{name}:\n{script}\n{talk}");
            run += 1;
        }
    }
    assert!(run > 2, "only {run} blocks were run");
}

#[test]
fn the_jobs_that_post_a_comment_are_shell_that_any_runner_reads() {
    let text = page("docs/git.md");
    let jobs = between(&text, "```sh\n# GitHub Actions", "```");
    let (github, gitlab) = jobs.split_once("# GitLab CI").expect("two jobs");
    for job in [github, gitlab] {
        assert!(job.contains("stocktake diff --git ") && job.contains("<!-- stocktake diff -->"));
        let checked = Command::new("sh").args(["-n", "-c", job]).output().expect("a shell");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}
