//! Signs of bold text that set nothing, because one of a pair is missing or a blank stands inside,
//! and code without an end.

use std::ops::Range;

use super::runs::Runs;
use super::{Slip, SlipKind};

/// Reports the first lone sign of each block, and code that has no end.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    found.extend(runs.fences.iter().filter_map(|range| fence(source, range)));
    let signs: Vec<Sign> =
        runs.literal.iter().flat_map(|(block, range)| signs(source, *block, range)).collect();
    let own = without_notes(signs);
    for of_block in own.chunk_by(|a, b| a.block == b.block) {
        // A sign with blanks around it may be meant; two of them are a pair with a blank inside.
        let is_pair = of_block.len() > 1;
        let first = of_block.iter().find(|sign| is_pair || sign.side != Side::Neither);
        found
            .extend(first.map(|sign| Slip { kind: SlipKind::OpenSign, range: sign.range.clone() }));
    }
}

/// The line that begins code, where no line ends it.
fn fence(source: &str, range: &Range<usize>) -> Option<Slip> {
    let text = source.get(range.clone())?;
    let mut lines = text.lines();
    let first = lines.next()?.trim_end();
    let sign = first.chars().next()?;
    let marks = first.len() - first.trim_start_matches(sign).len();
    let last = lines.next_back().unwrap_or_default().trim_matches([' ', '\t', '>']);
    let ends = last.len() >= marks && last.chars().all(|c| c == sign);
    (!ends)
        .then(|| Slip { kind: SlipKind::OpenFence, range: range.start..range.start + first.len() })
}

/// A sign that is published as it is typed.
struct Sign {
    block: usize,
    side: Side,
    begins_line: bool,
    range: Range<usize>,
}

/// Where the word is that a sign stands at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Behind it: it would begin what is bold.
    Behind,
    /// Before it: it would end it.
    Before,
    Neither,
}

/// Two stars or underscores, or three; a single one where the sign beside it did set something.
fn signs(source: &str, block: usize, range: &Range<usize>) -> Vec<Sign> {
    let text = &source[range.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['*', '_']) {
        let start = at + next;
        let sign = &text[start..=start];
        at = start + (text.len() - start - text[start..].trim_start_matches(sign).len());
        let own = range.start + start..range.start + at;
        let (before, after) = (&source[..own.start], &source[own.end..]);
        let is_part = before.ends_with(sign) || after.starts_with(sign);
        let is_long_enough = (2..=3).contains(&own.len()) || is_part && own.len() == 1;
        if is_long_enough
            && !before.ends_with('\\')
            && let Some(side) = side(before, after, sign)
        {
            let begins_line = before.trim_end_matches([' ', '|', '-', '>']).ends_with('\n')
                || before.trim().is_empty();
            found.push(Sign { block, side, begins_line, range: own });
        }
    }
    found
}

/// Which side of a sign a word is at; none where it is within one, as in `2**3`.
fn side(before: &str, after: &str, sign: &str) -> Option<Side> {
    let last = before.trim_end_matches(sign).chars().next_back().unwrap_or(' ');
    let next = after.trim_start_matches(sign).chars().next().unwrap_or(' ');
    let is_sign = |c: char| c.is_ascii_punctuation() || "“”‘’–—…£€".contains(c);
    let begins = !next.is_whitespace() && (!is_sign(next) || last.is_whitespace() || is_sign(last));
    let ends = !last.is_whitespace() && (!is_sign(last) || next.is_whitespace() || is_sign(next));
    match (begins, ends) {
        (true, true) => None,
        (true, false) => Some(Side::Behind),
        (false, true) => Some(Side::Before),
        (false, false) => Some(Side::Neither),
    }
}

/// The signs without those of notes: `1,204**`, and further down a line that begins with the same
/// sign.
fn without_notes(signs: Vec<Sign>) -> Vec<Sign> {
    let mut own: Vec<Sign> = Vec::new();
    for sign in signs {
        let is_note = sign.begins_line
            && sign.side != Side::Before
            && !own.is_empty()
            && own.iter().all(|other| other.side == Side::Before);
        match is_note {
            true => own.clear(),
            false => own.push(sign),
        }
    }
    own
}
