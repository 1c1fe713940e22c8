//! `stocktake build` of web pages: what is written, what is kept, what is said.
//!
//! The templates are a few lines of the tests' own, which state what matters here and no more.

use std::fs;

use stocktake::publish::Output;

use crate::project::{Answer, Project, misrated, valid};

const REPORT: &str = "<h1>{{ page.title }}</h1>\
    {% for s in sections %}{% for i in s.items %}{{ i.rating.label }}{% endfor %}{% endfor %}";

/// The invented collection with two valid returns, and templates of the tests' own.
fn project() -> Project {
    Project::new()
        .file("own/html/report.html.tera", REPORT)
        .file("own/html/national.html.tera", "<h1>{{ page.title }}</h1>")
        .file(
            "own/html/index.html.tera",
            "{% for c in collections %}{{ c.collection.title }}{% endfor %}",
        )
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", valid("example-south", "2019"))
}

/// Builds the web pages, of what is named or of all.
fn build(project: &Project, what: &[&str]) -> Answer {
    project.run([&["build", "--only", "html", "--templates", "own"], what].concat())
}

#[test]
fn pages_are_published_by_collection_round_and_partnership() {
    let project = project();
    build(&project, &[]).status(0).says("no errors; published: open out/index.html\n");
    assert_eq!(
        project.read("out/sample/2019/example-north.html"),
        "<h1>Example North: Round 2019</h1>Low"
    );
    assert!(project.path("out/sample/2019/index.html").is_file());
    assert_eq!(project.read("out/index.html"), "Review of an invented thing");
}

#[test]
fn the_table_says_what_was_made_left_out_and_not_returned() {
    let project = project();
    project.write("returns/sample/2019/example-south.yaml", misrated("example-south", "2019"));
    let answer = build(&project, &[]).status(1);
    let table = answer.talk.split_once("round  ").map(|(_, table)| format!("round  {table}"));
    insta::assert_snapshot!(table.expect("a table"), @r"
    round        made  left out  no return
    sample/2019     1         1          1
    left out: sample/2019/example-south: 1 error in returns/sample/2019/example-south.yaml
    1 error; published: open out/index.html
    ");
}

#[test]
fn a_collection_that_cannot_be_read_leaves_the_front_page_that_lists_it() {
    let project = project();
    build(&project, &[]).status(0);
    let front = project.read("out/index.html");
    project.write("returns/sample/rubric.yaml", "title: [");
    build(&project, &[]).status(1);
    assert_eq!(project.read("out/index.html"), front);
}

#[test]
fn a_return_beside_the_rubric_is_said_not_to_be_read() {
    let project = project().file("returns/sample/example-east.yaml", "partnership: example-east\n");
    build(&project, &[]).status(0).says("warning[W007]: ").says("in the folder of its round");
}

#[test]
fn a_return_with_errors_keeps_its_last_good_page_and_stops_no_other() {
    let project = project();
    build(&project, &[]).status(0);
    let good = project.read("out/sample/2019/example-south.html");
    project.write("returns/sample/2019/example-south.yaml", misrated("example-south", "2019"));
    let north = valid("example-north", "2019").replace("rating: low", "rating: high");
    project.write("returns/sample/2019/example-north.yaml", north);
    build(&project, &[]).status(1).says("left out: sample/2019/example-south: 1 error in ");
    assert_eq!(project.read_kept("out/sample/2019/example-south.html"), good);
    assert!(project.read("out/sample/2019/example-north.html").ends_with("High"));
}

#[test]
fn one_return_alone_can_be_built() {
    let project = project();
    build(&project, &["sample/2019/example-north"]).status(0);
    assert!(project.path("out/sample/2019/example-north.html").is_file());
    assert!(!project.path("out/sample/2019/example-south.html").exists());
}

#[test]
fn two_builds_give_the_same_bytes() {
    let project = project();
    build(&project, &[]).status(0);
    build(&project, &["--out", "again", "--jobs", "1"]).status(0);
    assert_eq!(project.files("out"), project.files("again"));
    let is_page = |path: &std::path::Path| path.extension().is_some_and(|e| e == "html");
    assert_eq!(project.files("out").iter().filter(|(path, _)| is_page(path)).count(), 7);
}

#[test]
fn a_page_that_says_the_same_is_not_written_again() {
    let project = project();
    build(&project, &[]).status(0);
    let page = project.path("out/sample/2019/example-north.html");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    let file = fs::File::options().write(true).open(&page).expect("the page");
    file.set_modified(long_ago).expect("a time");
    build(&project, &[]).status(0);
    let modified = fs::metadata(&page).and_then(|found| found.modified()).expect("a time");
    assert_eq!(modified, long_ago);
}

#[test]
fn a_second_build_says_that_another_is_writing() {
    let project = project();
    let first = Output::open(&project.path("out")).expect("free");
    build(&project, &[]).status(2).says("error[E054]: another build is writing to `out`");
    drop(first);
    build(&project, &[]).status(0);
}

#[test]
fn what_a_killed_build_left_is_removed() {
    let project = project().file("out/.stocktake-staging-dead/half.html", "half");
    build(&project, &[]).status(0);
    let names = fs::read_dir(project.path("out")).expect("the folder");
    let names: Vec<_> = names.map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("staging")), "{names:?}");
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    let project = project().file("own/html/report.html.tera", "<h1>\n{{ page.titel }}\n</h1>");
    let answer = build(&project, &[]).status(2);
    let answer = answer.says("error[E051]: html/report.html.tera:2: ");
    answer.says("while setting returns/sample/2019/example-north.yaml").never_says("panic");
    assert!(!project.path("out/sample/2019/example-north.html").exists());
}

#[test]
fn a_template_that_is_no_template_is_named_with_its_line() {
    let project = project().file("own/html/report.html.tera", "<h1>\n\n{{ page.title }\n</h1>");
    build(&project, &[]).status(2).says("error[E051]: html/report.html.tera:3: ");
}

#[test]
fn what_is_no_prose_is_not_set_as_an_empty_one() {
    let set = "{{ page | markdown(level = 2, name = \"a\", id = \"a\") }}";
    let project = project().file("own/html/report.html.tera", format!("<h1>\n{set}\n</h1>"));
    let answer = build(&project, &[]).status(2);
    answer.says("error[E051]: html/report.html.tera:2: ").says("it has no `text`");
}

#[test]
fn a_folder_of_templates_that_does_not_exist_is_said() {
    let answer = project().run(["build", "--only", "html", "--templates", "onw"]).status(2);
    answer.says("error[E051]: the templates in `onw` cannot be read");
}

#[test]
fn text_is_escaped_in_a_template_of_the_users_own() {
    let register = project().read("returns/sample/partnerships.yaml");
    let register = register.replace("Example North", "<b>North</b>");
    let project = project().file("returns/sample/partnerships.yaml", register);
    build(&project, &[]).status(0);
    let page = project.read("out/sample/2019/example-north.html");
    assert!(page.contains("&lt;b&gt;North"), "{page}");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_said() {
    let project = project().file("out", "a file, not a folder");
    for named in ["out", "out/pages/of-today"] {
        let answer = build(&project, &["--out", named]).status(2);
        let answer =
            answer.says("error[E054]: `out` is a file, and what is published needs a folder");
        answer.says("help: name a folder with `--out`").never_says("disk");
    }
    assert_eq!(project.read("out"), "a file, not a folder");
}

#[test]
fn what_is_published_is_kept_apart_from_the_returns() {
    let project = project();
    let before = project.files("returns");
    for (out, why) in [
        ("returns", "`returns` is the folder of returns"),
        ("./returns/../returns/", "is the folder of returns"),
        ("returns/sample", "`returns/sample` lies in the folder of returns"),
        ("returns/out", "`returns/out` lies in the folder of returns"),
        (".", "`.` holds the folder of returns, `returns`"),
    ] {
        let answer = build(&project, &["--out", out]).status(2).says("error[E054]: ");
        answer.says(why).says("name another folder with `--out`, such as `out`");
    }
    assert_eq!(project.files("returns"), before);
    assert!(!project.path("index.html").exists());
    build(&project, &["--out", "returns-out"]).status(0);
}

#[test]
fn a_selection_that_names_nothing_publishes_nothing() {
    let project = project();
    build(&project, &["sample/2918"]).status(2).says("error[E060]").never_says("published");
    assert!(!project.path("out").exists());
}

#[test]
fn a_misspelt_folder_of_returns_leaves_the_last_good_front_page() {
    let project = project();
    build(&project, &[]).status(0);
    build(&project, &["--returns", "retruns"]).status(2).says("error[E060]: there is no folder");
    assert_eq!(project.read("out/index.html"), "Review of an invented thing");
}

#[test]
fn a_creation_date_that_is_none_is_said() {
    let project = project();
    let mut command = project.command(["build", "--only", "html", "--templates", "own"]);
    let answer = crate::project::answer(command.env("SOURCE_DATE_EPOCH", "yesterday"));
    let answer = answer.status(2).never_says("published: open");
    answer.says("error[E015]: `SOURCE_DATE_EPOCH` is not a number of seconds");
}

#[test]
fn a_number_that_must_be_one_or_more_is_asked_for_in_plain_words() {
    let project = Project::new();
    for flag in ["--jobs", "--timeout"] {
        build(&project, &[flag, "0"]).status(2).says("write a whole number, 1 or more");
    }
}
