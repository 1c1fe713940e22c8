//! The house itself: which room knows which, what a pure room does not know, and how much stands
//! in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that a file has.
const MOST_LINES: usize = 400;

/// The fewest lines that would be too many in `src/cli/`, which renders, compares and mends
/// nothing. What is declared in `args/` alone is not counted: it is the text of the help.
const MOST_LINES_OF_CLI: usize = 2500;

/// The widest that a line is, in characters.
const WIDEST: usize = 100;

/// The rooms that know no file, clock, environment or process, as `src/lib.rs` promises.
const PURE: [&str; 18] = [
    "authoring",
    "chart",
    "check",
    "data",
    "diag",
    "diff",
    "form",
    "glyphs",
    "lang",
    "markdown",
    "merge",
    "model",
    "readback",
    "rollup",
    "synth",
    "telling",
    "text",
    "view",
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
fn what_was_typed_and_what_it_means_has_little_room() {
    let is_declared = |path: &Path| path.to_string_lossy().starts_with("src/cli/args");
    let files = files("src/cli").into_iter().filter(|(path, _)| !is_declared(path));
    let count: usize = files.map(|(_, text)| text.lines().count()).sum();
    assert!(count < MOST_LINES_OF_CLI, "src/cli/ has {count} lines");
}

#[test]
fn properties_draw_the_same_on_every_run() {
    let seed = proptest::test_runner::Config::default().rng_seed;
    assert_ne!(seed, proptest::test_runner::RngSeed::Random, "run it by `cargo test`");
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

/// The name of the type that a line makes known beyond its file.
fn public_type(line: &str) -> Option<&str> {
    let rest = line
        .trim_start()
        .strip_prefix("pub ")
        .or_else(|| line.trim_start().strip_prefix("pub(crate) "))?;
    let kinds = ["struct ", "enum ", "trait ", "type ", "union "];
    let rest = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[test]
fn no_two_public_types_have_one_name() {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in rooms().into_values().flatten() {
        for name in code.lines().filter_map(public_type) {
            named.entry(name.to_owned()).or_default().push(path.display().to_string());
        }
    }
    let twice: Vec<_> = named.iter().filter(|(_, paths)| paths.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    // What is looked for is found.
    assert!(
        ["Return", "System", "Findings", "Definition"].iter().all(|own| named.contains_key(*own))
    );
}

#[test]
fn files_are_short_and_lines_are_narrow() {
    let mut wrong = Vec::new();
    for (path, text) in ["src", "tests/suite", "benches"].into_iter().flat_map(files) {
        let count = text.lines().count();
        if count > MOST_LINES {
            wrong.push(format!("{}: {count} lines", path.display()));
        }
        let wide = wide(&text).into_iter();
        wrong.extend(wide.map(|at| format!("{}:{at} is too wide", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_within_a_text_of_several_lines_may_be_wide() {
    let long = "x".repeat(WIDEST + 1);
    for (text, found) in [
        (format!("let a = 1; // {long}"), vec![1]),
        (format!("let a = \"{long}\";"), vec![1]),
        (format!("let a = \"b\n{long}\n\";\n// {long}"), vec![4]),
        (format!("let a = \"b \\\n{long}\";"), vec![2]),
        (format!("let a = r#\"b \"\\\n{long}\n\"#;\n{long}"), vec![4]),
        (format!("let a = '\"'; // it's\n{long}"), vec![2]),
        (format!("let a = '\\''; f::<'a>(\"\n{long}\")"), vec![]),
    ] {
        assert_eq!(wide(&text), found, "{text}");
    }
}

/// The numbers of lines that are too wide. What stands in a text of several lines is as it must be.
fn wide(text: &str) -> Vec<usize> {
    let (mut found, mut within) = (Vec::new(), None);
    for (at, line) in text.lines().enumerate() {
        let is_code = matches!(within, None | Some(Within::Carried));
        within = after(line, within);
        if is_code && line.chars().count() > WIDEST {
            found.push(at + 1);
        }
    }
    found
}

/// A text that goes on below a line, by what ends it: as many hash signs as a raw one began with.
#[derive(Clone, Copy)]
enum Within {
    Plain,
    /// A plain one, after a backslash at the end of the line: it could be broken elsewhere.
    Carried,
    Raw(usize),
}

/// What a line leaves open.
fn after(line: &str, within: Option<Within>) -> Option<Within> {
    let mut rest = line;
    let mut open = within;
    loop {
        match open {
            Some(Within::Raw(hashes)) => {
                let Some((_, behind)) = rest.split_once(&format!("\"{}", "#".repeat(hashes)))
                else {
                    return open;
                };
                rest = behind;
            }
            Some(Within::Plain | Within::Carried) => match plain_end(rest) {
                Some(end) => rest = &rest[end..],
                None if rest.ends_with('\\') => return Some(Within::Carried),
                None => return Some(Within::Plain),
            },
            None => {}
        }
        (open, rest) = opened(rest)?;
    }
}

/// Where a plain text ends on a line, behind its quotation mark.
fn plain_end(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => _ = characters.next(),
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The next text that begins on a line, and what follows its first quotation mark.
fn opened(line: &str) -> Option<(Option<Within>, &str)> {
    let mut rest = line;
    loop {
        let at = rest.find(['"', '\'', '/'])?;
        let (before, own) = rest.split_at(at);
        if own.starts_with("//") {
            return None;
        }
        if let Some(behind) = own.strip_prefix('"') {
            let marks = before.len() - before.trim_end_matches('#').len();
            let is_raw = before[..before.len() - marks].ends_with('r');
            let open = if is_raw { Within::Raw(marks) } else { Within::Plain };
            return Some((Some(open), behind));
        }
        // A letter between apostrophes, or else a lifetime.
        let letter = ["'\\\"'", "'\\''", "'\"'", "'\\\\'"]
            .into_iter()
            .find(|own_letter| own.starts_with(own_letter));
        rest = &own[letter.map_or(1, str::len)..];
    }
}
