//! Input that is hostile, or that was mangled on its way: nothing panics, and every finding points
//! into the file.

use std::sync::LazyLock;

use proptest::prelude::*;
use stocktake::check::{self, Context};
use stocktake::diag::{Diagnostic, Source};
use stocktake::load;
use stocktake::model::{Collection, Rating, Return};
use stocktake::system::{Disk, Memory, Overlay};

use crate::project::{Project, valid};

/// The invented collection, over which texts are laid.
static BELOW: LazyLock<Project> = LazyLock::new(Project::new);

/// The invented collection, checked.
fn collection() -> Collection {
    let mut found = Vec::new();
    let files = load::collections(&Disk, &BELOW.path("returns"), &mut found);
    let files = files.into_iter().next().expect("a collection");
    let written = load::collection(&Disk, files, &mut found);
    let collection = check::collection(written, &mut found);
    assert!(found.is_empty(), "{found:?}");
    collection.expect("a valid collection")
}

/// Checks a text as the return of Example North.
fn checked(collection: &Collection, text: &str) -> (Option<Return>, Vec<Diagnostic>) {
    let source = Source::new("example-north.yaml", text);
    let mut found = Vec::new();
    let context = Context {
        rubric: &collection.rubric,
        register: &collection.register,
        round: &collection.rounds[0].info,
        stem: "example-north",
        asks: check::CheckFor::Everything,
    };
    let loaded = load::returned_from(&source, &mut found);
    let returned = loaded.and_then(|loaded| check::returned(&loaded, context, &mut found));
    (returned, found)
}

/// There is a return or an error, never both, and every finding and label lies in the file.
fn holds(collection: &Collection, text: &str) -> Result<(), TestCaseError> {
    let (returned, found) = checked(collection, text);
    let has_errors = found.iter().any(Diagnostic::is_error);
    prop_assert_ne!(returned.is_some(), has_errors, "{:?}", found);
    for finding in &found {
        let labels = finding.labels.iter().map(|(place, _)| place);
        for place in finding.place.iter().chain(labels) {
            prop_assert!(text.get(place.span()).is_some(), "{finding:?}");
            let lines = text.split('\n').count();
            prop_assert!(place.position().line <= lines, "{finding:?}");
        }
    }
    Ok(())
}

fn ratings(returned: &Return) -> Vec<(String, Option<Rating>)> {
    let responses = returned.responses().iter();
    responses.map(|response| (response.item.to_string(), response.rating)).collect()
}

/// A return in which everything is used that a return can hold.
const FULL: &str = "\
partnership: example-north
round: 2019
status: final
completed: 2019-05-10
contacts:
  - role: Planning Officer
responses:
  1.1:
    rating: low
    evidence: |
      Minutes of *the* [board](https://example.org):

      - of May; ![no](picture.png)
      - of June.
    actions:
      - id: meet-more
        text: >-
          Meet more often,
          and say why.
        owner: \"Chief \\u004Ffficer\"
        due: 2019-12-31
      - { id: report, text: 'Report, don''t hide.', status: open }
";

/// What an editor, a merge or a slip does to lines.
#[derive(Debug, Clone)]
enum Mangle {
    Delete(usize),
    Repeat(usize),
    Swap(usize, usize),
    Indent(usize, String),
    Insert(usize, String),
}

fn mangle() -> impl Strategy<Value = Mangle> {
    let line = 0_usize..64;
    let piece = prop::sample::select(vec![
        "- ", ": ", "? ", "&a ", "*a", "!x ", "|", ">-", "\"", "'", "{", "[", "]", "#", "%", "@",
        "\t", "\r", "\u{feff}", "\u{2028}", "\u{85}", "\0", "---\n", "...\n", "<<: *a\n", "é", "~",
    ]);
    let piece = piece.prop_map(str::to_owned);
    prop_oneof![
        line.clone().prop_map(Mangle::Delete),
        line.clone().prop_map(Mangle::Repeat),
        (line.clone(), line.clone()).prop_map(|(a, b)| Mangle::Swap(a, b)),
        (line.clone(), " {0,6}").prop_map(|(at, indent)| Mangle::Indent(at, indent)),
        (line, piece).prop_map(|(at, piece)| Mangle::Insert(at, piece)),
    ]
}

fn mangled(text: &str, mangles: Vec<Mangle>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for mangle in mangles {
        let count = lines.len().max(1);
        match mangle {
            Mangle::Delete(at) if !lines.is_empty() => _ = lines.remove(at % count),
            Mangle::Repeat(at) if !lines.is_empty() => {
                lines.insert(at % count, lines[at % count].clone());
            }
            Mangle::Swap(a, b) if !lines.is_empty() => lines.swap(a % count, b % count),
            Mangle::Indent(at, indent) if !lines.is_empty() => {
                let line = &mut lines[at % count];
                *line = format!("{indent}{}", line.trim_start());
            }
            Mangle::Insert(at, piece) if !lines.is_empty() => {
                let line = &mut lines[at % count];
                let middle = line.floor_char_boundary(at % (line.len() + 1));
                line.insert_str(middle, &piece);
            }
            _ => {}
        }
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_return_or_has_errors(text in any::<String>()) {
        holds(&collection(), &text)?;
    }

    #[test]
    fn any_text_of_yaml_marks_is_a_return_or_has_errors(
        text in "([-?:,\\[\\]{}#&*!|>'\"%@` \n\ta1.~\\\\]|<<|---|\r\n|é){0,60}",
    ) {
        holds(&collection(), &text)?;
    }

    #[test]
    fn a_mangled_return_is_told_where(mangles in prop::collection::vec(mangle(), 1..6)) {
        holds(&collection(), &mangled(FULL, mangles))?;
    }

    #[test]
    fn any_bytes_of_a_file_end_in_findings(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let below = BELOW.path("returns");
        let north = below.join("sample/2019/example-north.yaml");
        let system = Overlay::new(&Disk, Memory::new().file(north, bytes));
        let mut found = Vec::new();
        let files = load::collections(&system, &below, &mut found);
        for files in files {
            let written = load::collection(&system, files, &mut found);
            let collection = check::collection(written, &mut found).expect("a valid collection");
            found.extend(collection.rounds[0].entries[0].findings.iter().cloned());
        }
        prop_assert!(found.iter().any(Diagnostic::is_error));
    }

    #[test]
    fn a_return_written_otherwise_says_the_same(
        order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle(),
        quote in prop::sample::select(vec!["", "'", "\""]),
        evidence in prop::sample::select(vec!["Minutes of May.", "|\n      Minutes\n      of May.",
            ">-\n      Minutes\n      of May.", "'Minutes\n\n      of \
                                                 May.'", "&m Minutes of May."]),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let collection = collection();
        let keys = [
            format!("{quote}partnership{quote}: {quote}example-north{quote}\n"),
            format!("{quote}round{quote}: {quote}2019{quote}\n"),
            "status: final\n".to_owned(),
            "completed: 2019-05-10\n".to_owned(),
            format!("responses:\n  {quote}1.1{quote}:\n    evidence: {evidence}\n    rating: \
                     {quote}low{quote}\n"),
        ];
        let text: String = order.iter().map(|at| keys[*at].as_str()).collect();
        let (returned, found) = checked(&collection, &text.replace('\n', line_end));
        let (plain, _) = checked(&collection, &valid("example-north", "2019"));
        let returned = returned.ok_or_else(|| TestCaseError::fail(format!("{found:?}")))?;
        prop_assert_eq!(ratings(&returned), ratings(&plain.expect("valid")));
    }
}

/// Runs on a thread with a stack as small as some platforms give to threads.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(work).expect("a thread");
    assert!(thread.join().is_ok());
}

#[test]
fn a_mebibyte_of_nesting_is_refused_on_a_small_stack() {
    on_a_small_stack(|| {
        let collection = collection();
        let size = 1 << 20;
        for unit in
            ["[", "{", "- ", "? ", "a: ", "{a: ", "[a, ", "&a [", "!!seq [", "- - ", "\"", "> "]
        {
            let (returned, found) = checked(&collection, &unit.repeat(size / unit.len()));
            assert!(returned.is_none() && !found.is_empty(), "{unit}");
        }
        let stairs: String = (0..1400).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        assert!(checked(&collection, &stairs).0.is_none());
    });
}

#[test]
fn a_mebibyte_of_markdown_nesting_is_read_on_a_small_stack() {
    on_a_small_stack(|| {
        let collection = collection();
        let units = ["> ", "- ", "#", "*", "[", "![", "_a ", "`", "<", "|", "1. "];
        let mixed = ["*_", "*_*_ a", "[](", "a**b", "[a](b", "&", "<!--", "~", "] ", "`a``b```"];
        for unit in units.into_iter().chain(mixed) {
            let evidence = format!("|\n      {}\n", unit.repeat((1 << 16) / unit.len()));
            let text = valid("example-north", "2019").replace("Minutes.", &evidence);
            holds(&collection, &text).expect("a return or an error");
        }
    });
}

#[test]
fn lists_that_begin_by_the_thousand_on_one_line_are_looked_through_once() {
    // Were each of them to look through the rest of its line, this would be a hundredfold work.
    let collection = collection();
    for unit in ["- ", "+ 1. "] {
        let evidence = format!("|\n      {}end", unit.repeat(500_000 / unit.len()));
        let text = valid("example-north", "2019").replace("Minutes.", &evidence);
        let (_, found) = checked(&collection, &text);
        let is_told = |finding: &Diagnostic| finding.message.contains("nested more deeply than");
        assert!(found.iter().any(is_told), "{unit}: {:?}", found.first());
    }
}

#[test]
fn findings_by_the_thousand_in_one_text_have_each_their_column_and_the_rest_is_counted() {
    let collection = collection();
    let evidence = format!("|\n      {}", "[^1]".repeat(50_000));
    let text = valid("example-north", "2019").replace("Minutes.", &evidence);
    let (_, found) = checked(&collection, &text);
    let marks: Vec<_> = found.iter().filter(|own| own.message.contains("no note for")).collect();
    let columns = marks.iter().filter_map(|finding| finding.place.as_ref());
    let columns: Vec<usize> = columns.map(|place| place.position().column).collect();
    assert_eq!(columns, (0..1000).map(|at| 7 + 4 * at).collect::<Vec<_>>());
    assert!(marks[999].message.ends_with("(and 49000 times more below)"), "{:?}", marks[999]);
}

#[test]
fn marks_of_git_by_the_thousand_that_nothing_closes_are_looked_through_once() {
    let collection = collection();
    let evidence = format!("|\n{}", "      <<<<<<< ours\n".repeat(40_000));
    let text = valid("example-north", "2019").replace("Minutes.", &evidence);
    let (returned, found) = checked(&collection, &text);
    assert!(returned.is_none());
    assert!(found.iter().any(|own| own.message.contains("git left this mark")), "{}", found.len());
}

#[test]
fn a_million_comments_are_an_empty_file() {
    let (returned, found) = checked(&collection(), &"#\n".repeat(1 << 19));
    assert!(returned.is_none());
    assert_eq!(found.len(), 1);
}

#[test]
fn backslashes_by_the_hundred_thousand_in_one_word_are_each_looked_at_with_their_neighbours() {
    let collection = collection();
    let evidence = format!("\"C:{}\"", "\\t".repeat(200_000));
    let text = valid("example-north", "2019").replace("Minutes.", &evidence);
    let (_, found) = checked(&collection, &text);
    assert!(found.iter().any(|own| own.message.contains("is a tab")), "{:?}", found.first());
}
