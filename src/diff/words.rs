//! Which words of a text changed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use serde::Serialize;
use similar::Algorithm;

use super::blocks::STRUCK;
use super::search::common;
use crate::model::{as_seen, is_joined, is_wordy};

/// So many words and signs in a row are none that two texts have in common by chance.
const SENTENCE: usize = 10;

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// In the old text and in the new one, as far as a reader can see; the words are the new ones.
    Same,
    /// In the old text alone.
    Removed,
    /// In the new text alone.
    Added,
}

/// Words that stand together and share a fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What became of them.
    pub fate: Fate,
    /// Whether a space stands before them; of no meaning where nothing does.
    pub space: bool,
    /// The words.
    pub text: String,
}

/// A word, or the punctuation before or behind one. Two are the same where a reader cannot tell
/// them apart: one that is struck out is not one that stands.
#[derive(Debug, Clone)]
struct Token<'a> {
    text: &'a str,
    seen: Cow<'a, str>,
    space: bool,
    is_struck: bool,
}

impl Token<'_> {
    fn key(&self) -> (&str, bool, bool) {
        (&self.seen, self.space, self.is_struck)
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Token<'_> {}

impl Hash for Token<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// Words that stayed, or words that others took the place of.
#[derive(Debug, Clone)]
struct Piece {
    is_same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Piece {
    fn size(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// How the words of `old` became those of `new`; the removed and the same ones are `old`, the same
/// and the added `new`.
///
/// Both are words with one space between them. What no reader sees is no change: words that stayed
/// are written as in the new text. Time and memory grow with the number of words. Exchanging the
/// sides exchanges what was added and removed, and nothing else that can be seen.
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (tokens(old), tokens(new));
    // Whichever comes first as it is seen, so that neither an exchange nor what nobody sees changes
    // what is found.
    let is_in_order = old.iter().map(Token::key).le(new.iter().map(Token::key));
    let (first, second) = if is_in_order { (old, new) } else { (new, old) };
    let pieces = calmed(pieces(&first, &second));
    let mut runs = Vec::new();
    for piece in pieces {
        let (here, there) = (&first[piece.old.clone()], &second[piece.new.clone()]);
        let (here, there) = if is_in_order { (here, there) } else { (there, here) };
        if piece.is_same {
            runs.extend(run(Fate::Same, there));
        } else {
            runs.extend(run(Fate::Removed, here));
            runs.extend(run(Fate::Added, there));
        }
    }
    runs
}

/// How many words a text has; punctuation alone is none.
pub(super) fn count(text: &str) -> usize {
    let is_word = |word: &&str| {
        word.bytes().any(|byte| byte.is_ascii_alphanumeric())
            || !word.is_ascii() && word.contains(is_wordy)
    };
    let words = text.split_whitespace().filter(is_word).count();
    // That they are struck out is said of words, and is none.
    words.saturating_sub(text.matches(STRUCK).count() * STRUCK.split_whitespace().count())
}

/// How deep brackets are open of what is struck out, word by word.
#[derive(Default)]
struct Strike {
    open: usize,
}

impl Strike {
    /// Whether a word of a text is struck out, or a part of it.
    fn has(&mut self, text: &str, word: &str) -> bool {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let mut is_struck = self.open > 0;
        for (within, c) in word.char_indices().filter(|(_, c)| matches!(c, '[' | ']')) {
            let begins = || text.get(at + within..).is_some_and(|rest| rest.starts_with(STRUCK));
            if c == ']' {
                self.open = self.open.saturating_sub(1);
            } else if self.open > 0 || begins() {
                self.open += 1;
                is_struck = true;
            }
        }
        is_struck
    }
}

/// A text without what is struck out in it.
pub(super) fn standing(text: &str) -> Cow<'_, str> {
    if !text.contains(STRUCK) {
        return Cow::Borrowed(text);
    }
    let mut strike = Strike::default();
    let words = text.split_whitespace().filter(|word| !strike.has(text, word));
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

/// How many words of both texts are the same, whatever their capitals; not those that are struck
/// out.
pub(super) fn stayed<'a>(runs: impl IntoIterator<Item = &'a Run>) -> usize {
    let runs: Vec<&Run> = runs.into_iter().collect();
    let (old, new) = (said(&runs, Fate::Removed), said(&runs, Fate::Added));
    let same: usize = runs
        .iter()
        .zip(&new)
        .filter(|(run, _)| run.fate == Fate::Same)
        .map(|(_, words)| words.len())
        .sum();
    let exchanged = runs
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| (pair[0].fate, pair[1].fate) == (Fate::Removed, Fate::Added));
    let recased = exchanged.map(|(at, _)| {
        let lower = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        let (was, is): (Vec<String>, Vec<String>) = (lower(&old[at]), lower(&new[at + 1]));
        // Those with the same capitals are there by chance.
        shared(&was, &is) - shared(&old[at], &new[at + 1])
    });
    same + recased.sum::<usize>()
}

/// How many words of two texts are the same, in whatever order.
fn shared(old: &[String], new: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in old {
        *left.entry(word).or_default() += 1;
    }
    let mut is_there = |word: &&String| match left.get_mut(word.as_str()) {
        Some(count @ 1..) => {
            *count -= 1;
            true
        }
        _ => false,
    };
    new.iter().filter(|word| is_there(word)).count()
}

/// The words of each run that are not struck out, in the text of which the runs that stayed and
/// those of one side are made; none of the others.
fn said(runs: &[&Run], side: Fate) -> Vec<Vec<String>> {
    let mut text = String::new();
    let mut places = Vec::new();
    for run in runs {
        let is_here = run.fate == Fate::Same || run.fate == side;
        if is_here && run.space && !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(if is_here { &run.text } else { "" });
        places.push(start..text.len());
    }
    let mut strike = Strike::default();
    let words = |place: Range<usize>| {
        let words = text[place].split_whitespace();
        let words = words.filter(|word| !strike.has(&text, word) && count(word) > 0);
        words.map(|word| word[core(word)].to_owned()).collect()
    };
    places.into_iter().map(words).collect()
}

fn run(fate: Fate, tokens: &[Token<'_>]) -> Option<Run> {
    let (first, rest) = tokens.split_first()?;
    let mut text = first.text.to_owned();
    for token in rest {
        if token.space {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    Some(Run { fate, space: first.space, text })
}

/// Each word in up to three parts, so that a comma that came or went is not a word that changed.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let (mut out, mut strike) = (Vec::new(), Strike::default());
    for word in text.split_whitespace() {
        let is_struck = strike.has(text, word);
        let core = core(word);
        let parts = if core.is_empty() {
            [word, "", ""]
        } else {
            [&word[..core.start], &word[core.clone()], &word[core.end..]]
        };
        let mut space = true;
        for text in parts.into_iter().filter(|part| !part.is_empty()) {
            let seen = if text.is_ascii() { Cow::Borrowed(text) } else { as_seen(text) };
            out.push(Token { text, seen, space, is_struck });
            space = false;
        }
    }
    out
}

/// Where a word is without the punctuation around it; what shows nothing and what is a mark upon a
/// letter stays with it.
fn core(word: &str) -> Range<usize> {
    if word.is_ascii() {
        return ascii_core(word);
    }
    let Some(first) = word.find(is_wordy) else { return 0..0 };
    let is_bare = word[..first].chars().all(is_joined);
    let mut end = word.len();
    for (at, c) in word.char_indices().rev() {
        if is_wordy(c) {
            break;
        }
        end = if is_joined(c) { end } else { at };
    }
    let start = if is_bare { 0 } else { first };
    start..end
}

/// The same of a word in ASCII, which is looked at byte by byte: nearly every word is one.
pub(super) fn ascii_core(word: &str) -> Range<usize> {
    let bytes = word.as_bytes();
    let first = bytes.iter().position(u8::is_ascii_alphanumeric);
    let last = bytes.iter().rposition(u8::is_ascii_alphanumeric);
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

fn pieces(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut here, mut there) = (0, 0);
    let end = (old.len(), new.len(), 0);
    for (from, to, length) in common(Algorithm::Myers, old, new).into_iter().chain([end]) {
        if (here, there) != (from, to) {
            pieces.push(Piece { is_same: false, old: here..from, new: there..to });
        }
        (here, there) = (from + length, to + length);
        match pieces.last_mut().filter(|last| last.is_same && length > 0) {
            Some(last) => (last.old.end, last.new.end) = (here, there),
            None if length > 0 => {
                pieces.push(Piece { is_same: true, old: from..here, new: to..there });
            }
            None => {}
        }
    }
    pieces
}

/// Joins changes that only a stray word or two keep apart: a sentence that was rewritten shares its
/// `of` and `the` with the old one by chance. Where words were only added around them, or only
/// taken away, nothing was rewritten.
fn calmed(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        if !piece.is_same
            && let [.., before, between] = out.as_slice()
            && 2 * between.size() <= before.size().min(piece.size())
            && !(before.old.is_empty() && piece.old.is_empty())
            && !(before.new.is_empty() && piece.new.is_empty())
            && between.size() < SENTENCE
        {
            let (old, new) = (before.old.start..piece.old.end, before.new.start..piece.new.end);
            out.truncate(out.len() - 2);
            out.push(Piece { is_same: false, old, new });
        } else {
            out.push(piece);
        }
    }
    out
}
