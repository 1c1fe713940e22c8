//! A round of a collection, without its returns.

use std::collections::HashMap;

use super::{Date, Id, ItemId, Prose};

/// What those who asked write once the answers are in, Markdown: of a section, or of an item.
#[derive(Debug, Clone, Default)]
pub struct Collated {
    /// By the number of the section.
    pub sections: HashMap<ItemId, Prose>,
    /// By the number of the item.
    pub items: HashMap<ItemId, Prose>,
}

/// What `round.yaml` says, checked.
#[derive(Debug, Clone)]
pub struct RoundInfo {
    /// The folder's name.
    pub id: Id,
    /// What readers see.
    pub title: String,
    /// The day on which returns could first be made.
    pub opens: Option<Date>,
    /// The last day on which a return is in time; none where nothing is due.
    pub deadline: Option<Date>,
    /// The day on which it took place; there is one where there is no deadline.
    pub date: Option<Date>,
    /// Where it took place.
    pub place: Option<String>,
    /// Who took part beside those who return, in the order of the file.
    pub took_part: Vec<Attendance>,
    /// The version of the rubric that is answered.
    pub rubric: String,
    /// The round before.
    pub previous: Option<Id>,
    /// The rounds before it, the last first, as far back as anything is followed.
    pub before: Vec<Id>,
    /// What a reader of the round's page should know first, Markdown.
    pub note: Option<Prose>,
    /// What those who asked write of all answers together.
    pub collated: Collated,
}

/// People who took part in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// In which role; never a name.
    pub role: String,
    /// How many there were, where that is said.
    pub number: Option<usize>,
}

impl RoundInfo {
    /// The day that what is returned is held to: its deadline, or else the day on which it took
    /// place.
    pub fn day(&self) -> Date {
        self.deadline.or(self.date).expect("a round has a deadline or a date")
    }
}
