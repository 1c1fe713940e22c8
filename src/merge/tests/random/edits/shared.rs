//! What is done to whole tables, and what both sides may do to one thing.

use super::super::model::{Answer, Kind, OF_COLUMNS, OF_UNITS, Sentence, Unit};
use super::{Writer, may_stand};

impl Writer<'_> {
    /// A new unit for a place; a row has as many cells as its table.
    pub(super) fn fitting(&mut self, units: &[Unit], place: usize, kind: Kind) -> Unit {
        let mut new = self.unit(kind);
        let head = units[..place].iter().rfind(|unit| unit.kind == Kind::Head);
        if let (Kind::Row, Some(head)) = (kind, head) {
            while new.sentences.len() < head.sentences.len() {
                let cell = self.cell(0);
                new.sentences.push(cell);
            }
        }
        new
    }

    /// A cell, which is empty once in so many times.
    fn cell(&mut self, empty: usize) -> Sentence {
        let words = if empty > 0 && self.chance.one_in(empty) { 0 } else { 2 };
        self.sentence(words)
    }

    /// A new column of a table, which both sides may call the same.
    pub(super) fn add_column(&mut self, units: &mut [Unit]) {
        let Some(head) = units.iter().position(|unit| unit.kind == Kind::Head) else { return };
        let rows = head..head + Unit::span(units, head);
        let place = 1 + self.chance.below(units[head].sentences.len());
        let topic = self.chance.one_in(4).then(|| OF_UNITS + self.chance.below(OF_COLUMNS));
        let is_known = |cell: &Sentence| topic.is_some() && cell.topic == topic;
        if units[head].sentences.iter().any(is_known) {
            return;
        }
        for row in rows {
            let mut cell = self.cell(if row == head { 0 } else { 4 });
            if row == head && topic.is_some() {
                cell = Sentence { topic, words: Vec::new(), ..cell };
            }
            units[row].sentences.insert(place, cell);
        }
    }

    /// Something else in the place of a row, an entry or a paragraph.
    pub(super) fn replace(&mut self, units: &mut [Unit]) {
        let rows = (0..units.len()).filter(|at| units[*at].kind == Kind::Row);
        let rows: Vec<usize> = rows.collect();
        let at = match self.chance.one_in(3) || rows.is_empty() {
            true => self.chance.below(units.len()),
            false => rows[self.chance.below(rows.len())],
        };
        let can_go = |unit: &Unit| {
            matches!(unit.kind, Kind::Row | Kind::Item | Kind::Child | Kind::Paragraph)
                && unit.sentences.iter().all(|sentence| sentence.note.is_none())
        };
        if units.get(at).is_some_and(can_go) && Unit::span(units, at) == 1 {
            units[at] = self.fitting(units, at, units[at].kind);
        }
    }

    /// A row, an entry or a paragraph that begins with what it is about.
    pub(super) fn add_on_topic(&mut self, units: &mut Vec<Unit>) {
        let kind = [Kind::Row, Kind::Item, Kind::Paragraph, Kind::Row][self.chance.below(4)];
        let topic = Some(self.chance.below(OF_UNITS));
        let begins = |unit: &Unit| unit.kind == kind && unit.sentences[0].topic == topic;
        let place = self.chance.below(units.len() + 1);
        if units.iter().any(begins) || !may_stand(units, place, kind) {
            return;
        }
        let mut new = self.fitting(units, place, kind);
        new.sentences[0].topic = topic;
        if kind == Kind::Row {
            new.sentences[0].words.clear();
        }
        units.insert(place, new);
    }

    /// A comment on an answer, beside its rating or on an action, new or in place of another.
    pub(super) fn edit_comment(&mut self, answer: &mut Answer) {
        let note = Some(format!("note {}", self.word()));
        let at = self.chance.below(answer.actions.len());
        match (self.chance.below(3), answer.actions.get_mut(at)) {
            (0, Some(action)) => action.note = note,
            (1, _) => answer.aside = note,
            _ => answer.note = note,
        }
        // Often with what it belongs to.
        if self.chance.one_in(2) {
            answer.rating = self.word();
        }
    }

    /// Another id for an action, which both sides may give.
    pub(super) fn rename(&mut self, answers: &mut [Answer], answer: usize) {
        let own = format!("id-{}", self.word());
        let shared = format!("shared-{}", self.chance.below(2));
        let is_taken = answers.iter().flat_map(|a| &a.actions).any(|action| action.id == shared);
        let id = if self.chance.one_in(3) && !is_taken { shared } else { own };
        let at = self.chance.below(answers[answer].actions.len());
        let action = answers[answer].actions.get_mut(at);
        if let Some(action) = action.filter(|action| action.id.starts_with("id-")) {
            action.id = id;
        }
    }

    /// Splits a paragraph, joins two, or puts a sentence of one elsewhere in it.
    pub(super) fn regroup(&mut self, units: &mut Vec<Unit>) {
        let is_free = |unit: &Unit| unit.kind == Kind::Paragraph;
        let at = self.chance.below(units.len());
        let Some(unit) = units.get(at).filter(|unit| is_free(unit)) else { return };
        let sentences = unit.sentences.len();
        match self.chance.below(3) {
            0 if sentences > 1 => {
                let place = 1 + self.chance.below(sentences - 1);
                let rest = units[at].sentences.split_off(place);
                let id = self.number();
                self.regrouped.push((id, units[at].id));
                units.insert(at + 1, Unit { id, kind: Kind::Paragraph, sentences: rest, label: 0 });
            }
            1 if units.get(at + 1).is_some_and(is_free) => {
                let lost = units.remove(at + 1);
                self.regrouped.push((lost.id, units[at].id));
                units[at].sentences.extend(lost.sentences);
            }
            2 if sentences > 1 => {
                let one = units[at].sentences.remove(self.chance.below(sentences));
                let place = self.chance.below(sentences);
                self.moved.push(one.id);
                units[at].sentences.insert(place, one);
            }
            _ => {}
        }
    }

    /// Puts a paragraph into the text of another answer.
    pub(super) fn move_paragraph(&mut self, answers: &mut [Answer], to: usize) {
        let from = self.chance.below(answers.len());
        let at = self.chance.below(answers[from].units.len());
        let is_free = |unit: &Unit| {
            unit.kind == Kind::Paragraph && unit.sentences.iter().all(|s| s.note.is_none())
        };
        if from == to || !answers[from].units.get(at).is_some_and(is_free) {
            return;
        }
        let place = self.chance.below(answers[to].units.len() + 1);
        if may_stand(&answers[to].units, place, Kind::Paragraph) {
            let taken = answers[from].units.remove(at);
            answers[to].units.insert(place, taken);
        }
    }
}
