//! What an output is.

use serde::{Deserialize, Serialize};

use crate::model::Rubric;

/// What an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputKind {
    /// The page that lists all that is published.
    FrontPage,
    /// What all pages are published with: styles, scripts, fonts.
    Asset,
    /// The report of a return as a page.
    ReportPage,
    /// The report of a return as a PDF.
    ReportPdf,
    /// The page of a round.
    NationalPage,
    /// The national summary of a round as a PDF.
    NationalPdf,
    /// The page on which all answers to an item stand side by side.
    ItemPage,
    /// The page at the address that another page had before, which leads to it.
    MovedPage,
    /// The page on which the answers of a group stand side by side.
    #[serde(alias = "board-page")]
    GroupPage,
    /// The page of the figures of a return that is set as a paper.
    FiguresPage,
    /// What a partnership changed since the round before as a page.
    ChangesPage,
    /// What a partnership changed since the round before as a PDF.
    ChangesPdf,
    /// The page that leads to all that changed since the round before.
    ChangesIndex,
    /// A file of open data.
    OpenData,
    /// A file of the Typst source of a PDF.
    TypstSource,
}

/// The names that the PDF of a round may have, without an ending.
pub(super) const SUMMARY_NAMES: [&str; 2] = ["national", "summary"];

/// The name of the PDF of a round, without an ending: a form of its own need not be a nation's.
pub(super) fn summary_name(rubric: &Rubric) -> &'static str {
    let [national, summary] = SUMMARY_NAMES;
    if rubric.has_own_fields() { summary } else { national }
}
