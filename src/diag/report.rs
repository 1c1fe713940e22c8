//! Findings of many files as they will be shown: each file's own together, and how many there are.

use std::path::PathBuf;

use clap::ValueEnum;

use super::formats::{self, DataFormat, Finding};
use super::{Diagnostic, Safety, print, sort};

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Several lines each, with the author's own text
    Human,
    /// One line each: place, code, message
    Short,
    /// As JSON, whose schema `stocktake check --schema` prints
    Json,
    /// As SARIF 2.1.0, for programs that collect the findings of others
    Sarif,
    /// As workflow commands of GitHub Actions, which shows them beside the lines
    Github,
    /// As JUnit XML, a test for each file, as GitLab and others read it
    Junit,
}

impl Format {
    /// Whether it is for programs, and goes to standard output.
    pub fn is_data(self) -> bool {
        self.data().is_some()
    }

    fn data(self) -> Option<DataFormat> {
        match self {
            Self::Human | Self::Short => None,
            Self::Json => Some(DataFormat::Json),
            Self::Sarif => Some(DataFormat::Sarif),
            Self::Github => Some(DataFormat::Github),
            Self::Junit => Some(DataFormat::Junit),
        }
    }
}

/// Findings as they will be shown, so that nothing of the files that they are about is kept.
#[derive(Debug)]
pub struct Report {
    format: Format,
    colour: bool,
    strict: bool,
    here: Option<PathBuf>,
    shown: Vec<OfFile>,
    files: Vec<String>,
    errors: usize,
    warnings: usize,
    /// How many have a fix that is safe, and how many one that is suggested.
    fixes: (usize, usize),
}

/// What is shown of findings.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    /// Words for people.
    Talk(String),
    /// Data for a program.
    Data(String),
}

/// What is shown of one file; of none where findings belong to no file.
#[derive(Debug)]
struct OfFile {
    name: Option<String>,
    text: String,
    findings: Vec<Finding>,
}

/// How many findings of one file are shown with their lines: more are for a program to read, and
/// each takes the time of reading the file.
const MOST_SHOWN: usize = 100;

impl Report {
    /// Without findings so far. `strict` makes warnings count as errors; `here` is the current
    /// folder, from which data names the files that are below it.
    pub fn new(format: Format, colour: bool, strict: bool, here: Option<PathBuf>) -> Self {
        let (shown, files) = (Vec::new(), Vec::new());
        Self { format, colour, strict, here, shown, files, errors: 0, warnings: 0, fixes: (0, 0) }
    }

    /// Adds all findings of one file or several.
    pub fn add(&mut self, findings: &mut [Diagnostic]) {
        sort(findings);
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        self.errors += errors;
        self.warnings += findings.len() - errors;
        for fix in findings.iter().filter_map(|finding| finding.fix.as_deref()) {
            match fix.safety() {
                Safety::Safe => self.fixes.0 += 1,
                Safety::Suggested => self.fixes.1 += 1,
            }
        }
        for of_one_file in findings.chunk_by(|a, b| file(a) == file(b)) {
            let name = of_one_file.first().and_then(file).map(str::to_owned);
            let mut own = OfFile { name, text: String::new(), findings: Vec::new() };
            if self.format.is_data() {
                let here = |name: &str| self.named_from_here(name);
                own.findings = of_one_file.iter().map(|own| Finding::new(own, here)).collect();
            } else {
                own.text = self.rendered(of_one_file, own.name.as_deref());
            }
            self.shown.push(own);
        }
    }

    /// Notes a file that was looked at, whether or not anything was found in it.
    pub fn looked_at(&mut self, name: &str) {
        if self.format.is_data() {
            self.files.push(self.named_from_here(name));
        }
    }

    fn rendered(&self, findings: &[Diagnostic], name: Option<&str>) -> String {
        if self.format == Format::Short {
            let lines = findings.iter().map(|own| Finding::new(own, str::to_owned).line());
            return lines.collect();
        }
        let shown = findings.iter().take(MOST_SHOWN);
        let mut text: String = shown.map(|finding| print::human(finding, self.colour)).collect();
        if let Some(left @ 1..) = findings.len().checked_sub(MOST_SHOWN) {
            let within = name.map(|name| format!(" in {name}")).unwrap_or_default();
            text.push_str(&format!(
                "… and {left} more{within}; `--format short` lists them all\n\n"
            ));
        }
        text
    }

    /// What was added, in the order of the files; what belongs to no file comes last.
    pub fn take(&mut self) -> Shown {
        self.shown.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
        let shown = std::mem::take(&mut self.shown).into_iter();
        match self.format.data() {
            None => Shown::Talk(shown.map(|of_file| of_file.text).collect()),
            Some(format) => {
                let findings: Vec<Finding> = shown.flat_map(|of_file| of_file.findings).collect();
                Shown::Data(formats::write(format, &findings, &self.files, self.strict))
            }
        }
    }

    /// How many have a fix that is safe, and how many one that is suggested.
    pub fn fixes(&self) -> (usize, usize) {
        self.fixes
    }

    /// How many there were, in words: `2 errors and 1 warning`, or `no errors`.
    pub fn count(&self) -> String {
        let errors = match self.errors {
            0 => "no errors".to_owned(),
            1 => "1 error".to_owned(),
            n => format!("{n} errors"),
        };
        match self.warnings {
            0 => errors,
            1 => format!("{errors} and 1 warning"),
            n => format!("{errors} and {n} warnings"),
        }
    }

    /// The name of a file from the current folder, where the file is below it, with `/`.
    fn named_from_here(&self, name: &str) -> String {
        let below = self.here.as_ref().and_then(|here| {
            std::path::Path::new(name).strip_prefix(here).ok()?.to_str().map(str::to_owned)
        });
        let name = below.unwrap_or_else(|| name.to_owned());
        name.strip_prefix("./").unwrap_or(&name).to_owned()
    }
}

fn file(finding: &Diagnostic) -> Option<&str> {
    finding.place.as_ref().map(|place| place.source().name())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Format, Report, Shown};
    use crate::diag::{Code, Diagnostic, Place, Source};

    #[test]
    fn of_a_file_nothing_is_kept_but_what_will_be_shown() {
        let mut report = Report::new(Format::Human, false, false, None);
        let source = Source::new("a.yaml", "a: b\n");
        let file = Arc::downgrade(&source);
        report.add(&mut [Diagnostic::new(Code::Late, Place::file(&source), "late")]);
        drop(source);
        assert!(file.upgrade().is_none());
        assert_eq!(report.count(), "no errors and 1 warning");
    }

    #[test]
    fn short_is_one_line_with_place_code_message_and_help() {
        let mut report = Report::new(Format::Short, false, false, None);
        let source = Source::new("2019/angus.yaml", "responses:\n  1.1:\n    rating: exemplery\n");
        let place = Place::new(&source, 30..39);
        let finding = Diagnostic::new(Code::NotInScale, place, "`exemplery` is not a level");
        report.add(&mut [finding.help("did you mean `exemplary`?")]);
        let line = "2019/angus.yaml:3:13: error[E036]: `exemplery` is not a level (help: did you \
                    mean `exemplary`?)\n";
        assert_eq!(report.take(), Shown::Talk(line.to_owned()));
    }
}
