//! What is painted on a page: every glyph's character, with the marked content in which it stands.

use std::collections::BTreeMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Object, ObjectIdentifier};
use kurbo::{Affine, BezPath, Point, Rect};

/// What is painted on a page, in order.
#[derive(Debug)]
pub(super) struct Page {
    /// The page's object.
    pub(super) id: ObjectIdentifier,
    /// Each stretch of text, with the number of the marked content in which it stands, if it has one.
    stretches: Vec<(Option<i32>, String)>,
}

impl Page {
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
pub(super) fn painted(file: &hayro_syntax::Pdf) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in file.pages().iter() {
        let everything = Rect::new(0.0, 0.0, f64::MAX, f64::MAX);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, everything, &cache, file.xref(), settings);
        let mut reader = Reader { spoken: spoken(page.typed_operations()), ..Reader::default() };
        reader.spoken.reverse();
        interpret_page(page, &mut context, &mut reader);
        let id = page.raw().obj_id().expect("a page is an object");
        pages.push(Page { id, stretches: reader.stretches });
    }
    pages
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
                spoken.push(text.map(super::text));
            }
            _ => {}
        }
    }
    spoken
}

/// Whether a letter is Hebrew or Arabic. Whatever the direction, glyphs are painted from left to right.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{6FF}')
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
    /// Where the last glyph ended, and how large it was.
    end: Option<(Point, f64)>,
}

impl Reader {
    fn push(&mut self, text: &str) {
        let mark = self.marks.iter().rev().find_map(|mark| mark.number);
        match self.stretches.last_mut() {
            Some((last, stretch)) if *last == mark => stretch.push_str(text),
            _ => self.stretches.push((mark, text.to_owned())),
        }
    }

    /// A letter of an alphabet that runs to the left, of which the last is painted first.
    fn push_leftwards(&mut self, letter: char) {
        self.push("");
        if let Some((_, stretch)) = self.stretches.last_mut() {
            let at = stretch.trim_end_matches(is_right_to_left).len();
            stretch.insert(at, letter);
        }
    }

    /// A line end where a glyph does not stand right behind the last one.
    fn step(&mut self, transform: Affine, advance: f64) {
        let start = transform * Point::ZERO;
        let size = transform.determinant().abs().sqrt() * 1000.0;
        if let Some((end, last)) = self.end {
            let gap = 0.15 * size.max(last);
            let follows = (start.x - end.x).abs() < gap && (start.y - end.y).abs() < gap;
            if !follows {
                self.push("\n");
            }
        }
        self.end = Some((transform * Point::new(advance, 0.0), size));
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
        self.step(transform * glyph_transform, f64::from(advance));
        if self.marks.iter().any(|mark| mark.is_spoken) {
            return;
        }
        match glyph.as_unicode() {
            Some(BfString::Char(c)) if is_right_to_left(c) => self.push_leftwards(c),
            Some(BfString::Char(c)) => self.push(c.encode_utf8(&mut [0; 4])),
            Some(BfString::String(text)) => self.push(&text),
            None => self.push("\u{FFFD}"),
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
