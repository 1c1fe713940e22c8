//! Paragraphs of Markdown, and joining two edited copies of a text by them.
//!
//! A block is a paragraph, an entry of a list, a row of a table, a heading or a piece of code. White space and wrapping
//! within one do not count. Two copies are joined where no block was changed by both; which words changed does not matter.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{self, Fate, Script};

/// A block.
#[derive(Debug)]
pub(super) struct Block {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// How many blank lines stand before it.
    pub(super) blanks: usize,
    /// Its words, and how far its first line is indented.
    pub(super) key: String,
}

/// A line of what was joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A line of our side, by its number from 0.
    Ours(usize),
    /// A line of the other side.
    Theirs(usize),
    /// A blank line.
    Blank,
}

/// Whether two texts say the same, whatever their wrapping.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    a == b || keys(a).eq(keys(b))
}

fn keys(text: &str) -> impl Iterator<Item = String> {
    blocks(&text.lines().collect::<Vec<_>>()).into_iter().map(|block| block.key)
}

/// The blocks of a text.
pub(super) fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let start = at;
        while lines.get(at).is_some_and(|line| line.trim().is_empty()) {
            at += 1;
        }
        if at == lines.len() {
            break;
        }
        let end = block_end(lines, at);
        let key = key(&lines[at..end]);
        found.push(Block { lines: at..end, blanks: at - start, key });
        at = end;
    }
    found
}

/// Where the block that begins with a line ends.
fn block_end(lines: &[&str], start: usize) -> usize {
    if let Some(fence) = fence(lines[start]) {
        let closes = |line: &&str| {
            let text = line.trim();
            text.starts_with(fence) && text.chars().all(|c| fence.starts_with(c))
        };
        let rest = lines[start + 1..].iter().position(closes);
        return rest.map_or(lines.len(), |at| start + at + 2);
    }
    if is_row(lines[start]) || is_heading(lines[start]) {
        return start + 1;
    }
    let goes_on = |line: &&str| {
        let begins = is_bullet(line) || is_row(line) || is_heading(line) || fence(line).is_some();
        !line.trim().is_empty() && !begins
    };
    let more = lines[start + 1..].iter().take_while(|line| goes_on(line)).count();
    start + 1 + more
}

fn fence(line: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|fence| line.trim_start().starts_with(fence))
}

fn is_row(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start();
    let level = text.len() - text.trim_start_matches('#').len();
    (1..=6).contains(&level) && text[level..].starts_with(' ')
}

fn is_bullet(line: &str) -> bool {
    let text = line.trim_start();
    match text.trim_start_matches(|c: char| c.is_ascii_digit()) {
        rest if rest.len() < text.len() => rest.starts_with(". ") || rest.starts_with(") "),
        rest => ["- ", "* ", "+ "].iter().any(|mark| rest.starts_with(mark)),
    }
}

/// What a block says. The number of an entry is its place in the list, and says nothing else.
fn key(lines: &[&str]) -> String {
    let first = lines.first().copied().unwrap_or_default();
    if fence(first).is_some() {
        return lines.join("\n");
    }
    let indent = first.len() - first.trim_start().len();
    let text = first.trim_start();
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = if number > 0 && is_bullet(first) { &text[number..] } else { text };
    let words = text.split_whitespace().chain(lines[1..].iter().flat_map(|l| l.split_whitespace()));
    format!("{:indent$}{}", "", words.collect::<Vec<_>>().join(" "))
}

/// Joins two edited copies. `None` where both changed the same block, each in its own way.
pub(super) fn merge(base: &[&str], ours: &[&str], theirs: &[&str]) -> Option<Vec<Line>> {
    let (b, o, t) = (blocks(base), blocks(ours), blocks(theirs));
    let (our_script, their_script) = (align::script(&b, &o), align::script(&b, &t));
    let mut joined = Joined { ours, theirs, our_blocks: &o, their_blocks: &t, taken: Vec::new() };
    for at in 0..=b.len() {
        joined.insert(&our_script, &their_script, at)?;
        if let Some(block) = b.get(at) {
            joined.block(block.blanks, our_script.fates[at], their_script.fates[at])?;
        }
    }
    Some(joined.lines())
}

/// A block of one of the sides, and how many blank lines go before it.
#[derive(Debug, Clone, Copy)]
struct Taken {
    ours: Option<usize>,
    theirs: Option<usize>,
    /// Whether the words are those of our side.
    is_ours: bool,
    blanks: usize,
}

struct Joined<'a> {
    ours: &'a [&'a str],
    theirs: &'a [&'a str],
    our_blocks: &'a [Block],
    their_blocks: &'a [Block],
    taken: Vec<Taken>,
}

impl Joined<'_> {
    /// The blocks that either side put before a block of the base: ours, then theirs.
    fn insert(&mut self, our_script: &Script, their_script: &Script, at: usize) -> Option<()> {
        let (ours, theirs) = (&our_script.before[at], &their_script.before[at]);
        let our_key = |at: &usize| self.our_blocks[*at].key.as_str();
        let their_key = |at: &usize| self.their_blocks[*at].key.as_str();
        let is_same = ours.iter().map(our_key).eq(theirs.iter().map(their_key));
        // Both took a block away and put something of their own in its place.
        let gone = |script: &Script| script.fates.get(at) == Some(&Fate::Gone);
        if !is_same && gone(our_script) && gone(their_script) {
            return None;
        }
        let own: BTreeSet<&str> = ours.iter().map(our_key).collect();
        let is_new = |their: &usize| !own.contains(their_key(their));
        let new: Vec<usize> = theirs.iter().copied().filter(is_new).collect();
        let are_alike =
            |our: &usize| new.iter().any(|their| align::are_alike(our_key(our), their_key(their)));
        if ours.len() * new.len() <= align::MOST_PAIRS && ours.iter().any(are_alike) {
            return None;
        }
        for our in ours {
            let blanks = self.our_blocks[*our].blanks;
            self.taken.push(Taken { ours: Some(*our), theirs: None, is_ours: true, blanks });
        }
        for their in new {
            let blanks = self.their_blocks[their].blanks;
            self.taken.push(Taken { ours: None, theirs: Some(their), is_ours: false, blanks });
        }
        Some(())
    }

    /// A block of the base, as the side that changed it has it.
    fn block(&mut self, blanks: usize, ours: Fate, theirs: Fate) -> Option<()> {
        let (our, their, is_ours) = match (ours, theirs) {
            (Fate::Gone, Fate::Gone | Fate::Kept(_)) | (Fate::Kept(_), Fate::Gone) => {
                return Some(());
            }
            (Fate::Gone, Fate::Changed(_)) | (Fate::Changed(_), Fate::Gone) => return None,
            (Fate::Kept(our) | Fate::Changed(our), Fate::Kept(their)) => (our, their, true),
            (Fate::Kept(our), Fate::Changed(their)) => (our, their, false),
            (Fate::Changed(our), Fate::Changed(their)) => {
                if self.our_blocks[our].key != self.their_blocks[their].key {
                    return None;
                }
                (our, their, true)
            }
        };
        let (our_blanks, their_blanks) =
            (self.our_blocks[our].blanks, self.their_blocks[their].blanks);
        let blanks = if their_blanks == blanks { our_blanks } else { their_blanks };
        self.taken.push(Taken { ours: Some(our), theirs: Some(their), is_ours, blanks });
        Some(())
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut previous: Option<&Taken> = None;
        for taken in &self.taken {
            let blanks = match previous {
                None => self.our_blocks.first().map_or(0, |first| first.blanks),
                Some(previous) if taken.blanks == 0 && self.would_fuse(previous, taken) => 1,
                Some(_) => taken.blanks,
            };
            // Our own blank lines may hold spaces, and stay as they are.
            let own =
                taken.ours.map(|our| &self.our_blocks[our]).filter(|own| own.blanks == blanks);
            match own {
                Some(own) => {
                    let start = own.lines.start;
                    lines.extend((start - blanks..start).map(Line::Ours));
                }
                None => lines.extend(std::iter::repeat_n(Line::Blank, blanks)),
            }
            match (taken.is_ours, taken.ours, taken.theirs) {
                (true, Some(our), _) => {
                    lines.extend(self.our_blocks[our].lines.clone().map(Line::Ours))
                }
                (_, _, Some(their)) => {
                    lines.extend(self.their_blocks[their].lines.clone().map(Line::Theirs))
                }
                (_, Some(_) | None, None) => {}
            }
            previous = Some(taken);
        }
        lines
    }

    /// Whether two blocks without a blank line between them would be read as one.
    fn would_fuse(&self, a: &Taken, b: &Taken) -> bool {
        let both: Vec<&str> = [self.text(a), self.text(b)].concat();
        blocks(&both).len() != 2
    }

    fn text(&self, taken: &Taken) -> &[&str] {
        match (taken.is_ours, taken.ours, taken.theirs) {
            (true, Some(our), _) => &self.ours[self.our_blocks[our].lines.clone()],
            (_, _, Some(their)) => &self.theirs[self.their_blocks[their].lines.clone()],
            (_, Some(_) | None, None) => &[],
        }
    }
}
