//! Finds the two sides of a comparison and compares them: for the command line, for git, and for
//! what is published.
//!
//! It knows where returns are read and what stands beside them in their collection; [`crate::diff`]
//! knows what changed.

mod file;
mod named;
mod pair;
mod place;
mod range;
mod return_path;
pub(crate) mod versions;

pub use named::{Meant, Named, compare as named};
pub use pair::{EarlierReturns, EvidenceIndex, PlacedReturn, compare_returns, comparison};
pub use place::{Location, WantedReturn, read};
pub use range::compare as range;
pub(crate) use return_path::ReturnPath;
