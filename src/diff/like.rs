//! How alike two texts are, and which of many belong together.
//!
//! Likeness is the share of words, and of pairs of words that follow one another, that two texts
//! have in common: twice what is common out of all. Two texts on one subject share a fifth, a text
//! that was half rewritten shares about half.

use std::borrow::Cow;
use std::collections::HashMap;

use super::blocks::STRUCK;
use super::words::ascii_core;
use crate::model::as_seen;

/// A word or pair of words that stands in more texts than this tells nothing, and would cost much.
const COMMON: usize = 16;

/// The share of what tells a text apart, in per cent, that another has where the one stands in it,
/// and the least of it.
const WITHIN: usize = 75;

/// The same of a part to which something may have been added.
const PARTLY: usize = 40;
const FEWEST: usize = 2;

/// The same share where the one is far longer than the other: what has only small words in common
/// with it does not stand in it.
const NEARLY_ALL: usize = 90;

/// With how many of the others a text is held side by side: those with which it shares most.
const CANDIDATES: usize = 4;

/// The words of all texts that are compared, each with a number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashMap<String, u32>);

/// The words and pairs of words of a text, as numbers in order.
#[derive(Debug, Clone)]
pub(super) struct Features(Vec<u64>);

/// Two texts that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Like {
    /// Which of the old ones.
    pub(super) old: usize,
    /// Which of the new ones.
    pub(super) new: usize,
    /// How alike they are, in per cent.
    pub(super) likeness: u8,
}

impl Vocabulary {
    /// What likeness is measured by.
    pub(super) fn features(&mut self, text: &str) -> Features {
        let words: Vec<u32> = plain_words(text).map(|word| self.number(word)).collect();
        let pairs = words.windows(2).map(|pair| match pair {
            [a, b] => (u64::from(*a) + 1) << 32 | u64::from(*b),
            _ => 0,
        });
        let mut all: Vec<u64> = words.iter().copied().map(u64::from).chain(pairs).collect();
        all.sort_unstable();
        Features(all)
    }

    /// The number of a word; a word that was not met before gets the next one.
    pub(super) fn number(&mut self, word: Cow<'_, str>) -> u32 {
        if let Some(number) = self.known(&word) {
            return number;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(word.into_owned(), next);
        next
    }

    /// The number of a word that was met before.
    pub(super) fn known(&self, word: &str) -> Option<u32> {
        self.0.get(word).copied()
    }
}

/// The words of a text as they are seen, without punctuation and in lower case; not those by which
/// it is said that some are struck out.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let has_struck = text.contains(STRUCK);
    let is_sign = move |word: &str| has_struck && (word.ends_with("[struck") || word == "out:");
    text.split_whitespace()
        .filter(move |word| !is_sign(word))
        .map(move |word| {
            if !word.is_ascii() {
                return Cow::Owned(bare(&as_seen(word)));
            }
            let word = &word[ascii_core(word)];
            if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return Cow::Borrowed(word);
            }
            Cow::Owned(word.to_ascii_lowercase())
        })
        .filter(|word| !word.is_empty())
}

impl Features {
    /// Those of several texts together.
    pub(super) fn all(several: &[Self]) -> Self {
        let mut all: Vec<u64> = several.iter().flat_map(|own| &own.0).copied().collect();
        all.sort_unstable();
        Self(all)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether most of a text stands here.
    pub(super) fn holds(&self, part: &Self) -> bool {
        stands_in(common(&self.0, &part.0), part.len(), WITHIN)
    }

    /// Whether a text stands here but for a word or two, each beside the words that it stands
    /// beside there. Time grows with the length of the text, and with the logarithm of this one's.
    pub(super) fn holds_nearly_all(&self, part: &Self) -> bool {
        let found = part.0.chunk_by(|a, b| a == b).filter_map(|same| {
            let first = self.0.partition_point(|own| own < same.first().unwrap_or(&0));
            let many = self.0[first..].iter().take(same.len());
            same.first().map(|wanted| many.take_while(|own| *own == wanted).count())
        });
        part.len() >= FEWEST && 100 * found.sum::<usize>() >= NEARLY_ALL * part.len()
    }

    /// The likeness of two texts that are not the same, in per cent, rounded down and never 100.
    pub(super) fn likeness(&self, other: &Self) -> u8 {
        let all = self.0.len() + other.0.len();
        let share = 200 * common(&self.0, &other.0) / all.max(1);
        u8::try_from(share.min(99)).unwrap_or(99)
    }

    /// The most that the likeness can be, from the lengths alone.
    fn most(&self, other: &Self) -> usize {
        200 * self.0.len().min(other.0.len()) / (self.0.len() + other.0.len()).max(1)
    }

    fn distinct(&self) -> impl Iterator<Item = u64> {
        self.0.chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
    }
}

/// The likeness of two texts, in per cent.
pub(super) fn likeness(old: &str, new: &str) -> u8 {
    let mut vocabulary = Vocabulary::default();
    let (old, new) = (vocabulary.features(old), vocabulary.features(new));
    old.likeness(&new)
}

fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut common = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => _ = a.next(),
            std::cmp::Ordering::Greater => _ = b.next(),
            std::cmp::Ordering::Equal => {
                common += 1;
                _ = (a.next(), b.next());
            }
        }
    }
    common
}

/// Which of `old` belong to which of `new`, each to one at most; the most alike first, then the
/// nearest.
///
/// `enough(old, new)` is the likeness from which two may belong together. Each text is held side by
/// side with four others at most, found by the words that few of them have, and with none that is
/// too long or too short to be alike: memory grows with the length of all texts together, time with
/// that and its logarithm.
pub(super) fn pairs(
    old: &[Features],
    new: &[Features],
    enough: impl Fn(usize, usize) -> u8,
) -> Vec<Like> {
    chosen(candidates(old, new, enough).likes, old.len(), new.len())
}

/// Of those that may belong together each to one at most.
pub(super) fn chosen(mut likes: Vec<Like>, old: usize, new: usize) -> Vec<Like> {
    let apart = |like: &Like| (like.old * new).abs_diff(like.new * old);
    likes.sort_by_key(|like| (100 - like.likeness, apart(like), like.old, like.new));
    let (mut old_taken, mut new_taken) = (vec![false; old], vec![false; new]);
    likes.retain(|like| {
        let is_free = !old_taken[like.old] && !new_taken[like.new];
        if is_free {
            (old_taken[like.old], new_taken[like.new]) = (true, true);
        }
        is_free
    });
    likes
}

/// What may belong together.
#[derive(Debug)]
pub(super) struct Candidates {
    /// Old and new ones that are alike.
    pub(super) likes: Vec<Like>,
    /// For each old one the new one in which most of it stands.
    pub(super) old_within: Vec<Option<usize>>,
    /// For each new one the old one in which most of it stands.
    pub(super) new_within: Vec<Option<usize>>,
    /// For each old one the new one in which a part of it stands.
    pub(super) old_partly: Vec<Option<usize>>,
    /// For each new one the old one in which a part of it stands.
    pub(super) new_partly: Vec<Option<usize>>,
}

/// The words and pairs of words of the old texts, each with the texts that have it, where few have.
struct Holders {
    all: Vec<(u64, usize)>,
    /// How many of them each old text has.
    telling: Vec<usize>,
}

impl Holders {
    fn of(old: &[Features]) -> Self {
        let holders = old.iter().enumerate();
        let holders =
            holders.flat_map(|(at, own)| own.distinct().map(move |feature| (feature, at)));
        let mut all: Vec<(u64, usize)> = holders.collect();
        all.sort_unstable();
        let mut telling = vec![0; old.len()];
        for same in all.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= COMMON) {
            same.iter().for_each(|(_, holder)| telling[*holder] += 1);
        }
        Self { all, telling }
    }

    /// Those that have a feature; none where so many have that it tells nothing.
    fn few(&self, feature: u64) -> Option<&[(u64, usize)]> {
        let first = self.all.partition_point(|(other, _)| *other < feature);
        let rest = &self.all[first..];
        let many = rest.iter().take(COMMON + 1).take_while(|(other, _)| *other == feature).count();
        (many <= COMMON).then(|| &rest[..many])
    }
}

/// Which texts may belong together; what that costs is said of [`pairs`].
pub(super) fn candidates(
    old: &[Features],
    new: &[Features],
    enough: impl Fn(usize, usize) -> u8,
) -> Candidates {
    let holders = Holders::of(old);
    let mut votes = vec![0_usize; old.len()];
    let mut likes = Vec::new();
    let (mut old_within, mut new_within) = (vec![(0, None); old.len()], vec![None; new.len()]);
    let (mut old_partly, mut new_partly) = (old_within.clone(), new_within.clone());
    for (at, features) in new.iter().enumerate() {
        let (mut voted, mut telling) = (Vec::new(), 0);
        for feature in features.distinct() {
            let Some(few) = holders.few(feature) else { continue };
            telling += 1;
            for &(_, holder) in few {
                if votes[holder] == 0 {
                    voted.push(holder);
                }
                votes[holder] += 1;
            }
        }
        voted.sort_by_key(|&holder| (usize::MAX - votes[holder], holder));
        let best = voted.first().copied();
        new_within[at] = best.filter(|&best| stands_in(votes[best], telling, WITHIN));
        new_partly[at] = best.filter(|&best| stands_in(votes[best], telling, PARTLY));
        for &holder in &voted {
            let own = votes[holder];
            for (known, least) in [(&mut old_within, WITHIN), (&mut old_partly, PARTLY)] {
                if own > known[holder].0 && stands_in(own, holders.telling[holder], least) {
                    known[holder] = (own, Some(at));
                }
            }
        }
        let wanted =
            |&holder: &usize| old[holder].most(features) >= usize::from(enough(holder, at));
        for &holder in voted.iter().filter(|holder| wanted(holder)).take(CANDIDATES) {
            let likeness = old[holder].likeness(features);
            if likeness >= enough(holder, at) {
                likes.push(Like { old: holder, new: at, likeness });
            }
        }
        for holder in voted {
            votes[holder] = 0;
        }
    }
    let wholes = |known: Vec<(usize, Option<usize>)>| known.into_iter().map(|own| own.1).collect();
    let (old_within, old_partly) = (wholes(old_within), wholes(old_partly));
    Candidates { likes, old_within, new_within, old_partly, new_partly }
}

/// Whether so many of what tells a text apart that it stands there, or a part of it.
fn stands_in(common: usize, telling: usize, least: usize) -> bool {
    common >= FEWEST && 100 * common >= least * telling
}
