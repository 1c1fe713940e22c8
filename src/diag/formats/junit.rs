//! Findings as JUnit XML: a test for each file that was looked at, and one for what belongs to no
//! file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Finding;
use crate::diag::Severity;

/// The name of the test that holds what belongs to no file.
const NOWHERE: &str = "what belongs to no file";

/// What became of a test.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Failure,
    Error,
    Passed,
}

pub(super) fn write(findings: &[Finding], files: &[String], strict: bool) -> String {
    let mut tests: BTreeMap<(bool, &str), Vec<&Finding>> =
        files.iter().map(|file| ((false, &**file), Vec::new())).collect();
    tests.entry((true, NOWHERE)).or_default();
    for finding in findings {
        let file = finding.place.as_ref().map(|place| (false, &*place.file));
        tests.entry(file.unwrap_or((true, NOWHERE))).or_default().push(finding);
    }
    let tests: Vec<_> =
        tests.iter().map(|((_, name), own)| (*name, own, verdict(own, strict))).collect();
    let count = |wanted| tests.iter().filter(|(.., verdict)| *verdict == wanted).count();
    let counts = format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\"",
        tests.len(),
        count(Verdict::Failure),
        count(Verdict::Error)
    );
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    _ = writeln!(text, "<testsuites name=\"stocktake\" {counts}>");
    _ = writeln!(text, "  <testsuite name=\"stocktake\" {counts} skipped=\"0\" time=\"0\">");
    for (name, findings, verdict) in &tests {
        test(&mut text, name, findings, *verdict);
    }
    text.push_str("  </testsuite>\n</testsuites>\n");
    text
}

fn verdict(findings: &[&Finding], strict: bool) -> Verdict {
    if findings.iter().any(|own| own.could_not_run()) {
        return Verdict::Error;
    }
    let counts = |own: &&Finding| strict || own.severity == Severity::Error;
    if findings.iter().any(counts) { Verdict::Failure } else { Verdict::Passed }
}

/// A test; one element of XML holds all findings, because readers show the first alone.
fn test(text: &mut String, name: &str, findings: &[&Finding], verdict: Verdict) {
    let file = if name == NOWHERE { String::new() } else { format!(" file=\"{}\"", escaped(name)) };
    let name = escaped(name);
    _ = write!(text, "    <testcase classname=\"stocktake\" name=\"{name}\"{file} time=\"0\"");
    let gravest =
        findings.iter().find(|own| own.severity == Severity::Error).or_else(|| findings.first());
    let Some(gravest) = gravest else {
        text.push_str("/>\n");
        return;
    };
    let lines: String = findings.iter().map(|finding| finding.line()).collect();
    let lines = escaped(&lines);
    let element = match verdict {
        Verdict::Failure => "failure",
        Verdict::Error => "error",
        Verdict::Passed => {
            _ = writeln!(text, ">\n      <system-out>{lines}</system-out>\n    </testcase>");
            return;
        }
    };
    _ = writeln!(
        text,
        ">\n      <{element} type=\"{}\" message=\"{}\">{lines}</{element}>\n    </testcase>",
        gravest.code,
        escaped(&gravest.message)
    );
}

/// Text of XML, for attributes as well; what XML cannot hold at all is shown as a mark.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\n' => shown.push_str("&#10;"),
            '\t' => shown.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => shown.push('\u{fffd}'),
            c => shown.push(c),
        }
    }
    shown
}
