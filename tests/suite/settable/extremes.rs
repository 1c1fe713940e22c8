//! What is as long as it may be beside what is short: each a kind that was found by chance once.

use crate::project::{Project, valid, with_evidence};

/// A scale with this label in its middle; the other words of the rubric are short.
fn rubric(label: &str, title: &str) -> String {
    let levels = "descriptors: { low: Some., middle: More., high: All. }";
    format!(
        "title: Sample\npublisher: Nobody\nversion: 1\nscale:\n  - {{ id: low, label: Low }}\n  \
         - {{ id: middle, label: \"{label}\" }}\n  - {{ id: high, label: High }}\nsections:\n  \
         - id: 1\n    title: \"{title}\"\n    items:\n      - \
                               {{ id: 1.1, statement: First, {levels} }}\n"
    )
}

#[test]
fn labels_and_titles_as_long_as_may_be_leave_room_for_the_ratings_of_a_profile() {
    let words = "how the partners work together on it ".repeat(8);
    for (label, title) in
        [("ß".repeat(300), "W".repeat(300)), (words.trim_end().to_owned(), "ß".repeat(300))]
    {
        let project = Project::new()
            .file("returns/sample/rubric.yaml", rubric(&label, &title))
            .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"));
        project.run(["check"]).status(0);
        project.run(["build", "--only", "pdf"]).status(0);
    }
}

/// Sets a table of eleven columns, with this in each of them.
fn set_in_narrow_columns(cell: &str) {
    let row = |cell: &str| format!("      |{}\n", format!(" {cell} |").repeat(11));
    let evidence = format!("|\n{}{}{}", row("a"), row("---"), row(cell));
    let path = "returns/sample/2019/example-north.yaml";
    let project = Project::new().file(path, with_evidence("example-north", "2019", &evidence));
    project.run(["check"]).status(0);
    project.run(["build", "--only", "pdf"]).status(0);
}

#[test]
fn a_struck_link_of_a_long_word_keeps_its_one_line_in_a_narrow_column() {
    set_in_narrow_columns("~~[Antidisestablishmentarianism](https://example.org/)~~");
}

#[test]
fn a_word_of_which_some_letters_are_code_is_broken_in_a_narrow_column() {
    set_in_narrow_columns("Haus`halt`plan`ung`");
}

#[test]
fn a_term_of_one_long_word_stays_in_its_column_of_a_report_and_of_the_national_summary() {
    let terms = "terms:\n  item: { one: Organisationszielbild, many: Ziele }\n  participant: \
                 { one: Organisationszielbild, many: Ziele }\n  evidence: Organisationszielbild\n";
    let round = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n";
    let mut project = Project::new()
        .file("returns/sample/rubric.yaml", rubric("Middle", "First") + terms)
        .file("returns/sample/2020/round.yaml", round);
    for (round, due) in [("2019", "2020-03-31"), ("2020", "2021-03-31")] {
        let action = format!(
            "    actions:\n      - {{ id: meet, text: Meet., due: {due}, status: open }}\n"
        );
        let path = format!("returns/sample/{round}/example-north.yaml");
        project = project.file(&path, valid("example-north", round) + &action);
    }
    project.run(["build", "--only", "pdf"]).status(0);
}
