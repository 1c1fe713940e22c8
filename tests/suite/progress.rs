//! `stocktake status`: who has begun, how far each return is, and what is late.

use std::path::Path;

use crate::project::{Answer, Project, misrated, program, valid};

/// Of a folder of collections of the project's own.
fn status(folder: &str, args: &[&str]) -> Answer {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = program();
    command.current_dir(top).args(["status", "--returns", folder]).args(args);
    crate::project::answer(&mut command)
}

#[test]
fn a_round_says_who_has_begun_how_far_each_is_and_what_is_late() {
    let answer = status("returns", &["example-nation/2020", "--on", "2020-05-14"]).status(0);
    insta::assert_snapshot!(answer.says_only("").data, @"
    example-nation/2020: Second self-evaluation, 2020 (example), due 15 May 2020 (tomorrow)
      Auchterwhin      final, 11 May 2020
      Dunlarrig City   final, 14 May 2020
      Fennasay Isles   final, 12 May 2020
      Mid Tarrowshire  draft, 2 of 5 answered; next 1.3
      Not begun: Corrieblane
    ");
    let answer = status("returns", &["example-nation/2020", "--on", "2020-05-16"]).status(0);
    let answer = answer.prints("was due 15 May 2020\n").prints("next 1.3, late\n");
    answer.prints("  Not begun, and late: Corrieblane\n");
}

#[test]
fn a_final_return_after_the_deadline_is_late_on_any_day() {
    let answer = status("returns", &["example-nation/2021", "--on", "2021-05-01"]).status(0);
    let answer = answer.prints("Auchterwhin     final, 17 May 2021, late\n");
    answer.prints("  3 not begun: Corrieblane, ");
}

#[test]
fn a_return_says_what_is_still_to_come_of_each_answer() {
    let return_ = "example-nation/2020/mid-tarrowshire";
    let answer = status("returns", &[return_, "--on", "2020-05-01"]).status(0);
    insta::assert_snapshot!(answer.says_only("").data, @"
    Mid Tarrowshire, Second self-evaluation, 2020 (example): draft, 2 of 5 answered; next 1.3, due 15 May 2020 (in 14 days)

      1.1  answered – All leadership development will be focused on shared and collaborative practice.
      1.2  answered – Relationships and collaborative working between partners must improve.
      1.3  still to come: Our rating – Relationships and partnership working with the third and independent sectors must improve.
      5.1  still to come: Evidence and notes – IJB annual performance reports will be benchmarked by Chief Officers to allow them to better understand their local performance data.
      5.2  nothing yet – Identifying and implementing good practice will be systematically undertaken by all partnerships.

    `stocktake explain 1.3 example-nation/2020` shows what is asked
    `stocktake check example-nation/2020/mid-tarrowshire` says what is wrong, and where
    ");
}

#[test]
fn a_return_that_is_not_begun_is_said_to_be_that_with_the_command_that_begins_it() {
    let answer = status("returns", &["example-nation/2021/corrieblane", "--on", "2021-05-20"]);
    let answer = answer.status(0).prints("Third self-evaluation, 2021 (example): not begun");
    answer.prints("`stocktake new example-nation/2021/corrieblane` begins it\n");
}

#[test]
fn without_a_selection_it_is_the_newest_round_of_each_collection() {
    let answer = status("returns", &["--on", "2021-05-20"]).status(0);
    assert!(!answer.data.contains("example-nation/2020"), "{}", answer.data);
    answer.prints("example-nation/2021: ").prints("msg-integration/2019: ");
}

#[test]
fn what_need_not_be_answered_is_left_out_and_counts_as_done() {
    let answer = status("tests/cases/wards", &["wards", "--on", "2026-01-01"]).status(0);
    assert!(answer.data.contains(" final, "), "{}", answer.data);
    let project = Project::new().file(
        "returns/sample/2019/example-north.yaml",
        valid("example-north", "2019").replace("status: final", "status: draft"),
    );
    let answer = project.run(["status", "sample/2019", "--on", "2019-01-01"]).status(0);
    answer.prints("Example North  draft, all of 1 answered: it can be made final\n");
}

#[test]
fn a_return_with_errors_says_how_many_and_how_far_it_is() {
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", "- this is no return\n")
        .file("returns/sample/2019/stranger.yaml", valid("stranger", "2019"));
    let answer = project.run(["status", "sample/2019", "--on", "2019-01-01"]).status(0);
    insta::assert_snapshot!(answer.data, @"
    sample/2019: Round 2019, due 15 May 2019 (in 134 days)
      Example North  1 error; final, 10 May 2019
      Example South  1 error; 0 of 1 answered; next 1.1
      stranger       not in `partnerships.yaml`
      Not begun: Example West
    ");
}

#[test]
fn who_is_not_in_the_register_and_what_is_not_there_are_told_with_the_way_out() {
    let answer = status("returns", &["example-nation/2021/auchterwin"]).status(2);
    answer.says("`auchterwin` is not in the register of `example-nation`").says("did you mean");
    status("returns", &["nowhere"]).status(2).says("there is no collection `nowhere`");
    status("returns", &["example-nation/2018"]).status(2).says("2018");
    status("returns", &["--on", "tomorrow"]).status(2);
}
