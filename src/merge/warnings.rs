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
            Self::InOneVersion { sentence, without } => {
                let has = if *without == Favor::Theirs { "ours" } else { "theirs" };
                let what = format!(
                    "stands in {has}'s version of a conflict alone, where {has} moved it; nobody \
                     took it away"
                );
                (begins(merged, sentence), format!("{} {what}", quoted(sentence)))
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
            Self::InOneVersion { without: Favor::Theirs, .. } => {
                "where you take theirs's version, write it in as well"
            }
            Self::InOneVersion { .. } => "where you take ours's version, write it in as well",
        }
    }
}

/// The line that begins with the first of some words, or holds them all; the file where none does.
fn begins(merged: &Arc<Source>, words: &str) -> Place {
    // What a line begins with may be the sign or the number of an entry.
    let letters = |text: &str| text.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned();
    let words = letters(words);
    let begins = |line: &str| {
        let line = letters(line);
        let first = words.split_whitespace().take(line.split_whitespace().count());
        !line.is_empty() && line.split_whitespace().eq(first)
    };
    let lines = || merged.text().lines();
    let at = lines().position(begins).or_else(|| lines().position(|line| line.contains(&words)));
    at.map_or_else(|| Place::file(merged), |at| Place::line(merged, at + 1))
}
