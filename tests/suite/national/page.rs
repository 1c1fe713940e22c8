//! The page as it is published: small enough, and whole where nothing was returned.

use super::{nation, round};
use crate::project::Project;

/// Before compression, for as many partnerships as Scotland has.
const MOST_BYTES: usize = 300_000;

#[test]
fn the_page_of_31_partnerships_is_small() {
    let project = Project::empty();
    let synth = ["synth", "--partnerships", "31", "--rounds", "3", "--seed", "7", "returns/sample"];
    project.run(synth).status(0);
    project.run(["build", "--only", "html"]).status(0);
    for (path, bytes) in project.files("out/sample") {
        let is_national = path.file_name().is_some_and(|name| name == "index.html");
        assert!(!is_national || bytes.len() < MOST_BYTES, "{}: {}", path.display(), bytes.len());
    }
}

#[test]
fn without_a_final_return_the_page_has_no_figures_and_no_script() {
    let project = round(nation(2), 2019, &["p1 abc draft"]);
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/sample/2019/index.html");
    for absent in ["<script", "grid-table", "<svg class", "id=\"levels\""] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(page.contains("Place 2"), "who is asked is listed all the same");
}

#[test]
fn answers_that_are_in_no_figure_are_on_no_national_page() {
    let project = round(nation(3), 2019, &["p1 bbb", "p2 ddd draft", "p3 ddd wrong"]);
    project.run(["build", "--only", "html"]).status(1);
    let page = project.read("out/sample/2019/index.html");
    assert!(page.contains("p1.html#item-1-1"));
    assert!(!page.contains("p2.html#item"), "no answer of a draft");
    assert!(!page.contains("p3.html"), "no page of a return with errors");
    assert!(page.contains("href=\"p2.html\""), "the draft itself is a click away");
}
