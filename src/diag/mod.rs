//! Diagnostics as values: what is wrong, where, and the way out.
//!
//! Every stage appends to a `Vec<Diagnostic>` and goes on, so that an author sees everything at
//! once. Nothing here prints to a stream or decides an exit status: [`print::human`] makes text,
//! and `cli` sends it to standard error.

mod code;
mod codes;
mod define;
mod example;
pub mod fix;
pub mod formats;
mod kept;
pub mod nearest;
pub mod print;
pub mod reason;
mod report;
mod shell;
mod source;
mod unseen;

use std::sync::Arc;

pub use code::{Code, Definition, Severity};
pub use example::Example;
pub use fix::{Fix, Safety, TextEdit};
pub use kept::KeptSource;
pub use report::{Format, Report, Shown};
pub(crate) use shell::{quoted_word as quoted_shell_word, word as shell_word};
pub use source::{Place, Position, Source};
pub(crate) use source::{is_hidden, is_unwanted};
pub(crate) use unseen::{is_odd_space, is_unseen, name as name_of_unseen};

/// Findings so far; every stage appends and goes on.
pub type Findings = Vec<Diagnostic>;

/// One finding about the author's files.
///
/// Message, help and labels are safe to show on a terminal, whatever was put into them.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which rule it is; the severity follows from it.
    pub code: Code,
    /// One plain sentence, lower case at the start, without a full stop; input stands in
    /// back-ticks.
    pub message: String,
    /// Where it is; `None` only where there is no file to point into (a missing program, say).
    pub place: Option<Place>,
    /// Other places that explain it, each with a few words.
    pub labels: Vec<(Place, String)>,
    /// What to do, as a plain sentence.
    pub help: Option<String>,
    /// The same as edits of the file, where they can be told exactly.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::nowhere(code, message) }
    }

    /// A finding that belongs to no file.
    pub fn nowhere(code: Code, message: impl Into<String>) -> Self {
        let message = safe(message.into());
        Self { code, message, place: None, labels: Vec::new(), help: None, fix: None }
    }

    /// The same finding about another file, in which all that it is about stands at the same bytes.
    #[must_use]
    pub fn of(mut self, source: &Arc<Source>) -> Self {
        let moved = |place: &Place| Place::new(source, place.span());
        self.place = self.place.as_ref().map(moved);
        self.labels.iter_mut().for_each(|(place, _)| *place = moved(place));
        self.fix = self.fix.and_then(|fix| {
            let edits = fix.edits().iter().map(|edit| (edit.place.span(), edit.text.clone()));
            Fix::new(fix.safety(), source, edits).map(Box::new)
        });
        self
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(safe(help.into()));
        self
    }

    /// Adds the way out where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.map(safe);
        self
    }

    /// Adds how it is mended, where that can be told.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Adds another place with a few words on what it has to do with the finding.
    #[must_use]
    pub fn label(mut self, place: Place, words: impl Into<String>) -> Self {
        self.labels.push((place, safe(words.into())));
        self
    }

    /// Error or warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// Whether any finding is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// The order in which findings are read: by file, then by place in it, then by code.
///
/// Findings without a place come last.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(diagnostic: &Diagnostic) -> (bool, &str, usize, &'static str) {
    match &diagnostic.place {
        Some(place) => (false, place.source().name(), place.span().start, diagnostic.code.id()),
        None => (true, "", 0, diagnostic.code.id()),
    }
}

/// How many characters of an author's input a message repeats.
const QUOTE_LIMIT: usize = 60;

/// Puts an author's input in back-ticks, safe to show on a terminal.
///
/// Control and direction-changing characters are written as escapes, and long input is cut with an
/// ellipsis.
pub fn quoted(input: &str) -> String {
    let mut text = String::from("`");
    let is_latin = input.chars().all(|c| c.is_ascii() || unseen::is_unseen(c));
    for (count, c) in input.chars().enumerate() {
        if count == QUOTE_LIMIT {
            text.push('…');
            break;
        }
        match c {
            '\n' => text.push('⏎'),
            c if is_latin && unseen::is_unseen(c) => text.extend(c.escape_unicode()),
            c => push_escaped(c, &mut text),
        }
    }
    text.push('`');
    text
}

/// A sentence of ours that may hold input, made safe once more: only a line end is kept as it is.
fn safe(text: String) -> String {
    let is_safe = |c: char| c == '\n' || !(c.is_control() || source::is_hidden(c));
    if text.chars().all(is_safe) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_safe(c) { shown.push(c) } else { push_escaped(c, &mut shown) }
    }
    shown
}

/// The name of a file, safe to show on a terminal: control and direction-changing characters are
/// escapes.
pub(crate) fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    name.chars().for_each(|c| push_escaped(c, &mut text));
    text
}

fn push_escaped(c: char, text: &mut String) {
    if c.is_control() || source::is_hidden(c) {
        text.extend(c.escape_unicode());
    } else {
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Place, Source, escaped, quoted};

    #[test]
    fn quoted_input_cannot_drive_the_terminal() {
        assert_eq!(quoted("a\u{1b}[31mb"), r"`a\u{1b}[31mb`");
        assert_eq!(quoted("a\u{202e}b"), r"`a\u{202e}b`");
    }

    #[test]
    fn what_is_not_seen_of_input_is_an_escape_where_no_script_needs_it() {
        assert_eq!(quoted("part\u{200b}ly"), r"`part\u{200b}ly`");
        assert_eq!(quoted("می\u{200c}خواهم"), "`می\u{200c}خواهم`");
    }

    #[test]
    fn no_part_of_a_finding_can_drive_the_terminal() {
        let hostile = "\u{1b}[31m\u{202e}\u{9b}2J";
        let place = Place::file(&Source::unread("a.yaml"));
        let finding = Diagnostic::new(Code::UnknownKey, place.clone(), hostile)
            .label(place.clone(), hostile)
            .help(hostile);
        let other =
            Diagnostic::new(Code::UnknownKey, place, hostile).maybe_help(Some(hostile.to_owned()));
        let texts = [&finding.message, &finding.labels[0].1];
        let helps = finding.help.iter().chain(&other.help);
        for text in texts.into_iter().chain(helps) {
            assert_eq!(text, r"\u{1b}[31m\u{202e}\u{9b}2J");
        }
    }

    #[test]
    fn the_name_of_a_file_cannot_drive_the_terminal() {
        assert_eq!(escaped("2019/a\u{1b}[31m\nb.yaml"), r"2019/a\u{1b}[31m\u{a}b.yaml");
    }

    #[test]
    fn quoted_input_is_cut_when_long() {
        assert_eq!(quoted(&"x".repeat(80)).chars().count(), 63);
    }
}
