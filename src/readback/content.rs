//! The operations of a page as far as a reader needs them: where each glyph is painted, and in
//! which marked content.
//!
//! Colours, outlines, lines and pictures are passed over: nothing that is read is in them.

use hayro_syntax::Pdf;
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use kurbo::Affine;

use super::font::Fonts;
use super::painted::{Canvas, Line};

/// How deep content may be nested in content, such as a chart on a page.
const DEEPEST: usize = 20;

/// How many units of a line of text its adjustments are given in.
const UNITS: f64 = 1000.0;

/// Reads what the pages of a document paint, one after the other.
pub(super) fn canvases(file: &Pdf) -> Vec<Canvas> {
    let mut fonts = Fonts::default();
    file.pages().iter().map(|page| canvas(page, &mut fonts)).collect()
}

fn canvas(page: &Page<'_>, fonts: &mut Fonts) -> Canvas {
    let mut interpreter = Interpreter {
        fonts,
        canvas: Canvas::default(),
        state: State::default(),
        kept: Vec::new(),
        matrix: Affine::IDENTITY,
        line: Affine::IDENTITY,
        codes: Vec::new(),
    };
    interpreter.run(page.page_stream().unwrap_or_default(), page.resources(), 0);
    interpreter.canvas
}

/// What holds for the glyphs to come, until it is put back.
#[derive(Debug, Clone, Copy)]
struct State {
    /// From where operations paint to the page.
    space: Affine,
    /// The place of the font.
    font: Option<usize>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            space: Affine::IDENTITY,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Interpreter<'f> {
    fonts: &'f mut Fonts,
    canvas: Canvas,
    state: State,
    kept: Vec<State>,
    /// Where the next glyph is painted.
    matrix: Affine,
    /// Where the line began.
    line: Affine,
    /// The codes that are read, kept for their room.
    codes: Vec<u8>,
}

impl Interpreter<'_> {
    fn run(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) {
        let outside = self.kept.len();
        let mut operations = UntypedIter::new(content);
        while let Some(operation) = operations.next() {
            match &**operation.operator {
                b"q" => self.kept.push(self.state),
                b"Q" if self.kept.len() > outside => {
                    let before = self.kept.pop();
                    self.state = before.expect("more than what is outside is kept");
                }
                b"cm" => {
                    let change = numbers(&operation).map_or(Affine::IDENTITY, Affine::new);
                    self.state.space *= change;
                }
                b"BMC" => self.canvas.begin(None, None),
                b"BDC" => {
                    let properties = properties(&operation, resources);
                    let number = properties.get("MCID");
                    let spoken = properties.get("ActualText").and_then(super::string);
                    self.canvas.begin(number, spoken);
                }
                b"EMC" => self.canvas.end(),
                b"Do" if depth < DEEPEST => self.form(&operation, resources, depth),
                b"Tf" => self.font(&operation, resources),
                operator => self.text(operator, &operation),
            }
        }
        self.kept.truncate(outside);
    }

    /// Content within content; what is a picture holds no text.
    fn form(&mut self, operation: &Instruction<'_, '_>, resources: &Resources<'_>, depth: usize) {
        let stream = name(operation).and_then(|name| resources.get_x_object(name));
        let Some(stream) = stream.filter(is_form) else { return };
        let Ok(content) = stream.decoded() else { return };
        let before = self.state;
        let matrix = stream.dict().get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new);
        self.state.space *= matrix;
        let own = stream.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        self.run(&content, &Resources::from_parent(own, resources.clone()), depth + 1);
        self.state = before;
    }

    fn font(&mut self, operation: &Instruction<'_, '_>, resources: &Resources<'_>) {
        let mut holders = std::iter::successors(Some(resources), |resources| resources.parent());
        self.state.font =
            name(operation).and_then(|name| holders.find_map(|r| self.fonts.place(&r.fonts, name)));
        self.state.size = operation.operands().nth(1).and_then(number).unwrap_or_default();
    }

    /// The operations of text; any other is passed over.
    fn text(&mut self, operator: &[u8], operation: &Instruction<'_, '_>) {
        let first = operation.operands().next();
        let only = first.and_then(number).unwrap_or_default();
        let state = &mut self.state;
        match operator {
            b"BT" => self.start(Affine::IDENTITY),
            b"Tm" => self.start(numbers(operation).map_or(Affine::IDENTITY, Affine::new)),
            b"Td" | b"TD" => {
                let [x, y] = numbers(operation).unwrap_or_default();
                if operator == b"TD" {
                    state.leading = -y;
                }
                self.start(self.line * Affine::translate((x, y)));
            }
            b"T*" => self.next_line(),
            b"Tc" => state.letter_gap = only,
            b"Tw" => state.word_gap = only,
            b"Tz" => state.stretch = only / 100.0,
            b"TL" => state.leading = only,
            b"Ts" => state.rise = only,
            b"Tj" => first.into_iter().for_each(|object| self.show(object)),
            b"'" => {
                self.next_line();
                first.into_iter().for_each(|object| self.show(object));
            }
            b"\"" => {
                self.state.word_gap = only;
                self.state.letter_gap =
                    operation.operands().nth(1).and_then(number).unwrap_or_default();
                self.next_line();
                operation.operands().nth(2).into_iter().for_each(|object| self.show(object));
            }
            b"TJ" => {
                if let Some(Object::Array(parts)) = first
                    && self.show_hex(parts.data()).is_none()
                {
                    parts.iter::<Object<'_>>().for_each(|object| self.show(&object));
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, matrix: Affine) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self) {
        self.start(self.line * Affine::translate((0.0, -self.state.leading)));
    }

    /// Paints glyphs, or leaves room before the next.
    fn show(&mut self, object: &Object<'_>) {
        match object {
            Object::String(codes) => self.glyphs(codes),
            Object::Number(gap) => self.leave(gap.as_f64()),
            _ => {}
        }
    }

    /// Paints glyphs whose codes are written as hexadecimal digits, as Typst writes all, with room
    /// before some of them. Most of a document is in such lines, so they are read here at once;
    /// none where anything else is in it.
    fn show_hex(&mut self, parts: &[u8]) -> Option<()> {
        let is_known = |byte: &u8| matches!(byte, b'<' | b'>' | b'-' | b'.' | b' ' | b'\n');
        if !parts.iter().all(|byte| byte.is_ascii_hexdigit() || is_known(byte)) {
            return None;
        }
        for part in parts.split(|byte| *byte == b'>') {
            let mut halves = part.split(|byte| *byte == b'<');
            let gaps =
                std::str::from_utf8(halves.next().expect("a split has a first part")).ok()?;
            for gap in gaps.split_ascii_whitespace() {
                self.leave(gap.parse().ok()?);
            }
            self.codes.clear();
            let digits = halves.next().unwrap_or_default().iter();
            let mut digits = digits.filter_map(|digit| char::from(*digit).to_digit(16));
            while let Some(first) = digits.next() {
                let code = (first << 4) | digits.next().unwrap_or_default();
                self.codes.extend(u8::try_from(code));
            }
            let codes = std::mem::take(&mut self.codes);
            self.glyphs(&codes);
            self.codes = codes;
        }
        Some(())
    }

    /// Leaves room before the next glyph, or takes some.
    fn leave(&mut self, gap: f64) {
        let gap = -gap / UNITS * self.state.size * self.state.stretch;
        self.matrix *= Affine::translate((gap, 0.0));
    }

    fn glyphs(&mut self, codes: &[u8]) {
        let State { space, size, stretch, rise, letter_gap, word_gap, .. } = self.state;
        let Some(font) = self.state.font.and_then(|place| self.fonts.at(place)) else { return };
        let line = Line::new(space * self.matrix, rise, size, stretch);
        let mut at = 0.0;
        for code in codes.chunks(font.code_bytes) {
            let code = code.iter().fold(0, |code, byte| (code << 8) | u16::from(*byte));
            let glyph = font.glyph(code);
            let advance = glyph.advance * size * stretch;
            self.canvas.paint(glyph, &line, at, advance);
            let is_space = font.code_bytes == 1 && code == u16::from(b' ');
            let gap = letter_gap + if is_space { word_gap } else { 0.0 };
            at += advance + gap * stretch;
        }
        self.matrix *= Affine::translate((at, 0.0));
    }
}

/// What a marked content says of itself.
fn properties<'a>(operation: &Instruction<'_, 'a>, resources: &Resources<'a>) -> Dict<'a> {
    match operation.operands().nth(1) {
        Some(Object::Dict(properties)) => properties.clone(),
        Some(Object::Name(name)) => {
            let mut holders = std::iter::successors(Some(resources), |r| r.parent());
            holders.find_map(|r| r.properties.get(name.as_ref())).unwrap_or_default()
        }
        _ => Dict::empty(),
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}

fn name<'b, 'a>(operation: &Instruction<'b, 'a>) -> Option<&'b Name<'a>> {
    match operation.operands().next()? {
        Object::Name(name) => Some(name),
        _ => None,
    }
}

fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

/// The operands, where they are so many numbers.
fn numbers<const N: usize>(operation: &Instruction<'_, '_>) -> Option<[f64; N]> {
    let mut numbers = [0.0; N];
    let mut operands = operation.operands();
    for place in &mut numbers {
        *place = number(operands.next()?)?;
    }
    Some(numbers)
}
