//! What is wrong with a template, in plain words, with its place.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};
use tera::ErrorKind;

/// A template that could not be read or rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// The line in it, from 1, where one is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl TemplateError {
    /// What Tera says of the template with a name; where the fault is in another one that it
    /// includes, of that.
    pub(super) fn of(name: &str, error: &tera::Error) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Self {
                template: report.filename().to_owned(),
                line: Some(report.span().start_line),
                message: report.message().to_owned(),
            },
            _ => Self::of_report(name, &error.to_string()),
        }
    }

    /// One that makes nothing.
    pub(super) fn empty(name: &str) -> Self {
        let message = "what it makes is empty, and every page by it would be".to_owned();
        Self { template: name.to_owned(), line: None, message }
    }

    /// What several templates get wrong together comes as a text: `error: …`, then `-->
    /// name:line:column`.
    fn of_report(name: &str, report: &str) -> Self {
        let mut lines = report.lines().map(str::trim);
        let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let place = lines.find_map(|line| line.strip_prefix("--> "));
        let mut parts = place.unwrap_or(name).split(':');
        let template = parts.next().unwrap_or(name).to_owned();
        Self { template, line: parts.next().and_then(|line| line.parse().ok()), message }
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

#[cfg(test)]
mod tests {
    use super::TemplateError;

    fn error_in(source: &str) -> TemplateError {
        let mut tera = tera::Tera::new();
        let added = tera.add_raw_template("html/a.html.tera", source);
        let failed = added
            .and_then(|()| tera.render("html/a.html.tera", &tera::Context::new()))
            .expect_err("a broken template");
        TemplateError::of("html/a.html.tera", &failed)
    }

    #[test]
    fn every_kind_of_fault_names_the_template_and_its_line() {
        for source in ["\n{% if %}", "\n{{ 1 | nonesuch }}", "\n{{ nonesuch }}", "\n{{ 1"] {
            let error = error_in(source);
            assert_eq!(error.template, "html/a.html.tera", "{source}");
            assert_eq!(error.line, Some(2), "{source}");
            assert!(!error.message.contains('\n'), "{source}: {}", error.message);
        }
    }
}
