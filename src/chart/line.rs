//! A line over rounds: a dot for each that has a number, joined to the one just before.

use svg::node::element::Group;

use super::canvas::Canvas;
use super::colour::{DEEP, RULE, hex};
use super::{Chart, Frame, WHOLE};

/// How high the drawing is, and what stands free above and below the line.
const HEIGHT: f64 = 32.0;
const FREE: f64 = 5.0;

/// How wide a dot is, in pixels.
const DOT: f64 = 7.0;

/// Where the dots are, as shares of the width and pixels from the top; none where a round has no
/// number.
pub(super) fn places(line: &[Option<u32>]) -> Vec<Option<(f64, f64)>> {
    let last = line.len().saturating_sub(1).max(1);
    let place = |(at, own): (usize, &Option<u32>)| {
        let part = f64::from((*own)?.min(WHOLE)) / f64::from(WHOLE);
        Some((across(at, last), HEIGHT - FREE - part * (HEIGHT - 2.0 * FREE)))
    };
    line.iter().enumerate().map(place).collect()
}

/// Draws the line.
pub(super) fn draw(chart: &Chart, line: &[Option<u32>], frame: Frame) -> String {
    let mut canvas = Canvas::new(frame, HEIGHT);
    let places = places(line);
    let floor = canvas.across((0.0, HEIGHT - 0.5), (1.0, HEIGHT - 0.5));
    canvas.add("floor", Group::new().set("stroke", hex(RULE)).add(floor));
    let steps = places.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?)));
    let run = Group::new().set("stroke", hex(DEEP)).set("stroke-width", 2);
    let run = steps.fold(run, |run, (from, to)| run.add(canvas.across(from, to)));
    canvas.add("run", run);
    let dots = places.iter().flatten();
    let dots = dots.fold(Group::new().set("fill", hex(DEEP)), |group, place| {
        group.add(canvas.dot(*place, DOT / 2.0))
    });
    canvas.add("head", dots);
    canvas.finish(chart)
}

#[expect(clippy::cast_precision_loss, reason = "there are few rounds")]
fn across(at: usize, last: usize) -> f64 {
    at as f64 / last as f64
}
