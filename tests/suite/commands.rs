//! Help, completions, man pages, and readers that go away.

use std::process::Stdio;

use crate::project::{Project, run, valid};

const COMMANDS: [&str; 15] = [
    "check",
    "build",
    "verify",
    "join",
    "rollup",
    "diff",
    "new",
    "status",
    "schema",
    "synth",
    "merge",
    "git-setup",
    "explain",
    "completions",
    "man",
];

#[test]
fn the_help_of_each_command_has_an_example_of_it() {
    for command in COMMANDS {
        let answer = run([command, "--help"]).status(0).prints("Example");
        let examples = answer.data.rsplit("Example").next().expect("what follows");
        assert!(examples.contains(&format!("  stocktake {command}")), "{examples}");
    }
}

#[test]
fn the_help_names_every_command_and_the_exit_statuses() {
    let answer = run(["--help"]).status(0).prints("0 all is well").prints("Examples:");
    for command in COMMANDS {
        assert!(answer.data.contains(&format!("  {command} ")), "{command}:\n{}", answer.data);
    }
    let listed = answer.data.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    for command in listed.filter_map(|line| line.split_whitespace().next()) {
        let is_known = command == "help" || COMMANDS.contains(&command);
        assert!(is_known, "`{command}` is in the help and not in `COMMANDS`");
    }
    for hidden in ["typst", "git-textconv", "git-diff-driver"] {
        assert!(!answer.data.contains(hidden), "a hidden command is shown:\n{}", answer.data);
    }
}

#[test]
fn without_a_command_the_help_is_shown() {
    let nothing: [&str; 0] = [];
    run(nothing).status(2).says("Usage: stocktake <COMMAND>");
}

#[test]
fn a_misspelt_command_gets_the_nearest() {
    run(["chekc"]).status(2).says("check");
}

#[test]
fn each_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let answer = run(["completions", shell]).status(0).says_only("");
        for command in COMMANDS {
            assert!(answer.data.contains(command), "{shell} does not know {command}");
        }
    }
}

#[test]
fn no_shell_offers_the_hidden_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let answer = run(["completions", shell]).status(0);
        assert!(!answer.data.contains("Typst's own program"), "{shell}");
        assert!(!answer.data.contains("man typst"), "{shell}");
    }
}

#[test]
fn each_command_gets_a_man_page() {
    let project = Project::empty();
    project.run(["man", "share/man"]).status(0);
    for command in COMMANDS {
        assert!(project.read(&format!("share/man/stocktake-{command}.1")).starts_with(".ie"));
    }
    assert!(project.read("share/man/stocktake.1").contains("self\\-evaluation"));
}

#[test]
fn man_pages_that_cannot_be_written_are_said() {
    let answer = Project::empty().file("taken", "").run(["man", "taken"]).status(2);
    answer.says("cannot be written to `taken`").says("help: ");
}

/// What stocktake answers where its streams are these.
#[cfg(target_os = "linux")]
fn with_streams(project: &Project, args: &[&str], out: Stdio, err: Stdio) -> (Option<i32>, String) {
    let program = assert_cmd::cargo::cargo_bin!("stocktake");
    let mut command = std::process::Command::new(program);
    let command = command.args(args).current_dir(project.path("")).stdin(Stdio::null());
    let output = command.stdout(out).stderr(err).output().expect("stocktake runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[cfg(target_os = "linux")]
fn full() -> Stdio {
    std::fs::File::options().write(true).open("/dev/full").expect("a full device").into()
}

#[cfg(target_os = "linux")]
const WITH_DATA: [&[&str]; 20] = [
    &["schema", "sample"],
    &["rollup", "sample/2019"],
    &["rollup", "sample/2019", "--format", "json"],
    &["rollup", "sample/2019", "--format", "csv"],
    &["rollup", "--schema"],
    &["diff", "sample/2019/example-north", "sample/2020/example-north"],
    &["diff", "sample/2019/example-north", "sample/2020/example-north", "--format", "markdown"],
    &["diff", "sample/2019/example-north", "sample/2020/example-north", "--format", "json"],
    &["diff", "--schema"],
    &["completions", "bash"],
    &["explain"],
    &["explain", "E036"],
    &["git-textconv", "returns/sample/2019/example-north.yaml"],
    &["verify", "--schema"],
    &["build", "--only", "html", "--explain-rebuild"],
    &["help", "check"],
    &["check", "-h"],
    &["build", "--help"],
    &["--help"],
    &["--version"],
];

/// What has nothing to say but in words.
#[cfg(target_os = "linux")]
const WITH_TALK: [&[&str]; 7] = [
    &["check"],
    &["check", "--format", "short"],
    &["build", "--only", "html"],
    &["verify"],
    &["synth", "small"],
    &["join", "out"],
    &["nonsense"],
];

#[cfg(target_os = "linux")]
fn two_rounds() -> Project {
    let file = |round: &str| format!("returns/sample/{round}/example-north.yaml");
    let project = Project::new().round("2020");
    let project = project.file(&file("2019"), valid("example-north", "2019"));
    project.file(&file("2020"), valid("example-north", "2020"))
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_cannot_be_written_is_an_error() {
    let project = two_rounds();
    for args in WITH_DATA {
        let (status, talk) = with_streams(&project, args, full(), Stdio::piped());
        assert_eq!(status, Some(2), "{args:?}: {talk}");
        let said = "error: the output could not be written: no space left on device\nhelp: ";
        assert!(talk.contains(said), "{args:?}: {talk}");
        // The same is well where it can be written.
        assert_eq!(
            with_streams(&project, args, Stdio::null(), Stdio::piped()).0,
            Some(0),
            "{args:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn talk_that_cannot_be_written_is_an_error() {
    let project = two_rounds();
    for args in [&["rollup", "sample/2019"][..]].into_iter().chain(WITH_TALK) {
        assert_eq!(with_streams(&project, args, Stdio::null(), full()).0, Some(2), "{args:?}");
    }
}

/// A pipe that nobody reads any more.
#[cfg(target_os = "linux")]
fn left() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

/// As `| head -1` does, for the data and, by `2>&1 |`, for the talk.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = two_rounds();
    for args in WITH_DATA {
        let (status, talk) = with_streams(&project, args, left(), Stdio::piped());
        assert_eq!(status, Some(0), "{args:?}: {talk}");
        assert!(!talk.contains("error") || talk.contains("no errors"), "{args:?}: {talk}");
    }
    for args in WITH_DATA.into_iter().chain(WITH_TALK) {
        let status = with_streams(&project, args, Stdio::null(), Stdio::piped()).0;
        // A synthetic collection is made once.
        _ = std::fs::remove_dir_all(project.path("small"));
        assert_eq!(with_streams(&project, args, left(), left()).0, status, "{args:?}");
        _ = std::fs::remove_dir_all(project.path("small"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_nobody_wants_is_no_error_however_that_is_said() {
    let project = two_rounds();
    // As Python's `subprocess.DEVNULL` opens it: for reading as well.
    let unwanted = || {
        let null = std::fs::File::options().read(true).write(true).open("/dev/null");
        Stdio::from(null.expect("the null device"))
    };
    for args in WITH_DATA {
        let (status, talk) = with_streams(&project, args, unwanted(), Stdio::piped());
        assert_eq!(status, Some(0), "{args:?}: {talk}");
        assert!(!talk.contains("error:"), "{args:?}: {talk}");
    }
    // A stream that was closed looks the same from within.
    let mut shell = std::process::Command::new("sh");
    let shell = shell.args(["-c", "\"$0\" rollup --schema >&-"]);
    let shell = shell.arg(assert_cmd::cargo::cargo_bin!("stocktake"));
    let output = shell.current_dir(project.path("")).stdin(Stdio::null()).output();
    assert_eq!(output.expect("a shell").status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn man_pages_are_all_made_or_none() {
    let project = Project::empty();
    project.run(["man", "pages"]).status(0);
    let made = project.files("pages");
    assert!(
        made.len() > 5
            && made.iter().all(|(_, page)| page.starts_with(b".ie") || page.starts_with(b".TH"))
    );
    // A folder in the place of one page keeps it from being put there; nothing half made is left.
    let project = Project::empty().file("pages/stocktake.1/taken", "");
    project.run(["man", "pages"]).status(2).says("cannot be written to `pages`");
    assert!(project.files("pages").iter().all(|(path, _)| !path.starts_with(".stocktake-")));
}
