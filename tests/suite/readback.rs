//! Each PDF is read before it is published: one that has lost words of an author's, or hides them,
//! is not.

use crate::project::{Answer, Project, valid, with_evidence};

const NORTH: &str = "returns/sample/2019/example-north.yaml";
const PDF: &str = "out/sample/2019/example-north.pdf";
const PAGE: &str = "out/sample/2019/example-north.html";

/// A design of the report's as it is, but for one place.
fn design(name: &str, from: &str, to: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/typst/lib");
    let text = std::fs::read_to_string(root.join(name)).expect("a part of the design");
    assert_eq!(text.matches(from).count(), 1, "{name} has `{from}` once");
    text.replace(from, to)
}

/// Builds a good report, and then one of this evidence by another design; neither page nor PDF may
/// have changed, but for the notice of the page.
#[track_caller]
fn refused(evidence: &str, name: &str, text: &str) -> Answer {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    project.run(["build"]).status(0);
    let pdf = || std::fs::read(project.path(PDF)).expect("a good report");
    let before = (pdf(), project.read(PAGE));
    project.write(NORTH, with_evidence("example-north", "2019", evidence));
    project.write(&format!("own/typst/lib/{name}"), text);
    let answer = project.run(["build", "--templates", "own", "--format", "short"]).status(1);
    assert!(before == (pdf(), project.read_kept(PAGE)), "the last good report stays");
    answer.says("left out: sample/2019/example-north: it could not be set")
}

const EVIDENCE: &str = "|
      One.

      It was agreed in May that from now on all *partners* meet every month.
";

#[test]
fn a_pdf_in_which_words_are_missing_is_not_published() {
    let text = design(
        "prose.typ",
        "  show: visible-links\n  body\n",
        "  show \"partners\": none\n  body\n",
    );
    let answer = refused(EVIDENCE, "prose.typ", &text);
    answer
        .says(&format!("{NORTH}:11:50: error[E080]: the report has not all of this text: "))
        .says("`partners meet every month.` is missing");
}

#[test]
fn a_pdf_in_which_words_lie_beside_the_page_is_not_published() {
    let text =
        design("tables.typ", "let splits = not is-low(row, tallest-whole)", "let splits = false");
    let long = "and so on and so forth ".repeat(300);
    let table = format!("|\n      | A | B |\n      | - | - |\n      | short | {long} LAST |\n");
    refused(&table, "tables.typ", &text)
        .says(&format!("{NORTH}:"))
        .says("error[E081]: on page")
        .says("is beside the page");
}

#[test]
fn a_table_row_taller_than_a_page_goes_on_on_the_next() {
    let long = "and so on and so forth ".repeat(300);
    let table = format!("|\n      | A | B |\n      | - | - |\n      | short | {long} LAST |\n");
    let project = Project::new().file(NORTH, with_evidence("example-north", "2019", &table));
    project.run(["build"]).status(0);
    assert!(project.path(PDF).exists());
}

#[test]
fn headings_in_a_row_long_ones_and_those_with_nothing_below_are_set_one_below_another() {
    let in_a_row = "# Heading\n\n".repeat(200);
    let in_an_item = format!("- Words\n\n{}", "  ## Heading\n\n".repeat(80));
    let long = format!("# {}\n\nWords.", "all of us meet ".repeat(500));
    let at_the_end = "Words.\n\n# Heading\n\n## Heading\n\n### Heading";
    let between = format!("{}{in_a_row}Words.", "Words on a line.\n\n".repeat(20));
    for text in [in_a_row.as_str(), &in_an_item, &long, at_the_end, &between] {
        let indented = text.replace('\n', "\n      ");
        let evidence = format!("|\n      {indented}\n");
        let project = Project::new().file(NORTH, with_evidence("example-north", "2019", &evidence));
        project.run(["build", "sample/2019/example-north"]).status(0);
        assert!(project.path(PDF).is_file(), "{:.40}", text);
    }
}

#[test]
fn what_the_summary_of_a_round_has_lost_is_told_at_the_file_of_the_round() {
    let round = "title: Round 2019\ndeadline: 2019-05-15\nrubric: 1\nnote: It was agreed in May \
                 that from now on all *wardens* meet every month.\n";
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    project.write("returns/sample/2019/round.yaml", round);
    let lossy = design(
        "prose.typ",
        "  show: visible-links\n  body\n",
        "  show \"wardens\": none\n  body\n",
    );
    project.write("own/typst/lib/prose.typ", lossy);
    let answer = project.run(["build", "--templates", "own", "--format", "short"]).status(1);
    answer.says(
        "returns/sample/2019/round.yaml: error[E080]: the national summary of sample/2019 \
                 has not all of this text: `wardens meet every month.` is missing",
    );
}

#[test]
fn words_joined_by_spaces_at_which_no_line_ends_stay_on_the_page() {
    for space in ["\u{a0}", "\u{202f}"] {
        let chain = ["wardens", "meet", "each", "month"].repeat(20).join(space);
        let text = format!("{chain}\n\n- {chain}\n\n|a|b|\n|-|-|\n|{chain}|c|\n");
        let evidence = format!("|\n      {}\n", text.replace('\n', "\n      "));
        let project = Project::new().file(NORTH, with_evidence("example-north", "2019", &evidence));
        project.run(["build", "--only", "pdf"]).status(0);
        assert!(project.path(PDF).is_file());
    }
}
