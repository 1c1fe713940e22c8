//! What is as it would be made is not made again, and a build says of each file why it was made or
//! was not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Project, path, project, rated};

#[path = "../../../build/code.rs"]
mod code;

const HTML: [&str; 2] = ["--only", "html"];

impl Project {
    /// The lines in which a build says why it made a file or did not, without those about assets.
    fn explained(&self, what: &[&str]) -> Vec<String> {
        let answer = self.build(&[&["--explain-rebuild"], what].concat()).status(0);
        let lines = answer.data.lines().filter(|line| !line.contains("assets/"));
        lines.map(str::to_owned).collect()
    }

    /// The paths of what a build makes for one reason, and nothing is made for another.
    fn made(&self, what: &[&str], why: &str) -> BTreeSet<String> {
        let explained = self.explained(what);
        let made = explained.iter().filter_map(|line| line.strip_prefix("made  "));
        made.map(|line| {
            let (path, because) = line.rsplit_once(": ").expect("a reason");
            assert_eq!(because, why, "{path}");
            path.to_owned()
        })
        .collect()
    }
}

fn set<const N: usize>(paths: [&str; N]) -> BTreeSet<String> {
    paths.map(str::to_owned).into()
}

#[test]
fn nothing_is_made_twice() {
    let project = project();
    assert!(project.explained(&HTML).iter().all(|line| line.ends_with(": new")));
    let before = project.files("out");
    let explained = project.explained(&HTML);
    assert!(explained.iter().all(|line| line.starts_with("kept  ")), "{explained:#?}");
    assert!(explained.contains(&"kept  sample/2019/example-north.html: unchanged".to_owned()));
    assert!(project.files("out") == before);
}

#[test]
fn what_changed_is_made_anew_with_what_shows_it_and_nothing_else_is() {
    let project = project();
    project.build(&HTML).status(0);
    // Its evidence alone: no figure moves.
    let changed = rated("example-north", "2020", "low", "Other minutes.");
    project.write(&path("example-north", "2020"), changed);
    let made = project.made(&HTML, "its content changed");
    assert_eq!(
        made,
        set([
            "sample/2020/data/answers.csv",
            // It says how much open data there is.
            "sample/2020/index.html",
            "sample/2020/example-north.html",
            "sample/2020/items/1.1.html",
            "sample/changes/2019-2020/example-north.html",
        ])
    );
}

/// A return with a comment more at its top, so that all in it stands a line further down.
fn a_line_lower(partnership: &str, round: &str) -> String {
    let evidence = format!("Minutes of {round}.");
    format!("# Looked at again.\n{}", rated(partnership, round, "low", &evidence))
}

#[test]
fn a_line_more_at_the_top_of_a_return_makes_no_page_anew_but_those_that_tell_its_file() {
    let project = project();
    project.build(&HTML).status(0);
    project.write(&path("example-north", "2019"), a_line_lower("example-north", "2019"));
    // Both say the SHA-256 of the file. The page of the item, the summary and the open data say
    // what they said.
    let telling =
        set(["sample/2019/example-north.html", "sample/changes/2019-2020/example-north.html"]);
    assert_eq!(project.made(&HTML, "its content changed"), telling);
}

#[test]
fn a_template_of_ones_own_that_shows_lines_is_made_anew_where_a_line_is_another() {
    let template = "{% for answer in answers %}{{ answer.fields[0].body.text.line }} {% endfor %}";
    let html = ["--only", "html", "--templates", "own"];
    let project = project().file("own/html/item.html.tera", template);
    project.build(&html).status(0);
    let page = || project.read("out/sample/2019/items/1.1.html");
    let before = page();
    project.write(&path("example-north", "2019"), a_line_lower("example-north", "2019"));
    project.build(&html).status(0);
    assert_ne!(page(), before);
}

#[test]
fn the_source_of_a_pdf_says_on_which_lines_the_texts_are() {
    let project = project();
    let typst = ["--only", "typst"];
    project.build(&typst).status(0);
    project.write(&path("example-north", "2019"), a_line_lower("example-north", "2019"));
    project.build(&typst).status(0);
    let source = project.read("out/sample/2019/typst/example-north/main.typ");
    let line =
        a_line_lower("example-north", "2019").lines().position(|own| own.contains("Minutes"));
    let marker = format!("//@ {}\n", line.expect("the evidence") + 1);
    assert!(source.contains(&marker), "no `{marker}` in {source}");
}

#[test]
fn a_page_whose_template_changed_is_made_anew() {
    let page = project().file("own/html/index.html.tera", "One");
    let html = ["--only", "html", "--templates", "own"];
    page.build(&html).status(0);
    page.write("own/html/index.html.tera", "Two");
    let made = page.made(&html, "the templates changed");
    assert!(made.contains("index.html") && made.contains("sample/2019/index.html"));
    assert_eq!(page.read("out/index.html"), "Two");
    assert!(!made.iter().any(|path| path.contains("/data/")), "open data has no template");
}

#[test]
fn what_somebody_altered_is_made_as_it_was() {
    let project = project();
    project.build(&HTML).status(0);
    let before = project.files("out");
    project.write("out/sample/2019/example-north.html", "altered by hand");
    let made = project.made(&HTML, "it was altered in the folder");
    assert_eq!(made, set(["sample/2019/example-north.html"]));
    assert!(project.files("out") == before);
}

#[test]
fn everything_is_made_when_that_is_asked_for() {
    let project = project();
    project.build(&HTML).status(0);
    let before = project.files("out");
    let explained = project.explained(&["--force", "--only", "html"]);
    assert!(explained.iter().all(|line| line.ends_with(": forced")), "{explained:#?}");
    assert!(project.files("out") == before, "same inputs, same bytes");
}

#[test]
fn the_list_names_what_each_file_was_made_from() {
    let project = project();
    project.build(&HTML).status(0);
    let list: Value = serde_json::from_str(&project.read("out/manifest.json")).expect("JSON");
    assert_eq!(
        (&list["made_by"], &list["version"], &list["part"]),
        (&json!("stocktake"), &json!(2), &Value::Null)
    );
    let outputs = list["outputs"].as_array().expect("files");
    let find = |path: &str| outputs.iter().find(|own| own["path"] == path).expect("a file");
    let page = find("sample/2019/example-north.html");
    assert_eq!(page["kind"], "report-page");
    let names = |own: &Value| -> Vec<String> {
        let inputs = own["inputs"].as_array().expect("inputs").iter();
        inputs.map(|input| input["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(page), ["content", "stocktake", "templates"]);
    assert_eq!(page["inputs"][1]["sha256"], env!("STOCKTAKE_CODE"), "what `build.rs` worked out");
    let table = find("sample/2019/data/ratings.csv");
    assert_eq!((&table["kind"], names(table)), (&json!("open-data"), vec!["content".to_owned()]));
    assert_eq!(table["inputs"][0]["sha256"], table["sha256"]);
}

#[test]
fn the_code_of_the_program_is_known_by_every_file_of_it_however_its_lines_end() {
    let hash = |change: &dyn Fn(&Project)| {
        let project = Project::empty()
            .file("Cargo.lock", "lock")
            .file("Cargo.toml", "package\n")
            .file("build/code.rs", "hash")
            .file("lang/en-GB.ftl", "a = b\n")
            .file("src/main.rs", "main\n")
            .file("templates/fonts/a.otf", b"\xff\r\n");
        change(&project);
        code::hash(&project.path("")).expect("the code")
    };
    let own = hash(&|_| ());
    assert_eq!(own, hash(&|project| project.write("src/main.rs", "main\r\n")));
    let other: [&dyn Fn(&Project); 5] = [
        &|project| project.write("lang/en-GB.ftl", "a = c\n"),
        &|project| project.write("src/main.rs", "main()\n"),
        &|project| project.write("src/deep/new.rs", ""),
        &|project| project.write("Cargo.lock", "another"),
        &|project| project.write("templates/fonts/a.otf", b"\xff\n"),
    ];
    for change in other {
        assert_ne!(own, hash(change));
    }
}

#[test]
fn a_list_of_the_first_version_is_read_and_everything_is_made_anew_once() {
    let project = project();
    project.build(&HTML).status(0);
    let before = project.files("out");
    let mut list: Value = serde_json::from_str(&project.read("out/manifest.json")).expect("JSON");
    list["version"] = json!(1);
    list.as_object_mut().expect("a list").remove("part");
    for output in list["outputs"].as_array_mut().expect("files") {
        output
            .as_object_mut()
            .expect("a file")
            .retain(|name, _| name == "path" || name == "sha256");
    }
    project.write("out/manifest.json", list.to_string());
    let made = project.made(&HTML, "the program changed");
    assert!(made.contains("index.html") && made.contains("sample/2019/data/ratings.csv"));
    assert!(project.files("out") == before, "with the list of today");
    assert_eq!(project.made(&HTML, ""), BTreeSet::new());
}

#[cfg(all(unix, feature = "embedded-typst"))]
mod unix {
    use std::os::unix::fs::PermissionsExt as _;

    use super::{BTreeSet, Project, path, project, rated, set};

    /// The Typst of stocktake as an outside program, which counts the documents that it sets.
    fn counting(project: &Project, remark: &str) {
        let real = assert_cmd::cargo::cargo_bin!("stocktake").display().to_string();
        let script = format!(
            "#!/bin/sh\n# {remark}\nif [ \"$1\" = --version ]; then echo 'typst 0.15.1'; exit; fi\n\
             echo x >> '{}'\nexec '{real}' typst \"$@\"\n",
            project.path("count").display()
        );
        project.write("count", "");
        let program = project.path("typst");
        let written = std::process::Command::new("sh")
            .args(["-c", "printf '%s' \"$1\" > \"$0\""])
            .arg(&program)
            .arg(script)
            .status();
        assert!(written.expect("a shell").success());
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&program, mode).expect("a program");
    }

    fn set_documents(project: &Project) -> usize {
        project.read("count").lines().count()
    }

    #[test]
    fn no_document_is_set_twice_until_its_program_changes() {
        let project = project();
        counting(&project, "one");
        let typst = ["--typst", "./typst"];
        project.build(&typst).status(0);
        let all = set_documents(&project);
        assert_eq!(all, 8, "four reports, two comparisons, two summaries");
        let before = project.files("out");
        assert_eq!(project.made(&typst, ""), BTreeSet::new());
        assert_eq!(set_documents(&project), all);

        let changed = rated("example-north", "2020", "low", "Other minutes.");
        project.write(&path("example-north", "2020"), changed);
        let made = project.made(&typst, "its content changed");
        let pdfs: BTreeSet<String> = made.into_iter().filter(|p| p.ends_with(".pdf")).collect();
        let own = "sample/2020/example-north.pdf";
        assert_eq!(pdfs, set([own, "sample/changes/2019-2020/example-north.pdf"]));
        assert_eq!(set_documents(&project), all + 2);

        // Its file is attached to its report and to what changed, and to no other document.
        project.write(&path("example-south", "2019"), super::a_line_lower("example-south", "2019"));
        let made = project.made(&typst, "its content changed");
        let pdfs: BTreeSet<String> = made.into_iter().filter(|p| p.ends_with(".pdf")).collect();
        let own = "sample/2019/example-south.pdf";
        assert_eq!(pdfs, set([own, "sample/changes/2019-2020/example-south.pdf"]));
        assert_eq!(set_documents(&project), all + 4);
        let back = rated("example-south", "2019", "low", "Minutes of 2019.");
        project.write(&path("example-south", "2019"), back);

        let back = rated("example-north", "2020", "low", "Minutes of 2020.");
        project.write(&path("example-north", "2020"), back);
        project.build(&typst).status(0);
        assert!(project.files("out") == before, "as if nothing had been");
        counting(&project, "two");
        let made = project.made(&typst, "the program changed");
        assert_eq!((made.len(), set_documents(&project)), (8, 8));
        assert!(made.iter().all(|path| path.ends_with(".pdf")));
    }

    #[test]
    fn a_page_leads_to_a_pdf_that_another_program_set_as_long_as_it_says_the_same() {
        let project = project();
        counting(&project, "one");
        project.build(&["--typst", "./typst"]).status(0);
        let before = project.files("out");
        project.build(&["--only", "html"]).status(0);
        assert!(project.files("out") == before);
    }
}
