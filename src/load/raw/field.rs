//! `fields:` of a rubric, as written.

use crate::diag::Findings;
use crate::form::{AnswerKey, FieldKind, PaperRole, Role, label_of};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::{Node, Value};
use crate::model::Id;

/// An option or a theme: its id and what readers see.
pub type RawOption = (Located<String>, Text);

/// An entry of `fields:`.
#[derive(Debug, Clone)]
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
    /// What stands below `of:` of entries.
    pub entry: Given<Vec<RawField>>,
    pub themes: Given<Vec<RawOption>>,
    pub several: Text,
    pub unit: Text,
    pub decimals: Text,
    pub least: Text,
    pub most: Text,
    pub total: Text,
    pub pattern: Text,
    pub required: Text,
    pub may: Text,
    pub expected: Text,
}

impl RawField {
    pub(super) fn decode(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        Self::with_keys(id, node, "a field", sink)
    }

    /// What an entry says: as in `fields:`, or by its kind alone.
    fn of_entry(id: Located<String>, mut node: Node, sink: &mut Findings) -> Self {
        if let Value::Text(_) = &node.value {
            let kind = Node { is_given_again: false, ..node.clone() };
            let value = Value::Text("kind".to_owned());
            let key = Node { value, place: kind.place.clone(), is_given_again: false };
            node.value = Value::Map(vec![(key, kind)]);
        }
        Self::with_keys(id, node, "a field of entries", sink)
    }

    /// What is otherwise with a field of the form at an item or in a section.
    pub(super) fn of_item(id: Located<String>, node: Node, sink: &mut Findings) -> Self {
        Self::with_keys(id, node, "a field of an item", sink)
    }

    /// The same field with what is otherwise put in its place.
    pub fn changed_by(&self, other: &Self) -> Self {
        let text = |own: &Text, new: &Text| if new.is_absent() { own } else { new }.clone();
        let options = |own: &Given<Vec<RawOption>>, new: &Given<Vec<RawOption>>| {
            if new.is_absent() { own } else { new }.clone()
        };
        Self {
            id: other.id.clone(),
            label: text(&self.label, &other.label),
            help: text(&self.help, &other.help),
            of: options(&self.of, &other.of),
            themes: options(&self.themes, &other.themes),
            several: text(&self.several, &other.several),
            unit: text(&self.unit, &other.unit),
            decimals: text(&self.decimals, &other.decimals),
            least: text(&self.least, &other.least),
            most: text(&self.most, &other.most),
            total: text(&self.total, &other.total),
            pattern: text(&self.pattern, &other.pattern),
            required: text(&self.required, &other.required),
            may: text(&self.may, &other.may),
            // What it is stays the same wherever it is asked.
            kind: self.kind.clone(),
            role: self.role.clone(),
            scale: self.scale.clone(),
            entry: self.entry.clone(),
            expected: self.expected.clone(),
        }
    }

    fn with_keys(id: Located<String>, node: Node, what: &str, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, what, sink).requiring(&["kind"]);
        let kind = f.text("kind", sink);
        let is_of_entries = kind.value().is_some_and(|at| at.value == FieldKind::Entries.word());
        let (of, entry) = match is_of_entries {
            true => (Given::Absent, f.map("of", sink).map(|all| Self::entry(all, sink))),
            false => (options(&mut f, "of", sink), Given::Absent),
        };
        let raw = Self {
            id,
            kind,
            label: f.words("label", sink),
            help: f.words("help", sink),
            role: f.text("role", sink),
            scale: f.text("scale", sink),
            of,
            entry,
            themes: options(&mut f, "themes", sink),
            several: f.text("several", sink),
            unit: f.words("unit", sink),
            decimals: f.text("decimals", sink),
            least: f.text("least", sink),
            most: f.text("most", sink),
            total: f.text("total", sink),
            pattern: f.words("pattern", sink),
            required: f.text("required", sink),
            may: f.text("may", sink),
            expected: f.text("expected", sink),
        };
        let of_a_choice = |key: &str| {
            let is_meant = ["options", "choices"].contains(&key);
            is_meant.then(|| "the options of a choice stand below `of:`".to_owned())
        };
        let strays = f.close_among(what, of_a_choice, sink);
        let of = if strays.may_be("of") { raw.of.or_unusable() } else { raw.of };
        let entry = if strays.may_be("of") { raw.entry.or_unusable() } else { raw.entry };
        let (kind, label) = (strays.told(raw.kind, "kind"), strays.told(raw.label, "label"));
        Self { kind, label, of, entry, ..raw }
    }

    fn entry(all: Vec<(Located<String>, Node)>, sink: &mut Findings) -> Vec<Self> {
        all.into_iter().map(|(id, node)| Self::of_entry(id, node, sink)).collect()
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

    pub(super) fn key(&self) -> AnswerKey {
        let role = self.role();
        let required = self.required.value().map(|at| at.value.as_str());
        AnswerKey {
            key: self.id.value.clone(),
            kind: self.kind().unwrap_or(FieldKind::Prose),
            of: self.entry.entries().iter().map(Self::key).collect(),
            role,
            is_required: required.map_or(role == Some(Role::Rating), |when| when == "final"),
        }
    }
}

/// Takes options or themes: each key with what readers see, or their keys alone, which then say it.
fn options<'k>(f: &mut Fields<'k>, key: &'k str, sink: &mut Findings) -> Given<Vec<RawOption>> {
    if !f.peek(key).is_some_and(is_list_of_ids) {
        return f.texts(key, sink);
    }
    let ids = f.text_list(key, "an option", sink);
    let option = |id: Located<String>| {
        let label = Located { value: label_of(&id.value), place: id.place.clone() };
        (id, Given::Value(label))
    };
    ids.map(|ids| ids.iter().filter_map(Text::value).cloned().map(option).collect())
}

fn is_list_of_ids(node: &Node) -> bool {
    let is_id = |node: &Node| match &node.value {
        Value::Text(text) => Id::new(text).is_ok(),
        _ => false,
    };
    matches!(&node.value, Value::List(all) if !all.is_empty() && all.iter().all(is_id))
}
