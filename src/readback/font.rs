//! The fonts of a PDF as far as a reader needs them: which characters a glyph stands for, and how
//! wide it is.
//!
//! Their outlines are not looked at.

use std::collections::HashMap;

use hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};

use unicode_normalization::char::is_combining_mark;

use super::text::{begins_leftward, has_marks};

/// How many units of a font make its size, where it does not say otherwise.
const UNITS: f64 = 1000.0;

/// A font.
pub(super) struct Font {
    /// How many bytes a code has.
    pub(super) code_bytes: usize,
    /// How wide the glyphs of some codes are, in units; by the code.
    widths: Vec<Option<f64>>,
    /// How wide the others are.
    width: f64,
    /// How large a unit is, as a part of the font's size.
    unit: f64,
    to_unicode: Option<CMap>,
    /// The glyphs that were asked for, by their codes.
    glyphs: Vec<Option<Glyph>>,
}

/// What is known of a glyph.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// The characters that it stands for.
    pub(super) letters: String,
    /// How wide it is, as a part of the font's size.
    pub(super) advance: f64,
    /// Whether nothing is seen of it.
    pub(super) is_blank: bool,
    /// Whether it is of an alphabet that runs to the left.
    pub(super) is_leftward: bool,
    /// Whether its characters are a letter with marks, or marks alone.
    pub(super) has_marks: bool,
    /// Whether it can be no more than the mark of a letter.
    pub(super) is_mark: bool,
}

impl Font {
    /// Reads a font. Of the kinds that there are, the one with two bytes for each glyph is what
    /// Typst writes for all fonts with outlines; of the others each byte is a glyph.
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let to_unicode = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| CMap::parse(&stream.decoded().ok()?, |_| None));
        let inner = dict.get::<Array<'_>>("DescendantFonts");
        let (code_bytes, unit) = match (&inner, dict.get::<[f64; 6]>("FontMatrix")) {
            (Some(_), _) => (2, 1.0 / UNITS),
            (None, Some([unit, ..])) => (1, unit),
            (None, None) => (1, 1.0 / UNITS),
        };
        let mut font = Self {
            code_bytes,
            widths: Vec::new(),
            width: 0.0,
            unit,
            to_unicode,
            glyphs: Vec::new(),
        };
        match inner.and_then(|inner| inner.iter::<Dict<'_>>().next()) {
            Some(inner) => font.read_wide(&inner),
            None => font.read_narrow(dict),
        }
        font
    }

    /// The widths of glyphs with two bytes: `first [width…]` and `first last width`.
    fn read_wide(&mut self, dict: &Dict<'_>) {
        self.width = dict.get("DW").unwrap_or(UNITS);
        let Some(array) = dict.get::<Array<'_>>("W") else { return };
        let mut items = array.flex_iter();
        loop {
            if let Some((first, widths)) = items.next::<(u32, Array<'_>)>() {
                for (code, width) in (u64::from(first)..).zip(widths.iter::<f64>()) {
                    self.set_width(code, width);
                }
            } else if let Some((first, last, width)) = items.next::<(u32, u32, f64)>() {
                for code in first..=last.min(u32::from(u16::MAX)) {
                    self.set_width(code.into(), width);
                }
            } else {
                return;
            }
        }
    }

    /// The widths of glyphs with one byte.
    fn read_narrow(&mut self, dict: &Dict<'_>) {
        let first = dict.get::<u32>("FirstChar").unwrap_or_default();
        let Some(widths) = dict.get::<Array<'_>>("Widths") else { return };
        for (code, width) in (u64::from(first)..).zip(widths.iter::<f64>()) {
            self.set_width(code, width);
        }
    }

    fn set_width(&mut self, code: u64, width: f64) {
        if let Ok(code) = u16::try_from(code).map(usize::from) {
            if self.widths.len() <= code {
                self.widths.resize(code + 1, None);
            }
            self.widths[code] = Some(width);
        }
    }

    /// The glyph of a code.
    pub(super) fn glyph(&mut self, code: u16) -> &Glyph {
        let at = usize::from(code);
        if self.glyphs.len() <= at {
            self.glyphs.resize(at + 1, None);
        }
        let (widths, width, unit, to_unicode) =
            (&self.widths, self.width, self.unit, &self.to_unicode);
        self.glyphs[at].get_or_insert_with(|| {
            let units = widths.get(at).copied().flatten().unwrap_or(width);
            let said = to_unicode.as_ref().and_then(|map| map.lookup_bf_string(u32::from(code)));
            let letters = match said {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            let has_marks = has_marks(&letters);
            let has_only_marks = letters.trim_start().chars().all(is_combining_mark);
            Glyph {
                advance: units * unit,
                is_blank: letters.trim().is_empty(),
                is_leftward: begins_leftward(&letters),
                has_marks,
                is_mark: has_marks && (units == 0.0 || has_only_marks),
                letters,
            }
        })
    }
}

/// The fonts that were met in a document, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    fonts: Vec<Font>,
    /// Which of them an object is.
    by_object: HashMap<ObjectIdentifier, usize>,
}

impl Fonts {
    /// The place of a font.
    pub(super) fn place(&mut self, fonts: &Dict<'_>, name: &Name<'_>) -> Option<usize> {
        let id = fonts.get_ref(name.as_ref()).map(Into::into);
        if let Some(place) = id.and_then(|id| self.by_object.get(&id)) {
            return Some(*place);
        }
        self.fonts.push(Font::read(&fonts.get::<Dict<'_>>(name.as_ref())?));
        let place = self.fonts.len() - 1;
        self.by_object.extend(id.map(|id| (id, place)));
        Some(place)
    }

    /// The font at a place.
    pub(super) fn at(&mut self, place: usize) -> Option<&mut Font> {
        self.fonts.get_mut(place)
    }
}
