//! The example nation shows each kind of change and each question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use stocktake::diff::{
    self, BlockChange, Comparison, Context, Match, Neighbours, QuestionCode, Side, summary,
};
use stocktake::model::{Collection, Id};

use super::collection;
use super::lines::name;

/// Every kind of change and every question, as [`kinds`] calls them.
pub(super) const KINDS: [&str; 40] = [
    "rating improved",
    "rating improved by several levels",
    "rating declined",
    "rating unchanged",
    "rating newly-rated",
    "rating no-longer-rated",
    "evidence unchanged",
    "evidence edited",
    "evidence rewritten",
    "evidence removed",
    "block same",
    "block moved",
    "block edited",
    "block added",
    "block removed",
    "action added",
    "action carried",
    "action done",
    "action dropped",
    "action reopened",
    "action settled",
    "action vanished",
    "action cleared",
    "action alike",
    "edit reworded",
    "edit brought-forward",
    "edit put-back",
    "edit owner-changed",
    "contact added",
    "contact removed",
    "status",
    "completed",
    "late",
    "Q001",
    "Q002",
    "Q003",
    "Q004",
    "Q005",
    "Q006",
    "trails",
];

/// The kinds of change and the questions of a comparison.
pub(super) fn kinds(found: &Comparison) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for item in &found.items {
        kinds.insert(format!("rating {}", name(item.rating.movement)));
        if item.rating.levels > 1 {
            kinds.insert("rating improved by several levels".to_owned());
        }
        if let Some(evidence) = &item.evidence {
            kinds.insert(format!("evidence {}", name(evidence.extent)));
            kinds.extend(evidence.changes.iter().map(|change| {
                let kind = match change {
                    BlockChange::Same { .. } => "same",
                    BlockChange::Moved { .. } => "moved",
                    BlockChange::Edited { .. } => "edited",
                    BlockChange::Added { .. } => "added",
                    BlockChange::Removed { .. } => "removed",
                };
                format!("block {kind}")
            }));
        }
        for action in &item.actions {
            kinds.insert(format!("action {}", name(action.progress)));
            if matches!(action.matched, Match::Likeness { .. }) {
                kinds.insert("action alike".to_owned());
            }
            let edits = action.edits.iter().map(|edit| serde_json::to_value(edit).expect("JSON"));
            kinds.extend(edits.map(|edit| format!("edit {}", name(&edit["change"]))));
        }
    }
    let header = &found.header;
    let head = [
        (!header.contacts_added.is_empty(), "contact added"),
        (!header.contacts_removed.is_empty(), "contact removed"),
        (header.status.is_some(), "status"),
        (header.completed.is_some(), "completed"),
        (header.late.is_some(), "late"),
        (found.trails.is_some(), "trails"),
    ];
    kinds.extend(head.into_iter().filter(|(is, _)| *is).map(|(_, kind)| kind.to_owned()));
    kinds.extend(found.questions.iter().map(|question| question.code.id().to_owned()));
    kinds
}

fn example() -> Collection {
    collection(&Path::new(env!("CARGO_MANIFEST_DIR")).join("returns"), "example-nation")
}

/// Every return of every round compared with the same partnership's before, by round and partnership.
fn compared(collection: &Collection) -> BTreeMap<(Id, Id), Comparison> {
    let mut found = BTreeMap::new();
    for (at, round) in collection.rounds.iter().enumerate() {
        let neighbours = Neighbours::of(round.returns());
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
            let context = Context { earlier, neighbours: Some(&neighbours), versions: &[] };
            let key = (round.info.id.clone(), new.returned.partnership().clone());
            found.insert(key, diff::compare(*old, new, context));
        }
    }
    found
}

#[test]
fn the_example_shows_every_kind_of_change_and_every_question() {
    let found: BTreeSet<String> = compared(&example()).values().flat_map(kinds).collect();
    let without: Vec<&str> = KINDS.into_iter().filter(|kind| !found.contains(*kind)).collect();
    assert!(without.is_empty(), "the example does not show {without:?}");
}

#[test]
fn every_question_is_among_the_kinds() {
    for code in QuestionCode::ALL {
        assert!(KINDS.contains(&code.id()), "{}", code.id());
    }
}

#[test]
fn the_example_in_words() {
    let collection = example();
    let terms = collection.rubric.terms();
    let mut text = String::new();
    for ((round, partnership), found) in compared(&collection) {
        let sentences = summary(&found, terms);
        assert!(sentences.len() <= 10, "{sentences:?}");
        text.push_str(&format!("{round} {partnership}\n"));
        text.extend(sentences.iter().map(|sentence| format!("  {sentence}\n")));
    }
    insta::assert_snapshot!(text, @"
    2020 auchterwhin
      Of five proposals that were rated both times, two improved (1.1 by one level and 5.2 by two levels), one declined (1.3) and two did not move.
      Evidence was rewritten for 1.1, 1.2, 1.3 and 5.2 and edited for 5.1.
      Four actions were done, one was dropped, four are still open and one is new.
      One action was open and is not mentioned any more: shadowing-acute (1.2).
      One action was put back (by 458 days), one was brought forward and one was reworded.
      Two contacts are new and one contact is no longer named.
      There are two questions for the reviewer, about proposals 1.2 and 5.1.
    2020 dunlarrig-city
      Of five proposals that were rated both times, one improved (1.3), one declined (1.2) and three did not move.
      Evidence was rewritten for 1.2 and edited for 1.1, 5.1 and 5.2; for 1.3 it is word for word the same.
      Three actions were done, one was dropped, one is open again, three are still open and one is new.
      Two actions were put back (by up to 630 days) and one has another owner.
      There are three questions for the reviewer, about proposals 1.1, 1.2 and 1.3.
    2020 fennasay-isles
      Of four proposals that were rated both times, two improved (1.3 and 5.2) and two did not move.
      Proposal 5.1 is newly rated.
      Evidence was rewritten for 1.3, 5.1 and 5.2 and edited for 1.2; for 1.1 it is word for word the same.
      Two actions were done, one was dropped, four are still open and two are new.
      Two actions were put back (by up to 365 days), one has another owner and one was reworded.
      The return, a draft before, is final and one contact is new.
    2020 mid-tarrowshire
      Of three proposals that were rated both times, one improved (1.1) and two did not move.
      Proposals 1.3 and 5.2 are no longer rated.
      Evidence was rewritten for 1.1, 1.2 and 1.3 and removed for 5.1 and 5.2.
      Three actions were done and three are still open.
      Two actions were open and are not mentioned any more: what-it-means-page (5.1) and lessons-learned-section (5.2).
      Two actions were put back (by up to 304 days) and one has another owner.
      The return, final before, is a draft, one contact is new and one contact is no longer named.
      There are two questions for the reviewer, about proposal 1.2.
    2021 auchterwhin
      Of five proposals that were rated both times, two improved (1.3 and 5.1) and three did not move.
      Evidence was rewritten for 1.2 and 1.3 and edited for 1.1, 5.1 and 5.2.
      Three actions were done, two are still open and two are new.
      Two actions were put back (by up to 364 days) and one was reworded.
      The return was late.
      Over three rounds, proposal 1.2 has not moved and two actions have been open in each of them.
      There are six questions for the reviewer, about proposals 1.1, 1.2, 5.1 and 5.2.
    2021 dunlarrig-city
      Of five proposals that were rated both times, one improved (1.2) and four did not move.
      Evidence was rewritten for 1.2 and edited for 1.1, 1.3, 5.1 and 5.2.
      Two actions were done, three are still open and one is new.
      Three actions were put back (by up to 443 days).
      Over three rounds, proposals 1.1, 5.1 and 5.2 have not moved and two actions have been open in each of them.
      There are four questions for the reviewer, about proposals 1.1, 1.3 and 5.2.
    ");
}
