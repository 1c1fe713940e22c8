//! Marks of work that goes on: `TBC`, `???`, `XX%`, the `[AB1]` of a comment in Word, what a
//! template says where somebody is to write.
//!
//! Each is a guess. What could as well be meant, such as initials that are written out in full, is
//! not named.

mod marks;

#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::parse::options;

/// What marks a place as unfinished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// Something that is still to come.
    ToCome,
    /// A comment that somebody made in a word processor.
    Comment,
}

/// The marks of a Markdown text, in the order of the source; code, addresses and remarks of HTML
/// hold none.
pub fn unfinished(source: &str) -> Vec<(Unfinished, Range<usize>)> {
    let mut found = marks::marks(source);
    if !found.is_empty() {
        let shown = Shown::of(source);
        let addresses = Addresses::of(source);
        found.retain(|(_, range)| {
            shown.is_running(range.start)
                && !addresses.holds(range)
                && !shown.is_said(source, range)
        });
    }
    found
}

/// The marks of a text without Markdown.
pub fn unfinished_line(text: &str) -> Vec<(Unfinished, Range<usize>)> {
    let mut found = marks::marks(text);
    if !found.is_empty() {
        let addresses = Addresses::of(text);
        found.retain(|(_, range)| !addresses.holds(range));
    }
    found
}

/// Where addresses stand in a text, in order: words that hold what only an address does.
struct Addresses(Vec<Range<usize>>);

impl Addresses {
    fn of(text: &str) -> Self {
        let mut start = 0;
        let mut found = Vec::new();
        for word in text.split_inclusive(|c: char| c.is_whitespace() || "[]()<>|".contains(c)) {
            if word.contains(':') && word.contains("://")
                || word.contains('@')
                || word.contains("www.")
            {
                found.push(start..start + word.len());
            }
            start += word.len();
        }
        Self(found)
    }

    fn holds(&self, range: &Range<usize>) -> bool {
        let before = self.0.partition_point(|own| own.start <= range.start);
        self.0[..before].last().is_some_and(|own| own.contains(&range.start))
    }
}

/// Where a source is shown as running text.
#[derive(Default)]
struct Shown {
    running: Vec<Range<usize>>,
    quotations: Vec<Range<usize>>,
}

impl Shown {
    fn of(source: &str) -> Self {
        let mut shown = Self::default();
        let mut apart = 0_usize;
        for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
            match event {
                Event::Start(tag) if is_apart(&tag) => apart += 1,
                Event::Start(Tag::BlockQuote(_)) => shown.quote(range),
                Event::Start(_) => {}
                Event::End(TagEnd::CodeBlock) => apart = apart.saturating_sub(1),
                // An address in angle brackets is a link that ends with its only text.
                Event::End(TagEnd::Link) if apart > 0 => apart -= 1,
                Event::Text(_) if apart == 0 => shown.running.push(range),
                Event::InlineHtml(html) | Event::Html(html) if !html.starts_with("<!--") => {
                    shown.running.push(range);
                }
                _ => {}
            }
        }
        shown
    }

    /// Notes a quotation that stands in no other.
    fn quote(&mut self, range: Range<usize>) {
        if self.quotations.last().is_none_or(|last| last.end <= range.start) {
            self.quotations.push(range);
        }
    }

    fn is_running(&self, at: usize) -> bool {
        let before = self.running.partition_point(|range| range.start <= at);
        self.running[..before].last().is_some_and(|range| range.contains(&at))
    }

    /// Whether question marks are of somebody's words that are quoted.
    fn is_said(&self, source: &str, range: &Range<usize>) -> bool {
        let before = self.quotations.partition_point(|own| own.start <= range.start);
        source[range.clone()].starts_with('?')
            && self.quotations[..before].last().is_some_and(|own| own.contains(&range.start))
    }
}

/// Whether what stands in it is no running text.
fn is_apart(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }
    )
}
