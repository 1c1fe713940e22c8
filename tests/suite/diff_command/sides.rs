//! What can be named as a side, and what is said of what cannot.

use super::{NORTH, higher, north, two_rounds};
use crate::project::{misrated, valid, with_evidence};

const ROSE: &str = "▲ Item 1.1: Low → High, rose by 1 level\n";
const NEW: &str = "returns/sample/2020/example-north.yaml";

#[test]
fn a_side_is_a_selection_a_file_or_a_loose_file() {
    let project = north().file("old.yaml", valid("example-north", "2019"));
    let old = "sample/2019/example-north";
    for (old, new) in [
        (old, "sample/2020/example-north"),
        (NORTH, NEW),
        (old, NEW),
        ("old.yaml", NEW),
        ("old.yaml", "sample/2020/example-north"),
    ] {
        let answer = project.run(["diff", old, new]).status(0).says_only("").prints(ROSE);
        assert!(answer.data.starts_with("Example North, 2019 → 2020\n"), "{}", answer.data);
    }
    project
        .run(["diff", NEW, "old.yaml"])
        .status(0)
        .prints("▼ Item 1.1: High → Low, fell by 1 level\n");
}

#[test]
fn a_loose_file_is_held_against_the_others_of_its_round() {
    let words = "Every team of the locality meets on the first Tuesday of the month and goes \
                 through all open referrals with the nurse on duty";
    let project = two_rounds()
        .file(NORTH, valid("example-north", "2019"))
        .file("new.yaml", with_evidence("example-north", "2020", words))
        .file(
            "returns/sample/2020/example-south.yaml",
            with_evidence("example-south", "2020", words),
        );
    let answer = project.run(["diff", NORTH, "new.yaml"]).status(0).says_only("");
    answer.prints("? Q006").prints("example-south");
}

#[test]
fn one_side_alone_is_compared_with_the_round_before() {
    let project = north();
    for own in ["sample/2020/example-north", NEW, "sample/2020"] {
        project.run(["diff", own]).status(0).prints(ROSE);
    }
    let answer = project.run(["diff", "sample/2019/example-north"]).status(2);
    answer.says("is of a round that names no round before it").says("help: ");
    let project = two_rounds().file(NEW, higher("2020"));
    project.run(["diff", NEW]).status(2).says("`example-north` did not return in 2019");
}

#[test]
fn a_side_is_read_at_a_revision() {
    let project = two_rounds().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Low");
    project.git(&["tag", "v1"]);
    project.write(NORTH, higher("2019"));
    for old in ["v1:sample/2019/example-north", &format!("v1:{NORTH}"), "main:sample/2019"] {
        let new = if old.ends_with("2019") { "sample/2019" } else { "sample/2019/example-north" };
        let answer = project.run(["diff", old, new]).status(0).prints(ROSE);
        assert!(answer.data.contains(&format!("1:{NORTH} · ")) || old.starts_with("main"));
    }
    for (old, new) in [
        ("v1:returns/sample/2019", "sample/2019"),
        ("v1:returns/sample/2019/round.yaml", "sample/2019"),
        ("v1:./sample/2019/example-north.yaml", NORTH),
    ] {
        project.run(["diff", old, new]).status(0).prints(ROSE);
    }
}

#[test]
fn what_was_not_there_at_a_revision_is_said_with_a_way_out() {
    let project = two_rounds().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Low");
    for (old, words) in [
        ("mian:sample/2019", "did you mean `main`?"),
        ("HEAD~9:sample/2019", "`HEAD` is there, and its history does not go back so far"),
        ("main:sample/2018", "there is no round `2018` in `main:returns/sample`"),
        ("main:sample/2019/example-west", "no return `example-west` in `main:returns/sample/2019`"),
        ("main:retruns/sample/2019/example-north.yaml", "there is no folder `retruns/` at `main`"),
        ("main:returns/smaple/2019/example-north.yaml", "did you mean `sample`?"),
        ("main:returns/sample/rubric.yaml", "`sample` is a whole collection"),
        ("main:a/b/c/d", "`a/b/c/d` is not a selection"),
    ] {
        let new = if old.contains("example-") { NORTH } else { "sample/2019" };
        let answer = project.run(["diff", old, new]).status(2).says(words);
        assert_eq!(answer.data, "", "{old}");
    }
    let plain = two_rounds();
    let answer = plain.run(["diff", "HEAD:sample/2019", "sample/2020"]).status(2);
    answer.says("error[E061]: `returns` is in no git repository").says("help: ");
    plain.run(["diff", "--git", "A...B"]).status(2).says("is in no git repository");
}

#[test]
fn sides_of_different_collections_are_not_compared_unless_one_was_renamed() {
    let project = north();
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("Both");
    for file in ["rubric.yaml", "partnerships.yaml", "2020/round.yaml", "2020/example-north.yaml"] {
        let other = project.read(&format!("returns/sample/{file}")).replace("previous: 2019\n", "");
        project.write(&format!("returns/other/{file}"), other);
    }
    for (old, new) in [
        ("sample/2019/example-north", "other/2020/example-north"),
        ("sample/2019", "returns/other/2020"),
    ] {
        project.run(["diff", old, new]).status(2).says("are of different collections");
    }
    project.run(["diff", "HEAD:sample/2019", "other/2020"]).status(0).prints(ROSE);
}

#[test]
fn returns_of_different_partnerships_are_said_to_be_so() {
    let project =
        north().file("returns/sample/2019/example-west.yaml", valid("example-west", "2019"));
    let sides = ["sample/2019/example-west", "sample/2019/example-north"];
    let answer = project.run(["diff", sides[0], sides[1], "--exit-code"]).status(1);
    answer
        .prints("The two sides are returns of different partnerships.")
        .prints("Nothing else changed: the words are the same.");
}

#[test]
fn a_file_whose_name_has_a_colon_goes_before_a_revision() {
    let project = north().file("v1:old.yaml", valid("example-north", "2019"));
    project.run(["diff", "v1:old.yaml", NEW]).status(0).prints(ROSE);
}

#[test]
fn every_return_of_two_rounds_is_compared_and_one_of_one_round_is_said() {
    let project = north()
        .file("returns/sample/2019/example-south.yaml", valid("example-south", "2019"))
        .file("returns/sample/2020/example-west.yaml", valid("example-west", "2020"));
    let answer = project.run(["diff", "sample/2019", "sample/2020"]).status(0).prints(ROSE);
    let answer = answer.prints("There is no such return on the new side.");
    let at = |name: &str| answer.data.find(name).unwrap_or_else(|| panic!("no {name}"));
    assert!(at("Example North, 2019 → 2020") < at("Example South, 2019"));
    assert!(at("Example South, 2019") < at("Example West, 2020"));
    assert!(answer.data.contains("New: there is nothing to compare it with."));
}

#[test]
fn a_return_whose_file_name_is_no_id_is_named_by_it() {
    let files =
        ["returns/sample/2019/Example North.yaml", "returns/sample/2020/Example North.yaml"];
    let project =
        two_rounds().file(files[0], valid("example-north", "2019")).file(files[1], higher("2020"));
    for sides in [files, ["sample/2019", "sample/2020"]] {
        let answer = project.run(["diff", sides[0], sides[1]]).status(0);
        answer.prints("Example North, 2019 → 2020").prints(files[0]).prints(files[1]);
    }
}

#[test]
fn what_is_not_there_gets_the_nearest() {
    let project = north();
    let new = "sample/2020/example-north";
    for (wrong, words) in [
        ("smaple/2020/example-north", "did you mean `sample`?"),
        ("sample/2021/example-north", "did you mean `2020`?"),
        ("sample/2020/example-nroth", "did you mean `example-north`?"),
        ("none.yaml", "there is no file `none.yaml`"),
        ("sample", "`sample` is a whole collection"),
        ("sample/2019", "one is a return and one a round"),
        ("a/b/c/d", "`a/b/c/d` is not a selection"),
        (".", "`.` is a folder of collections"),
        ("returns/", "`returns/` is a folder of collections"),
        ("returns/sample/rubric.yaml", "`sample` is a whole collection"),
        ("sample/2019/example-west", "no return `example-west` in `returns/sample/2019`"),
    ] {
        let answer = project.run(["diff", wrong, new]).status(2).says("error[E060]").says(words);
        assert_eq!(answer.data, "");
    }
    project.run(["diff", "--returns", "x", new]).status(2).says("there is no folder `x`");
}

#[test]
fn a_side_with_errors_is_compared_as_far_as_it_can_be_read() {
    let project = north().file(NEW, misrated("example-north", "2020").replace("Minutes", "Papers"));
    let answer = project.run(["diff", NEW]).status(0).says_only("");
    let answer =
        answer.prints("The new side has 1 error; what cannot be read there is not compared:\n");
    let answer = answer.prints("! E036 `hihg` is not a level of the scale");
    let answer = answer.prints("! Item 1.1: Low → cannot be read\n");
    let answer = answer.prints("~ On the new side the rating cannot be read.\n");
    answer.prints("    − Minutes.\n    + Papers.\n").prints("Parts of item 1.1 cannot be read.");
    // What cannot be read at all cannot be compared, and the others are.
    let project = north().file("returns/sample/2020/example-south.yaml", "a: \"b\n");
    project.write("returns/sample/2019/example-south.yaml", valid("example-south", "2019"));
    let answer = project.run(["diff", "sample/2020"]).status(0).prints(ROSE);
    answer.prints("It cannot be compared: a side cannot be read.").prints("! E005 ");
}

#[test]
fn what_is_in_conflict_is_not_gone() {
    let conflict =
        "\n      conflict:\n        ours: Minutes of May.\n        theirs: Minutes of June.\n";
    let new = with_evidence("example-north", "2020", conflict);
    let answer = north().file(NEW, new).run(["diff", NEW]).status(0);
    let answer = answer.prints("! E008 ").prints("On the new side the evidence cannot be read.");
    assert!(!answer.data.contains("removed"), "{}", answer.data);
}

#[test]
fn a_misspelt_key_takes_nothing_away() {
    let new = valid("example-north", "2020").replace("evidence:", "evidance:");
    let answer = north().file(NEW, new).run(["diff", NEW]).status(0);
    let answer = answer.prints("! E010 ").prints("~ On the new side the evidence cannot be read.");
    assert!(!answer.data.contains("removed"), "{}", answer.data);
}

#[test]
fn a_hidden_character_stops_nothing_but_the_text_it_is_in() {
    let action = "    actions:\n      - { id: plan, text: Plan ahead. }\n      - \
                  { id: ask, text: Ask \u{202e}around. }\n";
    let new = format!("# a \u{202e}note\n{}{action}", higher("2020"));
    let answer = north().file(NEW, new).run(["diff", NEW]).status(0);
    let answer =
        answer.prints("The new side has 1 error;").prints("! E004 there is a hidden character");
    let answer = answer.prints("▲ Item 1.1: Low → High, rose by 1 level\n").prints("+ plan: New\n");
    answer.prints("ask: New; its text cannot be read on the new side\n");
}

#[test]
fn a_collection_that_cannot_be_used_is_said() {
    let project = north().file("returns/sample/rubric.yaml", "title: x\n");
    project.run(["diff", "sample/2020"]).status(2).says("error[E012]");
}

#[test]
fn the_exit_status_tells_of_differences_where_it_is_asked_to() {
    let project = north();
    let new = "sample/2020/example-north";
    project.run(["diff", new]).status(0);
    project.run(["diff", "--exit-code", new]).status(1);
    project
        .run(["diff", "--exit-code", new, new])
        .status(0)
        .prints("Nothing changed: the words are the same.");
    project.run(["diff", "--exit-code", "sample/2020/none", new]).status(2);
    project.write(NEW, misrated("example-north", "2020"));
    project.run(["diff", "--exit-code", new, new]).status(1);
}
