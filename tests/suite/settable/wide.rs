//! Tables of two to forty columns whose cells hold what cannot be broken, or only between letters:
//! those that find room by the rule of `check` are published, in evidence and in the list of all
//! actions.

use stocktake::markdown::{Mentions, parse, too_wide};

use super::{FIRST, MORE, number};
use crate::project::{Project, with_evidence};
use crate::random::Random;

/// What cells are made of: every script of the fonts, emoji, code, links, words of wide letters,
/// signs that stay with others.
const CELLS: [&str; 30] = [
    "",
    "x",
    "i",
    "mmmm",
    "Ward",
    "100%",
    "12.5 %",
    "✅",
    "😀👍",
    "👩🏽‍⚕️",
    "🏳️‍🌈",
    "№™℃…",
    "שלום",
    "مرحبا",
    "עברית טובה",
    "`abc`",
    "`код-x`",
    "[W](https://example.org)",
    "https://example.org/a",
    "jane@example.org",
    "Verantwortungsgemeinschaft",
    "**WWWW**",
    "~~WMW~~",
    "01234\u{a0}567",
    "ЩЖШ Ѭ",
    "Ἧᾫ",
    "——",
    "\"(a).\"",
    "*a*b`c`d",
    "⅞½‰‱",
];

fn table(random: &mut Random) -> String {
    let columns = random.of(&[2, 3, 5, 8, 12, 16, 20, 24, 28, 32, 40]);
    let pool: Vec<&str> = (0..3).map(|_| random.of(&CELLS)).collect();
    let has_notes = random.below(4) == 0;
    let mut notes = String::new();
    let mut text = String::new();
    for line in 0..4 {
        for column in 0..columns {
            let cell = if line == 1 { "---" } else { random.of(&pool) };
            text.push_str(&format!("| {cell}"));
            if has_notes && line == 2 && column % 7 == 0 {
                text.push_str(&format!("[^{column}]"));
                notes.push_str(&format!("\n[^{column}]: Note."));
            }
            text.push(' ');
        }
        text.push_str("|\n");
    }
    let inside = if random.below(4) == 0 { "> > " } else { "" };
    let text: String = text.lines().map(|line| format!("{inside}{line}\n")).collect();
    format!("{text}{notes}\n")
}

fn room_for(table: &str, width: usize) -> bool {
    too_wide(&parse(table, &Mentions::none()), width).is_empty()
}

/// Whether both are made: an item whose evidence is a table, and an action whose text is one.
fn publish(tables: &[String], as_action: bool) {
    let indented = |text: &str, by: &str| -> String {
        text.lines().map(|line| format!("{by}{line}\n")).collect()
    };
    let mut project = Project::new();
    for (table, partnership) in
        tables.iter().zip(["example-north", "example-south", "example-west"])
    {
        let file = if as_action {
            let action = "    actions:\n      - id: a\n        owner: B\n        due: \
                          2019-12-31\n        status: open\n        text: |\n";
            with_evidence(partnership, "2019", "Minutes.") + action + &indented(table, "          ")
        } else {
            with_evidence(partnership, "2019", &format!("|\n{}", indented(table, "      ")))
        };
        project = project.file(&format!("returns/sample/2019/{partnership}.yaml"), file);
    }
    let checked = project.run(["check", "--format", "short"]);
    assert!(!checked.talk.contains("error["), "{}\n{tables:#?}", checked.talk);
    let built = project.run(["build", "--only", "pdf", "--format", "short"]);
    assert_eq!(built.code(), Some(0), "{}\n{tables:#?}", built.talk);
}

#[test]
fn a_wide_table_that_check_passes_is_published_whole() {
    let (first, count) = (number(FIRST, 0), number(MORE, 1));
    for seed in first..first + count {
        let mut random = Random::new(seed);
        let (mut evidence, mut actions, mut refused) = (Vec::new(), Vec::new(), 0);
        while evidence.len() < 3 || actions.len() < 3 {
            let table = table(&mut random);
            // The narrowest that an action of this register is set.
            if actions.len() < 3 && room_for(&table, 160) {
                actions.push(table);
            } else if evidence.len() < 3 && room_for(&table, 354) {
                evidence.push(table);
            } else {
                refused += 1;
            }
        }
        assert!(refused > 0, "seed {seed}: all tables find room");
        publish(&evidence, false);
        publish(&actions, true);
    }
}
