//! Health boards and comparator sets: their figures, or in plain words why they are held back.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::words::counted;
use crate::rollup::{Group, Reason};
use crate::view::DistributionView;

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
    let figures = group.figures.as_ref();
    GroupView {
        id: group.id.to_string(),
        name: group.name.clone(),
        href,
        members: group.partnerships.len(),
        returned: group.returned,
        withheld: group.reason.map(|reason| why(reason, group, input)),
        distribution: figures
            .map(|figures| DistributionView::new(input.rubric(), &figures.overall, None)),
    }
}

/// Why a group is held back, as a sentence.
fn why(reason: Reason, group: &Group, input: &NationalInput<'_>) -> String {
    let participant = &input.rubric().terms().participant;
    let minimum = counted(input.rollup.minimum_group, participant);
    match reason {
        Reason::FewReturns if group.returned == 0 => "No final return yet.".to_owned(),
        Reason::FewReturns => format!("Not shown, because fewer than {minimum} returned."),
        Reason::Complement => format!(
            "Not shown, because figures of fewer than {minimum} could be worked out from it and those that are shown."
        ),
    }
}
