//! Links that are shown as they are typed, because something stands in the way of reading them.

use std::ops::Range;

use super::runs::Run;
use super::{Slip, SlipKind};

/// Reports what was meant for a link in a paragraph and is none.
pub(super) fn find(source: &str, run: &Run<'_>, found: &mut Vec<Slip>) {
    for line in &run.lines {
        let mut taken = 0;
        for (at, sign) in line.text.match_indices(['[', '(', '<']) {
            if at < taken || !run.is_text(line.start + at) {
                continue;
            }
            let rest = &line.text[at..];
            let slip = match sign {
                "[" => after_words(rest),
                "(" => reversed(rest),
                _ => in_angles(rest),
            };
            if let Some((kind, len)) = slip {
                let range: Range<usize> = line.start + at..line.start + at + len;
                if source.get(range.clone()).is_some() {
                    found.push(Slip { kind, range });
                }
                taken = at + len;
            }
        }
    }
}

/// `[words](…)` and `[words] (…)`.
fn after_words(rest: &str) -> Option<(SlipKind, usize)> {
    let close = rest.find(']')?;
    let after = &rest[close + 1..];
    let bracket = after.trim_start();
    let gap = after.len() - bracket.len();
    let inside = bracket.strip_prefix('(')?;
    let end = inside.rfind(')').filter(|_| gap == 0);
    let end = inside.find(')').map(|first| match end {
        // An address may hold brackets itself; a sentence that goes on holds others.
        Some(last) if !inside[first..last].contains(char::is_whitespace) => last,
        _ => first,
    });
    let address = &inside[..end.unwrap_or(inside.len())];
    if !is_address(address) {
        return None;
    }
    let len = rest.len() - inside.len() + end.map_or(inside.len(), |end| end + 1);
    let kind = match end {
        _ if gap > 0 => SlipKind::LinkApart,
        _ if address.contains(['“', '”', '„', '‘', '’', '«', '»']) => {
            SlipKind::LinkWithQuotes
        }
        None => SlipKind::LinkOpen,
        Some(_) if address.trim().contains(char::is_whitespace) => SlipKind::LinkWithBlank,
        Some(_) => SlipKind::LinkOpen,
    };
    Some((kind, len))
}

/// `(https://…)[words]`.
fn reversed(rest: &str) -> Option<(SlipKind, usize)> {
    let close = rest.find(')')?;
    let words = rest[close + 1..].strip_prefix('[')?;
    let end = words.find(']')?;
    let is_note = words.starts_with('^');
    (is_web(rest.get(1..close)?) && !is_note)
        .then_some((SlipKind::LinkReversed, close + 2 + end + 1))
}

/// `<https://…>` with a blank in it.
fn in_angles(rest: &str) -> Option<(SlipKind, usize)> {
    let end = rest.find('>')?;
    let inside = rest.get(1..end)?;
    (is_web(inside) && inside.contains(char::is_whitespace))
        .then_some((SlipKind::LinkWithBlank, end + 1))
}

fn is_web(text: &str) -> bool {
    let text = text.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:", "www."].iter().any(|start| text.starts_with(start))
}

/// Whether what stands in brackets is meant for an address: of the web, or of a file.
fn is_address(text: &str) -> bool {
    let bare = text.trim().trim_start_matches('<').trim_end_matches('>');
    let ending = bare.rsplit_once('.').map(|(_, end)| end);
    let is_file = ending.is_some_and(|end| {
        (2..=4).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphanumeric())
    });
    is_web(bare) || bare.contains("://") || is_file
}
