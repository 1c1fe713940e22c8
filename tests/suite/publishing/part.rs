//! A build of pages alone makes no more than was asked for, and changes nothing where it cannot be finished.

use super::{path, project, rated};

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
