//! `--format json`, `sarif`, `github` and `junit`: findings for other programs, on standard output.

use serde_json::Value;

use crate::project::{Project, misrated, valid};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A return with an error, and one without.
fn project() -> Project {
    Project::new()
        .file(NORTH, misrated("example-north", "2019"))
        .file("returns/sample/2019/example-south.yaml", valid("example-south", "2019"))
}

#[test]
fn data_goes_to_standard_output_and_the_count_to_standard_error() {
    for format in ["json", "sarif", "github", "junit"] {
        let answer = project().run(["check", "--format", format]).status(1);
        assert_eq!(
            answer.talk,
            "2 returns checked: 1 error\n`stocktake check --fix=suggested` mends 1 of these\n",
            "{format}"
        );
        assert!(answer.data.contains("E036") && answer.data.contains(NORTH), "{}", answer.data);
    }
}

#[test]
fn a_file_is_named_from_the_current_folder_however_it_was_asked_for() {
    let project = project();
    let absolute = project.path("returns").display().to_string();
    for returns in ["returns", "./returns", &absolute] {
        let args = ["check", "--format", "json", "--returns", returns];
        let found: Value = serde_json::from_str(&project.run(args).data).expect("JSON");
        assert_eq!(found["findings"][0]["place"]["file"], NORTH, "{returns}");
    }
}

#[test]
fn every_return_is_a_test_of_junit() {
    let data = project().run(["check", "--format", "junit"]).status(1).data;
    assert!(data.contains("tests=\"3\" failures=\"1\" errors=\"0\""), "{data}");
    assert!(data.contains("name=\"returns/sample/2019/example-south.yaml\""), "{data}");
}

#[test]
fn what_cannot_be_checked_is_told_of_in_each_format() {
    for format in ["json", "sarif", "github", "junit"] {
        let answer = project().run(["check", "--format", format, "sample/2918"]).status(2);
        assert!(answer.data.contains("E060"), "{format}: {}", answer.data);
    }
}

#[test]
fn a_build_and_a_verification_tell_of_their_findings_too() {
    let project = project();
    let built = project.run(["build", "--only", "html", "--format", "github"]).status(1);
    assert!(built.data.starts_with("::error file=returns/sample/2019/"), "{}", built.data);
    project.write("out/index.html", "altered");
    let verified = project.run(["verify", "--format", "json"]).status(1);
    let found: Value = serde_json::from_str(&verified.data).expect("JSON");
    assert_eq!(found["errors"], 1);
    project.run(["build", "--explain-rebuild", "--format", "json"]).status(2).says("same stream");
}
