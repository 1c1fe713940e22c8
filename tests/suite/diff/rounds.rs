//! Rubrics that changed between the rounds: what is compared, and what says why it is not.

use stocktake::diff::{self, Background, Comparison, NotCompared, Side};
use stocktake::model::Rubric;

use super::lines::lines;
use super::{file, returned, round, with_rubrics};

const OLD: &str = "\
partnership: example-north
round: 2019
status: draft
responses:
  1.1:
    rating: partly-established
    evidence: We met.
    actions: [{ id: meet-more, text: Meet more often., status: open }]
  1.10: { rating: established, evidence: The plan. }
  2.1: { rating: exemplary, evidence: The report. }
";

const NEW: &str = "\
partnership: example-north
round: 2020
status: draft
responses:
  1.1: { rating: exemplary, evidence: The plan. }
  1.10:
    rating: established
    evidence: We met.
    actions: [{ id: meet-more, text: Meet more often., status: done }]
  2.1: { rating: exemplary, evidence: The report. }
";

/// Compares the two, the new one under a later version of the rubric, in which these texts are
/// others; or backwards.
fn compared(changes: &[(&str, &str)], backwards: bool) -> Comparison {
    let older = file("rubric.yaml");
    let version = "version: \"2019-03\"";
    assert!(older.contains(version));
    let newer = older.replace(version, "version: \"2020-03\"\nreplaces: \"2019-03\"");
    compared_under(older, changed(newer, changes), backwards)
}

fn changed(text: String, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

fn compared_under(older: String, newer: String, backwards: bool) -> Comparison {
    let collection = with_rubrics(&[("rubric-2019-03.yaml", older), ("rubric.yaml", newer)]);
    let (first, mut second) = (round(&collection, "2019"), round(&collection, "2020"));
    second.rubric = "2020-03".to_owned();
    let old = returned(&collection, &first, "example-north", OLD);
    let new = returned(&collection, &second, "example-north", NEW);
    let versions: Vec<&Rubric> = collection.rubrics().collect();
    let rubric = |version: &str| {
        versions.iter().copied().find(|rubric| rubric.version() == version).expect("a version")
    };
    let old = Side { returned: &old, rubric: rubric("2019-03"), round: &first };
    let new = Side { returned: &new, rubric: rubric("2020-03"), round: &second };
    let context = Background { versions: &versions, ..Background::default() };
    if backwards { diff::compare(new, old, context) } else { diff::compare(old, new, context) }
}

#[test]
fn items_are_held_against_those_that_they_replace() {
    let steps = [
        ("id: 1.10\n", "id: 1.10\n        replaces: 1.1\n"),
        ("id: 1.1\n", "id: 1.1\n        replaces: 1.10\n"),
    ];
    let wanted = [
        "rubric 2019-03 to 2020-03",
        "1.1 improved by 1",
        "1.10 improved by 1",
        "1.10 action meet-more: done",
        "Q001 heavy 1.1",
        "Q001 heavy 1.10",
    ];
    assert_eq!(lines(&compared(&steps, false)), wanted);
    let wanted = [
        "rubric 2020-03 to 2019-03",
        "1.1 declined by 1",
        "1.1 action meet-more: reopened",
        "1.10 declined by 1",
        "Q003 medium 1.10",
    ];
    assert_eq!(lines(&compared(&steps, true)), wanted);
}

#[test]
fn what_cannot_be_compared_says_so_and_actions_are_still_followed() {
    let steps = [
        ("id: 1.10\n", "id: 1.10\n        replaces: [ 1.1, 1.10 ]\n"),
        ("Partners report.", "Partners report on time."),
    ];
    let wanted = [
        "rubric 2019-03 to 2020-03",
        "1.1 not comparable: new",
        "1.10 not comparable: merged",
        "1.10 action meet-more: done",
        "2.1 not comparable: reworded",
    ];
    assert_eq!(lines(&compared(&steps, false)), wanted);
    let wanted = [
        "rubric 2020-03 to 2019-03",
        "1.1 not comparable: split",
        "1.1 action meet-more: reopened",
        "2.1 not comparable: reworded",
        "1.1 not comparable: withdrawn",
        "1.1 its number is another's now",
    ];
    assert_eq!(lines(&compared(&steps, true)), wanted);
}

#[test]
fn an_item_that_is_asked_no_more_is_told_of_with_its_actions() {
    let steps = [("id: 1.1\n", "id: 1.1\n        replaces: 1.10\n")];
    let wanted = [
        "rubric 2019-03 to 2020-03",
        "1.1 improved by 1",
        "1.10 not comparable: new",
        "1.10 action meet-more: done; item 1.1 to 1.10",
        "1.1 not comparable: withdrawn",
        "1.1 its number is another's now",
        "1.1 action meet-more stands with 1.10 now",
        "Q001 heavy 1.1",
    ];
    assert_eq!(lines(&compared(&steps, false)), wanted);
}

#[test]
fn rubrics_that_say_nothing_of_one_another_compare_nothing() {
    let older = file("rubric.yaml");
    let newer = older.replace("version: \"2019-03\"", "version: \"2020-03\"");
    let found = compared_under(older, newer, false);
    let reasons: Vec<_> = found.items.iter().map(|item| item.not_comparable).collect();
    assert_eq!(reasons, [Some(NotCompared::Unrelated); 3]);
    assert!(found.is_changed() && found.items.iter().all(|item| item.evidence.is_none()));
}

#[test]
fn a_question_is_about_what_is_asked_and_not_about_what_had_its_number() {
    let found = compared(&[("id: 1.1\n", "id: 1.1\n        replaces: 1.10\n")], false);
    let raised: Vec<(&str, bool, usize)> = found
        .items
        .iter()
        .map(|item| (item.item.as_str(), item.new.is_empty(), found.questions_about(item).count()))
        .filter(|(id, _, _)| *id == "1.1")
        .collect();
    assert_eq!(raised, [("1.1", false, 1), ("1.1", true, 0)]);
}
