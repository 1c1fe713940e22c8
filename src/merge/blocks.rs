//! The blocks of Markdown that copies of a text are joined by, and what each says.
//!
//! A block is a paragraph, an entry of a list, a row of a table, a heading or a piece of code, as
//! the parser reads them. White space and wrapping within one do not count, nor do the signs and
//! numbers that entries begin with. What an earlier merge left between marks is a block of its own.

use std::fmt::Write as _;
use std::ops::Range;

use crate::load::{indentation, sides};
use crate::markdown::{self, Piece, PieceKind};

/// A block.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// How many blank lines stand before it.
    pub(super) blanks: usize,
    /// What it is and says. What two blocks share is counted by the words of this.
    pub(super) key: String,
    /// What it is; none where it is what an earlier merge left between marks.
    pub(super) kind: Option<PieceKind>,
    /// How deep it stands in lists, quotations and footnotes.
    pub(super) depth: usize,
    /// The block that it belongs to: an entry's first, or the head of a table.
    pub(super) parent: Option<usize>,
    /// Whether it is a paragraph without anything of which spaces count.
    pub(super) is_prose: bool,
}

/// Whether two texts say the same, whatever their wrapping.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    let keys = |text: &str| -> Vec<String> {
        let lines: Vec<&str> = text.lines().collect();
        blocks(&lines).into_iter().map(|block| block.key).collect()
    };
    a == b || (a.split_whitespace().eq(b.split_whitespace()) || has_list(a)) && keys(a) == keys(b)
}

/// Whether a text may have entries, of which signs and numbers do not count, or cells.
fn has_list(text: &str) -> bool {
    let begins = |line: &str| {
        let first = line.trim_start_matches(['>', ' ']).chars().next();
        first.is_some_and(|c| matches!(c, '-' | '*' | '+' | '|') || c.is_ascii_digit())
    };
    text.contains('|') || text.lines().any(begins)
}

/// The blocks of a text.
pub(super) fn blocks(lines: &[&str]) -> Vec<Block> {
    let regions = sides::regions(lines);
    let pieces = match regions.is_empty() {
        true => markdown::pieces(&lines.join("\n")),
        false => around(lines, &regions),
    };
    // How many of them stand in those that were found so far.
    let mut found: Vec<Block> = Vec::with_capacity(pieces.len() + regions.len());
    let mut places = Vec::with_capacity(pieces.len());
    let mut regions = regions.into_iter().peekable();
    let mut end = 0;
    let mut push = |mut block: Block, found: &mut Vec<Block>| {
        block.blanks = block.lines.start - end;
        end = block.lines.end;
        found.push(block);
    };
    for piece in &pieces {
        while let Some(region) = regions.next_if(|region| region.start < piece.lines.start) {
            push(left_open(lines, region), &mut found);
        }
        places.push(found.len());
        let parent = piece.parent.and_then(|parent| places.get(parent).copied());
        push(block(lines, piece, parent), &mut found);
    }
    regions.for_each(|region| push(left_open(lines, region), &mut found));
    found
}

/// The pieces around what stands between marks. Code goes on behind blank lines, but not behind
/// marks: it is cut there.
fn around(lines: &[&str], regions: &[Range<usize>]) -> Vec<Piece> {
    let mut rest = lines.to_vec();
    for region in regions {
        rest[region.clone()].fill("");
    }
    let found = markdown::pieces(&rest.join("\n"));
    let mut pieces = Vec::with_capacity(found.len());
    let mut places = Vec::with_capacity(found.len());
    for piece in found {
        let parent = piece.parent.and_then(|parent| places.get(parent).copied());
        places.push(pieces.len());
        let within = regions.iter().filter(|region| piece.lines.contains(&region.start));
        let starts = [piece.lines.start].into_iter().chain(within.clone().map(|r| r.end));
        let ends = within.map(|region| region.start).chain([piece.lines.end]);
        for (start, end) in starts.zip(ends) {
            let is_said = |line: &usize| !rest[*line].trim().is_empty();
            let (first, last) = ((start..end).find(is_said), (start..end).rfind(is_said));
            if let (Some(first), Some(last)) = (first, last) {
                pieces.push(Piece { lines: first..last + 1, parent, ..piece });
            }
        }
    }
    pieces
}

/// What an earlier merge left between marks.
fn left_open(lines: &[&str], region: Range<usize>) -> Block {
    let key = lines[region.clone()].join("\n");
    Block { lines: region, blanks: 0, key, kind: None, depth: 0, parent: None, is_prose: false }
}

fn block(lines: &[&str], piece: &Piece, parent: Option<usize>) -> Block {
    use PieceKind as K;
    let own = &lines[piece.lines.clone()];
    let is_prose = matches!(piece.kind, K::Paragraph | K::Bullet | K::Numbered | K::Note)
        && !(piece.quoted || piece.verbatim);
    let lines = piece.lines.clone();
    let kind = Some(piece.kind);
    Block { lines, blanks: 0, key: key(own, piece), kind, depth: piece.depth, parent, is_prose }
}

/// What a block is, how deep it stands and what it says.
fn key(lines: &[&str], piece: &Piece) -> String {
    use PieceKind as K;
    let sign = match piece.kind {
        K::Paragraph => "¶",
        K::Bullet => "•",
        K::Numbered => "№",
        K::Quote => "»",
        K::Note => "‡",
        K::Heading => "#",
        K::Code => "`",
        K::Html => "<",
        K::TableHead => "‖",
        K::Row => "|",
        K::Rule => "—",
        K::Definition => "→",
    };
    let mut key = format!("{sign}{:.<1$} ", "", piece.depth);
    match piece.kind {
        K::TableHead | K::Row if !piece.quoted => {
            key.push_str(&row_key(lines.iter().copied()));
        }
        // How a line between two thoughts is drawn says nothing.
        K::Rule => {}
        _ if piece.verbatim => {
            let first = lines.first().copied().unwrap_or_default();
            let indent = indentation(first);
            for line in lines {
                let own = indentation(line);
                _ = writeln!(key, "{}", &line[own.min(indent)..]);
            }
        }
        _ => {
            let mut words = Vec::new();
            for (at, line) in lines.iter().enumerate() {
                let line = if piece.quoted { line.trim_start_matches(['>', ' ']) } else { line };
                let line = if at == 0 { &line[sign_width(line, piece.kind)..] } else { line };
                words.extend(line.split_whitespace());
            }
            key.push_str(&words.join(" "));
            key.push_str(&hard_breaks(lines));
        }
    }
    key
}

/// What a row says: its cells, and how columns are aligned where that stands below it.
pub(super) fn row_key<'l>(mut lines: impl Iterator<Item = &'l str>) -> String {
    let first = lines.next().map(cells).unwrap_or_default();
    let mut key: String = first.into_iter().map(|cell| spaced(cell) + " | ").collect();
    lines.for_each(|line| key.push_str(&aligned_row(line)));
    key
}

/// How the columns of a table are aligned.
pub(super) fn aligned_row(line: &str) -> String {
    cells(line).into_iter().map(aligned).collect()
}

/// Which lines end in a break that the author asked for by two spaces.
fn hard_breaks(lines: &[&str]) -> String {
    let last = lines.len().saturating_sub(1);
    let broken = lines[..last].iter().enumerate().filter(|(_, line)| line.ends_with("  "));
    broken.map(|(at, _)| format!(" ↵{at}")).collect()
}

/// A text with one space wherever it has white space.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a column is aligned, which the line below a table's head says.
fn aligned(cell: &str) -> String {
    let cell = cell.trim();
    let colon = |is_there: bool| if is_there { ":" } else { "" };
    format!("{}-{}", colon(cell.starts_with(':')), colon(cell.ends_with(':')))
}

/// How long the sign is that an entry of a list begins with, the white space around it included.
pub(super) fn sign_width(line: &str, kind: PieceKind) -> usize {
    let text = line.trim_start();
    let rest = match kind {
        PieceKind::Bullet => text.strip_prefix(['-', '*', '+']),
        PieceKind::Numbered => {
            text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')'])
        }
        _ => None,
    };
    rest.map_or(0, |rest| line.len() - rest.trim_start().len())
}

/// The cells of a row, as they are written; a pipe behind a backslash parts nothing.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let text = line.trim();
    let mut found = Vec::new();
    let mut start = usize::from(text.starts_with('|'));
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if byte == b'|' && !escaped {
            found.push(&text[start..at]);
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}
