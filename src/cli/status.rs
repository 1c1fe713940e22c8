//! The exit status.

use std::process::ExitCode;

use crate::diag::{Code, Diagnostic, Severity};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// 0: no errors.
    Well,
    /// 1: errors were found.
    Errors,
    /// 2: it could not run.
    CouldNotRun,
}

impl Status {
    /// What findings amount to; `strict` makes warnings count.
    pub(super) fn of(findings: &[Diagnostic], strict: bool) -> Self {
        let each = findings.iter().map(|finding| match (finding.code, finding.severity()) {
            (
                Code::NotRendered
                | Code::TypstUnusable
                | Code::NotWritten
                | Code::NothingSelected
                | Code::NoRevision
                | Code::NoGitSetup,
                _,
            ) => Self::CouldNotRun,
            (_, Severity::Error) => Self::Errors,
            (_, Severity::Warning) if strict => Self::Errors,
            (_, Severity::Warning) => Self::Well,
        });
        each.max().unwrap_or(Self::Well)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Well => 0,
            Status::Errors => 1,
            Status::CouldNotRun => 2,
        })
    }
}
