//! Blocks that CommonMark makes of what was meant otherwise: headings, code, remarks.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::runs::{Kind, Runs};
use super::{Slip, SlipKind};

/// Reports them.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    for (kind, range) in &runs.blocks {
        let text = source.get(range.clone()).unwrap_or_default().trim_end();
        let range = range.start..range.start + text.len();
        match kind {
            Kind::Heading(level) => found.extend(heading(text, *level, range)),
            Kind::IndentedCode => found.push(Slip { kind: SlipKind::IndentedCode, range }),
            Kind::Html => found.extend(comments(text, range.start)),
            Kind::Quote => {}
        }
    }
    for run in &runs.texts {
        for range in &run.apart {
            let text = source.get(range.clone()).unwrap_or_default();
            if text.starts_with("<!--") {
                found.extend(comments(text, range.start));
            }
        }
    }
}

fn heading(text: &str, level: HeadingLevel, range: Range<usize>) -> Option<Slip> {
    if text.starts_with('#') {
        let is_remark = level == HeadingLevel::H1;
        return is_remark.then_some(Slip { kind: SlipKind::HashHeading, range });
    }
    // A heading is a line; what has more, or ends like a sentence, is a paragraph that somebody
    // drew a line below.
    let mut lines: Vec<&str> = text.lines().collect();
    let underline = lines.pop()?;
    let above = lines.last()?.trim_end();
    let is_paragraph = lines.len() > 1 || above.ends_with(['.', ',', ';', ':', '?', '!']);
    let start = range.end - underline.trim_start().len();
    is_paragraph.then_some(Slip { kind: SlipKind::Underlined, range: start..range.end })
}

fn comments(text: &str, start: usize) -> impl Iterator<Item = Slip> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text[from..].find("<!--")?;
        from = text[at..].find("-->").map_or(text.len(), |end| at + end + "-->".len());
        Some(Slip { kind: SlipKind::Comment, range: start + at..start + from })
    })
}
