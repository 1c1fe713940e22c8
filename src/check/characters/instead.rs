//! What can be written in place of a character that no font has.

use unicode_normalization::UnicodeNormalization;

use crate::diag::{Fix, Safety, quoted};
use crate::load::{Inside, Located, Style};

/// What a character is commonly meant for, where Unicode itself does not say what else it can be
/// written as.
const KNOWN: &[(char, &str)] = &[
    ('\u{2043}', "- "),
    ('\u{204c}', "- "),
    ('\u{204d}', "- "),
    ('\u{2619}', "- "),
    ('\u{27a4}', "- "),
    ('\u{2b1d}', "- "),
    ('\u{2b25}', "- "),
    ('\u{2b29}', "- "),
    ('\u{1f784}', "- "),
    ('\u{1f5f8}', "✓"),
    ('\u{1f5f4}', "✗"),
    ('\u{1f5f6}', "✗"),
    ('\u{1f5f7}', "✗"),
    ('\u{1f5f9}', "☑"),
    ('\u{1f5f5}', "☒"),
    ('\u{1f5f7}', "☒"),
    ('\u{2bbd}', "☒"),
    ('\u{2b7f}', "↑"),
    ('\u{2bc5}', "▲"),
    ('\u{2bc6}', "▼"),
    ('\u{2bc7}', "◀"),
    ('\u{2bc8}', "▶"),
    ('\u{2b62}', "→"),
    ('\u{2b60}', "←"),
    ('\u{2b61}', "↑"),
    ('\u{2b63}', "↓"),
    ('\u{1f850}', "←"),
    ('\u{1f851}', "↑"),
    ('\u{1f852}', "→"),
    ('\u{1f853}', "↓"),
    ('\u{1f860}', "←"),
    ('\u{1f861}', "↑"),
    ('\u{1f862}', "→"),
    ('\u{1f863}', "↓"),
    ('\u{1f868}', "←"),
    ('\u{1f869}', "↑"),
    ('\u{1f86a}', "→"),
    ('\u{1f86b}', "↓"),
    ('\u{1f878}', "←"),
    ('\u{1f879}', "↑"),
    ('\u{1f87a}', "→"),
    ('\u{1f87b}', "↓"),
    ('\u{1f880}', "←"),
    ('\u{1f881}', "↑"),
    ('\u{1f882}', "→"),
    ('\u{1f883}', "↓"),
    ('\u{2e3a}', "—"),
    ('\u{2e3b}', "—"),
];

/// How many replacements a message names.
const MOST: usize = 3;

/// The way out for characters that no font has.
pub(super) fn help(clusters: &[&str]) -> String {
    let mut known: Vec<(&str, String)> = Vec::new();
    for cluster in clusters {
        known.extend(instead(cluster).map(|other| (*cluster, other)));
    }
    let shown = known.iter().take(MOST);
    let shown: Vec<_> = shown
        .map(|(cluster, other)| format!("{} in place of {}", quoted(other), quoted(cluster)))
        .collect();
    if known.len() == clusters.len() && shown.len() == known.len() {
        return format!("write {}", shown.join(", "));
    }
    let rest =
        "what has nothing like it, say in words or in Latin letters, or link to a page that has it";
    match shown.is_empty() {
        true => "say it in words or in Latin letters, or link to a page that has it".to_owned(),
        false => format!("write {}; {rest}", shown.join(", ")),
    }
}

/// Puts what can be written in their place wherever the characters stand in a text; none where one
/// of them has nothing like it, or is not written as itself.
pub(super) fn fix(at: &Located<String>, clusters: &[&str]) -> Option<Fix> {
    let source = at.place.source();
    let inside = Inside::new(at);
    let is_literal = matches!(Style::of(at), Style::Literal(_));
    let mut edits = Vec::new();
    for cluster in clusters {
        let other = instead(cluster)?;
        let mut found = at.value.match_indices(cluster).peekable();
        found.peek()?;
        for (start, _) in found {
            let span = inside.place(start..start + cluster.len()).span();
            let is_written = source.text().get(span.clone()) == Some(*cluster);
            let blank = match other.ends_with(' ') {
                // A bullet begins a line of a list, or is none.
                true if !is_literal || !begins_line(&at.value[..start]) => return None,
                true => blank(&source.text()[span.end..]),
                false if !other.chars().all(is_inert) => return None,
                false => 0,
            };
            if !is_written {
                return None;
            }
            edits.push((span.start..span.end + blank, other.clone()));
        }
    }
    Fix::new(Safety::Suggested, source, edits)
}

/// Whether nothing stands on the last line of a text.
fn begins_line(before: &str) -> bool {
    before.trim_end_matches([' ', '\t']).is_empty()
        || before.trim_end_matches([' ', '\t']).ends_with('\n')
}

/// How many bytes of blanks a text begins with.
fn blank(text: &str) -> usize {
    let words = text.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
    text.len() - words.len()
}

/// Whether a character means nothing to YAML and to Markdown.
fn is_inert(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '—') || u32::from(c) > 0x2000
}

/// What to write in place of a cluster.
fn instead(cluster: &str) -> Option<String> {
    let mut chars = cluster.chars();
    let (first, rest) = (chars.next()?, chars.as_str());
    let known = KNOWN.iter().find(|(own, _)| *own == first && rest.is_empty());
    if let Some((_, other)) = known {
        return Some((*other).to_owned());
    }
    // A digit in a box is a digit with two marks.
    let plain: String =
        cluster.nfkc().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}')).collect();
    // A square metre has its figure raised, and a line for each thing that it is said per.
    let is_unit = matches!(first, '\u{3371}'..='\u{33df}') && rest.is_empty();
    let plain = match is_unit {
        true => plain.replace('2', "²").replace('3', "³").replace('\u{2215}', "/"),
        false => plain,
    };
    let is_common = |c: char| u32::from(c) < 0x250;
    (plain != cluster && !plain.is_empty() && plain.chars().all(is_common)).then_some(plain)
}
