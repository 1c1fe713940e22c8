//! How much room the tables of a text need in a report, and where they do not find it.
//!
//! A word may be broken anywhere, but a letter not. So each column needs at least the room of the
//! widest letter in it, with what stays on its line: the mark of a note, the point behind it. The
//! widths are bounds of those in the fonts of a report, in hundredths of the size of type, which is
//! 11 points in running text and a sixth less in tables.

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar as _;

use super::ast::{Block, BlockKind, Inline, Table};
use super::{Document, plain};

/// The size of type in tables, in hundredths of a point.
const SMALL: usize = 917;

/// The size of running text, in hundredths of a point.
const BASE: usize = 1100;

/// What stands between the letters of two columns at least, in hundredths of a point.
const BETWEEN: usize = 200;

/// What a quotation is indented by, in hundredths of a point: four millimetres.
const QUOTE: usize = 1134;

/// What the entries of a list are indented by, in hundredths of a point: a bullet and the space
/// behind it.
const BULLET: usize = 110 * BASE / 100;

/// What the mark of a note takes behind a word.
const MARK: usize = 100;

/// A table that finds no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooWide {
    /// The 0-based line of the source on which it begins.
    pub line: usize,
    /// How many columns it has.
    pub columns: usize,
    /// For how many like them there is room.
    pub room_for: usize,
}

/// The tables of a text that is set so many points wide that do not find room there.
pub fn too_wide(document: &Document, width: usize) -> Vec<TooWide> {
    let mut found = Vec::new();
    look(&document.blocks, width * 100, &mut found);
    let notes = (width * 100).saturating_sub(indent(document.footnotes.len() as u64));
    document.footnotes.iter().for_each(|note| look(note, notes, &mut found));
    found.sort_by_key(|table| table.line);
    found
}

/// How wide an id is at most in bold type of the size of tables, in points.
pub fn width_of_id(id: &str) -> usize {
    (id.chars().map(letter).sum::<usize>() * SMALL).div_ceil(10_000)
}

fn look(blocks: &[Block], width: usize, found: &mut Vec<TooWide>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Quote(content) => look(content, width.saturating_sub(QUOTE), found),
            BlockKind::List(list) => {
                let last = list.items.iter().filter_map(|item| item.number).max();
                let width = width.saturating_sub(last.map_or(BULLET, indent));
                list.items.iter().for_each(|item| look(&item.blocks, width, found));
            }
            BlockKind::Table(table) => {
                let columns = table.columns.len();
                let needs: usize =
                    (0..columns).map(|at| need(table, at) * SMALL / 100 + BETWEEN).sum();
                if needs > width {
                    let room_for = (width * columns / needs).clamp(1, columns.max(2) - 1);
                    found.push(TooWide { line: block.line, columns, room_for });
                }
            }
            _ => {}
        }
    }
}

/// What the entries of a numbered list are indented by: the widest number, and the space behind it.
fn indent(last: u64) -> usize {
    (60 * last.to_string().len() + 90) * BASE / 100
}

/// What a column needs at least.
pub(super) fn need(table: &Table, column: usize) -> usize {
    let rows = table.rows.iter().map(|row| &row.cells);
    let cells = rows.chain(std::iter::once(&table.header)).filter_map(|cells| cells.get(column));
    // Where the header is left out, the columns are counted there.
    cells.map(|cell| widest(cell)).max().unwrap_or_default().max(letter('0'))
}

/// A word of this many letters may break anywhere, whatever it is.
const ENDLESS_WORD: usize = 22;

/// The widest figure of a column, such as `2022/23`; empty where it has none that could be broken.
pub(super) fn figure(table: &Table, column: usize) -> String {
    let rows = table.rows.iter().map(|row| &row.cells);
    let cells = rows.chain(std::iter::once(&table.header)).filter_map(|cells| cells.get(column));
    let (mut widest, mut width) = (String::new(), 0);
    for cell in cells {
        let text = plain::words(cell);
        let has_note = cell.iter().any(|inline| matches!(inline, Inline::Footnote(_)));
        for word in text.split_whitespace().filter(|word| is_figure(word)) {
            // The mark of a note stays with the word before it.
            let note = if has_note { "00" } else { "" };
            let own: usize = word.chars().chain(note.chars()).map(letter).sum();
            if own > width {
                (widest, width) = (format!("{word}{note}"), own);
            }
        }
    }
    widest
}

/// Whether a word is a figure, with its unit or without: `£12.5m`, `12/03/2024`.
fn is_figure(word: &str) -> bool {
    let count = |is: fn(&char) -> bool| word.chars().filter(is).count();
    count(char::is_ascii_digit) > 0
        && word.chars().nth(1).is_some()
        && count(|c| c.is_alphabetic()) <= 3
        && !word.contains(['@', '_', '='])
        && word.chars().nth(ENDLESS_WORD - 1).is_none()
}

/// What a cell needs: its widest piece, with the mark of a note if there is one.
fn widest(cell: &[Inline]) -> usize {
    let has_note = cell.iter().any(|inline| matches!(inline, Inline::Footnote(_)));
    let of = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Mention { id: text, .. } => piece(text),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. } => widest(content),
        Inline::Footnote(_) => MARK,
        Inline::Task(_) => letter('☑'),
        Inline::LineBreak => 0,
    };
    cell.iter().map(of).max().unwrap_or_default() + if has_note { MARK } else { 0 }
}

/// The widest piece of a text within which no line may end.
fn piece(text: &str) -> usize {
    let (mut widest, mut width) = (0, 0);
    let mut before = ' ';
    for c in text.chars() {
        if !(is_attached(c, before) || stays(before, c)) {
            width = 0;
        }
        width += letter(c);
        widest = widest.max(width);
        before = c;
    }
    widest
}

/// Whether a character is one with the one before it.
fn is_attached(c: char, before: char) -> bool {
    is_combining_mark(c)
        || before == '\u{200d}'
        || matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
        || is_flag_letter(c) && is_flag_letter(before)
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether no line may end between two characters: signs that close stay with what is before them,
/// those that open with what follows, and a word that runs to the left is not broken.
fn stays(before: char, c: char) -> bool {
    let opens = |c: char| "([{“‘«‹„‚¿¡'\"".contains(c);
    let closes = |c: char| ")]}”’»›'\".,:;!?/…‥-‐‑–—%°".contains(c);
    !before.is_whitespace() && !c.is_whitespace() && (opens(before) || closes(c))
        || is_leftward(before) && is_leftward(c)
}

/// Whether a letter is of an alphabet that runs to the left.
pub(super) fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a character is a sign or an emoji, which Unicode may call a letter.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// How wide a letter is at most, in any font and cut of a report.
pub(super) fn letter(c: char) -> usize {
    match c {
        _ if is_combining_mark(c) => 0,
        'i' | 'j' | 'l' | 'I' | '!' | '\'' | '(' | ')' | ',' | '-' | '.' | '/' | ':' | ';'
        | '[' | ']' | '`' | '{' | '|' | '}' | ' ' | '\u{a0}' => 61,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 95,
        'A'..='Z' | '&' => 75,
        '\0'..='\u{7f}' => 62,
        // Two letters in one, figures in brackets, rows of dashes.
        '\u{1c4}'..='\u{1cc}'
        | '\u{1f1}'..='\u{1f3}'
        | '\u{460}'..='\u{47f}'
        | '\u{1f00}'..='\u{1fff}'
        | '\u{2031}'
        | '\u{2160}'..='\u{2188}'
        | '\u{fb13}'..='\u{fb17}' => 170,
        '\u{2474}'..='\u{24b5}' | '\u{2e3a}' | '\u{2e3b}' => 220,
        '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 115,
        _ => match c.width() {
            None | Some(0) => 0,
            _ if c.is_alphabetic() && !is_sign(c) || is_leftward(c) => 115,
            _ => 140,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{TooWide, is_figure, piece, too_wide};
    use crate::markdown::{Mentions, parse};
    use crate::render::Templates;

    fn table(columns: usize, cell: &str) -> String {
        let row = |cell: &str| format!("{}|\n", format!("| {cell} ").repeat(columns));
        row("a") + &row("---") + &row(cell)
    }

    fn found(text: &str) -> Vec<TooWide> {
        too_wide(&parse(text, &Mentions::none()), 354)
    }

    #[test]
    fn how_many_columns_find_room_depends_on_what_cannot_be_broken_in_them() {
        assert_eq!(found(&table(40, "12")), []);
        assert_eq!(found(&table(20, "Rehabilitation")), []);
        for cell in ["✅", "שלום", "100%[^1]"] {
            let table = |columns| table(columns, cell) + "\n[^1]: Note.\n";
            assert_eq!(found(&table(8)), [], "{cell}");
            assert_eq!(found(&table(38)).len(), 1, "{cell}");
        }
        let wide = format!("Before.\n\n{}", table(30, "😀"));
        assert_eq!(found(&wide), [TooWide { line: 2, columns: 30, room_for: 23 }]);
    }

    #[test]
    fn a_table_in_lists_and_quotations_has_less_room() {
        let table = table(23, "😀");
        assert_eq!(found(&table), []);
        let quoted: String = table.lines().map(|line| format!("> > > > > {line}\n")).collect();
        assert_eq!(found(&quoted).len(), 1);
        let listed: String = table.lines().map(|line| format!("        {line}\n")).collect();
        assert_eq!(found(&format!("- a\n  - b\n    - c\n      - d\n\n{listed}")).len(), 1);
    }

    #[test]
    fn signs_that_stay_with_a_letter_and_words_to_the_left_are_one_piece() {
        assert_eq!(piece("ab"), piece("a"));
        assert!(piece("a).") > piece("a)") && piece("a)") > piece("a"));
        assert!(piece("שלום") > 3 * piece("ש"));
        assert_eq!(piece("😀👍"), piece("😀"));
    }

    #[test]
    fn a_figure_is_told_from_a_word_and_a_code() {
        for figure in ["2022/23", "1,234,567", "£12.5m", "12/03/2024", "(45%)", "Q3", "2019-05-10"]
        {
            assert!(is_figure(figure), "{figure}");
        }
        for other in ["5", "Covid-19", "a_1", "x@y.12", "1234567890123456789012", "about"] {
            assert!(!is_figure(other), "{other}");
        }
    }

    #[test]
    fn no_letter_of_the_shipped_fonts_is_wider_than_reckoned() {
        let templates = Templates::shipped();
        let mut seen = 0;
        for (name, file) in templates.files("fonts/").filter(|(name, _)| !name.ends_with(".txt")) {
            let face = ttf_parser::Face::parse(file, 0).expect("a font");
            // The figures of the emoji font are no text.
            let first = if name.contains("Emoji") { '\u{203c}' } else { ' ' };
            for c in (first..='\u{1fbff}').filter(|c| !c.is_control()) {
                let Some(glyph) = face.glyph_index(c).filter(|_| super::letter(c) > 0) else {
                    continue;
                };
                let advance = face.glyph_hor_advance(glyph).unwrap_or_default();
                let width = usize::from(advance) * 100 / usize::from(face.units_per_em());
                assert!(width <= super::letter(c), "{name}: {c} {c:?} is {width}");
                seen += 1;
            }
        }
        assert!(seen > 5000, "{seen}");
    }
}
