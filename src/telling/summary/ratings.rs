//! Which ratings moved, and which are not compared.

use super::{ids_of, named, sentence_of};
use crate::diff::{Comparison, ItemComparison, Movement};
use crate::lang::{Language, say};
use crate::model::Term;
use crate::telling::field;

pub(super) fn moved(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let counts = found.counts.ratings;
    let both = counts.improved + counts.declined + counts.unchanged;
    if both == 0 {
        return None;
    }
    if both == counts.unchanged {
        let number = lang.number(both);
        return Some(match both {
            1 => say!(lang, "told-one-stayed", item = item),
            _ => say!(lang, "told-all-stayed", count = both, number = number, item = item),
        });
    }
    let (rose, fell) = (way(found, Movement::Improved, lang), way(found, Movement::Declined, lang));
    match (&rose, &fell) {
        (Some(items), None) if both > 1 && both == counts.improved => {
            let number = lang.number(both);
            return Some(say!(
                lang,
                "told-all-rose",
                count = both,
                number = number,
                item = item,
                items = items
            ));
        }
        (None, Some(items)) if both > 1 && both == counts.declined => {
            let number = lang.number(both);
            return Some(say!(
                lang,
                "told-all-fell",
                count = both,
                number = number,
                item = item,
                items = items
            ));
        }
        _ => {}
    }
    // Of one alone nothing is counted.
    let number = |count| if both == 1 { String::new() } else { lang.number(count) + " " };
    let stayed = counts.unchanged;
    let parts = [
        rose.map(|items| say!(lang, "told-rose", number = number(counts.improved), items = items)),
        fell.map(|items| say!(lang, "told-fell", number = number(counts.declined), items = items)),
        (stayed > 0).then(|| say!(lang, "told-stayed", number = lang.number(stayed))),
    ];
    let parts = lang.list(&parts.into_iter().flatten().collect::<Vec<_>>());
    Some(match both {
        1 => say!(lang, "told-one-moved", item = item, parts = parts),
        _ => {
            let number = lang.number(both);
            say!(lang, "told-moved", count = both, number = number, item = item, parts = parts)
        }
    })
}

/// The items that went one way, with the levels of each where one went further than the next.
fn way(found: &Comparison, movement: Movement, lang: &Language) -> Option<String> {
    let which = found.items.iter().filter(|item| item.rating.movement == movement);
    let which: Vec<&ItemComparison> = which.collect();
    let is_far = which.iter().any(|item| item.rating.levels > 1);
    let name = |item: &&ItemComparison| match is_far {
        false => item.item.to_string(),
        true => {
            let levels = item.rating.levels;
            let number = lang.number(levels);
            say!(lang, "told-by-levels", id = item.item.as_str(), count = levels, number = number)
        }
    };
    let each: Vec<String> = which.iter().map(name).collect();
    (!each.is_empty()).then(|| lang.listed(&each))
}

pub(super) fn rated_once(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let with = |movement| ids_of(found, lang, |item| item.rating.movement == movement);
    let (newly, no_longer) = (with(Movement::NewlyRated), with(Movement::NoLongerRated));
    let mut parts = Vec::new();
    if !newly.is_empty() {
        let items = named(&newly, item, lang);
        parts.push(say!(lang, "told-newly-rated", items = items, count = newly.len()));
    }
    if !no_longer.is_empty() {
        let items = named(&no_longer, item, lang);
        parts.push(say!(lang, "told-no-longer-rated", items = items, count = no_longer.len()));
    }
    sentence_of(&parts, lang)
}

/// What is not compared: because the rubric changed, or because it cannot be read.
pub(super) fn not_compared(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let ids = ids_of(found, lang, |item| item.rating.movement == Movement::NotComparable);
    let rubric = (!ids.is_empty())
        .then(|| say!(lang, "told-not-comparable", items = named(&ids, item, lang)));
    let parts: Vec<String> = rubric.into_iter().chain(unread(found, item, lang)).collect();
    (!parts.is_empty()).then(|| lang.sentence(&parts.join(&say!(lang, "clause-separator"))))
}

/// What cannot be read, of the items and of the head.
fn unread(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let is_unread = |own: &ItemComparison| {
        !own.unread.is_empty() || own.actions.iter().any(|action| !action.unread.is_empty())
    };
    let ids = ids_of(found, lang, is_unread);
    let mut parts: Vec<String> = Vec::new();
    if !ids.is_empty() {
        parts.push(say!(lang, "told-parts-of", items = named(&ids, item, lang)));
    }
    let mut head: Vec<String> =
        found.header.unread.iter().map(|own| field::unread(own.field, lang)).collect();
    head.dedup();
    parts.extend(head.iter().map(|field| say!(lang, "the-field", field = field)));
    (!parts.is_empty()).then(|| say!(lang, "told-unread", what = lang.listed(&parts)))
}
