//! What pages show as an example is what the program says, makes or accepts.

use std::fs;

use stocktake::diag::{Code, Source};
use stocktake::{check, load, merge};

use super::{between, page, path};
use crate::project::Project;
use stocktake::system::Disk;

/// The example is not in the register of the only real collection, and answers one proposal of
/// many: that is all that may be wrong with it.
#[test]
fn the_example_return_is_of_the_form_that_is_checked() {
    let text = page("README.md");
    let example = between(&text, "<!-- example: return -->\n```yaml\n", "```");
    let mut found = Vec::new();
    let collections = load::collections(&Disk, &path("returns"), &mut found);
    let msg = collections.into_iter().find(|files| files.id == "msg-integration").expect("msg");
    let msg =
        check::collection(load::collection(&Disk, msg, &mut found), &mut found).expect("valid");
    assert!(found.is_empty(), "{found:?}");
    let loaded =
        load::returned_from(&Source::new("example-north.yaml", example), &mut found).expect("YAML");
    let context = check::Context {
        rubric: &msg.rubric,
        register: &msg.register,
        round: &msg.rounds[0].info,
        stem: "example-north",
        asks: check::CheckFor::Everything,
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
    let text = page("README.md");
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
    let text = page("docs/git.md");
    let shown = between(&text, "<!-- example: conflict -->\n```yaml\n", "```");
    assert_eq!(merged.strip_prefix("responses:\n  1.1:\n"), Some(shown));
}

#[test]
fn the_conflict_in_a_text_that_is_shown_is_what_a_merge_leaves() {
    let text = page("docs/git.md");
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
fn the_return_and_the_finding_are_the_same_wherever_they_are_shown() {
    let [readme, guide] = ["README.md", "docs/returns.md"].map(page);
    for (begin, end) in [("```yaml\npartnership: ", "```"), ("```text\nerror", "```")] {
        assert_eq!(between(&readme, begin, end), between(&guide, begin, end));
    }
}
