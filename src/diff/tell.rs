//! How a single change is told, in the same words wherever it is shown: clauses, to be joined or made sentences.

use super::actions::{ActionChange, ActionEdit, ActionState, Field};
use super::blocks::Kind;
use super::header::{Changed, Day};
use super::mapping::NotCompared;
use super::phrase::{all, sentence, times};
use super::value::ItemComparison;
use crate::model::{ItemId, in_words};

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
