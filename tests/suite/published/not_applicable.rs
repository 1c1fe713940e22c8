//! Ratings that do not apply, and items that are not rated: what is published says which is which.

use std::fs;
use std::path::Path;

#[cfg(feature = "embedded-typst")]
use stocktake::readback::PdfDocument;

use crate::project::Project;
use crate::published::own_fields::words;

/// The invented wards of the cases, published as pages and, where it is asked for, as PDFs.
fn wards(only: &str) -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/wards/wards");
    let mut project = Project::empty();
    for name in ["rubric.yaml", "participants.yaml", "2024/round.yaml", "2025/round.yaml"] {
        let text = fs::read_to_string(folder.join(name)).expect("a file of the wards");
        project = project.file(&format!("returns/wards/{name}"), text);
    }
    for (round, who) in
        [("2024", &["ash", "beech", "cedar"][..]), ("2025", &["ash", "beech", "cedar", "elm"])]
    {
        for own in who {
            let name = format!("{round}/{own}.yaml");
            let text = fs::read_to_string(folder.join(&name)).expect("a return of the wards");
            project = project.file(&format!("returns/wards/{name}"), text);
        }
    }
    project.run(["build", "--only", only]).status(0);
    project
}

#[test]
fn the_profile_of_a_report_has_no_item_that_is_not_rated() {
    let project = wards("html");
    let page = words(&project.read("out/wards/2024/ash.html"));
    let (_, profile) = page.split_once("stand at each level").expect("the profile");
    let (profile, _) = profile.split_once("Rating of each question").expect("the table");
    assert!(page.contains("How many of the 3 questions stand at each level"), "{page}");
    assert!(profile.contains("1.1") && profile.contains("2.2"), "{profile}");
    assert!(!profile.contains("2.1") && !profile.contains("Not rated"), "{profile}");
}

#[test]
fn why_a_rating_does_not_apply_is_said_once_in_a_report() {
    let project = wards("html");
    let page = words(&project.read("out/wards/2024/ash.html"));
    assert_eq!(page.matches("No children stay on this ward.").count(), 1, "{page}");
    let says = "Rating Not applicable: No children stay on this ward.";
    assert!(page.contains(says), "{page}");
}

#[test]
fn the_page_of_an_item_counts_those_to_whom_it_does_not_apply() {
    let project = wards("html");
    let page = words(&project.read("out/wards/2024/items/1.2.html"));
    let says = "Over the 3 wards with a final return, of which 1 rates it, and to 2 it does not \
                apply; shares are of 1.";
    assert!(page.contains(says), "{page}");
}

#[test]
fn a_comparison_says_that_a_rating_does_not_apply_and_asks_for_no_action_that_nobody_can_give() {
    let project = wards("html");
    let page = words(&project.read("out/wards/changes/2024-2025/ash.html"));
    for says in ["Does not apply any more", "Applies now: before, it did not"] {
        assert!(page.contains(says), "no “{says}” in {page}");
    }
    assert!(!page.contains("Rating Added"), "{page}");
    // 2.2 fell, and the form asks for no actions.
    let page = words(&project.read("out/wards/changes/2024-2025/beech.html"));
    assert!(page.contains("Fell by 1 level") && !page.contains("Q003"), "{page}");
}

#[test]
fn the_index_of_changes_speaks_of_no_rating_of_an_item_without_one() {
    let project = wards("html");
    let page = words(&project.read("out/wards/changes/2024-2025/index.html"));
    assert!(
        page.contains("Open at night changed") && !page.contains("Rated neither time"),
        "{page}"
    );
}

#[test]
fn no_movement_is_claimed_of_items_that_nobody_rated_both_times() {
    let project = wards("html");
    let page = words(&project.read("out/wards/2025/index.html"));
    assert!(!page.contains("On every Question at least one rating changed"), "{page}");
}

#[test]
fn a_number_of_a_round_in_which_it_did_not_apply_is_said_to_be_that() {
    let project = wards("html");
    let page = words(&project.read("out/wards/2025/items/1.1.html"));
    assert!(page.contains("Ash ward 20 22"), "{page}");
    assert!(!page.contains("Cedar ward None"), "{page}");
}

#[cfg(feature = "embedded-typst")]
#[test]
fn the_pdf_of_a_round_tells_what_does_not_apply_in_the_order_of_the_rubric() {
    let project = wards("pdf");
    let bytes = fs::read(project.path("out/wards/2024/summary.pdf")).expect("a PDF");
    let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let [night, rest] = ["The ward is open at night.", "Staff have time to rest."];
    assert!(text.find(night) < text.find(rest) && text.contains(night), "{text}");
    assert!(text.contains("2 not applicable") && text.contains("N/a: not applicable."), "{text}");
}
