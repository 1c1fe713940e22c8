//! The words of the languages and those who ask for them: whatever is asked for is there, is made
//! from what it is given, and nothing is there that nobody asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use stocktake::data::Rows;
use stocktake::diff::QuestionCode;
use stocktake::lang::{ENGLISH, Language, Part};

/// What says how words are written, and is asked for by no one.
const HOW: [&str; 1] = ["terms-within-sentences"];

/// The messages of a language: the facts of each by its key.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// A call for a message.
#[derive(Debug)]
struct Asked {
    place: String,
    key: String,
    facts: BTreeSet<String>,
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn messages(language: &Language) -> Messages {
    let of = |parts: &[Part]| {
        let mut names = Vec::new();
        parts.iter().for_each(|part| part.facts(&mut names));
        names.into_iter().map(str::to_owned).collect()
    };
    let all = language.messages().expect("a language");
    all.into_iter().map(|(key, parts)| (key, of(&parts))).collect()
}

/// Every file below a folder whose name has an ending, with its path and text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(top().join(folder)).sort_by_file_name();
    let paths = entries.into_iter().map(|entry| entry.expect("a file").into_path());
    let paths = paths.filter(|path| path.to_string_lossy().ends_with(ending));
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(top()).expect("within").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a text"))
    };
    paths.map(read).collect()
}

/// The arguments of a call whose opening bracket was just read, each as it is written.
fn arguments(text: &str) -> Vec<String> {
    let (mut out, mut own, mut depth, mut quoted) = (Vec::new(), String::new(), 0, false);
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '"' if last != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(std::mem::take(&mut own));
                last = c;
                continue;
            }
            _ => {}
        }
        own.push(c);
        last = c;
    }
    out.push(own);
    out.into_iter().map(|own| own.trim().to_owned()).filter(|own| !own.is_empty()).collect()
}

/// The calls in a text that begin with a word; `name` takes an argument that is a fact apart.
fn calls(place: &str, text: &str, word: &str, between: char) -> Vec<Asked> {
    let starts = text.match_indices(word).map(|(at, _)| at + word.len());
    let call = |at: usize| {
        let mut asked =
            Asked { place: place.to_owned(), key: String::new(), facts: BTreeSet::new() };
        for own in arguments(&text[at..]) {
            let literal = own.strip_prefix('"').and_then(|own| own.strip_suffix('"'));
            match own.split_once(between).map(|(name, value)| (name.trim(), value.trim())) {
                Some(("key", value)) => asked.key = value.trim_matches('"').to_owned(),
                Some(("slots", value)) => {
                    let names = value.trim_matches(['[', ']']).split(',');
                    let names = names.map(|name| name.trim().trim_matches('"').to_owned());
                    asked.facts.extend(names);
                }
                _ if literal.is_some() && asked.key.is_empty() => {
                    asked.key = literal.unwrap_or_default().to_owned();
                }
                Some((name, _)) if is_name(name) => _ = asked.facts.insert(name.to_owned()),
                _ => {}
            }
        }
        (!asked.key.is_empty()).then_some(asked)
    };
    starts.filter_map(call).collect()
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') && !text.is_empty()
}

/// Every call in the source and in the templates.
fn asked() -> Vec<Asked> {
    let mut all = Vec::new();
    for (place, text) in files("src", ".rs") {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let code: Vec<&str> = text.lines().filter(is_code).collect();
        if !place.ends_with("/tests.rs") {
            all.extend(calls(&place, &code.join("\n"), "say!(", '='));
        }
    }
    for (place, text) in files("templates", ".tera") {
        for word in ["say(", "say_parts("] {
            all.extend(calls(&place, &text, word, '='));
        }
    }
    for (place, text) in
        files("templates/typst", ".typ").into_iter().chain(files("templates/typst", ".typ.tera"))
    {
        all.extend(calls(&place, &text, "said(", ':'));
    }
    all
}

#[test]
fn whatever_is_asked_for_is_there_and_is_made_from_what_it_is_given() {
    let english = messages(&Language::english());
    let mut wrong = Vec::new();
    for Asked { place, key, facts } in asked() {
        match english.get(&key) {
            None => wrong.push(format!("{place}: there is no `{key}`")),
            Some(own) if *own != facts => {
                wrong.push(format!("{place}: `{key}` is made from {own:?} and given {facts:?}"));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys that are put together: those of the questions, and of what columns mean.
fn made() -> BTreeSet<String> {
    let questions = QuestionCode::ALL.iter().flat_map(|code| {
        let id = code.id().to_ascii_lowercase();
        ["seen", "asks", "drawn-from"].map(|part| format!("{id}-{part}"))
    });
    let columns = Rows::ALL.into_iter().flat_map(|rows| rows.table().columns);
    let columns = columns.map(|column| column.words.to_owned());
    questions.chain(columns).chain(["column-notice", "column-entry"].map(str::to_owned)).collect()
}

#[test]
fn what_is_asked_for_by_a_key_that_is_put_together_is_there() {
    let english = messages(&Language::english());
    let without: Vec<String> = made()
        .into_iter()
        .filter(|key| english.get(key).is_none_or(|own| !own.is_empty()))
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn nothing_is_there_that_nobody_asks_for() {
    let asked: BTreeSet<String> = asked().into_iter().map(|own| own.key).chain(made()).collect();
    let english = messages(&Language::english()).into_keys();
    let left: Vec<String> =
        english.filter(|key| !asked.contains(key) && !HOW.contains(&key.as_str())).collect();
    assert!(left.is_empty(), "nobody asks for {left:?}");
}

#[test]
fn every_language_says_all_that_english_says_from_the_same_facts() {
    let english = messages(&Language::english());
    let languages = files("lang", ".ftl");
    assert!(languages.iter().any(|(name, _)| name == &format!("lang/{ENGLISH}.ftl")));
    for (name, text) in languages {
        let tag = name.trim_start_matches("lang/").trim_end_matches(".ftl");
        let own = messages(&Language::read(tag, text).unwrap_or_else(|e| panic!("{name}: {e}")));
        let keys = |all: &Messages| all.keys().cloned().collect::<BTreeSet<_>>();
        let others: Vec<_> = keys(&own).symmetric_difference(&keys(&english)).cloned().collect();
        assert!(others.is_empty(), "{name} and English differ in {others:?}");
        for (key, facts) in own {
            assert!(facts.is_subset(&english[&key]), "{name}: `{key}` has more facts than English");
        }
    }
}
