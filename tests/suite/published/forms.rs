//! Forms that have less than the first one: what is published speaks of nothing that they have not.

use std::fs;

#[cfg(feature = "embedded-typst")]
use stocktake::readback::PdfDocument;

use crate::project::{Project, valid};

/// The invented collection without health boards, built.
fn built(sets: &str, only: &str) -> Project {
    let register = format!(
        "partnerships:\n  example-north: {{ name: Example North }}\n  \
         example-south: {{ name: Example South }}\n{sets}"
    );
    let mut project = Project::new().file("returns/sample/partnerships.yaml", register);
    for id in ["example-north", "example-south"] {
        project = project.file(&format!("returns/sample/2019/{id}.yaml"), valid(id, "2019"));
    }
    project.run(["check"]).status(0);
    project.run(["build", "--only", only]).status(0);
    project
}

const SETS: &str =
    "comparator_sets:\n  alike:\n    name: Alike\n    partnerships: [example-north]\n";

#[test]
fn no_page_column_or_filter_speaks_of_boards_that_the_register_has_not() {
    for sets in ["", SETS] {
        let project = built(sets, "html");
        let files = project.files("out/sample");
        assert!(files.len() > 8, "{files:?}");
        for (path, _) in files {
            let name = path.to_string_lossy().into_owned();
            assert!(!name.contains("boards"), "{name}");
            let text = fs::read_to_string(project.path("out/sample").join(&path)).expect("a text");
            // Files that are the same for every collection describe what others have.
            if name.ends_with(".html") || name.ends_with(".csv") {
                let text = text.to_lowercase();
                for word in ["health board", "health_board", "grid-board", "data-board"] {
                    assert!(!text.contains(word), "{name}: {word}");
                }
                assert_eq!(
                    text.contains("comparator set"),
                    !sets.is_empty()
                        && (name.contains("proposals") || name.ends_with("/index.html")),
                    "{name}"
                );
            }
        }
        project.run(["verify", "out"]).status(0);
        let told = project.run(["rollup", "sample/2019"]).status(0);
        told.never_says("Health board");
    }
}

#[cfg(feature = "embedded-typst")]
#[test]
fn no_pdf_speaks_of_boards_that_the_register_has_not() {
    let project = built("", "pdf");
    for name in ["example-north", "national"] {
        let bytes = fs::read(project.path(&format!("out/sample/2019/{name}.pdf"))).expect("a PDF");
        let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
        assert!(text.contains("Example North"), "{name}: {text}");
        for words in ["Health board", "Comparator set", "A group with"] {
            assert!(!text.contains(words), "{name}: {text}");
        }
    }
}

#[test]
fn levels_need_no_descriptors() {
    let mut project = Project::new();
    let rubric = project.read("returns/sample/rubric.yaml");
    let (levels, described) = (
        "  - { id: middle, label: Middle }\n  - { id: high",
        ", descriptors: { low: They do not., high: They do. }",
    );
    let plain = rubric.replace("  - { id: high", levels).replace(described, "");
    project.write("returns/sample/rubric.yaml", plain);
    for id in ["example-north", "example-south"] {
        project = project.file(&format!("returns/sample/2019/{id}.yaml"), valid(id, "2019"));
    }
    project.run(["check"]).status(0).says("no errors");
    project.run(["build", "--only", "html"]).status(0);
    let report = project.read("out/sample/2019/example-north.html");
    assert!(report.contains("Low") && !report.contains("descriptor"), "{report}");
    let item = project.read("out/sample/2019/proposals/1.1.html");
    assert!(!item.contains("What the levels mean") && !item.contains("descriptor"), "{item}");
    // Each level is counted and has its answers, with words for it or without.
    for level in ["Low", "Middle", "High"] {
        assert!(item.contains(level), "{item}");
    }
    assert!(item.contains("example-north.html"), "{item}");
}
