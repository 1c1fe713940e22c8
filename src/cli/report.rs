//! Findings on standard error: each as it is to be shown, then how many there were.

use super::args::{Colour, FindingArgs, Format};
use super::streams::Streams;
use crate::diag::{self, Diagnostic, print};

/// Shows findings in the order of the files, and counts them.
pub(super) fn show(findings: &mut [Diagnostic], args: &FindingArgs, streams: &mut Streams) {
    diag::sort(findings);
    let colour = is_coloured(args.color, streams.is_watched());
    let format = match args.format {
        Format::Human => print::Format::Human,
        Format::Short => print::Format::Short,
    };
    for of_one_file in findings.chunk_by(|a, b| file(a) == file(b)) {
        let most = if format == print::Format::Human { MOST_SHOWN } else { of_one_file.len() };
        for finding in of_one_file.iter().take(most) {
            streams.say(&print::render(finding, format, colour));
        }
        if let (Some(file), Some(left @ 1..)) =
            (file(&of_one_file[0]), of_one_file.len().checked_sub(most))
        {
            streams
                .say(&format!("… and {left} more in {file}; `--format short` lists them all\n\n"));
        }
    }
}

/// Whether there is colour on a stream that somebody watches, or nobody.
pub(super) fn is_coloured(wanted: Colour, is_watched: bool) -> bool {
    match wanted {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            is_watched && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}

/// How many findings of one file are shown with their lines: more are for a program to read, and each takes the
/// time of reading the file.
const MOST_SHOWN: usize = 100;

fn file(finding: &Diagnostic) -> Option<&str> {
    finding.place.as_ref().map(|place| place.source().name())
}

/// `2 errors and 1 warning`, or `no errors`.
pub(super) fn count(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    let errors = match errors {
        0 => "no errors".to_owned(),
        1 => "1 error".to_owned(),
        n => format!("{n} errors"),
    };
    match warnings {
        0 => errors,
        1 => format!("{errors} and 1 warning"),
        n => format!("{errors} and {n} warnings"),
    }
}
