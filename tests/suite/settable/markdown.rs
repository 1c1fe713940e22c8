//! Markdown by chance: every construct, in every other.

use crate::random::{Random, indented};

/// Words, signs, and what reads like markup of some other kind.
const WORDS: &[&str] = &[
    "word",
    "a",
    "Gàidhlig",
    "Υπεύθυνος",
    "Zażółć",
    "20 km",
    "½",
    "→",
    "✓",
    "☑",
    "👍🏽",
    "✅",
    "🟢",
    "“quoted”",
    "a–b",
    "1.2",
    "12.10.3",
    "proposal 1.2",
    "Proposals 1.1, 1.2 and 1.3",
    "see 2.1",
    "under 1.3",
    "leadership-and-culture-1",
    "soft\u{ad}hyphen",
    "zero\u{200b}width",
    "e\u{301}",
    "#import",
    "$x$",
    "@label",
    "<b>",
    "//",
    "\\",
    "\"",
    "'",
    "{{ x }}",
    "]",
    "[",
    "[sic]",
    "&amp;",
    "&copy;",
    "&#8211;",
    "a_b_c",
    "2*3*4",
    "~",
    "|",
    "`",
    "C:\\path\\file",
    "50%",
    "#1",
    "x²",
    "שלום",
    "مرحبا",
    "שָׁלוֹם",
    "مُحَمَّد",
    "مصر ١٢٣",
    "پ\u{200c}ر",
    "https://example.org/a_b?c=d&e=f",
    "someone@example.org",
    "Antidisestablishmentarianismandsoonwithoutanyend",
    concat!(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ),
];

/// Plain text of one line.
pub(super) fn line(dice: &mut Random) -> String {
    let count = 1 + dice.below(4);
    let words: Vec<&str> = (0..count).map(|_| dice.of(WORDS)).collect();
    words.join(" ")
}

/// A word of so many letters, which has no syllable at which it could be broken.
pub(super) fn long_word(dice: &mut Random) -> String {
    let count = dice.of(&[60, 150, 280]);
    dice.of(&["w", "ß", "Ω"]).repeat(count)
}

/// The longest text, in bytes, and the longest of those few that are large.
const LONGEST: usize = 2_000;
const LARGEST: usize = 40_000;

/// A Markdown text. `depth` is how deep what holds others may be nested.
pub(super) fn text(dice: &mut Random, depth: usize) -> String {
    let is_large = dice.once_in(40);
    let longest = if is_large { LARGEST } else { LONGEST };
    loop {
        let text = of_any_length(dice, depth, is_large);
        if text.len() <= longest {
            return text;
        }
    }
}

fn of_any_length(dice: &mut Random, depth: usize, is_large: bool) -> String {
    let mut writer = Writer { notes: 0, links: 0, is_large };
    let mut text = writer.blocks(dice, depth);
    for note in 1..=writer.notes {
        let body = writer.blocks(dice, depth.min(1));
        text.push_str(&format!("\n\n{}", indented(&body, &format!("[^{note}]: "), "    ")));
    }
    for link in 1..=writer.links {
        text.push_str(&format!("\n\n[link {link}]: https://example.org/{link} \"Title {link}\""));
    }
    text
}

struct Writer {
    notes: usize,
    links: usize,
    /// Whether some of it is as large as the rest is small.
    is_large: bool,
}

impl Writer {
    fn blocks(&mut self, dice: &mut Random, depth: usize) -> String {
        let count = 1 + dice.below(3);
        let blocks: Vec<String> = (0..count).map(|_| self.block(dice, depth)).collect();
        blocks.join("\n\n")
    }

    fn block(&mut self, dice: &mut Random, depth: usize) -> String {
        match dice.below(if depth == 0 { 7 } else { 14 }) {
            0 | 1 => self.inlines(dice, 3),
            2 => {
                let level = 1 + dice.below(6);
                format!("{} {}", "#".repeat(level), self.inlines(dice, 2))
            }
            3 => self.table(dice),
            4 => {
                format!("```{}\n{}\n```", dice.of(&["", "yaml", "as typed", "note"]), line(dice))
            }
            5 => dice.of(&["---", "* * *", "<div>\nraw\n</div>", "<!-- a remark -->"]).to_owned(),
            6 => format!("{}\n{}", self.inlines(dice, 2), dice.of(&["===", "---"])),
            7 | 8 => indented(&self.blocks(dice, depth - 1), "> ", "> "),
            kind => {
                let count = if self.is_large && dice.once_in(4) { 60 } else { 1 + dice.below(2) };
                let items = (0..count).map(|at| {
                    let mark = match kind {
                        9 => format!("{}. ", at + dice.below(9)),
                        10 => "- [x] ".to_owned(),
                        11 => "- [ ] ".to_owned(),
                        _ => "- ".to_owned(),
                    };
                    let body = if count > 9 { line(dice) } else { self.blocks(dice, depth - 1) };
                    indented(&body, &mark, "    ")
                });
                let items: Vec<String> = items.collect();
                items.join(if dice.once_in(2) { "\n" } else { "\n\n" })
            }
        }
    }

    fn table(&mut self, dice: &mut Random) -> String {
        let columns = 1 + dice.below(4);
        let rows = if dice.once_in(9) { 40 } else { dice.below(6) };
        let rows = if self.is_large && dice.once_in(3) { 150 } else { rows };
        let mut row = |dice: &mut Random, size| {
            let cells: Vec<String> = (0..size)
                .map(|_| match dice.below(5) {
                    0 => String::new(),
                    _ => self.inlines(dice, 2).replace('\n', " ").replace('|', "\\|"),
                })
                .collect();
            format!("| {} |", cells.join(" | "))
        };
        let head = row(dice, columns);
        let line = dice.of(&["---", ":--", "--:", ":-:"]).to_owned() + " | ";
        let mut lines = vec![head, format!("| {}", line.repeat(columns))];
        lines.extend((0..rows).map(|_| {
            let size = columns + usize::from(dice.once_in(9));
            row(dice, size)
        }));
        lines.join("\n")
    }

    fn inlines(&mut self, dice: &mut Random, depth: usize) -> String {
        let count = 1 + dice.below(3);
        let parts: Vec<String> = (0..count).map(|_| self.inline(dice, depth)).collect();
        parts.join(dice.of(&[" ", " ", " ", "\n", "  \n", ""]))
    }

    fn inline(&mut self, dice: &mut Random, depth: usize) -> String {
        match dice.below(if depth == 0 { 8 } else { 16 }) {
            0 if self.is_large && dice.once_in(3) => long_word(dice),
            1 if self.is_large && dice.once_in(3) => {
                let count = dice.of(&[30, 100, 300]);
                (0..count).map(|_| line(dice)).collect::<Vec<_>>().join(" ")
            }
            0..=3 => line(dice),
            4 => format!("`{}`", dice.of(&["code", "a b", "☑", "Ωmega", "1.2"])),
            5 => "<https://example.org/>".to_owned(),
            6 => {
                // Each second one refers to a note that is there already.
                if self.notes == 0 || dice.once_in(2) {
                    self.notes += 1;
                }
                format!("note[^{}]", 1 + dice.below(self.notes))
            }
            7 => format!("proposal {}", dice.of(&["1.1", "1.2", "1.3", "2.1"])),
            8 | 9 => format!("~~{}~~", self.inlines(dice, depth - 1)),
            10 => format!("**{}**", self.inlines(dice, depth - 1)),
            11 => format!("*{}*", self.inlines(dice, depth - 1)),
            12 | 13 => {
                let title = dice.of(&["", " \"a title\""]);
                format!("[{}](https://example.org/a{title})", self.inlines(dice, depth - 1))
            }
            14 => {
                self.links += 1;
                format!("[{}][link {}]", self.inlines(dice, depth - 1), self.links)
            }
            _ => format!("[{}](mailto:a@example.org)", self.inlines(dice, depth - 1)),
        }
    }
}
