//! Findings as JSON.

use serde::Serialize;

use super::Finding;
use crate::diag::Severity;

/// The JSON Schema of what [`write`] makes, draft 2020-12.
pub const SCHEMA: &str = include_str!("findings.schema.json");

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonFindings {
    /// The version of this form.
    pub schema: u32,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// Each finding, in the order of the files; those that belong to no file come last.
    pub findings: Vec<Finding>,
}

pub(super) fn write(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|own| own.severity == Severity::Error).count();
    let all = JsonFindings {
        schema: 1,
        errors,
        warnings: findings.len() - errors,
        findings: findings.to_vec(),
    };
    let text = serde_json::to_string_pretty(&all);
    text.expect("texts and numbers are JSON") + "\n"
}
