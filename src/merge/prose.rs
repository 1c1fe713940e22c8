//! Paragraphs that both sides rewrote, joined by their sentences: one, or several of which one side
//! made another number.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::align::{self, Fate, Moves};
use super::diff3::{Hunk, OURS, Plan, THEIRS, diff3};
use super::likeness;
use super::paragraph_writer::ParagraphWriter;
use super::sentences::sentences;
use super::text::{Body, Text};
use crate::markdown::PieceKind;

/// Blocks as the base and both sides have them, those of each in a row.
#[derive(Clone, Copy)]
pub(super) struct Blocks<'t, 'a, 'b> {
    /// The three texts.
    pub(super) texts: [&'t Text<'a>; 3],
    /// The blocks of each.
    pub(super) at: [&'b [usize]; 3],
}

/// The sentences of base, ours and theirs.
pub(super) struct Units<'t> {
    /// What each says.
    pub(super) words: [Vec<&'t str>; 3],
    /// The block that each stands in.
    pub(super) blocks: [Vec<usize>; 3],
    /// Which of the sentences of its block it is.
    pub(super) places: [Vec<usize>; 3],
}

/// Sentences in a row.
#[derive(Clone)]
pub(super) enum Run {
    /// Those that both have, or one side alone changed: whose, and which.
    Same(Vec<(usize, usize)>),
    /// A place that both dispute.
    Disputed(usize),
}

/// What base, ours and theirs have in a disputed place.
pub(super) type DisputedBlocks = [Vec<usize>; 3];

/// Ours and the other side's among the three.
pub(super) const SIDES: [usize; 2] = [1, 2];

impl<'t, 'a> Blocks<'t, 'a, '_> {
    fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..3).flat_map(|which| self.at[which].iter().map(move |at| (which, *at)))
    }

    /// What all are and how deep they stand, if that is the same.
    fn sign(&self) -> Option<&'t str> {
        let texts = self.texts;
        let mut signs = self.all().map(|(which, at)| texts[which].blocks[at].key.split(' ').next());
        let first = signs.next()??;
        signs.all(|sign| sign == Some(first)).then_some(first)
    }

    /// Whether nothing belongs to any.
    pub(super) fn is_bare(&self) -> bool {
        self.all().all(|(which, at)| {
            self.texts[which].blocks.iter().all(|block| block.parent != Some(at))
        })
    }

    /// Whether all can be joined, split and joined anew: of one alone no more is asked than that it
    /// is a paragraph.
    fn can_be_joined(&self) -> bool {
        let kind = |(which, at): (usize, usize)| &self.texts[which].blocks[at];
        let is_one = self.at.iter().all(|at| at.len() == 1);
        let is_simple = |block: (usize, usize)| {
            matches!(kind(block).kind, Some(PieceKind::Paragraph | PieceKind::Bullet))
        };
        self.all().all(|block| kind(block).is_prose)
            && SIDES.iter().all(|which| !self.at[*which].is_empty())
            && (is_one || (self.all().all(is_simple) && self.is_bare()))
    }

    /// The sentences of all blocks; `None` where spaces count.
    fn units(&self, sign: &str) -> Option<Units<'t>> {
        let mut units =
            Units { words: Default::default(), blocks: Default::default(), places: <_>::default() };
        for (which, at) in self.all() {
            let text: &'t Text<'a> = self.texts[which];
            let words = text.blocks[at].key[sign.len()..].trim_start();
            if words.contains('↵') || words.contains("\\ ") {
                return None;
            }
            for (place, sentence) in sentences(words).into_iter().enumerate() {
                units.words[which].push(sentence);
                units.blocks[which].push(at);
                units.places[which].push(place);
            }
        }
        Some(units)
    }
}

/// The blocks as both sides have them together; what they dispute in them, each has in its own way.
/// `None` where they are disputed as a whole.
pub(super) fn joined(blocks: Blocks<'_, '_, '_>) -> Option<Vec<Body>> {
    let sign = blocks.sign().filter(|_| blocks.can_be_joined())?;
    let mut units = blocks.units(sign)?;
    let is_new = blocks.at[0].is_empty();
    if is_new {
        units.begin_with_common();
    }
    // Another text in the place of one takes nothing over that was written into that.
    let texts = units.words.each_ref().map(|words| words.join(" "));
    if SIDES.iter().any(|side| !likeness::are_akin(&texts[0], &texts[*side])) {
        return None;
    }
    let hunks = units.hunks()?;
    let row = Row::of(hunks, is_new);
    let writer = ParagraphWriter::of(blocks, sign, &units)?;
    let mut taken = BTreeSet::new();
    let mut bodies = Vec::new();
    let is_one = blocks.at.iter().all(|at| at.len() == 1);
    let paragraphs = row.paragraphs(&units).filter(|all| !is_one || all.len() < 2)?;
    for runs in paragraphs {
        let ours = said(&runs, &row.parts, 1).into_iter().find(|(which, _)| *which == 1);
        let first = bodies.is_empty().then(|| blocks.at[1].first().copied()).flatten();
        let own = ours.map(|(_, unit)| units.blocks[1][unit]).or(first);
        let own = own.filter(|own| taken.insert(*own));
        bodies.push(writer.body(&runs, &row.parts, own)?);
    }
    // Of what holds something the words cannot all be taken away.
    (!bodies.is_empty() || blocks.is_bare()).then_some(bodies)
}

impl Units<'_> {
    /// Takes what both sides wrote in the same words for what stood there before.
    fn begin_with_common(&mut self) {
        let script = align::script(&self.words[1], &self.words[2], Moves::None);
        let both = script.fates.iter().enumerate();
        let both = both.filter(|(_, fate)| matches!(fate, Fate::Kept(_)));
        for (at, _) in both {
            self.words[0].push(self.words[1][at]);
            self.blocks[0].push(self.blocks[1][at]);
            self.places[0].push(self.places[1][at]);
        }
    }

    /// The sentences of both sides as one row. Where that leaves disputes, what was moved may have
    /// been rewritten as well: whichever leaves fewer is taken.
    fn hunks(&self) -> Option<Vec<Hunk>> {
        let is_open = |place: &&Hunk| !matches!(place, Hunk::One { .. });
        let disputes = |hunks: &Option<Vec<Hunk>>| {
            hunks.as_ref().map_or(usize::MAX, |hunks| hunks.iter().filter(is_open).count())
        };
        let first = self.hunks_with(Moves::Same);
        if disputes(&first) == 0 {
            return first;
        }
        let second = self.hunks_with(Moves::Edited);
        if disputes(&second) < disputes(&first) { second } else { first }
    }

    fn hunks_with(&self, moves: Moves) -> Option<Vec<Hunk>> {
        let scripts = SIDES.map(|which| align::script(&self.words[0], &self.words[which], moves));
        diff3(&Plan {
            scripts: [&scripts[OURS], &scripts[THEIRS]],
            keys: [&self.words[1], &self.words[2]],
            depths: [&[], &[]],
            base: &self.words[0],
            groups: Vec::new(),
            locked: BTreeSet::new(),
            left: BTreeSet::new(),
            unfit: [BTreeSet::new(), BTreeSet::new()],
            strict: true,
        })
    }
}

/// The joined row of sentences.
struct Row {
    runs: Vec<Run>,
    parts: Vec<DisputedBlocks>,
    /// Which sentence of base, ours and theirs one of them is.
    links: HashMap<(usize, usize), [Option<usize>; 3]>,
}

impl Row {
    /// Each sentence for itself; `is_new` where what one side alone has is disputed.
    fn of(hunks: Vec<Hunk>, is_new: bool) -> Self {
        let mut row = Self { runs: Vec::new(), parts: Vec::new(), links: HashMap::new() };
        for place in hunks {
            let (sides, base) = match place {
                Hunk::One { side, at, other, base } => {
                    let pos = |which: usize| if which == side { Some(at) } else { other };
                    row.links.insert((side + 1, at), [base, pos(OURS), pos(THEIRS)]);
                    if !is_new || base.is_some() || other.is_some() {
                        row.runs.push(Run::Same(vec![(side + 1, at)]));
                        continue;
                    }
                    let mut sides = [Vec::new(), Vec::new()];
                    sides[side].push(at);
                    (sides, Vec::new())
                }
                Hunk::Both { base, sides } => (sides.map(|at| vec![at]), vec![base]),
                Hunk::Dispute { sides, base } | Hunk::Several { sides, base } => (sides, base),
            };
            row.apart(sides, base, is_new);
        }
        row
    }

    fn apart(&mut self, [ours, theirs]: [Vec<usize>; 2], base: Vec<usize>, is_new: bool) {
        for (which, side) in [(1, &ours), (2, &theirs)] {
            for (nth, at) in side.iter().enumerate() {
                let mut link = [None; 3];
                link[0] = base.get(nth).copied().filter(|_| base.len() == side.len());
                link[which] = Some(*at);
                self.links.insert((which, *at), link);
            }
        }
        match (self.runs.last(), self.parts.last_mut()) {
            (Some(Run::Disputed(_)), Some(last)) if is_new => {
                last[1].extend(ours);
                last[2].extend(theirs);
            }
            _ => {
                let base = if is_new { Vec::new() } else { base };
                self.parts.push([base, ours, theirs]);
                self.runs.push(Run::Disputed(self.parts.len() - 1));
            }
        }
    }

    /// The paragraphs of the row; `None` where they do not begin with the same with either side's
    /// version of what is disputed.
    fn paragraphs(&self, units: &Units<'_>) -> Option<Vec<Vec<Run>>> {
        let [ours, theirs] = SIDES.map(|which| self.starts(units, which));
        let (ours, theirs) = (ours?, theirs?);
        let mut found: Vec<Vec<Run>> = Vec::new();
        // Where something stood that both put elsewhere nothing begins.
        let mut nothing = Vec::new();
        for (at, run) in self.runs.iter().enumerate() {
            if found.is_empty() && ours[at].is_none() && theirs[at].is_none() {
                nothing.push(run.clone());
                continue;
            }
            let is_start = match (ours[at], theirs[at]) {
                (Some(ours), Some(theirs)) if ours != theirs => return None,
                (Some(is_start), _) | (None, Some(is_start)) => is_start,
                (None, None) => false,
            };
            let Some(last) = found.last_mut().filter(|_| !is_start) else {
                found.push(vec![run.clone()]);
                continue;
            };
            match (last.last_mut(), run) {
                (Some(Run::Same(same)), Run::Same(own)) => same.extend(own),
                _ => last.push(run.clone()),
            }
        }
        match found.first_mut() {
            Some(first) => first.splice(1..1, nothing).for_each(drop),
            None if !nothing.is_empty() => found.push(nothing),
            None => {}
        }
        Some(found)
    }

    /// Whether a paragraph begins with each run in one side's version; `None` for one that has
    /// nothing there. None at all where one begins within a run.
    fn starts(&self, units: &Units<'_>, which: usize) -> Option<Vec<Option<bool>>> {
        let mut last = [None; 3];
        let mut before: Option<(usize, usize)> = None;
        let mut found = Vec::with_capacity(self.runs.len());
        for run in &self.runs {
            let own: Vec<(usize, usize)> = match run {
                Run::Same(same) => same.clone(),
                Run::Disputed(part) => {
                    self.parts[*part][which].iter().map(|unit| (which, *unit)).collect()
                }
            };
            let mut first = None;
            for (nth, unit) in own.iter().enumerate() {
                let link = self.links.get(unit).copied().unwrap_or_default();
                let previous = before.and_then(|unit| self.links.get(&unit).copied());
                let is_start = is_start(units, *unit, link, last, previous.unwrap_or_default());
                if nth == 0 {
                    first = Some(is_start);
                } else if is_start {
                    return None;
                }
                for (last, own) in last.iter_mut().zip(link) {
                    *last = own.or(*last);
                }
                before = Some(*unit);
            }
            found.push(first);
        }
        Some(found)
    }
}

/// Whether a paragraph begins with a sentence, told by where base, ours and theirs have it and the
/// `last` before it that each of them has; `previous` is the one before it in the row.
fn is_start(
    units: &Units<'_>,
    (which, at): (usize, usize),
    link: [Option<usize>; 3],
    last: [Option<usize>; 3],
    previous: [Option<usize>; 3],
) -> bool {
    let parted = |which: usize| -> Option<bool> {
        Some(units.blocks[which][link[which]?] != units.blocks[which][last[which]?])
    };
    let is_next = |which: usize| previous[which].is_some() && link[which].is_some();
    // Of one paragraph nothing begins another.
    if units.blocks.iter().all(|blocks| blocks.first() == blocks.last()) {
        return false;
    }
    let [base, ours, theirs] = [0, 1, 2].map(parted);
    match (base, ours, theirs) {
        (Some(false), ..) => ours == Some(true) || theirs == Some(true),
        (Some(true), ..) => {
            let is_joined = ours == Some(false) || theirs == Some(false);
            // What the other put between them stands apart from it.
            let is_between = !is_next(0)
                && SIDES.iter().any(|which| is_next(*which) && parted(*which) == Some(true));
            !is_joined || is_between
        }
        (None, None, None) => units.places[which][at] == 0,
        (None, ours, theirs) => ours == Some(true) || theirs == Some(true),
    }
}

/// The sentences of one version.
pub(super) fn said(runs: &[Run], parts: &[DisputedBlocks], which: usize) -> Vec<(usize, usize)> {
    let mut said = Vec::new();
    for run in runs {
        match run {
            Run::Same(same) => said.extend(same),
            Run::Disputed(part) => {
                said.extend(parts[*part][which].iter().map(|unit| (which, *unit)))
            }
        }
    }
    said
}

/// The lines of a block that each of its sentences stands on, from the first of the text on; `None`
/// where one shares a line with another.
pub(super) fn own_lines(
    text: &Text<'_>,
    block: usize,
    units: &[&str],
) -> Option<Vec<Range<usize>>> {
    let block = &text.blocks[block];
    let (lines, kind) = (&text.lines[block.lines.clone()], block.kind?);
    let count = |(at, line): (usize, &&str)| {
        let sign = if at == 0 { super::blocks::sign_width(line, kind) } else { 0 };
        line[sign..].split_whitespace().count()
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
        found.push(block.lines.start + start..block.lines.start + at);
    }
    Some(found)
}
