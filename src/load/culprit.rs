//! What on the lines of a file is to blame where the parser only says that it could not go on.

use std::sync::Arc;

use super::line_fault::LineFault;
use super::mend::{self, Hash};
use super::{columns, keys, mistyped, numbers};
use crate::diag::{
    Code, Diagnostic, Place, Source, is_odd_space, is_unseen, name_of_unseen, quoted,
};

/// How many lines above the place of an error may be to blame for it.
const ABOVE: usize = 2;

/// The finding for what an author did, where it can be seen near the place at which the parser gave
/// up.
pub(super) fn find(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
    let last = place.position().line;
    let lines = (last.saturating_sub(ABOVE).max(1)..=last).rev();
    let mut lines = lines.map(|line| (line, source.line(line)));
    let found = lines.find_map(|(line, text)| {
        let blank = || Some((no_space(text)?, Mend::Blank));
        let sign = || Some((begins_otherwise(text).filter(|_| line == last)?, Mend::Sign));
        let note = || {
            let found = ends_in_note(text, source.line(line + 1)).filter(|_| line + 1 >= last)?;
            Some((found, Mend::Note))
        };
        let ((at, len, message, help), mend) = blank().or_else(sign).or_else(note)?;
        let fix = match mend {
            Mend::Blank => mend::plain_spaces(source, line, at),
            Mend::Sign if help == NEXT_LINE => mend::on_next_line(source, line, at),
            Mend::Sign => mend::quote_around(source, line, Hash::Note),
            Mend::Note => mend::quote_around(source, line, Hash::Text),
        };
        let help = if help == QUOTE { mend::way_out_at(source, line) } else { help };
        Some(LineFault::new((line, at, len), message, help).fix(fix))
    });
    found.map(|found| found.finding(Code::Syntax, source))
}

/// The finding for a slip at a key, near the place at which the parser gave up.
pub(super) fn at_keys(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
    let line = place.position().line;
    mistyped::find(source, line)
        .or_else(|| numbers::out_of_column(source, line))
        .or_else(|| keys::without_colon(source, line))
        .or_else(|| columns::find(source, line))
        .or_else(|| keys::find(source, line))
        .map(|found| found.finding(Code::Syntax, source))
}

/// What a line is to blame for, and so how it is mended.
enum Mend {
    Blank,
    Sign,
    Note,
}

/// Where in the line, how many bytes, the message and the way out.
type OnLine = (usize, usize, String, &'static str);

/// White space that YAML takes for a letter: in front of a line, or behind the colon of a key.
fn no_space(text: &str) -> Option<OnLine> {
    let is_odd = |c: char| is_odd_space(c) || is_unseen(c);
    let inner = text.trim_start_matches([' ', '-']);
    let at = text.len() - inner.len();
    let first = inner.chars().next()?;
    if is_odd(first) {
        let what = format!("{} (U+{:04X})", name_of_unseen(first)?, u32::from(first));
        let message = match inner.chars().all(|c| is_odd(c) || c.is_whitespace()) {
            true => format!("this line only looks empty: it holds {what}"),
            false => format!("this line is indented with {what}, which YAML takes for text"),
        };
        return Some((at, first.len_utf8(), message, PLAIN));
    }
    let colon = inner.find(':')?;
    let key = inner.get(..colon)?;
    let after = inner.get(colon + 1..)?.chars().next().filter(|c| is_odd(*c))?;
    let is_key = key.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    let what = format!("{} (U+{:04X})", name_of_unseen(after)?, u32::from(after));
    let message = format!("behind this colon stands {what}, so that it ends no key");
    is_key.then_some((at + colon + 1, after.len_utf8(), message, PLAIN))
}

const PLAIN: &str =
    "delete it, and type ordinary spaces; it most likely came with text copied from elsewhere";

/// A text that begins with a sign which has a meaning of its own, and goes on behind it.
fn begins_otherwise(text: &str) -> Option<OnLine> {
    let inner = text.trim_start_matches([' ', '-']);
    let (key, value) = inner.split_once(": ")?;
    let value = value.trim_start();
    let at = text.len() - value.len();
    let sign = value.chars().next().filter(|_| !key.contains(char::is_whitespace))?;
    let closing = match sign {
        '[' => ']',
        '{' => '}',
        // More than so many, or at least.
        '>' if is_figure(value[1..].trim_start_matches(['=', ' '])) => {
            return Some((at, 1, own_sign("`>`"), QUOTE));
        }
        '|' | '>' => {
            let after =
                value[1..].trim_start_matches(|c: char| "+-".contains(c) || c.is_ascii_digit());
            let words = after.trim_start();
            let message =
                format!("words stand on the line of `{sign}`, where a text does not begin yet");
            let found = (text.len() - words.len(), words.trim_end().len(), message, NEXT_LINE);
            return (!words.is_empty() && !words.starts_with('#')).then_some(found);
        }
        // Some mean nothing else alone and before a blank. A list has a finding of its own.
        '%' | '@' | '`' | '-' | '?' | ',' | ']' | '}' | ':' => {
            let sign_is = if sign == '`' { "a back-tick".to_owned() } else { format!("`{sign}`") };
            let message = own_sign(&sign_is);
            let is_apart = !value[1..].starts_with(|c: char| c != ' ');
            let is_sign = "%@`".contains(sign) || is_apart && (sign != '-' || value.len() == 1);
            return is_sign.then_some((at, 1, message, QUOTE));
        }
        _ => return None,
    };
    let after = value.rsplit_once(closing).map(|(_, after)| after.trim())?;
    let message = format!("a text that begins with `{sign}` has a meaning of its own to YAML");
    (!after.is_empty() && !after.starts_with('#')).then_some((at, 1, message, QUOTE))
}

/// Whether a text begins with a figure, of money or not.
fn is_figure(text: &str) -> bool {
    text.trim_start_matches(['£', '€', '$']).starts_with(|c: char| c.is_ascii_digit())
}

fn own_sign(sign: &str) -> String {
    format!("to YAML {sign} is a sign of its own at the start of a text")
}

/// A hash sign in a text that goes on: what follows it is a note, and no text goes on behind one.
fn ends_in_note(text: &str, next: &str) -> Option<OnLine> {
    let goes_on = !next.trim().is_empty()
        && !next.contains([':', '#'])
        && !next.trim_start().starts_with('-');
    if !goes_on {
        return None;
    }
    let inner = text.trim_start();
    let is_note = |at: &usize| inner[at + 1..].starts_with(|c: char| c.is_alphanumeric());
    let (at, before) = match inner.find(" #") {
        Some(at) => {
            (at + 1, inner[..at].split_once(": ").map_or(inner, |(_, value)| value.trim_start()))
        }
        None if inner.starts_with('#') && !inner.contains(": ") => (0, inner),
        None => return None,
    };
    let is_plain = !before.starts_with(['"', '\'', '|', '>', '[', '{']);
    let words = inner[at..].trim_end();
    let message = format!(
        "{} is taken for a note to yourself, and the text cannot go on behind it",
        quoted(words)
    );
    (is_plain && is_note(&at)).then(|| (text.len() - inner.len() + at, words.len(), message, QUOTE))
}

const NEXT_LINE: &str = "begin the text on the next line, indented by two more spaces than its key";
pub(super) const QUOTE: &str = "put the text in quotation marks, or below `|` and indented";

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diag::{Place, Source};

    /// What is said of an error at a line, with its place.
    fn said(text: &str, line: usize) -> Option<String> {
        let source = Source::new("a.yaml", text);
        let finding = find(&source, &Place::line(&source, line))?;
        Some(format!("{} {}", finding.place?, finding.message))
    }

    #[test]
    fn a_space_that_is_none_is_named_where_it_stands() {
        for (text, line, wanted) in [
            (
                "a:\n \u{a0}b: c\n  d: e\n",
                3,
                "a.yaml:2:2 this line is indented with a no-break space (U+00A0)",
            ),
            ("a: |\n  b\n\u{a0}\n  c\n", 3, "a.yaml:3:1 this line only looks empty"),
            ("a: b\nc:\u{a0}d\n", 2, "a.yaml:2:3 behind this colon stands a no-break space"),
            (
                "a: b\n\u{feff}\u{200b}c: d\n",
                2,
                "a.yaml:2:1 this line is indented with a byte order mark",
            ),
        ] {
            let said = said(text, line).unwrap_or_default();
            assert!(said.starts_with(wanted), "{said}");
        }
    }

    #[test]
    fn a_sign_with_a_meaning_of_its_own_is_named() {
        for (text, wanted) in [
            ("a: [draft] service", "a.yaml:1:4 a text that begins with `[`"),
            ("- a: {x} y", "a.yaml:1:6 a text that begins with `{`"),
            ("a: | One two.", "a.yaml:1:6 words stand on the line of `|`"),
            ("a: >- One", "a.yaml:1:7 words stand on the line of `>`"),
            ("a: >90%", "a.yaml:1:4 to YAML `>` is a sign of its own"),
            ("a: > 90%", "a.yaml:1:4 to YAML `>` is a sign of its own"),
            ("a: >= 90%", "a.yaml:1:4 to YAML `>` is a sign of its own"),
            ("a: >10", "a.yaml:1:4 to YAML `>` is a sign of its own"),
            ("a: >£5m", "a.yaml:1:4 to YAML `>` is a sign of its own"),
        ] {
            let said = said(text, 1).unwrap_or_default();
            assert!(said.starts_with(wanted), "{said}");
        }
        for text in ["a: [x, y]", "a: | # a note", "a: |2-", "a b: [c] d", "a: b"] {
            assert_eq!(said(text, 1), None, "{text}");
        }
    }
}
