//! `stocktake check --fix` and `--diff`: what is mended in the files, what is said of it, and what
//! is never written to.

use std::fs;

use serde_json::Value;

use crate::project::{Project, misrated, valid, with_evidence};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A return with slips that can be meant in one way alone, one that most likely means something,
/// and one that nobody can mend.
fn slips() -> String {
    valid("example-north", "2019")
        .replace("status: final", "status: Final  # as agreed")
        .replace("completed: 2019-05-10", "completed: 10 May 2019")
        .replace("rating: low", "rating:\u{a0}hihg")
        .replace("evidence: Minutes.", "evidence: Minutes.\n    shre: true\n    colour: red")
}

#[test]
fn what_can_be_meant_in_one_way_alone_is_mended_and_the_rest_is_left_and_told() {
    let project = Project::new().file(NORTH, slips());
    // The no-break space makes the file no YAML, so that the others are seen when it is gone.
    let answer = project.run(["check", "--fix"]).status(1).says(&format!(
        "{NORTH}: 3 mended:\n  line 3: `Final` is now `final`\n  line 4: `10 May 2019` is now \
         `2019-05-10`\n  line 7: a no-break space beside `rating: hihg` is gone\n\n"
    ));
    let mended = slips().replace("Final", "final").replace("10 May 2019", "2019-05-10");
    assert_eq!(project.read(NORTH), mended.replace('\u{a0}', " "), "{}", answer.talk);
    answer.says("an answer has no key `shre`").says("1 return checked: 3 errors\n");
    let answer = project.run(["check", "--fix=suggested"]).status(1);
    let mended = mended.replace("\u{a0}hihg", " high").replace("shre", "share");
    assert_eq!(project.read(NORTH), mended, "{}", answer.talk);
    answer.says("2 mended:\n").says("an answer has no key `colour`").says("checked: 1 error\n");
}

#[test]
fn a_text_that_yaml_reads_otherwise_is_put_in_quotation_marks_as_it_stands() {
    for (written, mended) in [
        ("[draft] It's agreed: all.", "'[draft] It''s agreed: all.'"),
        ("Reviewed: March,\n      and it's done.", "'Reviewed: March,\n      and it''s done.'"),
        ("We were #1 of 31.", "'We were #1 of 31.'"),
        ("#1 of 31", "'#1 of 31'"),
        ("`code` of it", "'`code` of it'"),
        ("\"Yes\" said all", "'\"Yes\" said all'"),
        ("\"In C:\\temp\\new\"", "'In C:\\temp\\new'"),
        ("| Minutes.", "|\n      Minutes."),
    ] {
        let text = |evidence| with_evidence("example-north", "2019", evidence);
        let project = Project::new().file(NORTH, text(written));
        let answer = project.run(["check", "--fix=suggested"]).status(0);
        assert_eq!(project.read(NORTH), text(mended), "{}", answer.talk);
        project.run(["check"]).status(0).says_only("1 return checked: no errors\n");
    }
    // What may be a note to oneself is left alone.
    for written in ["Agreed: all. # ask Ann", "[draft] text # ask Ann"] {
        let text = with_evidence("example-north", "2019", written);
        let project = Project::new().file(NORTH, &text);
        project.run(["check", "--fix=suggested"]).status(1);
        assert_eq!(project.read(NORTH), text);
    }
}

#[test]
fn ids_and_signs_of_no_font_are_written_otherwise_and_keys_leave_the_text_above_them() {
    for (written, mended) in [
        (
            "Minutes.\n    actions:\n      - { id: Meet More, text: Meet. }",
            "Minutes.\n    actions:\n      - { id: meet-more, text: Meet. }",
        ),
        ("|\n      ⁃ 40 ㎡\n      ⁃\u{a0}50 ㎡", "|\n      - 40 m²\n      - 50 m²"),
        (
            "|\n      Minutes.\n\n      actions:\n        - id: one\n          text: Meet.",
            "|\n      Minutes.\n\n    actions:\n      - id: one\n        text: Meet.",
        ),
        (
            "M.\n    actions:\n      - id: one\n        text: |\n          Meet.\n          \
             owner: Ann",
            "M.\n    actions:\n      - id: one\n        text: |\n          Meet.\n        \
             owner: Ann",
        ),
        (
            "M.\n    actions:\n      - id: one\n        text: |\n          Meet.\n          \
             - id: two\n            text: Plan.",
            "M.\n    actions:\n      - id: one\n        text: |\n          Meet.\n      \
             - id: two\n        text: Plan.",
        ),
        (
            "|\n      Minutes.\n\n      - id: one\n        text: Meet.\n        owner: Ann",
            "|\n      Minutes.\n\n    actions:\n      - id: one\n        text: Meet.\n        \
             owner: Ann",
        ),
    ] {
        let text = |evidence| with_evidence("example-north", "2019", evidence);
        let project = Project::new().file(NORTH, text(written));
        let answer = project.run(["check", "--fix=suggested"]).status(0);
        assert_eq!(project.read(NORTH), text(mended), "{}", answer.talk);
    }
    // What is said twice, belongs elsewhere or cannot be written otherwise is left to its author.
    for written in [
        "|\n      Minutes.\n      rating: low",
        "|\n      Minutes.\n      owner: Ann",
        "|\n      share: true",
        "|\n      Minutes.\n      share: true\n      We share it.",
        "40 ㎡ 中",
        "M.\n    actions: [{ id: Meet More, text: Meet. }, { id: meet-more, text: Meet. }]",
    ] {
        let text = with_evidence("example-north", "2019", written);
        let project = Project::new().file(NORTH, &text);
        project.run(["check", "--fix=suggested"]).status(1);
        assert_eq!(project.read(NORTH), text);
    }
}

#[test]
fn a_diff_shows_what_would_be_changed_and_writes_nothing() {
    let slips = valid("example-north", "2019").replace("status: final", "status: Final");
    let project = Project::new().file(NORTH, &slips);
    let answer = project.run(["check", "--diff"]).status(1);
    assert_eq!(
        answer.data,
        format!(
            "--- a/{NORTH}\n+++ b/{NORTH}\n@@ -1,6 +1,6 @@\n partnership: example-north\n round: \
             2019\n-status: Final\n+status: final\n completed: 2019-05-10\n responses:\n   1.1:\n"
        )
    );
    answer.says("1 can be mended:\n").says("1 return checked: 1 error\n");
    assert_eq!(project.read(NORTH), slips);
    project.run(["check", "--diff", "--format", "json"]).status(2).says("same stream");
}

#[test]
fn the_last_line_says_how_many_can_be_mended() {
    let two = misrated("example-north", "2019").replace("final", "Final");
    let project = Project::new().file(NORTH, two);
    let talk = project.run(["check"]).status(1).talk;
    let last = "`stocktake check --fix` mends 1 of these, `--fix=suggested` 1 more\n";
    assert!(talk.ends_with(last), "{talk}");
    let talk = project.run(["check", "--fix"]).status(1).talk;
    assert!(talk.ends_with("`stocktake check --fix=suggested` mends 1 of these\n"), "{talk}");
    let talk = project.run(["check", "--fix=suggested"]).status(0).talk;
    assert!(talk.ends_with("1 return checked: no errors\n"), "{talk}");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = valid("example-north", "2019").replace("final", "Final");
    let text = text.replace("evidence: Minutes.", "evidence: | Minutes.\n      Agreed.");
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let project = Project::new().file(NORTH, &text);
    project.run(["check", "--fix=suggested"]).status(0);
    let mended = text.replace("Final", "final").replace("| Minutes.", "|\r\n      Minutes.");
    assert_eq!(project.read(NORTH), mended);
}

#[test]
fn the_other_files_of_a_collection_are_mended_where_they_are_meant() {
    let register = "returns/sample/partnerships.yaml";
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    let text = project
        .read(register)
        .replace("North, health_board: board-n", "North, health_board: Board-N");
    project.write(register, &text);
    project.run(["check", "--fix", "sample/2019/example-north"]).status(1);
    assert_eq!(project.read(register), text);
    project.run(["check", "--fix"]).status(0).says(&format!("{register}: 1 mended:\n"));
    assert_eq!(project.read(register), text.replace("Board-N", "board-n"));
}

#[test]
fn a_file_that_cannot_be_read_whole_is_never_written() {
    let mut bytes = misrated("example-north", "2019").into_bytes();
    bytes.extend(b"# caf\xe9\n");
    let project = Project::new().file(NORTH, &bytes);
    project.run(["check", "--fix=suggested"]).status(1).says("E003");
    assert_eq!(fs::read(project.path(NORTH)).expect("the file"), bytes);
    let large = misrated("example-north", "2019") + &"# note\n".repeat(200_000);
    project.write(NORTH, &large);
    project.run(["check", "--fix=suggested"]).status(1).says("E002");
    assert_eq!(project.read(NORTH), large);
}

#[test]
fn programs_are_given_the_fixes() {
    let project = Project::new().file(NORTH, misrated("example-north", "2019"));
    let data = project.run(["check", "--format", "json"]).data;
    let found: Value = serde_json::from_str(&data).expect("JSON");
    let fix = &found["findings"][0]["fix"];
    assert_eq!(fix["safety"], "suggested");
    assert_eq!(fix["edits"][0]["text"], "high");
    assert_eq!(fix["edits"][0]["place"]["range"]["column"], 13);
    let data = project.run(["check", "--format", "sarif"]).data;
    let log: Value = serde_json::from_str(&data).expect("JSON");
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], NORTH);
    let replacement = &change["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "high");
    assert_eq!(replacement["deletedRegion"]["startColumn"], 13);
    assert_eq!(replacement["deletedRegion"]["endColumn"], 17);
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::NORTH;
    use crate::project::{Project, misrated, valid};

    #[test]
    fn nothing_is_written_through_a_link() {
        let project = Project::new().file("elsewhere.yaml", misrated("example-north", "2019"));
        symlink(project.path("elsewhere.yaml"), project.path(NORTH)).expect("a link");
        project.run(["check", "--fix=suggested"]).status(1).says("links are not followed");
        assert_eq!(project.read("elsewhere.yaml"), misrated("example-north", "2019"));
    }

    #[test]
    fn the_mode_of_a_file_stays() {
        let text = valid("example-north", "2019").replace("final", "Final");
        let project = Project::new().file(NORTH, text);
        let path = project.path(NORTH);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
        project.run(["check", "--fix"]).status(0);
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!((mode & 0o777, project.read(NORTH)), (0o640, valid("example-north", "2019")));
    }
}
