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

/// Two ways of grouping, one of which has a group of the same id as the other.
const GROUPINGS: &str = "groupings:
  region: { one: Region, many: Regions, of: { small: The North, south: The South } }
  size: { one: Size, many: Sizes, of: { small: Small } }
minimum_group: 1
partnerships:
  example-north: { name: Example North, groups: { region: small, size: small } }
  example-south: { name: Example South, groups: { region: south, size: small } }
";

fn grouped(only: &str) -> Project {
    let mut project = Project::new().file("returns/sample/partnerships.yaml", GROUPINGS);
    for id in ["example-north", "example-south"] {
        project = project.file(&format!("returns/sample/2019/{id}.yaml"), valid(id, "2019"));
    }
    project.run(["check"]).status(0);
    project.run(["build", "--only", only]).status(0);
    project
}

#[test]
fn each_grouping_of_a_register_has_its_words_its_figures_and_its_pages() {
    let project = grouped("html");
    let page = project.read("out/sample/2019/index.html");
    for own in [
        ">Groups<",
        "Regions and their ratings",
        "Sizes and their ratings",
        "<option value=\"in-region\">By region</option>",
        "<option value=\"in-size\">By size</option>",
        "href=\"groups/region.small.html\"",
        "href=\"groups/size.small.html\"",
        "data-groups=\"small small\"",
    ] {
        assert!(page.contains(own), "{own}");
    }
    let report = project.read("out/sample/2019/example-south.html");
    assert!(
        report.contains("<dt>Region</dt><dd><a href=\"groups/region.south.html\">The South</a>")
    );
    assert!(report.contains("<dt>Size</dt><dd><a href=\"groups/size.small.html\">Small</a>"));
    let of_group = project.read("out/sample/2019/groups/region.south.html");
    assert!(of_group.contains("Region The South"), "{of_group}");
    let ratings = project.read("out/sample/2019/data/ratings.csv");
    assert!(ratings.contains(",region=south size=small,"), "{ratings}");
    assert!(!ratings.contains("health_board"), "{ratings}");
    let figures = project.read("out/sample/2019/data/figures.csv");
    assert!(figures.contains("group,region.south,"), "{figures}");
    project.run(["verify", "out"]).status(0);
    let told = project.run(["rollup", "sample/2019"]).status(0);
    told.prints("Region").prints("Size").never_says("Health board");
}

#[cfg(feature = "embedded-typst")]
#[test]
fn the_pdf_of_a_round_has_the_figures_of_each_grouping() {
    let project = grouped("pdf");
    let bytes = fs::read(project.path("out/sample/2019/national.pdf")).expect("a PDF");
    let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
    for own in ["Groups", "Regions", "The South", "Sizes", "Small"] {
        assert!(text.contains(own), "{own}: {text}");
    }
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
                for word in ["health board", "health_board", "grid-board", "data-groups"] {
                    assert!(!text.contains(word), "{name}: {word}");
                }
                assert_eq!(
                    text.contains("comparator set"),
                    !sets.is_empty() && (name.contains("items") || name.ends_with("/index.html")),
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
    let item = project.read("out/sample/2019/items/1.1.html");
    assert!(!item.contains("What the levels mean") && !item.contains("descriptor"), "{item}");
    // Each level is counted and has its answers, with words for it or without.
    for level in ["Low", "Middle", "High"] {
        assert!(item.contains(level), "{item}");
    }
    assert!(item.contains("example-north.html"), "{item}");
}

/// The invented collection, whose round was a day at a place, built.
#[cfg(feature = "embedded-typst")]
fn held_on_a_day(only: &str) -> Project {
    let mut project = Project::new().file(
        "returns/sample/2019/round.yaml",
        "title: Workshop\ndate: 2019-05-15\nplace: A hall in Exampleton\nrubric: 1\n",
    );
    for id in ["example-north", "example-south"] {
        // Completed long after that day, which is no deadline.
        let text = valid(id, "2019").replace("2019-05-10", "2019-11-20");
        project = project.file(&format!("returns/sample/2019/{id}.yaml"), text);
    }
    project.run(["check", "--strict"]).status(0);
    project.run(["build", "--only", only]).status(0);
    project
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_round_without_a_deadline_says_when_and_where_it_was_and_nobody_is_late() {
    let project = held_on_a_day("html");
    for (path, said) in [
        ("out/index.html", &["15 May 2019", "Date"][..]),
        ("out/sample/2019/index.html", &["15 May 2019", "A hall in Exampleton"]),
        ("out/sample/2019/example-north.html", &["15 May 2019", "A hall in Exampleton"]),
        ("out/sample/2019/data/rollup.json", &["\"deadline\": null", "\"date\": \"2019-05-15\""]),
    ] {
        let text = project.read(path);
        for words in said {
            assert!(text.contains(words), "{path}: {words}");
        }
        for words in ["Returns due by", "the deadline", "tag-strong"] {
            assert!(!text.contains(words), "{path}: {words}");
        }
    }
    let project = held_on_a_day("pdf");
    for name in ["example-north", "national"] {
        let bytes = fs::read(project.path(&format!("out/sample/2019/{name}.pdf"))).expect("a PDF");
        let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
        for words in ["15 May 2019", "A hall in Exampleton"] {
            assert!(text.contains(words), "{name}: {text}");
        }
        for words in ["Due by", "deadline", "were due"] {
            assert!(!text.contains(words), "{name}: {words}: {text}");
        }
    }
}

#[test]
fn a_round_has_a_deadline_or_a_day() {
    let project =
        Project::new().file("returns/sample/2019/round.yaml", "title: Workshop\nrubric: 1\n");
    let told = project.run(["check"]).status(1);
    told.says("the round has neither `deadline` nor `date`").says("the day on which it took place");
}

/// The invented collection with a text of all answers together, built; `finals` says whether
/// anybody has made a return.
#[cfg(feature = "embedded-typst")]
fn collated(finals: bool, only: &str) -> Project {
    let mut project = Project::new().file(
        "returns/sample/2019/round.yaml",
        "title: Workshop\ndate: 2019-05-15\nrubric: 1\ncollated:\n  1: |\n    All four groups \
         spoke of *trust*.\n\n    - One said why.\n  1.1: |\n    Most groups meet each \
         month.[^1]\n\n    [^1]: Two do not.\n",
    );
    if finals {
        let text = valid("example-north", "2019");
        project = project.file("returns/sample/2019/example-north.yaml", text);
    }
    project.run(["check"]).status(0);
    project.run(["build", "--only", only]).status(0);
    project
}

#[cfg(feature = "embedded-typst")]
#[test]
fn what_is_written_of_all_answers_together_comes_first_at_each_item() {
    for finals in [true, false] {
        let page = collated(finals, "html");
        let text = page.read("out/sample/2019/index.html");
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
        assert!(at("All four groups spoke of <em>trust</em>.") < at("One said why."));
        assert!(at("One said why.") < at("Most groups meet each month."));
        assert!(at("Most groups meet each month.") < at("id=\"completeness\""));
        let item = page.read("out/sample/2019/items/1.1.html");
        let (own, spread) = (item.find("Most groups meet each month."), item.find("id=\"spread\""));
        assert!(own.is_some() && own < spread, "{item}");
        let pdf = collated(finals, "pdf");
        let bytes = fs::read(pdf.path("out/sample/2019/national.pdf")).expect("a PDF");
        let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
        for words in ["All four groups spoke of", "Most groups meet each month.", "Two do not."] {
            assert!(text.contains(words), "{text}");
        }
    }
}
