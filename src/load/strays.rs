//! Keys that a form does not have, or has once and finds twice.

use super::given::Given;

/// Keys that nobody asked for, of which what stands below one may be what another key was to say,
/// and keys that are given twice.
#[derive(Debug, Default)]
pub struct Strays {
    /// The keys that they are nearest to.
    meant: Vec<String>,
    /// Whether one of them is near to none.
    is_unclear: bool,
    /// Those that are given twice.
    repeated: Vec<String>,
    /// Whether another entry, or another answer, begins among them.
    has_another: bool,
}

impl Strays {
    /// Those of a mapping in which another one begins, or does not: what follows there may be of
    /// either.
    pub(super) fn before_another(has_another: bool) -> Self {
        Self { is_unclear: has_another, has_another, ..Self::default() }
    }

    /// Adds a key of the form that is given twice.
    pub(super) fn add_repeated(&mut self, key: &str) {
        self.repeated.push(key.to_owned());
    }

    /// Adds one, and the key that it is nearest to.
    pub(super) fn add(&mut self, key: &str, near: Option<&str>) {
        self.meant.push(near.unwrap_or(key).to_owned());
        self.is_unclear |= near.is_none();
    }

    /// What they are: the keys that they are nearest to.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.meant.iter().map(String::as_str)
    }

    /// Whether a key is given twice, so that nobody can tell which of its values is meant.
    pub fn is_repeated(&self, key: &str) -> bool {
        self.repeated.iter().any(|own| own == key)
    }

    /// Whether another entry, or another answer, begins among them.
    pub fn has_another(&self) -> bool {
        self.has_another
    }

    /// Whether none is unknown.
    pub(super) fn is_empty(&self) -> bool {
        self.meant.is_empty()
    }

    /// Whether one of them may be meant for a key.
    pub fn may_be(&self, key: &str) -> bool {
        self.is_unclear || self.is_near(key)
    }

    /// Whether one of them is near to a key, so that it was told that this was meant, or the key of
    /// another part.
    pub fn is_near(&self, key: &str) -> bool {
        self.meant.iter().any(|meant| meant == key)
    }

    /// A value that is not there for want of a key which was told of: nobody is told of both.
    pub(super) fn told<T>(&self, given: Given<T>, key: &str) -> Given<T> {
        if given.is_absent() && self.is_near(key) { Given::Unusable } else { given }
    }

    /// The same where any other key may be meant for it.
    pub(super) fn in_place_of<T>(&self, given: Given<T>, key: &str) -> Given<T> {
        if given.is_absent() && self.may_be(key) { Given::Unusable } else { given }
    }
}
