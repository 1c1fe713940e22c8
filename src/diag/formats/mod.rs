//! Findings as other programs read them: plain values first, and of these each format.
//!
//! Everything here makes text of values and writes nowhere.

mod github;
mod json;
mod junit;
mod sarif;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Code, Diagnostic, Fix, Place, Position, Safety, Severity};

pub use json::{JsonFindings, SCHEMA};

/// A format for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
    /// JSON as [`SCHEMA`] describes it.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// JUnit XML.
    Junit,
}

/// A finding as a plain value, which keeps nothing of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The code of the rule, such as `E036`; `stocktake explain` tells of it.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it is; none where it belongs to no file.
    pub place: Option<Spot>,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// How it can be mended; none where that cannot be told exactly.
    pub fix: Option<Mended>,
}

/// Edits of one file that mend what a finding is about: all of them, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// How sure it is that this was meant.
    pub safety: Safety,
    /// The edits, in the order of the file; they do not overlap.
    pub edits: Vec<Replaced>,
}

/// A text in the place of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// What is replaced; where its range is empty, the text is put in there.
    pub place: Spot,
    /// What stands there afterwards.
    pub text: String,
}

/// Another place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where it is.
    pub place: Spot,
    /// What it has to do with the finding.
    pub message: String,
}

/// A range of a file. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The path of the file, with `/`: from the current folder where the file is below it.
    pub file: String,
    /// The range; none where there is no text to point into.
    pub range: Option<Span>,
}

/// From the first character to the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the character behind the last.
    pub end_line: usize,
    /// The column of the character behind the last.
    pub end_column: usize,
}

impl Finding {
    /// The value of a diagnostic; `name` says how a file is called from the current folder.
    pub fn new(diagnostic: &Diagnostic, name: impl Fn(&str) -> String) -> Self {
        let spot = |place: &Place| Spot::new(place, &name);
        let related = diagnostic.labels.iter();
        let related =
            related.map(|(place, words)| Related { place: spot(place), message: words.clone() });
        let mended = |fix: &Fix| {
            let edits = fix.edits().iter();
            let edits =
                edits.map(|own| Replaced { place: spot(&own.place), text: own.text.clone() });
            Mended { safety: fix.safety(), edits: edits.collect() }
        };
        Self {
            fix: diagnostic.fix.as_deref().map(mended),
            code: diagnostic.code.id().to_owned(),
            severity: diagnostic.severity(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            place: diagnostic.place.as_ref().map(spot),
            related: related.collect(),
        }
    }

    /// The rule.
    fn rule(&self) -> Option<Code> {
        Code::from_id(&self.code)
    }

    /// Whether what was asked for could not be done.
    fn could_not_run(&self) -> bool {
        self.rule().is_some_and(Code::could_not_run)
    }

    /// All of it in one line: `file:line:column: error[E031]: message (help: …)`.
    pub fn line(&self) -> String {
        let place = self.place.as_ref().map_or_else(String::new, |place| match place.range {
            Some(range) => format!("{}:{}:{}: ", place.file, range.line, range.column),
            None => format!("{}: ", place.file),
        });
        let help = self.help.as_ref().map_or_else(String::new, |help| format!(" (help: {help})"));
        format!("{place}{}[{}]: {}{help}\n", self.severity, self.code, self.message)
    }

    /// Message and help in one text.
    fn said(&self, between: &str) -> String {
        match &self.help {
            Some(help) => format!("{}{between}{help}", self.message),
            None => self.message.clone(),
        }
    }
}

impl Spot {
    fn new(place: &Place, name: impl Fn(&str) -> String) -> Self {
        let source = place.source();
        let range = (!source.text().is_empty()).then(|| {
            let Position { line, column } = place.position();
            let end = source.position(place.span().end);
            Span { line, column, end_line: end.line, end_column: end.column }
        });
        Self { file: name(source.name()), range }
    }
}

/// Findings in a format, those of one file together; `files` are those that were looked at,
/// `strict` says whether warnings count as errors.
pub fn write(format: DataFormat, findings: &[Finding], files: &[String], strict: bool) -> String {
    match format {
        DataFormat::Json => json::write(findings),
        DataFormat::Sarif => sarif::write(findings),
        DataFormat::Github => github::write(findings),
        DataFormat::Junit => junit::write(findings, files, strict),
    }
}
