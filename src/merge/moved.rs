//! Sentences that one side moved to another text, such as the evidence of another answer, and that
//! the other took away or rewrote: in their new place they are not disputed.

use std::collections::BTreeMap;

use super::counted::said_in;
use super::likeness::is_word;
use super::remarks::{Path, Remark, Texts};

/// A sentence of fewer words is not known again in another text.
const FEWEST_WORDS: usize = 4;

/// Where each sentence stands.
type Places<'t, 'b> = BTreeMap<String, Vec<&'t Path<'b>>>;

/// Those that stand in the merged file where one side moved them.
pub(super) fn moved(three: [&Texts<'_>; 3], merged: &Texts<'_>) -> Vec<Remark> {
    let [base, ours, theirs] = three.map(places);
    let merged_places = places(merged);
    let is_disputed = |place: &Path<'_>| {
        let blocks = merged.get(place).into_iter().flatten();
        blocks.into_iter().any(|block| block.key.contains("<<<<<<<"))
    };
    let mut found = Vec::new();
    for (sentence, homes) in &base {
        let ([home], true) = (homes.as_slice(), is_known(sentence)) else { continue };
        let is_moved = [(&ours, &theirs), (&theirs, &ours)].into_iter().any(|(own, other)| {
            let Some(now) = only(own, sentence).filter(|now| now != home) else { return false };
            let stands = only(&merged_places, sentence).is_some_and(|there| there == now);
            stands && !other.contains_key(sentence) && !is_disputed(now)
        });
        if is_moved {
            found.push(Remark::Moved(sentence.clone()));
        }
    }
    found
}

/// Where a sentence stands, if it stands once.
fn only<'t, 'b>(all: &Places<'t, 'b>, sentence: &str) -> Option<&'t Path<'b>> {
    match all.get(sentence).map(Vec::as_slice) {
        Some([place]) => Some(place),
        _ => None,
    }
}

fn places<'t, 'b>(texts: &'t Texts<'b>) -> Places<'t, 'b> {
    let mut places = Places::new();
    for (path, blocks) in texts {
        for sentence in blocks.iter().flat_map(|block| said_in(&block.key)) {
            places.entry(sentence).or_default().push(path);
        }
    }
    places
}

fn is_known(sentence: &str) -> bool {
    sentence.split_whitespace().filter(is_word).count() >= FEWEST_WORDS
}
