//! Small pieces that several pages show.

use serde::{Deserialize, Serialize};

use crate::lang::Language;
use crate::model::{Action, Date, Prose, Rating, Rubric};

/// A day, for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayView {
    /// `2019-05-10`.
    pub iso: String,
    /// `10 May 2019`.
    pub words: String,
}

impl DayView {
    /// A day.
    pub fn new(date: Date, lang: &Language) -> Self {
        Self { iso: date.to_string(), words: lang.day(date) }
    }
}

/// Markdown of the author's, and the line of the return on which it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkdownView {
    /// The Markdown.
    pub text: String,
    /// Where it begins.
    pub line: SourceLine,
    /// Where it is written, where that is in another answer.
    pub from: Option<WrittenAtView>,
}

/// Another answer, in which a text is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenAtView {
    /// The title of the collection.
    pub collection: String,
    /// What readers call the round.
    pub round: String,
    /// Whether the return there is a draft.
    pub draft: bool,
    /// The way to the answer in its report from the output folder, where that is published.
    pub href: Option<String>,
}

/// A line of the author's file, from 1; 0 where a text comes from no file.
///
/// It is there so that what Typst says of a text can be said at its place. No reader sees it, and a
/// line more above a text makes no page of it another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine(pub usize);

/// The name by which [`SourceLine`] is known where views are written.
pub(crate) const SOURCE_LINE: &str = "SourceLine";

impl MarkdownView {
    /// Markdown that comes from no return.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), line: SourceLine(0), from: None }
    }
}

impl From<&Prose> for MarkdownView {
    fn from(prose: &Prose) -> Self {
        let named = prose.from.as_ref().and_then(|from| from.named.as_ref());
        let from = named.map(|named| WrittenAtView {
            collection: named.collection.clone(),
            round: named.round.clone(),
            draft: named.is_draft,
            href: None,
        });
        // Its lines are those of another file.
        let line = if from.is_some() { 0 } else { prose.line };
        Self { text: prose.markdown.clone(), line: SourceLine(line), from }
    }
}

/// A level of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelView {
    /// Its id.
    pub id: String,
    /// What readers see.
    pub label: String,
    /// Its place on the scale, from 1, the lowest: as many pips are filled.
    pub position: usize,
    /// How many levels there are: as many pips are drawn.
    pub of: usize,
}

impl LevelView {
    /// The level of a rating; `None` never happens for a rating of this rubric.
    pub fn new(rubric: &Rubric, rating: Rating) -> Option<Self> {
        let level = rubric.level(rating)?;
        Some(Self {
            id: level.id.to_string(),
            label: level.label.clone(),
            position: rating.index() + 1,
            of: rubric.scale().len(),
        })
    }
}

/// An improvement action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionView {
    /// Its id in the return.
    pub id: String,
    /// What is to be done.
    pub text: MarkdownView,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<DayView>,
    /// What has become of it, a word for readers.
    pub status: Option<String>,
    /// How one will know that it worked.
    pub measure: Option<String>,
    /// What it takes.
    pub resources: Option<String>,
    /// What may go wrong.
    pub risks: Option<String>,
}

impl ActionView {
    /// An action of a return.
    pub fn new(action: &Action, lang: &Language) -> Self {
        Self {
            id: action.id.to_string(),
            text: (&action.text).into(),
            owner: action.owner.clone(),
            due: action.due.map(|due| DayView::new(due, lang)),
            status: action.status.map(|status| lang.action_status(status)),
            measure: action.measure.clone(),
            resources: action.resources.clone(),
            risks: action.risks.clone(),
        }
    }
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitView {
    /// The full hash.
    pub hash: String,
    /// The first characters of it, which are enough to find it.
    pub short: String,
    /// Its day.
    pub day: String,
    /// Whether the file was changed after it.
    pub changed: bool,
}

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvenanceView {
    /// The return's file, as it is known in the collection: `2019/angus.yaml`.
    pub file: String,
    /// The name under which the PDF carries it.
    pub attachment: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The last commit that touched it, where there is one.
    pub commit: Option<CommitView>,
    /// The version of the rubric.
    pub rubric: String,
    /// The version of stocktake.
    pub stocktake: String,
}
