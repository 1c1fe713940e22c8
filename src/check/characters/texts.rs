//! Every text of a file that is published, in its order.

use crate::load::raw::{RawItem, RawRegister, RawReturn, RawRound, RawRubric, RawTerm};
use crate::load::{Located, Text};

/// A text that is published.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown<'a> {
    /// As a line of plain text.
    Line(&'a Located<String>),
    /// As Markdown.
    Markdown(&'a Located<String>),
}

/// Gathers texts that are there.
#[derive(Default)]
struct Texts<'a>(Vec<Shown<'a>>);

impl<'a> Texts<'a> {
    fn line(&mut self, text: &'a Text) {
        self.0.extend(text.value().map(Shown::Line));
    }

    fn lines(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.line(text));
    }

    fn markdown(&mut self, text: &'a Text) {
        self.0.extend(text.value().map(Shown::Markdown));
    }
}

/// The texts of a rubric.
pub(super) fn rubric(raw: &RawRubric) -> Vec<Shown<'_>> {
    let mut texts = Texts::default();
    texts.lines([&raw.title, &raw.subtitle, &raw.publisher, &raw.version, &raw.replaces]);
    texts.markdown(&raw.introduction);
    let terms = &raw.terms;
    for RawTerm { one, many } in [&terms.section, &terms.item, &terms.participant, &terms.group] {
        texts.lines([one, many]);
    }
    texts.lines([&terms.rating, &terms.evidence, &terms.actions, &terms.summary]);
    texts.lines(raw.all_scales().flatten().map(|level| &level.label));
    for field in raw.fields.entries() {
        texts.lines([&field.label, &field.help, &field.unit]);
        texts.lines(field.of.entries().iter().map(|(_, label)| label));
        texts.lines(field.themes.entries().iter().map(|(_, label)| label));
    }
    for section in raw.sections.entries() {
        texts.line(&section.title);
        section.items.entries().iter().for_each(|own| item(own, &mut texts));
    }
    let crosswalks = raw.crosswalk.entries().iter();
    texts.lines(crosswalks.flat_map(|own| own.items.entries()).map(|own| &own.note));
    texts.0
}

fn item<'a>(raw: &'a RawItem, texts: &mut Texts<'a>) {
    texts.lines([&raw.statement, &raw.completed_by]);
    texts.lines(raw.descriptors.entries().iter().map(|(_, text)| text));
}

/// The texts of a register.
pub(super) fn register(raw: &RawRegister) -> Vec<Shown<'_>> {
    let mut texts = Texts::default();
    texts.line(&raw.notice);
    texts.lines(raw.health_boards.entries().iter().map(|(_, name)| name));
    for own in raw.groupings.entries() {
        texts.lines([&own.one, &own.many]);
        texts.lines(own.of.entries().iter().map(|(_, name)| name));
    }
    for partnership in raw.partnerships.entries() {
        texts.lines([&partnership.name, &partnership.note]);
    }
    texts.lines(raw.comparator_sets.entries().iter().map(|set| &set.name));
    texts.0
}

/// The texts of a round.
pub(super) fn round(raw: &RawRound) -> Vec<Shown<'_>> {
    let mut texts = Texts::default();
    texts.lines([&raw.title, &raw.place]);
    texts.lines(raw.took_part.entries().iter().map(|own| &own.role));
    texts.markdown(&raw.note);
    raw.collated.entries().iter().for_each(|(_, text)| texts.markdown(text));
    texts.0
}

/// The texts of a return.
pub(super) fn returned(raw: &RawReturn) -> Vec<Shown<'_>> {
    let mut texts = Texts::default();
    texts.lines(raw.contacts.entries().iter().map(|contact| &contact.role));
    for response in raw.responses.entries() {
        texts.markdown(&response.evidence);
        texts.lines(response.reasons());
        for own in &response.values {
            own.markdown().into_iter().for_each(|text| texts.markdown(text));
            texts.lines(own.lines());
        }
        for action in response.actions.entries() {
            texts.markdown(&action.text);
            texts.lines([&action.owner, &action.measure, &action.resources, &action.risks]);
        }
    }
    texts.0
}
