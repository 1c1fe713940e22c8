//! What became of an improvement action.

use serde::Serialize;

use super::blocks::{line, spaced};
use super::header::{Changed, Day, changed};
use super::unread::{self, OneSide, Unread, UnreadField};
use super::words::{Run, words};
use crate::model::{Action, ActionStatus, Id, ItemId, looks_like};

/// An action as one of the two returns has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionState {
    /// Its id.
    pub id: Id,
    /// The item that it stands with, as that side's rubric names it.
    pub item: ItemId,
    /// What is to be done, its words on one line, and what is quoted in `[quoted: ` and `]`; empty
    /// where it cannot be read.
    pub text: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when, as `YYYY-MM-DD`.
    pub due: Option<Day>,
    /// What has become of it.
    pub status: Option<ActionStatus>,
    /// How one will know that it worked.
    pub measure: Option<String>,
    /// What it takes.
    pub resources: Option<String>,
    /// What may go wrong.
    pub risks: Option<String>,
}

/// How it is known that two actions are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Match {
    /// Both have the same id.
    Id,
    /// Their ids differ, and their texts are alike.
    Likeness {
        /// How alike, in per cent.
        percent: u8,
    },
    /// It stands on one side alone.
    None,
}

/// Where an action has got to. Of one whose status was never given nobody said that it is open; it
/// is carried on or gone like one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// It is new.
    Added,
    /// It was open or without a status, and is.
    Carried,
    /// It is done, and was not.
    Done,
    /// It is dropped, and was not.
    Dropped,
    /// It was done or dropped, and is open again.
    Reopened,
    /// It was done or dropped, and is so still.
    Settled,
    /// Its status was given, and is not given any more.
    Unstated,
    /// It was open or without a status, and is not mentioned any more.
    Vanished,
    /// It was done or dropped, and is not mentioned any more.
    Cleared,
    /// It says what another says that was there and still does.
    Copied,
    /// It says what another said that was there and does so no more.
    SplitOff,
    /// It is not there any more, and what it said stands in another.
    TakenInto,
    /// That cannot be said, because of what cannot be read on a side.
    Unknown,
}

/// Whether anybody said that an action is open which was neither done nor dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenStatus {
    /// It was open before.
    Said,
    /// It was without a status, and is open.
    NowSaid,
    /// It was without a status, and is, where it is there.
    Unsaid,
    /// A status cannot be read.
    Unread,
}

/// Another action, which says what one that stands on one side alone says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counterpart {
    /// Its id, on the other side.
    pub id: Id,
    /// The item that it stands with there.
    pub item: ItemId,
}

/// An action that stood with an item and stands with another one now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedAway {
    /// The id that it had there.
    pub id: Id,
    /// The item with which it stands now.
    pub to: ItemId,
}

/// A part of an action that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// How one will know that it worked.
    Measure,
    /// What it takes.
    Resources,
    /// What may go wrong.
    Risks,
}

/// What else changed in an action that stands on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum ActionEdit {
    /// Its text.
    Reworded {
        /// The words of both.
        words: Vec<Run>,
    },
    /// It is due earlier.
    BroughtForward {
        /// By how many days.
        days: u32,
    },
    /// It is due later.
    PutBack {
        /// By how many days.
        days: u32,
    },
    /// It had no day on which it is due, and has one; or had one, and has none.
    DueStated(Changed<Option<Day>>),
    /// Somebody else does it, or nobody.
    OwnerChanged(Changed<Option<String>>),
    /// It stands with another item.
    ItemChanged(Changed<ItemId>),
    /// Another part of it.
    FieldChanged {
        /// Which.
        field: Field,
        /// The words of both.
        words: Vec<Run>,
    },
    /// Its status was not given, and is: it is open. Or it was open, and is not given any more.
    StatusStated(Changed<Option<ActionStatus>>),
}

/// An action on both sides, or on one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionChange {
    /// How it is known that the two are one.
    pub matched: Match,
    /// Where it has got to.
    pub progress: Progress,
    /// What else changed: its text, its day, its owner, its item, its other parts, its status;
    /// several where several did.
    pub edits: Vec<ActionEdit>,
    /// Where it is copied, split off or taken into another: that other one.
    pub counterpart: Option<Counterpart>,
    /// Whether its id, then or now, names another action on the other side.
    pub is_id_reused: bool,
    /// The last round before those that had it, where the old one has not and the new one has it
    /// again.
    pub last_in: Option<Id>,
    /// What cannot be read of it; it is not compared.
    pub unread: Vec<Unread>,
    /// The action as it was; at least one side has it.
    pub old: Option<ActionState>,
    /// The action as it is.
    pub new: Option<ActionState>,
}

impl ActionState {
    pub(super) fn of(item: &ItemId, action: &Action) -> Self {
        let text = |field: &Option<String>| field.as_deref().map(spaced);
        Self {
            id: action.id.clone(),
            item: item.clone(),
            text: line(&action.text.markdown),
            owner: text(&action.owner),
            due: action.due.map(Day),
            status: action.status,
            measure: text(&action.measure),
            resources: text(&action.resources),
            risks: text(&action.risks),
        }
    }

    /// Whether nobody said that it is done or dropped.
    pub fn is_open(&self) -> bool {
        matches!(self.status, None | Some(ActionStatus::Open))
    }
}

impl ActionChange {
    /// The change between two states of one action; `moved` is whether their items do not belong
    /// together, and what is `unread` is not compared.
    pub(super) fn both(
        (old, new): (ActionState, ActionState),
        matched: Match,
        moved: bool,
        unread: Vec<Unread>,
    ) -> Self {
        let is_known = !unread::has(&unread, UnreadField::Status);
        let progress = match (old.is_open(), new.status) {
            (_, None) if old.status.is_some() => Progress::Unstated,
            (true, None | Some(ActionStatus::Open)) => Progress::Carried,
            (false, None | Some(ActionStatus::Open)) => Progress::Reopened,
            (_, status) if status == old.status => Progress::Settled,
            (_, Some(ActionStatus::Done)) => Progress::Done,
            (_, Some(ActionStatus::Dropped)) => Progress::Dropped,
        };
        let progress = if is_known { progress } else { Progress::Unknown };
        let edits = edits(&old, &new, moved, &unread);
        Self { matched, edits, unread, ..Self::of(progress, Some(old), Some(new)) }
    }

    /// An action that the new side alone has.
    pub(super) fn added(new: ActionState) -> Self {
        Self::of(Progress::Added, None, Some(new))
    }

    /// An action that the old side alone has.
    pub(super) fn gone(old: ActionState) -> Self {
        let progress = if old.is_open() { Progress::Vanished } else { Progress::Cleared };
        Self::of(progress, Some(old), None)
    }

    fn of(progress: Progress, old: Option<ActionState>, new: Option<ActionState>) -> Self {
        let matched = Match::None;
        let (edits, unread) = (Vec::new(), Vec::new());
        Self {
            matched,
            progress,
            edits,
            counterpart: None,
            is_id_reused: false,
            last_in: None,
            unread,
            old,
            new,
        }
    }

    /// The same, where the actions of the other side cannot all be read: it may be among them.
    pub(super) fn maybe_unread(mut self, other: OneSide, is_unread: bool) -> Self {
        if is_unread {
            self.progress = Progress::Unknown;
            self.unread.push(Unread { side: other, field: UnreadField::Actions });
        }
        self
    }

    /// The same, where parts of it cannot be read.
    pub(super) fn with_unread(mut self, unread: Vec<Unread>) -> Self {
        self.unread.extend(unread);
        self
    }

    /// How it stands and stood, where it was neither done nor dropped and nothing became of it.
    pub fn standing(&self) -> OpenStatus {
        let of = |state: &Option<ActionState>| state.as_ref().and_then(|state| state.status);
        if unread::has(&self.unread, UnreadField::Status) {
            return OpenStatus::Unread;
        }
        match (of(&self.old), of(&self.new)) {
            (None, Some(_)) => OpenStatus::NowSaid,
            (None, None) => OpenStatus::Unsaid,
            (Some(_), _) => OpenStatus::Said,
        }
    }

    /// What else changed beside where it has got to.
    pub fn other_edits(&self) -> impl Iterator<Item = &ActionEdit> {
        let is_told = |edit: &&ActionEdit| {
            matches!(edit, ActionEdit::StatusStated(Changed { new: None, .. }))
        };
        self.edits.iter().filter(move |edit| !is_told(edit))
    }

    /// The words of both texts, where it was reworded.
    pub fn rewording(&self) -> Option<&[Run]> {
        self.edits.iter().find_map(|edit| match edit {
            ActionEdit::Reworded { words } => Some(words.as_slice()),
            _ => None,
        })
    }

    /// The action as it is now, or as it last was.
    pub fn latest(&self) -> Option<&ActionState> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// The id that it has now, or had last.
    pub fn id(&self) -> Option<&Id> {
        self.latest().map(|state| &state.id)
    }

    /// Whether anything is other than it was, or cannot be known to be the same.
    pub fn is_changed(&self) -> bool {
        let is_still = matches!(self.progress, Progress::Carried | Progress::Settled);
        !is_still
            || !self.edits.is_empty()
            || self.is_id_reused
            || !self.unread.is_empty()
            || matches!(self.matched, Match::Likeness { .. })
    }

    /// The items between which it moved, where it did.
    pub(super) fn moved(&self) -> Option<(&ItemId, &ItemId)> {
        self.edits.iter().find_map(|edit| match edit {
            ActionEdit::ItemChanged(Changed { old, new }) => Some((old, new)),
            _ => None,
        })
    }

    /// Whether its date was put back, and by how many days.
    pub fn put_back(&self) -> Option<u32> {
        self.edits.iter().find_map(|edit| match edit {
            ActionEdit::PutBack { days } => Some(*days),
            _ => None,
        })
    }
}

fn edits(old: &ActionState, new: &ActionState, moved: bool, unread: &[Unread]) -> Vec<ActionEdit> {
    let is_read = |field| !unread::has(unread, field);
    let mut edits = Vec::new();
    if is_read(UnreadField::Text) && !looks_like(&old.text, &new.text) {
        edits.push(ActionEdit::Reworded { words: words(&old.text, &new.text) });
    }
    edits.extend(due(old.due, new.due).filter(|_| is_read(UnreadField::Due)));
    if is_read(UnreadField::Owner) && !look_alike(&old.owner, &new.owner) {
        let (old, new) = (old.owner.clone(), new.owner.clone());
        edits.push(ActionEdit::OwnerChanged(Changed { old, new }));
    }
    if moved {
        let (old, new) = (old.item.clone(), new.item.clone());
        edits.push(ActionEdit::ItemChanged(Changed { old, new }));
    }
    for (field, part, old, new) in [
        (Field::Measure, UnreadField::Measure, &old.measure, &new.measure),
        (Field::Resources, UnreadField::Resources, &old.resources, &new.resources),
        (Field::Risks, UnreadField::Risks, &old.risks, &new.risks),
    ] {
        if is_read(part) && !look_alike(old, new) {
            let text = |field: &Option<String>| field.clone().unwrap_or_default();
            edits.push(ActionEdit::FieldChanged { field, words: words(&text(old), &text(new)) });
        }
    }
    if is_read(UnreadField::Status) && old.is_open() && new.is_open() {
        edits.extend(changed(old.status, new.status).map(ActionEdit::StatusStated));
    }
    edits
}

fn look_alike(old: &Option<String>, new: &Option<String>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => looks_like(old, new),
        (old, new) => old.is_none() == new.is_none(),
    }
}

fn due(old: Option<Day>, new: Option<Day>) -> Option<ActionEdit> {
    let (Some(from), Some(to)) = (old, new) else {
        return changed(old, new).map(ActionEdit::DueStated);
    };
    let days = to.0.duration_since(from.0).as_hours() / 24;
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        0 => None,
        1.. => Some(ActionEdit::PutBack { days: count }),
        _ => Some(ActionEdit::BroughtForward { days: count }),
    }
}
