//! The lines of a joined text: with the words of one side in each place that is disputed, or with
//! both between marks.

use std::collections::BTreeSet;

use super::blocks;
use super::text::{Body, Chunk, Line, Part, Text, blank_lines};
use crate::load::sides;

/// What stands where both sides changed a text, each in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Our words.
    Ours,
    /// The other side's words.
    Theirs,
    /// What stood there before.
    Base,
    /// Both, between marks of this length.
    Marked(usize),
}

/// A joined text, of which either side's choice is read as it was meant.
#[derive(Debug)]
pub(super) struct Joined {
    bodies: Vec<Body>,
}

/// Where a block is expected in the lines, and what it says.
struct Expected {
    line: usize,
    key: String,
    body: usize,
    /// Its side and its place there, where it is not the first of its place.
    inner: Option<(usize, usize)>,
}

/// Lines that are being written.
struct Writer<'t, 'a> {
    ours: &'t Text<'a>,
    lines: Vec<Line>,
    expected: Vec<Expected>,
}

/// How often blank lines are put between what would be read as one.
const MOST_ROUNDS: usize = 4;

impl Joined {
    /// Makes sure that every choice is read as the blocks that it is made of; `None` where it is
    /// not.
    pub(super) fn of(bodies: Vec<Body>, texts: [&Text<'_>; 3]) -> Option<Self> {
        let mut joined = Self { bodies };
        let choices = match joined.disputes() {
            0 => &[Choice::Ours][..],
            _ => &[Choice::Ours, Choice::Theirs],
        };
        for choice in choices {
            let mut rounds = 0;
            while !joined.is_read(*choice, texts)? {
                rounds += 1;
                if rounds > MOST_ROUNDS {
                    return None;
                }
            }
        }
        Some(joined)
    }

    /// How many lines of both sides are disputed.
    pub(super) fn disputed_lines(&self) -> usize {
        let in_body = |body: &Body| -> usize {
            match body {
                Body::One(_) => 0,
                Body::Either { sides, .. } => {
                    sides.iter().flatten().map(|chunk| chunk.lines.len()).sum()
                }
                Body::Parts { parts, .. } => parts.iter().map(Part::disputed_lines).sum(),
            }
        };
        self.bodies.iter().map(in_body).sum()
    }

    /// How many places are disputed.
    pub(super) fn disputes(&self) -> usize {
        let in_body = |body: &Body| match body {
            Body::One(_) => 0,
            Body::Either { sides, .. } => usize::from(sides.iter().any(|side| !side.is_empty())),
            Body::Parts { parts, .. } => {
                parts.iter().filter(|part| part.disputed_lines() > 0).count()
            }
        };
        self.bodies.iter().map(in_body).sum()
    }

    /// The lines.
    pub(super) fn lines(&self, choice: Choice, ours: &Text<'_>) -> Vec<Line> {
        self.written(choice, ours).lines
    }

    fn written<'t, 'a>(&self, choice: Choice, ours: &'t Text<'a>) -> Writer<'t, 'a> {
        let mut writer = Writer { ours, lines: Vec::new(), expected: Vec::new() };
        for (at, body) in self.bodies.iter().enumerate() {
            match body {
                Body::One(chunk) => writer.chunk(chunk, at, None),
                Body::Either { sides, base } => writer.either(sides, base, choice, at),
                Body::Parts { parts, keys, blanks, own } => {
                    writer.blanks(*own, *blanks);
                    let key = keys[usize::from(choice == Choice::Theirs)].clone();
                    let line = writer.lines.len();
                    writer.expected.push(Expected { line, key, body: at, inner: None });
                    parts.iter().for_each(|part| writer.part(part, choice));
                }
            }
        }
        writer
    }

    /// Whether a choice is read as it was meant. Where two blocks are read as one, a blank line
    /// goes between them.
    fn is_read(&mut self, choice: Choice, texts: [&Text<'_>; 3]) -> Option<bool> {
        let written = self.written(choice, texts[1]);
        let lines: Vec<&str> = written.lines.iter().map(|line| words(line, texts)).collect();
        let found = blocks::blocks(&lines);
        let starts: BTreeSet<usize> = found.iter().map(|block| block.lines.start).collect();
        let mut is_read = true;
        let mut is_moved = false;
        for expected in &written.expected {
            if !starts.contains(&expected.line) {
                is_read = false;
                is_moved |= self.part_off(expected);
            }
        }
        if !is_read {
            return is_moved.then_some(false);
        }
        // What the line before makes something else of, as a table makes a row of a paragraph.
        let mut pairs = written.expected.iter().zip(&found);
        if let Some((expected, _)) = pairs.find(|(expected, block)| expected.key != block.key) {
            return self.part_off(expected).then_some(false);
        }
        (written.expected.len() == found.len()).then_some(true)
    }

    /// Puts a blank line before a block that has none.
    fn part_off(&mut self, expected: &Expected) -> bool {
        let Some(body) = self.bodies.get_mut(expected.body) else { return false };
        let mut moved = false;
        let mut raise = |blanks: &mut usize| {
            moved |= *blanks == 0;
            *blanks = (*blanks).max(1);
        };
        match (body, expected.inner) {
            (Body::One(chunk), _) => raise(&mut chunk.blanks),
            (Body::Parts { blanks, .. }, _) => raise(blanks),
            (Body::Either { sides, .. }, Some((side, at))) => {
                if let Some(chunk) = sides.get_mut(side).and_then(|side| side.get_mut(at)) {
                    raise(&mut chunk.blanks);
                }
            }
            (Body::Either { sides, base }, None) => {
                let firsts = sides.iter_mut().chain([base]).filter_map(|side| side.first_mut());
                firsts.for_each(|chunk| raise(&mut chunk.blanks));
            }
        }
        moved
    }
}

/// The words of a line.
pub(super) fn words<'l>(line: &'l Line, texts: [&Text<'l>; 3]) -> &'l str {
    match line {
        Line::Ours(at) => texts[1].lines[*at],
        Line::Theirs(at) => texts[2].lines[*at],
        Line::Blank => "",
        Line::Made(text) => text,
    }
}

impl Writer<'_, '_> {
    fn blanks(&mut self, own: Option<usize>, blanks: usize) {
        match self.lines.is_empty() {
            false => self.lines.extend(blank_lines(self.ours, own, blanks)),
            true => {
                let first = self.ours.blocks.first();
                let blanks = first.map_or(0, |first| first.blanks);
                self.lines.extend(blank_lines(self.ours, first.map(|_| 0), blanks));
            }
        }
    }

    fn chunk(&mut self, chunk: &Chunk, body: usize, inner: Option<(usize, usize)>) {
        self.blanks(chunk.own, chunk.blanks);
        self.own_lines(chunk, body, inner);
    }

    fn own_lines(&mut self, chunk: &Chunk, body: usize, inner: Option<(usize, usize)>) {
        let line = self.lines.len();
        self.expected.push(Expected { line, key: chunk.key.clone(), body, inner });
        self.lines.extend(chunk.lines.iter().cloned());
    }

    fn either(&mut self, sides: &[Vec<Chunk>; 2], base: &[Chunk], choice: Choice, body: usize) {
        let one = match choice {
            Choice::Ours => Some((0, &*sides[0])),
            Choice::Theirs => Some((1, &*sides[1])),
            Choice::Base => Some((2, base)),
            Choice::Marked(_) => None,
        };
        if let Some((side, chunks)) = one {
            for (at, chunk) in chunks.iter().enumerate() {
                self.chunk(chunk, body, (at > 0).then_some((side, at)));
            }
            return;
        }
        let [ours, theirs] = sides;
        let (Choice::Marked(size), Some(first)) = (choice, ours.first().or(theirs.first())) else {
            return;
        };
        // Whichever is chosen, it stands as far from what is before it as it did.
        let blanks = [ours, theirs].into_iter().filter_map(|side| side.first());
        let most = blanks.map(|first| first.blanks).max();
        self.blanks(first.own, most.expect("one of the sides begins with a chunk"));
        let both = [(sides::open(size), ours), (sides::middle(size), theirs)];
        for (mark, chunks) in both {
            self.lines.push(Line::Made(mark));
            for (at, chunk) in chunks.iter().enumerate() {
                match at {
                    0 => self.own_lines(chunk, body, None),
                    _ => self.chunk(chunk, body, None),
                }
            }
        }
        self.lines.push(Line::Made(sides::close(size)));
    }

    fn part(&mut self, part: &Part, choice: Choice) {
        match (part, choice) {
            (Part::Same(lines), _) => self.lines.extend(lines.iter().cloned()),
            (Part::Either { sides, .. }, Choice::Ours) => {
                self.lines.extend(sides[0].iter().cloned())
            }
            (Part::Either { sides, .. }, Choice::Theirs) => {
                self.lines.extend(sides[1].iter().cloned());
            }
            (Part::Either { base, .. }, Choice::Base) => self.lines.extend(base.iter().cloned()),
            (Part::Either { sides: [ours, theirs], .. }, Choice::Marked(size))
                if !(ours.is_empty() && theirs.is_empty()) =>
            {
                self.lines.push(Line::Made(sides::open(size)));
                self.lines.extend(ours.iter().cloned());
                self.lines.push(Line::Made(sides::middle(size)));
                self.lines.extend(theirs.iter().cloned());
                self.lines.push(Line::Made(sides::close(size)));
            }
            // Where something stood that both put elsewhere there is nothing.
            (Part::Either { .. }, Choice::Marked(_)) => {}
        }
    }
}
