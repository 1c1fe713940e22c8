//! The words of a report.

use super::{Worded, Words};
use crate::lang::capital;
use crate::markdown::Passage;
use crate::view::{
    ActionView, EntryView, FieldBody, FieldView, ItemView, PlaceView, RelatedView, ReportView,
    SectionView,
};

impl Worded for ReportView {
    fn passages(&self) -> Vec<Passage> {
        let mut words = Words::default();
        cover(self, &mut words);
        for section in &self.sections {
            words.add(&section.title);
            words.add_all(section.items.iter().map(|item| &item.statement));
        }
        if self.asks.rating {
            words.add_all(self.scale.iter().map(|level| &level.label));
            words.add_all(self.sections.iter().map(|section| &section.title));
            place(&self.place, &mut words);
        }
        for section in &self.sections {
            words.add(&section.title);
            section.items.iter().for_each(|item| answer(item, &mut words));
        }
        self.sections.iter().for_each(|section| listed_actions(section, &mut words));
        words.source(&self.provenance);
        words.0
    }
}

fn cover(view: &ReportView, words: &mut Words) {
    words.add_all([&view.collection.publisher, &view.collection.title]);
    words.add_all(&view.collection.subtitle);
    words.add(&view.page.title);
    words.add_all(&view.collection.notice);
    words.add(&view.partnership.name);
    words.add_all(view.partnership.groups.iter().map(|group| &group.name));
    words.add(&view.round.title);
    words.add_all(view.round.date.iter().map(|day| &day.words));
    words.add_all(&view.round.place);
    words.add_all(view.round.deadline.iter().map(|day| &day.words));
    words.add_all(view.status.completed.iter().map(|day| &day.words));
    words.add_all(&view.contacts);
    words.add_all(&view.partnership.note);
}

fn place(place: &PlaceView, words: &mut Words) {
    if place.none.is_some() {
        return words.add_all(&place.none);
    }
    words.add_all(&place.groups);
    for group in &place.withheld {
        words.add_all([&group.name, &group.why]);
    }
}

pub(super) fn answer(item: &ItemView, words: &mut Words) {
    words.add(&item.statement);
    match &item.rating {
        Some(level) => words.add(&level.label),
        None => words.add_all(&item.completed_by),
    }
    words.add_all(item.descriptors.iter().map(|descriptor| &descriptor.text));
    words.add_all(&item.carried);
    for row in &item.place {
        words.add_all([&row.group, &row.spread, &row.reading]);
    }
    item.fields.iter().for_each(|field| of_field(field, item, words));
    item.related.iter().for_each(|own| related(own, words));
}

/// What is said elsewhere.
fn related(own: &RelatedView, words: &mut Words) {
    words.add_all([&own.relation, &own.statement, &own.collection, &own.round, &own.day.words]);
    words.add_all(own.rating.iter().map(|level| &level.label));
    words.add_all(&own.beginning);
    words.add_all(&own.note);
}

fn of_field(field: &FieldView, item: &ItemView, words: &mut Words) {
    words.add(&capital(&field.label));
    match &field.body {
        FieldBody::Prose { text } => text.iter().for_each(|text| words.markdown(text)),
        FieldBody::Line { text } => words.add_all(text),
        FieldBody::Points { points } => {
            for point in points {
                words.markdown(&point.text);
                words.add_all(&point.themes);
            }
        }
        FieldBody::Entries { entries } => entries.iter().for_each(|own| entry(own, words)),
        FieldBody::NotApplicable { reason } => words.add(reason),
        FieldBody::Actions => item.actions.iter().for_each(|action| of_action(action, words)),
    }
}

/// What an entry says, each part below its label.
pub(super) fn entry(own: &EntryView, words: &mut Words) {
    for part in &own.parts {
        part.label.iter().for_each(|label| words.add(&capital(label)));
        part.text.iter().for_each(|text| words.markdown(text));
        words.add_all(&part.line);
    }
}

fn of_action(action: &ActionView, words: &mut Words) {
    words.markdown(&action.text);
    state(action, words);
    words.add_all([&action.measure, &action.resources, &action.risks].into_iter().flatten());
}

/// The actions of a section as they stand in the list of all.
fn listed_actions(section: &SectionView, words: &mut Words) {
    for item in &section.items {
        for action in &item.actions {
            words.add(&item.id);
            words.markdown(&action.text);
            state(action, words);
        }
    }
}

/// Who, when and how far.
fn state(action: &ActionView, words: &mut Words) {
    words.add_all(&action.owner);
    words.add_all(action.due.iter().map(|day| &day.words));
    words.add_all(&action.status);
}
