//! The place of a partnership beside others: how ratings spread over all returns, over those of its
//! health board and of each comparator set that it is in, with its own level marked.
//!
//! Only a return that is counted has a place, and only among enough: groups that are held back are
//! named with the reason. There is no order of partnerships here; a count at a level or above it is
//! all that is said of where one stands.

use serde::{Deserialize, Serialize};

use super::figures::{self, counted, why_withheld};
use crate::chart::Chart;
use crate::lang::{Language, say};
use crate::model::{Item, Rating, Return, Rubric, Status};
use crate::rollup::{Distribution, Figures, Group, Rollup};

/// Beside whom a return is seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceView {
    /// Why it is seen beside nobody, as a sentence, where it is.
    pub none: Option<String>,
    /// The groups whose figures stand under each item, all returns first.
    pub groups: Vec<String>,
    /// The groups that it is in and whose figures are held back.
    pub withheld: Vec<WithheldView>,
}

/// A group whose figures are held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithheldView {
    /// Its name.
    pub name: String,
    /// Why, as a sentence.
    pub why: String,
}

/// How the ratings of an item spread in a group, with one's own level marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupPlaceView {
    /// The group.
    pub group: String,
    /// How many ratings there are in it, one's own included.
    pub rated: usize,
    /// The bar; its alternative text leaves the figures to `spread`, which stands beside it.
    pub chart: Chart,
    /// How many are at each level that anyone chose, as a sentence.
    pub spread: String,
    /// How many are at one's own level or above it, as a sentence.
    pub reading: String,
}

/// Beside whom a return is seen, with the figures of those.
pub(super) struct Place<'a> {
    rubric: &'a Rubric,
    lang: &'a Language,
    shown: Vec<(String, &'a Figures)>,
    view: PlaceView,
}

impl<'a> Place<'a> {
    /// The place of a return in its round.
    pub(super) fn new(
        rubric: &'a Rubric,
        rollup: &'a Rollup,
        returned: &Return,
        lang: &'a Language,
    ) -> Self {
        let none = why_none(rubric, rollup, returned, lang);
        let (shown, withheld) = if none.is_some() {
            (Vec::new(), Vec::new())
        } else {
            groups(rubric, rollup, returned, lang)
        };
        let groups = shown.iter().map(|(name, _)| name.clone()).collect();
        Self { rubric, lang, shown, view: PlaceView { none, groups, withheld } }
    }

    /// How the ratings of an item spread in each of the groups; none where it has no rating.
    pub(super) fn of(&self, item: &Item, own: Option<Rating>) -> Vec<GroupPlaceView> {
        let Some(own) = own else { return Vec::new() };
        let row = |(group, figures): &(String, &Figures)| {
            let found = figures.items.iter().find(|figures| figures.item == item.id)?;
            self.row(group, &found.distribution, own)
        };
        self.shown.iter().filter_map(row).collect()
    }

    fn row(&self, group: &str, figures: &Distribution, own: Rating) -> Option<GroupPlaceView> {
        let (lang, rated) = (self.lang, figures.rated);
        let marked = figures.levels.get(own.index())?;
        let level = &self.rubric.level(own)?.label;
        Some(GroupPlaceView {
            group: group.to_owned(),
            rated,
            chart: Chart {
                drawing: figures::bar(figures, Some(own)),
                alt: say!(lang, "place-bar", rated = rated, level = level),
            },
            spread: self.spread(figures),
            reading: say!(lang, "place-reading", count = marked.at_or_above, rated = rated),
        })
    }

    /// How many ratings are at each level that has any.
    fn spread(&self, figures: &Distribution) -> String {
        let levels = self.rubric.scale().iter().zip(&figures.levels);
        let chosen = levels.filter(|(_, found)| found.count > 0);
        let counts = chosen.map(|(level, found)| counted(&level.label, found.count, self.lang));
        let counts: Vec<String> = counts.collect();
        say!(self.lang, "place-spread", counts = self.lang.enumeration(&counts))
    }

    /// Beside whom it is seen.
    pub(super) fn view(self) -> PlaceView {
        self.view
    }
}

/// Why a return is seen beside nobody.
fn why_none(
    rubric: &Rubric,
    rollup: &Rollup,
    returned: &Return,
    lang: &Language,
) -> Option<String> {
    if returned.status() == Status::Draft {
        return Some(say!(lang, "place-draft"));
    }
    let (minimum, participant) = (rollup.minimum_group, &rubric.terms().participant);
    (rollup.nation.returns < minimum)
        .then(|| say!(lang, "withheld-few", minimum = minimum, participant = participant))
}

/// The groups that a return is in: those that are shown, with their figures, and those that are
/// held back.
fn groups<'a>(
    rubric: &Rubric,
    rollup: &'a Rollup,
    returned: &Return,
    lang: &Language,
) -> (Vec<(String, &'a Figures)>, Vec<WithheldView>) {
    let everyone = say!(lang, "place-everyone", participant = &rubric.terms().participant);
    let mut shown = vec![(everyone, &rollup.nation)];
    let mut withheld = Vec::new();
    let is_in = |group: &&Group| group.partnerships.contains(returned.partnership());
    let own = rollup.groupings.iter().flat_map(|grouping| &grouping.groups);
    let groups = rollup.health_boards.iter().chain(own).chain(&rollup.comparator_sets);
    for group in groups.filter(is_in) {
        if let Some(figures) = &group.figures {
            shown.push((group.name.clone(), figures));
        } else if let Some(why) = why_withheld(group, rubric, rollup.minimum_group, lang) {
            withheld.push(WithheldView { name: group.name.clone(), why });
        }
    }
    (shown, withheld)
}
