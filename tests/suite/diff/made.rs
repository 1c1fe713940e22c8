//! What a comparison says changed, put upon the old return, makes the new one: nothing that changed
//! is left out.

use jiff::ToSpan as _;
use proptest::prelude::*;
use stocktake::diff::{
    ActionChange, ActionEdit, ActionState, Day, EvidenceBlock, Fate, Field, Progress, blocks,
};
use stocktake::model::{Action, ActionStatus, ItemId, Response};

use super::answers::{answers, yaml};
use super::properties::{Sides, applied, side};

/// An action as it is in a return, its words on one line.
fn stated(item: &ItemId, action: &Action) -> ActionState {
    let text: Vec<String> =
        blocks(&action.text.markdown).into_iter().map(|block| block.text).collect();
    ActionState {
        id: action.id.clone(),
        item: item.clone(),
        text: text.join(" "),
        owner: action.owner.clone(),
        due: action.due.map(Day),
        status: action.status,
        measure: action.measure.clone(),
        resources: action.resources.clone(),
        risks: action.risks.clone(),
    }
}

/// What an edit makes of an action. Dates are counted in days, words are taken from both texts.
fn edit(state: &mut ActionState, edit: &ActionEdit) {
    let moved = |due: Option<Day>, days: i64| {
        due.map(|day| Day(day.0.checked_add(days.days()).expect("a day of these years")))
    };
    match edit {
        ActionEdit::Reworded { words } => state.text = side(words, Fate::Removed),
        ActionEdit::BroughtForward { days } => state.due = moved(state.due, -i64::from(*days)),
        ActionEdit::PutBack { days } => state.due = moved(state.due, i64::from(*days)),
        ActionEdit::DueStated(due) => state.due = due.new,
        ActionEdit::OwnerChanged(owner) => state.owner.clone_from(&owner.new),
        ActionEdit::ItemChanged(item) => state.item = item.new.clone(),
        ActionEdit::StatusStated(status) => state.status = status.new,
        ActionEdit::FieldChanged { field, words } => {
            let text = Some(side(words, Fate::Removed)).filter(|text| !text.is_empty());
            match field {
                Field::Measure => state.measure = text,
                Field::Resources => state.resources = text,
                Field::Risks => state.risks = text,
            }
        }
    }
}

/// What becomes of an action by what is said of it; nothing where it is gone.
fn made(change: &ActionChange) -> Option<ActionState> {
    let new = change.new.as_ref()?;
    let Some(old) = &change.old else { return Some(new.clone()) };
    let mut state = ActionState { id: new.id.clone(), ..old.clone() };
    match change.progress {
        Progress::Done => state.status = Some(ActionStatus::Done),
        Progress::Dropped => state.status = Some(ActionStatus::Dropped),
        // Open again with or without a word, and done in place of dropped: the state itself says
        // which.
        Progress::Reopened | Progress::Settled | Progress::Unstated => state.status = new.status,
        _ => {}
    }
    for own in &change.edits {
        edit(&mut state, own);
    }
    Some(state)
}

fn level(answer: Option<&Response>) -> Option<usize> {
    Some(answer?.rating?.index() + 1)
}

fn evidence(answer: Option<&Response>) -> Vec<EvidenceBlock> {
    let prose = answer.and_then(|own| own.evidence.as_ref());
    prose.map(|prose| blocks(&prose.markdown)).unwrap_or_default()
}

proptest! {
    #[test]
    fn what_changed_in_a_return_makes_the_new_one_of_the_old(old in answers(), new in answers()) {
        let sides = Sides::new();
        let texts = [yaml(&old, "2019", false, 9), yaml(&new, "2020", false, 9)];
        let texts = [texts[0].as_str(), texts[1].as_str()];
        let [before, now] = sides.returned(texts);
        let found = sides.compare(texts, false);
        for item in &found.items {
            let (was, is) = (before.response(&item.item), now.response(&item.item));
            let levels = [&item.rating.old, &item.rating.new];
            let levels = levels.map(|level| level.as_ref().map(|level| level.level));
            prop_assert_eq!(levels, [level(was), level(is)]);
            let changes = &item.evidence.as_ref().expect("one rubric").changes;
            let mut blocks = applied(&evidence(was), changes);
            blocks.sort_by_key(|(place, _)| *place);
            let blocks: Vec<EvidenceBlock> = blocks.into_iter().map(|(_, block)| block).collect();
            prop_assert_eq!(blocks, evidence(is));
            let shares = |answer: Option<&Response>| answer.is_some_and(|own| own.share);
            let share = item.share.as_ref().map_or(shares(was), |share| share.new);
            prop_assert_eq!(share, shares(is));
        }
        let by_id = |mut states: Vec<ActionState>| {
            states.sort_by(|a, b| a.id.cmp(&b.id));
            states
        };
        let changes = found.items.iter().flat_map(|item| &item.actions);
        let stated: Vec<ActionState> = now
            .responses()
            .iter()
            .flat_map(|own| own.actions.iter().map(|action| stated(&own.item, action)))
            .collect();
        prop_assert_eq!(by_id(changes.filter_map(made).collect()), by_id(stated));
    }
}
