//! The words of a paper.

use super::report::entry;
use super::{Worded, Words};
use crate::lang::capital;
use crate::markdown::Passage;
use crate::view::{
    FigureView, NamedLine, PaperBody, PaperField, PaperFoot, PaperItem, PaperView, StatusView,
};

impl Worded for PaperView {
    fn passages(&self) -> Vec<Passage> {
        let mut words = Words::default();
        head(self, &mut words);
        for section in &self.sections {
            words.add(&section.title);
            section.items.iter().for_each(|own| item(own, &mut words));
        }
        foot(&self.foot, &self.status, &mut words);
        words.add_all(self.round.deadline.iter().map(|day| &day.words));
        words.source(&self.provenance);
        words.0
    }
}

fn head(view: &PaperView, words: &mut Words) {
    words.add_all(&view.collection.notice);
    words.add(&view.collection.publisher);
    words.add_all(&view.collection.subtitle);
    words.add(&view.round.title);
    words.add_all(view.head.day.iter().map(|day| &day.words));
    words.add_all(&view.round.place);
    words.add(&view.head.title);
    view.head.by.iter().for_each(|own| line(own, words));
    words.add(&view.partnership.name);
    words.add_all(view.partnership.groups.iter().map(|group| &group.name));
    words.add_all(&view.partnership.note);
    words.add_all(&view.head.without);
    if let Some(summary) = &view.head.summary {
        words.add(&capital(&summary.label));
        words.markdown(&summary.text);
    }
}

fn line(own: &NamedLine, words: &mut Words) {
    words.add(&capital(&own.label));
    words.add(&own.text);
}

fn item(own: &PaperItem, words: &mut Words) {
    words.add_all([&own.id, &own.statement]);
    words.add_all(&own.completed_by);
    own.fields.iter().for_each(|own| field(own, words));
    own.figures.iter().for_each(|own| figure(own, words));
    words.add_all(&own.themes);
    words.add_all(&own.without);
}

fn field(own: &PaperField, words: &mut Words) {
    if own.is_labelled {
        words.add(&capital(&own.label));
    }
    match &own.body {
        PaperBody::Prose { text } => words.markdown(text),
        PaperBody::Line { text } | PaperBody::NotApplicable { reason: text } => words.add(text),
        PaperBody::Entries { entries } => entries.iter().for_each(|own| entry(own, words)),
        PaperBody::Points { points, .. } => points.iter().for_each(|own| words.markdown(own)),
    }
}

fn figure(own: &FigureView, words: &mut Words) {
    words.add_all([&own.label, &own.text]);
}

fn foot(own: &PaperFoot, status: &StatusView, words: &mut Words) {
    own.author.iter().for_each(|own| line(own, words));
    words.add_all(&own.contacts);
    words.add_all(&own.without);
    words.add_all(status.completed.iter().map(|day| &day.words));
}
