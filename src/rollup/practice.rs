//! Good practice: whose answers are at the top of the scale, and whose are offered to others.

use serde::Serialize;

use super::counted::{Counted, rated_items};
use crate::model::{Id, ItemId, Rubric};

/// Where to look for good practice in an item. Partnerships are in the order of the register: no
/// order is a rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The item.
    pub item: ItemId,
    /// The partnerships that rate themselves at the top level.
    pub top: Vec<Id>,
    /// The partnerships that marked their answer `share: true`, whatever its level.
    pub shared: Vec<Id>,
}

/// One for each item that partnerships answer, in the order of the rubric.
pub(super) fn practice(rubric: &Rubric, counted: &[Counted<'_>]) -> Vec<Practice> {
    let whose = |is_meant: &dyn Fn(&Counted<'_>) -> bool| {
        let meant = counted.iter().filter(|counted| is_meant(counted));
        meant.map(|counted| counted.partnership.id.clone()).collect()
    };
    rated_items(rubric)
        .map(|(_, item)| Practice {
            item: item.id.clone(),
            top: whose(&|counted| {
                counted.rating(&item.id).is_some_and(|rating| rubric.is_top(rating))
            }),
            shared: whose(&|counted| {
                counted.returned.response(&item.id).is_some_and(|response| response.share)
            }),
        })
        .collect()
}
