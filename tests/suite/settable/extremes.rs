//! What is as long as it may be beside what is short: each a kind that was found by chance once.

use crate::project::{Project, valid, with_evidence};

/// A scale with this label in its middle; the other words of the rubric are short.
fn rubric(label: &str, title: &str) -> String {
    let levels = "descriptors: { low: Some., middle: More., high: All. }";
    format!(
        "title: Sample\npublisher: Nobody\nversion: 1\nscale:\n  - {{ id: low, label: Low }}\n  \
         - {{ id: middle, label: \"{label}\" }}\n  - {{ id: high, label: High }}\nsections:\n  \
         - id: 1\n    title: \"{title}\"\n    items:\n      - {{ id: 1.1, statement: First, {levels} }}\n"
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

#[test]
fn a_struck_link_of_a_long_word_keeps_its_one_line_in_a_narrow_column() {
    let cell = "~~[Antidisestablishmentarianism](https://example.org/)~~";
    let evidence = format!(
        "|\n      | a | b | c | d | e | f |\n      |---|---|---|---|---|---|\n      | {cell} | *{cell}* | 1 | 2 | 3 | 4 |\n"
    );
    let path = "returns/sample/2019/example-north.yaml";
    let project = Project::new().file(path, with_evidence("example-north", "2019", &evidence));
    project.run(["check"]).status(0);
    project.run(["build", "--only", "pdf"]).status(0);
}
