//! The register: who is expected to return.

use super::Id;

/// A health board.
#[derive(Debug, Clone)]
pub struct HealthBoard {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A partnership that is expected to return.
#[derive(Debug, Clone)]
pub struct Partnership {
    /// Its id, the stem of its file in each round.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The board it works with; every partnership has one, or none.
    pub board: Option<HealthBoard>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// Partnerships that are worth looking at together; one may be in several sets.
#[derive(Debug, Clone)]
pub struct ComparatorSet {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its members, each in the register and named once; there is at least one.
    pub partnerships: Vec<Id>,
}

/// The parts of a register, as `check` puts them together.
#[derive(Debug)]
pub(crate) struct RegisterParts {
    pub(crate) file: String,
    pub(crate) notice: Option<String>,
    pub(crate) partnerships: Vec<Partnership>,
    pub(crate) minimum_group: usize,
    pub(crate) comparator_sets: Vec<ComparatorSet>,
}

/// A checked register, in the order of the file.
#[derive(Debug)]
pub struct Register(RegisterParts);

impl Register {
    /// How many returns a group must have for its figures to be shown, where the register does not
    /// say.
    ///
    /// In a group of two each member can work out the other's answers from the figures and its own.
    pub const MINIMUM_GROUP: usize = 3;

    /// How many characters a notice may have: as many as two lines at the head of a page hold.
    pub const LONGEST_NOTICE: usize = 120;

    /// Takes parts that have been checked.
    pub(crate) fn checked(parts: RegisterParts) -> Self {
        Self(parts)
    }

    /// The name of its file, such as `partnerships.yaml`.
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// What every page and file of the collection must say, such as that all of it is invented:
    /// plain text, one line.
    pub fn notice(&self) -> Option<&str> {
        self.0.notice.as_deref()
    }

    /// Every partnership, in the order of the register.
    pub fn partnerships(&self) -> &[Partnership] {
        &self.0.partnerships
    }

    /// Whether partnerships are grouped by health board.
    pub fn is_grouped(&self) -> bool {
        self.0.partnerships.iter().any(|partnership| partnership.board.is_some())
    }

    /// How many returns a group must have for its figures to be shown; at least 1.
    pub fn minimum_group(&self) -> usize {
        self.0.minimum_group
    }

    /// The comparator sets, in the order of the register.
    pub fn comparator_sets(&self) -> &[ComparatorSet] {
        &self.0.comparator_sets
    }

    /// The partnership with an id.
    pub fn partnership(&self, id: &str) -> Option<&Partnership> {
        self.0.partnerships.iter().find(|partnership| partnership.id.as_str() == id)
    }
}
