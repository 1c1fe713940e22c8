//! What is painted on a page: every glyph's character, the marked content in which it stands, and where it is.

use std::collections::BTreeMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, RectExt as _, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Object;
use kurbo::{Affine, BezPath, Point, Rect};

use super::PageId;
use super::text::is_leftward;

/// How many units of a font make its size.
const EM: f64 = 1000.0;

/// What is painted on a page, in order.
#[derive(Debug)]
pub(super) struct Page {
    /// The page's object.
    pub(super) id: Option<PageId>,
    /// What of it is shown.
    pub(super) bounds: Rect,
    /// Each stretch of text, with the number of the marked content in which it stands, if it has one.
    stretches: Vec<(Option<i32>, String)>,
    /// Glyphs that follow upon one another, with the room that they take.
    pub(super) runs: Vec<Run>,
}

/// Glyphs that follow upon one another on a line.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Their characters, where they have any of their own.
    pub(super) words: String,
    /// From the line that they stand on to the height of small letters, as wide as they are together.
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
    let cache = InterpreterCache::new();
    let pages = file.pages().iter().map(|page| {
        let everything = Rect::new(0.0, 0.0, f64::MAX, f64::MAX);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, everything, &cache, file.xref(), settings);
        let mut reader = Reader { spoken: spoken(page.typed_operations()), ..Reader::default() };
        reader.spoken.reverse();
        interpret_page(page, &mut context, &mut reader);
        let bounds = page.intersected_crop_box().to_kurbo();
        let Reader { stretches, runs, .. } = reader;
        Page { id: page.raw().obj_id(), bounds, stretches, runs }
    });
    pages.collect()
}

/// What each marked content of a page says it stands for, where it does; the interpreter does not tell.
fn spoken(mut operations: TypedIter<'_>) -> Vec<Option<String>> {
    let mut spoken = Vec::new();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::BeginMarkedContent(_) => spoken.push(None),
            TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                let properties = mark.1.clone().into_dict();
                let text = properties.and_then(|p| p.get::<Object<'_>>("ActualText"));
                spoken.push(text.and_then(super::string));
            }
            _ => {}
        }
    }
    spoken
}

/// One level of marked content.
#[derive(Debug)]
struct Mark {
    number: Option<i32>,
    /// Whether its glyphs are spoken for by a text of its own.
    is_spoken: bool,
}

/// Collects what is painted, a line end wherever the glyphs do not follow upon one another.
#[derive(Default)]
struct Reader {
    marks: Vec<Mark>,
    /// What the marked contents to come say they stand for, the next one last.
    spoken: Vec<Option<String>>,
    stretches: Vec<(Option<i32>, String)>,
    runs: Vec<Run>,
    /// Where the last glyph ended, and how large it was.
    end: Option<(Point, f64)>,
    /// Whether the next letter begins a run of its own, because a space before it stood elsewhere.
    begins: bool,
}

impl Reader {
    fn push(&mut self, text: &str) {
        let mark = self.marks.iter().rev().find_map(|mark| mark.number);
        match self.stretches.last_mut() {
            Some((last, stretch)) if *last == mark => stretch.push_str(text),
            _ => self.stretches.push((mark, text.to_owned())),
        }
    }

    /// Letters of an alphabet that runs to the left, of which the last are painted first.
    fn push_leftwards(&mut self, letters: &str) {
        self.push("");
        if let Some((_, stretch)) = self.stretches.last_mut() {
            let at = stretch.trim_end_matches(is_leftward).len();
            stretch.insert_str(at, letters);
        }
    }

    /// Adds the room of a glyph, and a line end where it does not stand right behind the last one.
    fn step(&mut self, transform: Affine, advance: f64, is_blank: bool) {
        let start = transform * Point::ZERO;
        let size = transform.determinant().abs().sqrt() * EM;
        let follows = self.end.is_some_and(|(end, last)| {
            let gap = 0.15 * size.max(last);
            (start.x - end.x).abs() < gap && (start.y - end.y).abs() < gap
        });
        if self.end.is_some() && !follows {
            self.push("\n");
        }
        self.end = Some((transform * Point::new(advance, 0.0), size));
        self.begins |= !follows;
        if is_blank {
            return;
        }
        let room = transform.transform_rect_bbox(Rect::new(0.0, 0.0, advance, 0.45 * EM));
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

impl Device<'_> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().unwrap_or_default(),
            Glyph::Type3(_) => 0.0,
        };
        let mut buffer = [0; 4];
        let string;
        let letters: &str = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.encode_utf8(&mut buffer),
            Some(BfString::String(text)) => {
                string = text;
                &string
            }
            None => "\u{FFFD}",
        };
        self.step(transform * glyph_transform, f64::from(advance), letters.trim().is_empty());
        self.tell(letters);
        if self.marks.iter().any(|mark| mark.is_spoken) {
            return;
        }
        if letters.starts_with(is_leftward) {
            self.push_leftwards(letters);
        } else {
            self.push(letters);
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], number: Option<i32>) {
        let spoken = self.spoken.pop().flatten();
        if number.is_some() {
            self.push("\n");
        }
        self.marks.push(Mark { number, is_spoken: spoken.is_some() });
        if let Some(text) = spoken {
            self.push(&text);
        }
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
