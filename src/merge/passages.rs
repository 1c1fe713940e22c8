//! Paragraphs that one side put into another text, such as the evidence of another answer, as they
//! were or rewritten, and the other side elsewhere or nowhere: where they stand now they are
//! disputed. So are copies of one that the other side rewrote or took away.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{self, MOST_PAIRS};
use super::blocks::Block;
use super::columns::DisputedTable;
use super::diff3::{OURS, THEIRS};
use super::likeness;
use super::meaning::Meaning;
use super::paragraph_index::{ParagraphIndex, Path, are_of_one_kind};
use super::text::{Body, Chunk, Line, Text};
use super::tree::{Entry, Tree};

/// What new blocks say that are disputed, each with the lines that the other side has instead,
/// where there are any.
pub(super) type Disputed = BTreeMap<String, Option<Vec<String>>>;

/// What blocks of a text say that ours and theirs put into another one.
pub(super) type Left = [BTreeSet<String>; 2];

/// What is known of a text before it is joined.
#[derive(Clone, Copy, Default)]
pub(super) struct Known<'k> {
    /// Tables that are decided on as a whole.
    pub(super) apart: &'k [DisputedTable],
    /// What new blocks say that are disputed.
    pub(super) disputed: Option<&'k Disputed>,
    /// What blocks say that ours and theirs put into another text: they are not there any more.
    pub(super) left: Option<&'k Left>,
}

/// The paragraphs that were put into another text, and not by both into the same one.
pub(super) struct Passages<'b> {
    disputed: BTreeMap<Vec<String>, Disputed>,
    left: BTreeMap<Vec<String>, Left>,
    /// The texts that something disputed was put into.
    pub(super) paths: BTreeSet<Path<'b>>,
}

impl<'b> Passages<'b> {
    /// Looks through all texts of base, ours and theirs.
    pub(super) fn of(trees: [&'b Tree<'_>; 3]) -> Self {
        let [base, ours, theirs] = trees.map(ParagraphIndex::of);
        let (left, paths) = (BTreeMap::new(), BTreeSet::new());
        let mut found = Self { disputed: BTreeMap::new(), left, paths };
        for (side, own, other) in [(OURS, &ours, &theirs), (THEIRS, &theirs, &ours)] {
            let rewritten = rewritten(&base, own, other);
            for (said, home) in base.once() {
                match (own.at(said), rewritten.get(said)) {
                    ([now], _) if now != home => {
                        found.moved(side, [said, said], [home, now], other);
                    }
                    ([], Some((new, now))) => found.moved(side, [said, new], [home, now], other),
                    (places @ [_, _, ..], _) if other.at(said).is_empty() => {
                        found.copied(said, home, places, [&base, other]);
                    }
                    _ => {}
                }
            }
        }
        // What both began alike, and have in two texts now.
        for (said, now) in ours.once().filter(|(said, _)| base.at(said).is_empty()) {
            if let [there] = theirs.at(said)
                && now != there
            {
                found.dispute(now, said, None);
                found.dispute(there, said, None);
            }
        }
        found
    }

    /// A paragraph that one side moved to another text, where it may say something else now.
    fn moved(
        &mut self,
        side: usize,
        [before, said]: [&str; 2],
        [home, now]: [&Path<'b>; 2],
        other: &ParagraphIndex<'b>,
    ) {
        self.left.entry(owned(home)).or_default()[side].insert(before.to_owned());
        // What the other has several times it has not taken away.
        let is_settled = match other.at(before) {
            [place] => [home, now].contains(&place),
            places => places.len() > 1,
        };
        if !is_settled {
            self.dispute(now, said, None);
        }
    }

    /// A paragraph of which one side made copies, and that the other rewrote or took away: which
    /// of the two a copy should say is disputed.
    fn copied(
        &mut self,
        said: &str,
        home: &Path<'b>,
        places: &[Path<'b>],
        [base, other]: [&ParagraphIndex<'b>; 2],
    ) {
        // Where it does not stand any more at home, the rewritten one is disputed there.
        let is_home = |place: &&Path<'b>| *place == home;
        let lines = base.fate(said, home, other).filter(|_| places.iter().any(|p| is_home(&p)));
        let lines = lines.and_then(|block| {
            let text = &other.texts.get(home)?.text;
            Some(text.lines.get(block.lines.clone())?.iter().map(|l| (*l).to_owned()).collect())
        });
        let copies = places.iter().filter(|place| !is_home(place));
        // A copy in the same text is told from the first by its place.
        let beside = (places.iter().filter(is_home).count() > 1).then_some(home);
        for place in copies.chain(beside) {
            self.dispute(place, said, lines.clone());
        }
    }

    fn dispute(&mut self, path: &Path<'b>, said: &str, instead: Option<Vec<String>>) {
        self.disputed.entry(owned(path)).or_default().insert(said.to_owned(), instead);
        self.paths.insert(path.clone());
    }

    /// Whether a side put anything into another text.
    pub(super) fn has_moved(&self) -> bool {
        !self.left.is_empty()
    }

    /// What a side put into another text, of the text that these keys lead to.
    pub(super) fn left(&self, path: &[String]) -> Option<&Left> {
        self.left.get(path)
    }

    /// What is disputed of the text that these keys lead to.
    pub(super) fn at(&self, path: &[String]) -> Option<&Disputed> {
        self.disputed.get(path)
    }
}

/// The paragraphs that a side moved to another text and rewrote there, or made a bullet or a
/// number: what each says now, and where. They are like no other.
fn rewritten<'p, 'b>(
    base: &'p ParagraphIndex<'b>,
    own: &'p ParagraphIndex<'b>,
    other: &ParagraphIndex<'b>,
) -> BTreeMap<&'p String, (&'p String, &'p Path<'b>)> {
    let olds: Vec<_> = base.once().filter(|(said, _)| own.at(said).is_empty()).collect();
    let is_new = |said: &String| base.at(said).is_empty() && other.at(said).is_empty();
    let news: Vec<_> = own.once().filter(|(said, _)| is_new(said)).collect();
    let mut found = BTreeMap::new();
    if olds.len() * news.len() > MOST_PAIRS {
        return found;
    }
    let is_same_sign = |a: &str, b: &str| align::sign(a) == align::sign(b);
    // One that has another sign now is known where none has its own.
    for is_of_sign in [is_same_sign, are_of_one_kind] {
        let is_one = |old: &str, new: &str| is_of_sign(old, new) && likeness::are_alike(old, new);
        for (old, home) in &olds {
            let mut like = news.iter().filter(|(new, _)| is_one(old, new));
            if let (Some((new, now)), None) = (like.next(), like.next())
                && now != home
                && olds.iter().filter(|(old, _)| is_one(old, new)).count() == 1
                && base.fate(old, home, own).is_none()
            {
                found.entry(*old).or_insert((*new, *now));
            }
        }
    }
    found
}

/// Puts beside each disputed copy what the other side made of what it was copied from.
pub(super) fn beside_copies(bodies: &mut [Body], disputed: Option<&Disputed>) {
    for body in bodies {
        let Body::Either { sides, base } = body else { continue };
        for side in [0, 1] {
            let ([copy], [], []) = (&*sides[side], &*sides[1 - side], &**base) else { continue };
            let Some(Some(lines)) = disputed.and_then(|all| all.get(&copy.key)) else { continue };
            let text = Text::of(lines.iter().map(String::as_str).collect());
            let sign = |key: &str| key.split(' ').next().map(str::to_owned);
            if let [block] = &*text.blocks
                && sign(&block.key) == sign(&copy.key)
            {
                let lines = lines.iter().cloned().map(Line::Made).collect();
                let made = Chunk { lines, key: block.key.clone(), blanks: copy.blanks, own: None };
                sides[1 - side] = vec![made];
                break;
            }
        }
    }
}

/// A text without the paragraphs in it that are disputed. `None` where it is none, or nothing of it
/// is left.
pub(super) fn without<'a>(entry: &Entry<'a>, disputed: &Disputed) -> Option<Entry<'a>> {
    let Meaning::Text(text) = &entry.meaning else { return None };
    let text = Text::of(text.lines().collect());
    let is_left = |block: &&Block| !disputed.contains_key(&block.key);
    let mut lines: Vec<&str> = Vec::new();
    for block in text.blocks.iter().filter(is_left) {
        let blanks = if lines.is_empty() { 0 } else { block.blanks };
        lines.extend(std::iter::repeat_n("", blanks));
        lines.extend(&text.lines[block.lines.clone()]);
    }
    let meaning = Meaning::Text(lines.join("\n"));
    let rest =
        Entry { name: entry.name.clone(), notes: Vec::new(), meaning, branch: None, ..*entry };
    (!lines.is_empty()).then_some(rest)
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().copied().map(str::to_owned).collect()
}
