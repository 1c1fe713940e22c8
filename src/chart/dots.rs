//! Numbers as dots on one axis: what lies together is piled up, the median is a line across.

use svg::node::element::Group;

use super::canvas::Canvas;
use super::colour::{DEEP, FAINT, INK, PAPER, hex};
use super::{Chart, Frame, WHOLE};

/// How wide a dot is, and how much higher the one above it stands, in pixels.
const DOT: f64 = 10.0;
const STEP: f64 = 9.0;

/// How high a pile is at most: in a higher one the dots lie upon each other.
const HIGHEST: f64 = 90.0;

/// What stands free above the dots, and below the axis for the mark of the median.
const ABOVE: f64 = 8.0;
const BELOW: f64 = 11.0;

/// How much lower the figure at nought reaches than the mark.
const FIGURE: f64 = 9.0;

/// The mark of the median: a triangle that points at the axis from below.
const MARK: &str = "M-6 10H6L0 1Z";

/// In which layer each dot lies, from 0, so that no two of a layer overlap; `dots` go up, and
/// `width` is how wide a dot is on the axis.
pub(super) fn layers(dots: &[u32], width: u32) -> Vec<usize> {
    let mut ends: Vec<u32> = Vec::new();
    let mut layer = |dot: &u32| {
        let free = ends.iter().position(|end| *end <= *dot);
        let at = free.unwrap_or(ends.len());
        if free.is_none() {
            ends.push(0);
        }
        ends[at] = dot + width;
        at
    };
    dots.iter().map(&mut layer).collect()
}

/// Draws the axis with its dots; `zero` is where nought lies between the ends.
pub(super) fn draw(
    chart: &Chart,
    dots: &[u32],
    (median, zero): (Option<u32>, Option<u32>),
    frame: Frame,
) -> String {
    let at = |place: u32| f64::from(place.min(WHOLE)) / f64::from(WHOLE);
    let mut dots = dots.to_vec();
    dots.sort_unstable();
    let mut canvas = Canvas::new(frame, 0.0);
    let layers = layers(&dots, canvas.part(DOT, WHOLE));
    let most = layers.iter().copied().max().unwrap_or_default();
    let step = STEP.min(HIGHEST / pixels(most.max(1)));
    let axis = ABOVE + DOT + step * pixels(most);
    let figure = if zero.is_some() { FIGURE } else { 0.0 };
    canvas.set_height(axis + BELOW + figure);
    let line = Group::new().set("stroke", hex(FAINT)).add(canvas.across((0.0, axis), (1.0, axis)));
    let ends = [0.0, 1.0].map(|end| canvas.upright(end, (axis - 4.0, axis + 4.0)));
    let line = ends.into_iter().fold(line, Group::add);
    canvas.add("line", line);
    if let Some(zero) = zero {
        nought(&mut canvas, at(zero), axis);
    }
    if let Some(median) = median.map(at) {
        let line = Group::new().set("stroke", hex(INK)).set("stroke-width", 2);
        canvas.add("middle", line.add(canvas.upright(median, (0.0, axis))));
        let mark = canvas.shape_down(MARK, (median, axis));
        canvas.add("mark", Group::new().set("fill", hex(INK)).add(mark));
    }
    let group = Group::new().set("fill", hex(DEEP)).set("stroke", hex(PAPER));
    let middle = |layer: usize| axis - DOT / 2.0 - step * pixels(layer) - 0.5;
    let drawn = dots.iter().zip(layers).map(|(dot, layer)| (at(*dot), middle(layer)));
    let group = drawn.fold(group, |group, place| group.add(canvas.dot(place, DOT / 2.0)));
    canvas.add("dots", group);
    canvas.finish(chart)
}

/// Where nought is on an axis that has numbers on both sides of it.
fn nought(canvas: &mut Canvas, at: f64, axis: f64) {
    let line = Group::new().set("stroke", hex(FAINT)).set("stroke-dasharray", "3 3");
    canvas.add("line", line.add(canvas.upright(at, (0.0, axis + 4.0))));
    let figure = canvas.figure(0, at, axis + BELOW + FIGURE / 2.0, 0.0);
    canvas.add("figure", Group::new().set("fill", hex(INK)).add(figure));
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer layers than returns")]
fn pixels(count: usize) -> f64 {
    count as f64
}
