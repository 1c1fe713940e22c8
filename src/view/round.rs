//! A round's page: who has returned, who has not.

use serde::{Deserialize, Serialize};

use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use super::parts::{DayView, MarkdownView};
use crate::model::{Collection, Partnership, Round, Standing};
use crate::rollup::{Progress, denominators};

/// How many folders a round's page lies below the output folder.
const DEPTH: usize = 2;

/// The page `round.html`. Every count is out of those expected, and a missing return is never a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundPageView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// What a reader should know first.
    pub note: Option<MarkdownView>,
    /// The rubric's introduction.
    pub introduction: Option<MarkdownView>,
    /// How many partnerships the register lists.
    pub expected: usize,
    /// How many final returns there are, late ones included.
    pub returned: usize,
    /// How many of them came after the deadline.
    pub late: usize,
    /// How many drafts there are.
    pub drafts: usize,
    /// How many returns have errors and are left out.
    pub refused: usize,
    /// How many have not returned.
    pub missing: usize,
    /// One row for each partnership, in the order of the register.
    pub rows: Vec<ReturnRow>,
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
    /// How many errors the return has, where it has any.
    pub errors: usize,
    /// The report's page, where there is one.
    pub html: Option<String>,
    /// The report's PDF, where there is one.
    pub pdf: Option<String>,
}

/// How far a partnership's return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Handed in.
    Final,
    /// Being written.
    Draft,
    /// It has errors and is left out.
    Refused,
    /// There is none.
    Missing,
}

/// Which files of a report there are beside the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// `<partnership>.html`.
    pub html: bool,
    /// `<partnership>.pdf`.
    pub pdf: bool,
}

/// The page of a round; `published` says which files there are for a partnership's id.
pub fn round_page(
    collection: &Collection,
    round: &Round,
    published: impl Fn(&str) -> Published,
) -> RoundPageView {
    let rubric = &round.rubric;
    let out_of = denominators(rubric, &collection.register, round);
    let rows = collection
        .register
        .partnerships()
        .iter()
        .zip(&out_of.partnerships)
        .map(|(partnership, standing)| row(partnership, standing.standing, round, &published))
        .collect();
    RoundPageView {
        page: PageView::new(format!("{}: {}", round.info.title, rubric.title()), DEPTH),
        collection: CollectionView::new(collection, rubric),
        terms: (&**rubric).into(),
        round: (&round.info).into(),
        note: round.info.note.as_ref().map(MarkdownView::from),
        introduction: rubric
            .introduction()
            .map(|text| MarkdownView { text: text.to_owned(), line: 0 }),
        expected: out_of.expected,
        returned: out_of.returned,
        late: out_of.late,
        drafts: out_of.drafts,
        refused: out_of.refused,
        missing: out_of.missing,
        rows,
    }
}

/// What has become of a partnership's return; ways to files are from the folder of the round.
pub(super) fn row(
    partnership: &Partnership,
    progress: Progress,
    round: &Round,
    published: impl Fn(&str) -> Published,
) -> ReturnRow {
    let (returned, errors) = match round.entry(&partnership.id).map(|entry| &entry.standing) {
        Some(Standing::Valid(returned)) => (Some(returned), 0),
        Some(Standing::Refused { errors }) => (None, *errors),
        None => (None, 0),
    };
    let id = partnership.id.as_str();
    let files = if returned.is_some() { published(id) } else { Published::default() };
    ReturnRow {
        partnership: partnership.into(),
        state: progress.into(),
        completed: returned.and_then(|returned| returned.completed()).map(DayView::from),
        late: returned.is_some_and(|returned| returned.is_late(&round.info)),
        errors,
        html: files.html.then(|| format!("{id}.html")),
        pdf: files.pdf.then(|| format!("{id}.pdf")),
    }
}

impl From<Progress> for State {
    fn from(progress: Progress) -> Self {
        match progress {
            Progress::Returned => Self::Final,
            Progress::Draft => Self::Draft,
            Progress::Refused => Self::Refused,
            Progress::Missing => Self::Missing,
        }
    }
}
