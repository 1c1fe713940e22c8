//! README, CONTRIBUTING and the pages in `docs/` stay true: their tables, examples, commands and
//! links are held to the code.
//!
//! `STOCKTAKE_UPDATE=1 cargo test --test suite documentation` writes the tables anew.

mod commands;
mod examples;
mod links;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

/// The path of a file of this repository.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a page, by its path from the top of the repository.
#[track_caller]
fn page(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every page that a reader may open, by its path from the top of the repository.
fn pages() -> Vec<String> {
    let docs = ["docs", "docs/rules"].into_iter().flat_map(|folder| {
        let entries = fs::read_dir(path(folder)).expect("the pages");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
        names
            .flatten()
            .filter(|name| name.ends_with(".md"))
            .map(move |name| format!("{folder}/{name}"))
    });
    let top = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(str::to_owned);
    let beside = ["returns/msg-integration/README.md", "tests/README.md", ".ci/README.md"];
    let mut all: Vec<String> =
        top.into_iter().chain(beside.map(str::to_owned)).chain(docs).collect();
    all.sort();
    all
}

/// What stands between two markers, without them.
#[track_caller]
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no `{begin}`"));
    rest.split_once(end).unwrap_or_else(|| panic!("no `{end}` after `{begin}`")).0
}
