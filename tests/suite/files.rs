//! What is a file of a collection, and what must be in its bytes before anything else is asked of
//! it.

use crate::project::{Answer, Project, misrated, valid};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// Checks a collection whose only return has these bytes.
fn check(bytes: impl AsRef<[u8]>) -> Answer {
    Project::new().file(NORTH, bytes).run(["check", "--format", "short"])
}

#[test]
fn a_file_of_more_than_a_mebibyte_is_refused() {
    let text = valid("example-north", "2019");
    let padding = |bytes: usize| format!("{text}#{}\n", "x".repeat(bytes - text.len() - 2));
    check(padding(1 << 20)).status(0);
    check(padding((1 << 20) + 1)).status(1).says(&format!("{NORTH}: error[E002]: "));
}

#[test]
fn text_in_another_encoding_is_refused_at_its_first_foreign_byte() {
    let text = valid("example-north", "2019").replace("Minutes", "Minut\u{e9}s");
    let latin_1: Vec<u8> = text.chars().map(|c| c as u8).collect();
    check(latin_1).status(1).says(&format!("{NORTH}:8:20: error[E003]: ")).says("UTF-8");
}

#[test]
fn utf_16_is_refused() {
    let text = valid("example-north", "2019");
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let with_mark: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    check(&with_mark).status(1).says(&format!("{NORTH}:1:1: error[E003]: "));
    check(&with_mark[2..]).status(1).says(&format!("{NORTH}:1:2: error[E004]: ")).says("U+0000");
}

#[test]
fn a_thousand_nulls_are_not_a_thousand_findings() {
    let answer = check([0; 1000]).status(1).says("U+0000 (and 999 times more below)");
    answer.says("1 return checked: 1 error\n");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let text = valid("example-north", "2019");
    check(format!("\u{feff}{text}")).status(0);
    let wrong = misrated("example-north", "2019");
    check(format!("\u{feff}{wrong}")).status(1).says(&format!("{NORTH}:7:13: error[E036]"));
}

#[test]
fn line_ends_of_windows_change_no_place() {
    let text = valid("example-north", "2019").replace("Minutes.", "|\n      One.\n\n      ![x](y)");
    check(text.replace('\n', "\r\n")).status(1).says(&format!("{NORTH}:11:7: error[E039]"));
}

#[test]
fn a_file_without_a_last_line_end_is_read_whole() {
    check(misrated("example-north", "2019").trim_end()).status(1).says(":7:13: error[E036]");
}

#[test]
fn a_file_that_is_missing_is_named() {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    for file in ["2019/round.yaml", "partnerships.yaml", "rubric.yaml"] {
        std::fs::remove_file(project.path(&format!("returns/sample/{file}"))).expect("removed");
        let answer = project.run(["check", "--format", "short"]).status(1);
        answer.says(&format!("returns/sample/{file}: error[E001]: there is no such file (help: "));
    }
}

#[test]
fn a_file_under_a_slip_of_its_name_is_named() {
    for (file, lies) in [
        ("rubric.yaml", "rubric.yml"),
        ("rubric.yaml", "Rubric.yaml.txt"),
        ("rubric.yaml", "rubrik.yaml"),
        ("partnerships.yaml", "partnership.YAML"),
        ("2019/round.yaml", "2019/round.yml"),
    ] {
        let project = Project::new();
        let path = |file: &str| project.path("returns/sample").join(file);
        std::fs::rename(path(file), path(lies)).expect("renamed");
        let answer = project.run(["check", "--format", "short"]).status(1);
        let names = [lies, file].map(|name| name.rsplit('/').next().expect("a name"));
        let help = format!("`{}` lies there: rename it to `{}`)", names[0], names[1]);
        answer.says(&format!(
            "returns/sample/{file}: error[E001]: there is no such file (help: {help}"
        ));
    }
}

#[test]
fn a_return_is_not_taken_for_a_round_under_another_name() {
    let project = Project::new().file("returns/sample/2019/sound.yaml", "");
    std::fs::remove_file(project.path("returns/sample/2019/round.yaml")).expect("removed");
    project
        .run(["check"])
        .status(1)
        .says("every folder in a collection is a round")
        .never_says("lies there");
}

#[test]
fn a_folder_in_place_of_a_file_is_said() {
    let project = Project::empty().file("returns/sample/rubric.yaml/notes.txt", "");
    let answer = project.run(["check", "--format", "short"]).status(1);
    answer.says(
        "returns/sample/rubric.yaml: error[E001]: this is a folder, not a file (help: put the file",
    );
}

#[test]
fn a_file_that_is_no_return_is_told_of() {
    let project = Project::new()
        .file("returns/sample/2019/example-north.yml", valid("example-north", "2019"))
        .file("returns/sample/2019/letters/notes.txt", "")
        .file("returns/sample/2019/.hidden", "");
    let answer = project.run(["check", "--format", "short"]).status(0);
    let stray = |name| format!("returns/sample/2019/{name}: warning[W007]: ");
    let answer = answer.says(&stray("example-north.yml")).says(&stray("letters"));
    let answer = answer.says("if it is a return, rename it to `example-north.yaml`");
    answer.never_says("hidden").says("0 returns checked: no errors and 2 warnings\n");
}

#[test]
fn a_folder_with_the_name_of_a_return_is_an_error() {
    let project = Project::new().file("returns/sample/2019/example-north.yaml/notes.txt", "");
    let answer = project.run(["check", "--format", "short"]).status(1);
    answer.says(&format!("{NORTH}: error[E001]: this is a folder, not a file"));
}

#[test]
fn files_beside_the_rounds_are_left_alone() {
    let project = Project::new().file("returns/sample/README.md", "").file("returns/README.md", "");
    project.run(["check"]).status(0).says_only("0 returns checked: no errors\n");
}

#[test]
fn a_folder_that_is_no_id_is_refused() {
    let project = Project::new().round("2019.yaml").round("national");
    let answer = project.run(["check", "--format", "short"]).status(1);
    let answer = answer.says("returns/sample/2019.yaml: error[E013]: `2019.yaml` is not an id");
    answer.says("returns/sample/national: error[E014]: ");
}

#[test]
fn an_earlier_round_may_be_named() {
    let round = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n";
    let project = Project::new().file("returns/sample/2020/round.yaml", round);
    project.run(["check"]).status(0).says_only("0 returns checked: no errors\n");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::{NORTH, Project, misrated, valid};

    #[test]
    fn a_return_that_is_a_link_is_an_error_and_is_not_read() {
        let project = Project::new().file("elsewhere.yaml", misrated("example-north", "2019"));
        symlink(project.path("elsewhere.yaml"), project.path(NORTH)).expect("a link");
        let answer = project.run(["check", "--format", "short"]).status(1).never_says("E036");
        answer.says(&format!(
            "{NORTH}: error[E001]: this is a link, and links are not followed \
                              (help: put the file itself here"
        ));
        let answer = project.run(["build", "--only", "html"]).status(1);
        answer.says("left out: sample/2019/example-north: 1 error");
    }

    #[test]
    fn a_round_or_a_collection_that_is_a_link_is_an_error_and_not_passed_over() {
        let project = Project::new().file("elsewhere/2020/round.yaml", "");
        let link = |to: &str, from: &str| {
            symlink(project.path(to), project.path(from)).expect("a link");
        };
        link("elsewhere/2020", "returns/sample/2020");
        link("nowhere", "returns/sample/2021");
        link("elsewhere", "returns/other");
        link("elsewhere/2020/round.yaml", "returns/sample/README");
        let answer = project.run(["check", "--format", "short"]).status(1);
        let said = |name| {
            format!("returns/{name}: error[E001]: this is a link, and links are not followed")
        };
        let answer = answer.says(&said("sample/2020")).says(&said("sample/2021"));
        answer.says(&said("other")).says("0 returns checked: 3 errors\n");
        let answer =
            project.run(["check", "sample/2020"]).status(1).never_says("there is no round");
        answer.says("this is a link").never_says("sample/2021");
        project.run(["check", "other"]).status(1).says("this is a link").never_says("E060");
        project.run(["check", "sample/2019"]).status(0);
        project.run(["build", "--only", "html"]).status(1).says("error[E001]: this is a link");
    }

    #[test]
    fn what_is_no_file_is_never_opened() {
        let whole = valid("example-north", "2019");
        for file in
            ["rubric.yaml", "partnerships.yaml", "2019/round.yaml", "2019/example-north.yaml"]
        {
            let project = Project::new().file(NORTH, &whole);
            let path = project.path("returns/sample").join(file);
            std::fs::remove_file(&path).expect("removed");
            let made = std::process::Command::new("mkfifo").arg(&path).status();
            assert!(made.is_ok_and(|status| status.success()), "a pipe");
            // Nobody writes to the pipe: whoever opened it to read would wait for ever.
            let answer = project.run(["check", "--format", "short"]).status(1);
            answer.says(&format!(
                "returns/sample/{file}: error[E001]: this is a pipe, a socket or \
                                  a device, not a file"
            ));
        }
        let project = Project::new();
        let path = project.path(NORTH);
        let _socket = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        project.run(["check", NORTH]).status(1).says("this is a pipe, a socket or a device");
    }

    #[test]
    fn a_rubric_that_is_a_link_is_not_followed() {
        let project = Project::new();
        let rubric = project.path("returns/sample/rubric.yaml");
        std::fs::rename(&rubric, project.path("elsewhere.yaml")).expect("moved");
        symlink(project.path("elsewhere.yaml"), &rubric).expect("a link");
        let answer = project.run(["check", "--format", "short"]).status(1);
        answer.says("returns/sample/rubric.yaml: error[E001]: this is a link");
    }

    #[test]
    fn the_name_of_a_file_cannot_drive_the_terminal() {
        let project = Project::new();
        let name = std::ffi::OsStr::from_bytes(b"a\x1b[31m\nb.yaml");
        std::fs::write(project.path("returns/sample/2019").join(name), "").expect("a file");
        let answer = project.run(["check", "--format", "short"]).status(1).never_says("\u{1b}");
        answer.says(r"returns/sample/2019/a\u{1b}[31m\u{a}b.yaml: error[E005]");
    }

    // Other systems refuse to make such a file.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_whose_name_is_not_unicode_is_told_of() {
        let project = Project::new();
        let name = std::ffi::OsStr::from_bytes(b"\xff.yaml");
        std::fs::write(project.path("returns/sample/2019").join(name), "").expect("a file");
        project.run(["check", "--format", "short"]).status(1).says("\u{fffd}.yaml: error[E005]");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_named() {
        use std::os::unix::fs::PermissionsExt as _;
        let project = Project::new().file(NORTH, valid("example-north", "2019"));
        let nobody = std::fs::Permissions::from_mode(0o000);
        std::fs::set_permissions(project.path(NORTH), nobody).expect("a mode");
        if std::fs::read(project.path(NORTH)).is_ok() {
            // The superuser may read everything: then the file is read, and is well.
            project.run(["check"]).status(0);
        } else {
            let answer = project.run(["check", "--format", "short"]).status(1);
            answer.says(&format!("{NORTH}: error[E001]: this file may not be read by you\n"));
        }
    }
}
