//! `stocktake explain`.

use stocktake::diag::{Code, Example};
use stocktake::diff::QuestionCode;
use stocktake::lang::Language;
use stocktake::telling::QuestionWords;

use crate::project::run;

#[test]
fn every_code_is_explained_and_shown_by_what_breaks_it_and_what_keeps_it() {
    for code in Code::ALL {
        let answer = run(["explain", code.id()]).status(0).prints(code.definition().rule);
        assert!(answer.data.starts_with(&format!("{code} ({}): ", code.severity())));
        assert_eq!(answer.talk, "");
        let (_, shown) = answer.data.split_once("\n\nWrong").expect("an example");
        let (wrong, right) = shown.split_once("\nRight:").expect("both sides of it");
        let sides = match code.definition().example {
            Example::Text { wrong, right, .. } | Example::Situation { wrong, right } => {
                [wrong, right]
            }
        };
        for (shown, side) in [wrong, right].into_iter().zip(sides) {
            for line in side.lines() {
                assert!(shown.contains(line), "{code} does not show {line}:\n{}", answer.data);
            }
        }
    }
}

#[test]
fn all_are_explained_at_once_as_each_is_alone() {
    let all = run(["explain", "--all"]).status(0).says_only("").data;
    let ids = Code::ALL.iter().map(|code| code.id());
    let ids = ids.chain(QuestionCode::ALL.iter().map(|code| code.id()));
    let pages: Vec<String> = ids.map(|id| run(["explain", id]).data).collect();
    assert_eq!(all, pages.join("\n\n"));
    run(["explain", "--all", "E036"]).status(2);
}

#[test]
fn every_question_is_explained() {
    for code in QuestionCode::ALL {
        let words = QuestionWords::of(*code, &Language::english());
        let answer = run(["explain", code.id()]).status(0).says_only("");
        assert!(answer.data.starts_with(&format!("{} (question): {}\n", code.id(), words.seen)));
        answer.prints(&words.asks).prints(&words.drawn_from);
    }
}

#[test]
fn a_code_is_explained_in_any_case() {
    run(["explain", "q003"]).status(0).prints("Q003 (question): The rating fell");
    run(["explain", "e036"]).status(0).prints("E036 (error): A rating is a level of the scale.");
}

#[test]
fn an_explanation_says_which_exit_status_a_finding_leads_to() {
    for (code, status) in [("E036", "1"), ("E054", "2"), ("W003", "0, or 1 under `--strict`")] {
        let said = format!("\nWhere it is found, the exit status is {status}.\n");
        run(["explain", code]).status(0).prints(&said);
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let answer = run(["explain"]).status(0);
    let listed: Vec<_> =
        answer.data.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let questions = QuestionCode::ALL.iter().map(|code| code.id());
    let all: Vec<_> = Code::ALL.iter().map(|code| code.id()).chain(questions).collect();
    assert_eq!(listed, all);
}

#[test]
fn a_code_that_does_not_exist_gets_the_nearest() {
    run(["explain", "E36"]).status(2).says("there is no code `E36`").says("did you mean `E0");
    run(["explain", "Q03"]).status(2).says("did you mean `Q00");
    run(["explain", "spelling"]).status(2).says("`stocktake explain` lists the codes");
}

#[test]
fn an_unknown_code_cannot_drive_the_terminal() {
    run(["explain", "\u{1b}[31m"]).status(2).never_says("\u{1b}");
}

#[test]
fn an_item_is_explained_with_its_levels_and_the_keys_of_its_answer() {
    let answer = run(["explain", "1.2", "example-nation/2019"]).status(0).says_only("");
    let answer = answer.prints("Proposal 1.2, Key feature 1: Collaborative leadership");
    let answer = answer.prints("\n\nIts levels, from the lowest:\n  not-yet-established (Not yet");
    answer.prints("\nThe keys of its answer:\n  rating: Our rating; a level; a final return must");
}

#[test]
fn an_item_of_several_collections_is_told_with_their_names() {
    let answer = run(["explain", "1.1"]).status(2);
    let answer = answer.says("`1.1` is asked in case-studies, example-crosswalk");
    answer.says("name one of them: `stocktake explain 1.1 case-studies`");
}

#[test]
fn what_is_neither_a_code_nor_an_item_is_told_with_what_there_is() {
    let answer = run(["explain", "7.7", "example-nation"]).status(2);
    answer.says("`7.7` is no code, and `example-nation` does not ask it").says("from `1.1` to");
    run(["explain", "7.77"]).status(2).says("`7.77` is no code, and no collection asks it");
    run(["explain", "1.1", "example-nation/1999"]).status(2).says("has no round `1999`");
    run(["explain", "E999"]).status(2).says("there is no code `E999`");
}
