//! Charts as SVG: one drawing for web pages and PDFs alike.
//!
//! A chart is data: what it shows, its title and its words. [`svg()`] draws it without text of its
//! own beyond the counts in it, so that labels, legends and figures stand beside it as text of the
//! page, where they wrap and can be read aloud. Colours are written as attributes for whoever knows
//! no stylesheet, and as classes that a page's own overrides. Nothing here knows what a page looks
//! like or reads a file.

mod canvas;
mod colour;
mod levels;
mod moves;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use canvas::Frame;

/// A chart, with what it says for those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// What is drawn.
    pub drawing: Drawing,
    /// What it shows, in a sentence: the alternative text.
    pub alt: String,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Drawing {
    /// How ratings spread over the levels: one bar, a part for each level in its order, as long as
    /// its share.
    Levels {
        /// How many ratings are at each level, lowest first.
        counts: Vec<usize>,
        /// The level that is marked as one's own, from 0.
        own: Option<usize>,
    },
    /// How ratings moved: those that fell to the left of the middle, those that rose to the right
    /// of it, those that stayed across it.
    Moves {
        /// How many fell.
        fell: usize,
        /// How many stayed.
        stayed: usize,
        /// How many rose.
        rose: usize,
        /// How many each half of the width has room for: the same for plots that are to be
        /// compared.
        of: usize,
    },
}

/// A chart as an SVG element; its alternative text is its label.
pub fn svg(chart: &Chart, frame: Frame) -> String {
    match &chart.drawing {
        Drawing::Levels { counts, own } => levels::draw(chart, counts, *own, frame),
        Drawing::Moves { fell, stayed, rose, of } => {
            moves::draw(chart, [*fell, *stayed, *rose], *of, frame)
        }
    }
}
