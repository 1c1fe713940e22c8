//! How findings are shown and counted, and what the exit status says of them.

use crate::project::{Project, misrated, valid};

fn one_error() -> Project {
    Project::new().file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"))
}

#[test]
fn a_valid_return_is_well() {
    let text = valid("example-north", "2019");
    let project = Project::new().file("returns/sample/2019/example-north.yaml", text);
    project.run(["check"]).status(0).says_only("1 return checked: no errors\n");
}

#[test]
fn the_short_format_is_one_line_each_and_a_count() {
    one_error().run(["check", "--format", "short"]).status(1).says_only(
        "returns/sample/2019/example-north.yaml:7:13: error[E036]: `hihg` is not a level of the scale \
         (help: did you mean `high`?)\n1 return checked: 1 error\n",
    );
}

#[test]
fn the_long_format_shows_the_authors_line() {
    let answer = one_error().run(["check"]).status(1);
    insta::assert_snapshot!(answer.talk, @r"
    error[E036]: `hihg` is not a level of the scale
     --> returns/sample/2019/example-north.yaml:7:13
      |
    7 |     rating: hihg
      |             ^^^^
      |
      = help: did you mean `high`?

    1 return checked: 1 error
    ");
}

#[test]
fn a_key_given_twice_shows_both_places() {
    let text = format!("{}round: 2020\n", valid("example-north", "2019"));
    let project = Project::new().file("returns/sample/2019/example-north.yaml", text);
    let answer = project.run(["check"]).status(1);
    insta::assert_snapshot!(answer.talk, @r"
    error[E006]: the key `round` is given twice
     --> returns/sample/2019/example-north.yaml:9:1
      |
    2 | round: 2019
      | ----- first given here
    ...
    9 | round: 2020
      | ^^^^^
      |
      = help: keep one and delete the other

    1 return checked: 1 error
    ");
}

#[test]
fn findings_come_in_the_order_of_the_files_and_lines() {
    let project = Project::new()
        .file("returns/sample/2019/example-south.yaml", misrated("example-south", "2019"))
        .file("returns/sample/2019/example-north.yaml", "status: finl\nround: 2018\n");
    let answer = project.run(["check", "--format", "short"]).status(1);
    let places: Vec<_> =
        answer.talk.lines().filter_map(|line| line.split_once(": ")).map(|(at, _)| at).collect();
    let north = "returns/sample/2019/example-north.yaml";
    let south = "returns/sample/2019/example-south.yaml:7:13";
    let north: Vec<_> = ["1:1", "1:1", "1:9", "2:8"].map(|at| format!("{north}:{at}")).into();
    assert_eq!(places[..4], north);
    assert_eq!(places[4], south);
}

#[test]
fn warnings_count_where_they_are_told_to() {
    let text = valid("example-north", "2019").replace("2019-05-10", "2019-05-20");
    let project = Project::new().file("returns/sample/2019/example-north.yaml", text);
    project.run(["check"]).status(0).says("no errors and 1 warning\n");
    project.run(["check", "--strict"]).status(1).says("no errors and 1 warning\n");
}

#[test]
fn an_argument_that_does_not_exist_could_not_run() {
    one_error().run(["check", "--stric"]).status(2).says("--strict");
}

#[test]
fn findings_are_coloured_only_where_that_is_wanted() {
    let project = one_error();
    project.run(["check"]).never_says("\u{1b}");
    project.run(["check", "--color", "never"]).never_says("\u{1b}");
    project.run(["check", "--color", "always"]).says("\u{1b}[");
}

#[test]
fn colour_that_is_asked_for_counts_more_than_no_color() {
    let project = one_error();
    let mut command = project.command(["check", "--color", "always"]);
    let coloured = crate::project::answer(command.env("NO_COLOR", "1"));
    coloured.status(1).says("\u{1b}[");
}

#[test]
fn a_thousand_findings_of_one_file_are_not_all_drawn() {
    let text = valid("example-north", "2019") + &"round: 2019\n".repeat(1000);
    let project = Project::new().file("returns/sample/2019/example-north.yaml", text);
    let answer = project.run(["check"]).status(1).says("1 return checked: 1000 errors\n");
    assert_eq!(answer.talk.matches("error[E006]").count(), 100);
    let answer = answer.says("900 more in returns/sample/2019/example-north.yaml");
    assert!(answer.talk.contains("`--format short` lists them all"));
    let answer = project.run(["check", "--format", "short"]).status(1);
    assert_eq!(answer.talk.matches("error[E006]").count(), 1000);
}
