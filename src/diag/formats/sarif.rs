//! Findings as SARIF 2.1.0, a standard of OASIS.

use serde_json::{Value, json};

use super::{Finding, Mended, Span, Spot};
use crate::diag::{Code, Safety};

/// Where the schema of SARIF is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(findings: &[Finding]) -> String {
    let mut codes: Vec<Code> = findings.iter().filter_map(Finding::rule).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let (placed, nowhere): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.place.is_some());
    let results: Vec<Value> = placed
        .into_iter()
        .filter_map(|finding| result(finding, finding.place.as_ref()?, &codes))
        .collect();
    let notifications: Vec<Value> = nowhere.into_iter().map(notification).collect();
    let could_run = !findings.iter().any(|finding| finding.could_not_run());
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "stocktake",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": could_run,
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    let definition = code.definition();
    json!({
        "id": definition.id,
        "shortDescription": {"text": definition.rule},
        "fullDescription": {"text": definition.explanation},
        "help": {"text": definition.explanation},
        "defaultConfiguration": {"level": code.severity().to_string()},
    })
}

fn result(finding: &Finding, place: &Spot, codes: &[Code]) -> Option<Value> {
    let related: Vec<Value> = finding
        .related
        .iter()
        .zip(1..)
        .map(|(own, id)| {
            let mut place = location(&own.place);
            place["id"] = json!(id);
            place["message"] = json!({"text": own.message});
            place
        })
        .collect();
    let fixes: Vec<Value> = finding.fix.iter().filter_map(|own| fix(finding, own)).collect();
    Some(json!({
        "ruleId": finding.code,
        "ruleIndex": codes.binary_search(&finding.rule()?).ok()?,
        "level": finding.severity.to_string(),
        "message": {"text": finding.said("\n")},
        "locations": [location(place)],
        "relatedLocations": related,
        "fixes": fixes,
    }))
}

/// A fix, whose edits are all of one file.
fn fix(finding: &Finding, fix: &Mended) -> Option<Value> {
    let file = &fix.edits.first()?.place.file;
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .filter_map(|own| {
            Some(json!({
                "deletedRegion": region(own.place.range?),
                "insertedContent": {"text": own.text},
            }))
        })
        .collect();
    let sure = match fix.safety {
        Safety::Safe => "can be meant in one way alone",
        Safety::Suggested => "is most likely meant",
    };
    let what = finding.help.as_ref().unwrap_or(&finding.message);
    Some(json!({
        "description": {"text": format!("{what} (this {sure})")},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(file)},
            "replacements": replacements,
        }],
    }))
}

fn notification(finding: &Finding) -> Value {
    json!({
        "descriptor": {"id": finding.code},
        "level": finding.severity.to_string(),
        "message": {"text": finding.said("\n")},
    })
}

fn location(spot: &Spot) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(&spot.file)}});
    if let Some(range) = spot.range {
        place["region"] = region(range);
    }
    json!({"physicalLocation": place})
}

fn region(range: Span) -> Value {
    json!({
        "startLine": range.line,
        "startColumn": range.column,
        "endLine": range.end_line,
        "endColumn": range.end_column,
    })
}

/// A path as a reference of a URI: a relative one stays relative.
fn uri(path: &str) -> String {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    let mut text = String::from(match path.starts_with('/') {
        true => "file://",
        false if is_drive => "file:///",
        false => "",
    });
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            b':' if is_drive => text.push(':'),
            byte if byte.is_ascii_alphanumeric() => text.push(char::from(byte)),
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}
