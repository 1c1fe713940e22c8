//! The collections beside one that is checked, as far as it speaks of them.

use std::fmt;
use std::rc::Rc;

use crate::model::{Collection, Entry};

/// What there is beside a collection. Whoever asks believes nothing of it but what is checked.
pub trait OtherCollections: fmt::Debug {
    /// The names of the folders of all collections.
    fn ids(&self) -> Vec<&str>;

    /// A collection without its returns; `None` where it has errors.
    fn collection(&self, id: &str) -> Option<Rc<Collection>>;

    /// The names of the returns in a round, which are their participants.
    fn stems(&self, collection: &str, round: &str) -> Vec<&str>;

    /// A return as it is by itself, where there is such a file.
    fn entry(&self, collection: &str, round: &str, stem: &str) -> Option<Rc<Entry>>;
}
