//! How a single change is told, in the same words wherever it is shown: clauses, to be joined or
//! made sentences.

use super::actions::{ActionChange, ActionEdit, ActionState, Field, OpenStatus, Progress};
use super::blocks::Kind;
use super::evidence::{BlockChange, EvidencePart};
use super::header::{Changed, Day, Header};
use super::mapping::NotCompared;
use super::phrase::{all, number, sentence, times};
use super::unread::{OneSide, Unread};
use super::value::ItemComparison;
use crate::model::{ActionStatus, ItemId, in_words};

impl NotCompared {
    /// Why two answers are not compared, as a clause; `old` is what the item was on the old side.
    pub fn clause(self, old: &[ItemId]) -> String {
        let old = all(&old.iter().map(ToString::to_string).collect::<Vec<_>>());
        match self {
            Self::New => "it was not asked before".to_owned(),
            Self::Withdrawn => "it is not asked any more".to_owned(),
            Self::CompletedByOthers => "it is completed by others, or was before".to_owned(),
            Self::Scale => "it was rated on another scale before".to_owned(),
            Self::Merged => format!("it was merged from {old}"),
            Self::Split => format!("it was split off from {old}"),
            Self::Reworded => "it has been reworded since, and may ask something else".to_owned(),
            Self::Renumbered => format!(
                "it was asked before as {old}, word for word, and the rubric does not say that it \
                 replaces that"
            ),
            Self::Unrelated => {
                "the rubric does not say which question before it continues".to_owned()
            }
        }
    }

    /// The same as a sentence.
    pub fn sentence(self, old: &[ItemId]) -> String {
        sentence(&self.clause(old))
    }
}

impl ItemComparison {
    /// What an item was called before, as a sentence, where it is compared under another number.
    pub fn renumbered(&self) -> Option<String> {
        match (self.not_comparable, self.old.as_slice(), self.new.as_slice()) {
            (None, [old], [new]) if old != new => Some(format!("It was {old} before.")),
            _ => None,
        }
    }

    /// What else there is to tell of an item, a sentence each: that it had another number, that it
    /// is offered to others, what cannot be read of it, and which of its actions stand with another
    /// item now.
    pub fn asides(&self) -> Vec<String> {
        let mut out: Vec<String> = self.renumbered().into_iter().collect();
        out.extend(self.share.as_ref().map(|share| match share.new {
            true => "Now offered to others as good practice.".to_owned(),
            false => "No longer offered to others as good practice.".to_owned(),
        }));
        out.extend(self.unread_asides());
        out.extend(self.moved_away_asides());
        out
    }

    /// What cannot be read of it, a sentence for each side.
    pub fn unread_asides(&self) -> Vec<String> {
        unread(&self.unread)
    }

    /// Which of its actions stand with another item now, a sentence each.
    pub fn moved_away_asides(&self) -> Vec<String> {
        let away = self.moved_away.iter();
        away.map(|own| format!("The action {} stands with {} now.", own.id, own.to)).collect()
    }
}

impl Header {
    /// What cannot be read of the head, a sentence for each side.
    pub fn unread_asides(&self) -> Vec<String> {
        unread(&self.unread)
    }
}

/// What cannot be read, a sentence for each side.
fn unread(all_of: &[Unread]) -> Vec<String> {
    let of = |side: OneSide| {
        let own = all_of.iter().filter(|own| own.side == side);
        let words: Vec<String> = own.map(|own| format!("the {}", own.field.word())).collect();
        (!words.is_empty())
            .then(|| format!("On the {} side {} cannot be read.", side.word(), all(&words)))
    };
    [OneSide::Old, OneSide::New].into_iter().filter_map(of).collect()
}

impl BlockChange {
    /// What became of a block that was split, or was made of several, as a clause.
    pub fn parted(&self) -> Option<String> {
        let several = |parts: &[EvidencePart]| {
            let first = parts.first().map(|part| part.form.kind);
            let same = first.filter(|kind| parts.iter().all(|part| part.form.kind == *kind));
            let word = same.map_or("block", Kind::word);
            format!("{} {word}s", number(parts.len()))
        };
        let (told, moved) = match self {
            Self::Split { was, moved, parts, .. } => {
                (format!("{} split into {}", was.kind.word(), several(parts)), *moved)
            }
            Self::Merged { is, moved, parts, .. } => {
                (format!("{} merged from {}", is.kind.word(), several(parts)), *moved)
            }
            _ => return None,
        };
        Some(if moved { format!("moved here: {told}") } else { told })
    }
}

impl ActionChange {
    /// Where an action has got to, as a clause.
    pub fn got_to(&self) -> String {
        let kin = self.kin.as_ref().map(|kin| format!("{} ({})", kin.id, kin.item));
        let kin = kin.unwrap_or_else(|| "another".to_owned());
        match self.progress {
            Progress::Added => "new".to_owned(),
            Progress::Carried => match self.standing() {
                OpenStatus::Said => "still open",
                OpenStatus::Unsaid => "carried on, without a status",
                OpenStatus::NowSaid | OpenStatus::Unread => "carried on",
            }
            .to_owned(),
            Progress::Done => "done".to_owned(),
            Progress::Dropped => "dropped".to_owned(),
            Progress::Reopened => "open again".to_owned(),
            Progress::Settled => "settled as before".to_owned(),
            Progress::Unstated => {
                let status = self.old.as_ref().and_then(|old| old.status);
                let was = status.map_or("given", ActionStatus::word);
                format!("its status is no longer given; it was {was}")
            }
            Progress::Vanished => match self.standing() {
                OpenStatus::Said => "was open, and is not mentioned any more",
                OpenStatus::Unsaid => "was without a status, and is not mentioned any more",
                OpenStatus::NowSaid | OpenStatus::Unread => "is not mentioned any more",
            }
            .to_owned(),
            Progress::Cleared => "was settled, and is not mentioned any more".to_owned(),
            Progress::Copied => format!("a copy of {kin}"),
            Progress::SplitOff => format!("split off from {kin}"),
            Progress::TakenInto => format!("taken into {kin}"),
            Progress::Unknown => "what became of it cannot be read".to_owned(),
        }
    }

    /// What else there is to tell of an action, a clause each: that its id names another one on the
    /// other side, and what cannot be read of it.
    pub fn asides(&self) -> Vec<String> {
        let reused = match (&self.old, &self.new) {
            (_, None) => "its id names another action now",
            (None, Some(_)) => "another action had its id before",
            (Some(_), Some(_)) => "its id then or now is also another action's",
        };
        let mut out: Vec<String> = Vec::new();
        out.extend(self.is_id_reused.then(|| reused.to_owned()));
        out.extend(self.unread.iter().map(|own| {
            format!("its {} cannot be read on the {} side", own.field.word(), own.side.word())
        }));
        out
    }
}

impl ActionEdit {
    /// What was edited of an action, as a clause.
    pub fn clause(&self, of: &ActionChange) -> String {
        let due = |state: &Option<ActionState>| day(state.as_ref().and_then(|state| state.due));
        let by = |days: &u32| {
            let (from, to) = (due(&of.old), due(&of.new));
            let word = times(usize::try_from(*days).unwrap_or(usize::MAX), "day", "days");
            format!("by {days} {word}, from {from} to {to}")
        };
        match self {
            Self::Reworded { .. } => "reworded".to_owned(),
            Self::BroughtForward { days } => format!("brought forward {}", by(days)),
            Self::PutBack { days } => format!("put back {}", by(days)),
            Self::DueStated(Changed { new: Some(new), .. }) => {
                format!("now has a date: {}", in_words(new.0))
            }
            Self::DueStated(Changed { old, .. }) => {
                format!("no longer has a date; it was {}", day(*old))
            }
            Self::OwnerChanged(Changed { old, new }) => match (old, new) {
                (Some(old), Some(new)) => format!("owner changed from {old} to {new}"),
                (None, Some(new)) => format!("now has an owner: {new}"),
                (old, None) => {
                    format!("no longer has an owner; it was {}", old.as_deref().unwrap_or("nobody"))
                }
            },
            Self::ItemChanged(Changed { old, new }) => format!("moved from {old} to {new}"),
            Self::FieldChanged { field, .. } => format!("{} changed", field.word()),
            Self::StatusStated(Changed { new: Some(new), .. }) => {
                format!("now said to be {}", new.word())
            }
            Self::StatusStated(_) => "its status is no longer given".to_owned(),
        }
    }

    /// The same as a sentence.
    pub fn sentence(&self, of: &ActionChange) -> String {
        sentence(&self.clause(of))
    }
}

impl Kind {
    /// What a block of this kind is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Bullet => "bullet",
            Self::Numbered => "numbered point",
            Self::Quote => "quotation",
            Self::Code => "line of code",
            Self::TableHead => "table heading",
            Self::Row => "table row",
            Self::Note => "footnote",
        }
    }
}

impl Field {
    /// What the part of an action is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Resources => "resources",
            Self::Risks => "risks",
        }
    }
}

fn day(day: Option<Day>) -> String {
    day.map(|day| in_words(day.0)).unwrap_or_default()
}
