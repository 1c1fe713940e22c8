//! A value and where it was written.

use super::given::Given;
use crate::diag::Place;

/// A value and where it was written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A text and its place, where it is there.
pub type Text = Given<Located<String>>;
