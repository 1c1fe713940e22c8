//! Markdown of the author's: where it stands, and what in it cannot be published as it was meant.

use super::bounds::Documents;
use super::many;
use super::slips;
use super::swallowed;
use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::load::{Inside, Located, first_line};
use crate::markdown::{self, Document, Mentions, Problem, ProblemKind};
use crate::model::Prose;

/// The same, with what the author most likely meant otherwise.
pub(super) fn advised(at: &Located<String>, sink: &mut Findings) -> Prose {
    slips::find(at, sink);
    prose(at, sink)
}

/// The Markdown with the line on which it begins; what cannot be published as it was meant goes to
/// the sink.
pub(super) fn prose(at: &Located<String>, sink: &mut Findings) -> Prose {
    read(at, &markdown::parse(&at.value, &Mentions::none()), sink)
}

/// The same of a text of a return, which has been taken apart.
pub(super) fn of_return(at: &Located<String>, documents: &Documents, sink: &mut Findings) -> Prose {
    match documents.of(at) {
        Some(document) => read(at, document, sink),
        None => prose(at, sink),
    }
}

fn read(at: &Located<String>, document: &Document, sink: &mut Findings) -> Prose {
    if !document.problems().is_empty() {
        let inside = Inside::new(at);
        let problems = document.problems().iter();
        let pair = lone_pair(document.problems(), &at.value);
        let found = problems.filter_map(|problem| match pair {
            Some((_, unused)) if std::ptr::eq(problem, unused) => None,
            Some((mark, unused)) if std::ptr::eq(problem, mark) => {
                Some(mistaken(mark, unused, &inside))
            }
            _ => Some(finding(problem, &inside)),
        });
        many::tell(found, sink);
    }
    swallowed::find(at, sink);
    Prose { markdown: at.value.clone(), line: first_line(at), from: None }
}

/// The only mark without a note and the only note without a mark: one of them is misspelt.
fn lone_pair<'a>(problems: &'a [Problem], text: &str) -> Option<(&'a Problem, &'a Problem)> {
    let is_mark = |problem: &&Problem| match &problem.kind {
        ProblemKind::Undefined { label } => label.starts_with('^'),
        _ => false,
    };
    let is_note = |problem: &&Problem| {
        matches!(problem.kind, ProblemKind::UnusedDefinition { .. })
            && text.get(problem.range.clone()).is_some_and(|own| own.starts_with("[^"))
    };
    let only = |mut found: Vec<&'a Problem>| found.pop().filter(|_| found.is_empty());
    let mark = only(problems.iter().filter(is_mark).collect())?;
    Some((mark, only(problems.iter().filter(is_note).collect())?))
}

fn mistaken(mark: &Problem, unused: &Problem, inside: &Inside<'_>) -> Diagnostic {
    let label = |problem: &Problem| match &problem.kind {
        ProblemKind::Undefined { label } => bracketed(label),
        ProblemKind::UnusedDefinition { label } => bracketed(&format!("^{label}")),
        _ => String::new(),
    };
    let message =
        format!("there is no note for {}, and no mark for {}", label(mark), label(unused));
    Diagnostic::new(Code::UndefinedLabel, inside.place(mark.range.clone()), message)
        .label(inside.place(unused.range.clone()), "the note that no mark leads to")
        .help("give both the same label; as they are, both are shown as they are typed")
}

fn finding(problem: &Problem, inside: &Inside<'_>) -> Diagnostic {
    let place = inside.place(problem.range.clone());
    let (code, message, help) = match &problem.kind {
        ProblemKind::Image { destination } => (
            Code::Image,
            format!("there is a picture here, {}", quoted(destination)),
            "say in words what it shows, or link to it as `[words](https://…)`",
        ),
        ProblemKind::Link { destination } => refused(destination),
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
        ProblemKind::Undefined { label } if label.starts_with('^') => {
            let message = format!("there is no note for {}", bracketed(label));
            return Diagnostic::new(Code::UndefinedLabel, place, message).help(format!(
                "add the note on a line of its own, as {}; as it is, the mark is shown as it is \
                 typed",
                quoted(&format!("[{label}]: …"))
            ));
        }
        ProblemKind::Undefined { label } => {
            let message = format!("there is no address for {}", bracketed(label));
            return Diagnostic::new(Code::UndefinedLabel, place, message).help(format!(
                "add it on a line of its own, as {}; as it is, the brackets are shown as they are \
                 typed",
                quoted(&format!("[{label}]: https://…"))
            ));
        }
        ProblemKind::NestedNote { label } => (
            Code::UndefinedLabel,
            format!(
                "{} stands in a note or a link, where no mark can lead to a note",
                bracketed(label)
            ),
            "write here what that note says; as it is, the mark is shown as it is typed",
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

/// What is said of an address that no link leads to.
fn refused(destination: &str) -> (Code, String, &'static str) {
    let start = destination.get(..8).unwrap_or_default().to_ascii_lowercase();
    let is_web = start == "https://" || start.starts_with("http://");
    if is_web && destination.len() > markdown::LONGEST_ADDRESS {
        let longest = markdown::LONGEST_ADDRESS;
        return (
            Code::RefusedLink,
            format!("the address of this link is longer than {longest} letters"),
            "find a shorter address of the same page; as it is, it is shown as text",
        );
    }
    (
        Code::RefusedLink,
        format!("this link leads to {}, which is no web page", quoted(destination)),
        "begin it with `https://` or `mailto:`; as it is, its address is shown as text",
    )
}

/// A label as an author writes it.
fn bracketed(label: &str) -> String {
    quoted(&format!("[{label}]"))
}
