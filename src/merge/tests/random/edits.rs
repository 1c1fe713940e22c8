//! What two people may do to a return.

mod shared;

use super::model::{Action, Answer, Kind, Sentence, Style, Unit};

/// Numbers that follow from a seed, by `SplitMix64`.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }

    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// Whoever writes: all words and numbers are their own.
pub(super) struct Writer<'c> {
    pub(super) chance: &'c mut Chance,
    /// What each of their words begins with.
    pub(super) sign: char,
    /// The first number that is free.
    pub(super) next: usize,
    /// Units that were put elsewhere, and sentences.
    pub(super) moved: Vec<usize>,
    /// Units of which one was split off the other or joined to it: the new or the lost one, and
    /// the one that stayed.
    pub(super) regrouped: Vec<(usize, usize)>,
}

impl<'c> Writer<'c> {
    pub(super) fn of(chance: &'c mut Chance, sign: char, next: usize) -> Self {
        Self { chance, sign, next, moved: Vec::new(), regrouped: Vec::new() }
    }
}

impl Writer<'_> {
    pub(super) fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    pub(super) fn word(&mut self) -> String {
        let number = self.number();
        format!("{}{number}", self.sign)
    }

    pub(super) fn sentence(&mut self, words: usize) -> Sentence {
        let id = self.number();
        let words = (0..words).map(|_| self.word()).collect();
        Sentence { id, words, note: None, topic: None }
    }

    pub(super) fn unit(&mut self, kind: Kind) -> Unit {
        let id = self.number();
        let (sentences, words) = match kind {
            Kind::Paragraph => (1 + self.chance.below(3), 8),
            Kind::Item | Kind::Child => (1 + self.chance.below(2), 7),
            Kind::Head | Kind::Row => (3, 2),
            Kind::Code => (2, 5),
            Kind::Note => (1, 7),
        };
        let sentences = (0..sentences).map(|_| self.sentence(words)).collect();
        Unit { id, kind, sentences, label: 0 }
    }

    fn action(&mut self) -> Action {
        let id = format!("id-{}", self.word());
        let text = (0..1 + self.chance.below(2)).map(|_| self.sentence(7)).collect();
        let facts = vec![("due", self.word()), ("status", self.word())];
        let note = self.chance.one_in(6).then(|| format!("note {}", self.word()));
        Action { number: self.number(), id, note, text, facts }
    }

    fn answer(&mut self, id: usize) -> Answer {
        let mut units = Vec::new();
        for kind in
            [Kind::Paragraph, Kind::Item, Kind::Paragraph, Kind::Head, Kind::Code, Kind::Paragraph]
        {
            if self.chance.one_in(4) {
                continue;
            }
            units.push(self.unit(kind));
            for _ in 0..self.chance.below(3) {
                match kind {
                    Kind::Item => {
                        units.push(self.unit(Kind::Item));
                        if self.chance.one_in(2) {
                            units.push(self.unit(Kind::Child));
                        }
                    }
                    Kind::Head => units.push(self.unit(Kind::Row)),
                    _ => {}
                }
            }
        }
        let actions = (0..self.chance.below(4)).map(|_| self.action()).collect();
        let note = self.chance.one_in(6).then(|| format!("note {}", self.word()));
        Answer { id, rating: self.word(), note, aside: None, units, actions }
    }

    /// The return that both begin with.
    pub(super) fn begin(&mut self) -> Vec<Answer> {
        let answers = 2 + self.chance.below(3);
        let mut answers: Vec<Answer> = (0..answers).map(|id| self.answer(id)).collect();
        for answer in &mut answers {
            if self.chance.one_in(2) {
                self.add_note(&mut answer.units);
            }
        }
        answers
    }

    /// Does something to a return.
    pub(super) fn edit(&mut self, answers: &mut Vec<Answer>) {
        if answers.is_empty() {
            return;
        }
        let at = self.chance.below(answers.len());
        match self.chance.below(60) {
            0..=2 => answers[at].rating = self.word(),
            3 => answers[at].note = Some(format!("note {}", self.word())),
            4 => _ = answers.remove(at),
            5 => {
                // Both may begin the same answer.
                let id = 7 + self.chance.below(2);
                if answers.iter().all(|answer| answer.id != id) {
                    let new = self.answer(id);
                    answers.insert(at, new);
                }
            }
            6 => answers.swap(at, 0),
            7..=20 => self.edit_text(&mut answers[at].units),
            21..=24 => self.edit_order(&mut answers[at].units),
            25 => self.add_note(&mut answers[at].units),
            26..=28 => self.move_action(answers, at),
            29 => {
                let id = format!("shared-{}", self.chance.below(2));
                let known = |answer: &Answer| answer.actions.iter().any(|action| action.id == id);
                if !answers.iter().any(known) {
                    let action = Action { id, ..self.action() };
                    answers[at].actions.push(action);
                }
            }
            30..=34 => self.regroup(&mut answers[at].units),
            40..=43 => self.add_column(&mut answers[at].units),
            44..=46 => self.replace(&mut answers[at].units),
            47..=50 => self.add_on_topic(&mut answers[at].units),
            51..=52 => self.edit_comment(&mut answers[at]),
            53..=55 => self.rename(answers, at),
            56..=57 => self.move_paragraph(answers, at),
            _ => self.edit_actions(&mut answers[at].actions),
        }
    }

    fn edit_text(&mut self, units: &mut Vec<Unit>) {
        let at = self.chance.below(units.len());
        let place = self.chance.below(units.len() + 1);
        match self.chance.below(12) {
            0 => self.add(units, place, Kind::Paragraph),
            1 => {
                let kind = [Kind::Item, Kind::Child, Kind::Row][self.chance.below(3)];
                self.add(units, place, kind);
            }
            2 if !units.is_empty() => {
                let span = Unit::span(units, at);
                let gone: Vec<usize> = units.drain(at..at + span).map(|unit| unit.id).collect();
                units.iter_mut().flat_map(|unit| &mut unit.sentences).for_each(|sentence| {
                    sentence.note = sentence.note.filter(|note| !gone.contains(note));
                });
            }
            3 if !units.is_empty() && matches!(units[at].kind, Kind::Paragraph | Kind::Item) => {
                let new = self.sentence(8);
                let place = self.chance.below(units[at].sentences.len() + 1);
                units[at].sentences.insert(place, new);
            }
            4 if units.get(at).is_some_and(|unit| {
                unit.sentences.len() > 1 && !matches!(unit.kind, Kind::Head | Kind::Row)
            }) =>
            {
                let gone = self.chance.below(units[at].sentences.len());
                units[at].sentences.remove(gone);
            }
            _ if units.is_empty() => {}
            _ => {
                let one = self.chance.below(units[at].sentences.len());
                self.reword(&mut units[at].sentences[one]);
            }
        }
    }

    fn reword(&mut self, sentence: &mut Sentence) {
        if sentence.words.is_empty() {
            // An empty cell is filled in; what a row is about stays.
            if sentence.topic.is_none() {
                sentence.words = vec![self.word(), self.word()];
            }
            return;
        }
        for _ in 0..1 + self.chance.below(2) {
            let at = self.chance.below(sentence.words.len());
            sentence.words[at] = self.word();
        }
    }

    /// Puts a new unit where one of its kind may stand.
    fn add(&mut self, units: &mut Vec<Unit>, place: usize, kind: Kind) {
        if may_stand(units, place, kind) {
            let new = self.fitting(units, place, kind);
            units.insert(place, new);
        }
    }

    /// Puts a paragraph, an entry with all below it or a row elsewhere.
    fn edit_order(&mut self, units: &mut Vec<Unit>) {
        if units.is_empty() {
            return;
        }
        let at = self.chance.below(units.len());
        let kind = units[at].kind;
        if !matches!(kind, Kind::Paragraph | Kind::Item | Kind::Row) {
            return;
        }
        let span = Unit::span(units, at);
        let taken: Vec<Unit> = units.drain(at..at + span).collect();
        let place = self.chance.below(units.len() + 1);
        let place = if may_stand(units, place, kind) { place } else { at };
        if place != at {
            self.moved.extend(taken.iter().map(|unit| unit.id));
        }
        units.splice(place..place, taken);
    }

    /// A note to a sentence, under the first number that is free.
    fn add_note(&mut self, units: &mut Vec<Unit>) {
        let hosts: Vec<usize> = (0..units.len())
            .filter(|at| matches!(units[*at].kind, Kind::Paragraph | Kind::Item))
            .collect();
        if hosts.is_empty() {
            return;
        }
        let host = hosts[self.chance.below(hosts.len())];
        let mut note = self.unit(Kind::Note);
        note.label = 1 + units.iter().map(|unit| unit.label).max().unwrap_or_default();
        let last = units[host].sentences.last_mut();
        if let Some(sentence) = last.filter(|sentence| sentence.note.is_none()) {
            sentence.note = Some(note.id);
            units.push(note);
        }
    }

    fn edit_actions(&mut self, actions: &mut Vec<Action>) {
        let at = self.chance.below(actions.len());
        match self.chance.below(8) {
            0 => {
                let place = self.chance.below(actions.len() + 1);
                let new = self.action();
                actions.insert(place, new);
            }
            _ if actions.is_empty() => {}
            1 => _ = actions.remove(at),
            2 => actions.swap(at, 0),
            3 | 4 => {
                let one = self.chance.below(actions[at].text.len());
                self.reword(&mut actions[at].text[one]);
            }
            5 => {
                let (key, word) = (["owner", "measure"][self.chance.below(2)], self.word());
                actions[at].facts.retain(|(known, _)| *known != key);
                actions[at].facts.push((key, word));
            }
            _ => {
                let one = self.chance.below(actions[at].facts.len());
                actions[at].facts[one].1 = self.word();
            }
        }
    }

    fn move_action(&mut self, answers: &mut [Answer], to: usize) {
        let from = self.chance.below(answers.len());
        let at = self.chance.below(answers[from].actions.len());
        if from != to && !answers[from].actions.is_empty() {
            let action = answers[from].actions.remove(at);
            answers[to].actions.push(action);
        }
    }

    /// Another way of writing.
    pub(super) fn style(&mut self) -> Style {
        Style {
            width: 30 + self.chance.below(60),
            indent: 2 + self.chance.below(2),
            texts: self.chance.below(4),
            windows: self.chance.one_in(6),
            bullet: ['-', '*'][self.chance.below(2)],
        }
    }
}

/// Whether a unit of a kind belongs in a place.
fn may_stand(units: &[Unit], place: usize, kind: Kind) -> bool {
    let before = place.checked_sub(1).and_then(|at| units.get(at)).map(|unit| unit.kind);
    let after = units.get(place).map(|unit| unit.kind);
    let is_list = |kind: Option<Kind>| matches!(kind, Some(Kind::Item | Kind::Child));
    let splits = matches!(after, Some(Kind::Child | Kind::Row | Kind::Note));
    match kind {
        Kind::Row => matches!(before, Some(Kind::Head | Kind::Row)),
        Kind::Child => is_list(before),
        Kind::Item => (is_list(before) || is_list(after)) && !splits,
        _ => !splits || after.is_none(),
    }
}
