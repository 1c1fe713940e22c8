//! Comparisons as data: what `stocktake diff` found, whatever it is then shown as.

use serde::Serialize;

use super::json::{self, NotJson};
use crate::diag::Diagnostic;
use crate::diff::Comparison;
use crate::model::{Asks, Id, Terms};

/// What changed between the returns that were compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The version of this shape.
    pub schema: u32,
    /// What every page and file of the collection must say, such as that all of it is invented.
    pub notice: Option<String>,
    /// The returns: in the order of the register, or by their paths where a range of commits was
    /// compared.
    pub returns: Vec<ReturnChange>,
}

/// A return that was compared, or that only one side has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnChange {
    /// Which sides have it.
    pub sides: Sides,
    /// The old side; none where there is nothing to compare with.
    pub old: Option<ReturnSide>,
    /// The new side; none where the return is gone.
    pub new: Option<ReturnSide>,
    /// What the collection calls its parts.
    pub terms: Terms,
    /// What its form asks for.
    #[serde(skip)]
    pub asks: Asks,
    /// What changed, in at most ten sentences; where one side alone has the return, what it says;
    /// none where a side cannot be read.
    pub summary: Vec<String>,
    /// What changed; none where nothing was compared.
    pub comparison: Option<Comparison>,
}

impl ReturnChange {
    /// Whether a side has errors, so that not all of it may have been read.
    pub(crate) fn has_errors(&self) -> bool {
        [&self.old, &self.new].into_iter().flatten().any(|side| !side.errors.is_empty())
    }
}

/// Which sides have a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    /// Both.
    Both,
    /// The old side alone.
    Old,
    /// The new side alone. What it is compared with, if anything is, is the return of the round
    /// before.
    New,
}

/// A side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnSide {
    /// The file, after `REVISION:` where it was read at one.
    pub file: String,
    /// Whose return it is: what its file is called, which is an id unless that is an error.
    pub partnership: String,
    /// The name of whose return it is, as the register has it.
    pub name: String,
    /// Its round.
    pub round: Id,
    /// The errors in it. What has errors is compared as far as it can be read.
    pub errors: Vec<Flaw>,
}

/// An error in a return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// Its code, such as `E036`.
    pub code: String,
    /// File, line and column.
    pub place: Option<String>,
    /// What is wrong, in plain words.
    pub message: String,
}

impl Changes {
    /// The version of the shape; a change that a reader could stumble over makes it another.
    pub const SCHEMA: u32 = 1;

    /// All of it, as JSON that ends in a line break.
    ///
    /// # Errors
    /// It holds what JSON cannot say, which its types do not.
    pub fn json(&self) -> Result<String, NotJson> {
        json::text(self)
    }
}

impl ReturnChange {
    /// Whether the sides differ, or cannot be known to be the same: one is missing, is another's,
    /// or has errors.
    pub fn is_changed(&self) -> bool {
        let has_errors =
            |side: &Option<ReturnSide>| side.iter().any(|side| !side.errors.is_empty());
        self.sides != Sides::Both
            || self.is_of_two_ids()
            || has_errors(&self.old)
            || has_errors(&self.new)
            || self.comparison.as_ref().is_none_or(Comparison::is_changed)
    }

    /// Whether the two sides are returns under different ids.
    pub fn is_of_two_ids(&self) -> bool {
        let both = self.old.as_ref().zip(self.new.as_ref());
        both.is_some_and(|(old, new)| old.partnership != new.partnership)
    }

    /// The old id and the new one, where both sides are of one partnership, as its name says.
    pub fn other_id(&self) -> Option<(&str, &str)> {
        let (old, new) = self.old.as_ref().zip(self.new.as_ref())?;
        let is_one = self.is_of_two_ids() && old.name == new.name;
        is_one.then_some((&old.partnership, &new.partnership))
    }

    /// The new side, or the old one where there is no new one.
    pub fn latest(&self) -> Option<&ReturnSide> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

impl From<&Diagnostic> for Flaw {
    fn from(finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.to_string(),
            place: finding.place.as_ref().map(ToString::to_string),
            message: finding.message.clone(),
        }
    }
}
