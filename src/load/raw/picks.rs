//! `fields:` of a section or an item: which fields of the form it is answered in, and what is
//! otherwise with them there.

use std::collections::BTreeMap;

use super::{RawField, RawRubric};
use crate::diag::Findings;
use crate::form::{AnswerForm, AnswerKey};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::Text;
use crate::load::yaml::Value;

/// The fields that a section or an item picks.
#[derive(Debug)]
pub struct RawPicks {
    /// Their keys.
    pub keys: Given<Vec<Text>>,
    /// Those that say something else there, each with that alone.
    pub changed: Vec<RawField>,
}

impl RawPicks {
    /// Takes a list of keys, or a mapping from keys to what is otherwise.
    pub(super) fn take(f: &mut Fields<'_>, sink: &mut Findings) -> Self {
        let is_map = f.peek("fields").is_some_and(|node| matches!(node.value, Value::Map(_)));
        if !is_map {
            let keys = f.text_or_list("fields", "a field", sink);
            return Self { keys, changed: Vec::new() };
        }
        let mut changed = Vec::new();
        let keys = f.map("fields", sink).map(|all| {
            let mut keys = Vec::new();
            for (key, node) in all {
                keys.push(Given::Value(key.clone()));
                if !matches!(node.value, Value::Empty) {
                    changed.push(RawField::of_item(key, node, sink));
                }
            }
            keys
        });
        Self { keys, changed }
    }

    /// The key of a field, as it is where it is picked.
    fn key_of(&self, field: &RawField) -> AnswerKey {
        let changed = self.changed.iter().find(|own| own.id.value == field.id.value);
        changed.map_or_else(|| field.key(), |own| field.changed_by(own).key())
    }
}

impl RawRubric {
    /// The keys that answers have by this rubric.
    pub fn form(&self) -> AnswerForm {
        let Some(fields) = self.fields.value() else { return AnswerForm::usual() };
        // What a field holds whose kind is none, nobody can tell.
        let is_unclear = |field: &RawField| field.kind().is_none();
        let of_entries = || fields.iter().flat_map(|field| field.entry.entries());
        if fields.iter().any(is_unclear) || of_entries().any(is_unclear) {
            return AnswerForm::unknown();
        }
        let keys: Vec<AnswerKey> = fields.iter().map(RawField::key).collect();
        let mut items = BTreeMap::new();
        for section in self.sections.entries() {
            for item in section.items.entries() {
                let picks =
                    if item.fields.keys.is_absent() { &section.fields } else { &item.fields };
                if let (Some(picked), Some(id)) = (picks.keys.value(), item.id.value()) {
                    let picked: Vec<&str> =
                        picked.iter().filter_map(Text::value).map(|at| at.value.as_str()).collect();
                    let own = fields.iter().filter(|own| picked.contains(&own.id.value.as_str()));
                    items.insert(id.value.clone(), own.map(|own| picks.key_of(own)).collect());
                }
            }
        }
        AnswerForm::new(keys, items)
    }
}
