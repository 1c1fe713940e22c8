//! A folder is held to its list, and a report to the return that it carries.

use std::fs;

use super::project;
#[cfg(feature = "embedded-typst")]
use super::{path, rated};

const HTML: [&str; 2] = ["--only", "html"];

#[test]
fn a_page_that_leads_nowhere_is_found() {
    let project = project();
    project.write(
        "own/html/index.html.tera",
        "<a href=\"nowhere.html\">x</a> <a href=\"sample/2019/index.html#none\">x</a>",
    );
    project.build(&["--only", "html", "--templates", "own"]).status(0);
    let answer = project.run(["verify"]).status(0);
    let answer =
        answer.says("warning[W092]: `out/index.html` leads to `nowhere.html`, which is not there");
    let answer = answer.says("`out/index.html` leads to `sample/2019/index.html#none`");
    answer.says("where the link is in a template of your own, mend it there first");
    project.run(["verify", "--strict"]).status(1);
}

#[test]
fn a_file_that_is_gone_is_told_once_and_not_by_each_link_to_it() {
    let project = project();
    project.build(&HTML).status(0);
    fs::remove_file(project.path("out/sample/2019/example-north.html")).expect("a page");
    let answer = project.run(["verify"]).status(1);
    let gone = "error[E120]: `out/sample/2019/example-north.html` was published and is not there";
    answer.says(gone).never_says("W092");
}

#[test]
fn a_folder_is_held_to_its_list() {
    let project = project();
    project.build(&HTML).status(0);
    let count = project.files("out").len() - 1;
    let all = format!("no errors; {count} of {count} files in out are as they were published\n");
    project.run(["verify"]).status(0).says(&all);
    project.write("out/CNAME", "example.org");
    let answer = project.run(["verify", "out"]).status(0);
    answer.says("warning[W078]: `out/CNAME` was not published by stocktake").says(&all[11..]);
    project.run(["verify", "--strict"]).status(1).says("W078");

    let page = "out/sample/2019/example-north.html";
    project.write(page, project.read(page) + " ");
    fs::remove_file(project.path("out/sample/2019/data/ratings.csv")).expect("a table");
    let answer = project.run(["verify"]).status(1);
    let answer = answer.says(&format!("error[E120]: `{page}` was altered since it was published"));
    let answer = answer
        .says("error[E120]: `out/sample/2019/data/ratings.csv` was published and is not there")
        .says("help: `stocktake build` makes it as it was");
    answer.says(&format!("{} of {count} files in out are as they were published", count - 2));
    project.build(&HTML).status(0);
    project.run(["verify"]).status(0).says(&all[11..]);
}

#[cfg(unix)]
#[test]
fn a_file_that_a_link_has_taken_the_place_of_is_said_to_be_one() {
    let project = project().file("elsewhere.html", "somebody's own");
    project.build(&HTML).status(0);
    let page = "out/sample/2019/example-north.html";
    fs::remove_file(project.path(page)).expect("a page");
    std::os::unix::fs::symlink(project.path("elsewhere.html"), project.path(page)).expect("a link");
    let answer = project.run(["verify"]).status(1);
    answer
        .says(&format!("error[E120]: `{page}` is a link now, and was published as a file"))
        .says("help: remove the link");
}

/// A pipe that nobody writes to: whoever opened it to read would wait for ever.
#[cfg(unix)]
fn pipe(path: &std::path::Path) {
    use rustix::fs::{CWD, Mode};
    rustix::fs::mkfifoat(CWD, path, Mode::from_raw_mode(0o644)).expect("a named pipe");
}

#[cfg(unix)]
#[test]
fn what_has_taken_the_place_of_a_file_is_named_and_never_opened() {
    let project = project();
    project.build(&HTML).status(0);
    let [page, table] = ["out/sample/2019/example-north.html", "out/sample/2019/data/ratings.csv"];
    for path in [page, table].map(|path| project.path(path)) {
        fs::remove_file(&path).expect("a file");
        pipe(&path);
    }
    let other = "out/sample/2020/example-north.html";
    fs::remove_file(project.path(other)).expect("a page");
    fs::create_dir(project.path(other)).expect("a folder");
    let answer = project.run(["verify"]).status(1);
    let pipe = "is a pipe, a socket or a device now, and was published as a file";
    answer
        .says(&format!("error[E120]: `{page}` {pipe}"))
        .says(&format!("error[E120]: `{table}` {pipe}"))
        .says("help: remove it; then `stocktake build` makes the file as it was")
        .says(&format!("error[E120]: `{other}` is a folder now, and was published as a file"))
        .never_says("W092");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened_as_a_report() {
    let project = project();
    pipe(&project.path("report.pdf"));
    std::os::unix::fs::symlink("report.pdf", project.path("link.pdf")).expect("a link");
    for name in ["report.pdf", "link.pdf", "/dev/zero"] {
        let answer = project.run(["verify", name]).status(2);
        let words = format!("error[E123]: `{name}` is a pipe, a socket or a device, not a file");
        answer.says(&words).says("help: name the PDF of a report").says("was not verified");
    }
}

#[test]
fn a_folder_without_a_list_cannot_be_verified() {
    let project = project().file("pages/index.html", "somebody's own");
    let answer = project.run(["verify", "pages"]).status(2);
    answer.says("error[E097]: `pages/manifest.json` is not there").says("nothing was verified");
    let answer = project.run(["verify", "nowhere"]).status(2);
    answer.says("error[E060]: there is no `nowhere`").says("help: name a folder");
}

#[test]
fn a_part_is_verified_as_one() {
    let project = project();
    project.build(&["--only", "html", "--partition", "2/3", "--out", "part"]).status(0);
    project.run(["verify", "part"]).status(0).says("files in part (part 2 of 3) are as they were");
}

#[test]
fn what_carries_no_return_cannot_be_verified() {
    let project = project().file("notes.pdf", "no PDF").file("returns/sample/notes.txt", "");
    let answer = project.run(["verify", "notes.pdf"]).status(2);
    answer.says("error[E123]: `notes.pdf` is no PDF that can be read").says("was not verified");
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_report_is_held_to_the_return_that_it_carries() {
    let project = project();
    project.build(&[]).status(0);
    let report = "out/sample/2020/example-north.pdf";
    let right = format!("the return that {report} carries gives its text, on all ");
    project.run(["verify", report]).status(0).says(&format!("no errors; {right}"));

    // The return in the collection changes, and no figure with it: the report is what its own
    // return gives.
    let own = path("example-north", "2020");
    let before = project.read(&own);
    project.write(&own, rated("example-north", "2020", "low", "Other minutes."));
    let answer = project.run(["verify", report]).status(0).says(&right);
    answer
        .says("warning[W079]: the return in the collection, sample/2020/example-north, is another");
    fs::remove_file(project.path(&own)).expect("a return");
    let answer = project.run(["verify", report]).status(0).says(&right);
    answer
        .says(
            "warning[W079]: the return that this report carries is not in the collection any more",
        )
        .says("there is no sample/2020/example-north\n")
        .says("`stocktake build` takes away what was published of it")
        .never_says("is another");
    project.write(&own, before);

    let answer = project.run(["verify", "out/sample/2020/national.pdf"]).status(2);
    answer.says("error[E123]: `out/sample/2020/national.pdf` carries no return");
    let answer =
        project.run(["verify", "out/sample/changes/2019-2020/example-north.pdf"]).status(2);
    answer.says("carries 2 returns, and a report one");
    let answer = project.run(["verify", report, "--returns", "out"]).status(2);
    answer.says("error[E123]: no collection has a round `2020` and a partnership `example-north`");
}

#[cfg(feature = "embedded-typst")]
#[test]
fn what_hinders_a_report_from_being_set_again_is_told_at_its_place() {
    let project = project();
    project.build(&["sample/2020/example-north"]).status(0);
    let report = "out/sample/2020/example-north.pdf";
    for (file, slip, code, name) in [
        ("partnerships.yaml", "x: [\n", "E005", "sample"),
        ("2020/round.yaml", "deadlin: 2020-05-15\n", "E010", "sample/2020"),
    ] {
        let path = format!("returns/sample/{file}");
        let good = project.read(&path);
        project.write(&path, format!("{good}{slip}"));
        let answer = project.run(["verify", report]).status(2);
        let answer =
            answer.says(&format!("error[{code}]")).says(&format!("returns/sample/{file}:"));
        let own = format!("error[E123]: `{name}` has errors of its own");
        answer.says(&own).never_says("no collection has a round");
        project.write(&path, good);
    }
    project.run(["verify", report]).status(0);
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_report_is_held_to_the_commit_that_it_names() {
    let project = project();
    let own = path("example-north", "2020");
    let report = "out/sample/2020/example-north.pdf";
    let right = format!("the return that {report} carries gives its text, on all ");
    project.git(&["init", "-q"]);
    let passes = |warning: Option<&str>| {
        project.run(["verify", report]).status(0).says(&right).says(warning.unwrap_or(""));
    };

    // It names no commit, and the return is committed after it.
    project.build(&["sample/2020/example-north"]).status(0);
    passes(None);
    project.commit("Returns");
    passes(None);

    // It names a commit, after which the return changes, and goes.
    project.build(&["sample/2020/example-north"]).status(0);
    passes(None);
    project.write(&own, rated("example-north", "2020", "low", "Other minutes."));
    passes(Some("is another"));
    project.build(&["sample/2020/example-north"]).status(0);
    let uncommitted = fs::read(project.path(report)).expect("a report");
    project.commit("Other minutes");
    passes(None);
    project.build(&["sample/2020/example-north"]).status(0);
    fs::remove_file(project.path(&own)).expect("a return");
    project.commit("Withdrawn");
    passes(Some("not in the collection any more"));

    // It shows a return that was changed after the commit that it names.
    project.write(report, &uncommitted);
    passes(Some("not in the collection any more"));

    // The commit that it names is in the history no more.
    project.git(&["checkout", "-q", "--orphan", "anew"]);
    project.commit("Anew");
    let answer = project.run(["verify", report]).status(1);
    answer.says("`No commit in git is known that holds` now").says("or the history in git");
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_report_that_its_return_does_not_give_is_told_by_page() {
    // Three returns are enough for each to be seen beside the others.
    let west = rated("example-west", "2020", "low", "Minutes.");
    let project = project().file(&path("example-west", "2020"), west);
    project.build(&[]).status(0);
    let report = "out/sample/2020/example-north.pdf";
    // A rating of its neighbour is a figure in this report.
    project
        .write(&path("example-south", "2020"), rated("example-south", "2020", "high", "Minutes."));
    let answer = project.run(["verify", report]).status(1);
    let answer = answer.says(
        "of `out/sample/2020/example-north.pdf` has another text than when it is set again: ",
    );
    answer.says("error[E121]: page ").says(" pages of out/sample/2020/example-north.pdf differ");
    // The return that a report carries is checked: a rating that the scale does not have any more.
    let rubric = project.read("returns/sample/rubric.yaml");
    let other = rubric.replace("id: low,", "id: lowest,").replace("low: They", "lowest: They");
    project.write("returns/sample/rubric.yaml", other);
    project
        .run(["verify", report])
        .status(1)
        .says("error[E036]: `low` is not a level")
        .says("E121");
}
