//! What changed, in at most thirteen sentences of plain words, in the collection's own terms.

mod actions;
mod evidence;
mod head;
mod ratings;

use std::collections::BTreeSet;

use super::item::number;
use crate::data::ReturnChange;
use crate::diff::{CarriedState, Comparison, ItemComparison};
use crate::lang::{Language, say};
use crate::model::{Term, Terms};

/// What is known of two returns beside what changed from one to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// One of them has errors, so that not all of it may have been read.
    Errors,
    /// They are returns under different ids.
    OtherId,
}

impl Beside {
    /// What is known of the sides of a comparison.
    pub fn of(change: &ReturnChange) -> Self {
        match () {
            () if change.has_errors() => Self::Errors,
            () if change.is_of_two_ids() => Self::OtherId,
            () => Self::Nothing,
        }
    }
}

/// The sentences, the ratings first; each says something, so there are fewer where less changed.
///
/// `terms` are those of the new return's rubric, and `beside` is what is known beside the
/// comparison.
pub fn summary(
    comparison: &Comparison,
    terms: &Terms,
    beside: Beside,
    lang: &Language,
) -> Vec<String> {
    let item = &terms.item;
    let changed = [
        ratings::moved(comparison, item, lang),
        ratings::rated_once(comparison, item, lang),
        ratings::not_compared(comparison, item, lang),
        evidence::evidence(comparison, item, lang),
        fields(comparison, item, lang),
        actions::progress(comparison, lang),
        actions::unmentioned(comparison, lang),
        actions::edits(comparison, lang),
        head::head(comparison, lang),
    ];
    let changed: Vec<String> = match comparison.is_changed() {
        true => changed.into_iter().flatten().collect(),
        false => vec![match beside {
            Beside::Errors => say!(lang, "nothing-read-changed"),
            Beside::OtherId => say!(lang, "nothing-else-changed"),
            Beside::Nothing => say!(lang, "nothing-changed"),
        }],
    };
    let others = [
        confirmed(comparison, item, lang),
        unconfirmed(comparison, item, lang),
        trails(comparison, item, lang),
        questions(comparison, item, lang),
    ];
    changed.into_iter().chain(others.into_iter().flatten()).collect()
}

/// For which items something changed in a field of the rubric's own.
fn fields(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let ids = ids_of(found, lang, |own| own.fields.iter().any(|field| field.change.is_changed()));
    let items = named(&ids, item, lang);
    (!ids.is_empty()).then(|| say!(lang, "told-fields", items = items))
}

/// Which answers hold as they were, by what their author says.
fn confirmed(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let ids = ids_of(found, lang, |own| own.carried == Some(CarriedState::Confirmed));
    let (count, items) = (ids.len(), named(&ids, item, lang));
    (count > 0).then(|| say!(lang, "told-confirmed", count = count, items = items))
}

/// Which answers were carried over and not looked at again.
fn unconfirmed(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let ids = ids_of(found, lang, |own| own.carried == Some(CarriedState::Unconfirmed));
    let (count, items) = (ids.len(), named(&ids, item, lang));
    (count > 0).then(|| say!(lang, "told-unconfirmed", count = count, items = items))
}

fn ids_of(
    found: &Comparison,
    lang: &Language,
    wanted: impl Fn(&ItemComparison) -> bool,
) -> Vec<String> {
    found.items.iter().filter(|own| wanted(own)).map(|own| number(own, lang)).collect()
}

/// Such as `proposals 1.1 and 1.2`.
fn named(ids: &[String], item: &Term, lang: &Language) -> String {
    say!(lang, "named-items", count = ids.len(), item = item, ids = lang.listed(ids))
}

/// Some clauses as a sentence; none where there are none.
fn sentence_of(clauses: &[String], lang: &Language) -> Option<String> {
    (!clauses.is_empty()).then(|| lang.sentence(&lang.list(clauses)))
}

fn trails(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let trails = found.trails.as_ref()?;
    let still = trails.items.iter().filter(|trail| trail.never_moved);
    let still: Vec<String> = still.map(|trail| trail.item.to_string()).collect();
    let open = trails.actions.iter().filter(|trail| trail.never_moved).count();
    let items = named(&still, item, lang);
    let parts = [
        (!still.is_empty()).then(|| say!(lang, "told-still", items = items, count = still.len())),
        (open > 0).then(|| {
            say!(lang, "told-open-in-each", count = open, actions = actions::so_many(open, lang))
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let rounds = trails.rounds.len();
    let number = lang.number(rounds);
    (!parts.is_empty()).then(|| {
        say!(lang, "told-over-rounds", count = rounds, number = number, parts = lang.list(&parts))
    })
}

fn questions(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let about = ids_of(found, lang, |item| found.questions_about(item).next().is_some());
    // One that two items raise is two of a kind, as in every figure.
    let codes: BTreeSet<_> = found.questions.iter().map(|own| own.code).collect();
    let (count, kinds) = (found.questions.len(), codes.len());
    let items = named(&about, item, lang);
    let number = lang.number(count);
    let of = lang.number(kinds);
    match count {
        0 => None,
        _ if kinds == count => {
            Some(say!(lang, "told-questions", count = count, number = number, items = items))
        }
        _ => Some(say!(
            lang,
            "told-questions-of-kinds",
            number = number,
            kinds = kinds,
            of = of,
            items = items
        )),
    }
}
