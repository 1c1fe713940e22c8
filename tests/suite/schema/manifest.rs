//! The JSON Schema of the list of what was published is that of its types, and a list is as it
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
    let hash = || json!({"pattern": "^[0-9a-f]{64}$"});
    BTreeMap::from([
        ("Listing", json!({"title": "What stocktake published in a folder"})),
        ("Listing.made_by", json!({"const": "stocktake"})),
        ("Listing.version", json!({"const": 2})),
        ("PublishedPart.number", json!({"minimum": 1})),
        ("PublishedPart.of", json!({"minimum": 1})),
        ("PublishedPart.plan", hash()),
        ("Published.key", hash()),
        ("Published.sha256", hash()),
        ("Input.sha256", hash()),
    ])
}

fn schema() -> Value {
    serde_json::from_str(stocktake::publish::SCHEMA).expect("JSON")
}

#[test]
fn the_schema_is_that_of_the_types() {
    let paths = [path("src/publish/listing.rs"), path("src/publish/kind.rs")];
    let made = Types::read(&paths.each_ref().map(PathBuf::as_path), beyond()).schema("Listing");
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
        fs::write(path("src/publish/manifest.schema.json"), text).expect("written");
        return;
    }
    assert!(made == schema(), "run `STOCKTAKE_UPDATE=1 cargo test schema`");
}

#[test]
fn a_list_is_as_the_schema_says() {
    let sample = "returns/sample/2019/example-north.yaml";
    let wrong = misrated("example-south", "2019");
    let project = Project::new()
        .file(sample, valid("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", wrong);
    project.run(["build", "--only", "html"]).status(1);
    project.run(["build", "--only", "html", "--partition", "1/2", "--out", "part"]).status(1);
    let schema = schema();
    let mut seen = Seen::default();
    for folder in ["out", "part"] {
        let list = project.read(&format!("{folder}/manifest.json"));
        let list: Value = serde_json::from_str(&list).expect("JSON");
        seen.look(&schema, &schema, &list, folder);
    }
    assert!(seen.wrong.is_empty(), "{}", seen.wrong.join("\n"));
    let unseen: Vec<_> = instance::properties(&schema).difference(&seen.filled).cloned().collect();
    assert!(unseen.is_empty(), "no list has any of these: {unseen:?}");
}

#[test]
fn the_program_prints_the_schema_of_the_list() {
    let data = run(["verify", "--schema"]).status(0).says_only("").data;
    assert_eq!(data, stocktake::publish::SCHEMA);
}
