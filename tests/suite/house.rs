//! The house itself: which room knows which, what a pure room does not know.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms that know no file, clock, environment or process, as `src/lib.rs` promises.
const PURE: [&str; 14] = [
    "chart", "check", "data", "diag", "diff", "glyphs", "markdown", "merge", "model", "readback",
    "rollup", "synth", "text", "view",
];

/// What none of them may name.
const OF_THE_WORLD: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::time",
    "SystemTime",
    "tempfile::",
    "walkdir::",
];

/// Every Rust file below a folder, with its path from the top of the project.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = walkdir::WalkDir::new(top.join(folder)).sort_by_file_name().into_iter();
    let files = entries.map(|entry| entry.expect("a file").into_path());
    let files = files.filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a text");
            (path.strip_prefix(top).expect("within").to_owned(), text)
        })
        .collect()
}

/// The code of each room, without comments and tests.
fn rooms() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut rooms: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for (path, text) in files("src") {
        let parts: Vec<String> =
            path.iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
        let is_test = parts.iter().any(|part| part == "tests" || part == "tests.rs");
        if parts.len() < 2 || is_test {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().expect("a first part");
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let code: Vec<&str> = code.lines().filter(is_code).collect();
        rooms.entry(parts[0].clone()).or_default().push((path, code.join("\n")));
    }
    rooms
}

/// The rooms that a text names by their paths from the top of the crate.
fn named(code: &str) -> impl Iterator<Item = &str> {
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn the_rooms_depend_one_way() {
    let rooms = rooms();
    let mut left: BTreeMap<&str, BTreeSet<&str>> = rooms
        .iter()
        .map(|(room, files)| {
            let all = files.iter().flat_map(|(_, code)| named(code));
            let others = all.filter(|other| other != room && rooms.contains_key(*other));
            (room.as_str(), others.collect())
        })
        .collect();
    // A room that needs none of those that are left is taken away, until none is left.
    while let Some(free) = left.iter().find(|(_, needs)| needs.is_empty()).map(|(room, _)| *room) {
        left.remove(free);
        left.values_mut().for_each(|needs| _ = needs.remove(free));
    }
    assert!(left.is_empty(), "rooms that need each other: {left:?}");
}

#[test]
fn a_pure_room_knows_nothing_of_the_world() {
    let mut wrong = Vec::new();
    for (room, files) in rooms().into_iter().filter(|(room, _)| PURE.contains(&room.as_str())) {
        for (path, code) in files {
            let found = OF_THE_WORLD.iter().filter(|name| code.contains(*name));
            wrong.extend(found.map(|name| format!("{room}: {} names {name}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_listed_for_newcomers() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [guide, overview] = ["CONTRIBUTING.md", "src/lib.rs"]
        .map(|name| fs::read_to_string(top.join(name)).expect("a text"));
    for room in rooms().into_keys() {
        assert!(guide.contains(&format!("`src/{room}/`")), "CONTRIBUTING.md lacks src/{room}/");
        assert!(overview.contains(&format!("[`{room}`]")), "src/lib.rs says nothing of {room}");
    }
}
