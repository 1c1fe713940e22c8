//! YAML text to a tree in which every scalar is text and knows its place.
//!
//! The parsing, its limits and the locations are serde-saphyr's. This file refuses what a form has
//! no use for: several documents, runaway aliases, deep nesting. It knows nothing of returns.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

use crate::diag::{Place, Source};

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What was written.
    pub(crate) value: Value,
    /// Where; for a block of text its first line that is not blank.
    pub(crate) place: Place,
    /// Whether its key is given again, which was reported: nobody can tell which is meant.
    pub(crate) is_given_again: bool,
}

impl Node {
    /// Nothing, at the head of a file: what a key that is not there stands for.
    pub(crate) fn empty(source: &Arc<Source>) -> Self {
        Self { value: Value::Empty, place: Place::file(source), is_given_again: false }
    }
}

/// What a node holds. Numbers, dates and booleans are text: `1.10` stays `1.10`, `no` stays `no`.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Nothing after the colon, `~` or `null`.
    Empty,
    /// Something that cannot be used and was reported: nothing more is to be said of it.
    Refused,
    /// Any scalar, as it was written.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file, repeated keys included.
    Map(Vec<(Node, Node)>),
}

/// Nesting deeper than any form has; it also bounds the recursion of everything that walks the
/// tree.
const MAX_DEPTH: usize = 16;
/// A return of 90 KB has some 600 nodes.
const MAX_NODES: usize = 100_000;
/// What aliases may unfold to, in events.
const MAX_REPLAYED: usize = 10_000;

/// Parses one file that holds one document.
///
/// # Errors
/// The first thing that makes the file unreadable as YAML, as the parser says it.
pub(crate) fn parse(source: &Arc<Source>) -> Result<Node, serde_saphyr::Error> {
    let spanned: Spanned<Tree> = serde_saphyr::from_str_with_options(source.text(), options())?;
    Ok(node(source, spanned))
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_events: 4 * MAX_NODES,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MAX_REPLAYED,
            max_replay_stack_depth: MAX_DEPTH,
        },
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_saphyr::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: serde_saphyr::NonFiniteFloatPolicy::PassThrough,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

/// The tree as serde hands it over, before places are tied to the file.
enum Tree {
    Empty,
    Text(String),
    /// A plain scalar that YAML's schema takes for a number or a boolean: its text stands in the
    /// file.
    Plain,
    List(Vec<Spanned<Tree>>),
    Map(Vec<(Spanned<String>, Spanned<Tree>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = seq.next_element()? {
            list.push(entry);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Map(entries))
    }
}

fn node(source: &Arc<Source>, spanned: Spanned<Tree>) -> Node {
    let place = place(source, &spanned.referenced);
    let value = match spanned.value {
        Tree::Empty => Value::Empty,
        Tree::Text(text) => Value::Text(text),
        Tree::Plain => Value::Text(written(source, &spanned.defined).to_owned()),
        Tree::List(list) => Value::List(list.into_iter().map(|n| node(source, n)).collect()),
        Tree::Map(map) => {
            Value::Map(map.into_iter().map(|(k, v)| (key(source, k), node(source, v))).collect())
        }
    };
    Node { value, place, is_given_again: false }
}

fn key(source: &Arc<Source>, spanned: Spanned<String>) -> Node {
    let place = place(source, &spanned.referenced);
    Node { value: Value::Text(spanned.value), place, is_given_again: false }
}

fn written<'a>(source: &'a Source, location: &Location) -> &'a str {
    source.text().get(bytes(location)).unwrap_or_default().trim()
}

/// The place of a location.
///
/// The parser's own errors know a line and a column, and no bytes.
pub(crate) fn place(source: &Arc<Source>, location: &Location) -> Place {
    match location.span().byte_offset() {
        Some(_) => Place::new(source, bytes(location)),
        None => Place::at(source, number(location.line()), number(location.column())),
    }
}

fn bytes(location: &Location) -> Range<usize> {
    let start = number(location.span().byte_offset().unwrap_or_default());
    start..start + number(location.span().byte_len().unwrap_or_default())
}

fn number(n: u64) -> usize {
    usize::try_from(n).unwrap_or_default()
}
