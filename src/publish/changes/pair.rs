//! Two returns of one partnership, in a round and in the one before, and where what changed between
//! them is published.

use crate::compare::{self, EarlierReturns, EvidenceIndex, PlacedReturn};
use crate::diff::{Comparison, Side};
use crate::git::{Historian, LastCommits};
use crate::model::{Collection, Id, Partnership, Round, Standing};
use crate::publish::document::Destination;
use crate::publish::plan::{Plan, source};
use crate::publish::{Batch, Options, pool, provenance};

/// Everything that changed from one round to the next.
pub(in crate::publish) struct Changes<'a> {
    /// The later round.
    pub(in crate::publish) batch: &'a Batch<'a>,
    /// The round before.
    pub(in crate::publish) before: &'a Round,
    /// The partnerships that returned both times, in the order of the register.
    pub(in crate::publish) pairs: Vec<Pair<'a>>,
}

/// Two returns of one partnership and what changed between them.
pub(in crate::publish) struct Pair<'a> {
    /// The later round.
    pub(super) batch: &'a Batch<'a>,
    /// What git knows of the returns of the round before.
    pub(super) history: &'a LastCommits,
    /// Who returned.
    pub(super) partnership: &'a Partnership,
    /// The return before.
    pub(super) old: Side<'a>,
    /// The return.
    pub(super) new: Side<'a>,
    /// What changed.
    pub(super) comparison: Comparison,
    /// Where its page and PDF are published.
    pub(super) destination: Destination,
}

impl Pair<'_> {
    /// Whether anything of it is in the plan.
    pub(in crate::publish) fn is_planned(&self, plan: &Plan) -> bool {
        let source = format!("{}/main.typ", source(&self.destination.stem()));
        [self.destination.page(), self.destination.pdf(), source].iter().any(|path| plan.has(path))
    }
}

impl Changes<'_> {
    /// The folder, from the output folder.
    pub(super) fn folder(&self) -> String {
        folder(self.batch.collection, self.before, self.batch.round)
    }
}

/// The folder of what changed from one round to another, from the output folder.
pub(in crate::publish) fn folder(collection: &Collection, before: &Round, round: &Round) -> String {
    format!("{}/changes/{}", collection.id, folder_name(&before.info.id, &round.info.id))
}

/// The name of the folder of two rounds: `2019-2020`.
///
/// Where an id has a hyphen of its own it is `2019-spring_2020-spring`, or `a` to `b-c` and `a-b`
/// to `c` would be one folder: no id has an underscore, and without a hyphen in either id there is
/// one place alone to part the name.
pub(super) fn folder_name(from: &Id, to: &Id) -> String {
    let is_plain = |id: &Id| !id.as_str().contains('-');
    let between = if is_plain(from) && is_plain(to) { '-' } else { '_' };
    format!("{from}{between}{to}")
}

/// Compares every partnership's return of each round with that of the round before, a few at a
/// time.
pub(in crate::publish) fn compared<'a>(
    batches: &[&'a Batch<'a>],
    histories: &'a [LastCommits],
    options: &Options<'_>,
) -> Result<Vec<Changes<'a>>, pool::Stopped> {
    let mut all = Vec::new();
    for (&batch, history) in batches.iter().zip(histories) {
        let Some(before) = batch.collection.before(batch.round) else { continue };
        let mut indexed = EvidenceIndex::default();
        indexed.add(batch.collection, batch.round, |_| true);
        let register: Vec<&Partnership> = batch.collection.register.partnerships().iter().collect();
        let made = pool::run(
            &register,
            options.pool(),
            |_, _| {},
            |&partnership| {
                let at = |round| valid(batch.collection, round, &partnership.id);
                let (old, new) = (at(before)?, at(batch.round)?);
                let which = EarlierReturns::Valid;
                let comparison = compare::comparison(old, new, which, &indexed, &batch.lang)?;
                let (old, new) = (old.side()?, new.side()?);
                let folder = folder(batch.collection, before, batch.round);
                let destination = Destination { folder, name: partnership.id.to_string() };
                Some(Pair { batch, history, partnership, old, new, comparison, destination })
            },
        )?;
        all.push(Changes { batch, before, pairs: made.into_iter().flatten().collect() });
    }
    Ok(all)
}

/// What git knows of the returns of the round before each, in the order of the batches.
pub(in crate::publish) fn histories(
    batches: &[&Batch<'_>],
    historian: &mut Historian,
) -> Vec<LastCommits> {
    let history = |batch: &&Batch<'_>| {
        let before = batch.collection.before(batch.round);
        before.map(|round| provenance::history(round, historian)).unwrap_or_default()
    };
    batches.iter().map(history).collect()
}

/// The return of a partnership in a round, where it is valid.
fn valid<'a>(
    collection: &'a Collection,
    round: &'a Round,
    partnership: &Id,
) -> Option<PlacedReturn<'a>> {
    let entry = round.entry(partnership.as_str())?;
    matches!(entry.standing, Standing::Valid(_)).then_some(PlacedReturn {
        collection,
        round,
        entry,
    })
}

#[cfg(test)]
mod tests {
    use super::folder_name;
    use crate::model::Id;

    fn name(from: &str, to: &str) -> String {
        let id = |text| Id::published(text).expect("an id");
        folder_name(&id(from), &id(to))
    }

    #[test]
    fn two_pairs_of_rounds_never_share_a_folder() {
        assert_eq!(name("2019", "2020"), "2019-2020");
        assert_eq!(name("a", "b-c"), "a_b-c");
        assert_eq!(name("a-b", "c"), "a-b_c");
        let ids = ["a", "b", "c", "a-b", "b-c", "a-b-c"];
        let pairs = ids.iter().flat_map(|from| ids.iter().map(move |to| name(from, to)));
        let names: std::collections::BTreeSet<String> = pairs.collect();
        assert_eq!(names.len(), ids.len() * ids.len());
    }
}
