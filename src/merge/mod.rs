//! Three copies of a return, joined by proposal, action and paragraph instead of by line.
//!
//! Texts in, text out. What only one side changed is taken as that side wrote it; what neither did
//! stays byte for byte as ours has it. What both changed, each in its own way, becomes a conflict
//! at that one place (the module `conflict` shows its form). A merged file is read again before it
//! is handed out: either it says what was meant, or the files are not merged in this way. It knows
//! the form of returns only in so far as entries of a list are known by their `id`.

mod align;
mod blocks;
mod carried;
mod columns;
mod conflict;
mod counted;
mod diff3;
mod edited_moves;
mod field;
mod groups;
mod heaviest;
mod join;
mod joins;
mod labelled;
mod labels;
mod left;
mod likeness;
mod lines;
mod meaning;
mod merged;
mod moved;
mod moved_runs;
mod moves;
mod namesakes;
mod numbers;
mod order;
mod paragraph_index;
mod paragraph_writer;
mod passages;
mod places;
mod prose;
mod put_elsewhere;
mod reappearing;
mod remarks;
mod renamed;
mod sentences;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod twice;
mod undone;
mod warnings;
mod within;
mod written;

use std::sync::Arc;

use crate::diag::Source;
use crate::load::{sides, yaml};
use join::Join;
use lines::Copy;
use meaning::Meaning;
use merged::both_notes;
pub use remarks::Remark;
use tree::Tree;

/// The three copies of a file.
#[derive(Debug, Clone, Copy)]
pub struct Copies<'a> {
    /// The last that both sides had; empty where there was none.
    pub base: &'a str,
    /// Ours.
    pub ours: &'a str,
    /// The other side's.
    pub theirs: &'a str,
}

/// Whose version stands where both sides changed the same, each in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Favor {
    /// Ours.
    Ours,
    /// The other side's.
    Theirs,
    /// The one that both began with.
    Base,
}

/// A merged file.
#[derive(Debug, PartialEq, Eq)]
pub struct Merge {
    /// The file, valid YAML in any case.
    pub text: String,
    /// What both sides changed, each in its own way: the keys from the top of the file on, such as
    /// `responses`, `1.1`, `rating`.
    pub conflicts: Vec<Vec<String>>,
    /// What is not disputed and has to be looked at all the same.
    pub remarks: Vec<Remark>,
}

impl Merge {
    /// A copy that is taken as it is.
    fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), conflicts: Vec::new(), remarks: Vec::new() }
    }
}

/// Joins three copies of a file.
///
/// Where a side is favoured, no conflict is left. `None` where one copy cannot be taken apart: it
/// is no YAML, or is written in a way that leaves it in one piece.
pub fn merge(copies: Copies<'_>, favor: Option<Favor>) -> Option<Merge> {
    let Copies { base, ours, theirs } = copies;
    if let Some(versions) = versions_of_base(base) {
        let [first, second] = versions.map(|base| merge(Copies { base: &base, ..copies }, favor));
        return first.filter(|first| second.as_ref() == Some(first));
    }
    if theirs == base || ours == theirs {
        return Some(Merge::whole(ours));
    }
    if ours == base {
        return Some(Merge::whole(theirs));
    }
    let [base, ours, theirs] = [base, ours, theirs].map(Copy::of);
    let mut sources = [&base, &ours, &theirs].map(|copy| Source::new("", &*copy.text));
    let (mut merge, has_moved) = joined(&sources, None)?;
    // What was moved and edited is disputed until the edit stands where it was moved, and what was
    // added to it stands where it was.
    if (has_moved || !merge.conflicts.is_empty())
        && let Some(carried) = carried::carried(&sources)
        && let Some((better, _)) = joined(&carried, None)
    {
        (sources, merge) = (carried, better);
    }
    // Where nothing is disputed nobody is favoured.
    if favor.is_some() && !merge.conflicts.is_empty() {
        (merge, _) = joined(&sources, favor)?;
    }
    if favor.is_none() && !merge.conflicts.is_empty() {
        let versions = [Favor::Ours, Favor::Theirs].map(|version| {
            joined(&sources, Some(version)).map(|(merge, _)| merge.remarks).unwrap_or_default()
        });
        remarks::add_of_versions(&mut merge.remarks, versions);
    }
    let is_ended = if base.is_ended == theirs.is_ended { ours.is_ended } else { theirs.is_ended };
    Some(Merge { text: ours.written(&merge.text, is_ended), ..merge })
}

/// The base with either version of each place that git left in dispute between two bases; `None`
/// where it left none.
fn versions_of_base(base: &str) -> Option<[String; 2]> {
    let lines: Vec<&str> = base.lines().collect();
    let regions = sides::regions(&lines);
    if regions.is_empty() || Tree::of(&Source::new("", base)).is_some() {
        return None;
    }
    let with = |which: usize| {
        let mut kept: Vec<&str> = Vec::new();
        let mut next = 0;
        for region in &regions {
            kept.extend(&lines[next..region.start]);
            let inside = &lines[region.start + 1..region.end - 1];
            let is_mark =
                |line: &&str| ['|', '='].into_iter().any(|of| sides::length(line, of).is_some());
            let mut parts = inside.split(is_mark);
            // What both of them had before may stand between the two.
            let version = if which == 0 { parts.next() } else { parts.next_back() };
            kept.extend(version.unwrap_or_default());
            next = region.end;
        }
        kept.extend(&lines[next..]);
        kept.join("\n") + "\n"
    };
    Some([with(0), with(1)])
}

/// Three copies joined, and whether either side put something into another text.
fn joined(sources: &[Arc<Source>; 3], favor: Option<Favor>) -> Option<(Merge, bool)> {
    let [base, ours, theirs] = sources;
    let (base, ours, theirs) = (Tree::of(base)?, Tree::of(ours)?, Tree::of(theirs)?);
    let trees = [&base, &ours, &theirs];
    let mut join = Join::of(trees, favor);
    let merged = join.branch(Some(&base.root), &ours.root, &theirs.root)?;
    let opening = both_notes(Some(base.root.opening), ours.root.opening, theirs.root.opening);
    let tail = both_notes(Some(base.tail), ours.tail, theirs.tail);
    let text = format!("{opening}{}{tail}", merged.entries);
    if !says(&text, &merged.meaning) {
        return None;
    }
    let remarks = remarks::found(trees, &text, favor, !join.conflicts.is_empty());
    let has_moved = join.passages.has_moved();
    Some((Merge { text, conflicts: join.conflicts, remarks }, has_moved))
}

/// Whether a text is YAML that says this.
fn says(text: &str, meaning: &Meaning) -> bool {
    let read = yaml::parse(&Source::new("", text)).map(|node| Meaning::of(&node));
    read.is_ok_and(|read| read.is_same(meaning))
}
