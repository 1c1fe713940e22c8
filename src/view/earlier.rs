//! What a page says of itself that was published before and could not be made anew.

use serde::{Deserialize, Serialize};

/// Why a page is of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EarlierReason {
    /// It is a report, and no new one could be made of its return.
    Report,
    /// It is a report, and the round has no return under its address any more.
    WithdrawnReport,
    /// It is a comparison, and no new one could be made of its returns.
    Comparison,
    /// It is a comparison, and one of its rounds could not be read.
    UnreadRound,
}

/// The notice on a page that is of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierView {
    /// Why it is.
    pub reason: EarlierReason,
    /// Whether a PDF of before stays with it.
    pub has_pdf: bool,
}
