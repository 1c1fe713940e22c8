//! What no reader sees is no change, in any text and in any part of a return; and what is counted
//! as kept is in both texts.

use std::collections::HashMap;

use proptest::prelude::*;
use stocktake::diff::{Evidence, EvidenceBlock, Fate, Kind, words};

use super::properties::Sides;

/// Words with what has several forms: accents, quotation marks, dashes, ligatures, spaces that keep
/// words together.
const WORDS: [&str; 14] = [
    "Dùn",
    "Èideann",
    "board's",
    "\"own\"",
    "2019-2020",
    "office",
    "fluffy",
    "and...",
    "(né",
    "co-op,",
    "ǆep",
    "5 µg",
    "plan",
    "–",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..12).prop_map(|all| all.join(" "))
}

/// The same text to whoever reads it: each character in one of its forms, and nothing that is seen
/// between them.
fn disguised(text: &str, choices: &[u8]) -> String {
    let mut out = String::new();
    let mut choices = choices.iter().copied().cycle();
    let mut choose = |of: &[&'static str]| {
        let at = usize::from(choices.next().unwrap_or(0));
        of[at % of.len()]
    };
    let mut last = ' ';
    for c in text.chars() {
        let forms: &[&'static str] = match c {
            'ù' => &["ù", "u\u{300}"],
            'È' => &["È", "E\u{300}"],
            'é' => &["é", "e\u{301}", "e\u{ad}\u{301}"],
            '\'' => &["'", "\u{2019}", "\u{2018}", "\u{2bc}"],
            '"' => &["\"", "\u{201c}", "\u{201d}", "\u{201e}"],
            '-' | '–' => &["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}"],
            'µ' => &["µ", "\u{3bc}"],
            'ǆ' => &["ǆ", "dž", "dz\u{30c}"],
            ' ' => &[" ", "\u{a0}", "\u{202f}", "  ", "\u{2009}"],
            _ => &[],
        };
        match forms {
            [] => out.push(c),
            forms => out.push_str(choose(forms)),
        }
        // Nothing begins a line that could be a mark of Markdown, and nothing is put between the
        // dots of an ellipsis.
        if c.is_alphanumeric() && last.is_alphanumeric() {
            out.push_str(choose(&[
                "", "", "", "\u{ad}", "\u{200b}", "\u{feff}", "\u{2060}", "\u{200d}",
            ]));
        }
        last = c;
    }
    let out = out.replace("ffi", choose(&["ffi", "\u{fb03}", "f\u{fb01}"]));
    let out = out.replace("fl", choose(&["fl", "\u{fb02}"]));
    out.replace("...", choose(&["...", "\u{2026}"]))
}

fn block(kind: Kind, text: &str) -> EvidenceBlock {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    EvidenceBlock { kind, depth: 0, text, number: None }
}

/// A return whose every text is this one.
fn returned(year: &str, text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "partnership: example-north\nround: {year}\nstatus: draft\n\
         contacts: [ {{ role: \"{quoted}\" }} ]\nresponses:\n  1.1:\n    rating: established\n    \
         evidence: |\n      Word {text}\n\n      - Word {text}\n    actions:\n      - \
         {{ id: one, text: \"Word {quoted}\", owner: \"{quoted}\", measure: \"{quoted}\", \
         resources: \"{quoted}\", risks: \"{quoted}\" }}\n"
    )
}

/// How often each word stands on the side that has no runs of this fate, as it is read: without
/// what nobody sees.
fn bag<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for word in texts.flat_map(str::split_whitespace) {
        // A word in other capitals is kept.
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
        *out.entry(plain).or_default() += 1;
    }
    out
}

#[test]
fn of_two_ways_to_keep_words_one_is_taken_whatever_a_quotation_mark_looks_like() {
    let fates = |new: &str| -> Vec<Fate> {
        words("2019-2020 5 µg (né", new).into_iter().map(|run| run.fate).collect()
    };
    assert_eq!(fates("\"own\" (né 5 µg"), fates("\u{201c}own\u{201c} (né 5 µg"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_is_told_of_what_nobody_sees(
        text in text(), choices in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let other = disguised(&text, &choices);
        let texts = [returned("2019", &text), returned("2020", &other)];
        let found = Sides::new().compare([&texts[0], &texts[1]], false);
        let shown = serde_json::to_string_pretty(&found.items).expect("JSON");
        prop_assert!(!found.is_changed(), "{text:?} {other:?}\n{shown}");
        prop_assert!(found.header.contacts_added.is_empty());
        let evidence = found.items[0].evidence.as_ref().expect("one rubric");
        let words = &evidence.words;
        prop_assert_eq!((words.kept, words.kept), (words.old, words.new));
    }

    #[test]
    fn words_that_differ_in_nothing_seen_are_one_run_as_it_is_written_now(
        text in text(), choices in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let other = disguised(&text, &choices);
        let [old, new] = [&text, &other].map(|own| block(Kind::Paragraph, own).text);
        let runs = words(&old, &new);
        prop_assert_eq!(runs.len(), 1, "{:?}", runs);
        prop_assert_eq!(runs[0].fate, Fate::Same);
        prop_assert_eq!(&runs[0].text, &new);
    }

    #[test]
    fn a_disguise_changes_nothing_of_what_is_told(
        old in prop::collection::vec(text(), 0..6),
        new in prop::collection::vec(text(), 0..6),
        choices in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let plain = |all: &[String]| -> Vec<EvidenceBlock> {
            all.iter().map(|own| block(Kind::Bullet, own)).collect()
        };
        let hidden: Vec<String> = new.iter().map(|own| disguised(own, &choices)).collect();
        let [one, other] =
            [&new, &hidden].map(|new| Evidence::of(&plain(&old), &plain(new)));
        let told = |own: &Evidence| (own.extent, own.words, own.blocks);
        prop_assert_eq!(told(&one), told(&other));
    }

    #[test]
    fn every_word_that_is_kept_is_in_both_texts(
        old in prop::collection::vec(super::answers::text(1..12), 0..8),
        new in prop::collection::vec(super::answers::text(1..12), 0..8),
    ) {
        let blocks = |all: &[String]| -> Vec<EvidenceBlock> {
            all.iter().map(|own| block(Kind::Paragraph, own)).collect()
        };
        let found = Evidence::of(&blocks(&old), &blocks(&new));
        let (was, is) = (bag(old.iter().map(String::as_str)), bag(new.iter().map(String::as_str)));
        let common: usize = was
            .iter()
            .filter(|(word, _)| !word.is_empty())
            .map(|(word, count)| (*count).min(is.get(word).copied().unwrap_or(0)))
            .sum();
        prop_assert!(found.words.kept <= common, "{} of {common}", found.words.kept);
    }
}
