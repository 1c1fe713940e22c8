//! Findings on standard error: each as it is to be shown, then how many there were.

use std::path::Path;

use super::args::{Colour, FindingArgs, Format};
use super::status::Status;
use super::streams::Streams;
use crate::diag::formats::{self, Finding};
use crate::diag::{self, Diagnostic, print};

/// Shows findings in the order of the files.
pub(super) fn show(findings: &mut [Diagnostic], args: &FindingArgs, streams: &mut Streams) {
    let mut report = Report::new(args, streams);
    report.add(findings);
    report.show(streams);
}

/// Findings as they will be shown, so that nothing of the files that they are about is kept.
pub(super) struct Report {
    way: Way,
    colour: bool,
    strict: bool,
    shown: Vec<OfFile>,
    files: Vec<String>,
    errors: usize,
    warnings: usize,
    status: Status,
}

/// For whom findings are shown.
#[derive(Clone, Copy)]
enum Way {
    /// For people, as talk.
    Talk(print::Format),
    /// For a program, as data.
    Data(formats::Format),
}

/// What is shown of one file; of none where findings belong to no file.
struct OfFile {
    name: Option<String>,
    text: String,
    findings: Vec<Finding>,
}

impl Report {
    /// Without findings so far.
    pub(super) fn new(args: &FindingArgs, streams: &Streams) -> Self {
        let way = match args.format {
            Format::Human => Way::Talk(print::Format::Human),
            Format::Short => Way::Talk(print::Format::Short),
            Format::Json => Way::Data(formats::Format::Json),
            Format::Sarif => Way::Data(formats::Format::Sarif),
            Format::Github => Way::Data(formats::Format::Github),
            Format::Junit => Way::Data(formats::Format::Junit),
        };
        Self {
            way,
            colour: is_coloured(args.color, streams.is_watched()),
            strict: args.strict,
            shown: Vec::new(),
            files: Vec::new(),
            errors: 0,
            warnings: 0,
            status: Status::Well,
        }
    }

    /// Adds all findings of one file or several.
    pub(super) fn add(&mut self, findings: &mut [Diagnostic]) {
        diag::sort(findings);
        self.status = self.status.max(Status::of(findings, self.strict));
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        self.errors += errors;
        self.warnings += findings.len() - errors;
        for of_one_file in findings.chunk_by(|a, b| file(a) == file(b)) {
            let name = of_one_file.first().and_then(file).map(str::to_owned);
            let (text, findings) = match self.way {
                Way::Talk(format) => {
                    (self.rendered(of_one_file, name.as_deref(), format), Vec::new())
                }
                Way::Data(_) => {
                    let values = of_one_file.iter().map(|own| Finding::new(own, from_here));
                    (String::new(), values.collect())
                }
            };
            self.shown.push(OfFile { name, text, findings });
        }
    }

    /// Notes a file that was looked at, whether or not anything was found in it.
    pub(super) fn looked_at(&mut self, name: &str) {
        if matches!(self.way, Way::Data(_)) {
            self.files.push(from_here(name));
        }
    }

    fn rendered(
        &self,
        findings: &[Diagnostic],
        name: Option<&str>,
        format: print::Format,
    ) -> String {
        let most = if format == print::Format::Human { MOST_SHOWN } else { findings.len() };
        let shown = findings.iter().take(most);
        let mut text: String =
            shown.map(|finding| print::render(finding, format, self.colour)).collect();
        if let Some(left @ 1..) = findings.len().checked_sub(most) {
            let within = name.map(|name| format!(" in {name}")).unwrap_or_default();
            text.push_str(&format!(
                "… and {left} more{within}; `--format short` lists them all\n\n"
            ));
        }
        text
    }

    /// Shows what was added, in the order of the files; what belongs to no file comes last.
    pub(super) fn show(&mut self, streams: &mut Streams) {
        self.shown.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
        let shown = std::mem::take(&mut self.shown);
        match self.way {
            Way::Talk(_) => shown.iter().for_each(|of_file| streams.say(&of_file.text)),
            Way::Data(format) => {
                let findings: Vec<Finding> =
                    shown.into_iter().flat_map(|of_file| of_file.findings).collect();
                streams.data(&formats::write(format, &findings, &self.files, self.strict));
            }
        }
    }

    /// How many there were, in words.
    pub(super) fn count(&self) -> String {
        in_words(self.errors, self.warnings)
    }

    /// What they amount to.
    pub(super) fn status(&self) -> Status {
        self.status
    }
}

/// The name of a file from the current folder, where the file is below it, with `/`.
fn from_here(name: &str) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| {
        let below = Path::new(name).strip_prefix(here).ok()?;
        below.to_str().map(str::to_owned)
    });
    let name = below.unwrap_or_else(|| name.to_owned());
    name.strip_prefix("./").unwrap_or(&name).to_owned()
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

/// How many findings of one file are shown with their lines: more are for a program to read, and
/// each takes the time of reading the file.
const MOST_SHOWN: usize = 100;

fn file(finding: &Diagnostic) -> Option<&str> {
    finding.place.as_ref().map(|place| place.source().name())
}

/// `2 errors and 1 warning`, or `no errors`.
pub(super) fn count(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    in_words(errors, findings.len() - errors)
}

fn in_words(errors: usize, warnings: usize) -> String {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Report;
    use crate::cli::args::{Colour, FindingArgs, Format};
    use crate::cli::streams::Streams;
    use crate::diag::{Code, Diagnostic, Place, Source};

    #[test]
    fn of_a_file_nothing_is_kept_but_what_will_be_shown() {
        let args = FindingArgs { format: Format::Human, strict: false, color: Colour::Never };
        let mut report = Report::new(&args, &Streams::standard());
        let source = Source::new("a.yaml", "a: b\n");
        let file = Arc::downgrade(&source);
        report.add(&mut [Diagnostic::new(Code::Late, Place::file(&source), "late")]);
        drop(source);
        assert!(file.upgrade().is_none());
        assert_eq!(report.count(), "no errors and 1 warning");
    }
}
