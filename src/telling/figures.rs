//! What changed in a return, in six figures: a line of an overview of several returns.

use super::sign::Sign;
use crate::diff::Comparison;
use crate::lang::{Language, say};

/// How many figures there are.
pub const FIGURES: usize = 6;

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureHeading {
    /// The sign for it, where it has one.
    pub sign: Option<Sign>,
    /// What it is called.
    pub word: String,
}

/// What the figures are of: ratings, then evidence and actions that changed, and questions.
pub fn headings(lang: &Language) -> [FigureHeading; FIGURES] {
    let heading = |sign, word| FigureHeading { sign, word };
    [
        heading(Some(Sign::Rose), say!(lang, "figure-rose")),
        heading(Some(Sign::Fell), say!(lang, "figure-fell")),
        heading(Some(Sign::Same), say!(lang, "figure-stayed")),
        heading(None, say!(lang, "figure-evidence")),
        heading(None, say!(lang, "figure-actions")),
        heading(None, say!(lang, "figure-questions")),
    ]
}

/// The figures, a dot for none.
pub(super) fn figures(found: &Comparison) -> [String; FIGURES] {
    let (ratings, texts) = (found.counts.ratings, found.counts.evidence);
    let actions = found.items.iter().flat_map(|item| &item.actions);
    let figures = [
        ratings.improved,
        ratings.declined,
        ratings.unchanged,
        texts.edited + texts.rewritten + texts.added + texts.removed,
        actions.filter(|action| action.is_changed()).count(),
        found.questions.len(),
    ];
    figures.map(|n| if n == 0 { Sign::Nothing.mark().to_owned() } else { n.to_string() })
}
