//! Two edited copies of a text as one, block by block, and the lines that it is written in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{Fate, Moves, Script};
use super::blocks::{self, Block};
use super::columns::DisputedTable;
use super::diff3::{Hunk, OURS, Plan, THEIRS, diff3};
use super::groups::Group;
use super::left;
use super::namesakes;
use super::passages::Known;
use super::prose::{self, Blocks};
use super::within::{self, BlockVersions};
use crate::markdown::PieceKind;

/// A line of what was joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A line of our side, by its number from 0.
    Ours(usize),
    /// A line of the other side.
    Theirs(usize),
    /// A blank line.
    Blank,
    /// A line of no side: of the base, or of words of both.
    Made(String),
}

/// A text and its blocks.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// Its lines.
    pub(super) lines: Vec<&'a str>,
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
}

impl<'a> Text<'a> {
    /// Takes a text apart.
    pub(super) fn of(lines: Vec<&'a str>) -> Self {
        let blocks = blocks::blocks(&lines);
        Self { lines, blocks }
    }

    /// A line; which of the three the text is, base, ours or theirs, says what it is in the joined
    /// text.
    pub(super) fn line(&self, which: usize, at: usize) -> Line {
        match which {
            0 => Line::Made(self.lines[at].to_owned()),
            1 => Line::Ours(at),
            _ => Line::Theirs(at),
        }
    }

    /// A block as it stands.
    pub(super) fn chunk(&self, which: usize, at: usize) -> Chunk {
        let block = &self.blocks[at];
        Chunk {
            lines: block.lines.clone().map(|line| self.line(which, line)).collect(),
            key: block.key.clone(),
            blanks: block.blanks,
            own: (which == 1).then_some(at),
        }
    }

    /// The first unit behind all that belongs to each block.
    fn ends(&self) -> Vec<usize> {
        let mut ends: Vec<usize> = (1..=self.blocks.len()).collect();
        for at in (0..self.blocks.len()).rev() {
            if let Some(parent) = self.blocks[at].parent {
                ends[parent] = ends[parent].max(ends[at]);
            }
        }
        ends
    }

    /// Whether a block stands within another.
    pub(super) fn is_within(&self, at: usize, around: usize) -> bool {
        let parents = std::iter::successors(self.blocks[at].parent, |at| self.blocks[*at].parent);
        parents.take_while(|parent| *parent >= around).any(|parent| parent == around)
    }
}

/// A block in the joined text.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// What it says.
    pub(super) key: String,
    /// How many blank lines stand before it.
    pub(super) blanks: usize,
    /// The block of ours that it is or stands in the place of.
    pub(super) own: Option<usize>,
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(super) enum Part {
    /// Lines that nobody disputes.
    Same(Vec<Line>),
    /// A place that both changed, each in its own way.
    Either {
        /// Ours and theirs.
        sides: [Vec<Line>; 2],
        /// What stood there before.
        base: Vec<Line>,
    },
}

impl Part {
    /// How many lines of both sides are disputed.
    pub(super) fn disputed_lines(&self) -> usize {
        match self {
            Self::Same(_) => 0,
            Self::Either { sides, .. } => sides.iter().map(Vec::len).sum(),
        }
    }
}

/// A place of the joined text.
#[derive(Debug)]
pub(super) enum Body {
    /// A block.
    One(Chunk),
    /// Blocks that both changed, each in its own way.
    Either {
        /// Ours and theirs.
        sides: [Vec<Chunk>; 2],
        /// What stood there before.
        base: Vec<Chunk>,
    },
    /// A paragraph of which both changed a part.
    Parts {
        /// Its parts.
        parts: Vec<Part>,
        /// What it says with the words of either side.
        keys: [String; 2],
        /// How many blank lines stand before it.
        blanks: usize,
        /// The block of ours whose place it takes.
        own: Option<usize>,
    },
}

/// What has to be known of labels to join two copies of a text.
pub(super) type Locked = BTreeSet<usize>;

/// Joins two edited copies of a text. Blocks of the base that are locked are disputed if one side
/// alone changed them; `moves` says what is known again in another place. `None` where no place can
/// be told for what one side did.
pub(super) fn join(
    texts: [&Text<'_>; 3],
    moves: Moves,
    locked: Locked,
    Known { apart, disputed, left }: Known<'_>,
) -> Option<Vec<Body>> {
    let [base, ours, theirs] = texts;
    let keys = texts.map(|text| text.blocks.iter().map(|b| b.key.as_str()).collect::<Vec<_>>());
    // A row belongs to the table before it, as what stands within an entry does.
    let depth = |block: &Block| block.depth + usize::from(block.kind == Some(PieceKind::Row));
    let depths = [ours, theirs].map(|text| text.blocks.iter().map(depth).collect::<Vec<_>>());
    let mut scripts = [1, 2].map(|which| {
        left::script(&keys[0], &keys[which], moves, left.map(|left| &left[which - 1]))
    });
    namesakes::put_together(texts, &mut scripts);
    let ends = base.ends();
    let mut groups = Vec::new();
    for side in [OURS, THEIRS] {
        groups.extend(left_alone(
            [base, texts[2 - side]],
            [&scripts[side], &scripts[1 - side]],
            &ends,
            1 - side,
        )?);
    }
    let whole =
        apart.iter().map(|table| whole(texts, [&scripts[0], &scripts[1]], &ends, table.head));
    groups.extend(whole);
    let mut unfit =
        [OURS, THEIRS].map(|side| unfit(texts, [&scripts[OURS], &scripts[THEIRS]], side));
    for (side, unfit) in unfit.iter_mut().enumerate() {
        let new = scripts[side].before.iter().flatten().copied();
        let is_disputed = |unit: &usize| {
            disputed.is_some_and(|disputed| disputed.contains_key(keys[side + 1][*unit]))
        };
        unfit.extend(new.filter(is_disputed));
    }
    let plan = Plan {
        left: left::units(&keys[0], left),
        scripts: [&scripts[OURS], &scripts[THEIRS]],
        keys: [&keys[1], &keys[2]],
        depths: [&depths[OURS], &depths[THEIRS]],
        base: &keys[0],
        groups,
        locked,
        unfit,
        strict: false,
    };
    let hunks = diff3(&plan)?;
    let table = |place: &Hunk| match place {
        Hunk::Dispute { base, .. } | Hunk::Several { base, .. } => {
            let is_all_of =
                |table: &&DisputedTable| base.iter().copied().eq(table.head..ends[table.head]);
            apart.iter().find(is_all_of)
        }
        Hunk::One { .. } | Hunk::Both { .. } => None,
    };
    let bodies = hunks.into_iter().flat_map(|place| match table(&place) {
        Some(table) => vec![with_versions(body(texts, place), table)],
        None => bodies(texts, place),
    });
    Some(bodies.collect())
}

/// A table that is decided on as a whole, with the rows that were added at its end.
fn whole(texts: [&Text<'_>; 3], scripts: [&Script; 2], ends: &[usize], head: usize) -> Group {
    let tail = [OURS, THEIRS].map(|side| {
        let (Fate::Kept(there) | Fate::Changed(there)) = scripts[side].fates[head] else {
            return 0;
        };
        let behind = scripts[side].before[ends[head]].iter();
        behind.take_while(|unit| texts[side + 1].is_within(**unit, there)).count()
    });
    Group { range: head..ends[head], lead: [0, 0], tail }
}

/// A disputed table in the versions that were made for it.
fn with_versions(body: Body, table: &DisputedTable) -> Body {
    let Body::Either { sides, base } = body else { return body };
    let mut made = table.sides.iter();
    let sides = sides.map(|own| {
        let lines: Vec<&str> = made.next().into_iter().flatten().map(String::as_str).collect();
        let blocks = blocks::blocks(&lines).into_iter();
        let chunk = |block: Block| Chunk {
            lines: lines[block.lines].iter().map(|line| Line::Made((*line).to_owned())).collect(),
            key: block.key,
            blanks: block.blanks,
            own: None,
        };
        let mut chunks: Vec<Chunk> = blocks.map(chunk).collect();
        if let (Some(first), Some(own)) = (chunks.first_mut(), own.first()) {
            (first.blanks, first.own) = (own.blanks, own.own);
        }
        chunks
    });
    Body::Either { sides, base }
}

/// What stands in something that one side took away and in which the other changed or added
/// something: the entries below an entry, the rows of a table. `None` where one side moved it.
fn left_alone(
    [base, other]: [&Text<'_>; 2],
    [own, others]: [&Script; 2],
    ends: &[usize],
    other_side: usize,
) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    for (at, end) in ends.iter().copied().enumerate() {
        let holds = end > at + 1
            || base.blocks[at].kind == Some(PieceKind::TableHead)
            || holds_more(base, at);
        let (Fate::Kept(there) | Fate::Changed(there), true) = (others.fates[at], holds) else {
            continue;
        };
        let is_moved = match own.fates[at] {
            Fate::Gone => false,
            Fate::Moved(_) => true,
            Fate::Kept(_) | Fate::Changed(_) => continue,
        };
        let behind = &others.before[end];
        let tail = behind.iter().take_while(|unit| other.is_within(**unit, there)).count();
        let is_new = tail > 0 || (at + 1..end).any(|inner| !others.before[inner].is_empty());
        // Without its head a table is none, and what stands below an entry is none of any other.
        let is_head = end > at + 1 || base.blocks[at].kind == Some(PieceKind::TableHead);
        let first = at + usize::from(!is_head);
        let is_changed = (first..end).any(|inner| matches!(others.fates[inner], Fate::Changed(_)));
        match (is_moved, is_new, is_changed) {
            (true, true, _) => return None,
            (false, true, _) | (false, _, true) => {
                let mut tails = [0, 0];
                tails[other_side] = tail;
                groups.push(Group { range: at..end, lead: [0, 0], tail: tails });
            }
            (true, false, _) | (false, false, false) => {}
        }
    }
    Some(groups)
}

/// Whether something may be put into a block: an entry, a quotation, a footnote.
fn holds_more(text: &Text<'_>, at: usize) -> bool {
    use PieceKind as K;
    matches!(text.blocks[at].kind, Some(K::Bullet | K::Numbered | K::Quote | K::Note))
}

/// Rows that one side added to a table to which the other gave another number of columns; with
/// columns of its own it gave them to all rows.
fn unfit(texts: [&Text<'_>; 3], scripts: [&Script; 2], side: usize) -> BTreeSet<usize> {
    let [base, ..] = texts;
    let mut found = BTreeSet::new();
    let columns = |which: usize, at: usize| {
        let text = texts[which];
        let head = text.blocks.get(at).and_then(|block| text.lines.get(block.lines.start));
        head.map(|line| blocks::cells(line).len())
    };
    let heads = base.blocks.iter().enumerate();
    for (at, _) in heads.filter(|(_, block)| block.kind == Some(PieceKind::TableHead)) {
        let fates = scripts.map(|script| script.fates[at]);
        let units = fates.map(|fate| match fate {
            Fate::Kept(unit) | Fate::Changed(unit) => Some(unit),
            Fate::Moved(_) | Fate::Gone => None,
        });
        let [Some(ours), Some(theirs)] = units else { continue };
        let counts = [columns(1, ours), columns(2, theirs)];
        if counts[OURS] != counts[THEIRS] && counts[1 - side] != columns(0, at) {
            let new = scripts[side].before.iter().flatten();
            let head = [ours, theirs][side];
            found.extend(new.filter(|unit| texts[side + 1].is_within(**unit, head)));
        }
    }
    found
}

/// What stands in a place of the joined row, where that may be several paragraphs.
fn bodies(texts: [&Text<'_>; 3], place: Hunk) -> Vec<Body> {
    if let Hunk::Several { sides: [ours, theirs], base } = &place {
        let at: [&[usize]; 3] = [base, ours, theirs];
        if let Some(joined) = prose::joined(Blocks { texts, at }) {
            return joined;
        }
    }
    vec![body(texts, place)]
}

/// What stands in a place of the joined row.
fn body(texts: [&Text<'_>; 3], place: Hunk) -> Body {
    let chunk = |side: usize, at: usize| texts[side + 1].chunk(side + 1, at);
    match place {
        Hunk::One { side, at, other, base } => {
            let ours = if side == OURS { Some(at) } else { other };
            // Before the first block of a text there is nothing that it has to stand apart from.
            let blanks = |which: usize, at: Option<usize>| {
                let at = at.filter(|at| *at > 0);
                at.and_then(|at| texts[which].blocks.get(at)).map(|block| block.blanks)
            };
            let theirs = if side == OURS { other } else { Some(at) };
            let three = (blanks(0, base), blanks(1, ours), blanks(2, theirs));
            let blanks = match three {
                (Some(base), Some(ours), Some(theirs)) if base == theirs => ours,
                (Some(_), Some(_), Some(theirs)) => theirs,
                (None, Some(ours), Some(theirs)) => ours.min(theirs),
                (_, Some(ours), _) => ours,
                (_, None, theirs) => theirs.unwrap_or_default(),
            };
            Body::One(Chunk { blanks, own: ours, ..chunk(side, at) })
        }
        Hunk::Both { base, sides: [ours, theirs] } => {
            within::joined(BlockVersions { texts, at: [base, ours, theirs] })
        }
        Hunk::Dispute { sides, base } | Hunk::Several { sides, base } => {
            let [ours, theirs] = [OURS, THEIRS]
                .map(|side| sides[side].iter().map(|at| chunk(side, *at)).collect::<Vec<_>>());
            let base = base.into_iter().map(|at| texts[0].chunk(0, at)).collect();
            Body::Either { sides: [ours, theirs], base }
        }
    }
}

/// The lines of a block and the blank lines before it, for whoever writes them.
pub(super) fn blank_lines(ours: &Text<'_>, own: Option<usize>, blanks: usize) -> Vec<Line> {
    // Our own blank lines may hold spaces, and stay as they are.
    let own = own.and_then(|own| ours.blocks.get(own)).filter(|own| own.blanks == blanks);
    match own {
        Some(own) => blank_range(own.lines.start, blanks).map(Line::Ours).collect(),
        None => vec![Line::Blank; blanks],
    }
}

fn blank_range(start: usize, blanks: usize) -> Range<usize> {
    start - blanks..start
}
