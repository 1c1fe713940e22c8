//! One bar of shares: a part for each level that has ratings, lowest left.

use svg::node::element::Group;

use super::canvas::Canvas;
use super::colour::{self, FAINT, INK, PAPER, hex, words_on};
use super::{Chart, Frame};

/// How high the bar is.
const HEIGHT: f64 = 24.0;

/// What stands free above and below a bar in which a level is one's own, for its mark.
const ABOVE: f64 = 12.0;
const BELOW: f64 = 3.0;

/// The mark above one's own level: a triangle that points at it.
const MARK: &str = "M-7 0H7L0 9Z";

/// No part is narrower than this share of the width, so that one of hundreds is still seen.
pub(super) const LEAST: f64 = 0.02;

/// A part of the bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// The level, from 0.
    pub(super) level: usize,
    /// How many.
    pub(super) count: usize,
    /// Where it begins, as a share of the width.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
}

/// The parts of a bar: one for each level with a count that is not nought, as long as its share, in
/// their order.
#[expect(clippy::cast_precision_loss, reason = "beyond 2^53 a count is as good as its neighbour")]
pub(super) fn parts(counts: &[usize]) -> Vec<Part> {
    let all: f64 = counts.iter().map(|count| *count as f64).sum();
    let given: Vec<_> = counts.iter().enumerate().filter(|(_, count)| **count > 0).collect();
    let width = |count: usize| (count as f64 / all).max(LEAST);
    let drawn: f64 = given.iter().map(|(_, count)| width(**count)).sum();
    let mut from = 0.0;
    let part = |(level, count): (usize, &usize)| {
        let to = from + width(*count) / drawn;
        let part = Part { level, count: *count, from, to };
        from = to;
        part
    };
    given.into_iter().map(part).collect()
}

/// Draws the bar; `own` is the level that is marked.
pub(super) fn draw(chart: &Chart, counts: &[usize], own: Option<usize>, frame: Frame) -> String {
    let own = own.filter(|level| *level < counts.len());
    let (top, below) = if own.is_some() { (ABOVE, BELOW) } else { (0.0, 0.0) };
    let bar = (top, top + HEIGHT);
    let mut canvas = Canvas::new(frame, top + HEIGHT + below);
    let parts = parts(counts);
    // One's own part is drawn last, over the lines of the others.
    for part in parts.iter().filter(|part| Some(part.level) != own) {
        let group = level(&canvas, part, counts.len(), bar);
        canvas.add_level(part.level, counts.len(), group);
    }
    let outline = canvas.rectangle((0.0, 1.0), (bar.0 + 0.5, bar.1 - 0.5));
    let outline = Group::new().set("fill", "none").set("stroke", hex(FAINT)).add(outline);
    // A bar of nothing is seen to be empty, not light.
    canvas.add(
        "line",
        if parts.is_empty() { outline.set("stroke-dasharray", "4 3") } else { outline },
    );
    gaps(&mut canvas, &parts, bar);
    if let Some(own) = own {
        mark(&mut canvas, &parts, own, counts.len(), bar);
    }
    canvas.finish(chart)
}

/// A part in its colour, with its count where that fits.
fn level(canvas: &Canvas, part: &Part, of: usize, bar: (f64, f64)) -> Group {
    let colour = colour::level(part.level, of);
    let group =
        Group::new().set("fill", hex(colour)).add(canvas.rectangle((part.from, part.to), bar));
    if !canvas.fits(part.to - part.from, part.count) {
        return group;
    }
    let (middle, height) = (f64::midpoint(part.from, part.to), f64::midpoint(bar.0, bar.1));
    group.add(canvas.figure(part.count, middle, height, 0.0).set("fill", words_on(colour)))
}

/// What separates the parts: a gap with a line on each side of it, which no colour is needed to
/// see.
fn gaps(canvas: &mut Canvas, parts: &[Part], bar: (f64, f64)) {
    for (class, colour, width) in [("line", FAINT, 4), ("gap", PAPER, 2)] {
        let lines = parts.iter().skip(1).map(|part| canvas.upright(part.from, bar));
        let group = Group::new().set("stroke", hex(colour)).set("stroke-width", width);
        let group = lines.fold(group, Group::add);
        if parts.len() > 1 {
            canvas.add(class, group);
        }
    }
}

/// Marks one's own level: a frame that stands out of the bar, and a triangle that points at it. A
/// level with no ratings has no part, and the triangle points at where it would be.
fn mark(canvas: &mut Canvas, parts: &[Part], own: usize, of: usize, bar: (f64, f64)) {
    let part = parts.iter().find(|part| part.level == own);
    if let Some(part) = part {
        frame(canvas, part, of, bar);
    }
    let at = part.map_or_else(|| boundary(parts, own), |part| f64::midpoint(part.from, part.to));
    let triangle = canvas.shape(MARK, at);
    canvas.add("mark", Group::new().set("fill", hex(INK)).add(triangle));
}

/// Draws a part in a thick frame that keeps its distance from the parts beside it.
fn frame(canvas: &mut Canvas, part: &Part, of: usize, bar: (f64, f64)) {
    let stroke = |colour, width| {
        Group::new().set("fill", "none").set("stroke", hex(colour)).set("stroke-width", width)
    };
    let outer = canvas.rectangle((part.from, part.to), (bar.0 - 0.5, bar.1 + 0.5));
    // The parts beside it get their outline back, for which the frame left no room.
    let sides = [part.from, part.to].into_iter().filter(|at| (LEAST..=1.0 - LEAST).contains(at));
    let sides = sides.map(|at| canvas.upright(at, bar));
    let group = level(canvas, part, of, bar);
    canvas.add("line", sides.fold(stroke(FAINT, 7), Group::add));
    canvas.add("gap", stroke(PAPER, 5).add(outer.clone()));
    canvas.add_level(part.level, of, group);
    canvas.add("own", stroke(INK, 3).add(outer));
}

/// Where the part of a level without ratings would be.
fn boundary(parts: &[Part], level: usize) -> f64 {
    parts.iter().take_while(|part| part.level < level).last().map_or(0.0, |part| part.to)
}
