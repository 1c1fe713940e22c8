//! Findings as workflow commands of GitHub Actions.

use std::fmt::Write as _;

use super::Finding;

pub(super) fn write(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let mut properties = Vec::new();
        if let Some(place) = &finding.place {
            properties.push(format!("file={}", property(&place.file)));
            if let Some(range) = place.range {
                properties.push(format!("line={},col={}", range.line, range.column));
                properties.push(format!("endLine={}", range.end_line));
                // GitHub takes columns only of what is on one line, and counts the last character
                // in.
                if range.end_line == range.line {
                    let last = range.end_column.saturating_sub(1).max(range.column);
                    properties.push(format!("endColumn={last}"));
                }
            }
        }
        properties.push(format!("title={}", finding.code));
        let (severity, properties) = (finding.severity, properties.join(","));
        _ = writeln!(text, "::{severity} {properties}::{}", escaped(&finding.said("\nhelp: ")));
    }
    text
}

/// A message, in which a line end would begin another command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
