//! How answers spread over the levels. Ratings are ordinal: they are counted and put in order,
//! never averaged.

use serde::Serialize;

use super::agreement::agreement;
use super::counted::{Counted, rated_items};
use super::share;
use crate::model::{Id, ItemId, Level, Response, Rubric};

/// The distributions of some returns: over all, per section, per item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many final returns are counted.
    pub returns: usize,
    /// All answers together.
    pub overall: Distribution,
    /// One for each section, in the order of the rubric.
    pub sections: Vec<SectionFigures>,
    /// One for each item that partnerships answer, in the order of the rubric.
    pub items: Vec<ItemFigures>,
}

/// The distribution of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionFigures {
    /// The section.
    pub section: ItemId,
    /// The answers to all of its items together.
    pub distribution: Distribution,
}

/// The distribution of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemFigures {
    /// The item.
    pub item: ItemId,
    /// Its section.
    pub section: ItemId,
    /// Its answers.
    pub distribution: Distribution,
}

/// How answers spread over the levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Distribution {
    /// How many answers there could be: counted returns times items, but for what does not apply.
    pub out_of: usize,
    /// How many say that the rating does not apply to them.
    pub not_applicable: usize,
    /// How many of them are rated: the denominator of every share.
    pub rated: usize,
    /// How many are not: `out_of` less `rated`.
    pub not_rated: usize,
    /// One for each level of the scale, lowest first.
    pub levels: Vec<LevelFigures>,
    /// The middle of the ratings in their order; none where nothing is rated.
    pub median: Option<Median>,
    /// How far the ratings agree, from 0 to 1 (Leik's ordinal consensus); none for fewer than two
    /// ratings.
    pub agreement: Option<f64>,
}

/// The figures of a level. Shares are fractions of `rated`, from 0 to 1 and not rounded; none where
/// nothing is rated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelFigures {
    /// The level.
    pub level: Id,
    /// How many ratings are this level.
    pub count: usize,
    /// Their share.
    pub share: Option<f64>,
    /// How many ratings are this level or a higher one.
    pub at_or_above: usize,
    /// Their share.
    pub share_at_or_above: Option<f64>,
}

/// The median level. For an even number of ratings there are two in the middle, and there is
/// nothing between levels: where they differ, both are the median.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Median {
    /// The lower median.
    pub lower: Id,
    /// The upper median; the same as the lower one where the middle is one level.
    pub upper: Id,
}

/// Counts of ratings by level, lowest first, and of what is not rated.
#[derive(Debug, Clone)]
struct Tally {
    counts: Vec<usize>,
    not_rated: usize,
    not_applicable: usize,
}

impl Tally {
    fn new(levels: usize) -> Self {
        Self { counts: vec![0; levels], not_rated: 0, not_applicable: 0 }
    }

    fn add(&mut self, counted: &Counted<'_>, item: &ItemId) {
        let response = counted.returned.response(item);
        if response.is_some_and(Response::is_rating_outside) {
            self.not_applicable += 1;
            return;
        }
        let rating = response.and_then(|response| response.rating);
        match rating.and_then(|rating| self.counts.get_mut(rating.index())) {
            Some(count) => *count += 1,
            None => self.not_rated += 1,
        }
    }

    fn join(&mut self, other: &Self) {
        self.not_rated += other.not_rated;
        self.not_applicable += other.not_applicable;
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
    }

    fn distribution(&self, scale: &[Level]) -> Distribution {
        let rated: usize = self.counts.iter().sum();
        let of_rated = |count| (rated > 0).then(|| share(count, rated));
        let mut at_or_above = rated;
        let levels = scale.iter().zip(&self.counts).map(|(level, count)| {
            let figures = LevelFigures {
                level: level.id.clone(),
                count: *count,
                share: of_rated(*count),
                at_or_above,
                share_at_or_above: of_rated(at_or_above),
            };
            at_or_above -= count;
            figures
        });
        Distribution {
            out_of: rated + self.not_rated,
            not_applicable: self.not_applicable,
            rated,
            not_rated: self.not_rated,
            levels: levels.collect(),
            median: median(&self.counts, |at| scale.get(at).map(|level| level.id.clone())),
            agreement: agreement(&self.counts),
        }
    }
}

/// The median of levels by how many answers are at each, the lowest first; `id` is that of a place.
pub(super) fn median(counts: &[usize], id: impl Fn(usize) -> Option<Id>) -> Option<Median> {
    let rated: usize = counts.iter().sum();
    let last = rated.checked_sub(1)?;
    let nth = |nth: usize| {
        let mut so_far = 0;
        let reached = |count: &usize| {
            so_far += count;
            so_far > nth
        };
        id(counts.iter().position(reached)?)
    };
    Some(Median { lower: nth(last / 2)?, upper: nth(rated / 2)? })
}

/// The figures of some returns.
pub(super) fn figures<'a>(
    rubric: &Rubric,
    returns: impl Iterator<Item = &'a Counted<'a>> + Clone,
) -> Figures {
    let scale = rubric.scale();
    let mut overall = Tally::new(scale.len());
    let mut of_sections: Vec<(&ItemId, Tally)> =
        rubric.sections().iter().map(|section| (&section.id, Tally::new(scale.len()))).collect();
    let mut items = Vec::new();
    for (section, item) in rated_items(rubric) {
        let mut tally = Tally::new(scale.len());
        for counted in returns.clone() {
            tally.add(counted, &item.id);
        }
        overall.join(&tally);
        if let Some((_, own)) = of_sections.iter_mut().find(|(id, _)| **id == section.id) {
            own.join(&tally);
        }
        let distribution = tally.distribution(scale);
        items.push(ItemFigures {
            item: item.id.clone(),
            section: section.id.clone(),
            distribution,
        });
    }
    let section = |(id, tally): &(&ItemId, Tally)| SectionFigures {
        section: (*id).clone(),
        distribution: tally.distribution(scale),
    };
    Figures {
        returns: returns.count(),
        overall: overall.distribution(scale),
        sections: of_sections.iter().map(section).collect(),
        items,
    }
}

/// How the answers to one item spread; the scale is that of `rubric`.
pub(super) fn of_item(rubric: &Rubric, item: &ItemId, returns: &[Counted<'_>]) -> Distribution {
    let mut tally = Tally::new(rubric.scale().len());
    for counted in returns {
        tally.add(counted, item);
    }
    tally.distribution(rubric.scale())
}

/// The items, those with the least agreement first, ties in the order of the rubric; without what
/// nobody can agree on.
pub(super) fn by_disagreement(figures: &Figures) -> Vec<ItemId> {
    let mut items: Vec<_> = figures
        .items
        .iter()
        .filter_map(|figures| Some((figures.distribution.agreement?, &figures.item)))
        .collect();
    items.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    items.into_iter().map(|(_, item)| item.clone()).collect()
}
