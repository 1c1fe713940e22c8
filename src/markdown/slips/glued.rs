//! Signs within a word: in addresses without `https://`, in names of files and between words. They
//! set what is between them, and are gone.

use std::ops::Range;

use super::{Slip, SlipKind};

/// How many bytes are looked at on each side.
const NEAR: usize = 200;

/// How names of files end.
const ENDINGS: [&str; 18] = [
    "csv", "doc", "docx", "html", "jpeg", "jpg", "md", "ods", "odt", "pdf", "png", "ppt", "pptx",
    "txt", "xls", "xlsx", "yaml", "zip",
];

/// The word that holds signs with what they set, where they most likely belong to it.
pub(super) fn find(source: &str, set: &Range<usize>) -> Option<Slip> {
    let is_end = |c: char| c.is_whitespace() || "<>()[]|`\"“”".contains(c);
    let own = source.get(set.clone()).filter(|own| own.len() <= NEAR && !own.contains(is_end))?;
    let near = source.ceil_char_boundary(set.start.saturating_sub(NEAR));
    let before = source.get(near..set.start)?.rsplit(is_end).next()?;
    let far = source.floor_char_boundary(set.end + NEAR);
    let after = source.get(set.end..far)?.split(is_end).next()?;
    let after = after.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    let kind = kind(before, own, after)?;
    Some(Slip { kind, range: set.start - before.len()..set.end + after.len() })
}

/// What a word is whose signs set a part of it.
fn kind(before: &str, own: &str, after: &str) -> Option<SlipKind> {
    // All of an address may be set on purpose.
    if before.contains("://") || own.contains('@') {
        return None;
    }
    if is_mail(before, own, after) {
        return Some(SlipKind::SignsInAddress);
    }
    let is_between = own.starts_with('*')
        && !own.starts_with("**")
        && before.ends_with(char::is_alphanumeric)
        && after.starts_with(char::is_alphanumeric);
    let is_address =
        before.starts_with("www.") || before.split_once('/').is_some_and(|(host, _)| is_host(host));
    (is_between || is_address || is_ending(after)).then_some(SlipKind::SignsInWord)
}

/// Whether signs stand on one side of the `@` of an address.
fn is_mail(before: &str, own: &str, after: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || "._-+*~".contains(c);
    let is_place = |host: &str| host.starts_with(char::is_alphanumeric) && host.contains('.');
    match (before.split_once('@'), after.split_once('@')) {
        (Some((name, host)), _) => {
            let rest = [host, own, after].concat();
            !name.is_empty() && name.chars().all(is_name) && rest.contains('.')
        }
        (None, Some((name, host))) => name.chars().all(is_name) && is_place(host),
        (None, None) => false,
    }
}

/// Whether a text is the name of a place in the web, such as `glens.scot`.
fn is_host(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let last = text.rsplit_once('.').map(|(_, last)| last);
    text.split('.').all(is_part)
        && last.is_some_and(|last| last.len() > 1 && last.chars().all(|c| c.is_ascii_lowercase()))
}

/// Whether a text is how the name of a file ends.
fn is_ending(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, last)| ENDINGS.contains(&last))
}
