//! What is wrong with a template, in plain words, with its place.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};
use tera::ErrorKind;

use crate::diag::quoted;

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
                message: plain(report.message()),
            },
            ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
                let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
                let message = format!("it extends itself, by way of {}", chain.join(", "));
                Self { template: tpl.clone(), line: None, message }
            }
            ErrorKind::CircularInclude { tpl, include_chain: chain } => {
                let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
                let message = format!("it includes itself, by way of {}", chain.join(", "));
                Self { template: tpl.clone(), line: None, message }
            }
            ErrorKind::MissingParent { current, parent } => {
                let message =
                    format!("it extends {}, and there is no such template", quoted(parent));
                Self { template: current.clone(), line: None, message }
            }
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
        let message = plain(lines.next().unwrap_or_default().trim_start_matches("error: "));
        let place = lines.find_map(|line| line.strip_prefix("--> "));
        let mut parts = place.unwrap_or(name).split(':');
        let template = parts.next().unwrap_or(name).to_owned();
        Self { template, line: parts.next().and_then(|line| line.parse().ok()), message }
    }
}

/// What Tera says, in plain words; its own follow where these cannot stand for all that it says.
fn plain(said: &str) -> String {
    let named = |before: &str| said.strip_prefix(before)?.split('`').nth(1).map(quoted);
    for what in ["filter", "function", "component", "template", "test"] {
        if let Some(name) = named(&format!("Unknown {what} ")) {
            return format!("there is no {what} {name}");
        }
    }
    if said.starts_with("Block ") && said.contains(" not defined in any parent") {
        let name = named("Block ").unwrap_or_default();
        return format!("no template that it extends has a block {name}");
    }
    let is_undefined = said.contains("` is not defined");
    if let (true, Some(name)) = (is_undefined, named("Variable ").or_else(|| named("Field "))) {
        let there = said.split_once("Available variables: ").map(|(_, there)| there);
        let there = there.or_else(|| Some(said.split_once("Available fields: ")?.1));
        let there = there.map(|there| format!(", only {there}")).unwrap_or_default();
        return format!("nothing is called {name} here{there}");
    }
    if said == "Unknown tag" {
        return "this tag is not known here, or another is not closed before it (Tera says: \
                Unknown tag)"
            .to_owned();
    }
    match said.starts_with(|c: char| c.is_ascii_lowercase()) {
        // Filters and functions of stocktake's say what is wrong in words of their own.
        true => said.to_owned(),
        false => format!("this cannot be set (Tera says: {said})"),
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
    fn what_tera_says_is_said_in_plain_words() {
        for (source, words) in [
            ("{{ titel }}", "nothing is called `titel` here"),
            ("{% set a = {\"b\": 1} %}{{ a.c }}", "nothing is called `c` here, only b"),
            ("{{ 1 | nonesuch }}", "there is no filter `nonesuch`"),
            ("{{ nonesuch() }}", "there is no function `nonesuch`"),
            ("{% include \"html/x\" %}", "there is no template `html/x`"),
            ("{% extends \"html/x\" %}", "it extends `html/x`, and there is no such template"),
            ("{% if 1 %}{% endblock %}", "this tag is not known here, or another is not closed"),
            ("{{ 1 + }}", "this cannot be set (Tera says: "),
        ] {
            let error = error_in(source);
            assert!(error.message.starts_with(words), "{source}: {}", error.message);
        }
    }

    #[test]
    fn templates_that_extend_each_other_are_named() {
        let mut tera = tera::Tera::new();
        let [a, b] = ["html/a.html.tera", "html/b.html.tera"];
        let extends = |other: &str| format!("{{% extends \"{other}\" %}}");
        let added = tera.add_raw_templates([(a, extends(b)), (b, extends(a))]);
        let error = TemplateError::of("html/", &added.expect_err("a circle"));
        assert!([a, b].contains(&error.template.as_str()), "{error}");
        assert!(error.message.starts_with("it extends itself, by way of html/"), "{error}");
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
