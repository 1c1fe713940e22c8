//! How much of what a text says is new, whatever its order, its punctuation and its form.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::blocks::EvidenceBlock;
use super::like::plain_words;
use super::words::standing;

/// Words of two texts, counted without regard to their order: a word that stands three times in the
/// one and once in the other has two that the other lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Substance {
    /// In the old text.
    pub(super) old: usize,
    /// In the new text.
    pub(super) new: usize,
    /// In the new text, and lacking in the old one.
    pub(super) added: usize,
    /// In the old text, and lacking in the new one.
    pub(super) removed: usize,
}

impl Substance {
    pub(super) fn of(old: &[EvidenceBlock], new: &[EvidenceBlock]) -> Self {
        let mut balance: HashMap<String, (usize, usize)> = HashMap::new();
        let (mut olds, mut news) = (0, 0);
        for word in said_once(old) {
            balance.entry(word).or_default().0 += 1;
            olds += 1;
        }
        for word in said_once(new) {
            balance.entry(word).or_default().1 += 1;
            news += 1;
        }
        let counts = balance.values();
        let removed = counts.clone().map(|(was, is)| was.saturating_sub(*is)).sum();
        let added = counts.map(|(was, is)| is.saturating_sub(*was)).sum();
        Self { old: olds, new: news, added, removed }
    }

    /// Whether hardly a word came or went: one at most, or one in twenty of the longer text.
    pub(super) fn is_same(self) -> bool {
        let changed = self.added.max(self.removed);
        changed <= 1 || 20 * changed <= self.old.max(self.new)
    }

    /// Whether less than a quarter of the new text is new.
    pub(super) fn has_little_new(self) -> bool {
        4 * self.added < self.new
    }

    /// Whether less than half of the words is left: several fewer, or none at all.
    pub(super) fn was_cut(self) -> bool {
        // A few words are said in one or two fewer and say as much.
        const FEWEST: usize = 4;
        let gone = self.old.saturating_sub(self.new);
        2 * gone > self.old && (gone >= FEWEST || self.new == 0)
    }
}

/// The words of a text, those of each passage once: one that is pasted twice says no more. What is
/// struck out is said no more.
fn said_once(blocks: &[EvidenceBlock]) -> Vec<String> {
    let mut seen: HashSet<Vec<String>> = HashSet::new();
    let mut said = Vec::new();
    for text in blocks.iter().map(|block| standing(&block.text)) {
        let words: Vec<String> = plain_words(&text).map(Cow::into_owned).collect();
        if seen.insert(words.clone()) {
            said.extend(words);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::Substance;
    use crate::diff::blocks;

    fn of(old: &str, new: &str) -> Substance {
        Substance::of(&blocks(old), &blocks(new))
    }

    #[test]
    fn order_punctuation_and_form_are_no_substance() {
        let found = of("- One two.\n- Three four!", "Three, four. one two");
        assert_eq!((found.added, found.removed, found.old, found.new), (0, 0, 4, 4));
        assert!(found.is_same());
    }

    #[test]
    fn a_passage_that_is_pasted_twice_says_no_more() {
        let found = of("One two three four.", "One two three four.\n\nOne two, three four!");
        assert_eq!((found.added, found.removed), (0, 0));
        assert!(found.is_same());
    }

    #[test]
    fn one_word_in_twenty_is_none_and_two_are() {
        let many: Vec<String> = (0..39).map(|n| format!("w{n}")).collect();
        let with =
            |words: &[&str]| format!("{} {}", many[words.len()..].join(" "), words.join(" "));
        assert!(of(&with(&[]), &with(&["x"])).is_same());
        assert!(of(&with(&["a", "b"]), &with(&["c", "b"])).is_same());
        assert!(!of(&with(&["a", "b", "c"]), &with(&["x", "y", "z"])).is_same());
    }

    #[test]
    fn what_is_left_of_a_long_text_is_a_cut() {
        let long = "one two three four five ".repeat(8);
        assert!(of(&long, "one two three").was_cut());
        assert!(!of(&long, &"one two ".repeat(10)).was_cut());
    }

    #[test]
    fn a_few_words_are_cut_where_all_or_most_of_them_are_gone() {
        let seven = "one two three four five six seven";
        assert!(of(seven, "").was_cut());
        assert!(of(seven, "one two three").was_cut());
        assert!(!of(seven, "one two three four").was_cut());
        assert!(of("one", "").was_cut());
        assert!(!of("one two three four", "one").was_cut());
        assert!(!of("", "").was_cut());
    }
}
