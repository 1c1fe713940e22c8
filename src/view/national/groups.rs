//! Health boards and comparator sets: their figures, or in plain words why they are held back.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use crate::lang::Language;
use crate::model::Rubric;
use crate::rollup::{Figures, Group, Rollup};
use crate::view::DistributionView;
use crate::view::figures::why_withheld;

/// A group of partnerships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The way to its own page; a comparator set has none.
    pub href: Option<String>,
    /// How many partnerships are in it.
    pub members: usize,
    /// How many of them have a final return.
    pub returned: usize,
    /// Why its figures are held back, where they are.
    pub withheld: Option<String>,
    /// All answers together, where they are not held back.
    pub distribution: Option<DistributionView>,
}

impl GroupView {
    /// A group, with how its answers spread where that may be shown.
    pub(in crate::view) fn new(
        group: &Group,
        href: Option<String>,
        (rubric, rollup, lang): (&Rubric, &Rollup, &Language),
        distribution: Option<DistributionView>,
    ) -> Self {
        Self {
            id: group.id.to_string(),
            name: group.name.clone(),
            href,
            members: group.partnerships.len(),
            returned: group.returned,
            withheld: why_withheld(group, rubric, rollup.minimum_group, lang),
            distribution,
        }
    }
}

/// The health boards.
pub(super) fn boards(input: &NationalInput<'_>) -> Vec<GroupView> {
    let href = |group: &Group| Some(format!("boards/{}.html", group.id));
    input.rollup.health_boards.iter().map(|group| view(group, href(group), input)).collect()
}

/// The comparator sets.
pub(super) fn sets(input: &NationalInput<'_>) -> Vec<GroupView> {
    input.rollup.comparator_sets.iter().map(|group| view(group, None, input)).collect()
}

fn view(group: &Group, href: Option<String>, input: &NationalInput<'_>) -> GroupView {
    let lang = input.lang;
    let shown = |figures: &Figures| DistributionView::new(input.rubric(), &figures.overall, lang);
    let distribution = group.figures.as_ref().map(shown);
    GroupView::new(group, href, (input.rubric(), input.rollup, lang), distribution)
}
