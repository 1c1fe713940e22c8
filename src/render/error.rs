//! What is wrong with a template, in plain words, with its place.

use std::error::Error;
use std::fmt;

use tera::ErrorKind;

/// A template that could not be read or rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// The line in it, from 1, where one is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl TemplateError {
    /// What Tera says of the template with a name; where the fault is in another one that it includes, of that.
    pub(super) fn of(name: &str, error: &tera::Error) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Self {
                template: report.filename().to_owned(),
                line: Some(report.span().start_line),
                message: report.message().to_owned(),
            },
            _ => Self { template: name.to_owned(), line: None, message: error.to_string() },
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.template, self.message),
            None => write!(f, "{}: {}", self.template, self.message),
        }
    }
}

impl Error for TemplateError {}
