//! One block that both sides rewrote: a paragraph joined by its sentences, a row of a table by its
//! cells.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align;
use super::blocks::{self, Block};
use super::labelled;
use super::likeness;
use super::sentences::sentences;
use super::text::{Body, Chunk, Line, Part, Text};
use super::weave::{OURS, Plan, THEIRS, Woven, weave};
use crate::markdown::PieceKind;

/// A block as the base and both sides have it.
#[derive(Clone, Copy)]
pub(super) struct Three<'t, 'a> {
    /// The three texts.
    pub(super) texts: [&'t Text<'a>; 3],
    /// The block in each.
    pub(super) at: [usize; 3],
}

/// Ours and the other side's among the three.
const SIDES: [usize; 2] = [1, 2];

impl<'t, 'a> Three<'t, 'a> {
    fn block(&self, which: usize) -> &'t Block {
        &self.texts[which].blocks[self.at[which]]
    }

    fn lines(&self, which: usize) -> &'t [&'a str] {
        &self.texts[which].lines[self.block(which).lines.clone()]
    }

    /// The block of one of the three, as it stands there.
    fn whole(&self, which: usize) -> Chunk {
        self.texts[which].chunk(which, self.at[which])
    }

    /// What the three are and how deep they stand, if that is the same.
    fn same_sign(&self) -> Option<&'t str> {
        let sign = |which: usize| self.block(which).key.split(' ').next();
        let sign_of_ours = sign(1)?;
        (sign(0) == sign(1) && sign(0) == sign(2)).then_some(sign_of_ours)
    }

    /// Whether nothing belongs to it.
    fn is_bare(&self) -> bool {
        let mut blocks = (0..3).map(|which| (&self.texts[which].blocks, self.at[which]));
        blocks.all(|(blocks, at)| blocks.iter().all(|block| block.parent != Some(at)))
    }

    /// Both versions side by side.
    fn apart(&self) -> Body {
        let [base, ours, theirs] = [0, 1, 2].map(|which| vec![self.whole(which)]);
        Body::Either { sides: [ours, theirs], base }
    }
}

/// The block as both sides have it together; what they dispute in it, each has in its own way.
pub(super) fn joined(three: Three<'_, '_>) -> Body {
    let joined = match three.block(1).kind {
        Some(PieceKind::Row | PieceKind::TableHead) => row(three),
        _ if [0, 1, 2].iter().all(|which| three.block(*which).is_prose) => prose(three),
        _ => None,
    };
    joined.unwrap_or_else(|| three.apart())
}

/// A row joined by its cells, where all three have as many.
fn row(three: Three<'_, '_>) -> Option<Body> {
    let sign = three.same_sign()?;
    let all = [0, 1, 2].map(|which| three.lines(which));
    let [base, ours, theirs] = all.map(|lines| lines.first().map(|line| blocks::cells(line)));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    // The line below a table's head says how columns are aligned, and is one thing with it.
    let below = |which: usize| all[which].get(1).map(|line| blocks::aligned_row(line));
    let is_aligned_by = |which: usize| below(which) != below(0);
    let [our_rest, their_rest] = SIDES.map(|which| (is_aligned_by(which), all[which].get(1)));
    let rest = match (our_rest, their_rest) {
        ((_, ours), (false, _)) => ours,
        ((false, _), (true, theirs)) => theirs,
        ((true, ours), (true, _)) if below(1) == below(2) => ours,
        _ => return None,
    };
    if base.len() != ours.len() || base.len() != theirs.len() {
        return None;
    }
    let is_one = |side: &[&str]| labelled::are_one_row(&base, side);
    if three.block(1).kind == Some(PieceKind::Row) && !(is_one(&ours) && is_one(&theirs)) {
        return None;
    }
    let mut versions = [Vec::new(), Vec::new(), Vec::new()];
    for ((base, ours), theirs) in base.iter().zip(&ours).zip(&theirs) {
        let says = [base, ours, theirs].map(|cell| blocks::spaced(cell));
        let cells = match () {
            () if says[0] == says[2] || says[1] == says[2] => [ours; 3],
            () if says[0] == says[1] => [theirs; 3],
            () => [base, ours, theirs],
        };
        versions.iter_mut().zip(cells).for_each(|(version, cell)| version.push(*cell));
    }
    let indent = all[1].first().map_or(0, |line| line.len() - line.trim_start().len());
    let made = |cells: &[&str]| {
        let line = format!("{:indent$}|{}|", "", cells.join("|"));
        let lines = [Some(line), rest.map(|rest| (*rest).to_owned())];
        let key = format!("{sign} {}", blocks::row_key(lines.iter().flatten().map(String::as_str)));
        let lines = lines.into_iter().flatten().map(Line::Made).collect();
        Chunk { lines, key, blanks: three.block(1).blanks, own: Some(three.at[1]) }
    };
    if versions[1] == versions[2] {
        return Some(Body::One(made(&versions[1])));
    }
    let [base, ours, theirs] = versions.map(|cells| vec![made(&cells)]);
    Some(Body::Either { sides: [ours, theirs], base })
}

/// A paragraph joined by its sentences.
fn prose(three: Three<'_, '_>) -> Option<Body> {
    let sign = three.same_sign()?;
    let words = [0, 1, 2].map(|which| three.block(which).key[sign.len()..].trim_start());
    if words.iter().any(|words| words.contains('↵') || words.contains("\\ ")) {
        return None;
    }
    // Another text in the place of one takes nothing over that was written into that.
    if SIDES.iter().any(|side| !likeness::are_akin(words[0], words[*side])) {
        return None;
    }
    let units = words.map(sentences);
    let scripts = SIDES.map(|which| align::script(&units[0], &units[which], align::Moves::None));
    let plan = Plan {
        scripts: [&scripts[OURS], &scripts[THEIRS]],
        keys: [&units[1], &units[2]],
        depths: [&[], &[]],
        base: &units[0],
        ties: Vec::new(),
        locked: BTreeSet::new(),
        unfit: [BTreeSet::new(), BTreeSet::new()],
        strict: true,
    };
    let woven = weave(&plan)?;
    let paper = Paper::of(three, sign, &units)?;
    let mut parts: Vec<[Vec<usize>; 3]> = Vec::new();
    // Sentences that both have stand in the third alone, as the side and the sentence.
    let mut runs: Vec<Run> = Vec::new();
    for place in woven {
        let (sides, base) = match place {
            Woven::One { side, at, .. } => {
                match runs.last_mut() {
                    Some(Run::Same(same)) => same.push((side + 1, at)),
                    _ => runs.push(Run::Same(vec![(side + 1, at)])),
                }
                continue;
            }
            Woven::Both { base, sides } => (sides.map(|at| vec![at]), vec![base]),
            Woven::Dispute { sides, base } => (sides, base),
        };
        let [ours, theirs] = sides;
        parts.push([base, ours, theirs]);
        runs.push(Run::Apart(parts.len() - 1));
    }
    paper.body(&runs, &parts)
}

/// Sentences in a row.
enum Run {
    /// Those that both have, or one side alone changed: whose, and which.
    Same(Vec<(usize, usize)>),
    /// A place that both dispute.
    Apart(usize),
}

/// How the lines of a paragraph are written.
struct Paper<'t, 'a, 'u> {
    three: Three<'t, 'a>,
    sign: &'t str,
    units: &'u [Vec<&'t str>; 3],
    /// Which lines each sentence stands on, where none shares a line with another in any of the
    /// three.
    lines: Option<[Vec<Range<usize>>; 3]>,
    /// What the first line begins with, and all others.
    indents: [String; 2],
    /// How many characters a line has at most.
    width: usize,
}

impl<'t, 'a, 'u> Paper<'t, 'a, 'u> {
    fn of(three: Three<'t, 'a>, sign: &'t str, units: &'u [Vec<&'t str>; 3]) -> Option<Self> {
        let ours = three.lines(1);
        let (first, kind) = (*ours.first()?, three.block(1).kind?);
        let indent = first.len() - first.trim_start().len();
        let begin = first.get(..indent.max(blocks::sign_width(first, kind)))?.to_owned();
        let within = match ours.get(1) {
            Some(second) => second.len() - second.trim_start().len(),
            None if kind == PieceKind::Note => indent + 4,
            None => begin.len(),
        };
        let width = ours.iter().map(|line| line.chars().count()).max().unwrap_or_default();
        let width = if ours.len() == 1 { usize::MAX } else { width };
        let all =
            [0, 1, 2].map(|which| own_lines(three.lines(which), three.block(which), &units[which]));
        let lines = match all {
            [Some(base), Some(ours), Some(theirs)] => Some([base, ours, theirs]),
            _ => None,
        };
        let indents = [begin, " ".repeat(within)];
        Some(Self { three, sign, units, lines, indents, width })
    }

    fn body(&self, runs: &[Run], parts: &[[Vec<usize>; 3]]) -> Option<Body> {
        if parts.is_empty() && !runs.is_empty() {
            return Some(Body::One(self.resolved(runs, parts, 1)?));
        }
        let is_empty = |which: &usize| said(runs, parts, *which).is_empty();
        if SIDES.iter().any(is_empty) {
            // Of what holds something the first words cannot be taken away.
            return self.three.is_bare().then(|| self.apart(runs, parts))?;
        }
        let mut segments = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let part = match run {
                Run::Same(same) => Part::Same(self.written(same, at == 0)?),
                Run::Apart(part) => {
                    let of = |which: usize| {
                        let own = parts[*part][which].iter().map(|unit| (which, *unit));
                        self.written(&own.collect::<Vec<_>>(), at == 0)
                    };
                    // A paragraph that begins in two ways needs a beginning in both.
                    if at == 0 && parts[*part][1..].iter().any(Vec::is_empty) {
                        return self.apart(runs, parts);
                    }
                    match (of(0), of(1), of(2)) {
                        (Some(base), Some(ours), Some(theirs)) => {
                            Part::Either { sides: [ours, theirs], base }
                        }
                        _ => return self.apart(runs, parts),
                    }
                }
            };
            segments.push(part);
        }
        let keys = [1, 2].map(|which| self.key(&said(runs, parts, which)));
        let blanks = self.three.block(1).blanks;
        Some(Body::Parts { parts: segments, keys, blanks, own: Some(self.three.at[1]) })
    }

    /// Both versions of the whole paragraph, each with what is not disputed of both.
    fn apart(&self, runs: &[Run], parts: &[[Vec<usize>; 3]]) -> Option<Body> {
        let version = |which: usize| match said(runs, parts, which).is_empty() {
            true => Some(Vec::new()),
            false => Some(vec![self.resolved(runs, parts, which)?]),
        };
        Some(Body::Either { sides: [version(1)?, version(2)?], base: version(0)? })
    }

    /// The paragraph with the words of one of the three in each place that is disputed.
    fn resolved(&self, runs: &[Run], parts: &[[Vec<usize>; 3]], which: usize) -> Option<Chunk> {
        let said = said(runs, parts, which);
        let key = self.key(&said);
        if key == self.three.block(which).key {
            return Some(self.three.whole(which));
        }
        let lines = self.written(&said, true)?;
        Some(Chunk { lines, key, blanks: self.three.block(1).blanks, own: Some(self.three.at[1]) })
    }

    fn key(&self, said: &[(usize, usize)]) -> String {
        let words: Vec<&str> = said.iter().map(|(which, at)| self.units[*which][*at]).collect();
        format!("{} {}", self.sign, words.join(" "))
    }

    /// Sentences as lines: their own, or as long as ours are. `None` where one cannot begin a line.
    fn written(&self, said: &[(usize, usize)], is_first: bool) -> Option<Vec<Line>> {
        if let Some(lines) = &self.lines {
            let own = said.iter().flat_map(|(which, at)| {
                let start = self.three.block(*which).lines.start;
                lines[*which][*at].clone().map(move |line| (*which, start + line))
            });
            let mut each = said.iter().enumerate();
            // The first sentence alone has the sign of an entry.
            if each.all(|(at, (_, unit))| (*unit == 0) == (is_first && at == 0)) {
                let line =
                    |(which, line): (usize, usize)| self.three.texts[which].line(which, line);
                return Some(own.map(line).collect());
            }
        }
        let words = said.iter().flat_map(|(which, at)| self.units[*which][*at].split(' '));
        wrapped(words, &self.indents[usize::from(!is_first)], &self.indents[1], self.width)
    }
}

/// The sentences of one version.
fn said(runs: &[Run], parts: &[[Vec<usize>; 3]], which: usize) -> Vec<(usize, usize)> {
    let mut said = Vec::new();
    for run in runs {
        match run {
            Run::Same(same) => said.extend(same),
            Run::Apart(part) => said.extend(parts[*part][which].iter().map(|unit| (which, *unit))),
        }
    }
    said
}

/// Which lines of a block each sentence stands on; `None` where one shares a line with another.
fn own_lines(lines: &[&str], block: &Block, units: &[&str]) -> Option<Vec<Range<usize>>> {
    let kind = block.kind?;
    let count = |(at, line): (usize, &&str)| {
        let sign = if at == 0 { blocks::sign_width(line, kind) } else { 0 };
        line.get(sign..).unwrap_or_default().split_whitespace().count()
    };
    let mut counts = lines.iter().enumerate().map(count);
    let mut at = 0;
    let mut found = Vec::with_capacity(units.len());
    for unit in units {
        let (start, wanted) = (at, unit.split(' ').count());
        let mut words = 0;
        while words < wanted {
            words += counts.next()?;
            at += 1;
        }
        if words > wanted {
            return None;
        }
        found.push(start..at);
    }
    Some(found)
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
