//! Evidence that returns of one round share nearly word for word.
//!
//! All passages of a round are indexed once by their sequences of five words, so that asking about
//! one return costs no more than its own length, however many others there are.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::blocks::{EvidenceBlock, blocks};
use super::like::{Vocabulary, plain_words};
use crate::model::{Id, ItemId, Return};

/// How many words of a sequence must be the same.
const SEQUENCE: usize = 5;

/// A passage of fewer words is not looked for: a heading or a common phrase is nobody's own.
const SHORTEST: usize = 20;

/// The share of its sequences, in per cent, that the shorter of two passages has in common with the
/// other.
const SHARED: usize = 75;

/// For each sequence at most this many passages are remembered, the first in the order of the
/// returns: what is copied a hundred times is found by its first thirty-two.
const REMEMBERED: usize = 32;

/// Evidence of another return that is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// Whose return.
    pub partnership: Id,
    /// Of which round.
    pub round: Id,
    /// Which item.
    pub item: ItemId,
    /// How many passages of this evidence are there as well, nearly word for word.
    pub passages: usize,
    /// How many words these passages have here.
    pub words: usize,
}

/// The passages of all returns of a round.
#[derive(Debug, Default)]
pub struct Neighbours<'a> {
    passages: Vec<Passage<'a>>,
    holders: HashMap<u64, Vec<usize>>,
    vocabulary: Vocabulary,
}

#[derive(Debug)]
struct Passage<'a> {
    /// The place of the return among the others.
    place: usize,
    partnership: &'a Id,
    round: &'a Id,
    item: &'a ItemId,
    sequences: usize,
}

impl<'a> Neighbours<'a> {
    /// The passages of the returns of one round, in the order of the register.
    pub fn of(returns: impl IntoIterator<Item = &'a Return>) -> Self {
        let mut found = Self::default();
        for (place, returned) in returns.into_iter().enumerate() {
            for response in returned.responses() {
                let Some(evidence) = &response.evidence else { continue };
                for block in blocks(&evidence.markdown) {
                    found.add(place, returned, &response.item, &block.text);
                }
            }
        }
        found
    }

    fn add(&mut self, place: usize, of: &'a Return, item: &'a ItemId, text: &str) {
        let words: Vec<u32> = plain_words(text).map(|word| self.vocabulary.number(word)).collect();
        let Some(sequences) = sequences(&words) else { return };
        let at = self.passages.len();
        let (partnership, round) = (of.partnership(), of.round());
        let sequences_here = sequences.len();
        self.passages.push(Passage { place, partnership, round, item, sequences: sequences_here });
        for sequence in sequences {
            let holders = self.holders.entry(sequence).or_default();
            if holders.len() < REMEMBERED {
                holders.push(at);
            }
        }
    }

    /// Where the passages of a return's evidence stand in the returns of others, in the order of
    /// these.
    pub(super) fn elsewhere(&self, partnership: &Id, evidence: &[EvidenceBlock]) -> Vec<Elsewhere> {
        self.found(partnership, evidence, false)
    }

    /// The same of those passages that the partnership itself has not among these returns.
    pub(super) fn taken(&self, partnership: &Id, evidence: &[EvidenceBlock]) -> Vec<Elsewhere> {
        self.found(partnership, evidence, true)
    }

    fn found(&self, partnership: &Id, evidence: &[EvidenceBlock], is_new: bool) -> Vec<Elsewhere> {
        let mut found: BTreeMap<(usize, &ItemId), Elsewhere> = BTreeMap::new();
        if self.passages.is_empty() {
            return Vec::new();
        }
        for block in evidence {
            let words: Vec<Option<u32>> =
                plain_words(&block.text).map(|word| self.vocabulary.known(&word)).collect();
            let mut seen = Vec::new();
            let passages = self.shared(&words);
            let is_own = |passage: &&Passage<'_>| passage.partnership == partnership;
            if is_new && passages.iter().any(&is_own) {
                continue;
            }
            for passage in passages.into_iter().filter(|passage| !is_own(passage)) {
                let key = (passage.place, passage.item);
                if seen.contains(&key) {
                    continue;
                }
                seen.push(key);
                let entry = found.entry(key).or_insert_with(|| Elsewhere {
                    partnership: passage.partnership.clone(),
                    round: passage.round.clone(),
                    item: passage.item.clone(),
                    passages: 0,
                    words: 0,
                });
                entry.passages += 1;
                entry.words += words.len();
            }
        }
        found.into_values().collect()
    }

    /// The passages that share enough with one.
    fn shared(&self, words: &[Option<u32>]) -> Vec<&Passage<'a>> {
        if words.len() < SHORTEST {
            return Vec::new();
        }
        // A word that no return of the round has is in no sequence of theirs.
        let words: Vec<u32> = words.iter().map(|word| word.unwrap_or(u32::MAX)).collect();
        let Some(sequences) = sequences(&words) else { return Vec::new() };
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for sequence in &sequences {
            for &holder in self.holders.get(sequence).into_iter().flatten() {
                *common.entry(holder).or_default() += 1;
            }
        }
        let is_enough = |(at, common): &(usize, usize)| {
            let passage = &self.passages[*at];
            let shorter = passage.sequences.min(sequences.len());
            100 * common >= SHARED * shorter
        };
        common.into_iter().filter(is_enough).map(|(at, _)| &self.passages[at]).collect()
    }
}

/// The sequences of a passage, each once, where it is long enough. Two that differ are taken for
/// one as seldom as two numbers of 64 bits are the same by chance.
fn sequences(words: &[u32]) -> Option<Vec<u64>> {
    if words.len() < SHORTEST {
        return None;
    }
    let number = |words: &[u32]| {
        words
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
    };
    let mut all: Vec<u64> = words.windows(SEQUENCE).map(number).collect();
    all.sort_unstable();
    all.dedup();
    Some(all)
}
