//! The value that a comparison is: every output is a view of it.

use serde::Serialize;

use super::actions::{ActionChange, ActionEdit, MovedAway, Progress};
use super::ask::Question;
use super::evidence::{Evidence, Extent};
use super::fields::FieldChange;
use super::header::{Changed, Header, SideInfo};
use super::mapping::NotCompared;
use super::rating::{Movement, RatingChange};
use super::trails::Trails;
use super::unread::Unread;
use crate::model::{CarriedAnswer, ItemId, Response};

/// What changed from one return to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The version of this shape.
    pub schema: u32,
    /// The old return.
    pub old: SideInfo,
    /// The new return.
    pub new: SideInfo,
    /// What changed in the head.
    pub header: Header,
    /// Every item that participants answer on either side: in the order of the new rubric, then
    /// what only the old has.
    pub items: Vec<ItemComparison>,
    /// What there is to count.
    pub counts: Counts,
    /// The questions, those of the greatest weight first, then in the order of the items and of
    /// their codes.
    pub questions: Vec<Question>,
    /// The trails over all rounds, where there are three or more.
    pub trails: Option<Trails>,
}

/// What became of an item and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemComparison {
    /// The item: as the new side has it, or the old one where the new has none.
    pub item: ItemId,
    /// What it says, there.
    pub statement: String,
    /// What it is on the old side: one item where it can be compared, none where it is new, several
    /// where it joins them.
    pub old: Vec<ItemId>,
    /// What it is on the new side.
    pub new: Vec<ItemId>,
    /// Whether the new side has another item under its number, which it had on the old side alone.
    pub is_number_reused: bool,
    /// Why the answers are not compared; none where they are. Actions are compared all the same, by
    /// their ids.
    pub not_comparable: Option<NotCompared>,
    /// Whether it is rated, on either side.
    pub is_rated: bool,
    /// The rating.
    pub rating: RatingChange,
    /// The evidence; none where the answers are not compared, or where nobody is asked for any.
    pub evidence: Option<Evidence>,
    /// What its evidence is called, where that is not what the form calls it.
    pub evidence_label: Option<String>,
    /// The fields of the rubric's own, in its order; none where the answers are not compared.
    pub fields: Vec<FieldChange>,
    /// Whether its author offers it to others as good practice, where that changed.
    pub share: Option<Changed<bool>>,
    /// Whether the new answer was carried over from a round before.
    pub carried: Option<CarriedState>,
    /// The actions: in the order of the new side, then those that are gone.
    pub actions: Vec<ActionChange>,
    /// The actions that stood with it and stand with another item now, where what became of them is
    /// told.
    pub moved_away: Vec<MovedAway>,
    /// What cannot be read of either answer; it is not compared.
    pub unread: Vec<Unread>,
}

/// How an answer stands that was carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarriedState {
    /// Nobody has said since that it holds.
    Unconfirmed,
    /// It holds as it was.
    Confirmed,
}

impl CarriedState {
    /// How an answer stands, where it was carried over.
    pub(super) fn of(response: &Response) -> Option<Self> {
        Some(match response.carried.as_ref()? {
            CarriedAnswer::From(_) => Self::Unconfirmed,
            CarriedAnswer::Confirmed => Self::Confirmed,
        })
    }
}

/// How many there are of each kind. An action is counted once by where it has got to, and once for
/// each of its edits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Ratings by movement; they add up to the items that are rated.
    pub ratings: RatingCounts,
    /// Evidence by extent, of the items that are compared.
    pub evidence: EvidenceCounts,
    /// Actions by where they have got to, and by edit.
    pub actions: ActionCounts,
}

/// Ratings by movement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RatingCounts {
    /// Higher than before.
    pub improved: usize,
    /// Lower than before.
    pub declined: usize,
    /// The same as before.
    pub unchanged: usize,
    /// Rated now and not before.
    pub newly_rated: usize,
    /// Rated before and not now.
    pub no_longer_rated: usize,
    /// Rated neither time.
    pub neither_rated: usize,
    /// Not compared.
    pub not_comparable: usize,
    /// One of the two cannot be read.
    pub unread: usize,
}

/// Evidence by extent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct EvidenceCounts {
    /// Neither time any.
    pub none: usize,
    /// Word for word the same.
    pub unchanged: usize,
    /// Changed in part.
    pub edited: usize,
    /// Mostly other words.
    pub rewritten: usize,
    /// None before.
    pub added: usize,
    /// None now.
    pub removed: usize,
    /// One of the two cannot be read.
    pub unread: usize,
}

/// Actions by where they have got to, then by edit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ActionCounts {
    /// New.
    pub added: usize,
    /// Open or without a status, before and now.
    pub carried: usize,
    /// Done since.
    pub done: usize,
    /// Dropped since.
    pub dropped: usize,
    /// Open again.
    pub reopened: usize,
    /// Done or dropped before and now.
    pub settled: usize,
    /// Their status was given before, and is not given now.
    pub unstated: usize,
    /// Open or without a status before, and not mentioned now.
    pub vanished: usize,
    /// Done or dropped before, and not mentioned now.
    pub cleared: usize,
    /// They say what another says that was there and still does.
    pub copied: usize,
    /// They say what another said that was there.
    pub split_off: usize,
    /// Gone, and what they said stands in another.
    pub taken_into: usize,
    /// What became of them cannot be read.
    pub unknown: usize,
    /// Their text changed.
    pub reworded: usize,
    /// Due earlier.
    pub brought_forward: usize,
    /// Due later.
    pub put_back: usize,
    /// Another owner.
    pub owner_changed: usize,
    /// With another item.
    pub item_changed: usize,
    /// Known by their likeness alone: their ids differ.
    pub alike: usize,
}

impl Comparison {
    /// Whether anything that the two returns say differs, or cannot be known to be the same. That
    /// they are of different rounds is no difference.
    pub fn is_changed(&self) -> bool {
        self.header.is_changed() || self.items.iter().any(ItemComparison::is_changed)
    }

    /// The questions about an item. They are about answers that are there: an item that is asked no
    /// more raises none, and may share its number with one that is asked.
    pub fn questions_about(&self, item: &ItemComparison) -> impl Iterator<Item = &Question> {
        let is_asked = !item.new.is_empty();
        self.questions.iter().filter(move |question| is_asked && question.item == item.item)
    }

    /// Whether there is anything to say of an item beyond that it is as it was.
    pub fn has_news_of(&self, item: &ItemComparison) -> bool {
        item.is_changed() || self.questions_about(item).next().is_some()
    }
}

impl ItemComparison {
    /// Whether anything that was said about it differs, or cannot be known to be the same.
    pub fn is_changed(&self) -> bool {
        self.not_comparable.is_some()
            || !self.unread.is_empty()
            || !self.moved_away.is_empty()
            || self.share.is_some()
            || self.rating.is_changed()
            || self.evidence.as_ref().is_some_and(Evidence::is_changed)
            || self.fields.iter().any(FieldChange::is_news)
            || self.actions.iter().any(ActionChange::is_changed)
    }
}

impl Counts {
    /// The counts of items, of one return or of several.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a ItemComparison>) -> Self {
        let mut counts = Self::default();
        for item in items {
            if item.is_rated {
                *counts.ratings.of(item.rating.movement) += 1;
            }
            if let Some(evidence) = &item.evidence {
                *counts.evidence.of(evidence.extent) += 1;
            }
            for change in &item.actions {
                counts.actions.add(change);
            }
        }
        counts
    }
}

impl RatingCounts {
    fn of(&mut self, movement: Movement) -> &mut usize {
        match movement {
            Movement::Improved => &mut self.improved,
            Movement::Declined => &mut self.declined,
            Movement::Unchanged => &mut self.unchanged,
            Movement::NewlyRated => &mut self.newly_rated,
            Movement::NoLongerRated => &mut self.no_longer_rated,
            Movement::NeitherRated => &mut self.neither_rated,
            Movement::NotComparable => &mut self.not_comparable,
            Movement::Unread => &mut self.unread,
        }
    }
}

impl EvidenceCounts {
    fn of(&mut self, extent: Extent) -> &mut usize {
        match extent {
            Extent::None => &mut self.none,
            Extent::Unchanged => &mut self.unchanged,
            Extent::Edited => &mut self.edited,
            Extent::Rewritten => &mut self.rewritten,
            Extent::Added => &mut self.added,
            Extent::Removed => &mut self.removed,
            Extent::Unread => &mut self.unread,
        }
    }
}

impl ActionCounts {
    fn add(&mut self, change: &ActionChange) {
        *match change.progress {
            Progress::Added => &mut self.added,
            Progress::Carried => &mut self.carried,
            Progress::Done => &mut self.done,
            Progress::Dropped => &mut self.dropped,
            Progress::Reopened => &mut self.reopened,
            Progress::Settled => &mut self.settled,
            Progress::Unstated => &mut self.unstated,
            Progress::Vanished => &mut self.vanished,
            Progress::Cleared => &mut self.cleared,
            Progress::Copied => &mut self.copied,
            Progress::SplitOff => &mut self.split_off,
            Progress::TakenInto => &mut self.taken_into,
            Progress::Unknown => &mut self.unknown,
        } += 1;
        for edit in &change.edits {
            match edit {
                ActionEdit::Reworded { .. } => self.reworded += 1,
                ActionEdit::BroughtForward { .. } => self.brought_forward += 1,
                ActionEdit::PutBack { .. } => self.put_back += 1,
                ActionEdit::OwnerChanged(_) => self.owner_changed += 1,
                ActionEdit::ItemChanged(_) => self.item_changed += 1,
                ActionEdit::DueStated(_)
                | ActionEdit::FieldChanged { .. }
                | ActionEdit::StatusStated(_) => {}
            }
        }
        self.alike += usize::from(matches!(change.matched, super::Match::Likeness { .. }));
    }
}
