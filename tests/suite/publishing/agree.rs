//! Every page, PDF and table that shows a figure of a return agrees with the report that is
//! published of it.

use super::{Project, UNSETTABLE, path, project, rated};

/// The paths of files that differ between two folders, or that only one has.
fn differing(project: &Project, [one, other]: [&str; 2]) -> Vec<String> {
    let (one, other) = (project.files(one), project.files(other));
    let differ = |file| !one.contains(file) || !other.contains(file);
    let mut paths: Vec<String> = one
        .iter()
        .chain(&other)
        .filter(|file| differ(file))
        .map(|(path, _)| path.to_string_lossy().into_owned())
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn a_return_whose_report_cannot_be_made_is_left_out_of_everything_and_every_page_says_so() {
    let project = project().file("own/typst/report.typ.tera", UNSETTABLE);
    let build = |args: &[&str]| project.build(&[&["--templates", "own"], args].concat());
    build(&[]).status(0);
    let good = ["html", "pdf"].map(|kind| format!("out/sample/2020/example-north.{kind}"));
    let read = |path: &String| std::fs::read(project.path(path)).expect("a file");
    let before = good.each_ref().map(read);
    let unsettable = rated("example-north", "2020", "high", "Unsettable.");
    project.write(&path("example-north", "2020"), unsettable);
    let answer = build(&[]).status(1).says("example-north.yaml:8:5").says("error[E050]");
    answer.says("left out: sample/2020/example-north: it could not be set, as said above");
    let after = good.each_ref().map(read);
    assert_eq!(after[1], before[1], "the last good PDF stays");
    let before = String::from_utf8_lossy(&before[0]);
    assert_eq!(
        project.read_kept(&good[0]),
        before,
        "it says that it is of before, and nothing else"
    );

    let page = project.read("out/sample/2020/index.html");
    assert!(page.contains("Its report could not be made"), "{page}");
    assert!(page.contains("1 has a return that was left out and 1 has no return here"), "{page}");
    assert!(page.contains(r#"<a href="example-north.html">What was published before"#), "{page}");
    let item = project.read("out/sample/2020/items/1.1.html");
    let board = project.read("out/sample/2020/boards/board-north.html");
    for page in [&page, &item, &board] {
        assert!(!page.contains("example-north.html#"), "no answer of it is counted: {page}");
    }
    assert!(!project.read("out/sample/2020/data/ratings.csv").contains("example-north"));
    assert!(!project.read("out/sample/2020/data/ratings.csv").contains("high"));
    assert!(
        project
            .read("out/sample/2020/data/returns.csv")
            .contains("Example North,board-north,,refused")
    );

    // The same as if it had errors: all that sums up or compares is made without it.
    build(&["--out", "anew"]).status(1);
    let kept = ["changes/2019-2020", "2020"].iter().flat_map(|folder| {
        ["html", "pdf"].map(|kind| format!("sample/{folder}/example-north.{kind}"))
    });
    let kept: Vec<String> = kept.collect();
    let differ = differing(&project, ["out", "anew"]);
    let others = differ.iter().filter(|path| !kept.contains(path) && *path != "manifest.json");
    // Pages that lead to what was published before say so, and in a new folder there is nothing.
    let leading = ["2020/index.html", "2020/boards/board-north.html", "2020/items/1.1.html"];
    let leading = leading.map(|path| format!("sample/{path}"));
    assert_eq!(
        others.collect::<Vec<_>>(),
        leading.iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    );
}

#[test]
fn after_a_build_of_one_return_all_that_was_published_agrees() {
    let project = project();
    project.build(&[]).status(0);
    let changed = rated("example-north", "2019", "high", "Other minutes.");
    project.write(&path("example-north", "2019"), changed);
    project.build(&["sample/2019/example-north"]).status(0).says("sample/2019     1 ");
    project.build(&["--out", "whole"]).status(0);
    assert_eq!(differing(&project, ["out", "whole"]), [""; 0]);
}

#[test]
fn a_page_leads_to_no_pdf_that_says_something_else() {
    let project = project();
    project.build(&[]).status(0);
    let published = project.files("out");
    project.build(&["--only", "html"]).status(0);
    assert!(project.files("out") == published, "nothing has changed, and all PDFs are right");

    let changed = rated("example-north", "2020", "high", "Other minutes.");
    project.write(&path("example-north", "2020"), changed);
    let answer = project.build(&["--only", "html"]).status(0);
    answer.says("of an earlier build, and no page leads to it: sample/2020/example-north.pdf\n");
    let folder = "out/sample/2020";
    for page in ["example-north.html", "index.html"] {
        let page = project.read(&format!("{folder}/{page}"));
        assert!(!page.contains("href=\"example-north.pdf\""), "{page}");
        assert!(!page.contains("href=\"national.pdf\""), "{page}");
    }
    let changes = project.read("out/sample/changes/2019-2020/example-south.html");
    assert!(changes.contains("href=\"example-south.pdf\""), "what did not change is right");

    // Of one that somebody altered it is known that it was, and not from when it is.
    let pdf = "out/sample/2019/example-north.pdf";
    project.write(pdf, b"altered by hand");
    let answer = project.build(&["--only", "html"]).status(0);
    let told = "no page leads to it: sample/2019/example-north.pdf";
    answer.says_times(told, 1).says(&format!("altered since it was published, and {told}"));

    // The PDFs alone: the pages that are published are made anew with them.
    project.build(&["--only", "pdf"]).status(0);
    project.build(&["--out", "whole"]).status(0);
    assert_eq!(differing(&project, ["out", "whole"]), [""; 0]);
}
