//! Single values: required, an id, a date, one of a few words.

use std::collections::HashMap;

use super::day_meant;
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, nearest, quoted};
use crate::load::{Located, Text};
use crate::markdown;
use crate::model::{Date, Id, IdError, ItemId, in_words};

/// A text that must be there; `owner` is what it belongs to, `what` says so in words.
pub(crate) fn required<'a>(
    text: &'a Text,
    key: &str,
    owner: &Place,
    what: &str,
    sink: &mut Findings,
) -> Option<&'a Located<String>> {
    if text.is_absent() {
        let message = format!("{what} has no `{key}`");
        sink.push(
            Diagnostic::new(Code::Missing, owner.clone(), message)
                .help(format!("add `{key}:` with a value after it")),
        );
    }
    text.value()
}

/// The text alone of one that must be there.
pub(crate) fn required_text(
    text: &Text,
    key: &str,
    owner: &Place,
    what: &str,
    sink: &mut Findings,
) -> Option<String> {
    required(text, key, owner, what, sink).map(|at| line(&at.value))
}

/// The text alone of one that may be there.
pub(crate) fn optional_text(text: &Text) -> Option<String> {
    text.value().map(|at| line(&at.value))
}

/// A text without Markdown, as the one line that readers see: a tab or a line end parts words like
/// a space.
pub(crate) fn line(text: &str) -> String {
    let shown = markdown::printable(text);
    let words = shown.split([' ', '\t', '\n', '\r', '\u{2028}', '\u{2029}']);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An id that names no page of its own.
pub(crate) fn id(at: &Located<String>, sink: &mut Findings) -> Option<Id> {
    accept(Id::new(&at.value), at, sink)
}

/// An id that names a page in a folder of its kind.
pub(crate) fn page_id(at: &Located<String>, sink: &mut Findings) -> Option<Id> {
    accept(Id::page(&at.value), at, sink)
}

/// An id that names a file or a folder of what is published.
pub(crate) fn published_id(at: &Located<String>, sink: &mut Findings) -> Option<Id> {
    accept(Id::published(&at.value), at, sink)
}

/// The id of a section or an item.
pub(crate) fn item_id(at: &Located<String>, sink: &mut Findings) -> Option<ItemId> {
    let refused = |error| match error {
        IdError::Malformed => {
            let message = format!("{} is not an id", quoted(&at.value));
            let words = "write numbers or lower-case words, joined by dots or hyphens";
            let slug = item_slug(&at.value);
            let help = match &slug {
                Some(slug) => format!("{words}: `{slug}`"),
                None => format!("{words}, such as `1.10`"),
            };
            // Several words may name several items.
            let fix = slug.filter(|_| !at.value.trim().contains(char::is_whitespace));
            let fix = fix.and_then(|slug| id_fix(&at.place, &at.value, &slug));
            Diagnostic::new(Code::NotAnId, at.place.clone(), message).help(help).fix(fix)
        }
        IdError::Reserved | IdError::Device => id_finding(error, &at.value, at.place.clone()),
    };
    ItemId::new(&at.value).map_err(|error| sink.push(refused(error))).ok()
}

fn accept<T>(id: Result<T, IdError>, at: &Located<String>, sink: &mut Findings) -> Option<T> {
    id.map_err(|error| sink.push(id_finding(error, &at.value, at.place.clone()))).ok()
}

/// What an author most likely meant by a text that is not the id of an item: a dot or a comma stays
/// a dot.
fn item_slug(written: &str) -> Option<String> {
    let lower = written.to_lowercase();
    let part = |part: &str| {
        let words =
            part.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-")
    };
    let parts: Vec<String> =
        lower.split(['.', ',']).map(part).filter(|part| !part.is_empty()).collect();
    let slug = parts.join(".");
    ItemId::new(&slug).ok().map(|_| slug)
}

/// What is wrong with an id.
pub(crate) fn id_finding(error: IdError, written: &str, place: Place) -> Diagnostic {
    match error {
        IdError::Malformed => {
            let message = format!("{} is not an id", quoted(written));
            let slug = slug(written);
            let help = match &slug {
                Some(slug) => format!("write it as lower-case words joined by hyphens: `{slug}`"),
                None => "write lower-case words joined by hyphens".to_owned(),
            };
            let fix = slug.and_then(|slug| id_fix(&place, written, &slug));
            Diagnostic::new(Code::NotAnId, place, message).help(help).fix(fix)
        }
        IdError::Reserved => {
            let message = format!("{} is the name of a page of stocktake's own", quoted(written));
            Diagnostic::new(Code::ReservedId, place, message).help("choose another id")
        }
        IdError::Device => {
            let message = format!(
                "{} is a device on Windows, where no file can be called that",
                quoted(written)
            );
            Diagnostic::new(Code::ReservedId, place, message).help("choose another id")
        }
    }
}

/// Puts what was meant in place of a text that is not an id, where nothing else of the file has
/// that id.
fn id_fix(place: &Place, written: &str, slug: &str) -> Option<Fix> {
    let text = place.source().text();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let is_taken = text.match_indices(slug).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + slug.len()..]);
        let after = after.trim_start_matches(['"', '\'']);
        let is_id = before.trim_end_matches(['"', '\'']).ends_with("id: ");
        let is_whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        is_whole && (is_id || after.starts_with(':'))
    });
    (!is_taken).then(|| Fix::value(Safety::Suggested, place, written, slug))?
}

/// What an author most likely meant by a text that is not an id.
fn slug(written: &str) -> Option<String> {
    let lower = written.to_lowercase();
    let words: Vec<_> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let slug = words.join("-");
    Id::published(&slug).ok().map(|_| slug)
}

/// A day.
pub(crate) fn date(text: &Text, sink: &mut Findings) -> Option<Date> {
    let at = text.value()?;
    let written = at.value.trim();
    let has_shape = written.len() == 10 && written.is_char_boundary(4);
    match written.parse::<Date>() {
        Ok(date) if has_shape => Some(date),
        _ => {
            let message = format!("{} is not a date", quoted(written));
            sink.push(
                Diagnostic::new(Code::NotADate, at.place.clone(), message)
                    .help(day_meant::help(written))
                    .fix(day_meant::fix(at)),
            );
            None
        }
    }
}

/// The most years from a round to a day that is meant.
const YEARS_AFTER: i16 = 30;

/// From how many years before its round no day is meant.
const YEARS_BEFORE: i16 = 15;

/// The last year that is meant.
const LAST_YEAR: i16 = 2100;

/// Reports a day that is too far from that of its round to be meant; whether it is.
pub(crate) fn far_off(at: &Located<String>, day: Date, round: Date, sink: &mut Findings) -> bool {
    let years = day.year() - round.year();
    let message = match years {
        n if n <= -YEARS_BEFORE => format!("{} is {} years before the round", in_words(day), -n),
        n if n > YEARS_AFTER => format!("{} is {n} years after the round", in_words(day)),
        _ if day.year() > LAST_YEAR => format!("{} is after {LAST_YEAR}", in_words(day)),
        _ => return false,
    };
    sink.push(
        Diagnostic::new(Code::FarDate, at.place.clone(), message)
            .help("look whether the year is right; the date is written YYYY-MM-DD"),
    );
    true
}

/// What people write in place of the words of a choice.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("final", &["complete", "completed", "finished", "submitted"]),
    ("done", &["complete", "completed", "finished", "closed", "achieved"]),
    ("open", &["in progress", "in-progress", "ongoing", "started", "not started", "planned"]),
    ("dropped", &["cancelled", "abandoned", "withdrawn", "stopped"]),
    ("true", &["yes", "y", "on"]),
    ("false", &["no", "n", "off"]),
];

/// The word of a choice that means the same as what was written.
fn in_other_words<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let means = |word: &str| {
        OTHER_WORDS.iter().any(|(own, others)| *own == word && others.contains(&&*written))
    };
    words.into_iter().find(|word| means(word))
}

/// One of a few words.
pub(crate) fn choice<T: Copy>(
    text: &Text,
    choices: &[(&str, T)],
    sink: &mut Findings,
) -> Option<T> {
    let at = text.value()?;
    let found = choices.iter().find(|(word, _)| *word == at.value);
    if found.is_none() {
        let words = choices.iter().map(|(word, _)| *word);
        let mut listed = words.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>();
        let last = listed.pop().expect("there are choices");
        let listed = match listed.as_slice() {
            [] => last,
            others => format!("{} or {last}", others.join(", ")),
        };
        let only = (choices.len() == 1).then(|| format!("write {listed}"));
        let message = format!("{} is not {listed}", quoted(&at.value));
        let other = in_other_words(&at.value, words.clone());
        sink.push(
            Diagnostic::new(Code::NotAChoice, at.place.clone(), message)
                .maybe_help(
                    other
                        .map(|word| format!("write `{word}`"))
                        .or(only)
                        .or_else(|| nearest::suggestion(&at.value, words.clone())),
                )
                .fix(match other {
                    Some(word) => Fix::value(Safety::Suggested, &at.place, &at.value, word),
                    None => nearest::fix(&at.place, &at.value, words),
                }),
        );
    }
    found.map(|(_, value)| *value)
}

/// Remembers ids to tell when one comes a second time.
#[derive(Default)]
pub(crate) struct Once(HashMap<String, Place>);

impl Once {
    /// Reports an id that was seen before, under the code of its rule; whether it is the first of
    /// its name.
    pub(crate) fn see(&mut self, at: &Located<String>, code: Code, sink: &mut Findings) -> bool {
        if let Some(first) = self.0.get(&at.value) {
            let message = format!("the id {} is given twice", quoted(&at.value));
            sink.push(
                Diagnostic::new(code, at.place.clone(), message)
                    .label(first.clone(), "first given here")
                    .help("give each its own id"),
            );
            return false;
        }
        self.0.insert(at.value.clone(), at.place.clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_tab_or_a_line_end_parts_words_like_a_space() {
        assert_eq!(
            line(" one\ttwo\r\nthree\rfour\u{2028}five  six\n"),
            "one two three four five six"
        );
    }

    #[test]
    fn a_space_that_keeps_words_together_is_kept_and_a_byte_order_mark_is_not() {
        assert_eq!(line("20\u{a0}km\u{feff}"), "20\u{a0}km");
    }
}
