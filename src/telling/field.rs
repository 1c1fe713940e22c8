//! What the parts of a return, the kinds of a block and the two sides are called.

use crate::diff::{Field, Kind, OneSide, UnreadField, Weight};
use crate::lang::{Language, say};

/// The word for a side.
pub(super) fn side(side: OneSide, lang: &Language) -> String {
    match side {
        OneSide::Old => say!(lang, "side-old"),
        OneSide::New => say!(lang, "side-new"),
    }
}

/// What a part of a return is called in a sentence.
pub(super) fn unread(field: UnreadField, lang: &Language) -> String {
    match field {
        UnreadField::Status => say!(lang, "field-status"),
        UnreadField::Completed => say!(lang, "field-completed"),
        UnreadField::Contacts => say!(lang, "field-contacts"),
        UnreadField::Rating => say!(lang, "field-rating"),
        UnreadField::Evidence => say!(lang, "field-evidence"),
        UnreadField::Share => say!(lang, "field-share"),
        UnreadField::Actions => say!(lang, "field-actions"),
        UnreadField::Text => say!(lang, "field-text"),
        UnreadField::Owner => say!(lang, "field-owner"),
        UnreadField::Due => say!(lang, "field-due"),
        UnreadField::Measure => say!(lang, "field-measure"),
        UnreadField::Resources => say!(lang, "field-resources"),
        UnreadField::Risks => say!(lang, "field-risks"),
    }
}

/// What a part of an action that has words is called in a sentence.
pub(super) fn field(field: Field, lang: &Language) -> String {
    match field {
        Field::Measure => say!(lang, "field-measure"),
        Field::Resources => say!(lang, "field-resources"),
        Field::Risks => say!(lang, "field-risks"),
    }
}

/// What so many blocks of a kind are called; blocks of no one kind where there is none.
pub(super) fn kind(kind: Option<Kind>, count: usize, lang: &Language) -> String {
    match kind {
        None => say!(lang, "kind-any", count = count),
        Some(Kind::Paragraph) => say!(lang, "kind-paragraph", count = count),
        Some(Kind::Heading) => say!(lang, "kind-heading", count = count),
        Some(Kind::Bullet) => say!(lang, "kind-bullet", count = count),
        Some(Kind::Numbered) => say!(lang, "kind-numbered", count = count),
        Some(Kind::Quote) => say!(lang, "kind-quote", count = count),
        Some(Kind::Code) => say!(lang, "kind-code", count = count),
        Some(Kind::TableHead) => say!(lang, "kind-table-head", count = count),
        Some(Kind::Row) => say!(lang, "kind-row", count = count),
        Some(Kind::Note) => say!(lang, "kind-note", count = count),
    }
}

/// How much a question weighs, in a word.
pub fn weight(weight: Weight, lang: &Language) -> String {
    match weight {
        Weight::Heavy => say!(lang, "weight-heavy"),
        Weight::Medium => say!(lang, "weight-medium"),
        Weight::Light => say!(lang, "weight-light"),
    }
}
