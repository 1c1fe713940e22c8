//! What a piece of YAML says, without its layout: what is compared to tell a change from a new way
//! of writing.

use std::collections::BTreeMap;

use super::blocks;
use crate::load::yaml::{Node, Value};

/// What a node says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A list; its order counts.
    List(Vec<Self>),
    /// Keys and their values; their order does not count.
    Map(Vec<(String, Self)>),
}

impl Meaning {
    /// What a node says.
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Empty | Value::Refused => Self::Empty,
            Value::Text(text) => Self::Text(text.clone()),
            Value::List(list) => Self::List(list.iter().map(Self::of).collect()),
            Value::Map(map) => {
                Self::Map(map.iter().map(|(k, v)| (name(k).to_owned(), Self::of(v))).collect())
            }
        }
    }

    /// The value of a key of a mapping.
    pub(super) fn get(&self, wanted: &str) -> Option<&Self> {
        let Self::Map(map) = self else { return None };
        map.iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
    }

    /// All values in their order, as one line.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => blocks::spaced(text),
            Self::List(list) => join(list.iter()),
            Self::Map(map) => join(map.iter().map(|(_, value)| value)),
        }
    }

    /// Whether two say the same; wrapping and white space do not count.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.equals(other, &|a, b| a.iter().zip(b).all(|(a, b)| a.is_same(b)))
    }

    /// The same, whatever the order in which lists have their entries, as far as these have ids.
    pub(super) fn is_same_in_any_order(&self, other: &Self) -> bool {
        self.equals(other, &|a, b| {
            let is_there = |(at, one): (usize, &Self)| {
                let id = one.get("id").map(Self::words);
                let same_id = b.iter().find(|other| other.get("id").map(Self::words) == id);
                let other = if id.is_some() { same_id } else { b.get(at) };
                other.is_some_and(|other| one.is_same_in_any_order(other))
            };
            a.iter().enumerate().all(is_there)
        })
    }

    /// Whether two say the same, with lists of one length compared in some way.
    fn equals(&self, other: &Self, lists: &dyn Fn(&[Self], &[Self]) -> bool) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) => true,
            (Self::Text(a), Self::Text(b)) => blocks::are_same(a, b),
            (Self::List(a), Self::List(b)) => a.len() == b.len() && lists(a, b),
            (Self::Map(a), Self::Map(b)) => {
                let by_name: BTreeMap<&str, &Self> = b.iter().map(|(k, v)| (&**k, v)).collect();
                let is_there = |(name, value): &(String, Self)| {
                    by_name.get(&**name).is_some_and(|other| value.equals(other, lists))
                };
                a.len() == b.len() && by_name.len() == b.len() && a.iter().all(is_there)
            }
            _ => false,
        }
    }
}

fn join<'m>(values: impl Iterator<Item = &'m Meaning>) -> String {
    values.map(Meaning::words).collect::<Vec<_>>().join(" / ")
}

/// The name of a key; a key is always a text.
pub(super) fn name(key: &Node) -> &str {
    match &key.value {
        Value::Text(text) => text,
        Value::Empty | Value::Refused | Value::List(_) | Value::Map(_) => "",
    }
}
