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

/// The runs of a text of which some words changed.
pub(super) fn runs(all: &[Run]) -> Vec<RunView> {
    let fate = |fate| match fate {
        Fate::Same => RunFate::Same,
        Fate::Removed => RunFate::Removed,
        Fate::Added => RunFate::Added,
    };
    let run = |(at, run): (usize, &Run)| RunView {
        fate: fate(run.fate),
        space: run.space && at > 0,
        text: run.text.clone(),
    };
    all.iter().enumerate().map(run).collect()
}
