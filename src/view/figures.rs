//! Figures as pages show them: counts with their shares in words, and the chart of each.

use serde::{Deserialize, Serialize};

use super::parts::LevelView;
use crate::chart::{Chart, Drawing};
use crate::lang::{Language, say};
use crate::model::{Id, Rating, Rubric};
use crate::rollup::{Change, Distribution, Group, LevelFigures, Median, Reason};

/// How ratings spread over the levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistributionView {
    /// How many answers there could be.
    pub out_of: usize,
    /// How many of them are rated, of which every share is one.
    pub rated: usize,
    /// How many are not.
    pub not_rated: usize,
    /// How many say that the question does not apply: they are none of `out_of`.
    pub not_applicable: usize,
    /// One for each level, lowest first.
    pub levels: Vec<LevelFigureView>,
    /// The median level, or the two between which it lies, in words; none where nothing is rated.
    pub median: Option<String>,
    /// How far the ratings agree, from `0.00` to `1.00`; none for fewer than two.
    pub agreement: Option<String>,
    /// The bar of it.
    pub chart: Chart,
}

/// The figures of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelFigureView {
    /// The level.
    pub level: LevelView,
    /// How many ratings are at it.
    pub count: usize,
    /// Their share as a whole percentage, such as `40%`; none where nothing is rated.
    pub share: Option<String>,
    /// How many ratings are at it or above.
    pub at_or_above: usize,
    /// Their share.
    pub share_at_or_above: Option<String>,
}

impl DistributionView {
    /// A distribution.
    pub fn new(rubric: &Rubric, figures: &Distribution, lang: &Language) -> Self {
        let levels = figures.levels.iter().filter_map(|level| level_figure(rubric, level, lang));
        let levels: Vec<_> = levels.collect();
        let drawing = bar(figures, None);
        Self {
            out_of: figures.out_of,
            rated: figures.rated,
            not_rated: figures.not_rated,
            not_applicable: figures.not_applicable,
            median: figures.median.as_ref().map(|median| median_in_words(rubric, median, lang)),
            agreement: figures.agreement.map(|agreement| lang.agreement(agreement)),
            chart: Chart { drawing, alt: levels_in_words(figures.rated, &levels, lang) },
            levels,
        }
    }
}

impl LevelFigureView {
    /// The level with its count.
    fn counted(&self, lang: &Language) -> String {
        counted(&self.level.label, self.count, lang)
    }
}

/// A level, by its label, with its count.
pub(super) fn counted(label: &str, count: usize, lang: &Language) -> String {
    say!(lang, "level-count", level = label, count = count)
}

/// The bar of a distribution, in which a rating may be marked.
pub(super) fn bar(figures: &Distribution, own: Option<Rating>) -> Drawing {
    let counts = figures.levels.iter().map(|level| level.count).collect();
    Drawing::Levels { counts, own: own.map(Rating::index) }
}

fn level_figure(
    rubric: &Rubric,
    figures: &LevelFigures,
    lang: &Language,
) -> Option<LevelFigureView> {
    let rating = rubric.rating(figures.level.as_str())?;
    Some(LevelFigureView {
        level: LevelView::new(rubric, rating)?,
        count: figures.count,
        share: figures.share.map(|share| lang.share(share)),
        at_or_above: figures.at_or_above,
        share_at_or_above: figures.share_at_or_above.map(|share| lang.share(share)),
    })
}

fn levels_in_words(rated: usize, levels: &[LevelFigureView], lang: &Language) -> String {
    if rated == 0 {
        return say!(lang, "nothing-is-rated");
    }
    let counts: Vec<String> = levels.iter().map(|level| level.counted(lang)).collect();
    say!(lang, "levels-in-words", rated = rated, counts = lang.enumeration(&counts))
}

/// The median level, or the two between which it lies.
pub(super) fn median_in_words(rubric: &Rubric, median: &Median, lang: &Language) -> String {
    let label = |id: &Id| {
        let level = rubric.rating(id.as_str()).and_then(|rating| rubric.level(rating));
        level.expect("a median is a level of the rubric").label.clone()
    };
    median_called(median, label, lang)
}

/// The same of any scale; `label` is what a level is called.
pub(super) fn median_called(
    median: &Median,
    label: impl Fn(&Id) -> String,
    lang: &Language,
) -> String {
    if median.lower == median.upper {
        return label(&median.lower);
    }
    say!(lang, "median-between", lower = label(&median.lower), upper = label(&median.upper))
}

/// Why the figures of a group are held back, as a sentence, where they are.
pub(super) fn why_withheld(
    group: &Group,
    rubric: &Rubric,
    minimum: usize,
    lang: &Language,
) -> Option<String> {
    let participant = &rubric.terms().participant;
    Some(match group.reason? {
        Reason::FewReturns if group.returned == 0 => say!(lang, "withheld-no-return"),
        Reason::FewReturns => {
            say!(lang, "withheld-few", minimum = minimum, participant = participant)
        }
        Reason::Complement => {
            say!(lang, "withheld-complement", minimum = minimum, participant = participant)
        }
    })
}

/// How ratings moved since the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeView {
    /// How many rose.
    pub rose: usize,
    /// How many fell.
    pub fell: usize,
    /// How many stayed.
    pub stayed: usize,
    /// How many were rated both times: the three together.
    pub compared: usize,
    /// How many were not rated both times.
    pub not_rated_both_times: usize,
    /// The plot of it.
    pub chart: Chart,
}

impl ChangeView {
    /// What changed; `of` is how many each half of the plot has room for.
    pub fn new(change: &Change, of: usize, lang: &Language) -> Self {
        let Change { rose, fell, stayed, not_rated_both_times, .. } = *change;
        let compared = rose + fell + stayed;
        let alt = if compared == 0 {
            say!(lang, "moves-nothing")
        } else {
            say!(
                lang,
                "moves-in-words",
                compared = compared,
                fell = fell,
                stayed = stayed,
                rose = rose
            )
        };
        let drawing = Drawing::Moves { fell, stayed, rose, of };
        Self { rose, fell, stayed, compared, not_rated_both_times, chart: Chart { drawing, alt } }
    }
}
