//! What can be named as a side, and what is said of what cannot.

use super::{NORTH, higher, north, two_rounds};
use crate::project::{misrated, valid, with_evidence};

const ROSE: &str = "▲ Item 1.1: Low → High, improved\n";
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
    project.run(["diff", NEW, "old.yaml"]).status(0).prints("▼ Item 1.1: High → Low, declined\n");
}

#[test]
fn a_loose_file_is_held_against_the_others_of_its_round() {
    let words = "Every team of the locality meets on the first Tuesday of the month and goes through all open \
                 referrals with the nurse on duty";
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
    project.run(["diff", "v2:sample/2019", "sample/2019"]).status(2).says("error[E061]");
    project.run(["diff", "v1:sample/2018", "sample/2019"]).status(2).says("error[E060]");
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
    let answer = answer.prints("The new side has 1 error; what is wrong there is left out:\n");
    let answer = answer.prints("! E036 `hihg` is not a level of the scale");
    answer.prints("− Item 1.1: Low, no longer rated\n").prints("    − Minutes.\n    + Papers.\n");
    // What cannot be read at all cannot be compared, and the others are.
    let project = north().file("returns/sample/2020/example-south.yaml", "a: \"b\n");
    project.write("returns/sample/2019/example-south.yaml", valid("example-south", "2019"));
    let answer = project.run(["diff", "sample/2020"]).status(0).prints(ROSE);
    answer.prints("It cannot be compared: a side cannot be read.").prints("! E005 ");
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
    project.run(["diff", "--exit-code", new, new]).status(0).prints("Nothing changed.");
    project.run(["diff", "--exit-code", "sample/2020/none", new]).status(2);
    project.write(NEW, misrated("example-north", "2020"));
    project.run(["diff", "--exit-code", new, new]).status(1);
}
