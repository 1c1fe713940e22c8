//! Markdown of the author's: where it stands, and what in it cannot be published as it was meant.

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
    sink.extend(lost_words(at).map(|(place, words)| {
        let message = format!("{} is not part of the text", quoted(words.trim()));
        Diagnostic::new(Code::LostWords, place, message)
            .help("if it belongs to it, put the text below `|`, indented")
    }));
    Prose { markdown: at.value.clone(), line: first_line(at) }
}

/// Words on the author's lines that YAML takes for something else: a note behind plain text, a name before it.
///
/// A block of text and one in quotation marks hold all their words.
fn lost_words(at: &At<String>) -> impl Iterator<Item = (Place, &str)> {
    let source = at.place.source();
    let span = at.place.span();
    let text = source.text();
    let (before, after) = (text.get(..span.start), text.get(span.end..));
    let line = before.unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let rest = after.unwrap_or_default().lines().next().unwrap_or_default();
    let is_plain = line.contains([':', '-'])
        && !text.get(span.start..).unwrap_or_default().starts_with(['"', '\'', '|', '>']);
    let name = line
        .rfind(" &")
        .map(|column| (span.start - line.len() + column + 1, &line[column + 1..]))
        .filter(|(_, name)| !text.contains(&name.trim_end().replacen('&', "*", 1)));
    let note = rest.find(" #").map(|column| (span.end + column + 1, &rest[column + 1..]));
    [name, note].into_iter().flatten().filter(move |_| is_plain).map(move |(start, words)| {
        let words = words.trim_end();
        (Place::new(source, start..start + words.len()), words)
    })
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
