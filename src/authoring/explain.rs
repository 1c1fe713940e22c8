//! An item in words, for whoever is about to answer it.

use super::begin::{field_in_words, levels};
use super::comment;
use crate::model::{Item, Rubric};

/// An item as plain text: what it says, what each level means for it, and the fields of its answer.
pub fn item_in_words(item: &Item, rubric: &Rubric) -> String {
    let terms = rubric.terms();
    let mut notes = String::new();
    let mut sections = rubric.sections().iter();
    let section = sections.find(|own| own.items.iter().any(|other| other.id == item.id));
    let section = section.map(|own| format!(", {} {}: {}", terms.section.one, own.id, own.title));
    let title = format!("{} {}{}", terms.item.one, item.id, section.unwrap_or_default());
    comment::add(&mut notes, &title, 0, 2);
    comment::gap(&mut notes);
    comment::add(&mut notes, &item.statement, 0, 0);
    comment::gap(&mut notes);
    if let Some(by) = &item.completed_by {
        comment::add(&mut notes, &format!("It is completed by {by}, and by nobody else."), 0, 0);
        return comment::without_signs(&notes);
    }
    if rubric.is_rated(item) {
        comment::add(&mut notes, "Its levels, from the lowest:", 0, 0);
        levels(&mut notes, item, rubric, 2);
        comment::gap(&mut notes);
    }
    comment::add(&mut notes, "The keys of its answer:", 0, 0);
    for field in rubric.fields_of(item) {
        comment::add(&mut notes, &field_in_words(field), 2, 2);
    }
    comment::without_signs(&notes)
}
