//! Signs that a word processor or another habit put in the place of YAML's own.

use std::ops::Range;
use std::sync::Arc;

use super::form::is_known;
use super::keys::FAR;
use super::line_fault::LineFault;
use super::mend::{self, Hash};
use crate::diag::{Fix, Safety, Source};

/// What is to blame on the line where the parser gave up, or on one of the two above.
pub(super) fn find(source: &Arc<Source>, last: usize) -> Option<LineFault> {
    let own = source.line(last);
    let lines = (last.saturating_sub(2).max(1)..=last).rev();
    let colon = (last.saturating_sub(2).max(1)..=last).rev();
    let colon = colon.into_iter().find_map(|number| other_colon(source, number));
    colon
        .or_else(|| Some(curly(own, last)?.fix(mend::quote_around(source, last, Hash::Note))))
        .or_else(|| fence(own, last))
        .or_else(|| slashes(own, last))
        .or_else(|| lines.into_iter().find_map(|number| dash(source.line(number), number)))
}

/// `rating： established`, with the colon of another keyboard.
pub(super) fn other_colon(source: &Arc<Source>, number: usize) -> Option<LineFault> {
    let own = OtherColon::of(source.line(number))?;
    let name = format!("`{}` (U+{:04X})", own.sign, u32::from(own.sign));
    let message = format!("{name} is another sign than the colon with which a key ends");
    let help = format!("type an ordinary colon and a space in its place: `{}: …`", own.key);
    let indented = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let column = indented(source.line(number));
    // Whoever typed one typed the others beside it.
    let beside = (number..number + FAR).take_while(|number| {
        let line = source.line(*number);
        line.trim().is_empty() || indented(line) >= column
    });
    let beside = beside.filter(|number| indented(source.line(*number)) == column);
    let edits = beside.filter_map(|number| {
        let OtherColon { span, text, .. } = OtherColon::of(source.line(number))?;
        let start = source.line_start(number);
        Some((start + span.start..start + span.end, text.to_owned()))
    });
    let fix = Fix::new(Safety::Safe, source, edits);
    Some(LineFault::new((number, own.at, own.sign.len_utf8()), message, help).fix(fix))
}

/// A key of a form with another colon than that of YAML.
struct OtherColon<'a> {
    key: &'a str,
    sign: char,
    /// Where the sign stands in the line.
    at: usize,
    /// The bytes of the line that an ordinary colon goes in the place of.
    span: Range<usize>,
    text: &'static str,
}

impl<'a> OtherColon<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (before, after) = line.split_once(OTHER_COLONS)?;
        let sign = line[before.len()..].chars().next()?;
        let key = before.trim_start_matches([' ', '-']).trim_end();
        let words = after.trim_start();
        let span = before.trim_end().len()..line.len() - words.len();
        let text = if words.is_empty() { ":" } else { ": " };
        is_known(key).then_some(Self { key, sign, at: before.len(), span, text })
    }
}

/// Colons that are not that of YAML.
const OTHER_COLONS: [char; 6] = ['：', '﹕', '︓', '∶', '꞉', 'ː'];

/// `evidence: “Agreed: all.”`
fn curly(line: &str, number: usize) -> Option<LineFault> {
    let (_, value) = line.split_once(": ")?;
    let first = value.trim_start().chars().next().filter(|c| "“”„‘’«".contains(*c))?;
    let at = line.len() - value.trim_start().len();
    let message =
        "to YAML a curly quotation mark is a letter, and does not put a text in quotation marks";
    // Straight ones within them would end the text.
    let is_simple = value.matches(['“', '”', '„', '«', '»']).count() < 3 && !value.contains('"');
    let help = match is_simple {
        true => "type straight quotation marks, `\"`, or put the text below `|` and indented",
        false => "write `|` behind the colon, and the whole text on the next line, indented",
    };
    value.contains(':').then(|| LineFault::new((number, at, first.len_utf8()), message, help))
}

/// Three back-ticks around what was copied.
fn fence(line: &str, number: usize) -> Option<LineFault> {
    let at = line.len() - line.trim_start().len();
    let message = "this line of back-ticks belongs to no text";
    let help = "delete it, and the one that ends the code";
    line[at..].starts_with("```").then(|| {
        let found = LineFault::new((number, at, 3), message, help);
        match line.trim().trim_matches('`') {
            "" => found.mend(Safety::Suggested, 0..line.len(), ""),
            _ => found,
        }
    })
}

/// `// a note`, as in programs.
fn slashes(line: &str, number: usize) -> Option<LineFault> {
    let at = line.len() - line.trim_start().len();
    let message = "this line is no note to yourself: such a note begins with `#`";
    let help = "write `#` in place of `//`, or delete the line";
    line[at..].starts_with("//").then(|| {
        let found = LineFault::new((number, at, 2), message, help);
        found.mend(Safety::Suggested, at..at + 2, "#")
    })
}

/// `– id: plan`
fn dash(line: &str, number: usize) -> Option<LineFault> {
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
        let found = LineFault::new((number, at, sign.len_utf8()), message, help);
        found.mend(Safety::Safe, bytes, hyphen)
    })
}
