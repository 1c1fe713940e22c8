//! A round's page: who has returned, who has not.

use serde::{Deserialize, Serialize};

use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use super::parts::{DayView, MarkdownView};
use crate::model::{Collection, Entry, Partnership, Round, Standing, Status};

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
    let rows: Vec<_> = collection
        .register
        .partnerships()
        .iter()
        .map(|partnership| row(partnership, round, &published))
        .collect();
    let count = |state: State| rows.iter().filter(|row| row.state == state).count();
    let rubric = &collection.rubric;
    RoundPageView {
        page: PageView::new(format!("{}: {}", round.info.title, rubric.title()), DEPTH),
        collection: collection.into(),
        terms: rubric.into(),
        round: (&round.info).into(),
        note: round.info.note.as_ref().map(MarkdownView::from),
        introduction: rubric
            .introduction()
            .map(|text| MarkdownView { text: text.to_owned(), line: 0 }),
        expected: rows.len(),
        returned: count(State::Final),
        late: rows.iter().filter(|row| row.state == State::Final && row.late).count(),
        drafts: count(State::Draft),
        refused: count(State::Refused),
        missing: count(State::Missing),
        rows,
    }
}

fn row(
    partnership: &Partnership,
    round: &Round,
    published: impl Fn(&str) -> Published,
) -> ReturnRow {
    let entry = round.entry(&partnership.id);
    let (state, errors) = standing(entry);
    let valid = matches!(state, State::Final | State::Draft);
    let completed = entry.and_then(|entry| match &entry.standing {
        Standing::Valid(returned) => returned.completed(),
        Standing::Refused { .. } => None,
    });
    let id = partnership.id.as_str();
    let files = if valid { published(id) } else { Published::default() };
    ReturnRow {
        partnership: partnership.into(),
        state,
        completed: completed.map(DayView::from),
        late: completed.is_some_and(|day| day > round.info.deadline),
        errors,
        html: files.html.then(|| format!("{id}.html")),
        pdf: files.pdf.then(|| format!("{id}.pdf")),
    }
}

fn standing(entry: Option<&Entry>) -> (State, usize) {
    match entry.map(|entry| &entry.standing) {
        None => (State::Missing, 0),
        Some(Standing::Refused { errors }) => (State::Refused, *errors),
        Some(Standing::Valid(returned)) => match returned.status() {
            Status::Draft => (State::Draft, 0),
            Status::Final => (State::Final, 0),
        },
    }
}
