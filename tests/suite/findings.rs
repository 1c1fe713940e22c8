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
        "returns/sample/2019/example-north.yaml:7:13: error[E036]: `hihg` is not a level of the \
         scale (help: did you mean `high`?)\n1 return checked: 1 error\n`stocktake check \
         --fix=suggested` mends 1 of these\n",
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
    `stocktake check --fix=suggested` mends 1 of these
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
      = help: if one of the two is something else, give it the key of that; if not, keep one and delete the other

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

#[test]
fn findings_without_a_file_are_cut_with_a_word_as_well() {
    let many: Vec<String> = (0..130).map(|n| format!("nowhere-{n}")).collect();
    let answer =
        Project::new().run(std::iter::once("check").chain(many.iter().map(String::as_str)));
    assert_eq!(answer.talk.matches("error[E060]").count(), 100);
    let answer = answer.status(2).says("… and 30 more; `--format short` lists them all");
    answer.says("0 returns checked: 130 errors");
}

#[test]
fn no_suggestion_can_drive_the_terminal() {
    let hostile = "\\e]0;PWN\\a\\e[31m\\u202E";
    let register = format!(
        "health_boards: {{ \"{hostile}\": B }}\npartnerships:\n  \"{hostile}\": \
         {{ name: A, health_board: zzz }}\ncomparator_sets:\n  s: \
         {{ name: S, partnerships: [ zzz ] }}\n"
    );
    let rubric = format!(
        "title: T\npublisher: P\nversion: \"{hostile}\"\nscale:\n  - \
         {{ id: \"{hostile}\", label: L }}\nsections:\n\x20 - id: 1\n    title: S\n    \
         items:\n      - {{ id: \"{hostile}\", statement: S, descriptors: {{ zzz: D }} }}\n"
    );
    let earlier = rubric.replace("publisher", "replaces: zzz\npublisher");
    let round = "title: R\ndeadline: 2019-05-15\nrubric: zzz\nprevious: zzz\n";
    let project = Project::new()
        .file("returns/sample/partnerships.yaml", register)
        .file("returns/sample/rubric.yaml", &rubric)
        .file("returns/sample/rubric-2018.yaml", earlier)
        .file("returns/sample/2019/round.yaml", round)
        .file(
            "returns/sample/2019/example-north.yaml",
            format!("\"{hostile}\": x\n\"partner\\u200Bship\": x\n"),
        );
    let folder = "\u{1b}]0;PWN\u{7}\u{202e}";
    for file in [
        "returns/{}/rubric.yaml",
        "returns/sample/{}/round.yaml",
        "returns/sample/2019/{}.yaml",
        "returns/sample/{}.yml",
    ] {
        project.write(&file.replace("{}", folder), "title: T\n");
    }
    for what in [
        &["check"][..],
        &["check", "zzz"],
        &["check", "sample/zzz"],
        &["check", "sample/2019/zzz"],
        &["check", "returns/sample/zzz.yaml"],
        &["check", "returns/zzz/2019/x.yaml"],
        &["check", folder],
        &["check", "--returns", folder],
        &["build", "zzz", "--only", "html"],
        &["build", "--only", "html", "--templates", folder],
        &["rollup", folder],
        &["diff", folder, "sample/zzz"],
        &["diff", "--git", folder],
        &["explain", folder],
        &["synth", folder],
        &["man", "returns/sample/rubric.yaml/\u{1b}[31m"],
        &["git-textconv", folder],
        &["merge", folder, folder, folder],
    ] {
        for format in [&["--format", "short"][..], &[]] {
            let takes = matches!(what[0], "check" | "build");
            let args = what.iter().chain(format.iter().filter(|_| takes));
            let answer = project.run(args);
            let hidden =
                |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!answer.talk.contains(hidden), "{what:?}: {:?}", answer.talk);
        }
    }
}

/// One slip in a file that is no YAML once hid those in every other answer.
#[test]
fn slips_in_several_answers_are_told_of_at_once_and_mended_together() {
    let text = valid("example-north", "2019");
    let head = text.split_once("responses:").expect("answers").0;
    let flawed = format!(
        "{head}responses:\n  1.1:\n    rating: low\n    evidence:Minutes.\n  1.2:\n    \
         rating low\n    evidence: Minutes.\n  1.3:\n    rating: low\n    \
         evidence: Good: so they say.\n"
    );
    let project = Project::new().file("returns/sample/2019/example-north.yaml", &flawed);
    project
        .run(["check", "--format", "short"])
        .status(1)
        .says(":8:13: error[E005]: there is no space behind this colon")
        .says(":10:5: error[E005]: there is no colon behind `rating`")
        .says(":14:19: error[E005]: there is a colon")
        .says("1 return checked: 3 errors\n");
    project.run(["check", "--fix=suggested"]);
    project.run(["check", "--format", "short"]).never_says("E005");
}

/// What a text that is not closed goes on over is no slip of its own.
#[test]
fn behind_a_text_that_is_not_closed_nothing_else_is_told_of() {
    let text = valid("example-north", "2019");
    let head = text.split_once("responses:").expect("answers").0;
    let flawed = format!(
        "{head}responses:\n  1.1:\n    rating: low\n    evidence: \"Minutes.\n  1.2:\n    \
         rating: low\n"
    );
    let project = Project::new().file("returns/sample/2019/example-north.yaml", &flawed);
    project.run(["check", "--format", "short"]).status(1).says("1 error\n");
}
