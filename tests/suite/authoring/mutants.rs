//! Returns with slips in them: what the schema refuses, `check` refuses.
//!
//! `STOCKTAKE_MUTANTS=100 cargo test mutants` tries so many of each return.

use super::asked::{Asked, read};
use super::{by_chance, shipped};

/// How many slips are tried of each return.
const MUTANTS: usize = 12;

/// What authors may write in the place of a value.
const VALUES: [&str; 24] = [
    "",
    "~",
    "null",
    "true",
    "\"true\"",
    "False",
    "no",
    "12",
    "\"12\"",
    "-3",
    "1.5",
    "1e3",
    "0x1f",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[a, b]",
    "{ a: b }",
    "2019-05-10",
    "\" 2019-05-10\"",
    "draft",
    "final",
    "example-nation/2019/example-north#1.1",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("a small number")
    }
}

/// A text with a slip in one of its lines that have a key.
fn mutant(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let keyed = |line: &&String| {
        let key = line.trim_start().trim_start_matches("- ").split(':').next().unwrap_or_default();
        line.contains(':') && !key.is_empty() && !key.contains([' ', '#', '|'])
    };
    let at: Vec<usize> = (0..lines.len()).filter(|at| keyed(&&lines[*at])).collect();
    let own = at[chance.below(at.len())];
    let other = lines[at[chance.below(at.len())]].clone();
    let (key, value) = lines[own].split_once(':').expect("a key");
    let changed = match chance.below(8) {
        0 => String::new(),
        1 => format!("{key}s:{value}"),
        2 => format!("{key}: {}", other.split_once(':').expect("a key").1.trim()),
        3 => format!("{}:{value}", other.split(':').next().expect("a key").trim()),
        4 => format!("  {}", lines[own]),
        _ => format!("{key}: {}", VALUES[chance.below(VALUES.len())]),
    };
    lines[own] = changed;
    lines.join("\n") + "\n"
}

/// How many slips the schema refused, and how many there were that a reader of YAML can read.
fn try_all(asked: &Asked, seed: u64, each: usize) -> (usize, usize) {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut refused, mut all) = (0, 0);
    for (round, stem, text) in &asked.returns {
        for _ in 0..each {
            let text = mutant(text, &mut chance);
            let Some(value) = read(&text) else { continue };
            all += 1;
            let Some(why) = asked.validator.refuses(&value) else { continue };
            refused += 1;
            let (errors, _) = asked.check(round, stem, &text);
            let id = &asked.collection.id;
            assert!(!errors.is_empty(), "{id}/{round}/{stem}: {why}\n{text}");
        }
    }
    (refused, all)
}

fn each() -> usize {
    let wanted = std::env::var("STOCKTAKE_MUTANTS").ok().and_then(|n| n.parse().ok());
    wanted.unwrap_or(MUTANTS)
}

#[test]
fn what_the_schema_refuses_of_the_shipped_returns_check_refuses() {
    let (mut refused, mut all) = (0, 0);
    for (seed, asked) in shipped().iter().enumerate() {
        let (own, of) = try_all(asked, seed as u64 + 1, each());
        (refused, all) = (refused + own, all + of);
    }
    assert!(refused * 4 >= all, "only {refused} of {all}");
}

#[test]
fn what_the_schema_refuses_of_returns_to_any_form_check_refuses() {
    let (mut refused, mut all) = (0, 0);
    for (seed, asked) in by_chance(40).iter().enumerate() {
        let (own, of) = try_all(asked, seed as u64 + 1, each());
        (refused, all) = (refused + own, all + of);
    }
    assert!(refused * 4 >= all, "only {refused} of {all}");
}
