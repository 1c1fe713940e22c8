//! What stands on a terminal.

use std::path::Path;
use std::process::Stdio;

use super::north;
use crate::project::{answer, program, run};

fn shown(args: &[&str]) -> String {
    run([&["diff"], args].concat()).status(0).says_only("").data
}

#[test]
fn a_comparison_of_the_example_nation_reads_so() {
    insta::assert_snapshot!(shown(&["example-nation/2020/dunlarrig-city"]));
}

#[test]
fn a_comparison_over_three_rounds_reads_so() {
    insta::assert_snapshot!(shown(&["example-nation/2021/auchterwhin"]));
}

#[test]
fn no_line_is_wider_than_eighty_columns() {
    for pair in [
        ["example-nation/2019", "example-nation/2020"],
        ["example-nation/2020", "example-nation/2021"],
    ] {
        let text = shown(&pair);
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let what = "example-nation/2020/auchterwhin";
    let coloured = shown(&["--color", "always", what]);
    let mut plain = String::new();
    for part in coloured.split('\u{1b}') {
        plain.push_str(match part.strip_prefix('[') {
            Some(rest) => rest.split_once('m').expect("the end of a code").1,
            None => part,
        });
    }
    assert_ne!(coloured, plain);
    assert_eq!(plain, shown(&[what]));
    let mut command = program();
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env("NO_COLOR", "1");
    assert_eq!(answer(command.args(["diff", what])).data, plain);
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let project = north();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("stocktake"));
    let command = command.current_dir(project.path(".")).args(["diff", "sample/2020"]);
    let output = command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output();
    let output = output.expect("stocktake runs");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}
