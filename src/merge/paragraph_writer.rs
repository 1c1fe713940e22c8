//! How the lines of joined paragraphs are written: sentences on lines of their own as these are,
//! others in lines as long as ours.

use std::ops::Range;

use super::blocks::{self, Block};
use super::prose::{Blocks, DisputedBlocks, Run, SIDES, Units, own_lines, said};
use super::text::{Body, Chunk, Line, Part};
use crate::markdown::PieceKind;

/// How a paragraph begins that is no entry.
const PARAGRAPH: char = '¶';

/// How the lines of paragraphs are written.
pub(super) struct ParagraphWriter<'t, 'a, 'b, 'u> {
    blocks: Blocks<'t, 'a, 'b>,
    sign: &'t str,
    units: &'u Units<'t>,
    /// Which lines each sentence stands on, where none shares a line with another in any of the
    /// three.
    lines: Option<[Vec<Range<usize>>; 3]>,
    /// What the first line begins with, and all others.
    indents: [String; 2],
    /// How many characters a line has at most.
    width: usize,
}

impl<'t, 'a, 'b, 'u> ParagraphWriter<'t, 'a, 'b, 'u> {
    pub(super) fn of(
        blocks: Blocks<'t, 'a, 'b>,
        sign: &'t str,
        units: &'u Units<'t>,
    ) -> Option<Self> {
        let text = blocks.texts[1];
        let ours = blocks.at[1].iter().map(|at| &text.blocks[*at]);
        let lines = |block: &Block| &text.lines[block.lines.clone()];
        let block = ours.clone().next()?;
        let (first, kind) = (*lines(block).first()?, block.kind?);
        let indent = first.len() - first.trim_start().len();
        let begin = first.get(..indent.max(blocks::sign_width(first, kind)))?.to_owned();
        let within = match ours.clone().find_map(|block| lines(block).get(1)) {
            Some(second) => second.len() - second.trim_start().len(),
            None if kind == PieceKind::Note => indent + 4,
            None => begin.len(),
        };
        let is_one_line = ours.clone().all(|block| block.lines.len() == 1);
        let longest = ours.flat_map(lines).map(|line| line.chars().count()).max();
        let longest = longest.expect("the first block has a line");
        let width = if is_one_line { usize::MAX } else { longest };
        let all = [0, 1, 2].map(|which| {
            let mut found = Vec::with_capacity(units.words[which].len());
            for at in blocks.at[which] {
                let own = (0..units.words[which].len())
                    .filter(|unit| units.blocks[which][*unit] == *at)
                    .map(|unit| units.words[which][unit]);
                found.extend(own_lines(blocks.texts[which], *at, &own.collect::<Vec<_>>())?);
            }
            Some(found)
        });
        let lines = match all {
            [Some(base), Some(ours), Some(theirs)] => Some([base, ours, theirs]),
            _ => None,
        };
        let indents = [begin, " ".repeat(within)];
        Some(Self { blocks, sign, units, lines, indents, width })
    }

    /// One paragraph, in the place of a block of ours if it has one.
    pub(super) fn body(
        &self,
        runs: &[Run],
        parts: &[DisputedBlocks],
        own: Option<usize>,
    ) -> Option<Body> {
        let is_apart = |run: &Run| matches!(run, Run::Disputed(_));
        if !runs.iter().any(is_apart) && !runs.is_empty() {
            return Some(Body::One(self.resolved(runs, parts, 1, own)?));
        }
        let is_empty = |which: &usize| said(runs, parts, *which).is_empty();
        if SIDES.iter().any(is_empty) {
            // Of what holds something the first words cannot be taken away.
            return self.blocks.is_bare().then(|| self.apart(runs, parts, own))?;
        }
        let mut segments = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let part = match run {
                Run::Same(same) => Part::Same(self.written(same, at == 0)?),
                Run::Disputed(part) => {
                    let of = |which: usize| {
                        let own = parts[*part][which].iter().map(|unit| (which, *unit));
                        self.written(&own.collect::<Vec<_>>(), at == 0)
                    };
                    // A paragraph that begins in two ways needs a beginning in both.
                    if at == 0 && parts[*part][1..].iter().any(Vec::is_empty) {
                        return self.apart(runs, parts, own);
                    }
                    match (of(0), of(1), of(2)) {
                        (Some(base), Some(ours), Some(theirs)) => {
                            Part::Either { sides: [ours, theirs], base }
                        }
                        _ => return self.apart(runs, parts, own),
                    }
                }
            };
            segments.push(part);
        }
        let keys = [1, 2].map(|which| self.key(&said(runs, parts, which)));
        Some(Body::Parts { parts: segments, keys, blanks: self.blanks(own), own })
    }

    /// Both versions of the whole paragraph, each with what is not disputed of both.
    fn apart(&self, runs: &[Run], parts: &[DisputedBlocks], own: Option<usize>) -> Option<Body> {
        let version = |which: usize| match said(runs, parts, which).is_empty() {
            true => Some(Vec::new()),
            false => Some(vec![self.resolved(runs, parts, which, own)?]),
        };
        Some(Body::Either { sides: [version(1)?, version(2)?], base: version(0)? })
    }

    /// The paragraph with the words of one of the three in each place that is disputed.
    fn resolved(
        &self,
        runs: &[Run],
        parts: &[DisputedBlocks],
        which: usize,
        own: Option<usize>,
    ) -> Option<Chunk> {
        let said = said(runs, parts, which);
        let key = self.key(&said);
        let text = self.blocks.texts[which];
        if let Some(at) = self.blocks.at[which].iter().find(|at| text.blocks[**at].key == key) {
            return Some(text.chunk(which, *at));
        }
        let lines = self.written(&said, true)?;
        Some(Chunk { lines, key, blanks: self.blanks(own), own })
    }

    /// How many blank lines stand before a paragraph.
    fn blanks(&self, own: Option<usize>) -> usize {
        let apart = usize::from(self.sign.starts_with(PARAGRAPH));
        own.map_or(apart, |own| self.blocks.texts[1].blocks[own].blanks)
    }

    fn key(&self, said: &[(usize, usize)]) -> String {
        let words: Vec<&str> =
            said.iter().map(|(which, at)| self.units.words[*which][*at]).collect();
        format!("{} {}", self.sign, words.join(" "))
    }

    /// Sentences as lines: their own, or as long as ours are. `None` where one cannot begin a line.
    fn written(&self, said: &[(usize, usize)], is_first: bool) -> Option<Vec<Line>> {
        if let Some(lines) = &self.lines {
            let own = said
                .iter()
                .flat_map(|(which, at)| lines[*which][*at].clone().map(move |line| (*which, line)));
            let mut each = said.iter().enumerate();
            let begins = |(which, at): (usize, usize)| self.units.places[which][at] == 0;
            // The first sentence alone has the sign of an entry.
            if each.all(|(at, unit)| begins(*unit) == (is_first && at == 0)) {
                let line =
                    |(which, line): (usize, usize)| self.blocks.texts[which].line(which, line);
                return Some(own.map(line).collect());
            }
        }
        let words = said.iter().flat_map(|(which, at)| self.units.words[*which][*at].split(' '));
        wrapped(words, &self.indents[usize::from(!is_first)], &self.indents[1], self.width)
    }
}

/// Words in lines of at most a width. `None` where the first would begin something else than a line
/// of a paragraph.
fn wrapped<'w>(
    words: impl Iterator<Item = &'w str>,
    first: &str,
    others: &str,
    width: usize,
) -> Option<Vec<Line>> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for word in words {
        let length = word.chars().count();
        match lines.last_mut() {
            Some((line, used)) if *used + 1 + length <= width || begins_a_block(word) => {
                line.push(' ');
                line.push_str(word);
                *used += 1 + length;
            }
            Some(_) => lines.push((format!("{others}{word}"), others.len() + length)),
            None if first == others && begins_a_block(word) => return None,
            None => lines.push((format!("{first}{word}"), first.chars().count() + length)),
        }
    }
    Some(lines.into_iter().map(|(line, _)| Line::Made(line)).collect())
}

/// Whether a line that begins with a word could be something else than text: an entry, a heading, a
/// quotation, code, HTML.
fn begins_a_block(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.starts_with(['-', '+', '*', '#', '>', '|', '=', '`', '~', '<', '_', ':'])
        || (number.len() < word.len() && number.starts_with(['.', ')']))
        || word.starts_with("[^")
}
