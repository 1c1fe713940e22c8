//! A round of a collection, without its returns.

use super::{Date, Id, Prose};

/// What `round.yaml` says, checked.
#[derive(Debug, Clone)]
pub struct RoundInfo {
    /// The folder's name.
    pub id: Id,
    /// What readers see.
    pub title: String,
    /// The day on which returns could first be made.
    pub opens: Option<Date>,
    /// The last day on which a return is in time.
    pub deadline: Date,
    /// The version of the rubric that is answered.
    pub rubric: String,
    /// The round before.
    pub previous: Option<Id>,
    /// What a reader of the round's page should know first, Markdown.
    pub note: Option<Prose>,
}
