//! The words of a round's national summary.

use super::report::{answer, entry};
use super::{Worded, Words};
use crate::lang::capital;
use crate::markdown::Passage;
use crate::view::{
    FieldSummaryView, GroupView, ItemRef, MovementView, NationalView, SaidView, SectionFiguresView,
    State, SummaryBody,
};

/// How many actions that were put back are listed (`most-listed` in `lib/national/actions.typ`).
const MOST_LISTED: usize = 20;

/// How many columns of figures stand beside each other (`most-figures` in
/// `lib/national/groups.typ`).
const MOST_FIGURES: usize = 5;

impl Worded for NationalView {
    fn passages(&self) -> Vec<Passage> {
        let mut words = Words::default();
        opening(self, &mut words);
        // Without a final return there is nothing to show but who is asked.
        let is_counted = self.completeness.returned > 0;
        if is_counted && self.asks.rating {
            words.add_all(self.scale.iter().map(|level| &level.label));
        }
        for row in &self.completeness.rows {
            words.add(&row.partnership.name);
            words.add_all(row.partnership.groups.iter().map(|group| &group.name));
            words.add_all(row.completed.iter().map(|day| &day.words));
        }
        if !is_counted {
            collated(self, &mut words);
        }
        if is_counted {
            counted(self, &mut words);
        }
        words.add_all([&self.collection.id, &self.round.id, &self.made_from.rubric]);
        words.0
    }
}

/// What the figures of the returns say.
fn counted(view: &NationalView, words: &mut Words) {
    detail(view, words);
    if !view.asks.rating {
        return;
    }
    view.disagreement.iter().for_each(|row| named(&row.item, words));
    view.movement.iter().for_each(|movement| moved(movement, words));
    view.groupings.iter().for_each(|grouping| groups(&grouping.groups, words));
    groups(&view.sets, words);
    grouped(view, words);
    if view.asks.actions {
        actions(view, words);
    }
    for row in &view.practice {
        words.add(&row.item.id);
        words.add_all(row.top.iter().chain(&row.shared).map(|answer| &answer.name));
    }
    let finals = view.grid.rows.iter().filter(|row| row.state == State::Final);
    words.add_all(finals.map(|row| &row.name));
}

fn opening(view: &NationalView, words: &mut Words) {
    words.add_all([&view.collection.publisher, &view.collection.title]);
    words.add_all(&view.collection.subtitle);
    words.add(&view.round.title);
    words.add_all(&view.round.held);
    words.add_all(&view.round.took_part);
    words.add_all(&view.collection.notice);
    view.note.iter().for_each(|note| words.markdown(note));
    words.add_all(view.summary.iter().map(|sentence| &sentence.text));
}

/// What is told of each item.
fn detail(view: &NationalView, words: &mut Words) {
    if !view.each.is_empty() {
        return each(view, words);
    }
    items(view, words);
    if !view.asks.rating {
        unrated_groups(view, words);
    }
}

/// What is told of each item, one after the other.
fn items(view: &NationalView, words: &mut Words) {
    for section in &view.sections {
        words.add(&section.title);
        collated_text(view, &section.anchor, words);
        for place in &section.order {
            item_in(view, section, place, words);
        }
    }
}

/// What is told of the item at an anchor.
fn item_in(view: &NationalView, section: &SectionFiguresView, place: &str, words: &mut Words) {
    for item in section.items.iter().filter(|own| own.item.anchor == place) {
        words.add(&item.item.statement);
        collated_text(view, place, words);
        words.add_all(item.distribution.levels.iter().map(|level| &level.level.label));
        let movement = view.movement.iter();
        let why = movement.flat_map(|movement| &movement.not_comparable);
        words.add_all(why.filter(|own| own.item.id == item.item.id).map(|own| &own.why));
        given(view, place, words);
    }
    for item in section.unrated.iter().filter(|own| own.anchor == place) {
        words.add(&item.statement);
        collated_text(view, place, words);
        given(view, place, words);
    }
    for item in section.elsewhere.iter().filter(|own| own.anchor == place) {
        words.add_all([&item.statement, &item.completed_by]);
        collated_text(view, place, words);
    }
}

/// The groups of a form without ratings.
fn unrated_groups(view: &NationalView, words: &mut Words) {
    view.groupings.iter().for_each(|grouping| groups(&grouping.groups, words));
    groups(&view.sets, words);
    grouped(view, words);
}

/// What is counted of each group.
fn grouped(view: &NationalView, words: &mut Words) {
    for of in &view.grouped {
        words.add(&capital(&of.term.many));
        for field in &of.fields {
            words.add(&field.label);
            for (at, heads) in field.heads.chunks(MOST_FIGURES).enumerate() {
                words.add_all(heads);
                for row in &field.rows {
                    words.add(&row.name);
                    words.add_all(row.cells.chunks(MOST_FIGURES).nth(at).unwrap_or_default());
                }
            }
        }
    }
}

/// What each gave, one after the other, below what is written of all of it.
fn each(view: &NationalView, words: &mut Words) {
    collated(view, words);
    for own in view.figures.iter().flat_map(|section| &section.items) {
        words.add(&own.item.statement);
        fields(&own.fields, words);
    }
    if !view.figures.is_empty() {
        unrated_groups(view, words);
    }
    for own in &view.each {
        words.add(&own.partnership.name);
        for group in &own.partnership.groups {
            words.add_all([&capital(&group.grouping), &group.name]);
        }
        words.add_all(&own.partnership.note);
        own.sections.iter().flat_map(|own| &own.items).for_each(|item| answer(item, words));
    }
}

/// What was given to an item in the fields of the rubric's own.
fn given(view: &NationalView, anchor: &str, words: &mut Words) {
    let items = view.fields.iter().flat_map(|section| &section.items);
    for own in items.filter(|own| own.item.anchor == anchor) {
        fields(&own.fields, words);
    }
}

fn fields(fields: &[FieldSummaryView], words: &mut Words) {
    for field in fields {
        words.add(&capital(&field.label));
        words.add_all(&field.given);
        of_field(&field.body, words);
        said(&field.outside, words);
    }
}

fn of_field(body: &SummaryBody, words: &mut Words) {
    match body {
        SummaryBody::Texts { answers } => said(answers, words),
        SummaryBody::Options { called, options, median } => {
            words.add(called);
            for option in options {
                words.add(&option.label);
                words.add_all(&option.names);
            }
            words.add_all(median);
        }
        SummaryBody::Themes { themes, unraised, without } => {
            for theme in themes {
                words.add_all([&theme.label, &theme.count]);
                said(&theme.statements, words);
            }
            said(without, words);
            words.add_all(unraised);
        }
        SummaryBody::Entries { counts, answers } => {
            for own in counts {
                words.add(&capital(&own.label));
                words.add_all(own.rows.iter().flat_map(|row| [&row.name, &row.number]));
            }
            for own in answers {
                words.add(&own.name);
                own.entries.iter().for_each(|own| entry(own, words));
            }
        }
        SummaryBody::Numbers { facts, axis, answers, rounds, other_unit } => {
            words.add_all(facts.iter().map(|fact| &fact.name));
            words.add_all(facts.iter().map(|fact| &fact.number));
            words.add_all(axis.iter().flat_map(|own| [&own.least, &own.greatest]));
            match rounds {
                Some(rounds) => {
                    words.add_all(&rounds.titles);
                    for row in &rounds.rows {
                        words.add(&row.name);
                        words.add_all(row.numbers.iter().flatten());
                    }
                }
                None => said(answers, words),
            }
            words.add_all(other_unit);
        }
    }
}

/// Who says what: texts stand below the name, lines beside it.
fn said(answers: &[SaidView], words: &mut Words) {
    for own in answers {
        if !own.goes_on {
            words.add(&own.name);
        }
        own.text.iter().for_each(|text| words.markdown(text));
        words.add_all(&own.line);
    }
}

/// What is written of all answers to a section or an item, where that is anything.
fn collated_text(view: &NationalView, anchor: &str, words: &mut Words) {
    for section in view.collated.iter().filter(|own| own.anchor == anchor) {
        section.text.iter().for_each(|text| words.markdown(text));
    }
    let items = view.collated.iter().flat_map(|section| &section.items);
    items.filter(|own| own.item.anchor == anchor).for_each(|own| words.markdown(&own.text));
}

/// What is written of all answers together, where none of them is counted.
fn collated(view: &NationalView, words: &mut Words) {
    for section in &view.collated {
        words.add(&section.title);
        collated_text(view, &section.anchor, words);
        for own in &section.items {
            words.add(&own.item.statement);
            words.markdown(&own.text);
        }
    }
}

/// An item that is named by number and statement.
fn named(item: &ItemRef, words: &mut Words) {
    words.add_all([&item.id, &item.statement]);
}

fn moved(movement: &MovementView, words: &mut Words) {
    words.add(&movement.previous);
    for still in &movement.never_moved {
        named(&still.item, words);
    }
    for own in &movement.not_comparable {
        named(&own.item, words);
        words.add(&own.why);
    }
    for item in &movement.withdrawn {
        words.add_all([&item.id, &item.statement]);
    }
}

fn groups(groups: &[GroupView], words: &mut Words) {
    for group in groups {
        words.add(&group.name);
        words.add_all(&group.withheld);
    }
}

fn actions(view: &NationalView, words: &mut Words) {
    if view.actions.overall.total == 0 {
        return;
    }
    words.add_all(view.actions.items.iter().map(|item| &item.item.id));
    words.add_all(view.actions.months.iter().map(|month| &month.words));
    if view.actions.put_back.len() <= MOST_LISTED {
        for moved in &view.actions.put_back {
            words.add_all([&moved.name, &moved.item.id, &moved.from.words, &moved.to.words]);
        }
    }
}
