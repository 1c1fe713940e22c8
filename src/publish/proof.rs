//! Each PDF held against the words that it was made from, before it is published.

use std::sync::Arc;

use super::Options;
use crate::diag::{Code, Diagnostic, Place, quoted};
use crate::markdown::Passage;
use crate::model::Readable;
use crate::readback::{self, Misplaced, Order, PdfDocument, PdfText, Unreadable};

/// How many of the words that are missing are shown.
const SHOWN: usize = 8;

/// What is wrong with a PDF.
#[derive(Debug)]
pub(super) enum Fault {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// Words are not in it: the line of their passage, or 0, and the words from the first that is
    /// missing.
    Missing(usize, String),
    /// Words are in it, but nobody sees them.
    Misplaced(Misplaced),
}

/// Reads a PDF back and finds every passage in it.
///
/// A template of somebody's own may leave out a text and set them in another order, but cut none.
pub(super) fn hold(
    pdf: Arc<Vec<u8>>,
    passages: &[Passage],
    options: &Options<'_>,
) -> Result<(), Vec<Fault>> {
    let order = if options.templates.are_own("typst/") { Order::Any } else { Order::Kept };
    let faults = match PdfDocument::read(pdf) {
        Ok(document) => faults(&document, passages, order),
        Err(why) => vec![Fault::Unreadable(why)],
    };
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn faults(document: &PdfDocument, passages: &[Passage], order: Order) -> Vec<Fault> {
    let text = PdfText::published(&document.text());
    let words = passages.iter().map(|passage| passage.words.as_str());
    let missing = readback::missing(words, &text, order).into_iter().map(|missing| {
        let line = passages.get(missing.index).map_or(0, |passage| passage.line);
        Fault::Missing(line, missing.rest)
    });
    missing.chain(document.misplaced().into_iter().take(SHOWN).map(Fault::Misplaced)).collect()
}

/// What is said of the PDF called `what`: at the author's words where they are found in one of the
/// returns.
pub(super) fn findings(faults: &[Fault], what: &str, returns: &[&Readable]) -> Vec<Diagnostic> {
    faults.iter().map(|fault| finding(fault, what, returns)).collect()
}

fn finding(fault: &Fault, what: &str, returns: &[&Readable]) -> Diagnostic {
    match fault {
        Fault::Unreadable(why) => {
            at(Code::LostInPdf, None, returns, format!("{what} cannot be read back: {why}"))
                .help("build it again; if that does not help, leave out `--typst`, or report it")
        }
        Fault::Missing(line, rest) => {
            let words = first_words(rest);
            let message = format!("{what} has not all of this text: {} is missing", quoted(&words));
            at(Code::LostInPdf, Some((*line, &words)), returns, message).help(WAY_OUT)
        }
        Fault::Misplaced(Misplaced::Outside { page, words }) => {
            let words = first_words(words);
            let message =
                format!("on page {page} of {what}, {} is beside the page", quoted(&words));
            at(Code::Misplaced, Some((0, &words)), returns, message).help(WAY_OUT)
        }
        Fault::Misplaced(Misplaced::Over { page, words, over }) => {
            let [words, over] = [words, over].map(|words| first_words(words));
            let message = format!(
                "on page {page} of {what}, {} is painted over {}",
                quoted(&words),
                quoted(&over)
            );
            at(Code::Misplaced, Some((0, &words)), returns, message).help(WAY_OUT)
        }
    }
}

const WAY_OUT: &str = "what was published before stays as it was; set this text in shorter \
                       paragraphs or a simpler table, and report it: no text that `check` passes \
                       should be lost";

/// A diagnostic at some words: on their line where it is known, else where they first stand in a
/// return.
fn at(
    code: Code,
    words: Option<(usize, &str)>,
    returns: &[&Readable],
    message: String,
) -> Diagnostic {
    let Some(first) = returns.first() else { return Diagnostic::nowhere(code, message) };
    let place = words
        .and_then(|(line, words)| returns.iter().find_map(|returned| place(returned, line, words)));
    Diagnostic::new(code, place.unwrap_or_else(|| Place::file(&first.source())), message)
}

/// Where some words stand in a return, from a line on.
fn place(returned: &Readable, line: usize, words: &str) -> Option<Place> {
    let source = returned.source();
    let from = line.checked_sub(1).map_or(0, |_| source.line_start(line));
    let text = source.text().get(from..)?;
    // As many words as stand beside each other in the file, which may break its lines elsewhere.
    let ends = words.match_indices(' ').map(|(end, _)| end).chain([words.len()]);
    let mut longest = ends.filter_map(|end| {
        let at = from + text.find(words.get(..end)?)?;
        Some(at..at + end)
    });
    match longest.next_back() {
        Some(span) => Some(Place::new(&source, span)),
        None => (line > 0).then(|| Place::line(&source, line)),
    }
}

/// The first words, without the soft hyphens at which the page breaks them.
fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(SHOWN).collect();
    words.join(" ").replace('\u{ad}', "")
}

#[cfg(test)]
mod tests {
    use super::{Fault, finding};
    use crate::readback::Misplaced;

    #[test]
    fn the_soft_hyphens_of_a_page_are_not_told() {
        let (words, over) = ("Re\u{ad}ha\u{ad}bi".to_owned(), "Dis\u{ad}ch".to_owned());
        let fault = Fault::Misplaced(Misplaced::Over { page: 2, words, over });
        let told = finding(&fault, "the report", &[]);
        assert_eq!(told.message, "on page 2 of the report, `Rehabi` is painted over `Disch`");
    }
}
