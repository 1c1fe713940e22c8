//! What is painted on a page: every glyph's character, the marked content in which it stands, and
//! where it is.

use std::collections::BTreeMap;

use hayro_interpret::RectExt as _;
use hayro_syntax::Pdf;
use kurbo::{Affine, Point, Rect};

use super::PageId;
use super::content;
use super::font::Glyph;
use super::text::{begins_leftward, has_marks, is_leftward, is_unseen};

/// How high small letters are, as a part of their size.
const HEIGHT: f64 = 0.45;

/// What is painted on a page, in order.
#[derive(Debug)]
pub(super) struct Page {
    /// The page's object.
    pub(super) id: Option<PageId>,
    /// What of it is shown.
    pub(super) bounds: Rect,
    /// Each stretch of text, with the number of the marked content in which it stands, if it has
    /// one.
    stretches: Vec<(Option<i32>, String)>,
    /// Glyphs that follow upon one another, with the room that they take.
    pub(super) runs: Vec<Run>,
}

/// Glyphs that follow upon one another on a line.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Their characters, where they have any of their own.
    pub(super) words: String,
    /// From the line that they stand on to the height of small letters, as wide as they are
    /// together.
    pub(super) core: Rect,
    /// How large they are.
    pub(super) size: f64,
}

impl Page {
    /// A page with nothing on it but these.
    #[cfg(test)]
    pub(super) fn with_runs(bounds: Rect, runs: Vec<Run>) -> Self {
        Self { id: None, bounds, stretches: Vec::new(), runs }
    }

    /// Everything on the page, artifacts too.
    pub(super) fn text(&self) -> String {
        self.stretches.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// What stands in each marked content.
    pub(super) fn by_mark(&self) -> BTreeMap<i32, String> {
        let mut marks: BTreeMap<i32, String> = BTreeMap::new();
        for (mark, text) in &self.stretches {
            if let Some(mark) = mark {
                marks.entry(*mark).or_default().push_str(text);
            }
        }
        marks
    }
}

/// What is painted on each page.
pub(super) fn pages(file: &Pdf) -> Vec<Page> {
    let pages = file.pages().iter().zip(content::canvases(file));
    let pages = pages.map(|(page, Canvas { stretches, runs, .. })| {
        let bounds = page.intersected_crop_box().to_kurbo();
        Page { id: page.raw().obj_id(), bounds, stretches, runs }
    });
    pages.collect()
}

/// Where glyphs of one size stand beside each other.
pub(super) struct Line {
    /// From the line to the page.
    space: Affine,
    rise: f64,
    height: f64,
    size: f64,
}

impl Line {
    /// A line of glyphs of a size, wider or narrower than they are by themselves and higher than
    /// the line by so much.
    pub(super) fn new(space: Affine, rise: f64, size: f64, stretch: f64) -> Self {
        let seen = (space.determinant() * size * size * stretch).abs().sqrt();
        Self { space, rise, height: HEIGHT * size, size: seen }
    }

    /// Where a glyph stands, by how far it is from the start of the line.
    fn at(&self, at: f64) -> Point {
        self.space * Point::new(at, self.rise)
    }

    /// The room of small letters from one place on the line to another.
    fn room(&self, from: f64, to: f64) -> Rect {
        let room = Rect::new(from, self.rise, to, self.rise + self.height);
        let [_, b, c, ..] = self.space.as_coeffs();
        if b == 0.0 && c == 0.0 {
            let [one, other] = [room.origin(), Point::new(room.x1, room.y1)];
            return Rect::from_points(self.space * one, self.space * other);
        }
        self.space.transform_rect_bbox(room)
    }
}

/// One level of marked content.
#[derive(Debug)]
struct Mark {
    number: Option<i32>,
    /// What it says that it stands for, whatever its glyphs do.
    spoken: Option<Spoken>,
}

/// What a marked content says that it stands for.
#[derive(Debug)]
struct Spoken {
    text: String,
    has_marks: bool,
}

/// Collects what is painted, a line end wherever the glyphs do not follow upon one another.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    marks: Vec<Mark>,
    /// The number of the innermost of them that has one.
    number: Option<i32>,
    /// Which of them, the innermost, says what it stands for.
    speaker: Option<usize>,
    stretches: Vec<(Option<i32>, String)>,
    runs: Vec<Run>,
    /// Where the last glyph ended, and how large it was.
    end: Option<(Point, f64)>,
    /// What the last glyph stood for, where that has marks.
    last: String,
    /// Whether the next letter begins a run of its own, because a space before it stood elsewhere.
    begins: bool,
}

impl Canvas {
    /// Begins a marked content, with its number and what it says that it stands for.
    pub(super) fn begin(&mut self, number: Option<i32>, spoken: Option<String>) {
        if number.is_some() {
            self.push("\n");
        }
        let spoken = spoken.map(|text| Spoken { has_marks: has_marks(&text), text });
        let text = spoken.as_ref().map(|spoken| spoken.text.clone()).unwrap_or_default();
        self.marks.push(Mark { number, spoken });
        self.look();
        if begins_leftward(&text) {
            self.push_leftwards(&text);
        } else {
            self.push(&text);
        }
    }

    /// Ends the marked content that was begun last.
    pub(super) fn end(&mut self) {
        self.marks.pop();
        self.look();
    }

    /// Finds the marks that count for what is painted next.
    fn look(&mut self) {
        self.number = self.marks.iter().rev().find_map(|mark| mark.number);
        self.speaker = self.marks.iter().rposition(|mark| mark.spoken.is_some());
    }

    /// Paints a glyph on a line, so far from its start and so wide.
    pub(super) fn paint(&mut self, glyph: &Glyph, line: &Line, at: f64, advance: f64) {
        let spoken = self.speaker.and_then(|at| self.marks.get(at)?.spoken.as_ref());
        let (said, has_marks) = match spoken {
            Some(Spoken { text, has_marks }) => (text.as_str(), *has_marks),
            None => (glyph.letters.as_str(), glyph.has_marks),
        };
        // The glyphs of a letter and of its marks stand each for all of it. A mark belongs over
        // what it is painted over.
        let is_mark = glyph.is_mark || has_marks && self.last == said;
        if has_marks || !self.last.is_empty() {
            self.last.clear();
            self.last.push_str(if has_marks { said } else { "" });
        }
        let is_spoken = spoken.is_some();
        if !is_mark {
            self.step(line, at, advance, glyph.is_blank);
            self.tell(&glyph.letters);
        }
        if is_spoken {
            return;
        }
        if glyph.is_leftward {
            self.push_leftwards(&glyph.letters);
        } else {
            self.push(&glyph.letters);
        }
    }

    fn push(&mut self, text: &str) {
        let mark = self.number;
        match self.stretches.last_mut() {
            Some((last, stretch)) if *last == mark => stretch.push_str(text),
            _ => self.stretches.push((mark, text.to_owned())),
        }
    }

    /// Letters of an alphabet that runs to the left, of which the last are painted first.
    fn push_leftwards(&mut self, letters: &str) {
        self.push("");
        if let Some((_, stretch)) = self.stretches.last_mut() {
            let at = stretch.trim_end_matches(|c| is_leftward(c) || is_unseen(c)).len();
            stretch.insert_str(at, letters);
        }
    }

    /// Adds the room of a glyph, and a line end where it does not stand right behind the last one.
    fn step(&mut self, line: &Line, at: f64, advance: f64, is_blank: bool) {
        let (start, size) = (line.at(at), line.size);
        let follows = self.end.is_some_and(|(end, last)| {
            let gap = 0.15 * size.max(last);
            (start.x - end.x).abs() < gap && (start.y - end.y).abs() < gap
        });
        if self.end.is_some() && !follows {
            self.push("\n");
        }
        self.end = Some((line.at(at + advance), size));
        self.begins |= !follows;
        if is_blank {
            return;
        }
        let room = line.room(at, at + advance);
        match self.runs.last_mut() {
            Some(run) if !self.begins => run.core = run.core.union(room),
            _ => self.runs.push(Run { words: String::new(), core: room, size }),
        }
        self.begins = false;
    }

    /// Adds the characters of a glyph to its run.
    fn tell(&mut self, letters: &str) {
        if let Some(run) = self.runs.last_mut() {
            run.words.push_str(letters);
        }
    }
}
