//! The exit status.

use std::process::ExitCode;

use crate::diag::{Diagnostic, Severity};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// 0: no errors.
    Well,
    /// 1: errors were found.
    Errors,
    /// 2: it could not run.
    CouldNotRun,
    /// 128 and the number of a signal: somebody ended it by that.
    Stopped(u8),
    /// That of another program, handed on.
    #[cfg(unix)]
    Told(u8),
}

impl Status {
    /// What findings amount to; `strict` makes warnings count.
    pub(super) fn of(findings: &[Diagnostic], strict: bool) -> Self {
        let each = findings.iter().map(|finding| match (finding.code, finding.severity()) {
            (code, _) if code.could_not_run() => Self::CouldNotRun,
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
            Status::Stopped(signal) => 128_u8.saturating_add(signal),
            #[cfg(unix)]
            Status::Told(status) => status,
        })
    }
}
