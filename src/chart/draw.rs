//! The drawing itself.

use super::{Chart, Drawing};

/// How wide a drawing is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Frame {
    /// As wide as what surrounds it: for web pages.
    Fluid,
    /// So many points: for PDFs.
    Points(f64),
}

/// How high a bar is, in pixels or points.
const HEIGHT: usize = 24;

/// A chart as an SVG element.
pub fn svg(chart: &Chart, frame: Frame) -> String {
    let bars = match &chart.drawing {
        Drawing::Levels { counts, .. } => parts(counts),
        Drawing::Moves { fell, stayed, rose, .. } => parts(&[*fell, *stayed, *rose]),
    };
    let width = match frame {
        Frame::Fluid => "100%".to_owned(),
        Frame::Points(points) => points.to_string(),
    };
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}">{bars}</svg>"#
    )
}

fn parts(counts: &[usize]) -> String {
    let all: usize = counts.iter().sum::<usize>().max(1);
    let mut from = 0;
    let mut drawn = String::new();
    for (at, count) in counts.iter().enumerate() {
        let (x, width) = (from * 100 / all, count * 100 / all);
        drawn += &format!(
            r#"<rect class="level-{at}" x="{x}%" y="0" width="{width}%" height="{HEIGHT}"/>"#
        );
        from += count;
    }
    drawn
}
