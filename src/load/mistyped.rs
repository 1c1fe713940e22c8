//! Signs that a word processor or another habit put in the place of YAML's own.

use std::sync::Arc;

use super::form::is_known;
use super::found::Found;
use super::mend::{self, Hash};
use crate::diag::{Safety, Source};

/// What is to blame on the line where the parser gave up, or on one of the two above.
pub(super) fn find(source: &Arc<Source>, last: usize) -> Option<Found> {
    let own = source.line(last);
    let lines = (last.saturating_sub(2).max(1)..=last).rev();
    curly(own, last)
        .map(|found| found.fix(mend::quote_around(source, last, Hash::Note)))
        .or_else(|| fence(own, last))
        .or_else(|| slashes(own, last))
        .or_else(|| lines.into_iter().find_map(|number| dash(source.line(number), number)))
}

/// `evidence: “Agreed: all.”`
fn curly(line: &str, number: usize) -> Option<Found> {
    let (_, value) = line.split_once(": ")?;
    let first = value.trim_start().chars().next().filter(|c| "“”„‘’«".contains(*c))?;
    let at = line.len() - value.trim_start().len();
    let message =
        "to YAML a curly quotation mark is a letter, and does not put a text in quotation marks";
    let help = "type straight quotation marks, `\"`, or put the text below `|` and indented";
    value.contains(':').then(|| Found::new((number, at, first.len_utf8()), message, help))
}

/// Three back-ticks around what was copied.
fn fence(line: &str, number: usize) -> Option<Found> {
    let at = line.len() - line.trim_start().len();
    let message = "this line of back-ticks belongs to no text";
    let help = "delete it, and the one that ends the code";
    line[at..].starts_with("```").then(|| {
        let found = Found::new((number, at, 3), message, help);
        match line.trim().trim_matches('`') {
            "" => found.mend(Safety::Suggested, 0..line.len(), ""),
            _ => found,
        }
    })
}

/// `// a note`, as in programs.
fn slashes(line: &str, number: usize) -> Option<Found> {
    let at = line.len() - line.trim_start().len();
    let message = "this line is no note to yourself: such a note begins with `#`";
    let help = "write `#` in place of `//`, or delete the line";
    line[at..].starts_with("//").then(|| {
        let found = Found::new((number, at, 2), message, help);
        found.mend(Safety::Suggested, at..at + 2, "#")
    })
}

/// `– id: plan`
fn dash(line: &str, number: usize) -> Option<Found> {
    let text = line.trim_start_matches(' ');
    let sign = text.chars().next().filter(|c| "–—‑−•·".contains(*c))?;
    let rest = text[sign.len_utf8()..].trim_start();
    let (key, _) = rest.split_once(':')?;
    let at = line.len() - text.len();
    let message = format!("`{sign}` is not the hyphen with which an entry of a list begins");
    let help = format!("type a hyphen in its place: `- {key}: …`");
    let blank = text.len() - sign.len_utf8() - rest.len();
    let spaces = text[sign.len_utf8()..].chars().take_while(|c| c.is_whitespace()).count();
    is_known(key).then(|| {
        let hyphen = format!("-{}", " ".repeat(spaces.max(1)));
        let bytes = at..at + sign.len_utf8() + blank;
        let found = Found::new((number, at, sign.len_utf8()), message, help);
        found.mend(Safety::Safe, bytes, hyphen)
    })
}
