//! Health boards and comparator sets: their figures, or in plain words why they are held back.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use crate::lang::{Language, say};
use crate::model::{Register, Rubric, Terms};
use crate::rollup::{Figures, Group, Rollup};
use crate::view::figures::why_withheld;
use crate::view::{DistributionView, TermView};

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

/// A way in which partnerships are grouped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupingView {
    /// What one of its groups is called, and several.
    pub term: TermView,
    /// Its groups.
    pub groups: Vec<GroupView>,
}

impl GroupingView {
    /// What all groups together are called: what those of the only grouping are.
    pub(in crate::view) fn together(all: &[Self], terms: &Terms, lang: &Language) -> TermView {
        match all {
            [] => (&terms.group).into(),
            [only] => only.term.clone(),
            _ => TermView { one: say!(lang, "group-of-any"), many: say!(lang, "groups-of-any") },
        }
    }

    /// The groupings of a register, each with what it makes of its groups; `folder` is the way to
    /// the folder of the round.
    pub(in crate::view) fn all(
        (rubric, rollup, register): (&Rubric, &Rollup, &Register),
        folder: &str,
        view: impl Fn(&Group, Option<String>) -> GroupView,
    ) -> Vec<Self> {
        let groupings = rollup.of_groupings(register).map(|(grouping, groups)| {
            let href = |group: &Group| format!("{folder}{}.html", grouping.page(&group.id));
            Self {
                term: grouping.term.as_ref().unwrap_or(&rubric.terms().group).into(),
                groups: groups.iter().map(|group| view(group, Some(href(group)))).collect(),
            }
        });
        groupings.collect()
    }
}

/// The groups of each grouping of the register.
pub(super) fn groupings(input: &NationalInput<'_>) -> Vec<GroupingView> {
    let all = (input.rubric(), input.rollup, &input.collection.register);
    GroupingView::all(all, "", |group, href| view(group, href, input))
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
