//! Markdown of the author's: where it stands, and what in it cannot be published as it was meant.

use super::slips;
use super::swallowed;
use super::values::Sink;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{At, Inside, first_line};
use crate::markdown::{self, Mentions, Problem, ProblemKind};
use crate::model::Prose;

/// The Markdown with the line on which it begins; findings go to the sink.
pub(super) fn prose(at: &At<String>, sink: &mut Sink) -> Prose {
    let document = markdown::parse(&at.value, &Mentions::none());
    if !document.problems().is_empty() {
        let inside = Inside::new(at);
        let problems = document.problems().iter();
        sink.extend(problems.map(|problem| finding(problem, &inside)));
    }
    slips::find(at, sink);
    swallowed::find(at, sink);
    Prose { markdown: at.value.clone(), line: first_line(at) }
}

fn finding(problem: &Problem, inside: &Inside<'_>) -> Diagnostic {
    let place = inside.place(problem.range.clone());
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
        ProblemKind::RepeatedDefinition { label, first } => {
            let message = format!("{} is defined a second time", bracketed(label));
            return Diagnostic::new(Code::RepeatedLabel, place, message)
                .label(inside.place(first.clone()), "this is what it leads to")
                .help("give one of the two another label, here and where the text refers to it");
        }
        ProblemKind::Undefined { label } if label.starts_with('^') => (
            Code::UndefinedLabel,
            format!("there is no note for {}", bracketed(label)),
            "add the note on a line of its own, as `[^1]: …`; as it is, the mark is shown as it is typed",
        ),
        ProblemKind::Undefined { label } => (
            Code::UndefinedLabel,
            format!("there is no address for {}", bracketed(label)),
            "add it on a line of its own, as `[1]: https://…`; as it is, the brackets are shown as they are typed",
        ),
        ProblemKind::NestedNote { label } => (
            Code::UndefinedLabel,
            format!(
                "{} stands in a note or a link, where no mark can lead to a note",
                bracketed(label)
            ),
            "say it in the text; as it is, the mark is shown as it is typed",
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

/// A label as an author writes it.
fn bracketed(label: &str) -> String {
    quoted(&format!("[{label}]"))
}
