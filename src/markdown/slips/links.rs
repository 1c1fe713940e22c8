//! Links that are shown as they are typed, because something stands in the way of reading them.

use std::ops::Range;

use super::runs::Run;
use super::{Slip, SlipKind};

/// Reports what was meant for a link in a paragraph and is none.
pub(super) fn find(source: &str, run: &Run<'_>, found: &mut Vec<Slip>) {
    let mut is_open = false;
    for (index, line) in run.lines.iter().enumerate() {
        let next = run.lines.get(index + 1).map_or("", |line| line.text);
        let mut taken = 0;
        for (at, sign) in line.text.match_indices(['[', ']', '(', '<']) {
            if at < taken || !run.is_text(line.start + at) {
                continue;
            }
            let rest = ahead(&line.text[at..]);
            let slip = match sign {
                "[" => {
                    is_open = true;
                    None
                }
                // The words may have begun on a line before.
                "]" if is_open => after_words(rest, next).map(|(kind, len)| {
                    let start = line.text[taken..at].rfind('[').map_or(taken, |open| taken + open);
                    let is_around = kind == SlipKind::LinkOpen && ends_in_note(&line.text[..at]);
                    let kind = if is_around { SlipKind::LinkAroundNote } else { kind };
                    (kind, start, at + len)
                }),
                "(" => {
                    let found = reversed(rest).or_else(|| exchanged(rest));
                    found.map(|(kind, len)| (kind, at, at + len))
                }
                "<" => in_angles(rest).map(|(kind, len)| (kind, at, at + len)),
                _ => None,
            };
            if let Some((kind, start, end)) = slip {
                let range: Range<usize> = line.start + start..line.start + end;
                if source.get(range.clone()).is_some() {
                    found.push(Slip { kind, range });
                }
                taken = end;
                is_open = false;
            }
        }
    }
}

/// No address is longer: what would be looked through for one ends there, so that a line of
/// brackets takes no longer than another of its length.
const LONGEST: usize = 1000;

/// As much of a line as an address with its brackets can take.
fn ahead(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text)
}

/// `](…)` and `] (…)`, where the address may stand on the next line.
fn after_words(rest: &str, next: &str) -> Option<(SlipKind, usize)> {
    let after = &rest[1..];
    if after.is_empty() {
        let is_address = next.strip_prefix('(').is_some_and(is_web);
        return is_address.then_some((SlipKind::LinkApart, 1));
    }
    let bracket = after.trim_start();
    let gap = after.len() - bracket.len();
    let inside = bracket.strip_prefix('(')?;
    // An address may hold brackets itself; a sentence that goes on holds others.
    let last = inside.rfind(')').filter(|_| gap == 0);
    let end = inside.find(')').map(|first| match last {
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
        Some(_) if address.trim().contains(char::is_whitespace) => SlipKind::LinkWithBlank,
        Some(_) | None => SlipKind::LinkOpen,
    };
    Some((kind, len))
}

/// Whether a mark of a note ends a text.
fn ends_in_note(text: &str) -> bool {
    let words = text.strip_suffix(']').and_then(|text| text.rsplit_once("[^"));
    words.is_some_and(|(_, label)| !label.is_empty() && !label.contains([' ', ']']))
}

/// `(https://…)[words]`.
fn reversed(rest: &str) -> Option<(SlipKind, usize)> {
    if !is_web(&rest[1..]) {
        return None;
    }
    let close = rest.find(')')?;
    let words = rest[close + 1..].strip_prefix('[')?;
    let end = words.find(']')?;
    let is_note = words.starts_with('^');
    (is_web(rest.get(1..close)?) && !is_note)
        .then_some((SlipKind::LinkReversed, close + 2 + end + 1))
}

/// `(words)[https://…]`.
fn exchanged(rest: &str) -> Option<(SlipKind, usize)> {
    let close = rest.find(')')?;
    let address = rest[close + 1..].strip_prefix('[')?;
    let end = address.find(']')?;
    let is_whole = !rest[1..close].trim().is_empty() && !rest[1..close].contains(['(', '[']);
    let is_address = is_address(&address[..end]) && !address[..end].contains(char::is_whitespace);
    (is_whole && is_address).then_some((SlipKind::LinkExchanged, close + 2 + end + 1))
}

/// `<https://…>` with a blank in it.
fn in_angles(rest: &str) -> Option<(SlipKind, usize)> {
    if !is_web(&rest[1..]) {
        return None;
    }
    let end = rest.find('>')?;
    let inside = rest.get(1..end)?;
    (is_web(inside) && inside.contains(char::is_whitespace))
        .then_some((SlipKind::LinkWithBlank, end + 1))
}

fn is_web(text: &str) -> bool {
    let text = text.trim_start();
    ["http://", "https://", "mailto:", "www."]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
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
