//! Two sides that were named: returns, or whole rounds.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::file::{self, FileIs};
use super::pair::{EvidenceIndex, PlacedReturn, compare_returns};
use super::place::{self, Location, WantedReturn};
use crate::data::{Changes, ReturnChange, Sides};
use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::lang::Language;
use crate::load::Selection;
use crate::model::{Collection, Round};

/// A side, and how it was named.
#[derive(Debug)]
pub struct Named {
    /// What was typed for it.
    pub name: String,
    /// What that means.
    pub meant: Meant,
}

/// What a side can be.
#[derive(Debug)]
pub enum Meant {
    /// A return or a round of a collection.
    Within(Location, Selection),
    /// A file beside no round: a return that the collection of the other side is to judge.
    File(PathBuf),
}

/// What changed from one side to the other; where there is one side alone, from the round before to
/// it.
///
/// # Errors
/// A side is not there, or the two cannot be compared.
pub fn compare(
    first: &Named,
    second: Option<&Named>,
    lang: &Language,
) -> Result<Changes, Findings> {
    let Some(second) = second else { return since_before(first, lang) };
    match (&first.meant, &second.meant) {
        (Meant::Within(old, of_old), Meant::Within(new, of_new)) => {
            let alike = is_return(of_old)? == is_return(of_new)?;
            if !alike {
                return Err(vec![unlike(&first.name, &second.name)]);
            }
            within((old, of_old), (new, of_new), lang)
        }
        (Meant::File(file), Meant::Within(place, selection)) => {
            file::compare(place, selection, file, FileIs::Old, lang)
        }
        (Meant::Within(place, selection), Meant::File(file)) => {
            file::compare(place, selection, file, FileIs::New, lang)
        }
        (Meant::File(_), Meant::File(_)) => Err(vec![no_rubric(&first.name)]),
    }
}

fn since_before(named: &Named, lang: &Language) -> Result<Changes, Findings> {
    let Meant::Within(place, selection) = &named.meant else {
        return Err(vec![no_rubric(&named.name)]);
    };
    // A whole collection is refused.
    is_return(selection)?;
    let stems = selection.partnership.as_deref().into_iter().collect();
    let collection = read(place, &[selection], stems, selection)?;
    let round = round(&collection, selection).ok_or_else(Vec::new)?;
    let Some(before) = collection.before(round) else {
        let message =
            format!("{} is of a round that names no round before it", quoted(&named.name));
        return Err(vec![nothing(message, "name both sides: `stocktake diff OLD NEW`")]);
    };
    let old = Selection { round: Some(before.info.id.to_string()), ..selection.clone() };
    if let Some(own) = &selection.partnership
        && one(&collection, &old).is_none()
    {
        let message =
            format!("{} did not return in {}, the round before", quoted(own), before.info.id);
        return Err(vec![nothing(message, "name both sides: `stocktake diff OLD NEW`")]);
    }
    both((&collection, &old), (&collection, selection), lang)
}

/// Whether a selection is of one return and not of a round.
pub(super) fn is_return(selection: &Selection) -> Result<bool, Findings> {
    if selection.round.is_none() {
        let message = format!("{} is a whole collection", quoted(&selection.collection));
        let help = "write `collection/round/partnership`, or `collection/round` for all of a round";
        return Err(vec![nothing(message, help)]);
    }
    Ok(selection.partnership.is_some())
}

/// Reads what is selected of a collection: the returns of some partnerships in every round, for
/// their trails, and all of one round, for what is there in other words.
pub(super) fn read(
    place: &Location,
    selections: &[&Selection],
    stems: Vec<&str>,
    whole: &Selection,
) -> Result<Collection, Findings> {
    let rounds = whole.round.as_deref().into_iter().collect();
    place::read(place, &WantedReturn { selections, stems, rounds })
}

/// Two selections; a place that is that of both is read once.
fn within(
    (old, of_old): (&Location, &Selection),
    (new, of_new): (&Location, &Selection),
    lang: &Language,
) -> Result<Changes, Findings> {
    if let (Location::Folder(a), Location::Folder(b)) = (old, new)
        && a == b
        && of_old.collection == of_new.collection
    {
        let stems = [of_old, of_new].into_iter().filter_map(|own| own.partnership.as_deref());
        let stems = stems.collect();
        let collection = read(new, &[of_old, of_new], stems, of_new)?;
        return both((&collection, of_old), (&collection, of_new), lang);
    }
    let alone = |place, own: &Selection| {
        read(place, &[own], own.partnership.as_deref().into_iter().collect(), own)
    };
    let (before, now) = (alone(old, of_old)?, alone(new, of_new)?);
    if of_old.collection != of_new.collection && old.is_of_one_time(new) {
        return Err(vec![strangers(of_old, of_new)]);
    }
    both((&before, of_old), (&now, of_new), lang)
}

pub(super) fn round<'a>(collection: &'a Collection, selection: &Selection) -> Option<&'a Round> {
    collection.round(selection.round.as_deref()?)
}

pub(super) fn one<'a>(
    collection: &'a Collection,
    selection: &Selection,
) -> Option<PlacedReturn<'a>> {
    PlacedReturn::of(collection, selection.round.as_deref()?, selection.partnership.as_deref()?)
}

fn both(
    (old, of_old): (&Collection, &Selection),
    (new, of_new): (&Collection, &Selection),
    lang: &Language,
) -> Result<Changes, Findings> {
    let mut indexed = EvidenceIndex::default();
    let returns: Vec<ReturnChange> = if of_new.partnership.is_some() {
        let (old, new) = (one(old, of_old), one(new, of_new));
        compare_returns(old, new, Sides::Both, &mut indexed, lang).into_iter().collect()
    } else {
        rounds((old, of_old), (new, of_new), &mut indexed, lang)
    };
    let notice = new.register.notice().or(old.register.notice()).map(str::to_owned);
    Ok(Changes { schema: Changes::SCHEMA, notice, returns })
}

/// Each partnership that has a return in either round, in the order of the new register; strangers
/// last.
fn rounds<'a>(
    (old, of_old): (&'a Collection, &Selection),
    (new, of_new): (&'a Collection, &Selection),
    indexed: &mut EvidenceIndex<'a>,
    lang: &Language,
) -> Vec<ReturnChange> {
    let (Some(before), Some(now)) = (round(old, of_old), round(new, of_new)) else {
        return Vec::new();
    };
    let mut left: BTreeSet<&str> =
        before.entries.iter().chain(&now.entries).map(|entry| entry.stem.as_str()).collect();
    let registered = new.register.partnerships().iter().map(|own| own.id.as_str());
    let mut stems: Vec<&str> = registered.filter(|id| left.remove(id)).collect();
    stems.extend(left);
    let change = |stem: &str| {
        let old =
            before.entry(stem).map(|entry| PlacedReturn { collection: old, round: before, entry });
        let new = now.entry(stem).map(|entry| PlacedReturn { collection: new, round: now, entry });
        let sides = match (old, new) {
            (Some(_), None) => Sides::Old,
            (None, Some(_)) => Sides::New,
            _ => Sides::Both,
        };
        compare_returns(old, new, sides, indexed, lang)
    };
    stems.into_iter().filter_map(change).collect()
}

fn nothing(message: String, help: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}

pub(super) fn unlike(first: &str, second: &str) -> Diagnostic {
    let message =
        format!("of {} and {} one is a return and one a round", quoted(first), quoted(second));
    nothing(message, "name two returns, or two rounds")
}

fn strangers(old: &Selection, new: &Selection) -> Diagnostic {
    let (old, new) = (quoted(&old.collection), quoted(&new.collection));
    let message = format!("the sides are of different collections: {old} and {new}");
    nothing(message, "name two sides of one collection: others do not answer the same questions")
}

fn no_rubric(file: &str) -> Diagnostic {
    let message = format!("{} is in no collection, so nobody knows what it answers", quoted(file));
    nothing(message, "name a return of a collection on the other side")
}
