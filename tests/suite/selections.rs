//! Which returns are meant by what is typed.

use crate::project::{Project, misrated, valid};

/// Two rounds, with a return in error in each, and a valid one.
fn two_rounds() -> Project {
    Project::new()
        .round("2020")
        .file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", valid("example-south", "2019"))
        .file("returns/sample/2020/example-north.yaml", misrated("example-north", "2020"))
}

const NORTH_2019: &str = "returns/sample/2019/example-north.yaml:7:13: error[E036]";
const NORTH_2020: &str = "returns/sample/2020/example-north.yaml:7:13: error[E036]";

#[test]
fn everything_is_checked_where_nothing_is_named() {
    let answer = two_rounds().run(["check", "--format", "short"]).status(1);
    answer.says(NORTH_2019).says(NORTH_2020).says("3 returns checked: 2 errors\n");
}

#[test]
fn findings_of_returns_that_are_not_selected_are_not_shown() {
    for what in [
        "sample/2020",
        "sample/2020/",
        "sample/2020/example-north",
        "returns/sample/2020",
        "./returns/sample/2020/example-north.yaml",
        "returns/sample/2019/../2020/example-north.yaml",
    ] {
        let answer = two_rounds().run(["check", "--format", "short", what]).status(1);
        answer
            .never_says(NORTH_2019)
            .says("example-north.yaml:7:13: error[E036]")
            .says("1 return ");
    }
}

#[test]
fn a_return_without_findings_is_well_whatever_is_wrong_beside_it() {
    let project = two_rounds().file("returns/sample/2019/notes.txt", "Minutes.");
    project.write("returns/sample/2020/round.yaml", "title: Round 2020\n");
    project
        .run(["check", "sample/2019/example-south", "--format", "short"])
        .status(0)
        .never_says("2020")
        .never_says("W007")
        .says("1 return checked: no errors\n");
}

#[test]
fn warnings_about_the_whole_are_not_shown_where_one_return_is_checked() {
    let project = two_rounds();
    let note = "title: Round\ndeadline: 2019-05-15\nrubric: \"1\"\nnote: See [the plan] \
                (https://example.org).\n";
    project.write("returns/sample/2019/round.yaml", note);
    let rubric = project.read("returns/sample/rubric.yaml");
    let rubric = rubric.replace(
        "title: Review",
        "introduction: See [the plan] (https://example.org).\ntitle: Review",
    );
    project.write("returns/sample/rubric.yaml", rubric);
    let warns = |what: &str, rubric: bool, round: bool| {
        let answer = project.run(["check", "--format", "short", what]);
        let told = |file: &str| answer.talk.contains(&format!("{file}: warning[W028]"));
        assert_eq!(
            (told("rubric.yaml:1:19"), told("round.yaml:4:11")),
            (rubric, round),
            "{what}: {}",
            answer.talk
        );
    };
    warns("sample", true, true);
    warns("sample/2019", true, true);
    warns("sample/2020", true, false);
    warns("sample/2019/example-south", false, false);
    warns("returns/sample/2019/example-south.yaml", false, false);
    warns("returns/sample/2019/round.yaml", true, true);
    // An error is told, because the return cannot be checked without what it is in.
    project.write("returns/sample/2019/round.yaml", "title: Round\n");
    project.run(["check", "sample/2019/example-south"]).status(1).says("error[E012]");
}

#[test]
fn findings_of_other_rounds_are_not_shown_where_the_rubric_is_broken() {
    let project = two_rounds().file("returns/sample/rubric.yaml", "title: Review\n");
    project.write("returns/sample/2019/example-north.yaml", "");
    let answer = project.run(["check", "sample/2020", "--format", "short"]).status(1);
    answer.says("rubric.yaml:1:1: error[E012]").never_says("2019");
}

#[test]
fn paths_are_understood_from_inside_the_folders() {
    for (inside, what) in [
        ("returns/sample/2020", "example-north.yaml"),
        ("returns/sample/2020", "."),
        ("returns/sample/2019", "../2020"),
        ("returns/sample/2019", "../2020/example-north.yaml"),
        ("returns/sample", "2020/example-north.yaml"),
        ("returns", "sample/2020/example-north.yaml"),
    ] {
        let answer = two_rounds().inside(inside).run(["check", what, "--format", "short"]);
        let answer = answer.status(1).says("2020/example-north.yaml:7:13: error[E036]");
        answer.never_says("2019/example-north.yaml").says("1 return checked");
    }
}

#[test]
fn the_folder_above_is_the_collection() {
    let answer = two_rounds().inside("returns/sample/2020").run(["check", ".."]);
    answer.status(1).says("3 returns checked: 2 errors\n");
}

#[test]
fn findings_name_files_as_they_were_typed() {
    for (inside, what, name) in [
        ("", "returns/sample/2020", "returns/sample/2020/example-north.yaml:7:13: "),
        ("", "./returns/sample/2020", "returns/sample/2020/example-north.yaml:7:13: "),
        ("returns", "sample/2020", "./sample/2020/example-north.yaml:7:13: "),
        ("returns/sample", "2020", "../sample/2020/example-north.yaml:7:13: "),
    ] {
        let answer = two_rounds().inside(inside).run(["check", what, "--format", "short"]);
        assert!(answer.talk.starts_with(name), "{}", answer.talk);
    }
}

#[test]
fn a_file_of_the_collection_itself_selects_what_it_is_about() {
    let all = "3 returns checked";
    let project = two_rounds();
    project.run(["check", "returns/sample/rubric.yaml"]).status(1).says(all);
    project.run(["check", "returns/sample/partnerships.yaml"]).status(1).says(all);
    project.run(["check", "returns/sample/2020/round.yaml"]).status(1).says("1 return checked");
}

#[test]
fn a_file_that_is_in_no_collection_is_said_to_be_none() {
    let project = Project::new().file("notes/minutes.md", "Minutes.");
    let answer = project.run(["check", "notes/minutes.md"]).status(2);
    answer.says("error[E060]: `notes/minutes.md` is no file of a collection").says("help: ");
}

#[test]
fn the_folder_of_collections_means_all_of_it_whatever_else_is_named() {
    let project = two_rounds();
    let answer = project.run(["check", "returns", "returns/sample/2019/example-south.yaml"]);
    answer.status(1).says("3 returns checked");
}

#[test]
fn several_returns_can_be_named() {
    let answer = two_rounds().run(["check", "sample/2019/example-south", "sample/2020"]).status(1);
    answer.says("2 returns checked: 1 error");
}

#[test]
fn a_selection_that_names_nothing_gets_the_nearest() {
    for (what, words) in [
        ("smaple", "there is no collection `smaple`"),
        ("sample/2018", "there is no round `2018`"),
        ("sample/2019/exmaple-north", "there is no return `exmaple-north`"),
    ] {
        let answer = two_rounds().run(["check", "--format", "short", what]).status(2);
        answer.says("error[E060]: ").says(words).says("(help: did you mean `");
    }
}

#[test]
fn what_is_no_selection_is_said_to_be_none() {
    let answer = two_rounds().run(["check", "sample//2019"]).status(2);
    answer.says("error[E060]: `sample//2019` is not a selection");
}

#[test]
fn a_folder_of_returns_that_does_not_exist_is_said() {
    let answer = Project::new().run(["check", "--returns", "retruns"]).status(2);
    answer.says("error[E060]: there is no folder `retruns`").says("`--returns`");
}

#[test]
fn a_folder_without_collections_is_said() {
    let project = Project::empty().file("returns/README.md", "Nothing yet.");
    project.run(["check"]).status(2).says("error[E060]: there is no collection in `returns`");
}

#[test]
fn a_path_that_is_not_there_is_said_with_what_is_near_it() {
    for (what, words) in [
        (
            "returns/sample/2019/exmaple-north.yaml",
            "did you mean `returns/sample/2019/example-north.yaml`?",
        ),
        (
            "returns/sample/2019/example-north",
            "did you mean `returns/sample/2019/example-north.yaml`?",
        ),
        (
            "returns/smaple/2019/example-north.yaml",
            "did you mean `returns/sample/2019/example-north.yaml`?",
        ),
        ("returns/sample/2018", "did you mean `returns/sample/2019`?"),
        ("./retruns/sample", "did you mean `./returns/sample`?"),
        (
            "returns/sample/2019/unheard-of.yaml",
            "nothing is called `unheard-of.yaml` in `returns/sample/2019`",
        ),
        ("elsewhere.yaml", "nothing is called `elsewhere.yaml` here"),
        ("a/b/c/d", "nothing is called `a` here"),
    ] {
        let answer = two_rounds().run(["check", "--format", "short", what]).status(2);
        answer.says(&format!("error[E060]: there is no file or folder `{what}`")).says(words);
    }
}

#[test]
fn returns_of_a_round_that_cannot_be_used_are_counted_as_not_checked() {
    let project = two_rounds();
    project.write("returns/sample/2019/round.yaml", "title: Round 2019\n");
    project.run(["check"]).status(1).says("1 of 3 returns checked: ");
}
