//! The JSON Schema of the figures is that of the types which the figures are made of, and the
//! figures are as it says.
//!
//! `STOCKTAKE_UPDATE=1 cargo test schema` writes it anew from the types in `src/rollup/` and their
//! documentation.

mod changes;
mod findings;
mod instance;
mod manifest;
mod types;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::project::{answer, program, run};
use instance::Seen;
use types::Types;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What the types do not say.
fn beyond() -> BTreeMap<&'static str, Value> {
    let day = || json!({"format": "date"});
    let share = || json!({"minimum": 0, "maximum": 1});
    BTreeMap::from([
        ("Rollup", json!({"title": "The national figures of a round"})),
        ("Rollup.schema", json!({"const": stocktake::rollup::SCHEMA})),
        ("Rollup.minimum_group", json!({"minimum": 1})),
        ("Rollup.deadline", day()),
        ("Rollup.date", day()),
        ("PartnershipStanding.completed", day()),
        ("PutBack.from", day()),
        ("PutBack.to", day()),
        ("MonthActions.month", json!({"pattern": "^[0-9]{4}-[0-9]{2}$"})),
        ("LevelFigures.share", share()),
        ("LevelFigures.share_at_or_above", share()),
        ("Distribution.agreement", share()),
        ("Id", json!({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64})),
        ("ItemId", json!({"pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$", "maxLength": 64})),
        (
            "Group",
            json!({
                "if": {"properties": {"withheld": {"const": true}}},
                "then": {"properties": {"figures": {"type": "null"}, "reason": {"type": "string"}}},
                "else": {"properties": {"figures": {"type": "object"}, "reason": {"type": "null"}}},
            }),
        ),
    ])
}

fn schema() -> Value {
    serde_json::from_str(stocktake::data::SCHEMA).expect("JSON")
}

#[test]
fn the_schema_is_that_of_the_types() {
    let paths = [path("src/rollup"), path("src/model/id.rs"), path("src/model/lineage.rs")];
    let types = Types::read(&paths.each_ref().map(PathBuf::as_path), beyond());
    let made = types.schema("Rollup");
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
        fs::write(path("src/data/rollup.schema.json"), text).expect("written");
        return;
    }
    assert!(made == schema(), "run `STOCKTAKE_UPDATE=1 cargo test schema`");
}

/// The figures of a round, as the program prints them.
fn figures(folder: &str, round: &str) -> Value {
    let mut command = program();
    command.current_dir(path(folder)).args(["rollup", round, "--format", "json", "--returns", "."]);
    serde_json::from_str(&answer(&mut command).data).expect("JSON")
}

#[test]
fn the_figures_of_every_collection_are_as_the_schema_says_and_it_says_no_more() {
    let schema = schema();
    let mut seen = Seen::default();
    for (folder, round) in [
        ("returns", "msg-integration/2019"),
        ("returns", "example-nation/2019"),
        ("returns", "example-nation/2020"),
        ("returns", "policy-prototypes/2020"),
        ("tests/cases/nation", "sample/2020"),
        ("tests/cases/nation", "sample/2021"),
        ("tests/cases/lineage", "sample/2021"),
        ("tests/cases/bids", "bids/2019"),
    ] {
        seen.look(&schema, &schema, &figures(folder, round), round);
    }
    assert!(seen.wrong.is_empty(), "{}", seen.wrong.join("\n"));
    let unseen: Vec<_> = instance::properties(&schema).difference(&seen.filled).cloned().collect();
    assert!(unseen.is_empty(), "no collection has any of these: {unseen:?}");
}

#[test]
fn figures_that_are_not_as_the_schema_says_are_found() {
    let schema = schema();
    let wrong = |change: &dyn Fn(&mut Value)| {
        let mut figures = figures("tests/cases/nation", "sample/2021");
        change(&mut figures);
        let mut seen = Seen::default();
        seen.look(&schema, &schema, &figures, "it");
        seen.wrong.join("\n")
    };
    assert_eq!(wrong(&|_| ()), "");
    assert!(wrong(&|it| it["more"] = 1.into()).contains("`more`"));
    assert!(wrong(&|it| it["denominators"]["late"] = Value::Null).contains("it.denominators.late"));
    assert!(wrong(&|it| it["nation"]["overall"]["agreement"] = 1.5.into()).contains("maximum"));
    assert!(wrong(&|it| it["health_boards"][0]["reason"] = "other".into()).contains("reason"));
    let without =
        |it: &mut Value| drop(it["actions"].as_object_mut().expect("it").remove("months"));
    assert!(wrong(&without).contains("it.actions has no \"months\""));
}

#[test]
fn the_program_prints_the_schema() {
    assert_eq!(run(["rollup", "--schema"]).status(0).says_only("").data, stocktake::data::SCHEMA);
    run(["rollup"]).status(2).says("<SELECTION>");
    run(["rollup", "--schema", "example-nation/2019"]).status(2).says("--schema");
}
