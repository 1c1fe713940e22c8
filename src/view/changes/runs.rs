//! Words with what became of them, for every place in which texts are shown changed.

use serde::{Deserialize, Serialize};

use crate::diff::{Fate, Run};

/// Words that share a fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunView {
    /// What became of them.
    pub fate: RunFate,
    /// Whether a space stands before them.
    pub space: bool,
    /// The words, as plain text.
    pub text: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunFate {
    /// They stayed.
    Same,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

impl RunView {
    fn one(fate: RunFate, space: bool, text: &str) -> Self {
        Self { fate, space, text: text.to_owned() }
    }
}

/// The runs of a text of which some words changed.
pub(super) fn runs(all: &[Run]) -> Vec<RunView> {
    let fate = |fate| match fate {
        Fate::Same => RunFate::Same,
        Fate::Removed => RunFate::Removed,
        Fate::Added => RunFate::Added,
    };
    let run =
        |(at, run): (usize, &Run)| RunView::one(fate(run.fate), run.space && at > 0, &run.text);
    all.iter().enumerate().map(run).collect()
}

/// A text that is there as a whole.
pub(super) fn whole(fate: RunFate, text: &str) -> Vec<RunView> {
    vec![RunView::one(fate, false, text)]
}

/// What was, then what is: neither where there is none, and as unchanged where both are the same.
pub(super) fn replaced(old: Option<&str>, new: Option<&str>) -> Vec<RunView> {
    if let (Some(old), Some(new)) = (old, new)
        && old == new
    {
        return whole(RunFate::Same, new);
    }
    let old = old.map(|text| RunView::one(RunFate::Removed, false, text));
    let space = old.is_some();
    let new = new.map(|text| RunView::one(RunFate::Added, space, text));
    old.into_iter().chain(new).collect()
}
