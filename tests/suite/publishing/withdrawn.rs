//! What stocktake made and makes no more is taken away, and nothing else is.

use std::fs;

use super::{Project, path, project, rated};
use crate::project::misrated;

const HTML: [&str; 2] = ["--only", "html"];

/// The project, published as web pages.
fn published() -> Project {
    let project = project();
    project.build(&HTML).status(0);
    project
}

fn of_north(project: &Project, round: &str) -> Vec<String> {
    let names = project.names("out").into_iter();
    names.filter(|name| name.contains("example-north") && name.contains(round)).collect()
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_withdrawn_return_takes_its_page_pdf_source_and_comparison_with_it() {
    let project = project();
    project.build(&["--only", "typst"]).status(0);
    project.build(&[]).status(0);
    assert!(
        of_north(&project, "2019").len() > 6,
        "page, PDF and source, of the report and the comparison"
    );
    fs::remove_file(project.path(&path("example-north", "2019"))).expect("a return");
    let answer = project.build(&[]).status(0);
    let answer = answer.says("withdrawn and removed: sample/2019/example-north.pdf\n");
    answer.says("withdrawn and removed: sample/changes/2019-2020/example-north.html\n");
    assert_eq!(of_north(&project, "2019"), [""; 0]);
    project.build(&["--out", "anew", "--only", "typst"]).status(0);
    project.build(&["--out", "anew"]).status(0).never_says("withdrawn");
    assert!(project.files("out") == project.files("anew"), "as if it had never been there");
}

#[test]
fn a_renamed_round_and_a_removed_collection_leave_nothing() {
    let project = published();
    fs::rename(project.path("returns/sample/2020"), project.path("returns/sample/2021"))
        .expect("it");
    for who in ["example-north", "example-south"] {
        project.write(&path(who, "2021"), rated(who, "2021", "low", "Minutes."));
    }
    project.build(&HTML).status(0).says("withdrawn and removed: sample/2020/");
    assert!(!project.path("out/sample/2020").exists());
    assert!(!project.path("out/sample/changes/2019-2020").exists());
    assert!(project.path("out/sample/changes/2019-2021/index.html").is_file());
    fs::rename(project.path("returns/sample"), project.path("returns/other")).expect("renamed");
    project.build(&HTML).status(0);
    assert!(!project.path("out/sample").exists());
    assert!(project.path("out/other/2019/index.html").is_file());
}

#[test]
fn a_return_with_errors_is_not_withdrawn_and_its_round_says_what_is_still_there() {
    let project = published();
    let good = of_north(&project, "2019");
    let said = project.read("out/sample/2019/example-north.html");
    assert!(said.contains("href=\"../changes/") || !said.contains("of-before"));
    project.write(&path("example-north", "2019"), misrated("example-north", "2019"));
    project.build(&HTML).status(1).never_says("withdrawn");
    assert_eq!(of_north(&project, "2019"), good);
    let page = project.read("out/sample/2019/index.html");
    assert!(page.contains("1 error in it"), "{page}");
    assert!(page.contains(r#"<a href="example-north.html">What was published before"#), "{page}");
    let later = project.read("out/sample/2020/example-north.html");
    let earlier = "What was published before about what changed since Round 2019";
    assert!(later.contains(earlier), "a comparison with what has errors is what it was: {later}");
}

#[test]
fn a_page_that_is_kept_says_that_it_is_of_before_and_leads_to_nothing_that_is_gone() {
    let project = published();
    let report = "out/sample/2020/example-north.html";
    let changes = "out/sample/changes/2019-2020/example-north.html";
    let good = [report, changes].map(|page| project.read(page));
    assert!(good.iter().all(|page| !page.contains("of-before")));
    project.write(&path("example-north", "2020"), misrated("example-north", "2020"));
    project.build(&HTML).status(1);
    let kept = [report, changes].map(|page| project.read(page));
    assert!(kept.iter().all(|page| page.matches("id=\"of-before\"").count() == 1), "{kept:?}");
    assert!(kept[0].contains("It is counted in no figure of <a href=\"index.html\">the round</a>"));
    project.run(["verify", "--strict"]).status(0).says("no errors;");
    // Once more, nothing changes; and when the return is mended, all is as if it had never been
    // wrong.
    let before = project.files("out");
    project.build(&HTML).status(1);
    assert!(project.files("out") == before, "the notice stands there once");
    project.write(
        &path("example-north", "2020"),
        rated("example-north", "2020", "low", "Minutes of 2020."),
    );
    project.build(&HTML).status(0);
    assert_eq!([report, changes].map(|page| project.read(page)), good);

    // An item that is asked no more takes its page with it: the kept report does not lead there.
    project.write(&path("example-north", "2020"), misrated("example-north", "2020"));
    let rubric = project.read("returns/sample/rubric.yaml");
    let renumbered = rubric.replace("id: 1.1,", "id: 1.2,");
    project.write("returns/sample/rubric.yaml", renumbered);
    for (who, round) in [("north", "2019"), ("south", "2019"), ("south", "2020")] {
        let id = format!("example-{who}");
        let text = rated(&id, round, "low", "Minutes.").replace("1.1:", "1.2:");
        project.write(&path(&id, round), text);
    }
    project.build(&HTML).status(1);
    assert!(!project.path("out/sample/2020/items/1.1.html").exists());
    let kept = project.read(report);
    assert!(
        !kept.contains(" href=\"items/1.1.html") && kept.contains("data-href=\"items/1.1.html"),
        "{kept}"
    );
    project.run(["verify", "--strict"]).status(0);
}

#[test]
fn a_comparison_with_a_round_that_cannot_be_read_says_that_it_is_of_before() {
    let project = published();
    let pages =
        ["example-north", "index"].map(|page| format!("out/sample/changes/2019-2020/{page}.html"));
    let good = [&pages[0], &pages[1]].map(|page| project.read(page));
    let round = project.read("returns/sample/2019/round.yaml");
    project.write("returns/sample/2019/round.yaml", round.replace("deadline: ", "deadline: 31 "));
    let other = rated("example-north", "2020", "high", "Other minutes.");
    project.write(&path("example-north", "2020"), other);
    let answer = project.build(&HTML).status(1);
    answer.says("what was published of it before stays, and so do comparisons with it");
    for page in &pages {
        let text = project.read(page);
        assert!(text.contains("a round that it compares could not be read"), "{text}");
    }
    project.run(["verify", "--strict"]).status(0);

    project.write("returns/sample/2019/round.yaml", round);
    project.write(
        &path("example-north", "2020"),
        rated("example-north", "2020", "low", "Minutes of 2020."),
    );
    project.build(&HTML).status(0);
    assert_eq!([&pages[0], &pages[1]].map(|page| project.read(page)), good);
}

#[test]
fn a_page_without_a_return_says_so_until_a_build_of_all_takes_it_away() {
    let project = published();
    fs::remove_file(project.path(&path("example-north", "2019"))).expect("a return");
    project.build(&["--only", "html", "sample/2020"]).status(0);
    let page = project.read("out/sample/2019/example-north.html");
    assert!(page.contains("the round has no return under this address any more"), "{page}");
    let link = "said on the page of <a href=\"index.html\">the round</a>";
    assert!(page.contains(link) && !page.contains("why it was left out"), "{page}");
}

#[test]
fn a_file_that_somebody_altered_is_named_when_it_is_made_anew() {
    let project = published();
    let page = "out/sample/2019/example-north.html";
    let good = project.read(page);
    project.write(page, "altered by hand");
    let answer = project.build(&HTML).status(0);
    let said = "warning[W090]: `sample/2019/example-north.html` was altered since it was published";
    answer.says(said).says("what was changed in it is gone");
    assert_eq!(project.read(page), good);
    project.build(&HTML).status(0).never_says("W090");
    project.write(page, "altered by hand");
    project.build(&["--only", "html", "--force"]).status(0).says(said);
}

#[test]
fn a_rubric_that_cannot_be_read_withdraws_nothing() {
    let project = published();
    let before = project.names("out");
    project.write("returns/sample/rubric.yaml", "title: [");
    let answer = project.build(&HTML).status(1).never_says("withdrawn");
    let answer = answer.says("not made anew: sample: it has errors of its own, as said above");
    answer
        .says("; no report was made anew: what is published is of an earlier build\n")
        .never_says("published: open");
    assert_eq!(project.names("out"), before);
    let project = published();
    project.write("returns/sample/2020/round.yaml", "title: [");
    let answer = project.build(&HTML).status(1).never_says("withdrawn");
    let answer = answer.says("not made anew: sample/2020: it has errors of its own, as said above");
    answer
        .says("; not all was made anew, as said above; the rest is published: open out/index.html");
    assert_eq!(project.names("out"), before);
}

#[test]
fn that_the_front_page_stays_as_it_was_is_said_where_no_error_is_told() {
    let project = published();
    project.write("returns/sample/2020/round.yaml", "title: [");
    let front = project.read("out/index.html");
    let answer = project.run(["build", "--only", "html", "sample/2019"]).status(0);
    answer.says("warning[W101]: the front page stays as it was").says("not all of `sample`");
    assert_eq!(project.read("out/index.html"), front);
    let fresh = ["build", "--only", "html", "--out", "fresh", "sample/2019"];
    project.run(fresh).status(0).never_says("W101");
}

#[test]
fn where_nothing_was_published_before_nothing_is_said_to_be_as_it_was() {
    let project = published();
    project.write("returns/sample/rubric.yaml", "title: [");
    let answer = project.build(&["--only", "html", "--out", "fresh"]).status(1);
    let answer = answer.says("not made: sample: it has errors of its own, as said above; nothing");
    let answer = answer.says("; no report could be made, and none is published\n");
    answer.never_says("earlier").never_says("before").never_says("published: open");

    let project = crate::project::Project::new()
        .file(&path("example-north", "2019"), misrated("example-north", "2019"));
    let answer = project.run(["build", "--only", "html"]).status(1);
    answer.says("; no report was made, as said above; the rest is published: open out/index.html");
}

#[test]
fn files_that_stocktake_did_not_make_stay_whatever_is_withdrawn() {
    let project = published();
    project.write("out/CNAME", "example.org");
    project.write("out/sample/2019/example-north.txt", "somebody's own");
    fs::remove_dir_all(project.path("returns/sample/2019")).expect("a round");
    let round = project.read("returns/sample/2020/round.yaml").replace("previous: 2019\n", "");
    project.write("returns/sample/2020/round.yaml", round);
    project.build(&HTML).status(0);
    let names = project.names("out");
    let left: Vec<&String> = names.iter().filter(|name| name.contains("2019")).collect();
    assert_eq!(left, ["sample/2019/example-north.txt"]);
    assert_eq!(project.read("out/CNAME"), "example.org");
}

#[test]
fn a_withdrawn_page_that_somebody_altered_is_left_and_said() {
    let project = published();
    let page = "out/sample/2019/example-north.html";
    project.write(page, "altered by hand");
    fs::remove_file(project.path(&path("example-north", "2019"))).expect("a return");
    let answer = project.build(&HTML).status(1);
    let said = "error[E096]: `sample/2019/example-north.html` is withdrawn, but was altered";
    answer.says(said).says("published: open");
    assert_eq!(project.read(page), "altered by hand");
    fs::remove_file(project.path(page)).expect("removed");
    project.build(&HTML).status(0);
}

#[test]
fn a_build_of_a_part_takes_away_nothing_of_another_and_says_what_is_left() {
    let project = published();
    fs::remove_file(project.path(&path("example-north", "2019"))).expect("a return");
    let answer = project.build(&["--only", "html", "sample/2020"]).status(0);
    let answer = answer.says("still published, though withdrawn: sample/2019/example-north.html\n");
    answer.says("`stocktake build` without a selection takes away what is withdrawn");
    assert!(project.path("out/sample/2019/example-north.html").is_file());
    let answer = project.build(&["--only", "html", "sample/2019/example-north"]).status(2);
    let answer = answer.says("error[E060]: there is no return `example-north`");
    let answer = answer
        .says("warning[W091]: `sample/2019/example-north` is withdrawn, and is still published");
    answer.says("help: `stocktake build sample/2019` takes away what was published of it");
    assert!(project.path("out/sample/2019/example-north.html").is_file());
    let answer = project.build(&["--only", "html", "sample/2019"]).status(0);
    answer.says("withdrawn and removed: sample/2019/example-north.html\n");
    assert!(!project.path("out/sample/2019/example-north.html").exists());
}

#[test]
fn what_was_published_without_a_list_is_told_of_once() {
    let project = published();
    fs::remove_file(project.path("out/manifest.json")).expect("the list");
    fs::remove_file(project.path(&path("example-north", "2019"))).expect("a return");
    let said = "note: out held no list of what stocktake published in it (manifest.json), so \
                nothing was taken away";
    project.build(&HTML).status(0).says(said);
    assert!(project.path("out/sample/2019/example-north.html").is_file());
    project.build(&HTML).status(0).never_says("note: ");
}

#[test]
fn a_withdrawn_round_of_a_collection_with_errors_is_named() {
    let project = published();
    fs::remove_dir_all(project.path("returns/sample/2019")).expect("a round");
    let answer = project.build(&HTML).status(1);
    let answer = answer.says("E024").says("help: mend what is said of `sample` first");
    answer.says("warning[W091]: `sample/2019` is withdrawn, and is still published");
    assert!(project.path("out/sample/2019/example-north.html").exists());
    let round = project.read("returns/sample/2020/round.yaml");
    let first: Vec<&str> = round.lines().filter(|line| !line.starts_with("previous:")).collect();
    project.write("returns/sample/2020/round.yaml", first.join("\n"));
    project.build(&HTML).never_says("W091");
    assert!(!project.path("out/sample/2019").exists());
}

#[cfg(unix)]
#[test]
fn what_lies_in_a_folder_that_may_not_be_opened_is_not_withdrawn() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = published();
    let folder = project.path("returns/sample/2019");
    let mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("mode");
    mode(0o000);
    // The superuser may open everything: then there is nothing to be told.
    if fs::read_dir(&folder).is_err() {
        let before = project.files("out");
        for what in [&HTML[..], &["--only", "html", "sample/2019"]] {
            let answer = project.build(what).status(1).never_says("W091").never_says("withdrawn");
            answer.says("error[E001]: this folder cannot be listed").says("returns/sample/2019");
            assert!(project.files("out") == before, "nothing is taken away or made anew");
        }
    }
    mode(0o755);
    project.build(&HTML).status(0).never_says("withdrawn");
}
