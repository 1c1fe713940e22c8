//! The form of a return: which keys an answer has, and what each of them holds.
//!
//! What is asked is data of the rubric. A rubric that says nothing of its form has the usual one:
//! a rating, evidence, whether it is offered to others, and improvement actions.

pub mod keys;
mod kind;
mod paper;

use std::collections::{BTreeMap, HashMap};

pub use kind::FieldKind;
pub use paper::{Layout, PaperRole};

/// What a field means to the program beyond its kind. What asks for a meaning that no field of a
/// form has is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// How far something has come, on a scale.
    Rating,
    /// What was considered in reaching the rating.
    Evidence,
    /// Whether the author offers it to others as good practice.
    Share,
    /// What is to be done.
    Actions,
}

impl Role {
    /// Every role, in the order that the usual form has them in.
    pub const ALL: [Self; 4] = [Self::Rating, Self::Evidence, Self::Share, Self::Actions];

    /// The word in a rubric, which is also the key of the usual form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Evidence => "evidence",
            Self::Share => "share",
            Self::Actions => "actions",
        }
    }

    /// The kind that a field of this meaning has.
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::Rating => FieldKind::Level,
            Self::Evidence => FieldKind::Prose,
            Self::Share => FieldKind::Flag,
            Self::Actions => FieldKind::Entries,
        }
    }
}

/// What readers see of an id that has no words of its own: `in-progress` is `In progress`.
pub fn label_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A key of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerKey {
    /// The key.
    pub key: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The keys of an entry beside its id, where it holds entries of the rubric's own.
    pub of: Vec<AnswerKey>,
    /// What it means, where that is more than its kind says.
    pub role: Option<Role>,
    /// Whether `check` tells of it where it is given nothing.
    pub is_required: bool,
}

/// The keys of the answers of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerForm {
    /// Those of every item that has none of its own.
    common: Vec<AnswerKey>,
    /// Those of items that have others, by the number of the item.
    items: BTreeMap<String, Vec<AnswerKey>>,
    /// For each key of such an item the first of them.
    homes: HashMap<String, String>,
    /// Whether the rubric could be read.
    is_known: bool,
}

impl AnswerForm {
    /// The form of a rubric that says nothing of it.
    pub fn usual() -> Self {
        let key = |role: Role| AnswerKey {
            key: role.word().to_owned(),
            kind: role.kind(),
            of: Vec::new(),
            role: Some(role),
            is_required: role == Role::Rating,
        };
        Self::new(Role::ALL.map(key).to_vec(), BTreeMap::new())
    }

    /// A form of these keys; `items` are the keys of the items that have others.
    pub fn new(common: Vec<AnswerKey>, items: BTreeMap<String, Vec<AnswerKey>>) -> Self {
        let mut homes: HashMap<String, String> = HashMap::new();
        for (item, keys) in &items {
            for own in keys {
                homes.entry(own.key.clone()).or_insert_with(|| item.clone());
            }
        }
        Self { common, items, homes, is_known: true }
    }

    /// The form of a rubric that cannot be read: nothing is said of what answers hold.
    pub fn unknown() -> Self {
        Self { is_known: false, ..Self::usual() }
    }

    /// Whether it is known which keys an answer has.
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    /// The keys of an answer to an item, by its number.
    pub fn of_item(&self, item: &str) -> &[AnswerKey] {
        self.items.get(item).unwrap_or(&self.common)
    }

    /// Whether any answer has a key.
    pub fn has(&self, key: &str) -> bool {
        self.all().any(|own| own.key == key)
    }

    /// Whether any answer has a key of this meaning.
    pub fn has_role(&self, role: Role) -> bool {
        self.all().any(|own| own.role == Some(role))
    }

    /// The item whose answer has a key, by its number: the first in the order of their numbers, of
    /// those whose answers have keys of their own.
    pub fn first_with(&self, key: &str) -> Option<&str> {
        self.homes.get(key).map(String::as_str)
    }

    fn all(&self) -> impl Iterator<Item = &AnswerKey> {
        std::iter::once(&self.common).chain(self.items.values()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerForm, FieldKind, Role};

    #[test]
    fn the_usual_form_has_the_four_keys_in_their_order() {
        let form = AnswerForm::usual();
        let keys: Vec<_> = form.of_item("1.1").iter().map(|own| (&*own.key, own.kind)).collect();
        let wanted = [
            ("rating", FieldKind::Level),
            ("evidence", FieldKind::Prose),
            ("share", FieldKind::Flag),
            ("actions", FieldKind::Entries),
        ];
        assert_eq!(keys, wanted);
        assert!(form.has("share") && !form.has("aims"));
        assert_eq!(Role::ALL.map(Role::word), wanted.map(|(key, _)| key));
    }
}
