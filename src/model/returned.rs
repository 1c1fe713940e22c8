//! A return: one partnership's self-evaluation in one round.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::Serialize;

use super::{AnswerValue, Date, Gap, Gaps, Id, ItemId, PlaceNames, Rating, RoundInfo, WrittenAt};
use crate::diag::{KeptSource, Source};
use crate::form::Role;

/// How far a return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Still being written; what is missing is a warning.
    Draft,
    /// Handed in.
    Final,
}

impl Status {
    /// The word in returns and in open data.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

/// What has become of an improvement action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionStatus {
    /// Still to be done.
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl ActionStatus {
    /// The word in returns and in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// Markdown of the author's, and where it stands in the return.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The Markdown.
    pub markdown: String,
    /// The line of the file (from 1) on which its first line stands.
    pub line: usize,
    /// Where it is written, where that is in another answer.
    pub from: Option<Box<WrittenAt>>,
}

impl Prose {
    /// No words at all: what stands for a text that cannot be read.
    pub(crate) fn empty() -> Self {
        Self { markdown: String::new(), line: 1, from: None }
    }

    /// A text that is written elsewhere, of which nothing is known yet.
    pub(crate) fn elsewhere(from: WrittenAt, line: usize) -> Self {
        Self { markdown: String::new(), line, from: Some(Box::new(from)) }
    }

    /// Puts in the words that are written elsewhere, and what that place is called.
    pub(crate) fn take(&mut self, words: &str, named: PlaceNames) {
        let Some(from) = &mut self.from else { return };
        from.compared = format!("`see: {}`\n\n{words}", from.at);
        from.named = Some(named);
        words.clone_into(&mut self.markdown);
    }

    /// What is compared of it: the words, and before them the place that they are taken from.
    pub fn compared(&self) -> &str {
        self.from.as_ref().map_or(&self.markdown, |from| &from.compared)
    }

    /// The same beside another text: of two that are written elsewhere the places alone, where the
    /// words of one of them are not known.
    pub fn compared_with(&self, other: Option<&Self>) -> &str {
        let others = other.and_then(|other| other.from.as_ref());
        match (&self.from, others) {
            (Some(own), Some(other)) if own.named.is_none() || other.named.is_none() => {
                own.compared.lines().next().unwrap_or_default()
            }
            _ => self.compared(),
        }
    }
}

/// An improvement action.
#[derive(Debug, Clone)]
pub struct Action {
    /// Unique in the return; the identity that survives rounds.
    pub id: Id,
    /// What is to be done.
    pub text: Prose,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// What has become of it.
    pub status: Option<ActionStatus>,
    /// How one will know that it worked.
    pub measure: Option<String>,
    /// What it takes.
    pub resources: Option<String>,
    /// What may go wrong.
    pub risks: Option<String>,
}

impl Action {
    /// Whether it is open and was due before the day of its round; `None` where nobody said
    /// that it is open or not, or when one that is open is due.
    pub fn is_overdue(&self, day: Date) -> Option<bool> {
        match self.status? {
            ActionStatus::Open => Some(self.due? < day),
            ActionStatus::Done | ActionStatus::Dropped => Some(false),
        }
    }
}

/// The answer to one item.
#[derive(Debug, Clone)]
pub struct Response {
    /// The item.
    pub item: ItemId,
    /// The rating; in a draft there may be none yet.
    pub rating: Option<Rating>,
    /// The evidence.
    pub evidence: Option<Prose>,
    /// Whether its author offers it to others as good practice.
    pub share: bool,
    /// The improvement actions, in the author's order.
    pub actions: Vec<Action>,
    /// What the fields of the rubric's own are given, in the order of the rubric.
    pub values: Vec<GivenValue>,
    /// The fields that do not apply.
    pub outside: Vec<NotApplicable>,
    /// Whether it was carried over from a round before.
    pub carried: Option<CarriedAnswer>,
}

/// That an answer was carried over from a round before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CarriedAnswer {
    /// From this round, and nobody has judged it again.
    From(Id),
    /// It holds as it was.
    Confirmed,
}

impl CarriedAnswer {
    /// The word that says that an answer holds as it was.
    pub const CONFIRMED: &str = "confirmed";
}

/// A field that does not apply to whoever answers.
#[derive(Debug, Clone)]
pub struct NotApplicable {
    /// The key of the field.
    pub field: Id,
    /// What the field means beyond its kind.
    pub role: Option<Role>,
    /// Why, plain text.
    pub reason: String,
}

/// What a field of the rubric's own is given.
#[derive(Debug, Clone)]
pub struct GivenValue {
    /// The place of the field among those of the rubric.
    pub field: usize,
    /// What it is given.
    pub value: AnswerValue,
}

impl Response {
    /// Why a field does not apply, by its key; none where it does.
    pub fn not_applicable(&self, field: &Id) -> Option<&str> {
        self.outside.iter().find(|own| own.field == *field).map(|own| own.reason.as_str())
    }

    /// Why the rating does not apply, where the answer says so.
    pub fn rating_not_applicable(&self) -> Option<&str> {
        let rating = self.outside.iter().find(|own| own.role == Some(Role::Rating));
        rating.map(|own| own.reason.as_str())
    }

    /// Whether the rating does not apply.
    pub fn is_rating_outside(&self) -> bool {
        self.rating_not_applicable().is_some()
    }

    /// What a field is given, by its place among those of the rubric.
    pub fn value(&self, field: usize) -> Option<&AnswerValue> {
        self.values.iter().find(|own| own.field == field).map(|own| &own.value)
    }
}

/// The parts of a return, as `check` puts them together.
#[derive(Debug)]
pub(crate) struct ReturnParts {
    pub(crate) source: KeptSource,
    pub(crate) partnership: Id,
    pub(crate) round: Id,
    pub(crate) status: Status,
    pub(crate) completed: Option<Date>,
    pub(crate) contacts: Vec<String>,
    pub(crate) responses: Vec<Response>,
}

/// A checked return: it can be rolled up, compared and published. What can be read of it is all of
/// it.
#[derive(Debug)]
pub struct Return(Readable);

impl Return {
    /// Takes parts that have been checked.
    pub(crate) fn checked(parts: ReturnParts) -> Self {
        Self(Readable::new(parts, Gaps::default()))
    }

    /// What can be read of it, where something was found to be wrong after all.
    pub(crate) fn into_readable(self) -> Readable {
        self.0
    }
}

impl Deref for Return {
    type Target = Readable;

    fn deref(&self) -> &Readable {
        &self.0
    }
}

impl DerefMut for Return {
    fn deref_mut(&mut self) -> &mut Readable {
        &mut self.0
    }
}

/// What can be read of a return, valid or not: it can be compared, and nothing else.
///
/// What is wrong is left out and stands among the gaps: an answer or an action that is not here may
/// stand in the file all the same.
#[derive(Debug)]
pub struct Readable {
    parts: ReturnParts,
    places: HashMap<ItemId, usize>,
    gaps: Gaps,
}

impl Readable {
    /// Takes the parts that could be read, and which could not.
    pub(crate) fn new(parts: ReturnParts, gaps: Gaps) -> Self {
        let responses = parts.responses.iter().enumerate();
        let places = responses.map(|(at, response)| (response.item.clone(), at)).collect();
        Self { parts, places, gaps }
    }

    /// What cannot be read.
    pub fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// What diagnostics call the file.
    pub fn file(&self) -> &str {
        self.parts.source.name()
    }

    /// The file, as it was read.
    pub fn source(&self) -> Arc<Source> {
        self.parts.source.source()
    }

    /// Compresses the text of the file, for whoever keeps many returns and seldom asks for it.
    pub fn compress(&mut self) {
        self.parts.source.compress();
    }

    /// Who returns.
    pub fn partnership(&self) -> &Id {
        &self.parts.partnership
    }

    /// The round.
    pub fn round(&self) -> &Id {
        &self.parts.round
    }

    /// Draft or final.
    pub fn status(&self) -> Status {
        self.parts.status
    }

    /// The day of completion; a final return has one.
    pub fn completed(&self) -> Option<Date> {
        self.parts.completed
    }

    /// Whether it is final and was completed after the deadline of its round; a draft has not come
    /// yet, late or in time.
    pub fn is_late(&self, round: &RoundInfo) -> bool {
        let is_after = |day| round.deadline.is_some_and(|deadline| day > deadline);
        self.status() == Status::Final && self.completed().is_some_and(is_after)
    }

    /// Whom to ask, by role.
    pub fn contacts(&self) -> &[String] {
        &self.parts.contacts
    }

    /// The answers, in the order of the rubric.
    pub fn responses(&self) -> &[Response] {
        &self.parts.responses
    }

    /// The answer to an item.
    pub fn response(&self, item: &ItemId) -> Option<&Response> {
        self.parts.responses.get(*self.places.get(item)?)
    }

    /// The answers, to put into them what is written elsewhere.
    pub(crate) fn responses_mut(&mut self) -> &mut [Response] {
        &mut self.parts.responses
    }

    /// Adds something that cannot be read.
    pub(crate) fn add_gap(&mut self, gap: Gap) {
        self.gaps.add(gap);
    }
}
