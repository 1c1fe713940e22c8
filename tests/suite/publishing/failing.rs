//! Each kind of document that may fail, in turn: pages, open data and PDFs of one build never
//! disagree, and where something is older than the rest, every page that leads to it says so.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;

use super::{Project, path, project, rated};

/// A Typst program that sets all documents but those whose folder has a name like this.
fn failing_at(project: &Project, document: &str) {
    ending_at(project, document, "echo 'error: cannot be set' >&2; exit 1");
}

/// The same, and how it ends there.
fn ending_at(project: &Project, document: &str, end: &str) {
    let real = assert_cmd::cargo::cargo_bin!("stocktake").display().to_string();
    let script = format!(
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'typst 0.15.1'; exit; fi\n\
         case \"$*\" in *{document}*) {end};; esac\n\
         exec '{real}' typst \"$@\"\n"
    );
    // Written by another process: a file that this one has open could be inherited by what another
    // test starts meanwhile.
    let program = project.path("typst");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "printf '%s' \"$1\" > \"$0\""]).arg(&program).arg(script);
    assert!(shell.status().expect("a shell").success());
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&program, mode).expect("a program");
}

/// The project, published, and then changed: the return of the north rises, and a document cannot
/// be set.
fn failed(document: &str) -> (Project, BTreeSet<(String, Vec<u8>)>) {
    let project = project();
    failing_at(&project, "nothing-is-called-so");
    project.build(&["--typst", "./typst"]).status(0);
    let before = published(&project, "out");
    project.write(&path("example-north", "2020"), rated("example-north", "2020", "high", "Other."));
    failing_at(&project, document);
    project.build(&["--typst", "./typst"]).status(1).says("error[E146]");
    project.build(&["--typst", "./typst", "--out", "anew"]);
    (project, before)
}

fn published(project: &Project, folder: &str) -> BTreeSet<(String, Vec<u8>)> {
    let files = project.files(folder).into_iter();
    let files = files.map(|(name, bytes)| (name.to_string_lossy().replace('\\', "/"), bytes));
    files.filter(|(name, _)| name != "manifest.json").collect()
}

/// Of what was published after a document failed: what is as it was before, and is not what a build
/// from nothing makes; and what is neither, which are the pages that lead to it.
fn older(project: &Project, before: &BTreeSet<(String, Vec<u8>)>) -> [Vec<String>; 2] {
    let anew = published(project, "anew");
    let others: Vec<_> =
        published(project, "out").into_iter().filter(|file| !anew.contains(file)).collect();
    let (kept, leading): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|file| before.contains(file));
    [kept, leading].map(|files| files.into_iter().map(|(name, _)| name).collect())
}

fn pair(folder: &str) -> [String; 2] {
    ["html", "pdf"].map(|kind| format!("sample/{folder}/example-north.{kind}"))
}

#[test]
fn a_report_that_cannot_be_set_keeps_its_last_good_one_and_is_in_no_figure() {
    let (project, before) = failed("sample_2020_example-north");
    let [kept, leading] = older(&project, &before);
    assert_eq!(kept, [pair("2020"), pair("changes/2019-2020")].map(|[_, pdf]| pdf));
    let [page, changes] = [pair("2020"), pair("changes/2019-2020")].map(|[page, _]| page);
    let pages = ["2020/boards/board-north.html", "2020/index.html", "2020/items/1.1.html"];
    let pages = pages.map(|name| format!("sample/{name}"));
    let mut others = [&pages[..], &[page.clone(), changes.clone()]].concat();
    others.sort();
    assert_eq!(leading, others);
    for page in [page, changes] {
        let page = project.read(&format!("out/{page}"));
        assert!(
            page.contains("so is its PDF"),
            "the page says of both that they are of before: {page}"
        );
    }
    for page in &pages {
        let page = project.read(&format!("out/{page}"));
        assert!(
            page.contains("Its report could not be made")
                && page.contains("What was published before"),
            "{page}"
        );
    }
    let index = project.read("out/sample/changes/2019-2020/index.html");
    assert!(index.contains("one of the two returns is left out"), "{index}");
    assert!(!project.read("out/sample/2020/data/ratings.csv").contains("example-north"));
}

#[test]
fn what_changed_that_cannot_be_set_keeps_its_last_good_page_and_pdf_and_both_ways_to_it_say_so() {
    let (project, before) = failed("sample_changes_2019-2020_example-north");
    project.build(&["--typst", "./typst"]).status(1).says(
        "error[E146]: the Typst program `./typst` refuses: cannot be set, while setting what \
         changed since returns/sample/2019/example-north.yaml in \
         returns/sample/2020/example-north.yaml",
    );
    let [kept, leading] = older(&project, &before);
    let [page, pdf] = pair("changes/2019-2020");
    assert_eq!(kept, [pdf]);
    let (report, index) = ("sample/2020/example-north.html", "sample/changes/2019-2020/index.html");
    assert_eq!(leading, [report, &page, index]);
    let [report, index] = [report, index].map(|page| project.read(&format!("out/{page}")));
    let words = "What was published before about what changed since Round 2019</a>";
    assert!(report.contains(words) && report.contains("It could not be made anew"), "{report}");
    let words =
        "Its page could not be made anew: <a href=\"example-north.html\">what was published before";
    assert!(index.contains(words), "{index}");
    let anew = project.read("anew/sample/2020/example-north.html");
    assert!(!anew.contains("../changes/"), "where nothing was published before there is no way");
    assert!(
        project.read("out/sample/2020/data/ratings.csv").contains("high"),
        "the return is counted"
    );
}

#[test]
fn a_comparison_whose_setting_was_stopped_is_what_the_error_names() {
    let project = project();
    ending_at(&project, "sample_changes_2019-2020_example-north", "kill -9 $$");
    let (old, new) = (path("example-north", "2019"), path("example-north", "2020"));
    project
        .build(&["--typst", "./typst"])
        .status(2)
        .says(&format!("error[E057]: the comparison of {new} with {old} could not be made: "));
}

#[test]
fn a_summary_that_cannot_be_set_keeps_all_of_its_collection_as_it_was() {
    let (project, before) = failed("sample_2020_national");
    assert!(published(&project, "out") == before);
}
