//! Which entries of a field belong together on both sides of a comparison.

use super::blocks::EvidenceBlock;
use super::like::likeness;
use crate::model::Id;

/// An entry as it is compared: its id, and what it says.
pub(super) type SaidEntry = (Id, Vec<EvidenceBlock>);

/// How alike two entries with other ids are at least, in per cent, that are one.
const ALIKE: u8 = 50;

/// The entries of both sides in pairs, in the order of the new ones, then those that are gone: one
/// belongs to that with its id, or else to the one most like it.
pub(super) fn paired<'a>(
    before: &'a [SaidEntry],
    after: &'a [SaidEntry],
) -> Vec<(Option<&'a SaidEntry>, Option<&'a SaidEntry>)> {
    let has = |side: &[SaidEntry], id: &Id| side.iter().any(|(own, _)| own == id);
    let mut gone: Vec<&SaidEntry> = before.iter().filter(|(id, _)| !has(after, id)).collect();
    let mut pairs = Vec::new();
    for own in after {
        let same = before.iter().find(|(id, _)| *id == own.0);
        pairs.push((same.or_else(|| most_alike(&mut gone, own)), Some(own)));
    }
    pairs.extend(gone.into_iter().map(|own| (Some(own), None)));
    pairs
}

/// Takes the entry that is most like another, where one is like it at all.
fn most_alike<'a>(gone: &mut Vec<&'a SaidEntry>, own: &SaidEntry) -> Option<&'a SaidEntry> {
    let said = words(own);
    let likes = gone.iter().enumerate().map(|(at, other)| (likeness(&words(other), &said), at));
    let (_, at) = likes
        .filter(|(like, _)| *like >= ALIKE)
        .max_by_key(|(like, at)| (*like, usize::MAX - at))?;
    Some(gone.remove(at))
}

fn words(own: &SaidEntry) -> String {
    own.1.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
}
