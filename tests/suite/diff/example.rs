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
            let context =
                Context { earlier, neighbours: Some(&neighbours), lineage: &|_, _| Vec::new() };
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
    insta::assert_snapshot!(text, @"");
}
