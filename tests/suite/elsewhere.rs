//! What is said in other collections: related answers on reports and pages of items, and texts that
//! are written once.

use std::fs;
use std::path::Path;

#[cfg(feature = "embedded-typst")]
use stocktake::readback::PdfDocument;

use crate::project::Project;

/// A form of an item or two, without descriptors.
fn rubric(title: &str, items: &[(&str, &str)], more: &str) -> String {
    let item = |(id, asks): &(&str, &str)| format!("      - {{ id: {id}, statement: {asks} }}\n");
    let items: String = items.iter().map(item).collect();
    format!(
        "title: {title}\npublisher: An invented group\nversion: \"1\"\nscale:\n  - {{ id: low, \
         label: Low }}\n  - {{ id: high, label: High }}\n{more}sections:\n  - id: 1\n    title: \
         All\n    items:\n{items}"
    )
}

const CROSSWALK: &str = "crosswalk:\n  review:\n    1.1: { equal: 2.1, note: Ours is shorter. }\n";

const REGISTER: &str = "partnerships:\n  north: { name: North }\n  south: { name: South }\n";

fn round(title: &str, day: &str, more: &str) -> String {
    format!("title: {title}\ndate: {day}\nrubric: \"1\"\n{more}")
}

fn returned(who: &str, round: &str, status: &str, item: &str, evidence: &str) -> String {
    let other = if item == "1.1" { "  1.2: { rating: low, evidence: A plan. }\n" } else { "" };
    format!(
        "partnership: {who}\nround: {round}\nstatus: {status}\ncompleted: {round}-06-01\n\
         responses:\n  {item}: {{ rating: high, evidence: {evidence} }}\n{other}"
    )
}

/// The form of `quality`.
fn quality(crosswalk: &str) -> String {
    rubric("Quality", &[("1.1", "We meet."), ("1.2", "We plan.")], crosswalk)
}

const SEE: &str = "{ see: \"review/2019/north#2.1\" }";

/// Two invented collections: `quality` of one round, and `review` of three, the last of which is
/// newer than that of `quality`.
fn collections() -> Project {
    let review = |who, round, status, says| returned(who, round, status, "2.1", says);
    Project::empty()
        .file("returns/quality/rubric.yaml", quality(CROSSWALK))
        .file("returns/quality/partnerships.yaml", REGISTER)
        .file("returns/quality/2020/round.yaml", round("Quality 2020", "2020-06-01", ""))
        .file("returns/quality/2020/north.yaml", returned("north", "2020", "final", "1.1", SEE))
        .file(
            "returns/quality/2020/south.yaml",
            returned("south", "2020", "final", "1.1", "Minutes of the south."),
        )
        .file("returns/review/rubric.yaml", rubric("Review", &[("2.1", "Partners meet.")], ""))
        .file("returns/review/partnerships.yaml", REGISTER)
        .file("returns/review/2018/round.yaml", round("Review 2018", "2018-06-01", ""))
        .file("returns/review/2018/north.yaml", review("north", "2018", "draft", "Of 2018."))
        .file("returns/review/2018/south.yaml", review("south", "2018", "draft", "South of 2018."))
        .file("returns/review/2019/round.yaml", round("Review 2019", "2019-06-01", ""))
        .file(
            "returns/review/2019/north.yaml",
            review("north", "2019", "final", "See *all* of item 1.2."),
        )
        .file("returns/review/2021/round.yaml", round("Review 2021", "2021-06-01", ""))
        .file("returns/review/2021/south.yaml", review("south", "2021", "final", "Of 2021."))
}

/// The words of a page, without its tags.
fn words(page: &str) -> String {
    let parts = page.split('<').skip(1).filter_map(|part| part.split_once('>'));
    let text = parts.map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(page: &str, own: &str) {
    let text = words(page);
    assert!(text.contains(own), "no “{own}” in\n{text}");
}

#[track_caller]
fn never_says(page: &str, other: &str) {
    let text = words(page);
    assert!(!text.contains(other), "“{other}” in\n{text}");
}

#[test]
fn a_related_answer_is_that_of_the_newest_round_which_is_not_newer_than_the_own() {
    let project = collections();
    project.run(["check", "--strict"]).status(0);
    project.run(["build", "--only", "html"]).status(0);
    let north = project.read("out/quality/2020/north.html");
    says(&north, "Related answers Item 1.1 asks the same as item 2.1: Partners meet.");
    says(&north, "Review, Review 2019, 1 June 2019");
    says(&north, "See all of item 1.2.");
    says(&north, "Ours is shorter.");
    never_says(&north, "Of 2018.");
    let way = "href=\"../../review/2019/north.html#item-2-1\"";
    assert!(north.contains(way), "{north}");
    assert!(project.read("out/review/2019/north.html").contains("id=\"item-2-1\""));
    // The last return of the south is newer, and the one before it a draft, which is said.
    let south = project.read("out/quality/2020/south.html");
    says(&south, "Review, Review 2018, 1 June 2018, a draft");
    never_says(&south, "Of 2021.");
    let item = project.read("out/quality/2020/items/1.1.html");
    says(&item, "South of 2018.");
    // What the answer takes from there is not shown a second time.
    assert_eq!(words(&item).matches("of item 1.2.").count(), 1);
    assert!(item.contains("href=\"../../../review/2018/south.html#item-2-1\""), "{item}");
    project.run(["verify", "out"]).status(0);
    // Nothing is shown where there is no such return, nor in the other collection.
    for none in [project.read("out/review/2019/north.html"), item_alone()] {
        never_says(&none, "Related answers");
    }
}

/// The page of the item where nobody has returned to the other collection.
fn item_alone() -> String {
    let project = collections();
    fs::remove_dir_all(project.path("returns/review/2018")).expect("a folder");
    project.write("returns/quality/2020/north.yaml", "");
    project.run(["build", "--only", "html"]).status(1);
    project.read("out/quality/2020/items/1.1.html")
}

#[test]
fn a_text_that_is_written_elsewhere_is_shown_with_the_way_there_and_mentions_nothing_here() {
    let project = collections();
    project.run(["build", "--only", "html"]).status(0);
    for (page, root) in [("north.html", "../../"), ("items/1.1.html", "../../../")] {
        let text = project.read(&format!("out/quality/2020/{page}"));
        says(&text, "As written in Review, Review 2019");
        says(&text, "See all of item 1.2.");
        let way = format!("<a href=\"{root}review/2019/north.html#item-2-1\">As written in");
        assert!(text.contains(&way), "{text}");
        // The number is one of the other rubric's, and leads to no item here.
        assert!(text.contains("See <em>all</em> of item 1.2."), "{text}");
    }
    let rows = project.read("out/quality/2020/data/answers.csv");
    let row = rows.lines().find(|row| row.contains("evidence") && row.contains("north"));
    let row = row.unwrap_or_else(|| panic!("{rows}"));
    assert!(
        row.contains("See *all* of item 1.2.") && row.contains("review/2019/north#2.1"),
        "{row}"
    );
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_pdf_says_what_is_written_elsewhere() {
    let project = collections();
    project.run(["build", "--only", "pdf", "quality/2020/north"]).status(0);
    let bytes = fs::read(project.path("out/quality/2020/north.pdf")).expect("a PDF");
    let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
    for own in ["As written in Review, Review 2019", "Related answers", "Ours is shorter."] {
        assert!(text.contains(own), "no “{own}” in\n{text}");
    }
}

#[test]
fn a_report_is_made_anew_when_the_answer_changes_that_it_shows() {
    let project = collections();
    project.run(["build", "--only", "html"]).status(0);
    let other = returned("north", "2019", "final", "2.1", "Other minutes.");
    project.write("returns/review/2019/north.yaml", other);
    let answer = project.run(["build", "--only", "html", "--explain-rebuild", "quality"]);
    let answer = answer.status(0);
    for page in ["2020/north.html", "2020/items/1.1.html", "2020/data/answers.csv"] {
        let line = format!("made  quality/{page}: its content changed");
        assert!(answer.data.contains(&line), "{}", answer.data);
    }
    assert!(answer.data.contains("kept  quality/2020/south.html"), "{}", answer.data);
    says(&project.read("out/quality/2020/north.html"), "Other minutes.");
}

#[test]
fn a_comparison_compares_the_place_and_the_words_that_are_written_there() {
    let project = collections()
        .file(
            "returns/quality/2021/round.yaml",
            round("Quality 2021", "2021-06-01", "previous: \"2020\"\n"),
        )
        .file("returns/quality/2021/north.yaml", returned("north", "2021", "final", "1.1", SEE));
    let diff = |project: &Project| {
        let answer = project.run(["diff", "quality/2020/north", "quality/2021/north"]);
        answer.status(0).data
    };
    let same = diff(&project);
    assert!(same.contains("word for word the same"), "{same}");
    // The same words of another place.
    let other = returned("north", "2018", "final", "2.1", "See *all* of item 1.2.");
    project.write("returns/review/2018/north.yaml", other);
    let see = SEE.replace("2019", "2018");
    project
        .write("returns/quality/2021/north.yaml", returned("north", "2021", "final", "1.1", &see));
    let moved = diff(&project);
    assert!(moved.contains("review/2018/north#2.1"), "{moved}");
    assert!(!moved.contains("+ See") && !moved.contains("- See"), "{moved}");
}

#[test]
fn a_return_that_takes_words_from_nowhere_is_left_out_of_figures_and_pages_alike() {
    let project = collections();
    let see = SEE.replace("#2.1", "#2.2");
    project
        .write("returns/quality/2020/north.yaml", returned("north", "2020", "final", "1.1", &see));
    project.run(["check", "quality"]).status(1).says("error[E154]: `review` has no item `2.2`");
    project.run(["build", "--only", "html"]).status(1).says("E154");
    assert!(!project.path("out/quality/2020/north.html").exists());
    project.run(["rollup", "quality/2020"]).status(1).says("E154");
}

#[test]
fn a_crosswalk_that_leads_nowhere_stops_its_own_collection_alone() {
    let project = collections();
    let lost = CROSSWALK.replace("2.1", "2.9");
    project.write("returns/quality/rubric.yaml", quality(&lost));
    let answer = project.run(["check", "quality"]).status(1);
    answer.says("error[E153]: the rubric of `review` has no item `2.9`");
    project.run(["build", "--only", "html"]).status(1).says("E153");
    assert!(!project.path("out/quality").exists());
    assert!(project.path("out/review/2019/north.html").exists());
    project.run(["check", "review"]).status(0);
}

#[test]
fn the_shipped_example_shows_what_each_partnership_said_in_its_last_return_that_can_be_compared() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
    let project = Project::empty();
    for collection in ["example-nation", "example-crosswalk"] {
        for file in walkdir::WalkDir::new(top.join(collection)) {
            let file = file.expect("a file");
            if file.file_type().is_file() {
                let below = file.path().strip_prefix(&top).expect("a path below").to_owned();
                let text = fs::read(file.path()).expect("a text");
                project.write(&format!("returns/{}", below.display()), text);
            }
        }
    }
    project.run(["build", "--only", "html"]).status(0);
    let page = |who: &str| project.read(&format!("out/example-crosswalk/2021-11/{who}.html"));
    let whin = page("auchterwhin");
    says(&whin, "Question 1.1 asks a part of what proposal 1.1 asks");
    says(&whin, "Third self-evaluation, 2021 (example)");
    assert!(whin.contains("href=\"../../example-nation/2021/auchterwhin.html#item-1-1\""));
    // Its last return answers the first version, in which proposal 1.1 asked something else.
    let isles = page("fennasay-isles");
    says(&isles, "Question 2.1 asks the same as proposal 1.2");
    says(&isles, "Second self-evaluation, 2020 (example)");
    never_says(&isles, "proposal 1.1 asks");
    project.run(["verify", "out"]).status(0);
}
