//! An improvement action of which something changed: in words, then before and after.

use serde::{Deserialize, Serialize};

use super::runs::{RunView, runs};
use crate::lang::Language;
use crate::telling::{ActionTelling, FactTelling};

/// An improvement action of which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionChangeView {
    /// The id that it has now, or had last.
    pub id: String,
    /// A symbol for where it has got to, which says nothing that the words do not.
    pub mark: String,
    /// Where it has got to, such as `Done since`.
    pub progress: String,
    /// Whether all of it is new, or gone, which is said of it already.
    pub is_whole: bool,
    /// What else changed, each a sentence.
    pub edits: Vec<String>,
    /// What is to be done.
    pub text: Vec<RunView>,
    /// What else is known of it.
    pub facts: Vec<FactView>,
}

/// Something that is known of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactView {
    /// What it is called.
    pub name: String,
    /// What it was and is.
    pub value: Vec<RunView>,
}

impl ActionChangeView {
    pub(super) fn new(told: ActionTelling, lang: &Language) -> Self {
        Self {
            id: told.id,
            mark: told.sign.mark().to_owned(),
            progress: told.progress,
            is_whole: told.is_whole,
            edits: told.edits.iter().map(|edit| lang.sentence(edit)).collect(),
            text: runs(&told.text),
            facts: told.facts.into_iter().map(FactView::from).collect(),
        }
    }
}

impl From<FactTelling> for FactView {
    fn from(told: FactTelling) -> Self {
        Self { name: told.name, value: runs(&told.value) }
    }
}
