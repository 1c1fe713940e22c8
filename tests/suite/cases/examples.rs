//! The examples of the rules, on their pages and in `stocktake explain`, hold: what is said to be
//! wrong is found, and in what is said to be right nothing is.
//!
//! Each stands in the invented collection of `tests/cases/examples`: its keys are put in place of
//! those of the same name.

use std::fs;

use stocktake::diag::{Code, Example};
use stocktake::system::Memory;

use super::case::cases_folder;
use super::{beside, findings, placed};

/// The files of the collection beside a return.
const FILES: [&str; 5] = [
    "rubric.yaml",
    "rubric-2018-11.yaml",
    "partnerships.yaml",
    "2018/round.yaml",
    "2019/round.yaml",
];

/// The return of the collection.
const RETURN: &str = "2019/example-north.yaml";

/// What an example is of whose rubric has fields of its own.
const FORM: &str = "a return with fields of the rubric's own";

/// An answer, as far as an example says nothing else.
const ANSWER: &str = "rating: exemplary\nevidence: Minutes of each meeting.\n";

/// An answer that has an action.
const ANSWER_WITH_ACTION: &str = "rating: established\nevidence: Minutes of each meeting.\n";

/// An action, as far as an example says nothing else.
const ACTION: &str = "id: meet-more\ntext: Meet more often.\n";

fn kept(file: &str) -> String {
    fs::read_to_string(cases_folder().join("examples").join(file)).expect("a file of the examples")
}

/// What the keys of a text are called that begin at its left edge, with all that is below each.
fn by_key(text: &str) -> Vec<(&str, String)> {
    let mut keys: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.split(|c: char| !(c.is_ascii_lowercase() || c == '_')).next();
        match (name.filter(|name| !name.is_empty()), keys.last_mut()) {
            (None, Some((_, lines))) => lines.push_str(line),
            (name, _) => keys.push((name.unwrap_or_default(), line.to_owned())),
        }
    }
    keys
}

/// A text with the keys of an example in place of its own.
fn with(text: &str, example: &str) -> String {
    let own = by_key(example);
    let is_kept = |key: &str| own.iter().all(|(other, _)| *other != key);
    let kept = by_key(text).into_iter().filter(|(key, _)| is_kept(key));
    kept.map(|(_, lines)| lines).collect::<String>() + example
}

/// A text below a key, so many spaces further to the right.
fn below(key: &str, spaces: usize, text: &str) -> String {
    let line = |line: &str| match line.trim() {
        "" => line.to_owned(),
        _ => format!("{}{line}", " ".repeat(spaces)),
    };
    format!("{key}\n{}", text.split_inclusive('\n').map(line).collect::<String>())
}

/// The file that an example is of, and its text.
fn file(place: &str, example: &str) -> (String, String) {
    let answer = |answer: &str| with(&kept(RETURN), &below("responses:\n  1.1:", 4, answer));
    let of = |file: &str| (file.to_owned(), with(&kept(file), example));
    match place {
        "an answer" => (RETURN.to_owned(), answer(&with(ANSWER, example))),
        "an action" => {
            let action = below("actions:\n  -", 4, &with(ACTION, example));
            (RETURN.to_owned(), answer(&format!("{ANSWER_WITH_ACTION}{action}")))
        }
        "a return" | FORM => of(RETURN),
        "the rubric" => of("rubric.yaml"),
        "an item of the rubric" => {
            let rubric = kept("rubric.yaml");
            let (before, rest) = rubric.split_once("      - id: 1.1\n").expect("an item");
            let (item, after) = rest.split_once("      - id: 1.2\n").expect("another item");
            let own: String = item.lines().map(|line| format!("{}\n", &line[8..])).collect();
            let item = below("      - id: 1.1", 8, &with(&own, example));
            ("rubric.yaml".to_owned(), format!("{before}{item}      - id: 1.2\n{after}"))
        }
        "the register" => of("partnerships.yaml"),
        "the round" => of("2019/round.yaml"),
        path => of(path.trim_matches('`')),
    }
}

/// What is found where an example stands in the collection, each on a line, and the text.
fn found(place: &str, example: &str) -> (Vec<String>, String) {
    let (file, text) = file(place, example);
    let files = FILES.map(|file| (placed(file), kept(file)));
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let mut files = files.chain(beside()).collect::<Memory>();
    if place == FORM {
        let rubric = fs::read(cases_folder().join("collection/form.yaml")).expect("a rubric");
        files = files.file(placed("rubric.yaml"), rubric);
    }
    let files = files.file(placed(&file), text.as_bytes());
    let found = findings(&files).into_iter();
    (found.map(|own| format!("{} {}", own.code, own.message)).collect(), text)
}

#[test]
fn what_is_said_to_be_wrong_is_found_and_in_what_is_right_nothing_is() {
    let mut failed = Vec::new();
    for code in Code::ALL {
        let Example::Text { place, wrong, right } = code.definition().example else { continue };
        let (in_wrong, text) = found(place, wrong);
        let is_it = |found: &String| found.starts_with(code.id());
        if in_wrong.is_empty() || !in_wrong.iter().all(is_it) {
            failed.push(format!("{code}, wrong: {in_wrong:#?}\n{text}"));
        }
        let (in_right, text) = found(place, right);
        if !in_right.is_empty() {
            failed.push(format!("{code}, right: {in_right:#?}\n{text}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn the_collection_of_the_examples_keeps_every_rule() {
    for (place, none) in [("an answer", ""), ("a return", ""), ("the rubric", "")] {
        assert_eq!(found(place, none).0, [""; 0], "{place}");
    }
}
