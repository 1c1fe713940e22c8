//! What stands apart from the sections of a paper: in its head or at its end.

use super::{NamedLine, NamedText, not_given};
use crate::form::PaperRole;
use crate::lang::Language;
use crate::markdown::anchor;
use crate::model::{AnswerValue, AskedField, Item, Return, Rubric};

/// The fields that stand apart, each at the first item that is answered in it: a second answer in
/// the same field runs on with the others.
pub(super) struct Apart<'a> {
    rubric: &'a Rubric,
    fields: Vec<FieldApart<'a>>,
}

struct FieldApart<'a> {
    role: PaperRole,
    item: &'a Item,
    at: usize,
    field: &'a AskedField,
    value: Option<&'a AnswerValue>,
}

impl<'a> Apart<'a> {
    /// Those of a return.
    pub(super) fn new(rubric: &'a Rubric, returned: &'a Return) -> Self {
        let roles = PaperRole::ALL.into_iter().filter(|role| role.is_apart());
        let fields = roles.filter_map(|role| {
            let (item, at) = first(rubric, role)?;
            let response = returned.response(&item.id);
            let value = response.and_then(|response| response.value(at));
            Some(FieldApart { role, item, at, field: &rubric.fields()[at], value })
        });
        Self { rubric, fields: fields.collect() }
    }

    /// Whether a field of an item is one of them.
    pub(super) fn has(&self, item: &Item, at: usize) -> bool {
        self.fields.iter().any(|own| own.at == at && own.item.id == item.id)
    }

    /// Whether all that an item is answered in is among them.
    pub(super) fn has_all(&self, item: &Item) -> bool {
        !item.fields.is_empty() && item.fields.iter().all(|at| self.has(item, *at))
    }

    /// The title of the paper.
    pub(super) fn title(&self) -> Option<&'a str> {
        line(self.of(PaperRole::Title)?)
    }

    /// Who reports.
    pub(super) fn by(&self) -> Option<NamedLine> {
        named(self.of(PaperRole::By)?)
    }

    /// Who wrote it.
    pub(super) fn author(&self) -> Option<NamedLine> {
        named(self.of(PaperRole::Author)?)
    }

    /// What the paper says in short.
    pub(super) fn summary(&self) -> Option<NamedText> {
        let own = self.of(PaperRole::Abstract)?;
        let Some(AnswerValue::Prose(text)) = own.value else { return None };
        Some(NamedText {
            item: own.item.id.to_string(),
            id: own.field.id.to_string(),
            label: own.field.label.clone(),
            text: text.into(),
        })
    }

    /// The anchors of the items that stand in the head alone.
    pub(super) fn anchors_above(&self) -> Vec<String> {
        self.anchors(|item| self.is_above(item))
    }

    /// The anchors of the items that stand at the end alone.
    pub(super) fn anchors_below(&self) -> Vec<String> {
        self.anchors(|item| !self.is_above(item))
    }

    /// What of the head was not given, in words.
    pub(super) fn missing_above(&self, lang: &Language) -> Option<String> {
        self.missing(true, lang)
    }

    /// What of the end was not given, in words.
    pub(super) fn missing_below(&self, lang: &Language) -> Option<String> {
        self.missing(false, lang)
    }

    fn of(&self, role: PaperRole) -> Option<&FieldApart<'a>> {
        self.fields.iter().find(|own| own.role == role)
    }

    fn missing(&self, is_above: bool, lang: &Language) -> Option<String> {
        let fields = self.fields.iter().filter(|own| is_head(own.role) == is_above);
        let missing = fields.filter(|own| own.value.is_none());
        let labels: Vec<&str> = missing.map(|own| own.field.label.as_str()).collect();
        not_given(&labels, lang)
    }

    fn is_above(&self, item: &Item) -> bool {
        self.fields.iter().any(|own| own.item.id == item.id && is_head(own.role))
    }

    fn anchors(&self, is_here: impl Fn(&Item) -> bool) -> Vec<String> {
        let items = self.rubric.items().filter(|item| self.has_all(item) && is_here(item));
        items.map(|item| anchor("item-", item.id.as_str())).collect()
    }
}

/// Whether a field with this role stands in the head.
fn is_head(role: PaperRole) -> bool {
    role != PaperRole::Author
}

/// The first item that is answered in a field with this role, and the place of that.
fn first(rubric: &Rubric, role: PaperRole) -> Option<(&Item, usize)> {
    let has_role = |at: &usize| rubric.fields()[*at].paper == Some(role);
    let mut local = rubric.items().filter(|item| item.is_local());
    local.find_map(|item| Some((item, item.fields.iter().copied().find(has_role)?)))
}

fn line<'a>(own: &FieldApart<'a>) -> Option<&'a str> {
    match own.value {
        Some(AnswerValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn named(own: &FieldApart<'_>) -> Option<NamedLine> {
    let text = line(own)?.to_owned();
    Some(NamedLine { label: own.field.label.clone(), text })
}
