//! Two versions of a return in files of their own, as git hands them over: each is read in its
//! place in a collection.

mod beside_words;
#[cfg(target_os = "linux")]
mod coming;
mod lines;
mod shortened;
#[cfg(test)]
mod tests;
mod version;

use std::sync::Arc;

use super::pair::{EvidenceIndex, PlacedReturn, compare_returns};
use crate::data::{Changes, ReturnChange, Sides};
use crate::diff::ActionCounts;
use crate::lang::Language;
use crate::telling;
#[cfg(target_os = "linux")]
pub(crate) use coming::{ComingReturns, compare_edit};
pub(crate) use lines::text as lines;
use shortened::Shortened;
use version::{Beside, Placed};
pub(crate) use version::{Origins, Reader, Version};

/// What became of the return; `None` where that is better seen in its lines.
pub(crate) fn compare(
    reader: &mut Reader,
    both: (Version<'_>, Version<'_>),
    origins: &Origins,
) -> Option<Changes> {
    let short = is_one_return(both).then(|| without_the_same(reader, both, origins)).flatten();
    told(reader, both, origins, short)
}

fn is_one_return((old, new): (Version<'_>, Version<'_>)) -> bool {
    old.is_there() && new.is_there() && old.path == new.path
}

/// What is told of both versions as they are, or without what is left out of them.
fn told(
    reader: &mut Reader,
    (old, new): (Version<'_>, Version<'_>),
    origins: &Origins,
    short: Option<(Placed, Placed, ActionCounts)>,
) -> Option<Changes> {
    let (before, now, left_out) = match short {
        Some((before, now, left_out)) => (Some(before), Some(now), left_out),
        None => {
            let is_one = is_one_return((old, new));
            let beside = if is_one { Beside::Nothing } else { Beside::Earlier };
            let before = reader.placed(old, origins.0.clone(), beside);
            (before, reader.placed(new, origins.1.clone(), beside), ActionCounts::default())
        }
    };
    let lang = &Arc::clone(&reader.lang);
    let (was, is) = (before.as_ref().and_then(Placed::at), now.as_ref().and_then(Placed::at));
    // A side that is there and cannot be read has nothing to say.
    if old.is_there() != was.is_some() || new.is_there() != is.is_some() {
        return None;
    }
    let returns = match (was, is) {
        (Some(was), Some(is)) if are_apart(was, is) => vec![gone(was, lang)?, added(is, lang)?],
        (Some(was), Some(is)) => {
            let mut both = compare_returns(
                Some(was),
                Some(is),
                Sides::Both,
                &mut EvidenceIndex::default(),
                lang,
            )?;
            let (beside, has_errors) = (telling::Beside::of(&both), both.has_errors());
            let comparison = both.comparison.as_mut()?;
            if left_out != ActionCounts::default() {
                comparison.counts.actions.carried += left_out.carried;
                comparison.counts.actions.settled += left_out.settled;
                both.summary = telling::summary(comparison, &both.terms, beside, lang);
            }
            let is_same = !comparison.is_changed() && !has_errors;
            let unsaid = beside_words::sentences((old, was), (new, is), is_same, lang);
            if is_same && !unsaid.is_empty() && !both.summary.is_empty() {
                both.summary.remove(0);
            }
            both.summary.splice(0..0, unsaid);
            vec![both]
        }
        (Some(was), None) => vec![gone(was, lang)?],
        (None, Some(is)) => vec![added(is, lang)?],
        (None, None) => return None,
    };
    let notice = is.or(was)?.collection.register.notice().map(str::to_owned);
    Some(Changes { schema: Changes::SCHEMA, notice, returns })
}

/// Both versions without most of what is the same in both, and the actions that were left out;
/// `None` where that could change what is told.
fn without_the_same(
    reader: &mut Reader,
    (old, new): (Version<'_>, Version<'_>),
    (of_old, of_new): &Origins,
) -> Option<(Placed, Placed, ActionCounts)> {
    let [old_text, new_text] = [old, new].map(Version::read);
    let Shortened { texts: [old_text, new_text], left_out } =
        shortened::shortened(&old_text?, &new_text?)?;
    let old = Version { text: Some(&old_text), ..old };
    let new = Version { text: Some(&new_text), ..new };
    let before = reader.placed(old, of_old.clone(), Beside::Nothing)?;
    let now = reader.placed(new, of_new.clone(), Beside::Nothing)?;
    // Under other words of the rubric all of an answer may be told, and of an error its line.
    let is_told = before.has_errors() || now.has_errors() || !before.is_beside(&now);
    (!is_told).then_some((before, now, left_out))
}

/// Whoever begins with a copy of a return, or answers in the same words, has not renamed anything.
fn are_apart(was: PlacedReturn<'_>, is: PlacedReturn<'_>) -> bool {
    was.entry.stem != is.entry.stem && was.round.info.id != is.round.info.id
}

fn gone(was: PlacedReturn<'_>, lang: &Language) -> Option<ReturnChange> {
    was.entry.readable()?;
    compare_returns(Some(was), None, Sides::Old, &mut EvidenceIndex::default(), lang)
}

/// A new return, compared with that of the round before.
fn added(is: PlacedReturn<'_>, lang: &Language) -> Option<ReturnChange> {
    is.entry.readable()?;
    let before = is.before().filter(|before| before.entry.readable().is_some());
    compare_returns(before, Some(is), Sides::New, &mut EvidenceIndex::default(), lang)
}
