//! Two returns compared, with all that the collection knows beside them.

use std::collections::BTreeMap;

use crate::data::{Flaw, ReturnChange, ReturnSide, Sides};
use crate::diff::{self, Neighbours, Side, ValueWords};
use crate::lang::{Language, say};
use crate::model::{Amount, Asks, Collection, Date, Entry, NumberRule, Round, Rubric, Standing};
use crate::telling;

/// A return's place: a round of a collection and the name of its file.
#[derive(Debug, Clone, Copy)]
pub struct PlacedReturn<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// The round.
    pub round: &'a Round,
    /// The return.
    pub entry: &'a Entry,
}

impl<'a> PlacedReturn<'a> {
    /// The return of a partnership in a round; `None` where there is none.
    pub fn of(collection: &'a Collection, round_id: &str, stem: &str) -> Option<Self> {
        let round = collection.round(round_id)?;
        Some(Self { collection, round, entry: round.entry(stem)? })
    }

    /// The same partnership's return in the round before.
    pub fn before(self) -> Option<Self> {
        let round = self.collection.before(self.round)?;
        Some(Self { round, entry: round.entry(&self.entry.stem)?, ..self })
    }

    /// The return beside its rubric and its round; `None` where it cannot be read.
    pub fn side(self) -> Option<Side<'a>> {
        let Self { round, entry, .. } = self;
        Some(Side { returned: entry.readable()?, rubric: &round.rubric, round: &round.info })
    }

    fn about(self) -> ReturnSide {
        let stem = &self.entry.stem;
        let registered = self.collection.register.partnership(stem);
        let errors = self.entry.findings.iter().filter(|finding| finding.is_error());
        ReturnSide {
            file: self.entry.name.clone(),
            name: registered.map_or_else(|| stem.clone(), |own| own.name.clone()),
            partnership: stem.clone(),
            round: self.round.info.id.clone(),
            errors: errors.map(Flaw::from).collect(),
        }
    }
}

/// The evidence of the rounds that returns are compared in, each indexed once: what is said in one
/// may be taken from another.
#[derive(Debug, Default)]
pub struct EvidenceIndex<'a> {
    rounds: BTreeMap<(usize, &'a str), Neighbours<'a>>,
    nobody: Neighbours<'a>,
}

impl<'a> EvidenceIndex<'a> {
    /// Indexes a round and the one before it, as far as they are not yet and as `is_wanted`.
    pub fn add(
        &mut self,
        collection: &'a Collection,
        round: &'a Round,
        is_wanted: impl Fn(&Round) -> bool,
    ) {
        let rounds = [Some(round), collection.before(round)].into_iter().flatten();
        for round in rounds.filter(|round| is_wanted(round)) {
            self.rounds.entry(key(round)).or_insert_with(|| Neighbours::of(round.returns()));
        }
    }

    fn of(&self, round: &'a Round) -> &Neighbours<'a> {
        self.rounds.get(&key(round)).unwrap_or(&self.nobody)
    }
}

fn key(round: &Round) -> (usize, &str) {
    (std::ptr::from_ref(round).addr(), round.info.id.as_str())
}

/// What became of a return from one place to another, summed up in a language; `None` where there
/// is neither.
pub fn compare_returns<'a>(
    old: Option<PlacedReturn<'a>>,
    new: Option<PlacedReturn<'a>>,
    sides: Sides,
    indexed: &mut EvidenceIndex<'a>,
    lang: &Language,
) -> Option<ReturnChange> {
    let latest = new.or(old)?;
    let terms = latest.round.rubric.terms();
    let both = old.zip(new);
    if let Some((_, new)) = both {
        // Where nobody else returned there is nothing to take anything from.
        let has_others = |round: &Round| {
            round.returns().any(|other| other.partnership().as_str() != new.entry.stem)
        };
        indexed.add(new.collection, new.round, has_others);
    }
    let comparison =
        both.and_then(|(old, new)| comparison(old, new, EarlierReturns::Readable, indexed, lang));
    let [old, new] = [old, new].map(|side| side.map(PlacedReturn::about));
    let summary = Vec::new();
    let asks = Asks::from(&*latest.round.rubric);
    let terms_of = terms.clone();
    let mut told = ReturnChange { sides, old, new, terms: terms_of, asks, summary, comparison };
    told.summary = match (&told.comparison, both) {
        (Some(found), _) => telling::summary(found, terms, telling::Beside::of(&told), lang),
        (None, None) => latest.side().map(|side| telling::account(side, lang)).unwrap_or_default(),
        (None, Some(_)) => Vec::new(),
    };
    Some(told)
}

/// Which of the returns before two that are compared are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierReturns {
    /// Those without errors, as what is published tells of no others.
    Valid,
    /// Those that can be read, whatever else is wrong with them.
    Readable,
}

/// What changed between two returns, told in a language where a value has no words of its own;
/// `None` where a side cannot be read.
pub fn comparison<'a>(
    old: PlacedReturn<'a>,
    new: PlacedReturn<'a>,
    which: EarlierReturns,
    indexed: &EvidenceIndex<'a>,
    lang: &Language,
) -> Option<diff::Comparison> {
    let (before, now) = (old.side()?, new.side()?);
    let earlier = earlier(old, new, which);
    let versions: Vec<&Rubric> = new.collection.rubrics().chain(old.collection.rubrics()).collect();
    let last = new.collection.before(new.round);
    let context = diff::Background {
        earlier: &earlier,
        neighbours: Some(indexed.of(new.round)),
        before: last.map(|round| indexed.of(round)),
        versions: &versions,
        words: lang,
    };
    Some(diff::compare(before, now, context))
}

impl ValueWords for Language {
    fn flag(&self, is: bool) -> String {
        if is { say!(self, "flag-yes") } else { say!(self, "flag-no") }
    }

    fn number(&self, rule: &NumberRule, amount: Amount) -> String {
        self.measured(amount, rule.decimals, rule.unit.as_deref())
    }

    fn day(&self, day: Date) -> String {
        Self::day(self, day)
    }

    fn not_applicable(&self, reason: &str) -> String {
        say!(self, "not-applicable-because", reason = reason)
    }
}

/// The same partnership's returns before the old one, oldest first, where the old one is of a round
/// before the new one.
fn earlier<'a>(
    old: PlacedReturn<'a>,
    new: PlacedReturn<'a>,
    which: EarlierReturns,
) -> Vec<Side<'a>> {
    let is_same = new.collection.id == old.collection.id && new.entry.stem == old.entry.stem;
    let mut passed =
        std::iter::successors(new.collection.before(new.round), |last| new.collection.before(last));
    if !is_same || !passed.any(|round| round.info.id == old.round.info.id) {
        return Vec::new();
    }
    let mut before = new.collection.back_from(old.round);
    before.pop();
    before
        .into_iter()
        .filter_map(|round| {
            let entry = round.entry(&new.entry.stem)?;
            let is_meant =
                which == EarlierReturns::Readable || matches!(entry.standing, Standing::Valid(_));
            PlacedReturn { collection: new.collection, round, entry }.side().filter(|_| is_meant)
        })
        .collect()
}
