//! What is left out of a comparison to make it cheap changes nothing of it, however the return is
//! written.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::diff::ItemComparison;

/// A return of the synthetic nation that tests read.
const PATH: &str = "tests/cases/nation/sample/2020/ardlin.yaml";

/// What it says here, all of it invented.
const TEXT: &str = "partnership: ardlin
round: 2020
status: final
completed: 2020-05-01
contacts:
  - role: Planning Officer
responses:
  1.1:
    rating: not-yet-established
    evidence: |
      The board meets each month in the harbour office. Its notes are sent to all teams.

      - Nobody from the islands was there in May.
      - The ferry is late when it blows.
    actions:
      - id: minutes
        text: >-
          Send the notes to the islands before the next ferry leaves,
          and ask for an answer.
        owner: Clerk of the board
        due: 2020-12-31
        status: open
      - id: second-ferry
        text: Ask for a second ferry in winter.
        measure: |
          Ferries that sail in winter.
        status: done
  1.10:
    rating: partly-established
    evidence: |
      One plan is written by both partners in spring.

      Each team has a copy of it.
  2.1:
    rating: partly-established
    evidence: |
      A report goes out each year. It is read aloud in four halls.
    actions:
      - id: fifth-hall
        text: Read it aloud in a fifth hall.
        status: open
  2.2:
    rating: established
    evidence: Letters are answered in a week.
";

/// How many pairs are tried; `STOCKTAKE_SHORTENED=20000 cargo test compare::versions::tests` tries
/// so many.
const PAIRS: u32 = 300;

/// Lines that may stand anywhere, and seldom where they belong.
const LINES: [&str; 20] = [
    "# A note.",
    "rating: low",
    "\"rating\": low",
    "responses:",
    "actions:",
    "actions: []",
    "- id: another",
    "- { id: another, text: Ask the board once more. }",
    "text: Ask the board once more.",
    "status: done",
    "evidence: |",
    "evidence: >-",
    "1.2:",
    "? 1.2",
    "&a",
    "*a",
    "---",
    "...",
    "%YAML 1.2",
    "Words that are anybody's: and more, as \"many\" as that.",
];

/// What is done to a line of a return, by its number.
#[derive(Debug, Clone)]
enum Edit {
    /// A line before it, with so many spaces; a tab where there are none left.
    Line(&'static str, usize),
    /// So many spaces more before it.
    Deeper(usize),
    /// So many spaces fewer.
    Higher(usize),
    Twice,
    Gone,
    Swapped,
    /// Its key in quotation marks.
    Quoted,
    /// Another sign behind a key that a text stands below.
    Sign(&'static str),
    /// Something at its end.
    End(&'static str),
    /// Its last word is another.
    Word(&'static str),
    /// All lines end as on Windows.
    Windows,
    /// All lines are indented by twice as much.
    Wide,
}

fn edit() -> impl Strategy<Value = (usize, Edit)> {
    let signs = ["|", "|-", "|+", "|2", ">", ">-", "", "!!str |", "&a |"];
    let ends = [" ", "\t", " # A note.", "  ", ":", " |", "\u{a0}", "\u{feff}", "\r"];
    let words = ["June.", "low", "high", "'low'", "done", "open", "yes", "2020-02-30", "{a: b}"];
    let kind = prop_oneof![
        4 => (prop::sample::select(&LINES), 0_usize..14).prop_map(|at| Edit::Line(at.0, at.1)),
        1 => (1_usize..4).prop_map(Edit::Deeper),
        1 => (1_usize..4).prop_map(Edit::Higher),
        1 => Just(Edit::Twice),
        1 => Just(Edit::Gone),
        1 => Just(Edit::Swapped),
        1 => Just(Edit::Quoted),
        2 => prop::sample::select(signs.to_vec()).prop_map(Edit::Sign),
        1 => prop::sample::select(ends.to_vec()).prop_map(Edit::End),
        4 => prop::sample::select(words.to_vec()).prop_map(Edit::Word),
        1 => Just(Edit::Windows),
        1 => Just(Edit::Wide),
    ];
    (any::<prop::sample::Index>(), kind).prop_map(|(at, kind)| (at.index(1 << 16), kind))
}

fn edited(text: &str, edits: &[(usize, Edit)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut is_windows = false;
    for (at, edit) in edits {
        let at = at % lines.len();
        let line = lines[at].clone();
        let spaces = line.len() - line.trim_start().len();
        match edit {
            Edit::Line(new, 13) => lines.insert(at, format!("\t{new}")),
            Edit::Line(new, by) => lines.insert(at, format!("{}{new}", " ".repeat(*by))),
            Edit::Deeper(by) => lines[at].insert_str(0, &" ".repeat(*by)),
            Edit::Higher(by) => _ = lines[at].drain(..spaces.min(*by)),
            Edit::Twice => lines.insert(at, line),
            Edit::Gone if lines.len() > 1 => _ = lines.remove(at),
            Edit::Gone => {}
            Edit::Swapped => {
                let next = (at + 1) % lines.len();
                lines.swap(at, next);
            }
            Edit::Quoted => {
                if let Some((key, rest)) = line.trim_start().split_once(':') {
                    lines[at] = format!("{}\"{key}\":{rest}", " ".repeat(spaces));
                }
            }
            Edit::Sign(sign) => {
                let all: Vec<usize> =
                    (0..lines.len()).filter(|at| lines[*at].ends_with(['|', '-'])).collect();
                if let Some(at) = all.get(at % all.len().max(1)) {
                    let key = lines[*at].split(':').next().unwrap_or_default().to_owned();
                    lines[*at] = format!("{key}: {sign}");
                }
            }
            Edit::End(end) => lines[at].push_str(end),
            Edit::Word(word) => {
                let start = line.rfind(' ').map_or(0, |space| space + 1);
                lines[at].replace_range(start.., word);
            }
            Edit::Windows => is_windows = true,
            Edit::Wide => {
                for line in &mut lines {
                    let spaces = line.len() - line.trim_start().len();
                    line.insert_str(0, &" ".repeat(spaces));
                }
            }
        }
    }
    let end = if is_windows { "\r\n" } else { "\n" };
    lines.join(end) + end
}

fn version(text: &str) -> Version<'_> {
    Version { path: PATH, file: Path::new(PATH), hex: None, mode: "100644", text: Some(text) }
}

fn pairs() -> u32 {
    std::env::var("STOCKTAKE_SHORTENED").ok().and_then(|n| n.parse().ok()).unwrap_or(PAIRS)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, ..ProptestConfig::with_cases(pairs())
    })]

    #[test]
    fn a_comparison_without_what_is_the_same_tells_what_one_of_the_whole_files_tells(
        both in prop::collection::vec(edit(), 0..3),
        own in prop::collection::vec(edit(), 0..2),
        others in prop::collection::vec(edit(), 1..3),
    ) {
        let base = edited(TEXT, &both);
        let (old, new) = (edited(&base, &own), edited(&base, &others));
        let versions = (version(&old), version(&new));
        let mut reader = Reader::of(None, &Arc::new(Language::english()));
        let short = compare(&mut reader, versions, &(None, None));
        let whole = told(&mut reader, versions, &(None, None), None);
        prop_assert_eq!(seen(short), seen(whole), "{}\nAND\n{}", old, new);
    }
}

/// What a reader sees of changes: nothing of an answer that is what it was.
fn seen(changes: Option<Changes>) -> Option<Changes> {
    let mut changes = changes?;
    for comparison in changes.returns.iter_mut().filter_map(|one| one.comparison.as_mut()) {
        comparison.items.retain(ItemComparison::is_changed);
    }
    Some(changes)
}

#[test]
fn the_return_that_is_edited_is_one_of_which_something_is_left_out() {
    let new = TEXT.replace("a week", "a day");
    let short = shortened::shortened(TEXT, &new).expect("something to leave out");
    assert_eq!((short.left_out.carried, short.left_out.settled), (2, 1));
    let mut reader = Reader::of(None, &Arc::new(Language::english()));
    let whole = told(&mut reader, (version(TEXT), version(&new)), &(None, None), None);
    let changes = whole.expect("a comparison");
    assert!(changes.returns.iter().all(|one| one.comparison.is_some()));
}
