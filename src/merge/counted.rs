//! Sentences that stand less often in a merged file than they should, or more often: where a side
//! is favoured, what the other moved may be gone from both places, or stand in both.

use std::collections::BTreeMap;

use super::remarks::{self, Remark, Texts};
use super::sentences::sentences;

/// The sentences that are gone from a merged file, or stand there too often, by how often each
/// stands in the base, with the favoured side, with the other and in the merged file.
pub(super) fn miscounted(three: [&Texts<'_>; 3], merged: &Texts<'_>) -> Vec<Remark> {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let [base, favored, other] = three;
    for (which, texts) in [base, favored, other, merged].into_iter().enumerate() {
        for sentence in texts.values().flatten().flat_map(|block| said_in(&block.key)) {
            counts.entry(sentence).or_default()[which] += 1;
        }
    }
    let judged = counts.into_iter().filter_map(|(sentence, [base, favored, other, merged])| {
        let kept = (favored + other).saturating_sub(base);
        // What the other side alone added may have been left out where both changed a text.
        if merged < kept.min(favored) {
            return Some(Remark::Gone(sentence));
        }
        // What stands once may be made of words of both sides.
        (merged > kept.max(favored).max(other).max(1)).then_some(Remark::Repeated(sentence))
    });
    judged.collect()
}

/// The sentences of a block that say something.
pub(super) fn said_in(key: &str) -> impl Iterator<Item = String> {
    let said = remarks::said(key);
    let found: Vec<String> = match key.starts_with('|') || key.starts_with('‖') {
        true => vec![said],
        false => sentences(&said).into_iter().map(str::to_owned).collect(),
    };
    found.into_iter().filter(|sentence| sentence.contains(char::is_alphabetic))
}
