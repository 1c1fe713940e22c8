//! What a page says of itself that was published before and could not be made anew.

use serde::{Deserialize, Serialize};

/// The notice on a page that is of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierView {
    /// Whether it is a report, and not what changed between two returns.
    pub is_report: bool,
    /// Whether a PDF of before stays with it.
    pub has_pdf: bool,
}
