//! Blocks that CommonMark makes of what was meant otherwise: headings, code, remarks.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::runs::{Kind, Runs};
use super::{Slip, SlipKind};

/// Reports them.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    for (kind, range) in &runs.blocks {
        let text = source[range.clone()].trim_end();
        let range = range.start..range.start + text.len();
        match kind {
            Kind::Heading(level) => found.extend(heading(text, *level, range)),
            Kind::IndentedCode => found.push(Slip { kind: SlipKind::IndentedCode, range }),
            Kind::Html => found.extend(comments(text, range.start)),
            Kind::Quote if text.trim_matches(['>', ' ', '\t', '\r', '\n']).is_empty() => {
                found.push(Slip { kind: SlipKind::EmptyQuote, range });
            }
            Kind::Quote => {}
        }
    }
    for run in &runs.texts {
        for range in &run.apart {
            let text = &source[range.clone()];
            if text.starts_with("<!--") {
                found.extend(comments(text, range.start));
            }
        }
    }
}

/// Nobody draws a shorter line below a heading.
const SHORTEST: usize = 3;

fn heading(text: &str, level: HeadingLevel, range: Range<usize>) -> Option<Slip> {
    if text.starts_with('#') {
        let inner = text.trim_start_matches('#');
        let words = inner.trim().trim_end_matches('#');
        if words.is_empty() {
            return Some(Slip { kind: SlipKind::EmptyHeading, range });
        }
        // As many signs as before it are written on purpose.
        let (before, behind) = (text.len() - inner.len(), inner.trim().len() - words.len());
        if behind > 0 && behind != before && words.ends_with([' ', '\t']) {
            let start = range.end - behind;
            return Some(Slip { kind: SlipKind::HeadingEnd, range: start..range.end });
        }
        let is_remark = level == HeadingLevel::H1;
        return is_remark.then_some(Slip { kind: SlipKind::HashHeading, range });
    }
    // A heading is a line with another of about its length below it; what has more, or ends like a
    // sentence, is a paragraph that somebody drew a line below, as is what has three signs there.
    let mut lines: Vec<&str> = text.lines().collect();
    let underline = lines.pop()?;
    let above = lines.last()?.trim_end();
    let sign = underline.trim_start_matches([' ', '\t', '>']);
    let letters = above.trim_start_matches([' ', '\t', '>']).chars().count();
    let is_paragraph = lines.len() > 1
        || above.ends_with(['.', ',', ';', ':', '?', '!'])
        || letters > sign.len()
            && (sign.len() == SHORTEST || (sign.starts_with('-') && 2 * sign.len() < letters));
    let start = range.end - sign.len();
    if sign.len() < SHORTEST {
        return Some(Slip { kind: SlipKind::UnderlinedBySign, range: start..range.end });
    }
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
