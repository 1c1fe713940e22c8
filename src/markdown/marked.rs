//! What Markdown would make of a text that is published as it stands.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::parse::options;

/// The first bold words between stars, or the first link to the web, with the signs around it.
pub(crate) fn marked(text: &str) -> Option<Range<usize>> {
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    events.find_map(|(event, range)| {
        let own = text.get(range.clone())?;
        let is_marked = match event {
            Event::Start(Tag::Strong) => own.starts_with('*'),
            Event::Start(Tag::Link { dest_url, .. }) => {
                own.starts_with('[')
                    && ["http", "mailto:"].iter().any(|start| dest_url.starts_with(start))
            }
            _ => false,
        };
        is_marked.then_some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn bold_words_and_links_are_found_as_markdown_reads_them() {
        for (text, wanted) in [
            ("The **chair** of it", Some(4..13)),
            ("As in [the plan](https://example.org).", Some(6..37)),
            ("[the `]` plan](mailto:a@example.org)", Some(0..36)),
            ("2 ** 3 and `**chair**`", None),
            ("[the plan](plan.docx)", None),
            ("Chief Officer, *acting*", None),
        ] {
            assert_eq!(marked(text), wanted, "{text}");
        }
    }
}
