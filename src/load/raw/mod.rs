//! The four files as written: every scalar a text with its place, nothing yet believed.
//!
//! A missing key is absent, and one of the wrong form is unusable and reported: what is required is
//! for `check` to say.

mod answers;
mod applies;
mod crosswalk;
mod field;
mod parted;
mod picks;
mod register;
mod returns;
mod round;
mod rubric;
mod see;

use std::sync::Arc;

use super::fields::Fields;
use super::given::Given;
use super::yaml::Node;
use crate::diag::Findings;
use crate::diag::Source;

pub(crate) use answers::OF_A_STATEMENT;
pub use answers::{RawAnswerValue, RawEntry, RawStatement, RawValue};
pub use applies::RawNotApplicable;
pub use crosswalk::{RawCrosswalk, RawCrosswalkItem};
pub use field::{RawField, RawOption};
pub use picks::RawPicks;
pub use register::{RawComparatorSet, RawGrouping, RawPartnership, RawRegister, Who};
pub(crate) use returns::{OF_A_RETURN, OF_AN_ACTION, OF_AN_ANSWER};
pub use returns::{RawAction, RawContact, RawResponse, RawReturn};
pub use round::{RawAttendance, RawRound};
pub use rubric::{RawItem, RawLevel, RawRubric, RawScale, RawSection, RawTerm, RawTerms};
pub use see::RawSee;

fn below<'k>(fields: &mut Fields<'k>, key: &'k str, source: &Arc<Source>) -> Node {
    match fields.take(key) {
        Given::Value((_, node)) => node,
        Given::Absent | Given::Unusable => Node::empty(source),
    }
}

fn each<T>(
    nodes: Given<Vec<Node>>,
    sink: &mut Findings,
    decode: fn(Node, &mut Findings) -> T,
) -> Given<Vec<T>> {
    nodes.map(|nodes| nodes.into_iter().map(|node| decode(node, sink)).collect())
}
