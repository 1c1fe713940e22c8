//! A build of pages alone makes no more than was asked for, and changes nothing where it cannot be
//! finished.

use super::{path, project, rated};
use crate::project::misrated;

#[test]
fn one_return_alone_is_made_alone_where_nothing_is_published() {
    let project = project();
    project.build(&["--only", "html", "sample/2019/example-north"]).status(0);
    let names = project.names("out");
    assert!(names.contains(&"sample/2019/example-north.html".to_owned()));
    assert!(!names.iter().any(|name| name.contains("example-south") || name.contains("2020")));
}

#[test]
fn a_collection_whose_summary_cannot_be_made_stays_as_it_was() {
    let project =
        project().file("own/html/report.html.tera", "{{ sections[0].items[0].rating.label }}");
    let build = || project.build(&["--only", "html", "--templates", "own"]);
    build().status(0);
    let published = project.files("out");
    project.write("own/html/national.html.tera", "{{ nonesuch }}");
    let changed = rated("example-north", "2019", "high", "Other minutes.");
    project.write(&path("example-north", "2019"), changed);
    build().status(2).says("error[E051]").says("nothing was made, out is as it was");
    assert!(project.files("out") == published, "all is as it was");
}

#[test]
fn a_return_of_nobody_in_the_register_is_named_with_what_to_do() {
    let project = project();
    project.write(&path("example-gone", "2020"), rated("example-gone", "2020", "high", "Minutes."));
    let answer = project.build(&["--only", "html"]);
    answer
        .status(1)
        .says("named after no partnership in the register: add it to `partnerships.yaml`")
        .says("returns/sample/2020/example-gone.yaml out of the folder");
    let page = project.read("out/sample/2020/index.html");
    assert!(page.contains("so it is left out of every figure: example-gone."), "{page}");
}

#[test]
fn what_is_left_out_of_a_comparison_is_named_and_a_page_without_a_pdf_tells_of_none() {
    let project = project();
    project.build(&["--only", "html"]).status(0);
    project.write(&path("example-north", "2020"), misrated("example-north", "2020"));
    project.build(&["--only", "html"]).status(1);
    let index = project.read("out/sample/changes/2019-2020/index.html");
    let left_out = "its report could not be made: Example North.";
    assert!(index.contains(left_out), "{index}");
    for folder in ["2020", "changes/2019-2020"] {
        let page = project.read(&format!("out/sample/{folder}/example-north.html"));
        assert!(page.contains("is an earlier one: ") && !page.contains("so is its PDF"), "{page}");
    }
}

#[test]
fn a_return_with_errors_that_nobody_asked_for_is_told_where_figures_are_without_it() {
    let project = project();
    project.write(&path("example-south", "2019"), misrated("example-south", "2019"));
    let left_out = "left out of the figures: sample/2019/example-south: 1 error in \
                    returns/sample/2019/example-south.yaml";
    let way_out = "`stocktake check` without a selection says what is wrong with all returns";
    for what in ["sample/2020", "sample/2020/example-north", "sample/2019/example-north"] {
        let answer = project.build(&["--only", "html", "--out", what, what]);
        answer.status(0).says(left_out).says(way_out);
    }
    // Whoever asked for it is told of it once, with the error itself.
    let answer = project.build(&["--only", "html"]);
    let answer = answer.status(1).says("left out: sample/2019/example-south: 1 error in ");
    assert!(!answer.talk.contains("left out of the figures"), "{}", answer.talk);
    // An earlier round's figures are without nothing of a later one.
    project
        .write(&path("example-south", "2019"), rated("example-south", "2019", "low", "Minutes."));
    project.write(&path("example-south", "2020"), misrated("example-south", "2020"));
    let answer = project.build(&["--only", "html", "--out", "earlier", "sample/2019"]);
    let answer = answer.status(0);
    assert!(!answer.talk.contains("left out of the figures"), "{}", answer.talk);
}
