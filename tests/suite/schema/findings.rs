//! The JSON Schema of findings is that of their types, and what `--format json` prints is as it
//! says.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::instance::{self, Seen};
use super::path;
use super::types::Types;
use crate::project::{Project, misrated, run, valid};

/// What the types do not say.
fn beyond() -> BTreeMap<&'static str, Value> {
    let from_one = || json!({"minimum": 1});
    BTreeMap::from([
        ("JsonFindings", json!({"title": "What stocktake found"})),
        ("JsonFindings.schema", json!({"const": 1})),
        ("Finding.code", json!({"pattern": "^[EW][0-9]{3}$"})),
        ("Span.line", from_one()),
        ("Span.column", from_one()),
        ("Span.end_line", from_one()),
        ("Span.end_column", from_one()),
    ])
}

fn schema() -> Value {
    serde_json::from_str(stocktake::diag::formats::SCHEMA).expect("JSON")
}

#[test]
fn the_schema_is_that_of_the_types() {
    let paths = ["formats/mod.rs", "formats/json.rs", "code.rs", "fix.rs"]
        .map(|name| path("src/diag").join(name));
    let made =
        Types::read(&paths.each_ref().map(PathBuf::as_path), beyond()).schema("JsonFindings");
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
        fs::write(path("src/diag/formats/findings.schema.json"), text).expect("written");
        return;
    }
    assert!(made == schema(), "run `STOCKTAKE_UPDATE=1 cargo test schema`");
}

#[test]
fn findings_are_as_the_schema_says_and_it_says_no_more() {
    let repeated = format!("{}round: 2020\n", valid("example-south", "2019"));
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", repeated)
        .file(
            "returns/sample/2019/example-west.yaml",
            valid("example-west", "2019").replace("05-10", "05-16"),
        );
    let schema = schema();
    let mut seen = Seen::default();
    for what in ["sample", "sample/2918"] {
        let data = project.run(["check", "--format", "json", what]).data;
        let found: Value = serde_json::from_str(&data).expect("JSON");
        seen.look(&schema, &schema, &found, what);
    }
    assert!(seen.wrong.is_empty(), "{}", seen.wrong.join("\n"));
    let unseen: Vec<_> = instance::properties(&schema).difference(&seen.filled).cloned().collect();
    assert!(unseen.is_empty(), "no finding has any of these: {unseen:?}");
}

#[test]
fn the_program_prints_the_schema_of_findings() {
    let data = run(["check", "--schema"]).status(0).says_only("").data;
    assert_eq!(data, stocktake::diag::formats::SCHEMA);
}
