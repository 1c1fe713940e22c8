//! What a valid collection is: ids, dates, rubric, register, round, return.
//!
//! The types are made by [`crate::check`] alone, so whoever holds one holds something checked.
//! Nothing here reads a file, knows a proposal or the number of levels: the rubric is data.

mod asks;
mod collection;
mod crosswalk;
mod date;
mod elsewhere;
mod field;
mod gaps;
mod id;
mod lineage;
mod register;
mod returned;
mod round;
mod rubric;
mod seen;
#[cfg(test)]
pub(crate) mod tests;

pub use asks::Asks;
pub(crate) use collection::MOST_ROUNDS;
pub use collection::{Collection, Entry, Round, Standing};
pub use crosswalk::{Crosswalk, CrosswalkItem, ItemRelation, RelatedItem};
pub use date::{Date, in_words};
pub use elsewhere::{AnswerPlace, PlaceNames, WrittenAt};
pub use field::{
    Amount, AnswerValue, AskedField, ChoiceRule, EntriesRule, FieldEntry, Holds, LevelRule,
    LinePattern, NamedOption, NumberRule, PointsRule, RequiredWhen, Statement, TextRule,
};
pub use gaps::{ActionPart, Gap, Gaps};
pub use id::{Id, IdError, ItemId};
pub use lineage::{Comparability, NotComparable, Origin};
pub(crate) use register::RegisterParts;
pub use register::{ComparatorSet, Grouping, NamedGroup, Partnership, Register};
pub(crate) use returned::ReturnParts;
pub use returned::{
    Action, ActionStatus, CarriedAnswer, GivenValue, NotApplicable, Prose, Readable, Response,
    Return, Status,
};
pub use round::{Attendance, Collated, RoundInfo};
pub(crate) use rubric::RubricParts;
pub use rubric::{
    ActionsRule, Descriptor, Item, Level, Rating, Rubric, Section, SummaryBy, Term, Terms, within,
};
pub(crate) use seen::{as_seen, is_joined, is_wordy, looks_like, shows};
