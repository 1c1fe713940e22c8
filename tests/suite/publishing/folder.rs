//! What may be in the output folder, and what a build that cannot run does to it: nothing.

use stocktake::model::Id;

use super::{Project, project};
use crate::project::answer;

const HTML: [&str; 2] = ["--only", "html"];

#[test]
fn a_build_that_cannot_begin_says_that_nothing_was_published() {
    let project = project();
    for out in ["out", "out"] {
        let mut command = project.command(["build", "--only", "html", "--out", out]);
        let answer = answer(command.env("SOURCE_DATE_EPOCH", "garbage")).status(2);
        let answer = answer.says("error[E015]: `SOURCE_DATE_EPOCH` is not a number of seconds");
        answer.says("nothing was made").never_says("published: open");
        assert!(!project.path("out").exists());
    }
}

#[test]
fn a_file_that_has_the_name_of_the_list_is_not_overwritten() {
    let project = project().file("out/manifest.json", "{\"name\": \"An app\"}");
    let answer = project.build(&HTML).status(2);
    answer.says("error[E097]: `out/manifest.json` is no list of what stocktake published");
    assert_eq!(project.names("out"), ["manifest.json"]);
    assert_eq!(project.hidden(), [""; 0]);
}

#[test]
fn no_output_has_a_name_that_a_collection_a_round_or_a_partnership_can_have() {
    let project = project();
    project.build(&HTML).status(0);
    project.build(&["--only", "typst"]).status(0);
    let ids = ["sample", "2019", "2020", "example-north", "example-south"];
    let is_free = |name: &str| !ids.contains(&name) && Id::published(name).is_ok();
    for path in project.names("out") {
        // Collections and rounds are folders, partnerships have pages, PDFs and sources.
        let parts: Vec<&str> = path.split('/').collect();
        let (file, folders) = parts.split_last().expect("a path has a name");
        let known = folders.iter().take_while(|name| ids.contains(name)).count();
        let folder = folders.get(known).filter(|name| known < 2 && is_free(name));
        assert_eq!(folder, None, "{path}");
        let page = file.rsplit_once('.').filter(|(_, end)| ["html", "pdf", "typ"].contains(end));
        let own = page.map(|(stem, _)| stem).filter(|stem| known == 2 && is_free(stem));
        assert_eq!(own.filter(|_| folders.len() == 2), None, "{path}");
    }
}

#[test]
fn nothing_but_the_published_files_is_ever_in_the_output_folder() {
    let project = project();
    project.build(&HTML).status(0);
    let names = project.names("out");
    assert!(names.iter().all(|name| !name.contains("staging") && !name.contains("journal")));
    assert_eq!(project.hidden(), [""; 0]);
    let entries: Vec<_> = std::fs::read_dir(project.path("")).expect("the folder").collect();
    assert_eq!(entries.len(), 2, "the returns and what is published: {entries:?}");
}

#[test]
fn templates_that_are_none_are_said_plainly() {
    let project = project()
        .file("a-file", "")
        .file("none/report.html.tera", "")
        .file("nested/fonts/sub/x.txt", "")
        .file("language/lang/gd.ftl/x.txt", "")
        .file("page/html/report.html.tera/x.txt", "")
        .file("latin/html/report.html.tera", b"caf\xe9")
        .file("font/fonts/Mine.ttf", "no font")
        .file("empty/html/report.html.tera", "\n");
    let cases = [
        ("a-file", "`a-file` is a file and not a folder of templates"),
        ("none", "there are no templates in `none`"),
        ("nested", "`nested/fonts/sub` is a folder, and fonts are not looked for in it"),
        ("language", "`language/lang/gd.ftl` is a folder, where a file is looked for"),
        ("page", "`page/html/report.html.tera` is a folder, where a file is looked for"),
        ("latin", "`latin/html/report.html.tera` is a template that is not text in UTF-8"),
        ("font", "`font/fonts/Mine.ttf` is not a font, though it is named like one"),
        ("empty", "`empty/html/report.html.tera` is empty, and every page by it would be"),
    ];
    for (folder, words) in cases {
        let answer = project.build(&["--only", "html", "--templates", folder]).status(2);
        answer.says(&format!("error[E051]: {words}")).says("help: ").never_says("published: open");
    }
}

#[test]
fn what_check_reads_of_templates_it_judges_as_a_build_does() {
    let project = project().file("font/fonts/Mine.ttf", "no font");
    let answer = project.run(["check", "--templates", "font"]).status(2);
    answer.says("error[E051]: `font/fonts/Mine.ttf` is not a font");
}

#[test]
fn a_file_among_templates_that_nothing_uses_is_told() {
    for (file, words) in [
        ("html/retrun.html", "`own/html/retrun.html` is not used: the name of a template ends"),
        ("html/reprot.html.tera", "did you mean `html/report.html.tera`?"),
        ("html/report/head.html", "did you mean `html/report/head.html.tera`?"),
        ("typst/lib/facst.typ", "did you mean `typst/lib/facts.typ`?"),
        ("fonts/Mine.woff2", "PDFs are set in fonts whose names end with `.ttf`"),
        ("report.html.tera", "`own/report.html.tera` is not used: it lies beside the folders"),
        ("htlm/report.html.tera", "did you mean `html`?"),
    ] {
        let project = project().file("own/assets/logo.svg", "<svg/>");
        let project = project.file(&format!("own/{file}"), "text");
        let answer = project.build(&["--only", "html", "--templates", "own"]).status(0);
        answer.says_times("warning[W093]", 1).says(words);
    }
}

#[test]
fn what_a_template_of_the_users_own_includes_is_used() {
    let project = project()
        .file("own/html/index.html.tera", "<p>{% include \"html/mine/line.html.tera\" %}</p>")
        .file("own/html/mine/line.html.tera", "A line.")
        .file("own/fonts/LICENCE.txt", "Free.");
    project.build(&["--only", "html", "--templates", "own"]).status(0).never_says("W093");
    assert!(project.read("out/index.html").contains("A line."));
}

#[test]
fn a_part_that_is_empty_is_told_and_a_page_that_is_made_empty_is_refused() {
    let project = project().file("own/html/national/practice.html.tera", " \n");
    let answer = project.build(&["--only", "html", "--templates", "own"]).status(0);
    let answer = answer.says("warning[W094]: `own/html/national/practice.html.tera` is empty");
    answer.says("say so in it: `{# left out #}`");
    project.write("own/assets/print.css", "");
    let answer = project.build(&["--only", "html", "--templates", "own"]).status(0);
    answer.says("`own/assets/print.css` is empty").says("say so in it: `/* left out */`");
    std::fs::remove_file(project.path("own/assets/print.css")).expect("a file");
    project.write("own/html/national/practice.html.tera", "{# left out #}");
    project.build(&["--only", "html", "--templates", "own"]).status(0).never_says("W094");
    project.write("own/html/report.html.tera", "{# nothing #}");
    let answer = project.build(&["--only", "html", "--templates", "own"]).status(2);
    answer.says_times("error[E051]", 1).says("what it makes is empty");
}

#[test]
fn a_template_that_loops_is_tried_once_for_all_pages_and_rounds() {
    let lines = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}";
    let project = project().file("own/html/national.html.tera", format!("{lines}{{% endfor %}}"));
    let options = ["--only", "html", "--templates", "own", "--timeout", "1", "--jobs", "1"];
    let answer = project.build(&options).status(2);
    let answer = answer.says_times("error[E051]", 1);
    answer.says("html/national.html.tera: it took longer than 1s and was stopped");
}

#[test]
fn a_list_that_is_newer_or_none_is_said_to_be_that() {
    let project = project();
    project.build(&HTML).status(0);
    let list = project.read("out/manifest.json");
    let of_version = |version: &str| list.replace("\"version\": 2", version);
    for (text, words) in [
        (of_version("\"version\": 99"), "was written by a newer stocktake"),
        (of_version("\"version\": 0"), "is no list of what stocktake published"),
        (list[..100].to_owned(), "is no list of what stocktake published"),
    ] {
        project.write("out/manifest.json", text);
        project.build(&HTML).status(2).says(&format!("error[E097]: `out/manifest.json` {words}"));
    }
    std::fs::remove_file(project.path("out/manifest.json")).expect("the list");
    project.build(&HTML).status(0).says("note: out held no list of what stocktake published in it");
    assert_eq!(project.read("out/manifest.json"), list);
}

#[cfg(unix)]
mod unix {
    use std::collections::BTreeSet;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    use rustix::fs::{CWD, Mode};

    use super::{HTML, Project, project};

    fn pipe(path: &Path) {
        let made = rustix::fs::mkfifoat(CWD, path, Mode::from_raw_mode(0o644));
        made.expect("a named pipe");
    }

    /// Puts something in the place of a published file or folder, and builds again after a change.
    fn in_the_way(place: &str, put: impl Fn(&Project, &Path)) -> Project {
        let project = project();
        project.build(&HTML).status(0);
        let path = project.path(place);
        fs::rename(&path, project.path("moved")).expect("moved");
        put(&project, &path);
        project
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let project = in_the_way("out/sample", |project, path| {
            fs::create_dir(project.path("victim")).expect("a folder");
            symlink(project.path("victim"), path).expect("a link");
        });
        let answer = project.build(&HTML).status(2);
        let answer =
            answer.says("error[E095]: `out/sample` is a link, and nothing is written through");
        answer.says("help: ").says("nothing was made, out is as it was");
        assert_eq!(fs::read_dir(project.path("victim")).expect("the folder").count(), 0);
    }

    #[test]
    fn a_pipe_or_a_device_in_the_place_of_a_page_is_never_opened() {
        let project = in_the_way("out/index.html", |_, path| pipe(path));
        let answer = project.build(&HTML).status(2);
        answer.says("error[E095]: `out/index.html` is a pipe, a socket or a device");
        let project = in_the_way("out/index.html", |_, path| {
            symlink("/dev/zero", path).expect("a link");
        });
        project.build(&HTML).status(2).says("error[E095]: `out/index.html` is a link");
        let project = in_the_way("out/manifest.json", |_, path| pipe(path));
        project.build(&HTML).status(2).says("error[E095]: `out/manifest.json` is a pipe");
    }

    #[test]
    fn everything_in_the_way_is_said_at_once() {
        let project = in_the_way("out/index.html", |_, path| pipe(path));
        let page = project.path("out/sample/2019/example-north.html");
        fs::remove_file(&page).expect("the page");
        symlink("/dev/null", &page).expect("a link");
        let answer = project.build(&HTML).status(2).says("`out/index.html` is a pipe");
        answer.says("`out/sample/2019/example-north.html` is a link");
    }

    #[test]
    fn a_linked_template_is_said_and_not_left_out() {
        let project = project().file("mine", "MINE").file("own/html/keep.html.tera", "");
        symlink(project.path("mine"), project.path("own/html/report.html.tera")).expect("a link");
        let answer = project.build(&["--only", "html", "--templates", "own"]).status(2);
        answer.says("error[E051]: `own/html/report.html.tera` is a link");
        symlink(project.path("own/html"), project.path("own/typst")).expect("a link");
        fs::remove_file(project.path("own/html/report.html.tera")).expect("the link");
        let answer = project.build(&["--only", "html", "--templates", "own"]).status(2);
        answer.says("error[E051]: `own/typst` is a link");
    }

    /// The modes of files and of folders that a build under a mask leaves.
    fn modes(mask: &str, args: &str) -> (BTreeSet<u32>, BTreeSet<u32>) {
        let project = project();
        let program = assert_cmd::cargo::cargo_bin!("stocktake").to_owned();
        let script = format!("umask {mask}; exec '{}' build {args}", program.display());
        let mut command = assert_cmd::Command::new("sh");
        command.arg("-c").arg(script).current_dir(project.path("")).env_remove("STOCKTAKE_TYPST");
        crate::project::answer(&mut command).status(0);
        let (mut files, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for entry in walkdir::WalkDir::new(project.path("out")) {
            let found = entry.expect("an entry").metadata().expect("what it is");
            let modes = if found.is_dir() { &mut folders } else { &mut files };
            modes.insert(found.permissions().mode() & 0o777);
        }
        (files, folders)
    }

    #[test]
    fn pages_pdfs_and_folders_follow_the_mask_alike() {
        let args = if cfg!(feature = "embedded-typst") { "" } else { "--only html" };
        assert_eq!(modes("077", args), (BTreeSet::from([0o600]), BTreeSet::from([0o700])));
        assert_eq!(modes("022", args), (BTreeSet::from([0o644]), BTreeSet::from([0o755])));
        assert_eq!(modes("002", args), (BTreeSet::from([0o664]), BTreeSet::from([0o775])));
    }
}
