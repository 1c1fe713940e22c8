//! Help, completions, man pages, and readers that go away.

use std::process::Stdio;

use crate::project::{Project, run};

const COMMANDS: [&str; 10] = [
    "check",
    "build",
    "rollup",
    "diff",
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

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let program = assert_cmd::cargo::cargo_bin!("stocktake");
    for args in [&["explain"][..], &["completions", "bash"], &["--help"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = std::process::Command::new(program);
        let command = command.args(args).stdin(Stdio::null()).stdout(writer);
        let output = command.stderr(Stdio::piped()).output().expect("stocktake runs");
        let talk = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*talk), (Some(0), ""), "{args:?}");
    }
}
