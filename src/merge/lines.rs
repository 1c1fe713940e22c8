//! Line ends and indentation: what differs between two copies of a file without a change of
//! meaning.

use std::borrow::Cow;

use crate::load::indentation;

/// The byte order mark.
const MARK: char = '\u{feff}';

/// A copy of a file with plain line ends, and what is needed to give it its own again.
#[derive(Debug)]
pub(super) struct Copy<'a> {
    /// The text; where there is any, it ends in a line break.
    pub(super) text: Cow<'a, str>,
    /// The mark that some editors put before everything else, or nothing.
    mark: &'a str,
    /// Whether every line ends as on Windows.
    is_windows: bool,
    /// Whether the last line has a line break.
    pub(super) is_ended: bool,
}

impl<'a> Copy<'a> {
    /// Takes a file. Where its line ends are mixed they stay as they are.
    pub(super) fn of(file: &'a str) -> Self {
        let (mark, file) = file.split_at(if file.starts_with(MARK) { MARK.len_utf8() } else { 0 });
        let is_windows = file.contains("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']);
        let is_ended = file.is_empty() || file.ends_with('\n');
        let mut text = Cow::Borrowed(file);
        if is_windows {
            text = Cow::Owned(file.replace("\r\n", "\n"));
        }
        if !is_ended {
            text.to_mut().push('\n');
        }
        Self { text, mark, is_windows, is_ended }
    }

    /// A text with the line ends of this copy.
    pub(super) fn written(&self, text: &str, is_ended: bool) -> String {
        let text = if is_ended { text } else { text.strip_suffix('\n').unwrap_or(text) };
        let text = if self.is_windows { text.replace('\n', "\r\n") } else { text.to_owned() };
        format!("{}{text}", self.mark)
    }
}

/// Lines indented by so much more or less; the first only where it is said, blank ones never.
pub(super) fn shifted(text: &str, from: usize, to: usize, first_too: bool) -> String {
    let mut shifted = String::with_capacity(text.len());
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let is_meant = (at > 0 || first_too) && !line.trim().is_empty();
        match is_meant {
            true if to >= from => {
                shifted.extend(std::iter::repeat_n(' ', to - from));
                shifted.push_str(line);
            }
            true => {
                let spaces = indentation(line);
                shifted.push_str(&line[spaces.min(from - to)..]);
            }
            false => shifted.push_str(line),
        }
    }
    shifted
}

/// So many spaces.
pub(super) fn spaces(count: usize) -> String {
    " ".repeat(count)
}
