//! The register: who is expected to return.

use super::{Id, Term};

/// A group of a grouping, such as a health board.
#[derive(Debug, Clone)]
pub struct NamedGroup {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A way in which participants are grouped, such as by health board or by region.
#[derive(Debug, Clone)]
pub struct Grouping {
    /// Its id; none of the one that `health_boards:` makes.
    pub id: Option<Id>,
    /// What one of its groups is called, and several; none where the rubric says it.
    pub term: Option<Term>,
}

/// A partnership that is expected to return.
#[derive(Debug, Clone)]
pub struct Partnership {
    /// Its id, the stem of its file in each round.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The group it is in, one for each grouping of the register, in their order.
    pub groups: Vec<NamedGroup>,
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
    pub(crate) groupings: Vec<Grouping>,
    pub(crate) partnerships: Vec<Partnership>,
    pub(crate) minimum_group: usize,
    pub(crate) comparator_sets: Vec<ComparatorSet>,
}

/// A checked register, in the order of the file.
#[derive(Debug)]
pub struct Register(RegisterParts);

impl Grouping {
    /// The way from the folder of a round to the page of a group, without its ending.
    ///
    /// Two groupings may have groups of one id, and no id has a dot.
    pub fn page(&self, group: &Id) -> String {
        match &self.id {
            Some(id) => format!("groups/{id}.{group}"),
            None => format!("boards/{group}"),
        }
    }
}

impl Partnership {
    /// The health board it works with, where the register has health boards.
    pub fn health_board<'a>(&'a self, register: &Register) -> Option<&'a NamedGroup> {
        self.groups.first().filter(|_| register.has_health_boards())
    }
}

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

    /// The ways in which partnerships are grouped, in the order of the register; the one of
    /// `health_boards:` is the first.
    pub fn groupings(&self) -> &[Grouping] {
        &self.0.groupings
    }

    /// Whether it has health boards.
    pub fn has_health_boards(&self) -> bool {
        self.0.groupings.iter().any(|grouping| grouping.id.is_none())
    }

    /// Whether it groups partnerships in ways of its own.
    pub fn has_own_groupings(&self) -> bool {
        self.0.groupings.iter().any(|grouping| grouping.id.is_some())
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
