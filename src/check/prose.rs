//! Markdown of the author's: where it stands, and what in it cannot be published as it was meant.

use super::slips;
use super::values::Sink;
use crate::diag::{Code, Diagnostic, Place, quoted};
use crate::load::{At, Inside, first_line};
use crate::markdown::{self, Mentions, Problem, ProblemKind};
use crate::model::Prose;

/// The Markdown with the line on which it begins; findings go to the sink.
pub(super) fn prose(at: &At<String>, sink: &mut Sink) -> Prose {
    let document = markdown::parse(&at.value, &Mentions::none());
    if !document.problems().is_empty() {
        let inside = Inside::new(at);
        let problems = document.problems().iter();
        sink.extend(problems.map(|problem| finding(problem, inside.place(problem.range.clone()))));
    }
    slips::find(at, sink);
    Prose { markdown: at.value.clone(), line: first_line(at) }
}

fn finding(problem: &Problem, place: Place) -> Diagnostic {
    let (code, message, help) = match &problem.kind {
        ProblemKind::Image { destination } => (
            Code::Image,
            format!("there is a picture here, {}", quoted(destination)),
            "say in words what it shows, or link to it as `[words](https://…)`",
        ),
        ProblemKind::Link { destination } => (
            Code::RefusedLink,
            format!("this link leads to {}, which is no web page", quoted(destination)),
            "begin it with `https://` or `mailto:`; as it is, its address is shown as text",
        ),
        ProblemKind::ExtraCells => (
            Code::ExtraCells,
            "this row has more cells than the table has columns".to_owned(),
            "remove a `|`, or write `\\|` where it belongs to the text",
        ),
        ProblemKind::UnusedDefinition { label } => (
            Code::UnusedNote,
            format!("nothing refers to {}", quoted(label)),
            "refer to it in the text, or delete it; as it is, it is shown as text",
        ),
        ProblemKind::TooDeep => (
            Code::TooDeep,
            "this is nested more deeply than a report can show".to_owned(),
            "use fewer levels of lists and quotations",
        ),
        ProblemKind::Unprintable => (
            Code::HiddenCharacter,
            "there is a character here that readers cannot see".to_owned(),
            "delete it",
        ),
    };
    Diagnostic::new(code, place, message).help(help)
}
