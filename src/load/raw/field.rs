//! `fields:` of a rubric, as written.

use std::collections::BTreeMap;

use super::{RawItem, RawRubric};
use crate::diag::Findings;
use crate::form::{AnswerForm, AnswerKey, FieldKind, PaperRole, Role};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::Node;

/// An option or a theme: its id and what readers see.
pub type RawOption = (Located<String>, Text);

/// An entry of `fields:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawField {
    pub id: Located<String>,
    pub kind: Text,
    pub label: Text,
    pub help: Text,
    pub role: Text,
    pub scale: Text,
    pub of: Given<Vec<RawOption>>,
    pub themes: Given<Vec<RawOption>>,
    pub several: Text,
    pub unit: Text,
    pub decimals: Text,
    pub least: Text,
    pub most: Text,
    pub total: Text,
    pub pattern: Text,
    pub required: Text,
    pub expected: Text,
}

impl RawField {
    pub(super) fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a field", sink).requiring(&["kind"]);
        let raw = Self {
            id,
            kind: f.text("kind", sink),
            label: f.words("label", sink),
            help: f.words("help", sink),
            role: f.text("role", sink),
            scale: f.text("scale", sink),
            of: f.texts("of", sink),
            themes: f.texts("themes", sink),
            several: f.text("several", sink),
            unit: f.words("unit", sink),
            decimals: f.text("decimals", sink),
            least: f.text("least", sink),
            most: f.text("most", sink),
            total: f.text("total", sink),
            pattern: f.words("pattern", sink),
            required: f.text("required", sink),
            expected: f.text("expected", sink),
        };
        let of_a_choice = |key: &str| {
            let is_meant = ["options", "choices"].contains(&key);
            is_meant.then(|| "the options of a choice stand below `of:`".to_owned())
        };
        let strays = f.close_among("a field", of_a_choice, sink);
        let of = if strays.may_be("of") { raw.of.or_unusable() } else { raw.of };
        Self { of, ..raw }
    }

    /// The kind, where it is one.
    pub fn kind(&self) -> Option<FieldKind> {
        FieldKind::of(&self.kind.value()?.value)
    }

    /// What the field means beyond its kind: what it says, or else what its key means in the usual
    /// form, where it is of that kind.
    pub fn role(&self) -> Option<Role> {
        let word = self.role.value().unwrap_or(&self.id).value.as_str();
        let role = Role::ALL.into_iter().find(|role| role.word() == word)?;
        (self.kind() == Some(role.kind())).then_some(role)
    }

    /// What the field is in a paper, where it says so and is of that kind.
    pub fn paper_role(&self) -> Option<PaperRole> {
        let word = self.role.value()?.value.as_str();
        let role = PaperRole::ALL.into_iter().find(|role| role.word() == word)?;
        (self.kind() == Some(role.kind())).then_some(role)
    }

    fn key(&self) -> AnswerKey {
        let role = self.role();
        let required = self.required.value().map(|at| at.value.as_str());
        AnswerKey {
            key: self.id.value.clone(),
            kind: self.kind().unwrap_or(FieldKind::Prose),
            role,
            is_required: required.map_or(role == Some(Role::Rating), |when| when == "final"),
        }
    }
}

impl RawRubric {
    /// The keys that answers have by this rubric.
    pub fn form(&self) -> AnswerForm {
        let Some(fields) = self.fields.value() else { return AnswerForm::usual() };
        // What a field holds whose kind is none, nobody can tell.
        if fields.iter().any(|field| field.kind().is_none()) {
            return AnswerForm::unknown();
        }
        let keys: Vec<AnswerKey> = fields.iter().map(RawField::key).collect();
        let mut items = BTreeMap::new();
        for section in self.sections.entries() {
            for item in section.items.entries() {
                let picked = item.picked().or_else(|| picked(&section.fields));
                if let (Some(picked), Some(id)) = (picked, item.id.value()) {
                    let own = keys.iter().filter(|own| picked.contains(&own.key.as_str()));
                    items.insert(id.value.clone(), own.cloned().collect());
                }
            }
        }
        AnswerForm::new(keys, items)
    }
}

impl RawItem {
    fn picked(&self) -> Option<Vec<&str>> {
        picked(&self.fields)
    }
}

/// The fields that a section or an item picks, where it does.
fn picked(fields: &Given<Vec<Text>>) -> Option<Vec<&str>> {
    let fields = fields.value()?;
    Some(fields.iter().filter_map(Text::value).map(|at| at.value.as_str()).collect())
}
