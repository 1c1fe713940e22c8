//! What is drawn on: places across as shares of the width, everything else in pixels, so that text
//! is never scaled.

use svg::Node;
use svg::node::element::{Circle, Group, Line, Path, Rectangle, SVG, Text};

use super::Chart;

/// How wide a drawing is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Frame {
    /// As wide as what surrounds it, and of the page's own type: for web pages.
    Fluid,
    /// So many points: for PDFs.
    Points(f64),
}

/// How large the figures in a drawing are, in pixels.
const TEXT: f64 = 15.0;

/// How large a pixel is in points, so that figures in a PDF are as large as the text of its tables.
const POINTS: f64 = 11.0 / 1.2 / TEXT;

/// The narrowest that a page shows a drawing, in pixels (11rem in `charts.css`): what fits in this
/// fits in any.
const NARROWEST: f64 = 187.0;

/// What a PDF leaves free at each side for marks that reach beyond the drawing, in pixels; a page
/// lets them do so.
const SIDE: f64 = 8.0;

/// How wide a digit of a figure is, and what must be left free beside a figure, in pixels.
const DIGIT: f64 = 7.8;
const BESIDE: f64 = 4.0;

/// A drawing that is being made.
pub(super) struct Canvas {
    frame: Frame,
    height: f64,
    drawn: Group,
}

impl Canvas {
    /// An empty one, so many pixels high.
    pub(super) fn new(frame: Frame, height: f64) -> Self {
        let drawn = Group::new().set("font-weight", "600").set("text-anchor", "middle");
        Self { frame, height, drawn }
    }

    /// Makes it so many pixels high.
    pub(super) fn set_height(&mut self, height: f64) {
        self.height = height;
    }

    fn root(&self) -> SVG {
        match self.frame {
            Frame::Fluid => part_of_page()
                .set("class", "chart")
                .set("width", "100%")
                .set("height", number(self.height))
                .set("overflow", "visible")
                .set("font-size", number(TEXT)),
            Frame::Points(points) => SVG::new()
                .set("width", format!("{}pt", number(points)))
                .set("height", format!("{}pt", number(self.height * POINTS)))
                .set(
                    "viewBox",
                    format!("-{} 0 {} {}", SIDE, number(points / POINTS), number(self.height)),
                )
                .set("font-family", "Source Sans 3")
                .set("font-size", number(TEXT)),
        }
    }

    /// Adds a group, to which a page's stylesheet gives its own colours by its class.
    pub(super) fn add(&mut self, class: &str, group: Group) {
        let group = match self.frame {
            Frame::Fluid => group.set("class", format!("chart-{class}")),
            Frame::Points(_) => group,
        };
        self.drawn.append(group);
    }

    /// Adds a group of a level, to which a page's stylesheet gives its own colour by its place on a
    /// scale of so many.
    pub(super) fn add_level(&mut self, place: usize, of: usize, group: Group) {
        let group = match self.frame {
            Frame::Fluid => group.set("data-place", format!("{}/{of}", place + 1)),
            Frame::Points(_) => group,
        };
        self.drawn.append(group);
    }

    /// The drawing as text.
    pub(super) fn finish(self, chart: &Chart) -> String {
        let root = self.root().set("role", "img").set("aria-label", chart.alt.as_str());
        // The label says it all; figures without their levels would only be noise.
        let drawn = root.add(self.drawn.set("aria-hidden", "true"));
        // Only between tags: within an attribute both signs are escaped.
        drawn.to_string().replace(">\n", ">").replace("\n<", "<")
    }

    /// Whether a figure fits into a share of the width, at any width.
    pub(super) fn fits(&self, share: f64, figure: usize) -> bool {
        share * self.width().unwrap_or(NARROWEST) >= digits_width(figure) + BESIDE
    }

    /// A rectangle over a share of the width.
    pub(super) fn rectangle(&self, (from, to): (f64, f64), (top, bottom): (f64, f64)) -> Rectangle {
        Rectangle::new()
            .set("x", self.x(from))
            .set("width", self.x(to - from))
            .set("y", number(top))
            .set("height", number(bottom - top))
    }

    /// A line from top to bottom.
    pub(super) fn upright(&self, at: f64, (top, bottom): (f64, f64)) -> Line {
        let x = self.x(at);
        Line::new()
            .set("x1", x.as_str())
            .set("x2", x)
            .set("y1", number(top))
            .set("y2", number(bottom))
    }

    /// A straight line between two places: shares of the width, and pixels from the top.
    pub(super) fn across(&self, from: (f64, f64), to: (f64, f64)) -> Line {
        Line::new()
            .set("x1", self.x(from.0))
            .set("y1", number(from.1))
            .set("x2", self.x(to.0))
            .set("y2", number(to.1))
    }

    /// A dot at a place, so many pixels from its middle to its rim.
    pub(super) fn dot(&self, (at, middle): (f64, f64), radius: f64) -> Circle {
        Circle::new().set("cx", self.x(at)).set("cy", number(middle)).set("r", number(radius))
    }

    /// How much of a width of so many parts is taken by some pixels, at any width.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of the width is no more than all of it"
    )]
    pub(super) fn part(&self, pixels: f64, of: u32) -> u32 {
        let width = self.width().unwrap_or(NARROWEST).max(pixels);
        (pixels / width * f64::from(of)).ceil() as u32
    }

    /// A figure in the middle of a height, moved so many pixels aside.
    pub(super) fn figure(&self, figure: usize, at: f64, middle: f64, aside: f64) -> Text {
        let text = Text::new(figure.to_string())
            .set("x", self.x(at))
            .set("y", number(middle))
            .set("dy", ".33em");
        if aside == 0.0 { text } else { text.set("dx", number(aside)) }
    }

    /// A shape whose pixels are counted from a place across.
    pub(super) fn shape(&self, path: &str, at: f64) -> Box<dyn Node> {
        self.shape_down(path, (at, 0.0))
    }

    /// A shape whose pixels are counted from a place across and down.
    pub(super) fn shape_down(&self, path: &str, (at, down): (f64, f64)) -> Box<dyn Node> {
        let path = Path::new().set("d", path);
        let (x, y) = (self.x(at), number(down));
        match self.frame {
            Frame::Fluid => {
                let part = part_of_page().set("x", x).set("overflow", "visible");
                let part = if down == 0.0 { part } else { part.set("y", y) };
                Box::new(part.add(path))
            }
            Frame::Points(_) => {
                Box::new(Group::new().set("transform", format!("translate({x} {y})")).add(path))
            }
        }
    }

    /// A share of the width, which a page works out and a PDF is told.
    fn x(&self, share: f64) -> String {
        match self.width() {
            Some(width) => number(share * width),
            None => format!("{}%", number(share * 100.0)),
        }
    }

    /// The width of what is drawn in pixels, where it is known.
    fn width(&self) -> Option<f64> {
        match self.frame {
            Frame::Fluid => None,
            Frame::Points(points) => Some((points / POINTS - 2.0 * SIDE).max(0.0)),
        }
    }
}

/// A drawing inside a page, which needs no namespace.
fn part_of_page() -> SVG {
    let mut drawn = SVG::new();
    if let Some(attributes) = drawn.get_attributes_mut() {
        attributes.remove("xmlns");
    }
    drawn
}

/// How wide a figure is, in pixels.
pub(super) fn digits_width(figure: usize) -> f64 {
    figure.to_string().chars().map(|_| DIGIT).sum()
}

/// A number with at most three decimals.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
