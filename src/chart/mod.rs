//! Charts as SVG: one drawing for web pages and PDFs alike.
//!
//! A chart is data: what it shows, its title and its words. [`svg()`] draws it without text of its
//! own beyond the counts in it, so that labels, legends and figures stand beside it as text of the
//! page, where they wrap and can be read aloud. Colours are written as attributes for whoever knows
//! no stylesheet, and as classes that a page's own overrides. Nothing here knows what a page looks
//! like or reads a file.

mod canvas;
mod colour;
mod dots;
mod levels;
mod line;
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
    /// Numbers as dots on one axis. Places on it go from 0, the left end, to 10,000.
    Dots {
        /// Where each lies.
        dots: Vec<u32>,
        /// Where the median lies.
        median: Option<u32>,
        /// Where nought lies, where that is between the ends.
        zero: Option<u32>,
    },
    /// A number over rounds, oldest first, from 0, the foot of the drawing, to 10,000; none where a
    /// round has none.
    Line {
        /// How high each lies.
        places: Vec<Option<u32>>,
    },
}

/// The far end of an axis.
pub const WHOLE: u32 = 10_000;

/// A chart as an SVG element; its alternative text is its label.
pub fn svg(chart: &Chart, frame: Frame) -> String {
    match &chart.drawing {
        Drawing::Levels { counts, own } => levels::draw(chart, counts, *own, frame),
        Drawing::Moves { fell, stayed, rose, of } => {
            moves::draw(chart, [*fell, *stayed, *rose], *of, frame)
        }
        Drawing::Dots { dots, median, zero } => dots::draw(chart, dots, (*median, *zero), frame),
        Drawing::Line { places } => line::draw(chart, places, frame),
    }
}
