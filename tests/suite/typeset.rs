//! `stocktake build` of PDFs: what Typst says, at the author's line, and programs that are not what
//! they should be.
//!
//! The template is the tests' own. What a PDF says, and that it is accessible, is tested elsewhere.

use crate::project::{Answer, Project, valid, with_evidence};

const NORTH: &str = "returns/sample/2019/example-north.yaml";
const PDF: &str = "out/sample/2019/example-north.pdf";

/// All that a PDF/UA document must have, the evidence and the actions' owners. It looks for no
/// character in another font than its own, which `check` cannot know.
const TEMPLATE: &str = r#"#set document(title: {{ page.title }})
#set text(lang: "en", font: "Source Sans 3", fallback: false)
#let md-task(done) = if done [done] else [open]
#let md-table(columns: 1, align: (), header: (), rows: (), row-headers: false, ..lengths) = table(
  columns: columns, table.header(..header), ..rows.flatten(),
)
= #{{ page.title }};
{% for section in sections %}{% for item in section.items %}
{% for field in item.fields %}{% if field.body.set_as == "prose" and field.body.text %}{{ field.body.text | markdown(level = 1, id = item.anchor, name = "Evidence") }}{% endif %}{% endfor %}
{% for action in item.actions %}{% if action.owner %}#{{ action.owner }};{% endif %}
{{ action.text | markdown(level = 1, id = item.anchor, name = "Action") }}{% endfor %}
{% endfor %}{% endfor %}
"#;

/// The invented collection with one valid return, and a Typst template of the tests' own.
fn project() -> Project {
    Project::new()
        .file("own/typst/report.typ.tera", TEMPLATE)
        .file(NORTH, valid("example-north", "2019"))
}

/// Makes the PDFs.
fn build(project: &Project, args: &[&str]) -> Answer {
    let base = ["build", "--only", "pdf", "--templates", "own", "--format", "short"];
    project.run([&base[..], args].concat())
}

#[test]
fn a_pdf_is_published_and_twice_the_same() {
    let project = project();
    build(&project, &[]).status(0).says("sample/2019     1         0          2\n");
    build(&project, &["--out", "again"]).status(0);
    assert!(std::fs::read(project.path(PDF)).expect("a PDF").starts_with(b"%PDF-"));
    assert_eq!(project.files("out"), project.files("again"));
}

/// Builds a return with this evidence, whose first line is line 8, and says where the missing glyph
/// is found.
#[track_caller]
fn missing_glyph(evidence: &str, place: &str) {
    let project = project().file(NORTH, with_evidence("example-north", "2019", evidence));
    let answer = build(&project, &[]).status(1);
    let answer = answer.says(&format!("{NORTH}:{place}: error[E050]: ")).says("`⚕`");
    answer.says("left out: sample/2019/example-north: it could not be set");
    assert!(!project.path(PDF).exists());
}

#[test]
fn a_character_without_a_glyph_is_found_at_the_authors_line() {
    missing_glyph("|\n      One.\n\n      Two ⚕.\n", "11:11");
}

#[test]
fn a_character_without_a_glyph_is_found_in_a_table() {
    missing_glyph(
        "|\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n      | 3 | ⚕ |\n",
        "12:13",
    );
}

#[test]
fn a_character_without_a_glyph_is_found_in_a_list() {
    missing_glyph("|\n      - one\n      - two\n        - three ⚕\n", "11:17");
}

#[test]
fn a_character_without_a_glyph_is_found_in_folded_text() {
    missing_glyph(">-\n      One\n      goes\n      on.\n\n      Two\n      ⚕.\n", "14:7");
}

#[test]
fn a_character_without_a_glyph_is_found_outside_of_prose() {
    let owner = "    actions:\n      - { id: meet, text: Meet., owner: Officer ⚕ }\n";
    let project = project().file(NORTH, valid("example-north", "2019") + owner);
    build(&project, &[]).status(1).says(&format!("{NORTH}:10:49: error[E050]: "));
}

#[test]
fn a_report_that_cannot_be_set_leaves_the_last_good_one() {
    let project = project();
    build(&project, &[]).status(0);
    let good = std::fs::read(project.path(PDF)).expect("a PDF");
    project.write(NORTH, with_evidence("example-north", "2019", "⚕"));
    build(&project, &[]).status(1);
    assert_eq!(std::fs::read(project.path(PDF)).expect("the last good one"), good);
}

#[test]
fn a_page_is_not_published_ahead_of_a_pdf_that_cannot_be_set() {
    let page = "{{ page.title }}: {{ sections[0].items[0].fields[0].body.text.text }}";
    let project = project()
        .file("own/html/report.html.tera", page)
        .file("own/html/national.html.tera", "a round")
        .file("own/html/index.html.tera", "the front page");
    let both = ["build", "--templates", "own", "--format", "short"];
    project.run(both).status(0);
    let good = project.read("out/sample/2019/example-north.html");
    project.write(NORTH, with_evidence("example-north", "2019", "⚕"));
    project.run(both).status(1).says("error[E050]: ");
    assert_eq!(project.read_kept("out/sample/2019/example-north.html"), good);
}

#[test]
fn a_program_that_does_not_exist_stops_the_build() {
    let project = project();
    let answer = build(&project, &["--typst", "no-such-typst"]).status(2);
    answer.says("error[E053]: ").says("no-such-typst").says("(help: leave out `--typst`");
    assert!(!project.path("out").exists());
}

#[test]
fn a_variable_that_is_set_to_nothing_names_no_program() {
    let project = project();
    let mut command = project.command(["build", "--only", "html"]);
    crate::project::answer(command.env("STOCKTAKE_TYPST", "")).status(0);
    project.run(["build", "--typst", ""]).status(2).says("a value is required for '--typst");
}

#[test]
fn a_fault_of_the_template_is_not_the_authors() {
    let project = project().file("own/typst/report.typ.tera", "#panic(\"no\")\n");
    let answer = build(&project, &[]).status(2).says("error[E051]: typst/report.typ.tera:1: no");
    answer.says("while setting returns/sample/2019/example-north.yaml").never_says("E050");
}

#[test]
fn what_typst_refuses_of_a_template_is_told_at_the_template_in_plain_words() {
    for (source, told) in [
        ("\n#nonesuch\n", ":2: nothing is called `nonesuch` here, while setting "),
        ("\n#{ 1 + \"a\" }\n", ":2: this cannot be set (Typst says: cannot add "),
        ("#import \"lib/no.typ\": x\n", ":1: there is no file `typst/lib/no.typ`, while"),
        (
            "#import \"lib/say.typ\": said\n#said(\"no-such-key\")\n",
            ":2: there are no words with the key `no-such-key`, while setting",
        ),
        (
            "#import \"lib/say.typ\": said\n#said(\"part-of\", count: 1)\n",
            ":2: the words with the key `part-of` are not given `share`, while setting",
        ),
    ] {
        let project = project().file("own/typst/report.typ.tera", source);
        let answer = build(&project, &[]).status(2);
        let answer = answer.says(&format!("error[E051]: typst/report.typ.tera{told}"));
        answer.never_says("staging").never_says("main.typ").never_says("say.typ");
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{BufRead as _, BufReader};
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::{Command, Stdio};

    use super::{NORTH, PDF, Project, TEMPLATE, build, project};
    use crate::project::valid;

    /// A Typst program that answers `--version`, and otherwise does what the script says, beside a
    /// PDF that stocktake made.
    fn with_program(version: &str, body: &str) -> Project {
        let project = project();
        build(&project, &["--out", "made"]).status(0);
        let good = std::fs::read(project.path(&PDF.replace("out/", "made/"))).expect("a PDF");
        let project = project.file("good.pdf", good).file("fake", script(version, body));
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(project.path("fake"), mode).expect("a mode");
        project
    }

    fn script(version: &str, body: &str) -> String {
        format!(
            "#!/bin/sh\nhere=${{0%/*}}\nif [ \"$1\" = --version ]; then echo 'typst {version}'; \
             exit; fi\n{body}\n"
        )
    }

    /// A script whose last argument gets a file, as Typst's output does.
    const WRITES: &str = "for out; do :; done; cat \"$here/good.pdf\" > \"$out\"";

    /// Whether the PDF is the one that the program has copied.
    #[track_caller]
    fn is_copied(project: &Project) {
        let read = |path| std::fs::read(project.path(path)).expect("a PDF");
        assert_eq!(read(PDF), read("good.pdf"));
    }

    #[test]
    fn a_program_that_takes_too_long_is_stopped() {
        let project = with_program("0.15.1", "sleep 600");
        let answer = build(&project, &["--typst", "./fake", "--timeout", "1"]).status(1);
        answer
            .says("error[E052]: making the PDF took longer than 1s and was stopped; no other was")
            .says("each is made by `./fake`")
            .says("`--timeout SECONDS`");
        assert!(!project.path(PDF).exists());
    }

    #[test]
    fn where_a_program_takes_too_long_nothing_is_published_of_one_return_as_of_several() {
        let south = NORTH.replace("north", "south");
        let one = with_program("0.15.1", "sleep 600");
        let two = with_program("0.15.1", "sleep 600").file(&south, valid("example-south", "2019"));
        for project in [one, two] {
            let args = ["build", "--typst", "./fake", "--timeout", "1"];
            let answer = project.run(args).status(1).says_times("error[E052]", 1);
            answer.says("nothing was made").never_says("published: open");
            assert!(!project.path("out").exists(), "no page leads to a report that is not there");
        }
    }

    #[test]
    fn a_program_or_a_template_that_takes_too_long_is_tried_once() {
        let south = NORTH.replace("north", "south");
        let project = with_program("0.15.1", "echo tried >> \"$here/log\"; sleep 600");
        let project = project.file(&south, valid("example-south", "2019"));
        let once = ["--typst", "./fake", "--timeout", "1", "--jobs", "1"];
        build(&project, &once).status(1).says_times("error[E052]", 1).says("no other was tried");
        assert_eq!(project.read("log"), "tried\n");
        let endless = "#for a in range(10000) { for b in range(10000) { str(a * b) } }";
        project.write("own/typst/report.typ.tera", format!("{TEMPLATE}{endless}\n"));
        let answer = build(&project, &["--timeout", "1", "--jobs", "1"]).status(1);
        let answer = answer.says_times("error[E052]", 1);
        answer.says("no other was tried, for each is set by your own templates");
    }

    #[test]
    fn a_program_that_does_not_tell_its_version_is_said_to() {
        let project = project().file("fake", "#!/bin/sh\nsleep 600\n");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(project.path("fake"), mode).expect("a mode");
        let answer = build(&project, &["--typst", "./fake", "--timeout", "1"]).status(2);
        answer.says("error[E053]: the program `./fake` did not answer `--version` within 1s");
    }

    #[test]
    fn what_an_outside_program_refuses_is_no_fault_of_stocktake_or_of_a_return() {
        let south = NORTH.replace("north", "south");
        let project = with_program("0.15.1", "echo 'error: no such font' >&2; exit 1");
        let project = project.file(&south, valid("example-south", "2019"));
        std::fs::remove_dir_all(project.path("own")).expect("the templates");
        let answer = project.run(["build", "--only", "pdf", "--typst", "./fake"]).status(1);
        let answer = answer.says_times("error[E146]", 1);
        let answer = answer.says("the Typst program `./fake` refuses: no such font, while setting");
        answer.never_says("fault of stocktake").never_says("E050");
    }

    #[test]
    fn another_version_of_typst_is_told_of() {
        let project = with_program("0.14.0", WRITES);
        let answer = build(&project, &["--typst", "./fake"]).status(0);
        answer.says("warning[W010]: ").says("0.14.0").says("0.15.1");
        is_copied(&project);
    }

    #[test]
    fn the_program_can_be_named_in_the_environment() {
        let project = with_program("0.15.1", WRITES);
        let mut command = project.command(["build", "--only", "pdf", "--templates", "own"]);
        crate::project::answer(command.env("STOCKTAKE_TYPST", "./fake")).status(0);
        is_copied(&project);
    }

    #[test]
    fn a_program_that_is_not_typst_stops_the_build() {
        let project = with_program("of another kind", WRITES);
        build(&project, &["--typst", "./fake"])
            .status(2)
            .says("error[E053]: ")
            .says("is it Typst?");
    }

    #[test]
    fn a_program_that_breaks_down_is_said_to_and_the_author_is_not() {
        let project = with_program("0.15.1", "echo 'thread main panicked' >&2; exit 101");
        let answer = build(&project, &["--typst", "./fake"]).status(2);
        let answer =
            answer.says(&format!("error[E057]: the report of {NORTH} could not be made: "));
        answer.says("exit status 101: thread main panicked").never_says("E050");
    }

    #[test]
    fn a_program_that_runs_out_of_memory_is_said_to_and_the_author_is_not() {
        let fails = "echo 'memory allocation of 4000000 bytes failed' >&2; kill -ABRT $$";
        let project = with_program("0.15.1", fails);
        let answer = build(&project, &["--typst", "./fake", "--typst-memory", "64"]).status(1);
        let answer =
            answer.says(&format!("error[E055]: the report of {NORTH} could not be made: "));
        answer
            .says("more memory than it may have: 64 MB")
            .says("`--typst-memory MB`")
            .never_says("E050");
    }

    #[test]
    fn what_is_no_whole_report_never_takes_the_place_of_one() {
        let project = with_program("0.15.1", WRITES);
        build(&project, &["--typst", "./fake"]).status(0);
        for (junk, words) in [
            ("echo text > \"$out\"", "left a file that is no PDF"),
            ("head -c 5000 \"$here/good.pdf\" > \"$out\"", "left a PDF of which a part is missing"),
            ("ln -sf \"$here/good.pdf\" \"$out\"", "left something that is not a file"),
            ("true", "made no PDF"),
        ] {
            project.write("fake", script("0.15.1", &format!("for out; do :; done; {junk}")));
            let answer = build(&project, &["--typst", "./fake"]).status(2);
            answer
                .says(&format!("error[E056]: the report of {NORTH} could not be made"))
                .says(words);
            is_copied(&project);
        }
    }

    #[test]
    fn a_build_that_is_killed_takes_its_programs_along_and_leaves_the_last_good_output() {
        let project = with_program("0.15.1", WRITES);
        build(&project, &["--typst", "./fake"]).status(0);
        // The next program writes half a PDF, starts another one, and waits; both hold a pipe.
        let half = "for out; do :; done; head -c 5000 \"$here/good.pdf\" > \"$out\"; exec 3> \
                    \"$here/alive\"; sleep 3600 & setsid sleep 3600 & echo half >&3; sleep 3600";
        project.write("fake", script("0.15.1", half));
        let alive = project.path("alive");
        assert!(Command::new("mkfifo").arg(&alive).status().expect("mkfifo").success());
        let args = ["build", "--only", "pdf", "--templates", "own", "--typst", "./fake"];
        let mut build_to_kill = Command::new(assert_cmd::cargo::cargo_bin!("stocktake"));
        build_to_kill.args(args).current_dir(project.path(""));
        build_to_kill.stdout(Stdio::null()).stderr(Stdio::null());
        let mut killed = build_to_kill.spawn().expect("stocktake runs");
        let mut held = BufReader::new(std::fs::File::open(alive).expect("a pipe"));
        let mut line = String::new();
        held.read_line(&mut line).expect("a line");
        assert_eq!(line, "half\n");
        killed.kill().expect("it is there");
        killed.wait().expect("its end");
        // The end of the pipe comes when the last process that holds it has ended.
        assert_eq!(held.read_line(&mut line).expect("the end of the pipe"), 0);
        is_copied(&project);
        // The next build finishes, and leaves nothing of the killed one.
        let left = || {
            let entries = std::fs::read_dir(project.path("")).expect("the folder");
            let names = entries.map(|entry| entry.expect("an entry").file_name());
            names.filter(|name| name.to_string_lossy().starts_with(".out.")).count()
        };
        assert_eq!(left(), 1, "the killed build left nothing to clear away");
        build(&project, &[]).status(0);
        assert_eq!(left(), 0);
        let files: Vec<_> = project.files("out").into_iter().map(|(path, _)| path).collect();
        let files: Vec<_> = files.iter().map(|path| path.to_string_lossy()).collect();
        let report = "sample/2019/example-north.pdf";
        assert_eq!(files, ["manifest.json", report, "sample/2019/national.pdf"]);
    }
}
