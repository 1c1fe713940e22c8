//! The rounds of a collection, held to each other.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Findings, Place, quoted};
use crate::load::WrittenRound;
use crate::load::raw::RawRound;
use crate::model::{Round, RoundInfo};

/// Where a round says what it says.
#[derive(Default)]
pub(super) struct Places {
    title: Option<Place>,
    day: Option<Place>,
    previous: Option<Place>,
}

impl Places {
    fn of(raw: &RawRound) -> Self {
        Self {
            title: raw.title.value().map(|at| at.place.clone()),
            day: raw.deadline.value().or(raw.date.value()).map(|at| at.place.clone()),
            previous: raw.previous.value().map(|at| at.place.clone()),
        }
    }
}

/// Where each round says what it says, by its id.
pub(super) fn places(rounds: &[WrittenRound]) -> BTreeMap<String, Places> {
    let of = |round: &WrittenRound| {
        let places = round.info.as_ref().map(|loaded| Places::of(&loaded.raw));
        (round.id.clone(), places.unwrap_or_default())
    };
    rounds.iter().map(of).collect()
}

/// Says what is wrong with rounds beside others.
pub(super) fn held_to_each_other(
    rounds: &[Round],
    places: &BTreeMap<String, Places>,
    sink: &mut Findings,
) {
    let by_id: BTreeMap<&str, &RoundInfo> =
        rounds.iter().map(|round| (round.info.id.as_str(), &round.info)).collect();
    let mut titles: BTreeMap<String, &Places> = BTreeMap::new();
    for round in by_id.values() {
        let Some(own) = places.get(round.id.as_str()) else { continue };
        sink.extend(behind(round, own, &by_id));
        sink.extend(out_of_order(round, own, &by_id));
        let first = *titles.entry(round.title.to_lowercase()).or_insert(own);
        sink.extend(titled_alike(own, first));
    }
}

/// That the round before a round cannot be used: as if it were a first one, it says nothing of what
/// moved.
fn behind(
    round: &RoundInfo,
    places: &Places,
    by_id: &BTreeMap<&str, &RoundInfo>,
) -> Option<Diagnostic> {
    let before = round.previous.as_ref().filter(|before| !by_id.contains_key(before.as_str()))?;
    let before = quoted(before.as_str());
    let message = format!(
        "the round before, {before}, cannot be used, so nothing is said of what changed since"
    );
    let found = Diagnostic::new(Code::RoundBeforeUnused, places.previous.clone()?, message);
    Some(found.help(format!("mend what is said of {before} first")))
}

/// That the day of a round, its deadline where it has one, comes before that of the round before
/// it.
fn out_of_order(
    round: &RoundInfo,
    places: &Places,
    by_id: &BTreeMap<&str, &RoundInfo>,
) -> Option<Diagnostic> {
    let before = by_id.get(round.previous.as_ref()?.as_str())?;
    if round.day() >= before.day() {
        return None;
    }
    let (name, day) = (quoted(before.id.as_str()), before.day());
    let kind = if before.deadline.is_some() { "deadline" } else { "date" };
    let message = format!("the round before, {name}, has a later {kind} than this, {day}");
    let found = Diagnostic::new(Code::DeadlineBefore, places.day.clone()?, message);
    Some(found.help("correct one of the two days, or the `previous:` of this round"))
}

/// That a round is called as another one is, so that nobody can tell their pages apart; `first` is
/// the first that is called so.
fn titled_alike(places: &Places, first: &Places) -> Option<Diagnostic> {
    let (own, first) = (places.title.as_ref()?, first.title.as_ref()?);
    if own == first {
        return None;
    }
    let message = "another round of this collection has the same title";
    let found = Diagnostic::new(Code::RepeatedTitle, own.clone(), message);
    Some(found.label(first.clone(), "here").help(
        "give each a title of its own, such as one with its year: pages are told apart by it",
    ))
}
