//! The README stays true: its tables of rules and questions, its example, its commands and its dependencies are held to
//! the code.
//!
//! `STOCKTAKE_UPDATE=1 cargo test readme` writes the tables anew.

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use stocktake::cli::args::Cli;
use stocktake::diag::{Code, Source};
use stocktake::diff::QuestionCode;
use stocktake::{check, load, merge};

use crate::project::Project;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn readme() -> String {
    fs::read_to_string(path("README.md")).expect("the README")
}

/// What stands between two markers, without them.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no `{begin}`"));
    rest.split_once(end).unwrap_or_else(|| panic!("no `{end}` after `{begin}`")).0
}

const RULES: (&str, &str) = ("<!-- rules: begin -->\n", "<!-- rules: end -->");
const QUESTIONS: (&str, &str) = ("<!-- questions: begin -->\n", "<!-- questions: end -->");

fn rule_table() -> String {
    let rows = Code::ALL
        .iter()
        .map(|code| format!("| {code} | {} | {} |\n", code.severity(), code.definition().rule));
    format!("| code | | rule |\n|---|---|---|\n{}", rows.collect::<String>())
}

fn question_table() -> String {
    let rows = QuestionCode::ALL.iter().map(|code| {
        let definition = code.definition();
        let (id, weight) = (definition.id, definition.weight.word());
        format!("| {id} | {weight} | {} | {} |\n", definition.seen, definition.asks)
    });
    format!("| code | weight | seen | asked |\n|---|---|---|---|\n{}", rows.collect::<String>())
}

#[test]
fn the_tables_of_rules_and_questions_are_those_of_the_code() {
    let mut text = readme();
    for ((begin, end), table) in [(RULES, rule_table()), (QUESTIONS, question_table())] {
        let written = between(&text, begin, end).to_owned();
        if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
            let old = format!("{begin}{written}{end}");
            text = text.replace(&old, &format!("{begin}{table}{end}"));
            fs::write(path("README.md"), &text).expect("written");
        } else {
            assert_eq!(written, table, "run `STOCKTAKE_UPDATE=1 cargo test readme`");
        }
    }
}

/// The example is not in the register of the only real collection, and answers one proposal of many: that is all
/// that may be wrong with it.
#[test]
fn the_example_return_is_of_the_form_that_is_checked() {
    let text = readme();
    let example = between(&text, "<!-- example: return -->\n```yaml\n", "```");
    let mut found = Vec::new();
    let collections = load::collections(&path("returns"), &mut found);
    let msg = collections.into_iter().find(|files| files.id == "msg-integration").expect("msg");
    let msg = check::collection(load::collection(msg, &mut found), &mut found).expect("valid");
    assert!(found.is_empty(), "{found:?}");
    let loaded =
        load::returned_from(&Source::new("example-north.yaml", example), &mut found).expect("YAML");
    let context = check::Context {
        rubric: &msg.rubric,
        register: &msg.register,
        round: &msg.rounds[0].info,
        stem: "example-north",
    };
    check::returned(&loaded, context, &mut found);
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NotRegistered, Code::DraftUnanswered], "{found:?}");
}

#[test]
fn the_finding_that_is_shown_is_what_the_program_says() {
    let name = "returns/msg-integration/2019/angus.yaml";
    let angus = fs::read_to_string(path(name)).expect("the Angus return");
    let angus = angus.replacen("rating: established", "rating: exemplery", 1);
    let project = Project::empty()
        .file(name, angus)
        .file("returns/msg-integration/rubric.yaml", kept("rubric.yaml"))
        .file("returns/msg-integration/partnerships.yaml", kept("partnerships.yaml"))
        .file("returns/msg-integration/2019/round.yaml", kept("2019/round.yaml"));
    let answer = project.run(["check", "msg-integration/2019/angus"]).status(1);
    let text = readme();
    let shown = between(&text, "```text\nerror", "```");
    assert!(answer.talk.contains(&format!("error{shown}")), "{}", answer.talk);
}

/// A file of the collection that is kept in this repository.
fn kept(name: &str) -> String {
    fs::read_to_string(path("returns/msg-integration").join(name)).expect("a kept file")
}

#[test]
fn the_conflict_that_is_shown_is_what_a_merge_leaves() {
    let copy = |rating: &str| format!("responses:\n  1.1:\n    rating: {rating}\n");
    let copies = ["partly-established", "established", "exemplary"].map(copy);
    let [base, ours, theirs] = copies.each_ref().map(String::as_str);
    let merged = merge::merge(merge::Copies { base, ours, theirs }, None).expect("merged").text;
    let text = readme();
    let shown = between(&text, "<!-- example: conflict -->\n```yaml\n", "```");
    assert_eq!(merged.strip_prefix("responses:\n  1.1:\n"), Some(shown));
}

#[test]
fn the_conflict_in_a_text_that_is_shown_is_what_a_merge_leaves() {
    let text = readme();
    let shown = between(&text, "<!-- example: conflict in a text -->\n```yaml\n", "```");
    let lines: Vec<&str> = shown.split_inclusive('\n').collect();
    let copy =
        |bullet: &str| format!("responses:\n  1.1:\n{}{}{bullet}{}", lines[0], lines[1], lines[7]);
    let base = copy("      - nobody is asked for a payroll number;\n");
    let (ours, theirs) = (copy(lines[3]), copy(lines[5]));
    let copies = merge::Copies { base: &base, ours: &ours, theirs: &theirs };
    let merged = merge::merge(copies, None).expect("merged").text;
    assert_eq!(merged.strip_prefix("responses:\n  1.1:\n"), Some(shown));
}

#[test]
fn every_command_that_help_lists_is_in_the_readme() {
    let text = readme();
    for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = format!("`stocktake {}", command.get_name());
        assert!(text.contains(&name), "{name}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let text = readme();
    let reasons = between(&text, "## Dependencies\n", "## Working on it\n");
    let manifest = fs::read_to_string(path("Cargo.toml")).expect("Cargo.toml");
    let sections =
        ["[dependencies]\n", "[target.'cfg(unix)'.dependencies]\n", "[dev-dependencies]\n"];
    for section in sections {
        for line in between(&manifest, section, "\n\n").lines() {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(
                reasons.contains(&format!("`{name}`")),
                "the README gives no reason for {name}"
            );
        }
    }
}

#[test]
fn every_folder_that_the_readme_names_is_there() {
    for name in ["src", "templates/html", "templates/typst/lib", "tests/samples", ".ci/run"] {
        assert!(path(name).exists(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn the_jobs_that_post_a_comment_are_shell_that_any_runner_reads() {
    let text = readme();
    let jobs = between(&text, "```sh\n# GitHub Actions", "```");
    let (github, gitlab) = jobs.split_once("# GitLab CI").expect("two jobs");
    for job in [github, gitlab] {
        assert!(job.contains("stocktake diff --git ") && job.contains("<!-- stocktake diff -->"));
        let checked = std::process::Command::new("sh").args(["-n", "-c", job]).output();
        let checked = checked.expect("a shell");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}
