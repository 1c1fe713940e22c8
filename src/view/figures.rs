//! Figures as pages show them: counts with their shares in words, and the chart of each.

use serde::{Deserialize, Serialize};

use super::parts::LevelView;
use super::words::counted;
use crate::chart::{Chart, Drawing};
use crate::model::{Id, Rating, Rubric};
use crate::rollup::{Change, Distribution, Group, LevelFigures, Median, Reason, half_up};

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
    /// A distribution; `own` is the rating that its chart marks.
    pub fn new(rubric: &Rubric, figures: &Distribution, own: Option<Rating>) -> Self {
        let levels: Vec<_> =
            figures.levels.iter().filter_map(|level| level_figure(rubric, level)).collect();
        let drawing = Drawing::Levels {
            counts: figures.levels.iter().map(|level| level.count).collect(),
            own: own.map(Rating::index),
        };
        Self {
            out_of: figures.out_of,
            rated: figures.rated,
            not_rated: figures.not_rated,
            median: figures.median.as_ref().map(|median| median_in_words(rubric, median)),
            agreement: figures.agreement.map(|agreement| half_up(agreement, 2)),
            chart: Chart { drawing, alt: levels_in_words(figures.rated, &levels) },
            levels,
        }
    }
}

fn level_figure(rubric: &Rubric, figures: &LevelFigures) -> Option<LevelFigureView> {
    let rating = rubric.rating(figures.level.as_str())?;
    Some(LevelFigureView {
        level: LevelView::new(rubric, rating)?,
        count: figures.count,
        share: figures.share.map(percent),
        at_or_above: figures.at_or_above,
        share_at_or_above: figures.share_at_or_above.map(percent),
    })
}

/// A share from 0 to 1 as a whole percentage, a half rounded up; what is neither none nor all never
/// reads as if it were.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.5 {
        return "<1%".to_owned();
    }
    if percent > 99.5 && percent < 100.0 {
        return ">99%".to_owned();
    }
    format!("{}%", half_up(percent, 0))
}

fn levels_in_words(rated: usize, levels: &[LevelFigureView]) -> String {
    if rated == 0 {
        return "Nothing is rated.".to_owned();
    }
    let counts = levels.iter().map(|level| format!("{} {}", level.level.label, level.count));
    format!("Of {rated} rated: {}.", counts.collect::<Vec<_>>().join(", "))
}

/// The median level, or the two between which it lies.
pub(super) fn median_in_words(rubric: &Rubric, median: &Median) -> String {
    let label = |id: &Id| {
        let level = rubric.rating(id.as_str()).and_then(|rating| rubric.level(rating));
        level.map(|level| level.label.clone()).unwrap_or_default()
    };
    if median.lower == median.upper {
        return label(&median.lower);
    }
    format!("between {} and {}", label(&median.lower), label(&median.upper))
}

/// Why the figures of a group are held back, as a sentence, where they are.
pub(super) fn why_withheld(group: &Group, rubric: &Rubric, minimum: usize) -> Option<String> {
    let minimum = counted(minimum, &rubric.terms().participant);
    Some(match group.reason? {
        Reason::FewReturns if group.returned == 0 => "No final return yet.".to_owned(),
        Reason::FewReturns => format!("Not shown, because fewer than {minimum} returned."),
        Reason::Complement => format!(
            "Not shown, because figures of fewer than {minimum} could be worked out from it and \
             those that are shown."
        ),
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
    pub fn new(change: &Change, of: usize) -> Self {
        let Change { rose, fell, stayed, not_rated_both_times, .. } = *change;
        let compared = rose + fell + stayed;
        let alt = if compared == 0 {
            "Nothing was rated both times.".to_owned()
        } else {
            format!("Of {compared} rated both times: {fell} fell, {stayed} stayed, {rose} rose.")
        };
        let drawing = Drawing::Moves { fell, stayed, rose, of };
        Self { rose, fell, stayed, compared, not_rated_both_times, chart: Chart { drawing, alt } }
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn every_half_of_a_per_cent_is_rounded_up() {
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
        for whole in 1..=400_u32 {
            for part in (1..whole).filter(|part| 200 * part % whole == 0) {
                let halves = 200 * part / whole;
                if halves > 1 && halves < 199 {
                    let wanted = format!("{}%", halves.div_ceil(2));
                    assert_eq!(percent(share(part, whole)), wanted, "{part} of {whole}");
                }
            }
        }
    }

    #[test]
    fn a_share_is_a_whole_percentage() {
        assert_eq!(percent(2.0 / 3.0), "67%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(1.0 / 8.0), "13%", "as a calculator rounds it");
        assert_eq!(percent(1.0 / 682.0), "<1%");
        assert_eq!(percent(681.0 / 682.0), ">99%");
    }
}
