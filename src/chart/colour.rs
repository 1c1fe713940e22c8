//! The colours of drawings, as sRGB for whoever knows no stylesheet.
//!
//! They are those of the pages in the light (`templates/assets/style.css`) and of the PDFs
//! (`templates/typst/lib/palette.typ`), to which the tests hold them: one hue, in which lightness
//! alone tells the order.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, OklabHue, Oklch, Srgb};

/// Lightness and chroma of the lowest level, and what is added to each on the way to the highest.
pub(super) const LEVELS: [(f32, f32); 2] = [(0.86, -0.52), (0.05, 0.04)];

/// What a drawing stands on.
pub(super) const PAPER: Oklch = oklch(1.0, 0.0);

/// Lines and words on paper.
pub(super) const INK: Oklch = oklch(0.25, 0.03);

/// Parts that stand out.
pub(super) const DEEP: Oklch = oklch(0.34, 0.09);

/// Lines that must be seen, at 3 to 1 on paper.
pub(super) const FAINT: Oklch = oklch(0.64, 0.03);

/// Parts that stand back.
pub(super) const RULE: Oklch = oklch(0.82, 0.02);

/// A colour of the one hue.
pub(super) const fn oklch(lightness: f32, chroma: f32) -> Oklch {
    Oklch::new_const(lightness, chroma, OklabHue::new(250.0))
}

/// The colour of the level at a place, from 0, on a scale of so many.
#[expect(clippy::cast_precision_loss, reason = "a scale has few levels")]
pub(super) fn level(place: usize, of: usize) -> Oklch {
    let part = place as f32 / of.saturating_sub(1).max(1) as f32;
    let [lightness, chroma] = LEVELS.map(|(lowest, added)| lowest + added * part);
    oklch(lightness, chroma)
}

/// White or black: whichever is easier to read on a colour.
pub(super) fn words_on(colour: Oklch) -> &'static str {
    let on =
        |other: f32| Srgb::from_color(colour).relative_contrast(Srgb::new(other, other, other));
    if on(1.0) > on(0.0) { "#fff" } else { "#000" }
}

/// A colour as `#rrggbb`.
pub(super) fn hex(colour: Oklch) -> String {
    format!("#{:x}", Srgb::from_color(colour).into_format::<u8>())
}
