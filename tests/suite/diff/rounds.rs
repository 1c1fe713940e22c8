//! Rubrics that changed between the rounds: what is compared, and what says why it is not.

use stocktake::diff::{Comparison, Context, NotComparable, Origin, Side, compare};
use stocktake::model::{ItemId, Rubric};

use super::lines::lines;
use super::{of_version, returned, round};

fn id(text: &str) -> ItemId {
    ItemId::new(text).expect("an id")
}

/// An item of the newer version, what it continues, and why it cannot be compared.
type Step = (&'static str, &'static [&'static str], Option<NotComparable>);

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

/// Compares the two, the new one under a later version of the rubric; or backwards.
fn compared(steps: &[Step], backwards: bool) -> Comparison {
    let (older, newer) = (of_version("2019-03"), of_version("2020-03"));
    let rounds = [round(&older, "2019"), round(&newer, "2020")];
    let old = returned(&older, &rounds[0], "example-north", OLD);
    let new = returned(&newer, &rounds[1], "example-north", NEW);
    let lineage = |asked: &Rubric, _: &Rubric| -> Vec<Origin> {
        let is_newer = asked.version() == "2020-03";
        let steps = steps.iter().filter(|_| is_newer).map(|(item, from, reason)| Origin {
            item: id(item),
            from: from.iter().map(|from| id(from)).collect(),
            reason: *reason,
        });
        let unrelated = asked.items().filter(|_| !is_newer).map(|item| Origin {
            item: item.id.clone(),
            from: Vec::new(),
            reason: Some(NotComparable::Unrelated),
        });
        steps.chain(unrelated).collect()
    };
    let context = Context { earlier: &[], neighbours: None, lineage: &lineage };
    let old = Side { returned: &old, rubric: &older.rubric, round: &rounds[0] };
    let new = Side { returned: &new, rubric: &newer.rubric, round: &rounds[1] };
    if backwards { compare(new, old, context) } else { compare(old, new, context) }
}

#[test]
fn items_are_held_against_those_that_they_replace() {
    let steps: [Step; 3] =
        [("1.1", &["1.10"], None), ("1.10", &["1.1"], None), ("2.1", &["2.1"], None)];
    let wanted = [
        "rubric 2019-03 to 2020-03",
        "1.1 improved by 1",
        "1.10 improved by 1",
        "1.10 action meet-more: done",
        "Q001 1.1",
        "Q001 1.10",
    ];
    assert_eq!(lines(&compared(&steps, false)), wanted);
    let wanted = [
        "rubric 2020-03 to 2019-03",
        "1.1 declined by 1",
        "1.1 action meet-more: reopened",
        "1.10 declined by 1",
        "Q003 1.10",
    ];
    assert_eq!(lines(&compared(&steps, true)), wanted);
}

#[test]
fn what_cannot_be_compared_says_so_and_actions_are_still_followed() {
    let steps: [Step; 3] = [
        ("1.1", &[], Some(NotComparable::New)),
        ("1.10", &["1.1", "1.10"], Some(NotComparable::Merged)),
        ("2.1", &["2.1"], Some(NotComparable::Reworded)),
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
    ];
    assert_eq!(lines(&compared(&steps, true)), wanted);
}

#[test]
fn an_item_that_is_asked_no_more_is_told_of_with_its_actions() {
    let steps: [Step; 3] = [
        ("1.1", &["1.10"], None),
        ("1.10", &[], Some(NotComparable::New)),
        ("2.1", &["2.1"], None),
    ];
    let wanted = [
        "rubric 2019-03 to 2020-03",
        "1.1 improved by 1",
        "1.10 not comparable: new",
        "1.10 action meet-more: done; item 1.1 to 1.10",
        "1.1 not comparable: withdrawn",
        "Q001 1.1",
    ];
    assert_eq!(lines(&compared(&steps, false)), wanted);
}

#[test]
fn rubrics_that_say_nothing_of_one_another_compare_nothing() {
    let found = compared(&[], false);
    let reasons: Vec<_> = found.items.iter().map(|item| item.not_comparable).collect();
    assert_eq!(reasons, [Some(NotComparable::Unrelated); 3]);
    assert!(found.is_changed() && found.items.iter().all(|item| item.evidence.is_none()));
}
