//! Markdown of every construct, each as small and as large as it may be.

use crate::random::{Random, indented};

/// How deeply lists and quotations are nested.
const DEEPEST: usize = 4;

/// A text and its words.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) markdown: String,
    /// Its words, those of its footnotes last.
    pub(super) words: Vec<String>,
}

/// Makes texts of words that it gives once each.
pub(super) struct Maker<'a> {
    pub(super) random: &'a mut Random,
    given: usize,
    /// How many words there may still be.
    left: usize,
    words: Vec<String>,
    /// The footnotes of the text, each of so many words.
    notes: Vec<Vec<String>>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(random: &'a mut Random, most: usize) -> Self {
        Self { random, given: 0, left: most, words: Vec::new(), notes: Vec::new() }
    }

    /// A text of a few blocks.
    pub(super) fn prose(&mut self) -> Field {
        let blocks = self.random.of(&[1, 1, 2, 4, 8]);
        let mut markdown = self.blocks(blocks, 0);
        for (number, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            markdown.push_str(&format!("\n[^{number}]: {}\n", note.join(" ")));
            self.words.extend(note);
        }
        Field { markdown, words: std::mem::take(&mut self.words) }
    }

    /// A text without any marks.
    pub(super) fn plain(&mut self) -> Field {
        let count = self.size();
        let words: Vec<String> = (0..count).map(|_| self.new_word()).collect();
        Field { markdown: words.join(" "), words }
    }

    fn blocks(&mut self, count: usize, depth: usize) -> String {
        let blocks: Vec<String> = (0..count.max(1)).map(|_| self.block(depth)).collect();
        blocks.join("\n\n") + "\n"
    }

    /// How many words something is of: one, a few, or as many as a file can hold.
    fn size(&mut self) -> usize {
        let size = self.random.of(&[1, 1, 2, 3, 5, 8, 12, 20, 40, 100, 300, 1_000, 5_000]);
        size.min(self.left / 3).max(1)
    }

    fn block(&mut self, depth: usize) -> String {
        let kinds = if depth < DEEPEST { 10 } else { 4 };
        match self.random.below(kinds) {
            0 | 1 => {
                let size = self.size();
                self.running(size)
            }
            2 => format!("## {}", self.running(4)),
            3 => self.code(),
            4 | 5 => self.list(depth),
            6 => indented(&self.nested(depth), "> ", "> "),
            _ => self.table(),
        }
    }

    fn nested(&mut self, depth: usize) -> String {
        let count = self.random.of(&[1, 1, 2]);
        self.blocks(count, depth + 1)
    }

    /// Running text of so many words, some with a look or a footnote.
    fn running(&mut self, count: usize) -> String {
        let mut parts = Vec::new();
        for _ in 0..count {
            let word = self.word();
            parts.push(match self.random.below(30) {
                0 => format!("**{word}**"),
                1 => format!("*{word}*"),
                2 => format!("`{word}`"),
                3 => format!("~~{word}~~"),
                4 => format!("[{word}](https://example.org/)"),
                5 => format!("{word}."),
                6 if self.notes.len() < 60 && self.left > 60 => format!("{word}{}", self.note()),
                _ => word,
            });
        }
        parts.join(" ")
    }

    /// A reference to a footnote, which is of a few words or of many.
    fn note(&mut self) -> String {
        let count = self.random.of(&[1, 3, 12, 12, 200]).min(self.left / 4).max(1);
        let words = (0..count).map(|_| self.new_word()).collect();
        self.notes.push(words);
        format!("[^{}]", self.notes.len() - 1)
    }

    fn code(&mut self) -> String {
        let lines = self.random.of(&[1, 3, 12, 80]).min(self.left / 4).max(1);
        let mut code = "```\n".to_owned();
        for _ in 0..lines {
            let indent = self.random.of(&[0, 0, 4, 8]);
            let words: Vec<String> =
                (0..self.random.of(&[1, 2, 6, 20])).map(|_| self.word()).collect();
            code.push_str(&format!("{:indent$}{}\n", "", words.join(" ")));
        }
        code + "```"
    }

    fn list(&mut self, depth: usize) -> String {
        let count = self.random.of(&[1, 2, 3, 6, 60]).min(self.left / 4).max(1);
        let is_numbered = self.random.once_in(3);
        let is_of_tasks = !is_numbered && self.random.once_in(5);
        let items = (0..count).map(|number| {
            let mark = if is_numbered { format!("{}. ", number + 1) } else { "- ".to_owned() };
            let task = if is_of_tasks { "[x] " } else { "" };
            let first = format!("{task}{}", {
                let size = self.size().min(self.left / count + 1);
                self.running(size)
            });
            let body = if self.random.once_in(6) {
                format!("{first}\n\n{}", self.block(depth + 1))
            } else {
                first
            };
            indented(&body, &mark, &" ".repeat(mark.len()))
        });
        items.collect::<Vec<_>>().join("\n")
    }

    /// One to eight columns, one to three hundred rows; a cell is empty, small or huge.
    fn table(&mut self) -> String {
        let columns = 1 + self.random.below(8);
        let rows = self.random.of(&[1, 2, 5, 12, 40, 300]).min(self.left / (2 * columns)).max(1);
        let mut lines = Vec::new();
        for row in 0..=rows {
            let has_large = self.random.once_in(4);
            let large = self.random.below(columns);
            let cells: Vec<String> = (0..columns)
                .map(|column| {
                    let size = if has_large && column == large {
                        self.size()
                    } else {
                        self.random.of(&[0, 1, 1, 1, 2, 3, 6])
                    };
                    if row == 0 { self.head(size) } else { self.running(size) }
                })
                .collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if row == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
        lines.join("\n")
    }

    /// A cell of a header: now and then a tall one.
    fn head(&mut self, size: usize) -> String {
        let words: Vec<String> = (0..size).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// A word that was not given before: a number in the syllables of some alphabet, so that no
    /// word is a part of another. A word of the text.
    fn word(&mut self) -> String {
        let word = self.new_word();
        self.words.push(word.clone());
        word
    }

    /// A word that was not given before.
    fn new_word(&mut self) -> String {
        self.given += 1;
        self.left = self.left.saturating_sub(1);
        let (first, heads): (&str, &[&str]) = match self.random.below(40) {
            0 => ("ξ", &["βα", "γε", "δι", "ζο", "κυ", "λω", "με"]),
            1 => ("ю", &["ба", "ве", "ги", "до", "жу", "зы", "ке"]),
            2 => ("ý", &["ća", "łe", "ńi", "śo", "źu", "ře", "ča"]),
            3 => (
                "j",
                &[
                    "da\u{301}",
                    "fe\u{302}",
                    "gi\u{300}",
                    "ho\u{301}",
                    "lu\u{302}",
                    "ma\u{300}",
                    "ne\u{301}",
                ],
            ),
            _ => ("k", &["ba", "de", "fi", "go", "lu", "me", "ni"]),
        };
        let mut word = first.to_owned();
        let mut rest = self.given;
        while rest > 0 {
            word.push_str(heads[rest % heads.len()]);
            rest /= heads.len();
        }
        if self.random.once_in(150) {
            // Longer than a line, without a syllable at which it could be broken.
            word.push_str(&"w".repeat(self.random.of(&[20, 21, 30, 90, 400])));
        }
        word.push('x');
        word
    }
}
