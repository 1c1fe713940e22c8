//! What became of the actions, counted.

use super::sentence_of;
use crate::diff::{
    ActionChange, ActionEdit, ActionState, Comparison, ItemComparison, OpenStatus, Progress,
};
use crate::lang::{Language, say};
use crate::model::ActionStatus;

/// Such as `two actions`.
pub(super) fn so_many(count: usize, lang: &Language) -> String {
    say!(lang, "so-many-actions", count = count, number = lang.number(count))
}

fn changes(found: &Comparison) -> impl Iterator<Item = &ActionChange> {
    found.items.iter().flat_map(|item| &item.actions)
}

/// How something is said of so many actions, which are named as `what`.
type Said<'a> = &'a dyn Fn(usize, &str) -> String;

/// The clauses of which there is something to count; the first of them says what is counted.
fn clauses(counts: &[(usize, Said<'_>)], lang: &Language) -> Vec<String> {
    let counts = counts.iter().filter(|(count, _)| *count > 0).enumerate();
    let clause = |(at, (count, said)): (usize, &(usize, Said<'_>))| match at {
        0 => said(*count, &so_many(*count, lang)),
        _ => said(*count, &lang.number(*count)),
    };
    counts.map(clause).collect()
}

pub(super) fn progress(found: &Comparison, lang: &Language) -> Option<String> {
    let counts = found.counts.actions;
    let carried = |standing: OpenStatus| {
        let is_it = |change: &&ActionChange| {
            change.progress == Progress::Carried && change.standing() == standing
        };
        changes(found).filter(is_it).count()
    };
    let cleared = |status: ActionStatus| {
        let was = |change: &&ActionChange| {
            change.progress == Progress::Cleared
                && change.old.as_ref().is_some_and(|old| old.status == Some(status))
        };
        changes(found).filter(was).count()
    };
    let (was_done, was_dropped) = (cleared(ActionStatus::Done), cleared(ActionStatus::Dropped));
    let (now_open, bare) = (carried(OpenStatus::NowSaid), carried(OpenStatus::Unsaid));
    // Also those that are counted and not told: they are what they were, and said to be open.
    let open = counts.carried.saturating_sub(now_open + bare);
    let parts = clauses(
        &[
            (counts.done, &|n, what| say!(lang, "told-done", count = n, what = what)),
            (counts.dropped, &|n, what| say!(lang, "told-dropped", count = n, what = what)),
            (counts.reopened, &|n, what| say!(lang, "told-reopened", count = n, what = what)),
            (open, &|n, what| say!(lang, "told-open", count = n, what = what)),
            (now_open, &|n, what| say!(lang, "told-now-open", count = n, what = what)),
            (bare, &|n, what| say!(lang, "told-bare", count = n, what = what)),
            (counts.unstated, &|n, what| say!(lang, "told-unstated", count = n, what = what)),
            (counts.added, &|n, what| say!(lang, "told-new", count = n, what = what)),
            (counts.copied, &|n, what| say!(lang, "told-copied", count = n, what = what)),
            (counts.split_off, &|n, what| say!(lang, "told-split-off", count = n, what = what)),
            (counts.taken_into, &|n, what| say!(lang, "told-taken-into", count = n, what = what)),
            (was_done, &|n, what| say!(lang, "told-done-gone", count = n, what = what)),
            (was_dropped, &|n, what| say!(lang, "told-dropped-gone", count = n, what = what)),
        ],
        lang,
    );
    sentence_of(&parts, lang)
}

/// Those that are neither settled nor there, by name.
pub(super) fn unmentioned(found: &Comparison, lang: &Language) -> Option<String> {
    let gone = |standing: OpenStatus| -> Vec<String> {
        let is_it = |change: &&ActionChange| {
            change.progress == Progress::Vanished && change.standing() == standing
        };
        let of_item = |item: &ItemComparison| -> Vec<String> {
            let states = item.actions.iter().filter(is_it).filter_map(ActionChange::latest);
            let name = |state: &ActionState| {
                let (id, number) = (state.id.as_str(), state.item.as_str());
                match item.is_number_reused {
                    true => say!(lang, "action-of-item-before", id = id, item = number),
                    false => say!(lang, "action-of-item", id = id, item = number),
                }
            };
            states.map(name).collect()
        };
        found.items.iter().flat_map(of_item).collect()
    };
    let part = |gone: Vec<String>, said: &dyn Fn(usize, String, String) -> String| {
        let count = gone.len();
        (count > 0).then(|| said(count, so_many(count, lang), lang.listed(&gone)))
    };
    let parts = [
        part(gone(OpenStatus::Said), &|count, what, ids| {
            say!(lang, "told-open-gone", count = count, what = what, ids = ids)
        }),
        part(gone(OpenStatus::Unsaid), &|count, what, ids| {
            say!(lang, "told-bare-gone", count = count, what = what, ids = ids)
        }),
        part(gone(OpenStatus::Unread), &|count, what, ids| {
            say!(lang, "told-gone", count = count, what = what, ids = ids)
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| lang.sentence(&parts.join(&say!(lang, "clause-separator"))))
}

pub(super) fn edits(found: &Comparison, lang: &Language) -> Option<String> {
    let counts = found.counts.actions;
    let days = changes(found).filter_map(ActionChange::put_back).max().unwrap_or_default();
    let with = |wanted: &dyn Fn(&ActionEdit) -> bool| {
        changes(found).filter(|change| change.edits.iter().any(wanted)).count()
    };
    // Whether there was an owner, and is.
    let owner = |was: bool, is: bool| {
        with(&|edit| match edit {
            ActionEdit::OwnerChanged(own) => (own.old.is_some(), own.new.is_some()) == (was, is),
            _ => false,
        })
    };
    let due = |is: bool| {
        with(&|edit| matches!(edit, ActionEdit::DueStated(own) if own.new.is_some() == is))
    };
    let in_words = lang.number(usize::try_from(days).unwrap_or(usize::MAX));
    let later = |n, what: &str| {
        say!(lang, "told-later", count = n, what = what, days = days, number = in_words.as_str())
    };
    let other_words = with(&|edit| matches!(edit, ActionEdit::FieldChanged { .. }));
    let parts = clauses(
        &[
            (counts.put_back, &later),
            (counts.brought_forward, &|n, what| say!(lang, "told-earlier", count = n, what = what)),
            (owner(true, true), &|n, what| say!(lang, "told-owner", count = n, what = what)),
            (owner(false, true), &|n, what| say!(lang, "told-owner-new", count = n, what = what)),
            (owner(true, false), &|n, what| say!(lang, "told-owner-gone", count = n, what = what)),
            (due(true), &|n, what| say!(lang, "told-due-new", count = n, what = what)),
            (due(false), &|n, what| say!(lang, "told-due-gone", count = n, what = what)),
            (counts.reworded, &|n, what| say!(lang, "told-reworded", count = n, what = what)),
            (other_words, &|n, what| say!(lang, "told-other-words", count = n, what = what)),
            (counts.item_changed, &|n, what| say!(lang, "told-moved-on", count = n, what = what)),
            (counts.alike, &|n, what| say!(lang, "told-another-id", count = n, what = what)),
        ],
        lang,
    );
    sentence_of(&parts, lang)
}
