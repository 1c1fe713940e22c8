//! The example nation shows each kind of change and each question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use stocktake::diff::{self, Background, Comparison, Neighbours, Side};
use stocktake::lang::Language;
use stocktake::model::{Collection, Id, Rubric};
use stocktake::telling::{Beside, summary};

use super::{collection, kinds};

/// The kinds that the example does not show, and why not.
const NOT_SHOWN: [(&str, &str); 68] = [
    ("CarriedState confirmed", "no answer of it was carried over"),
    ("CarriedState unconfirmed", "no answer of it was carried over"),
    ("ItemComparison.carried", "no answer of it was carried over"),
    ("ItemComparison.evidence_label", "it has the usual form"),
    ("FieldChange.is_value", "it has the usual form"),
    ("FieldChange.not_applicable", "it has the usual form"),
    ("RatingChange.not_applicable", "it has the usual form"),
    ("ItemStep.is_outside", "it has the usual form"),
    ("FieldChange.entry", "it has the usual form"),
    ("FieldChange.difference", "it has the usual form"),
    ("FieldChange.is_other_scale", "it has the usual form"),
    ("FieldChange.levels", "it has the usual form"),
    ("ItemComparison.fields", "it has the usual form"),
    ("Extent none", "nothing to show: there is no evidence either time"),
    ("Movement neither-rated", "nothing to show: there is no rating either time"),
    ("Header.late.old", "whoever was late has not returned again"),
    ("Kind code", "no return quotes a program"),
    ("Kind heading", "no answer is so long that it needs headings"),
    ("NotCompared merged", "a split, seen from the other side"),
    ("NotCompared withdrawn", "a new proposal, seen from the other side"),
    ("NotCompared scale", "nothing at all would be compared"),
    ("NotCompared unrelated", "nothing at all would be compared"),
    ("ActionChange.is_id_reused", "no action repeats another"),
    ("ActionChange.counterpart", "no action repeats another"),
    ("ActionChange.last_in", "no action that is gone comes back"),
    ("ActionChange.unread", "a return with errors is not published"),
    ("ActionTrail.taken_into", "no action repeats another"),
    ("ActionStep.is_unread", "a return with errors is not published"),
    ("BlockChange merged", "no paragraph was split or merged"),
    ("BlockChange merged.moved", "no paragraph was split or merged"),
    ("BlockChange merged.parts", "no paragraph was split or merged"),
    ("BlockChange split", "no paragraph was split or merged"),
    ("BlockChange split.moved", "no paragraph was split or merged"),
    ("BlockChange split.parts", "no paragraph was split or merged"),
    ("Extent unread", "a return with errors is not published"),
    ("Header.contacts_recounted", "nobody names a role twice"),
    ("Header.unread", "a return with errors is not published"),
    ("ItemComparison.is_number_reused", "no proposal has the number of one that is gone"),
    ("ItemComparison.unread", "a return with errors is not published"),
    ("ItemStep.is_unread", "a return with errors is not published"),
    ("Movement unread", "a return with errors is not published"),
    ("NotCompared renumbered", "each renumbered proposal says what it replaces"),
    ("OneSide new", "a return with errors is not published"),
    ("OneSide old", "a return with errors is not published"),
    ("EvidencePart.words", "no paragraph was split or merged"),
    ("Progress copied", "no action repeats another"),
    ("Progress split-off", "no action repeats another"),
    ("Progress taken-into", "no action repeats another"),
    ("Progress unknown", "a return with errors is not published"),
    ("QuestionCode Q007", "nobody gives cause for it"),
    ("QuestionCode Q008", "nobody gives cause for it"),
    ("QuestionCode Q010", "nobody gives cause for it"),
    ("QuestionCode Q011", "nobody gives cause for it"),
    ("QuestionCode Q012", "nobody gives cause for it"),
    ("QuestionCode Q014", "a rating needs evidence here"),
    ("UnreadField actions", "a return with errors is not published"),
    ("UnreadField completed", "a return with errors is not published"),
    ("UnreadField contacts", "a return with errors is not published"),
    ("UnreadField due", "a return with errors is not published"),
    ("UnreadField evidence", "a return with errors is not published"),
    ("UnreadField measure", "a return with errors is not published"),
    ("UnreadField owner", "a return with errors is not published"),
    ("UnreadField rating", "a return with errors is not published"),
    ("UnreadField resources", "a return with errors is not published"),
    ("UnreadField risks", "a return with errors is not published"),
    ("UnreadField share", "a return with errors is not published"),
    ("UnreadField status", "a return with errors is not published"),
    ("UnreadField text", "a return with errors is not published"),
];

fn example() -> Collection {
    collection(&Path::new(env!("CARGO_MANIFEST_DIR")).join("returns"), "example-nation")
}

/// Every return of every round compared with the same partnership's before, by round and
/// partnership.
fn compared(collection: &Collection) -> BTreeMap<(Id, Id), Comparison> {
    let versions: Vec<&Rubric> = collection.rubrics().collect();
    let mut found = BTreeMap::new();
    for (at, round) in collection.rounds.iter().enumerate() {
        let neighbours = Neighbours::of(round.returns());
        let last = at.checked_sub(1).map(|at| Neighbours::of(collection.rounds[at].returns()));
        for new in round.returns() {
            let before: Vec<Side<'_>> = collection.rounds[..at]
                .iter()
                .flat_map(|round| round.returns().map(move |returned| (round, returned)))
                .filter(|(_, returned)| returned.partnership() == new.partnership())
                .map(|(round, returned)| Side {
                    returned,
                    rubric: &round.rubric,
                    round: &round.info,
                })
                .collect();
            let Some((old, earlier)) = before.split_last() else { continue };
            let new = Side { returned: new, rubric: &round.rubric, round: &round.info };
            let context = Background {
                earlier,
                neighbours: Some(&neighbours),
                before: last.as_ref(),
                versions: &versions,
                ..Background::default()
            };
            let key = (round.info.id.clone(), new.returned.partnership().clone());
            found.insert(key, diff::compare(*old, new, context));
        }
    }
    found
}

#[test]
fn the_example_shows_every_kind_of_change_and_every_question() {
    let found: BTreeSet<String> = compared(&example()).values().flat_map(kinds::of).collect();
    let without: BTreeSet<String> = kinds::all().difference(&found).cloned().collect();
    let reasons = BTreeMap::from(NOT_SHOWN);
    assert_eq!(without, reasons.into_keys().map(str::to_owned).collect());
}

#[test]
fn the_example_in_words() {
    let collection = example();
    let terms = collection.rubric.terms();
    let mut text = String::new();
    for ((round, partnership), found) in compared(&collection) {
        let sentences = summary(&found, terms, Beside::Nothing, &Language::english());
        assert!(sentences.len() <= 10, "{sentences:?}");
        text.push_str(&format!("{round} {partnership}\n"));
        text.extend(sentences.iter().map(|sentence| format!("  {sentence}\n")));
    }
    insta::assert_snapshot!(text, @"
    2020 auchterwhin
      Of five proposals that were rated both times, two rose (1.1 by one level and 5.2 by two levels), one fell (1.3) and two did not move.
      Evidence was rewritten for 1.1, 1.2, 1.3 and 5.2 and edited for 5.1.
      Four actions were done, one was dropped, four are still open and one is new.
      One action was open and is not mentioned any more: shadowing-acute (1.2).
      One action was put back (by 458 days), one was brought forward and one was reworded.
      Two contacts are new and one contact is no longer named.
      There are three questions for the reviewer, about proposals 1.2 and 5.1.
    2020 dunlarrig-city
      Of five proposals that were rated both times, one rose (1.3), one fell (1.2) and three did not move.
      Evidence was rewritten for 1.2 and edited for 1.1, 5.1 and 5.2; for 1.3 it is word for word the same.
      Three actions were done, one was dropped, one is open again, three are still open and one is new.
      Two actions were put back (by up to 630 days), one has another owner and one has other words on its measure, resources or risks.
      There are three questions for the reviewer, about proposals 1.1, 1.2 and 1.3.
    2020 fennasay-isles
      Of four proposals that were rated both times, two rose (1.3 and 5.2) and two did not move.
      Proposal 5.1 is newly rated.
      Evidence was rewritten for 1.3 and 5.2, edited for 1.2 and added for 5.1; for 1.1 it is word for word the same.
      Two actions were done, one was dropped, three are still open, one is now said to be open and two are new.
      One action was put back (by 184 days), one has another owner, one now has a date and one was reworded.
      The return, a draft before, is final and one contact is new.
    2020 mid-tarrowshire
      Of three proposals that were rated both times, one rose (1.1), one fell (5.1 by two levels) and one did not move.
      Proposals 1.3 and 5.2 are no longer rated.
      Evidence was rewritten for 1.1, 1.2 and 1.3 and removed for 5.1 and 5.2.
      Three actions were done, two are still open and one has no status any more.
      Two actions were open and are not mentioned any more: what-it-means-page (5.1) and lessons-learned-section (5.2).
      Two actions were put back (by up to 304 days), one has another owner and one no longer has a date.
      The return, final before, is a draft, one contact is new and one contact is no longer named.
      There are six questions for the reviewer, of five kinds, about proposals 1.1, 1.2, 5.1 and 5.2.
    2021 auchterwhin
      Of three proposals that were rated both times, one rose (5.1) and two did not move.
      Proposals 1.1, 1.3, 1.4, 5.2 and 5.4 cannot be compared, because the rubric changed.
      Evidence was rewritten for 1.2 and edited for 5.1 and 5.3.
      Three actions were done, two are still open, five are new, two were done before and are not mentioned any more and one was dropped before and is not mentioned any more.
      Two actions were put back (by up to 364 days), one was reworded, one has other words on its measure, resources or risks and one has another id.
      The return was late.
      Over three rounds, proposal 1.2 has not moved and two actions have been open in each of them.
      There are five questions for the reviewer, of four kinds, about proposals 1.2, 5.1 and 5.3.
    2021 dunlarrig-city
      Of three proposals that were rated both times, one rose (1.2) and two did not move.
      Proposals 1.1, 1.3, 1.4, 5.2 and 5.4 cannot be compared, because the rubric changed.
      Evidence was rewritten for 1.2 and edited for 5.1 and 5.3.
      Two actions were done, three are still open, four are new, three were done before and are not mentioned any more and one was dropped before and is not mentioned any more.
      Three actions were put back (by up to 443 days), one has other words on its measure, resources or risks and one was moved.
      Over three rounds, proposals 5.1 and 5.3 have not moved and two actions have been open in each of them.
      There are three questions for the reviewer, of two kinds, about proposals 1.4 and 5.3.
    ");
}
