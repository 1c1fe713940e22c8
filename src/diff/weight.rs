//! How much a question weighs: where there is room or time for a few, the heavy ones come first.

use serde::Serialize;

/// How much a question weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A rating may not be borne out by what is said for it.
    Heavy,
    /// Something was promised, and what became of it is not told.
    Medium,
    /// Something is worth a word.
    Light,
}
