//! Findings on the stream that they are for: each as it is to be shown, then how many there were.

use super::args::FindingArgs;
use super::status::Status;
use crate::diag::{self, Diagnostic, Safety, Shown};
use crate::terminal::Streams;

/// Shows findings in the order of the files; how many there were, in words.
pub(super) fn show(
    findings: &mut [Diagnostic],
    args: &FindingArgs,
    streams: &mut Streams,
) -> String {
    let mut report = Report::new(args, streams);
    report.add(findings);
    report.show(streams);
    report.count()
}

/// Findings as they will be shown, and what they amount to.
pub(super) struct Report {
    findings: diag::Report,
    strict: bool,
    status: Status,
}

impl Report {
    /// Without findings so far.
    pub(super) fn new(args: &FindingArgs, streams: &Streams) -> Self {
        let colour = args.color.is_on(streams.is_watched());
        let here = std::env::current_dir().ok();
        let findings = diag::Report::new(args.format, colour, args.strict, here);
        Self { findings, strict: args.strict, status: Status::Well }
    }

    /// Adds all findings of one file or several.
    pub(super) fn add(&mut self, findings: &mut [Diagnostic]) {
        self.status = self.status.max(Status::of(findings, self.strict));
        self.findings.add(findings);
    }

    /// Notes a file that was looked at, whether or not anything was found in it.
    pub(super) fn looked_at(&mut self, name: &str) {
        self.findings.looked_at(name);
    }

    /// Shows what was added.
    pub(super) fn show(&mut self, streams: &mut Streams) {
        match self.findings.take() {
            Shown::Talk(text) => streams.say(&text),
            Shown::Data(text) => streams.data(&text),
        }
    }

    /// How many there were, in words.
    pub(super) fn count(&self) -> String {
        self.findings.count()
    }

    /// How many could be mended, in words, by fixes that were not asked for.
    pub(super) fn mended_by(&self, asked: Option<Safety>) -> Option<String> {
        let (safe, suggested) = self.findings.fixes();
        let safe = if asked.is_some() { 0 } else { safe };
        let suggested = if asked == Some(Safety::Suggested) { 0 } else { suggested };
        let more = || format!("`--fix=suggested` {suggested} more");
        match (safe, suggested) {
            (0, 0) => None,
            (0, _) => Some(format!("`stocktake check --fix=suggested` mends {suggested} of these")),
            (_, 0) => Some(format!("`stocktake check --fix` mends {safe} of these")),
            (..) => Some(format!("`stocktake check --fix` mends {safe} of these, {}", more())),
        }
    }

    /// What they amount to.
    pub(super) fn status(&self) -> Status {
        self.status
    }
}
