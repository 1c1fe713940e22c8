//! What a return says that there is nothing to compare with, in a few sentences.

use crate::diff::{Side, UnreadField, unread_of_action, unread_of_answers};
use crate::form::Role;
use crate::lang::{Language, say};
use crate::model::{Action, ActionStatus, Gap, Item, Status};

/// The sentences: what it is, how each item is rated, how its actions stand.
pub fn account(side: Side<'_>, lang: &Language) -> Vec<String> {
    let mut out = vec![status(side, lang)];
    out.extend(ratings(side, lang));
    if side.rubric.has(Role::Actions) {
        out.push(actions(side, lang));
    }
    out
}

fn status(side: Side<'_>, lang: &Language) -> String {
    let returned = side.returned;
    let status = match returned.status() {
        _ if returned.gaps().has(&Gap::Status) => say!(lang, "account-status-unread"),
        Status::Draft => say!(lang, "account-draft"),
        Status::Final => say!(lang, "account-final"),
    };
    let day = returned.completed().map(|day| say!(lang, "account-completed", day = lang.day(day)));
    let late = returned.is_late(side.round).then(|| say!(lang, "account-late"));
    let parts: Vec<String> = std::iter::once(status).chain(day).chain(late).collect();
    lang.sentence(&lang.enumeration(&parts))
}

/// A sentence for each level that was given, the highest first, and one for what is not rated.
fn ratings(side: Side<'_>, lang: &Language) -> Vec<String> {
    let rubric = side.rubric;
    let term = &rubric.terms().item;
    let items: Vec<&Item> = rubric.items().filter(|item| rubric.is_rated(item)).collect();
    let rated = |item: &Item| side.returned.response(&item.id).and_then(|own| own.rating);
    let is_unread = |item: &Item| {
        !side.returned.gaps().is_empty()
            && unread_of_answers(side, std::slice::from_ref(&item.id), false)
                .contains(&UnreadField::Rating)
    };
    let (unread, items): (Vec<&Item>, Vec<&Item>) =
        items.into_iter().partition(|item| is_unread(item));
    let of = |level: Option<usize>| -> Vec<String> {
        let own = items.iter().filter(|item| rated(item).map(|rating| rating.index()) == level);
        own.map(|item| item.id.to_string()).collect()
    };
    let unread: Vec<String> = unread.iter().map(|item| item.id.to_string()).collect();
    let said = |ids: &[String], what: String| {
        let count = ids.len();
        let (number, ids) = (lang.number(count), lang.list(ids));
        (count > 0).then(|| {
            say!(
                lang,
                "account-items",
                count = count,
                number = number,
                item = term,
                what = what,
                ids = ids
            )
        })
    };
    let levels = rubric.scale().iter().enumerate().rev();
    let mut out: Vec<String> = levels
        .filter_map(|(at, level)| {
            said(&of(Some(at)), say!(lang, "account-rated", level = &level.label))
        })
        .collect();
    out.extend(said(&of(None), say!(lang, "rating-none")));
    out.extend(said(&unread, say!(lang, "account-rating-unread")));
    out
}

fn actions(side: Side<'_>, lang: &Language) -> String {
    let own = || side.returned.responses().iter().flat_map(|response| &response.actions);
    let all_of = own().count();
    let is_unread = |action: &Action| unread_of_action(side, action).contains(&UnreadField::Status);
    let read: Vec<Option<ActionStatus>> =
        own().filter(|action| !is_unread(action)).map(|action| action.status).collect();
    let with = |wanted: Option<ActionStatus>| read.iter().filter(|own| **own == wanted).count();
    let counts = [
        (with(Some(ActionStatus::Done)), say!(lang, "status-done")),
        (with(Some(ActionStatus::Dropped)), say!(lang, "status-dropped")),
        (with(Some(ActionStatus::Open)), say!(lang, "status-open")),
        (with(None), say!(lang, "without-status")),
        (all_of - read.len(), say!(lang, "account-action-unread")),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| {
        say!(lang, "account-so-many", count = count, number = lang.number(count), what = what)
    });
    let parts = lang.list(&counts.collect::<Vec<_>>());
    let number = lang.number(all_of);
    match all_of {
        0 => say!(lang, "account-no-actions"),
        many => say!(lang, "account-actions", count = many, number = number, parts = parts),
    }
}
