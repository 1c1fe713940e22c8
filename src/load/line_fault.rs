//! What on a line is to blame where a file is no YAML, before it is a finding.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Fix, Place, Safety, Source};

/// What is to blame.
pub(super) struct LineFault {
    /// The line, from 1.
    line: usize,
    /// Its bytes in the line.
    span: Range<usize>,
    message: String,
    /// The way out.
    help: String,
    mend: Option<Mend>,
}

/// How it is mended.
enum Mend {
    /// By a text in place of some bytes of the line.
    OnLine(Safety, Range<usize>, String),
    /// By edits of the file.
    Fix(Fix),
}

impl LineFault {
    /// What is to blame on a line (from 1), at so many bytes from a byte of it on.
    pub(super) fn new(
        (line, at, len): (usize, usize, usize),
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { line, span: at..at + len, message, help, mend: None }
    }

    /// Adds that it is mended by a text in place of some bytes of the line.
    pub(super) fn mend(self, safety: Safety, bytes: Range<usize>, text: impl Into<String>) -> Self {
        Self { mend: Some(Mend::OnLine(safety, bytes, text.into())), ..self }
    }

    /// Adds a fix where there is one.
    pub(super) fn fix(self, fix: Option<Fix>) -> Self {
        Self { mend: fix.map(Mend::Fix).or(self.mend), ..self }
    }

    /// The finding.
    pub(super) fn finding(self, code: Code, source: &Arc<Source>) -> Diagnostic {
        let start = source.line_start(self.line);
        let of_line = |bytes: Range<usize>| start + bytes.start..start + bytes.end;
        let fix = match self.mend {
            Some(Mend::OnLine(safety, bytes, text)) => {
                Fix::replace(safety, source, of_line(bytes), text)
            }
            Some(Mend::Fix(fix)) => Some(fix),
            None => None,
        };
        let place = Place::new(source, of_line(self.span));
        Diagnostic::new(code, place, self.message).help(self.help).fix(fix)
    }
}
