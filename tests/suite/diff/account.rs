//! What is said of a return that there is nothing to compare with.

use stocktake::diff::Side;
use stocktake::lang::Language;
use stocktake::telling::account;

use super::{invented, returned, round};

fn said(text: &str) -> Vec<String> {
    let collection = invented();
    let round = round(&collection, "2019");
    let own = returned(&collection, &round, "example-north", text);
    let side = Side { returned: &own, rubric: &collection.rounds[0].rubric, round: &round };
    account(side, &Language::english())
}

#[test]
fn each_level_names_what_is_rated_so_the_highest_first_then_what_is_not_rated() {
    let text = "\
partnership: example-north
round: 2019
status: draft
responses:
  1.1:
    rating: partly-established
    evidence: We met.
    actions:
      - { id: a, text: Meet., status: open }
      - { id: b, text: Write., status: done }
      - { id: c, text: Ask. }
      - { id: d, text: Call., status: dropped }
  2.1: { rating: exemplary, evidence: The report. }
";
    insta::assert_snapshot!(said(text).join("\n"), @r"
    It is a draft.
    One proposal is rated Exemplary: 2.1.
    One proposal is rated Partly established: 1.1.
    One proposal is not rated: 1.10.
    It has four actions: one is done, one is dropped, one is open and one is without a status.
    ");
}

#[test]
fn a_return_without_ratings_and_actions_says_so() {
    let text = "partnership: example-north\nround: 2019\nstatus: draft\ncompleted: 2019-05-16\n";
    insta::assert_snapshot!(said(text).join("\n"), @r"
    It is a draft, completed on 16 May 2019.
    Three proposals are not rated: 1.1, 1.10 and 2.1.
    It has no actions.
    ");
}
