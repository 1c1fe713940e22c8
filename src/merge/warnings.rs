//! What there is to look at in a merged file, in words for whoever merges.

use std::sync::Arc;

use super::{Favor, Merge, Remark};
use crate::diag::{Code, Diagnostic, Place, Source, quoted};

impl Merge {
    /// What has to be looked at though it is not disputed, each as a warning; `name` is what the
    /// file is called.
    pub fn warnings(&self, name: &str) -> Vec<Diagnostic> {
        let source = Source::new(name, &*self.text);
        self.remarks.iter().map(|remark| remark.warning(&source)).collect()
    }
}

impl Remark {
    fn warning(&self, merged: &Arc<Source>) -> Diagnostic {
        let (place, message) = match self {
            Self::Comment(comment) => {
                let what = "a comment that nobody deleted is not here any more";
                (Place::file(merged), format!("{what}: {comment}"))
            }
            Self::Twice { kept, other } => {
                let what = "stays here though the other side took it away, which added what may \
                            be the same in other words";
                (begins(merged, kept), format!("{} {what}: {}", quoted(kept), quoted(other)))
            }
            Self::Gone(sentence) => {
                let what = "is not here any more: one side moved it to a place where the other \
                            side's words stand";
                (Place::file(merged), format!("{} {what}", quoted(sentence)))
            }
            Self::Repeated(sentence) => {
                let what = "stands here more often than on either side";
                (begins(merged, sentence), format!("{} {what}", quoted(sentence)))
            }
            Self::Moved(sentence) => {
                let what = "stands here, where one side moved it, though the other took it away or \
                            rewrote it";
                (begins(merged, sentence), format!("{} {what}", quoted(sentence)))
            }
            Self::InOneVersion { sentence, without } => {
                let has = name(*without == Favor::Theirs);
                let what = format!(
                    "stands in one version of a conflict alone, that of {has}, which moved it; \
                     nobody took it away"
                );
                (begins(merged, sentence), format!("{} {what}", quoted(sentence)))
            }
            Self::AlsoInOneVersion { sentence, version, others } => {
                let has = name(*version == Favor::Ours);
                let what = match others {
                    0 => String::from("stands"),
                    1 => String::from("and 1 other sentence stand"),
                    others => format!("and {others} other sentences stand"),
                };
                let where_to = format!("outside a conflict and in the version of {has} as well");
                let message = format!("{} {what} {where_to}", quoted(sentence));
                (begins(merged, sentence), message)
            }
        };
        Diagnostic::new(Code::MergeRemark, place, message).help(self.way_out())
    }

    fn way_out(&self) -> &'static str {
        match self {
            Self::Comment(_) => "write it again where it belongs, if it still holds",
            Self::Twice { .. } => "read both, and keep one if they are the same",
            Self::Gone(_) => "write it again where it belongs: nobody took it away",
            Self::Repeated(_) => "read each place, and delete it where it does not belong",
            Self::Moved(_) => "keep it here, write it as the other side has it, or delete it",
            Self::InOneVersion { without: Favor::Theirs, .. } => {
                "where you take the version of theirs, write it in as well"
            }
            Self::InOneVersion { .. } => "where you take the version of ours, write it in as well",
            Self::AlsoInOneVersion { .. } => "where you take that version, leave it in one place",
        }
    }
}

/// What a side is called.
fn name(is_ours: bool) -> &'static str {
    if is_ours { "ours" } else { "theirs" }
}

/// The line on which some words begin, however they are wrapped; the file where they do not stand.
fn begins(merged: &Arc<Source>, words: &str) -> Place {
    // What a line begins with may be the sign or the number of an entry.
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let wanted: Vec<String> =
        words.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let lines = merged.text().lines().enumerate();
    let all = lines.flat_map(|(at, line)| line.split_whitespace().map(move |word| (at, word)));
    let all: Vec<(usize, String)> =
        all.map(|(at, word)| (at, letters(word))).filter(|(_, word)| !word.is_empty()).collect();
    let is_here = |window: &&[(usize, String)]| {
        window.iter().zip(&wanted).all(|((_, own), word)| own == word)
    };
    let mut windows = all.windows(wanted.len().max(1));
    let found = windows.find(|window| !wanted.is_empty() && is_here(window));
    found.map_or_else(|| Place::file(merged), |window| Place::line(merged, window[0].0 + 1))
}
