//! Markdown by chance: every construct, in every other.

/// A die that falls the same for the same seed (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("a small number")
    }

    /// One of some texts.
    pub(super) fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }
}

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
    "https://example.org/a_b?c=d&e=f",
    "someone@example.org",
    "Antidisestablishmentarianismandsoonwithoutanyend",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// Plain text of one line.
pub(super) fn line(dice: &mut Dice) -> String {
    let count = 1 + dice.roll(4);
    let words: Vec<&str> = (0..count).map(|_| dice.pick(WORDS)).collect();
    words.join(" ")
}

/// The longest text, in bytes.
const LONGEST: usize = 2_000;

/// A Markdown text. `depth` is how deep what holds others may be nested.
pub(super) fn text(dice: &mut Dice, depth: usize) -> String {
    loop {
        let text = of_any_length(dice, depth);
        if text.len() <= LONGEST {
            return text;
        }
    }
}

fn of_any_length(dice: &mut Dice, depth: usize) -> String {
    let mut writer = Writer { notes: 0, links: 0 };
    let mut text = writer.blocks(dice, depth);
    for note in 1..=writer.notes {
        let body = writer.blocks(dice, depth.min(1));
        text.push_str(&format!("\n\n[^{note}]: {}", indented(&body, "    ").trim_start()));
    }
    for link in 1..=writer.links {
        text.push_str(&format!("\n\n[link {link}]: https://example.org/{link} \"Title {link}\""));
    }
    text
}

struct Writer {
    notes: usize,
    links: usize,
}

impl Writer {
    fn blocks(&mut self, dice: &mut Dice, depth: usize) -> String {
        let count = 1 + dice.roll(3);
        let blocks: Vec<String> = (0..count).map(|_| self.block(dice, depth)).collect();
        blocks.join("\n\n")
    }

    fn block(&mut self, dice: &mut Dice, depth: usize) -> String {
        match dice.roll(if depth == 0 { 7 } else { 14 }) {
            0 | 1 => self.inlines(dice, 3),
            2 => {
                let level = 1 + dice.roll(6);
                format!("{} {}", "#".repeat(level), self.inlines(dice, 2))
            }
            3 => self.table(dice),
            4 => {
                format!("```{}\n{}\n```", dice.pick(&["", "yaml", "as typed", "note"]), line(dice))
            }
            5 => dice.pick(&["---", "* * *", "<div>\nraw\n</div>", "<!-- a remark -->"]).to_owned(),
            6 => format!("{}\n{}", self.inlines(dice, 2), dice.pick(&["===", "---"])),
            7 | 8 => indented(&self.blocks(dice, depth - 1), "> "),
            kind => {
                let count = 1 + dice.roll(2);
                let items = (0..count).map(|at| {
                    let mark = match kind {
                        9 => format!("{}. ", at + dice.roll(9)),
                        10 => "- [x] ".to_owned(),
                        11 => "- [ ] ".to_owned(),
                        _ => "- ".to_owned(),
                    };
                    let body = indented(&self.blocks(dice, depth - 1), "    ");
                    format!("{mark}{}", body.trim_start())
                });
                let items: Vec<String> = items.collect();
                items.join(if dice.roll(2) == 0 { "\n" } else { "\n\n" })
            }
        }
    }

    fn table(&mut self, dice: &mut Dice) -> String {
        let columns = 1 + dice.roll(4);
        let rows = if dice.roll(9) == 0 { 40 } else { dice.roll(6) };
        let mut row = |dice: &mut Dice, size| {
            let cells: Vec<String> = (0..size)
                .map(|_| match dice.roll(5) {
                    0 => String::new(),
                    _ => self.inlines(dice, 2).replace('\n', " ").replace('|', "\\|"),
                })
                .collect();
            format!("| {} |", cells.join(" | "))
        };
        let head = row(dice, columns);
        let line = dice.pick(&["---", ":--", "--:", ":-:"]).to_owned() + " | ";
        let mut lines = vec![head, format!("| {}", line.repeat(columns))];
        lines.extend((0..rows).map(|_| {
            let size = columns + usize::from(dice.roll(9) == 0);
            row(dice, size)
        }));
        lines.join("\n")
    }

    fn inlines(&mut self, dice: &mut Dice, depth: usize) -> String {
        let count = 1 + dice.roll(3);
        let parts: Vec<String> = (0..count).map(|_| self.inline(dice, depth)).collect();
        parts.join(dice.pick(&[" ", " ", " ", "\n", "  \n", ""]))
    }

    fn inline(&mut self, dice: &mut Dice, depth: usize) -> String {
        match dice.roll(if depth == 0 { 8 } else { 16 }) {
            0..=3 => line(dice),
            4 => format!("`{}`", dice.pick(&["code", "a b", "☑", "Ωmega", "1.2"])),
            5 => "<https://example.org/>".to_owned(),
            6 => {
                // Each second one refers to a note that is there already.
                if self.notes == 0 || dice.roll(2) == 0 {
                    self.notes += 1;
                }
                format!("note[^{}]", 1 + dice.roll(self.notes))
            }
            7 => format!("proposal {}", dice.pick(&["1.1", "1.2", "1.3", "2.1"])),
            8 | 9 => format!("~~{}~~", self.inlines(dice, depth - 1)),
            10 => format!("**{}**", self.inlines(dice, depth - 1)),
            11 => format!("*{}*", self.inlines(dice, depth - 1)),
            12 | 13 => {
                let title = dice.pick(&["", " \"a title\""]);
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

/// A text with something before each of its lines.
fn indented(text: &str, before: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("{before}{line}")).collect();
    lines.join("\n")
}
