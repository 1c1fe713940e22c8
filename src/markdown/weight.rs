//! What a text takes to be set as a PDF, by what it is made of.
//!
//! Typst needs some hundred bytes for a letter and much more for each piece that a letter can be
//! made into: a bullet, a cell, a note. The weights are what was measured with Typst 0.15.1, in
//! kilobytes of its memory, of words that are not all alike: it remembers how it set what it meets
//! again. What takes long weighs as much as would take as long, 80 kilobytes for each millisecond
//! from the check to the last look at the PDF. So measured, a letter takes 4 microseconds, in a
//! cell 6; a line of code 0.11 milliseconds, a paragraph 0.12, a heading 0.15, a bullet 0.17, a
//! quotation 0.22, a cell 0.3, a word without end 0.4 and more, a table 1.6. Within one paragraph
//! the time grows with the square of its pieces, and within a block of code with that of its lines,
//! so these have limits of their own.

use super::Document;
use super::ast::{Block, BlockKind, Inline, List, Table};
use super::plain::words;

/// The most pieces of a paragraph: words that are marked, links, notes, breaks, tags and the parts
/// of words without end.
pub const MOST_PIECES: usize = 1000;

/// The most columns of a table.
pub const MOST_COLUMNS: usize = 40;

/// The most lines of a block of code.
pub const MOST_LINES: usize = 5000;

/// The most letters of a heading, which is one string of a PDF; that may have 32,767 bytes, four
/// for a letter at most.
pub const MOST_LETTERS: usize = 8000;

/// A word of so many letters may end a line anywhere, at every fourth of them.
const ENDLESS_WORD: usize = 22;

/// So many letters of words find room beside each other in a row of a table.
const ROW_OF_LETTERS: usize = 45;

/// What a text takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProseWeight {
    /// All of it, in kilobytes of memory, where it is set once.
    total: usize,
    /// What of that its tables, lists and notes take, which are measured before they are set within
    /// an action: what stands in lists within lists is measured for each.
    measured: usize,
    /// What it has too much of in one place, each once.
    pub excesses: Vec<Excess>,
}

impl ProseWeight {
    /// What it takes below an item or in a summary.
    pub fn of_text(&self) -> usize {
        self.total
    }

    /// What it takes as an action: it stands below its item and among all actions, in a narrow
    /// column, where a table in it is one within another, as a list is.
    pub fn of_action(&self) -> usize {
        self.total * 5 / 2 + self.measured * 4
    }
}

/// What a note takes beside its text.
const NOTE: usize = 200;

/// Too much of something in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Too many of what.
    pub kind: TooMany,
    /// The 0-based line of the source on which the place begins.
    pub line: usize,
    /// How many there are.
    pub count: usize,
}

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// Pieces in a paragraph, a heading, a cell or a line of code.
    Pieces,
    /// Columns in a table.
    Columns,
    /// Lines in a block of code.
    Lines,
    /// Letters in a heading.
    Heading,
}

/// Weighs a text.
pub fn weigh(document: &Document) -> ProseWeight {
    let mut scales = Scales::default();
    scales.blocks(&document.blocks);
    scales.measured(|scales| {
        for note in &document.footnotes {
            scales.weight.total += NOTE;
            scales.blocks(note);
        }
    });
    scales.weight.total += scales.tenths / 10;
    scales.weight
}

#[derive(Default)]
struct Scales {
    weight: ProseWeight,
    /// What letters weigh, in tenths of a kilobyte.
    tenths: usize,
    /// Within a table, how many letters of a word surely find room in a column, were all as wide.
    fitting: Option<usize>,
    /// The pieces of the paragraph that is being weighed.
    pieces: usize,
}

impl Scales {
    fn excess(&mut self, kind: TooMany, line: usize, count: usize) {
        if self.weight.excesses.iter().all(|found| found.kind != kind) {
            self.weight.excesses.push(Excess { kind, line, count });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        let line = block.line;
        match &block.kind {
            BlockKind::Paragraph(content) => self.paragraph(content, line, 14),
            BlockKind::Heading { content, .. } => {
                let letters = words(content).chars().count();
                if letters > MOST_LETTERS {
                    self.excess(TooMany::Heading, line, letters);
                }
                self.paragraph(content, line, 30);
            }
            BlockKind::Quote(blocks) => {
                self.weight.total += 30;
                self.weight.measured += 25;
                self.blocks(blocks);
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Code(code) => {
                self.weight.total += 35;
                let mut lines = 0;
                for text in code.lines() {
                    self.weight.total += 14;
                    self.words(text);
                    self.end_paragraph(line + lines);
                    lines += 1;
                }
                if lines > MOST_LINES {
                    self.excess(TooMany::Lines, line, lines);
                }
            }
            BlockKind::Table(table) => self.table(table, line),
            BlockKind::Rule => self.weight.total += 8,
        }
    }

    fn list(&mut self, list: &List) {
        self.measured(|scales| {
            for item in &list.items {
                scales.weight.total += 20;
                scales.blocks(&item.blocks);
            }
        });
    }

    fn table(&mut self, table: &Table, line: usize) {
        let columns = table.columns.len();
        if columns > MOST_COLUMNS {
            self.excess(TooMany::Columns, line, columns);
        }
        self.measured(|scales| {
            scales.weight.total += 180;
            scales.fitting = Some(ROW_OF_LETTERS / columns.max(1));
            // The more columns there are, the more often a cell is measured.
            let cell_weight = 35 + columns / 4;
            table.header.iter().for_each(|cell| scales.paragraph(cell, line, cell_weight));
            for row in &table.rows {
                row.cells.iter().for_each(|cell| scales.paragraph(cell, row.line, cell_weight));
            }
            scales.fitting = None;
        });
    }

    /// Weighs what is measured before it is set.
    fn measured(&mut self, weigh: impl FnOnce(&mut Self)) {
        let before = self.all();
        weigh(self);
        self.weight.measured += self.all() - before;
    }

    /// What has been weighed so far.
    fn all(&self) -> usize {
        self.weight.total + self.tenths / 10
    }

    fn paragraph(&mut self, content: &[Inline], line: usize, weight: usize) {
        self.weight.total += weight;
        self.inlines(content);
        self.end_paragraph(line);
    }

    fn end_paragraph(&mut self, line: usize) {
        let pieces = std::mem::take(&mut self.pieces);
        if pieces > MOST_PIECES {
            self.excess(TooMany::Pieces, line, pieces);
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        let mut follows_text = false;
        for inline in content {
            let weight = match inline {
                Inline::Text(text) => {
                    self.words(text);
                    // A tag of HTML, which is shown as text, is one of its own.
                    if !std::mem::replace(&mut follows_text, true) {
                        continue;
                    }
                    4
                }
                Inline::Code(text) => {
                    self.words(text);
                    16
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content) => {
                    self.inlines(content);
                    10
                }
                Inline::Link { content, .. } => {
                    self.inlines(content);
                    27
                }
                Inline::Mention { .. } => 50,
                Inline::Footnote(_) if self.fitting.is_some() => 90,
                Inline::Footnote(_) => 40,
                Inline::Task(_) => 10,
                Inline::LineBreak => 6,
            };
            follows_text = matches!(inline, Inline::Text(_));
            self.pieces += 1;
            self.weight.total += if self.fitting.is_some() { weight * 3 / 2 } else { weight };
        }
    }

    /// Words weigh what their letters do, and where they may end a line anywhere, a piece for each
    /// place.
    fn words(&mut self, text: &str) {
        self.tenths += text.len() * if self.fitting.is_some() { 4 } else { 3 };
        if let Some(fitting) = self.fitting {
            // What may be wider is measured, and hyphenated or broken.
            let words = text.split_whitespace().filter(|word| word.len() > fitting);
            self.weight.total += 50 * words.filter(|word| word.chars().count() > fitting).count();
        }
        if !has_long_run(text) {
            return;
        }
        let words = text.split(ends_a_line).filter(|word| word.len() >= ENDLESS_WORD);
        let letters = words.map(|word| word.chars().count());
        for count in letters.filter(|count| *count >= ENDLESS_WORD) {
            self.pieces += count / 4;
            self.weight.total += 10 + count / 4 * 3;
        }
    }
}

/// Whether there are so many bytes without a plain blank as a word without end has, which most
/// texts have nowhere.
fn has_long_run(text: &str) -> bool {
    let (mut run, mut longest) = (0, 0);
    for byte in text.bytes() {
        run = if byte == b' ' { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    longest >= ENDLESS_WORD
}

/// Whether a line may end at a space.
fn ends_a_line(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::{MOST_COLUMNS, MOST_LETTERS, MOST_LINES, MOST_PIECES, ProseWeight, TooMany, weigh};
    use crate::markdown::{Mentions, parse};

    fn weight(text: &str) -> ProseWeight {
        let mentions = Mentions::new("item-", ["1.2"], &["proposal"]);
        weigh(&parse(text, &mentions))
    }

    /// Of what the text has too much, and on which line.
    fn excesses(text: &str) -> Vec<(TooMany, usize)> {
        weight(text).excesses.into_iter().map(|excess| (excess.kind, excess.line)).collect()
    }

    #[test]
    fn plain_words_weigh_little_whatever_their_number() {
        let prose = "partners meet monthly to review progress\n\n".repeat(10_000);
        assert!(weight(&prose).total < 300_000);
        assert_eq!(excesses(&prose), []);
        assert_eq!(excesses(&"partners meet ".repeat(50_000)), []);
    }

    #[test]
    fn every_kind_of_piece_weighs_more_than_its_letters() {
        let plain = weight("words").total;
        for piece in [
            "- a",
            "# a",
            "> a",
            "```\na\n```",
            "| a |\n|---|\n| b |",
            "*a*",
            "`a`",
            "~~a~~",
            "a\\\nb",
            "[a](https://b)",
            "proposal 1.2",
            "a[^1]\n\n[^1]: b",
            "- [ ] a",
        ] {
            assert!(weight(piece).total > plain, "{piece}");
        }
    }

    #[test]
    fn a_paragraph_of_too_many_pieces_is_found_where_it_begins() {
        for piece in
            ["*a* ", "`a` ", "a\\\n", "<b>", "[a](https://b) ", "proposal 1.2 ", "<https://a> "]
        {
            let at_most = piece.repeat(MOST_PIECES - 1);
            assert_eq!(excesses(&format!("One.\n\n{at_most}")), [], "{piece}");
            let more = piece.repeat(MOST_PIECES + 2);
            assert_eq!(excesses(&format!("One.\n\n{more}")), [(TooMany::Pieces, 2)], "{piece}");
        }
        assert_eq!(excesses(&format!("One {}.", "a".repeat(5000))), [(TooMany::Pieces, 0)]);
        assert_eq!(excesses(&format!("One {}.", "two\u{a0}".repeat(1500))), [(TooMany::Pieces, 0)]);
        assert_eq!(excesses(&format!("```\na\n{}\n```", "a".repeat(5000))), [(TooMany::Pieces, 1)]);
    }

    #[test]
    fn a_table_of_too_many_columns_is_found() {
        let table =
            |columns: usize| format!("{}\n{}\n", "|a".repeat(columns), "|-".repeat(columns));
        assert_eq!(excesses(&table(MOST_COLUMNS)), []);
        assert_eq!(excesses(&table(MOST_COLUMNS + 1)), [(TooMany::Columns, 0)]);
    }

    #[test]
    fn a_block_of_code_of_too_many_lines_is_found_where_it_begins() {
        let code = |lines: usize| format!("One.\n\n```\n{}```", "x\n".repeat(lines));
        assert_eq!(excesses(&code(MOST_LINES)), []);
        assert_eq!(excesses(&code(MOST_LINES + 1)), [(TooMany::Lines, 2)]);
    }

    #[test]
    fn a_heading_is_no_longer_than_a_string_of_a_pdf() {
        let heading = |words: usize| format!("One.\n\n# {}\n\nTwo.", "meet ".repeat(words));
        assert_eq!(excesses(&heading(MOST_LETTERS / 5)), []);
        assert_eq!(excesses(&heading(MOST_LETTERS / 5 + 1)), [(TooMany::Heading, 2)]);
    }

    #[test]
    fn a_note_weighs_the_same_whatever_text_it_belongs_to() {
        let rows = |count: usize, mark: &str| {
            weight(&format!("|a|\n|-|\n{}|b{mark}|\n\n[^1]: c", "|b|\n".repeat(count)))
        };
        let note = |count| rows(count, "[^1]").of_text() - rows(count, "").of_text();
        assert_eq!(note(100), note(10));
    }

    #[test]
    fn a_table_weighs_more_in_each_list_around_it_where_it_is_part_of_an_action() {
        let table = ["|a|", "|-|", "|b|"];
        let within = |lists: usize| {
            let indent = "  ".repeat(lists);
            weight(&format!("{}{}", "- ".repeat(lists), table.join(&format!("\n{indent}"))))
        };
        let [once, twice] = [1, 2].map(|lists| within(lists).of_action());
        assert!(once > within(0).of_action() + 4 * within(0).total);
        assert!(twice > once + 4 * within(0).total);
    }

    #[test]
    fn letters_weigh_more_in_a_cell_than_in_a_paragraph() {
        let long = "partners meet ".repeat(1000);
        let cell = weight(&format!("|a|\n|-|\n|{long}|")).total - weight("|a|\n|-|\n||").total;
        assert!(cell > weight(&long).total);
    }
}
