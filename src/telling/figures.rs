//! What changed in a return, in a few figures: a line of an overview of several returns.

use super::sign::Sign;
use crate::diff::Comparison;
use crate::lang::{Language, say};
use crate::model::Asks;

/// A column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Ratings that rose.
    Rose,
    /// Ratings that fell.
    Fell,
    /// Ratings that stayed.
    Stayed,
    /// Items in whose fields of the rubric's own anything changed.
    Fields,
    /// Texts of evidence that changed.
    Evidence,
    /// Actions that changed.
    Actions,
    /// Questions for the reviewer.
    Questions,
}

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureHeading {
    /// The sign for it, where it has one.
    pub sign: Option<Sign>,
    /// What it is called.
    pub word: String,
}

/// How many there are for each figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewFigures {
    counts: [usize; Figure::ALL.len()],
}

impl Figure {
    const ALL: [Self; 7] = [
        Self::Rose,
        Self::Fell,
        Self::Stayed,
        Self::Fields,
        Self::Evidence,
        Self::Actions,
        Self::Questions,
    ];

    /// Those of which one of these forms can have any, in their order.
    pub fn asked(forms: &[Asks]) -> Vec<Self> {
        let is_asked = |figure: &Self, asks: &Asks| match figure {
            Self::Rose | Self::Fell | Self::Stayed => asks.rating,
            Self::Fields => asks.fields,
            Self::Evidence => asks.evidence,
            Self::Actions => asks.actions,
            Self::Questions => asks.raises_questions(),
        };
        let asked = Self::ALL.into_iter();
        asked.filter(|figure| forms.iter().any(|asks| is_asked(figure, asks))).collect()
    }

    /// What it is called.
    pub fn heading(self, lang: &Language) -> FigureHeading {
        let (sign, word) = match self {
            Self::Rose => (Some(Sign::Rose), say!(lang, "figure-rose")),
            Self::Fell => (Some(Sign::Fell), say!(lang, "figure-fell")),
            Self::Stayed => (Some(Sign::Same), say!(lang, "figure-stayed")),
            Self::Fields => (None, say!(lang, "figure-fields")),
            Self::Evidence => (None, say!(lang, "figure-evidence")),
            Self::Actions => (None, say!(lang, "figure-actions")),
            Self::Questions => (None, say!(lang, "figure-questions")),
        };
        FigureHeading { sign, word }
    }

    fn count(self, found: &Comparison) -> usize {
        let (ratings, texts) = (found.counts.ratings, found.counts.evidence);
        match self {
            Self::Rose => ratings.improved,
            Self::Fell => ratings.declined,
            Self::Stayed => ratings.unchanged,
            Self::Fields => {
                let fields = found.items.iter().map(|item| &item.fields);
                fields.filter(|all| all.iter().any(|own| own.change.is_changed())).count()
            }
            Self::Evidence => texts.edited + texts.rewritten + texts.added + texts.removed,
            Self::Actions => {
                let actions = found.items.iter().flat_map(|item| &item.actions);
                actions.filter(|action| action.is_changed()).count()
            }
            Self::Questions => found.questions.len(),
        }
    }
}

impl OverviewFigures {
    pub(super) fn new(found: &Comparison) -> Self {
        Self { counts: Figure::ALL.map(|figure| figure.count(found)) }
    }

    /// A figure, a dot for none.
    pub fn cell(&self, figure: Figure) -> String {
        match self.counts[figure as usize] {
            0 => Sign::Nothing.mark().to_owned(),
            count => count.to_string(),
        }
    }
}
