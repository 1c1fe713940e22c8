//! What a return says that there is nothing to compare with, in a few sentences.

use super::Side;
use super::phrase::{all, number, sentence, some};
use super::unread::{self, UnreadField};
use crate::model::{Action, ActionStatus, Gap, Item, Status, Term, in_words};

/// The sentences: what it is, how each item is rated, how its actions stand.
pub fn account(side: Side<'_>) -> Vec<String> {
    let mut out = vec![status(side)];
    out.extend(ratings(side));
    out.push(actions(side));
    out
}

fn status(side: Side<'_>) -> String {
    let returned = side.returned;
    let mut words = match returned.status() {
        _ if returned.gaps().has(&Gap::Status) => "its status cannot be read".to_owned(),
        Status::Draft => "it is a draft".to_owned(),
        Status::Final => "it is final".to_owned(),
    };
    if let Some(day) = returned.completed() {
        words.push_str(&format!(", completed on {}", in_words(day)));
    }
    sentence(&(words + if returned.is_late(side.round) { ", after the deadline" } else { "" }))
}

/// A sentence for each level that was given, the highest first, and one for what is not rated.
fn ratings(side: Side<'_>) -> Vec<String> {
    let rubric = side.rubric;
    let term = &rubric.terms().item;
    let items: Vec<&Item> = rubric.items().filter(|item| item.is_local()).collect();
    let rated = |item: &Item| side.returned.response(&item.id).and_then(|own| own.rating);
    let is_unread = |item: &Item| {
        !side.returned.gaps().is_empty()
            && unread::of_answers(side, std::slice::from_ref(&item.id), false)
                .contains(&UnreadField::Rating)
    };
    let (unread, items): (Vec<&Item>, Vec<&Item>) =
        items.into_iter().partition(|item| is_unread(item));
    let of = |level: Option<usize>| -> Vec<String> {
        let own = items.iter().filter(|item| rated(item).map(|rating| rating.index()) == level);
        own.map(|item| item.id.to_string()).collect()
    };
    let unread: Vec<String> = unread.iter().map(|item| item.id.to_string()).collect();
    let levels = rubric.scale().iter().enumerate().rev();
    let mut out: Vec<String> = levels
        .filter_map(|(at, level)| said(&of(Some(at)), term, &format!("rated {}", level.label)))
        .collect();
    out.extend(said(&of(None), term, "not rated"));
    out.extend(said(&unread, term, "rated in a way that cannot be read"));
    out
}

/// Such as `Two proposals are rated Established: 1.1 and 1.2.`
fn said(ids: &[String], term: &Term, what: &str) -> Option<String> {
    let Term { one, many } = term.within();
    let verb = if ids.len() == 1 { "is" } else { "are" };
    let which = some(ids.len(), &one, &many);
    (!ids.is_empty()).then(|| sentence(&format!("{which} {verb} {what}: {}", all(ids))))
}

fn actions(side: Side<'_>) -> String {
    let own = || side.returned.responses().iter().flat_map(|response| &response.actions);
    let all_of = own().count();
    let is_unread =
        |action: &Action| unread::of_action(side, action).contains(&UnreadField::Status);
    let actions: Vec<Option<ActionStatus>> =
        own().filter(|action| !is_unread(action)).map(|action| action.status).collect();
    let said = |count: usize, what: &str| {
        let verb = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{} {verb} {what}", number(count)))
    };
    let count = |wanted: Option<ActionStatus>, what: &str| {
        said(actions.iter().filter(|status| **status == wanted).count(), what)
    };
    let parts: Vec<String> = [
        count(Some(ActionStatus::Done), "done"),
        count(Some(ActionStatus::Dropped), "dropped"),
        count(Some(ActionStatus::Open), "open"),
        count(None, "without a status"),
        said(all_of - actions.len(), "of a status that cannot be read"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match all_of {
        0 => "It has no actions.".to_owned(),
        many => sentence(&format!("it has {}: {}", some(many, "action", "actions"), all(&parts))),
    }
}
