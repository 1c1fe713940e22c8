//! What every figure is out of, and what has become of each return. A missing return is never a
//! rating.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use crate::lang::Language;
use crate::model::{Partnership, Register, Round, Standing};
use crate::rollup::ReturnProgress;
use crate::view::{DayView, PartnershipView};

/// Who has returned and who has not. Every count is out of those expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompletenessView {
    /// How many partnerships the register lists.
    pub expected: usize,
    /// How many final returns there are, late ones included: the returns that the figures count.
    pub returned: usize,
    /// How many of them came after the deadline.
    pub late: usize,
    /// How many drafts there are.
    pub drafts: usize,
    /// How many returns have errors and are left out.
    pub refused: usize,
    /// How many have not returned.
    pub missing: usize,
    /// How many files of the round have errors and are named after no partnership of the register.
    pub strangers: usize,
    /// The names of these files, without their ending.
    pub stranger_names: Vec<String>,
    /// How many items partnerships answer.
    pub items: usize,
    /// How many items others complete; they are in no figure.
    pub items_elsewhere: usize,
    /// One row for each partnership, in the order of the register.
    pub rows: Vec<ReturnRow>,
    /// Whether any of them has a PDF.
    pub has_pdfs: bool,
}

/// A partnership's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnRow {
    /// Who.
    pub partnership: PartnershipView,
    /// How far its return has come.
    pub state: State,
    /// The day of completion.
    pub completed: Option<DayView>,
    /// Whether that was after the deadline.
    pub late: bool,
    /// How many errors the return has, where it has any; a return that is left out without one is
    /// one whose report could not be made.
    pub errors: usize,
    /// The report's page, where there is one; of a return that is left out it shows what was
    /// published before.
    pub html: Option<String>,
    /// The report's PDF, likewise.
    pub pdf: Option<String>,
    /// The page of its figures, where it is a paper that has any.
    pub figures: Option<String>,
}

/// How far a partnership's return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Handed in.
    Final,
    /// Being written.
    Draft,
    /// It has errors, or its report could not be made, and it is left out.
    Refused,
    /// There is none.
    Missing,
}

/// Which files of a report there are beside the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportFiles {
    /// `<partnership>.html`.
    pub html: bool,
    /// `<partnership>.pdf`.
    pub pdf: bool,
    /// `figures/<partnership>.html`.
    pub figures: bool,
}

/// What the figures are out of.
pub(super) fn completeness(input: &NationalInput<'_>) -> CompletenessView {
    let out_of = &input.rollup.denominators;
    let register = &input.collection.register;
    let partnerships = register.partnerships().iter();
    let rows: Vec<ReturnRow> = partnerships
        .zip(&out_of.partnerships)
        .map(|(partnership, own)| {
            row((partnership, register), own.standing, input.round, input.published, input.lang)
        })
        .collect();
    CompletenessView {
        expected: out_of.expected,
        returned: out_of.returned,
        late: out_of.late,
        drafts: out_of.drafts,
        refused: out_of.refused,
        missing: out_of.missing,
        strangers: out_of.strangers,
        stranger_names: strangers(input),
        items: out_of.items,
        items_elsewhere: out_of.items_completed_nationally,
        has_pdfs: has_pdfs(&rows),
        rows,
    }
}

/// Whether any return has a PDF: a table has no column for what nobody has.
pub(in crate::view) fn has_pdfs(rows: &[ReturnRow]) -> bool {
    rows.iter().any(|row| row.pdf.is_some())
}

/// The files that `Denominators::strangers` counts.
fn strangers(input: &NationalInput<'_>) -> Vec<String> {
    let entries = input.round.entries.iter();
    let unknown = entries.filter(|own| input.collection.register.partnership(&own.stem).is_none());
    unknown.map(|own| own.stem.clone()).collect()
}

/// What has become of a partnership's return; ways to files are from the folder of the round.
pub(in crate::view) fn row(
    (partnership, register): (&Partnership, &Register),
    progress: ReturnProgress,
    round: &Round,
    published: impl Fn(&str) -> ReportFiles,
    lang: &Language,
) -> ReturnRow {
    let (returned, errors) = match round.entry(partnership.id.as_str()).map(|entry| &entry.standing)
    {
        Some(Standing::Valid(returned)) => (Some(returned), 0),
        Some(Standing::Refused { errors, .. }) => (None, *errors),
        Some(Standing::NotMade(_)) | None => (None, 0),
    };
    let id = partnership.id.as_str();
    // A return that is left out keeps its last good report, which templates must not pass off as
    // what it says now.
    let files =
        if progress == ReturnProgress::Missing { ReportFiles::default() } else { published(id) };
    ReturnRow {
        partnership: PartnershipView::new(partnership, register, round.rubric.terms()),
        state: progress.into(),
        completed: returned
            .and_then(|returned| returned.completed())
            .map(|day| DayView::new(day, lang)),
        late: returned.is_some_and(|returned| returned.is_late(&round.info)),
        errors,
        html: files.html.then(|| format!("{id}.html")),
        pdf: files.pdf.then(|| format!("{id}.pdf")),
        figures: returned
            .filter(|_| files.figures)
            .map(|returned| format!("figures/{}.html", returned.partnership())),
    }
}

impl From<ReturnProgress> for State {
    fn from(progress: ReturnProgress) -> Self {
        match progress {
            ReturnProgress::Returned => Self::Final,
            ReturnProgress::Draft => Self::Draft,
            ReturnProgress::Refused => Self::Refused,
            ReturnProgress::Missing => Self::Missing,
        }
    }
}
