//! Blocks that were split into several, and several that were merged into one.

use std::collections::HashMap;
use std::ops::Range;

use super::align::{Link, Seen};
use super::blocks::Kind;
use super::contained::{Whole, is_likely};
use super::like::{Candidates, Features};
use super::words::{Fate, Run, count, words};

/// How alike a block and the several it became must be, in per cent.
const ALIKE: u8 = 75;

/// The share of the words of the whole, in per cent, that must stand in the several in the same
/// order.
const IN_ORDER: usize = 60;

/// Fewer words are split by chance.
const SHORTEST: usize = 4;

/// Both texts, and which of their blocks have no partner yet.
#[derive(Clone, Copy)]
pub(super) struct Unpaired<'a> {
    pub(super) old: &'a [Seen<'a>],
    pub(super) new: &'a [Seen<'a>],
    pub(super) old_free: &'a [usize],
    pub(super) new_free: &'a [usize],
}

/// The texts of blocks with a space between them.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// Old blocks that became several, and several that became one, none of them twice; the longest are
/// chosen first.
pub(super) fn several(
    unpaired: Unpaired<'_>,
    old_features: &[Features],
    new_features: &[Features],
    found: &Candidates,
) -> Vec<Link> {
    let split = Half {
        wholes: (unpaired.old, unpaired.old_free, old_features),
        parts: (unpaired.new, unpaired.new_free, new_features),
    };
    let merged = Half { wholes: split.parts, parts: split.wholes };
    let mut links: Vec<(usize, Link)> = Vec::new();
    links.extend(
        split
            .found(&found.new_partly)
            .into_iter()
            .map(|(size, whole, parts)| (size, Link::several(whole..whole + 1, parts))),
    );
    links.extend(
        merged
            .found(&found.old_partly)
            .into_iter()
            .map(|(size, whole, parts)| (size, Link::several(parts, whole..whole + 1))),
    );
    links.sort_by_key(|(size, link)| (usize::MAX - size, link.old.start, link.new.start));
    let (mut old, mut new) = (vec![false; unpaired.old.len()], vec![false; unpaired.new.len()]);
    let mut out = Vec::new();
    for (_, link) in links {
        let (here, there) = (&mut old[link.old.clone()], &mut new[link.new.clone()]);
        if !here.contains(&true) && !there.contains(&true) {
            here.fill(true);
            there.fill(true);
            out.push(link);
        }
    }
    out
}

type Side<'a> = (&'a [Seen<'a>], &'a [usize], &'a [Features]);

/// The side that may have wholes and the one that may have their parts.
struct Half<'a> {
    wholes: Side<'a>,
    parts: Side<'a>,
}

impl Half<'_> {
    /// For each whole that stands in parts its size, its place and theirs; `within` says in which
    /// whole a part may be.
    fn found(&self, within: &[Option<usize>]) -> Vec<(usize, usize, Range<usize>)> {
        let (blocks, free, _) = self.parts;
        let mut out = Vec::new();
        // Several runs of parts may stand in one whole: its words are looked up for all of them.
        let mut known = HashMap::new();
        let mut start = 0;
        while start < free.len() {
            let follows = |at: usize| {
                within[at].is_some()
                    && within[at] == within[start]
                    && free[at] == free[start] + (at - start)
                    && is_prose(&blocks[free[at]])
            };
            let end = start + (start..free.len()).take_while(|&at| follows(at)).count();
            if let Some(whole) = within[start].filter(|_| end > start + 1) {
                out.extend(self.accepted(whole, start..end, &mut known));
            }
            start = end.max(start + 1);
        }
        out
    }

    /// The whole and the parts, where they hold the same words, or either stands in the other.
    fn accepted<'a>(
        &'a self,
        whole: usize,
        parts: Range<usize>,
        known: &mut HashMap<usize, Whole<'a>>,
    ) -> Option<(usize, usize, Range<usize>)> {
        let (wholes, whole_free, whole_features) = self.wholes;
        let (blocks, free, features) = self.parts;
        let (at, own) = (whole_free[whole], &whole_features[whole]);
        if !is_prose(&wholes[at]) {
            return None;
        }
        let together = Features::all(&features[parts.clone()]);
        let size = together.len();
        let is_near = 2 * own.len() <= 3 * size && 2 * size <= 3 * own.len();
        let places = free[parts.start]..free[parts.end - 1] + 1;
        let text = joined(blocks[places.clone()].iter().map(|own| own.block.text.as_str()));
        let whole_text = &wholes[at].block.text;
        let words_of_whole = known.entry(whole).or_insert_with(|| Whole::of(whole_text));
        if words_of_whole.many < SHORTEST {
            return None;
        }
        if !is_near || own.likeness(&together) < ALIKE {
            // Sentences may have been left out, or added to the parts.
            let stands = is_likely(&together, own) && words_of_whole.has(&text)
                || is_likely(own, &together) && Whole::of(&text).has(whole_text);
            return stands.then_some((size, at, places));
        }
        let kept = kept(&words(whole_text, &text));
        (100 * kept >= IN_ORDER * words_of_whole.many).then_some((size, at, places))
    }
}

/// How many words of both sides are the same.
pub(super) fn kept(runs: &[Run]) -> usize {
    runs.iter().filter(|run| run.fate == Fate::Same).map(|run| count(&run.text)).sum()
}

/// Whether a block is of sentences: of a heading, a row or code nothing is split off.
pub(super) fn is_prose(own: &Seen<'_>) -> bool {
    matches!(
        own.block.kind,
        Kind::Paragraph | Kind::Bullet | Kind::Numbered | Kind::Quote | Kind::Note
    )
}

/// The runs of a whole divided among its parts, of which each has so many words on the side that
/// has several.
///
/// What the other side alone has goes with what took its place, or else with what stands before it.
pub(super) fn divided(runs: Vec<Run>, words: &[usize], several: Fate) -> Vec<Vec<Run>> {
    let mut cut = Cut { words, part: 0, used: 0, parts: vec![Vec::new(); words.len()] };
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let is_other = |own: &Run| own.fate != Fate::Same && own.fate != several;
        let next = runs.next_if(|next| run.fate == Fate::Removed && next.fate == Fate::Added);
        match next {
            // What was removed stands before what took its place.
            Some(added) if several == Fate::Added => {
                cut.begin(&added);
                cut.push(run);
                cut.divide(added);
            }
            Some(added) => {
                cut.begin(&run);
                let part = cut.part;
                cut.divide(run);
                let own = cut.parts.get_mut(part);
                own.into_iter().for_each(|own| own.push(added.clone()));
            }
            None if is_other(&run) => cut.push(run),
            None => cut.divide(run),
        }
    }
    cut.parts
}

/// Where the runs of a whole have got to among its parts.
struct Cut<'a> {
    words: &'a [usize],
    part: usize,
    used: usize,
    parts: Vec<Vec<Run>>,
}

impl Cut<'_> {
    /// Goes on to the next part, where a word begins and the one before has all of its words.
    fn begin(&mut self, run: &Run) {
        if run.space && self.is_full() {
            self.part += 1;
            self.used = 0;
        }
    }

    fn is_full(&self) -> bool {
        self.words.get(self.part) == Some(&self.used) && self.part + 1 < self.words.len()
    }

    fn push(&mut self, run: Run) {
        if let Some(part) = self.parts.get_mut(self.part) {
            part.push(run);
        }
    }

    fn divide(&mut self, run: Run) {
        let (fate, mut space) = (run.fate, run.space);
        let mut text = String::new();
        for (at, word) in run.text.split(' ').enumerate() {
            if at > 0 || run.space {
                if self.is_full() {
                    if !text.is_empty() {
                        self.push(Run { fate, space, text: std::mem::take(&mut text) });
                    }
                    (self.part, self.used, space) = (self.part + 1, 0, true);
                }
                self.used += 1;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        self.push(Run { fate, space, text });
    }
}
