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
    /// The board it works with.
    pub board: HealthBoard,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// A checked register, in the order of the file.
#[derive(Debug)]
pub struct Register(Vec<Partnership>);

impl Register {
    /// Takes partnerships that have been checked.
    pub(crate) fn checked(partnerships: Vec<Partnership>) -> Self {
        Self(partnerships)
    }

    /// Every partnership, in the order of the register.
    pub fn partnerships(&self) -> &[Partnership] {
        &self.0
    }

    /// The partnership with an id.
    pub fn partnership(&self, id: &str) -> Option<&Partnership> {
        self.0.iter().find(|partnership| partnership.id.as_str() == id)
    }
}
