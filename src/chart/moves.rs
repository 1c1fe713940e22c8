//! One row of a diverging plot: what fell to the left of the middle, what rose to the right, what
//! stayed across it.
//!
//! Which way is told by the side and by the head of an arrow; hollow and filled only repeat it.
//! Counts stand in the parts, or beyond the heads where they do not fit.

use svg::node::element::Group;

use super::canvas::{Canvas, digits_width};
use super::colour::{DEEP, FAINT, INK, PAPER, RULE, hex};
use super::{Chart, Frame};

/// How high a row is, and the parts in it: what stayed is lower than the arrows beside it.
const HEIGHT: f64 = 24.0;
const MOVED: (f64, f64) = (3.0, 21.0);
const STAYED: (f64, f64) = (5.0, 19.0);

/// The share of the width that is left free at each end, for the heads.
const ENDS: f64 = 0.05;

/// The heads: from the end of a part to the tip, and how far that is in pixels.
const LEFT: &str = "M0 1V23L-9 12Z";
const RIGHT: &str = "M0 1V23L9 12Z";
const HEAD: f64 = 9.0;

/// Where the parts begin and end, as shares of the width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    /// What fell.
    pub(super) fell: (f64, f64),
    /// What stayed.
    pub(super) stayed: (f64, f64),
    /// What rose.
    pub(super) rose: (f64, f64),
}

/// The row of so many; each half of the width has room for `of`, or for what is in it where that is
/// more.
#[expect(clippy::cast_precision_loss, reason = "beyond 2^53 a count is as good as its neighbour")]
pub(super) fn row([fell, stayed, rose]: [usize; 3], of: usize) -> Row {
    let [fell, stayed, rose, of] = [fell, stayed, rose, of].map(|count| count as f64);
    let half = stayed / 2.0;
    let longest = of.max(half + fell).max(half + rose).max(1.0);
    let at = |from_middle: f64| 0.5 + (0.5 - ENDS) * from_middle / longest;
    Row {
        fell: (at(-half - fell), at(-half)),
        stayed: (at(-half), at(half)),
        rose: (at(half), at(half + rose)),
    }
}

/// Draws the row.
pub(super) fn draw(chart: &Chart, counts: [usize; 3], of: usize, frame: Frame) -> String {
    let mut canvas = Canvas::new(frame, HEIGHT);
    let row = row(counts, of);
    let [fell, stayed, rose] = counts;
    let middle = Group::new().set("stroke", hex(INK)).set("stroke-width", 2);
    canvas.add("middle", middle.add(canvas.upright(0.5, (0.0, HEIGHT))));
    if stayed > 0 {
        let colours = (hex(RULE), hex(FAINT), hex(INK));
        let group = part(&canvas, row.stayed, STAYED, &colours);
        canvas.add("stayed", within(&canvas, group, row.stayed, stayed, &colours.2));
    }
    if fell > 0 {
        let colours = (hex(PAPER), hex(DEEP), hex(DEEP));
        let group = part(&canvas, row.fell, MOVED, &colours);
        canvas.add("fell", within(&canvas, group, row.fell, fell, &colours.2));
        head(&mut canvas, LEFT, row.fell.0);
        beyond(&mut canvas, row.fell, row.fell.0, fell, -1.0);
    }
    if rose > 0 {
        let colours = (hex(DEEP), hex(DEEP), hex(PAPER));
        let group = part(&canvas, row.rose, MOVED, &colours);
        canvas.add("rose", within(&canvas, group, row.rose, rose, &colours.2));
        head(&mut canvas, RIGHT, row.rose.1);
        beyond(&mut canvas, row.rose, row.rose.1, rose, 1.0);
    }
    canvas.finish(chart)
}

/// A part, filled and outlined.
fn part(
    canvas: &Canvas,
    across: (f64, f64),
    (top, bottom): (f64, f64),
    (fill, stroke, _): &(String, String, String),
) -> Group {
    let outline = canvas.rectangle(across, (top, bottom));
    Group::new().set("fill", fill.as_str()).set("stroke", stroke.as_str()).add(outline)
}

/// The count in a part, where it fits.
fn within(canvas: &Canvas, group: Group, (from, to): (f64, f64), count: usize, ink: &str) -> Group {
    if !canvas.fits(to - from, count) {
        return group;
    }
    let figure = canvas.figure(count, f64::midpoint(from, to), HEIGHT / 2.0, 0.0);
    group.add(figure.set("fill", ink).set("stroke", "none"))
}

/// The head of an arrow.
fn head(canvas: &mut Canvas, path: &str, at: f64) {
    let head = canvas.shape(path, at);
    canvas.add("head", Group::new().set("fill", hex(DEEP)).add(head));
}

/// The count beyond the head, where it does not fit into the part.
fn beyond(canvas: &mut Canvas, (from, to): (f64, f64), end: f64, count: usize, way: f64) {
    if canvas.fits(to - from, count) {
        return;
    }
    let aside = way * (HEAD + 4.0 + digits_width(count) / 2.0);
    let figure = canvas.figure(count, end, HEIGHT / 2.0, aside);
    canvas.add("figure", Group::new().set("fill", hex(INK)).add(figure));
}
