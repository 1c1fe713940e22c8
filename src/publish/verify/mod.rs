//! What was published, held to what it was made from: a folder to its list, a report to the return
//! that it carries.

mod carried;
mod findings;
mod folder;
mod report;

pub use findings::verify as verify_folder;
pub(super) use folder::{Verified, verify};
pub use report::PublishedReport;

use crate::diag::Diagnostic;

/// What came of it.
#[derive(Debug)]
pub struct Verification {
    /// What was found.
    pub found: Vec<Diagnostic>,
    /// A sentence that sums it up.
    pub said: String,
}
