//! What `stocktake merge` has somebody look at though nothing is disputed.

use crate::merge::favored;
use crate::project::Answer;

/// What is said of a merge of two answers, given the evidence of each in the three copies.
fn told(favor: &[&str], three: [[&str; 2]; 3]) -> Answer {
    let file = |[first, second]: [&str; 2]| {
        let answer = |text: &str| {
            let lines = text.lines().map(|line| format!("      {line}\n")).collect::<String>();
            format!("    rating: high\n    evidence: |\n{lines}")
        };
        let (first, second) = (answer(first), answer(second));
        format!(
            "partnership: example-north\nround: 2019\nresponses:\n  1.1:\n{first}  1.2:\n{second}"
        )
    };
    let [base, ours, theirs] = three.map(file);
    favored(favor, [&base, &ours, &theirs]).0
}

#[test]
fn a_sentence_that_one_side_took_away_and_the_other_moved_to_another_answer_is_told() {
    let [home, sentence, other] =
        ["The board meets.", "Team leaders look at numbers each month.", "Nothing else."];
    let (both, moved) = (format!("{home} {sentence}"), format!("{other} {sentence}"));
    let answer = told(&[], [[&both, other], [home, other], [home, &moved]]).status(0);
    answer.says(
        "warning[W087]: `Team leaders look at numbers each month.` stands here, where one side",
    );
    let edited = format!("{home} Team leaders look at numbers each week.");
    let answer = told(&["--favor", "ours"], [[&both, other], [&edited, other], [home, &moved]]);
    answer.status(0).says("stands here, where one side moved it, though the other took it away or");
}

#[test]
fn where_nothing_is_disputed_a_favoured_side_gives_nothing_to_look_at() {
    let base = "The board meets.[^1]\n\n[^1]: Each month.";
    let note = |words: &str| {
        format!("The board meets.[^1]\n\n{words}[^2]\n\n[^1]: Each month.\n[^2]: Of May.")
    };
    let (ours, theirs) =
        (format!("Staff were asked.[^2]\n\n{base}\n[^2]: By post."), note("They sing."));
    for favor in ["ours", "theirs"] {
        let answer = told(&["--favor", favor], [[base, "No."], [&ours, "No."], [&theirs, "No."]]);
        answer.status(0).says_only("");
    }
}

#[test]
fn what_stands_elsewhere_and_in_one_version_of_a_conflict_is_told() {
    let quoted = "> The board meets.\n> It does so every week.";
    let more = "\n>\n> Nobody is late.";
    let (home, other) = ("A survey was held.", "Nothing else.");
    let with = |text: &str, rest: &str| format!("{text}\n\n{quoted}{rest}");
    let (base, moved, longer) = (with(home, ""), with(other, ""), with(home, more));
    let answer = told(&[], [[&base, other], [home, &moved], [&longer, other]]).status(1);
    answer
        .says("and 1 other sentence stand outside a conflict and in the version of theirs as well");
}
