//! A line of a file that says something, and the key with which it begins.

use super::form::is_known;
use super::indent::indentation;
use crate::diag::Source;

/// A line that says something.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line, from 1.
    pub(super) number: usize,
    /// How many spaces and hyphens of lists stand before what it says.
    pub(super) column: usize,
    /// How many spaces stand before the first hyphen.
    pub(super) hyphen: Option<usize>,
    /// What it says, without hyphens of lists.
    pub(super) text: &'a str,
    /// How many spaces stand at the start of the next line.
    pub(super) below: usize,
}

impl<'a> Line<'a> {
    pub(super) fn of(source: &'a Source, number: usize) -> Option<Self> {
        let line = source.line(number).trim_end();
        let spaces = indentation(line);
        let mut text = &line[spaces..];
        let is_entry = text.starts_with("- ");
        while let Some(rest) = text.strip_prefix("- ") {
            text = rest.trim_start_matches(' ');
        }
        let hyphen = is_entry.then_some(spaces);
        let says = !text.is_empty() && !text.starts_with('#');
        let below = indentation(source.line(number + 1));
        says.then(|| Self { number, column: line.len() - text.len(), hyphen, text, below })
    }

    /// The word before the first colon that ends a key, and what stands behind it.
    pub(super) fn key(&self) -> Option<(&'a str, &'a str)> {
        let (key, value) = match self.text.split_once(": ") {
            Some((key, value)) => (key, value.trim()),
            None => (self.text.strip_suffix(':')?, ""),
        };
        let is_word = |c: char| c.is_ascii_alphanumeric() || "._-\"'".contains(c);
        (!key.is_empty() && !key.starts_with('-') && key.chars().all(is_word))
            .then_some((key, value))
    }

    /// The line, from 1.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// How many spaces and hyphens of lists stand before what it says.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// How many spaces stand at the start of the next line.
    pub(super) fn below(&self) -> usize {
        self.below
    }

    /// What it says, without hyphens of lists.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// How many spaces stand before the first hyphen, where it has one.
    pub(super) fn hyphen(&self) -> Option<usize> {
        self.hyphen
    }

    /// Whether it begins with a key of a form and a colon.
    pub(super) fn is_of_form(&self) -> bool {
        self.key().is_some_and(|(key, _)| is_known(key))
    }

    /// The key of a form whose colon has no space behind it.
    pub(super) fn glued(&self) -> Option<&'a str> {
        let (key, rest) = self.known()?;
        let value = rest.strip_prefix(':')?;
        value.starts_with(|c: char| c.is_ascii() && c != ' ' && c != '\t').then_some(key)
    }

    /// The key of a form with which it begins, and what follows it.
    pub(super) fn known(&self) -> Option<(&'a str, &'a str)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "._".contains(c);
        let end = self.text.find(|c: char| !is_part(c)).unwrap_or(self.text.len());
        let (key, rest) = self.text.split_at(end);
        is_known(key).then_some((key, rest))
    }

    /// Where what it says can stand with its hyphen, if it has one.
    pub(super) fn starts(&self) -> usize {
        self.hyphen.unwrap_or(self.column)
    }
}

/// Whether the value of a key is a block of text that begins on the next line.
pub(super) fn begins_block(value: &str) -> bool {
    let sign = value.split(" #").next().unwrap_or(value).trim_end();
    sign.strip_prefix(['|', '>'])
        .is_some_and(|rest| rest.chars().all(|c| matches!(c, '+' | '-') || c.is_ascii_digit()))
}
