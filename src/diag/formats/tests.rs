//! What each format makes of findings of every shape, and of texts that would break out of it.

use serde_json::Value;

use super::{DataFormat, Finding, write};
use crate::diag::{Code, Diagnostic, Place, Source};

const FORMATS: [DataFormat; 4] =
    [DataFormat::Json, DataFormat::Sarif, DataFormat::Github, DataFormat::Junit];

/// An error and a warning in a file with a space and letters of Gaelic, and a finding that belongs
/// to no file.
fn several() -> Vec<Finding> {
    let source = Source::new("2019/bòrd a, b.yaml", "rating: é hihg\ncompleted: 2019-05-16\n");
    let unread = Source::unread("2019/c.yaml");
    let place = |span| Place::new(&source, span);
    let diagnostics = [
        Diagnostic::new(Code::NotInScale, place(11..15), "`hihg` is no level")
            .label(place(16..25), "beside this")
            .help("did you mean `high`?"),
        Diagnostic::new(Code::Late, place(16..38), "late by a day"),
        Diagnostic::new(Code::Unreadable, Place::file(&unread), "it is not there"),
        Diagnostic::nowhere(Code::NothingSelected, "there is no round `2918`").help("name one"),
    ];
    diagnostics.iter().map(|own| Finding::new(own, str::to_owned)).collect()
}

fn hostile() -> Vec<Finding> {
    let text = "\u{1b}[31m]]>&<\"'\u{0}%\r\n::error::x\u{fffe}";
    let source = Source::new("a\n::warning::b,c:d%<&>\".yaml", "x: y\n");
    let finding = Diagnostic::new(Code::UnknownKey, Place::new(&source, 0..1), text).help(text);
    vec![Finding::new(&finding, str::to_owned)]
}

fn parsed(format: DataFormat, findings: &[Finding]) -> Value {
    serde_json::from_str(&write(format, findings, &[], false)).expect("JSON")
}

#[test]
fn github_is_told_of_each_finding_in_a_command_of_its_own() {
    insta::assert_snapshot!(write(DataFormat::Github, &several(), &[], false), @r"
    ::error file=2019/bòrd a%2C b.yaml,line=1,col=11,endLine=1,endColumn=14,title=E036::`hihg` is no level%0Ahelp: did you mean `high`?
    ::warning file=2019/bòrd a%2C b.yaml,line=2,col=1,endLine=3,title=W001::late by a day
    ::error file=2019/c.yaml,title=E001::it is not there
    ::error title=E060::there is no round `2918`%0Ahelp: name one
    ");
}

#[test]
fn no_text_makes_a_command_of_its_own_for_github() {
    let text = write(DataFormat::Github, &hostile(), &[], false);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.starts_with("::error file=a%0A%3A%3Awarning%3A%3Ab%2Cc%3Ad%25<&>\".yaml,"),
        "{text}"
    );
    assert!(!text.trim_end().contains(['\r', '\u{1b}']), "{text}");
}

#[test]
fn junit_has_a_test_for_each_file_and_fails_those_with_errors() {
    let files = ["2019/a.yaml".to_owned(), "2019/bòrd a, b.yaml".to_owned()];
    insta::assert_snapshot!(write(DataFormat::Junit, &several(), &files, false), @r##"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="stocktake" tests="4" failures="2" errors="1">
      <testsuite name="stocktake" tests="4" failures="2" errors="1" skipped="0" time="0">
        <testcase classname="stocktake" name="2019/a.yaml" file="2019/a.yaml" time="0"/>
        <testcase classname="stocktake" name="2019/bòrd a, b.yaml" file="2019/bòrd a, b.yaml" time="0">
          <failure type="E036" message="`hihg` is no level">2019/bòrd a, b.yaml:1:11: error[E036]: `hihg` is no level (help: did you mean `high`?)&#10;2019/bòrd a, b.yaml:2:1: warning[W001]: late by a day&#10;</failure>
        </testcase>
        <testcase classname="stocktake" name="2019/c.yaml" file="2019/c.yaml" time="0">
          <failure type="E001" message="it is not there">2019/c.yaml: error[E001]: it is not there&#10;</failure>
        </testcase>
        <testcase classname="stocktake" name="what belongs to no file" time="0">
          <error type="E060" message="there is no round `2918`">error[E060]: there is no round `2918` (help: name one)&#10;</error>
        </testcase>
      </testsuite>
    </testsuites>
    "##);
    let passed = write(DataFormat::Junit, &several()[1..2], &files, false);
    assert!(passed.contains("failures=\"0\"") && passed.contains("<system-out>"), "{passed}");
    let strict = write(DataFormat::Junit, &several()[1..2], &files, true);
    assert!(strict.contains("failures=\"1\""), "{strict}");
}

#[test]
fn junit_is_xml_whatever_stands_in_a_finding() {
    let text = write(DataFormat::Junit, &hostile(), &[], false);
    assert!(!text.contains(|c: char| c != '\n' && c.is_control()), "{text}");
    assert!(!text.contains('\u{fffe}') && !text.contains("]]>"), "{text}");
    let bare = text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "");
    let bare = bare.replace("&quot;", "").replace("&#10;", "");
    assert!(!bare.contains('&'), "{bare}");
}

#[test]
fn sarif_has_results_with_rules_and_says_of_what_belongs_to_no_file_that_the_tool_noticed_it() {
    let log = parsed(DataFormat::Sarif, &several());
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!((log["version"].as_str(), results.len()), (Some("2.1.0"), 3));
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(rules[at]["id"], result["ruleId"]);
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "2019/b%C3%B2rd%20a%2C%20b.yaml");
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 15})
    );
    assert_eq!(results[0]["relatedLocations"][0]["message"]["text"], "beside this");
    assert_eq!(results[2]["locations"][0]["physicalLocation"].get("region"), None);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["descriptor"]["id"], "E060");
    let run = &parsed(DataFormat::Sarif, &several()[..1])["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn json_counts_and_holds_all_of_each_finding() {
    let all = parsed(DataFormat::Json, &several());
    assert_eq!((&all["errors"], &all["warnings"]), (&3.into(), &1.into()));
    assert_eq!(all["findings"][0]["help"], "did you mean `high`?");
    assert_eq!(all["findings"][0]["place"]["range"]["end_column"], 15);
    assert_eq!(all["findings"][2]["place"]["range"], Value::Null);
    assert_eq!(all["findings"][3]["place"], Value::Null);
    let told = parsed(DataFormat::Json, &hostile());
    assert_eq!(told["findings"][0]["place"]["file"], "a\n::warning::b,c:d%<&>\".yaml");
}

#[test]
fn nothing_found_is_said_in_each_format() {
    for format in FORMATS {
        let text = write(format, &[], &[], false);
        assert_eq!(text.is_empty(), format == DataFormat::Github, "{text}");
    }
    assert_eq!(parsed(DataFormat::Json, &[])["findings"], Value::Array(Vec::new()));
    assert_eq!(parsed(DataFormat::Sarif, &[])["runs"][0]["results"], Value::Array(Vec::new()));
    assert!(
        write(DataFormat::Junit, &[], &[], false)
            .contains("tests=\"1\" failures=\"0\" errors=\"0\"")
    );
}
