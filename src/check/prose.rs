//! Markdown of the author's: where it stands, and what in it cannot be published.

use super::values::Sink;
use crate::load::At;
use crate::model::Prose;

/// The Markdown with the line on which it begins; findings go to the sink.
pub(super) fn prose(at: &At<String>, _sink: &mut Sink) -> Prose {
    Prose { markdown: at.value.clone(), line: first_line(at) }
}

/// The line of the file on which the text begins: for a block, the line below its `|` or `>`.
fn first_line(at: &At<String>) -> usize {
    let source = at.place.source();
    let line = at.place.position().line;
    let opens_block =
        source.text().get(at.place.span().start..).is_some_and(|rest| rest.starts_with(['|', '>']));
    if opens_block { line + 1 } else { line }
}
