//! The same for comparisons, as `stocktake diff --format json` prints them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use stocktake::data::{CHANGES_SCHEMA, Changes};
use stocktake::diff::QuestionCode;
use stocktake::lang::Language;
use stocktake::telling::QuestionWords;

use super::instance::{self, Seen};
use super::path;
use super::types::Types;
use crate::project::{Project, answer, program, run, valid};

/// What the types do not say.
fn beyond() -> BTreeMap<&'static str, Value> {
    let codes = QuestionCode::ALL.iter().map(|code| {
        let words = QuestionWords::of(*code, &Language::english());
        let description = format!("{} {}", words.seen, words.asks);
        json!({"const": code.id(), "description": description})
    });
    let codes: Vec<Value> = codes.collect();
    BTreeMap::from([
        ("Changes", json!({"title": "What changed between returns"})),
        ("Changes.schema", json!({"const": Changes::SCHEMA})),
        ("Comparison.schema", json!({"const": stocktake::diff::SCHEMA})),
        ("QuestionCode", json!({"description": "A question, by its code.", "oneOf": codes})),
        ("Id", json!({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64})),
        ("ItemId", json!({"pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$", "maxLength": 64})),
    ])
}

fn schema() -> Value {
    serde_json::from_str(CHANGES_SCHEMA).expect("JSON")
}

#[test]
fn the_schema_of_comparisons_is_that_of_the_types() {
    let paths = [
        "src/diff",
        "src/data/changes.rs",
        "src/model/id.rs",
        "src/model/rubric.rs",
        "src/model/returned.rs",
    ]
    .map(path);
    let types = Types::read(&paths.each_ref().map(PathBuf::as_path), beyond());
    let made = types.schema("Changes");
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
        fs::write(path("src/data/changes.schema.json"), text).expect("written");
        return;
    }
    assert!(made == schema(), "run `STOCKTAKE_UPDATE=1 cargo test schema`");
}

/// What changed, as the program prints it.
fn changes(folder: &str, old: &str, new: &str) -> Value {
    let mut command = program();
    command.current_dir(path(folder)).args([
        "diff",
        old,
        new,
        "--format",
        "json",
        "--returns",
        ".",
    ]);
    serde_json::from_str(&answer(&mut command).data).expect("JSON")
}

/// What no collection has: a contact named twice; an action that moves to another item, and gets a
/// day, a status and a measure; one that is copied; paragraphs that were split and merged; what
/// cannot be read.
fn rare() -> Value {
    let item = |id: &str| {
        format!(
            "      - {{ id: {id}, statement: Partners meet., \
             descriptors: {{ low: They do not., high: They do. }} }}\n"
        )
    };
    let rubric = format!(
        "title: A review\npublisher: A group\nversion: 1\nscale:\n  - {{ id: low, label: Low }}\n  \
         - {{ id: high, label: High }}\nsections:\n  - id: 1\n    title: Together\n    items:\n\
         {}{}",
        item("1.1"),
        item("1.2")
    );
    let parts = ["We meet each month in the town hall.", "Minutes are kept by those who came."];
    let one = format!("    evidence: {}\n", parts.join(" "));
    let two = format!("    evidence: |\n      {}\n", parts.join("\n\n      "));
    let contact = "  - role: Planner\n";
    let returned = |status: &str, contacts: &str, first: &str, second: &str| {
        format!(
            "partnership: example-north\nround: 2019\nstatus: {status}\ncompleted: 2019-05-10\n\
             contacts:\n{contacts}\
             responses:\n  1.1:\n    rating: high\n{first}  1.2:\n    rating: high\n{second}"
        )
    };
    let old = "    actions:\n      - { id: a, text: Do it., due: 2020-01-01, measure: One }\n      \
               - { id: b, text: Plan the work of the year., status: open }\n";
    let new = "    share: perhaps\n    actions:\n      - \
               { id: a, text: Do it., due: soon, status: open, measure: Two }\n      - \
               { id: c, text: Do it. }\n";
    let new_first =
        "    actions:\n      - { id: b, text: Plan the work of the year., due: 2020-01-01 }\n";
    let project = Project::new()
        .file("returns/sample/rubric.yaml", rubric)
        .file(
            "returns/sample/2019/example-north.yaml",
            returned("finl", &contact.repeat(2), &(two.clone() + new_first), &(one.clone() + new)),
        )
        .file("old.yaml", returned("final", contact, &one, &(two.clone() + old)));
    let args = ["diff", "old.yaml", "sample/2019/example-north", "--format", "json"];
    serde_json::from_str(&project.run(args).status(0).data).expect("JSON")
}

/// Over three rounds: an action that is taken into another one, and one that comes back.
fn taken_into() -> Value {
    let (first, second) = ("Meet carers each month in the hall.", "Ask the board about money.");
    let (third, both) = ("Sing.", format!("{second} {first}"));
    let mut project = Project::new();
    for (year, previous, actions) in [
        ("2019", "", vec![("a", first), ("c", third)]),
        ("2020", "previous: 2019\n", vec![("a", first), ("b", second)]),
        ("2021", "previous: 2020\n", vec![("b", &*both), ("c", third)]),
    ] {
        let round = format!("title: Of {year}\ndeadline: {year}-05-15\nrubric: 1\n{previous}");
        let actions = actions
            .into_iter()
            .map(|(id, text)| format!("      - {{ id: {id}, text: \"{text}\", status: open }}\n"));
        let actions: String = actions.collect();
        let carried = if year == "2021" { "    carried: confirmed\n" } else { "" };
        let returned = valid("example-north", year) + carried + "    actions:\n" + &actions;
        project = project
            .file(&format!("returns/sample/{year}/round.yaml"), round)
            .file(&format!("returns/sample/{year}/example-north.yaml"), returned);
    }
    let args = ["diff", "sample/2021/example-north", "--format", "json"];
    serde_json::from_str(&project.run(args).status(0).data).expect("JSON")
}

#[test]
fn every_comparison_is_as_the_schema_says() {
    let schema = schema();
    let mut seen = Seen::default();
    for (folder, old, new) in [
        ("returns", "example-nation/2019", "example-nation/2020"),
        ("returns", "example-nation/2020", "example-nation/2021"),
        ("returns", "example-nation/2021", "example-nation/2019"),
        ("tests/cases/nation", "sample/2020", "sample/2021"),
        ("tests/cases/lineage", "sample/2020", "sample/2021"),
        ("tests/cases/lineage", "sample/2021", "sample/2020"),
        ("tests/cases/bids", "bids/2019", "bids/2020"),
        ("tests/cases/wards", "wards/2024", "wards/2025"),
    ] {
        seen.look(&schema, &schema, &changes(folder, old, new), new);
    }
    seen.look(&schema, &schema, &rare(), "what is rare");
    seen.look(&schema, &schema, &taken_into(), "an action that is taken into another");
    assert!(seen.wrong.is_empty(), "{}", seen.wrong.join("\n"));
    let unseen: Vec<_> = instance::properties(&schema).difference(&seen.filled).cloned().collect();
    assert!(unseen.is_empty(), "no comparison has any of these: {unseen:?}");
}

#[test]
fn a_comparison_that_is_not_as_the_schema_says_is_found() {
    let schema = schema();
    let wrong = |change: &dyn Fn(&mut Value)| {
        let mut own = changes("returns", "example-nation/2019", "example-nation/2020");
        change(&mut own);
        let mut seen = Seen::default();
        seen.look(&schema, &schema, &own, "it");
        seen.wrong.join("\n")
    };
    assert_eq!(wrong(&|_| ()), "");
    assert!(wrong(&|it| it["returns"][0]["sides"] = "none".into()).contains("it.returns[0].sides"));
    let rating = |it: &mut Value| {
        it["returns"][0]["comparison"]["items"][0]["rating"]["levels"] = 1.5.into()
    };
    assert!(wrong(&rating).contains("rating.levels"));
    let matched = |it: &mut Value| {
        it["returns"][0]["comparison"]["items"][0]["actions"][0]["matched"]["by"] = "chance".into();
    };
    assert!(wrong(&matched).contains("matched"));
}

#[test]
fn the_program_prints_the_schema_of_comparisons() {
    assert_eq!(run(["diff", "--schema"]).status(0).says_only("").data, CHANGES_SCHEMA);
    run(["diff"]).status(2).says("<OLD>");
    run(["diff", "--schema", "example-nation/2019"]).status(2).says("--schema");
}
