//! The four files as written: every scalar a text with its place, nothing yet believed.
//!
//! A missing key is `None` and a missing list is empty: what is required is for `check` to say.

mod register;
mod returns;
mod round;
mod rubric;

use std::sync::Arc;

use super::fields::{At, Fields, Sink};
use super::yaml::Node;
use crate::diag::Source;

pub use register::{RawPartnership, RawRegister};
pub use returns::{RawAction, RawContact, RawResponse, RawReturn};
pub use round::RawRound;
pub use rubric::{RawItem, RawLevel, RawRubric, RawSection, RawTerm, RawTerms};

/// A text and its place, where it is there.
pub type Text = Option<At<String>>;

fn below(fields: &mut Fields, key: &'static str, source: &Arc<Source>) -> Node {
    fields.take(key).map_or_else(|| Node::empty(source), |(_, node)| node)
}

fn each<T>(nodes: Vec<Node>, sink: &mut Sink, decode: fn(Node, &mut Sink) -> T) -> Vec<T> {
    nodes.into_iter().map(|node| decode(node, sink)).collect()
}
