//! What two people's edits dispute, told from the models alone: by the numbers of things, without
//! comparing any text.

mod actions;
mod regrouped;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Action, Answer, Kind, OF_COLUMNS, OF_UNITS, Sentence, Unit};

/// What is disputed.
#[derive(Default)]
pub(super) struct Verdict {
    /// Words that one side's version of a dispute may lack, or still have.
    pub(super) open: BTreeSet<String>,
    /// How many places there may be at most.
    pub(super) places: usize,
    /// Words of answers that are disputed as a whole: what was moved out of one may stand there
    /// as well.
    pub(super) whole: BTreeSet<String>,
    /// Units and sentences that were put elsewhere, by either side.
    moved: BTreeSet<usize>,
    /// Units that were split off another or joined to one, with these.
    regrouped: BTreeSet<usize>,
}

/// Base, ours and theirs.
type Versions<T> = [Option<T>; 3];

impl Verdict {
    /// What is disputed between two copies of a return, from which units were put elsewhere.
    pub(super) fn of(
        copies: [&[Answer]; 3],
        moved: [&[usize]; 2],
        regrouped: &[(usize, usize)],
    ) -> Self {
        let mut verdict = Self {
            moved: moved.concat().into_iter().collect(),
            regrouped: regrouped.iter().flat_map(|(one, other)| [*one, *other]).collect(),
            ..Self::default()
        };
        let mut whole = BTreeSet::new();
        let ids: BTreeSet<usize> = copies.iter().flat_map(|c| c.iter().map(|a| a.id)).collect();
        for id in ids {
            let three = copies.map(|copy| copy.iter().find(|answer| answer.id == id));
            if verdict.answer(three, moved) {
                whole.insert(id);
            }
        }
        verdict.actions(copies, &whole);
        verdict.moved_between(copies);
        verdict
    }

    fn dispute<'w>(&mut self, places: usize, words: impl IntoIterator<Item = &'w String>) {
        self.places += places;
        self.open.extend(words.into_iter().cloned());
    }

    /// Whether all of an answer is disputed.
    fn answer(&mut self, three: Versions<&Answer>, moved: [&[usize]; 2]) -> bool {
        match three {
            [Some(base), Some(one), None] | [Some(base), None, Some(one)] => {
                if base != one || moved.iter().any(|moved| !moved.is_empty()) {
                    let all = answer_words(base).into_iter().chain(answer_words(one));
                    self.whole.extend(all.clone().cloned());
                    self.dispute(1, all);
                    let actions = base.actions.iter().chain(&one.actions);
                    self.open.extend(actions.filter_map(id_word));
                }
                return true;
            }
            [None, Some(ours), Some(theirs)] => {
                let units = ours.units.iter().chain(&theirs.units);
                self.dispute(2, units.flat_map(unit_words).chain([&ours.rating, &theirs.rating]));
            }
            [Some(base), Some(ours), Some(theirs)] => {
                let ratings = [&base.rating, &ours.rating, &theirs.rating];
                self.fact(ratings.map(Some));
                if base.units.is_empty() || ours.units.is_empty() || theirs.units.is_empty() {
                    let all = [base, ours, theirs].into_iter().flat_map(|answer| &answer.units);
                    self.dispute(1, all.flat_map(unit_words));
                } else {
                    self.text([&base.units, &ours.units, &theirs.units], moved);
                }
            }
            _ => {}
        }
        false
    }

    fn fact(&mut self, [base, ours, theirs]: Versions<&String>) {
        if ours != base && theirs != base && ours != theirs {
            self.dispute(1, [base, ours, theirs].into_iter().flatten());
        }
    }

    fn text(&mut self, units: [&[Unit]; 3], moved: [&[usize]; 2]) {
        let find = |which: usize, id: usize| units[which].iter().find(|unit| unit.id == id);
        for (at, base) in units[0].iter().enumerate() {
            let is_moved = moved.map(|moved| moved.contains(&base.id));
            let sides = [find(1, base.id), find(2, base.id)];
            let changed = sides.map(|side| side.is_some_and(|side| side != base));
            let span = &units[0][at..at + Unit::span(units[0], at)];
            for side in [0, 1] {
                let (own, other) = (sides[side], sides[1 - side]);
                let touched = other.is_some()
                    && (changed[1 - side]
                        || is_moved[1 - side]
                        || inner(units[2 - side], base.id) != inner(units[0], base.id));
                if own.is_none() && touched
                    || is_moved[side] && changed[side] && (touched || other.is_none())
                {
                    let all = inner(units[1], base.id).into_iter().chain(inner(units[2], base.id));
                    self.dispute(2, all.chain(span).flat_map(unit_words));
                }
            }
            match sides {
                [Some(ours), Some(theirs)] if is_moved == [true, true] => {
                    let all = [base, ours, theirs];
                    self.dispute(2, all.into_iter().flat_map(unit_words));
                }
                [Some(ours), Some(theirs)] if changed == [true, true] => match base.kind {
                    Kind::Head | Kind::Row => {
                        let before = self.places;
                        self.cells([base, ours, theirs]);
                        self.places = self.places.min(before + 1);
                    }
                    Kind::Code => {
                        let all = [base, ours, theirs];
                        self.dispute(1, all.into_iter().flat_map(unit_words));
                    }
                    _ => self.sentences([&base.sentences, &ours.sentences, &theirs.sentences]),
                },
                _ => {}
            }
        }
        self.begun_alike(units);
        self.regrouped(units);
        self.on_one_topic(units);
        self.emptied(units, |unit| unit.id, |unit| unit_words(unit).collect());
        self.reordered(units, moved);
        self.notes_taken_away(units);
        for side in [0, 1] {
            self.replaced(
                [units[0], units[side + 1], units[2 - side]],
                [moved[side], moved[1 - side]],
                |unit| unit.id,
                |unit| unit_words(unit).collect(),
            );
        }
    }

    /// A row that both changed. Columns under one head are one column.
    fn cells(&mut self, [base, ours, theirs]: [&Unit; 3]) {
        let find =
            |side: &'_ Unit, id: usize| side.sentences.iter().find(|cell| cell.id == id).cloned();
        // One with another name may be another row.
        let is_renamed = |side: &Unit| {
            let name = &base.sentences[0].words;
            !side.sentences[0].words.iter().any(|word| name.contains(word))
        };
        if is_renamed(ours) || is_renamed(theirs) {
            self.dispute(1, [base, ours, theirs].into_iter().flat_map(unit_words));
        }
        for b in &base.sentences {
            let (o, t) = (find(ours, b.id), find(theirs, b.id));
            if o.as_ref() != Some(b) && t.as_ref() != Some(b) && o != t {
                let all = [Some(b.clone()), o, t];
                self.dispute(1, all.iter().flatten().flat_map(|cell| &cell.words));
            }
        }
        // A column that both began alike.
        for o in ours.sentences.iter().filter(|cell| find(base, cell.id).is_none()) {
            if let Some(t) = find(theirs, o.id).filter(|t| t != o) {
                self.dispute(1, o.words.iter().chain(&t.words));
                // Two heads that share one word of two are those of two columns.
                let is_in_both = |word: &&String| t.words.contains(word);
                self.whole.extend(o.words.iter().filter(is_in_both).cloned());
            }
        }
    }

    /// Where one side put units in another order, which of them moved cannot be told: what the
    /// other took away there, and what it moved, may be disputed.
    fn reordered(&mut self, units: [&[Unit]; 3], moved: [&[usize]; 2]) {
        for side in [0, 1] {
            if !units[0].iter().any(|unit| moved[side].contains(&unit.id)) {
                continue;
            }
            let others = units[2 - side];
            for unit in units[0] {
                let is_gone = !others.iter().any(|other| other.id == unit.id);
                if is_gone || moved[1 - side].contains(&unit.id) {
                    let versions = units.iter().flat_map(|all| all.iter());
                    let versions = versions.filter(|other| other.id == unit.id);
                    // What took its place may be disputed with what came to stand there.
                    let is_new = |other: &&Unit| !units[0].iter().any(|old| old.id == other.id);
                    let new = others.iter().filter(is_new).filter(|other| other.kind == unit.kind);
                    self.dispute(2, versions.chain(new.filter(|_| is_gone)).flat_map(unit_words));
                }
            }
        }
    }

    /// What both added about one thing: units, or columns under one head.
    fn on_one_topic(&mut self, [base, ours, theirs]: [&[Unit]; 3]) {
        let is_new = |unit: &&Unit| !base.iter().any(|known| known.id == unit.id);
        for one in ours.iter().filter(is_new) {
            for other in theirs.iter().filter(is_new) {
                let (a, b) = (one.sentences[0].topic, other.sentences[0].topic);
                if one.kind == other.kind && a.is_some() && a == b {
                    self.dispute(1, unit_words(one).chain(unit_words(other)));
                }
            }
        }
        let column = |units: &[Unit], topic: Option<usize>| {
            let head = units.iter().find(|unit| unit.kind == Kind::Head)?;
            head.sentences.iter().position(|cell| cell.topic == topic && topic.is_some())
        };
        for topic in (OF_UNITS..OF_UNITS + OF_COLUMNS).map(Some) {
            let (Some(a), Some(b)) = (column(ours, topic), column(theirs, topic)) else { continue };
            for (side, at) in [(ours, a), (theirs, b)] {
                for row in side.iter().filter(|unit| unit.kind == Kind::Row) {
                    self.dispute(1, row.sentences.get(at).into_iter().flat_map(|c| &c.words));
                }
            }
        }
    }

    /// What both together took all away of, though neither did alone: nobody wanted nothing to be
    /// there.
    fn emptied<T>(
        &mut self,
        [base, ours, theirs]: [&[T]; 3],
        id: impl Fn(&T) -> usize,
        words: impl for<'t> Fn(&'t T) -> Vec<&'t String>,
    ) {
        let has = |side: &[T], wanted: usize| side.iter().any(|unit| id(unit) == wanted);
        let stays = |unit: &T| has(ours, id(unit)) && has(theirs, id(unit));
        let is_new = |unit: &T| !has(base, id(unit));
        if !base.iter().any(stays) && !ours.iter().chain(theirs).any(is_new) {
            self.dispute(1, base.iter().flat_map(words));
        }
    }

    /// A note that one side took away with its sign is disputed with the sentence that had it,
    /// where the other changed that.
    fn notes_taken_away(&mut self, units: [&[Unit]; 3]) {
        for note in units[0].iter().filter(|unit| unit.kind == Kind::Note) {
            let before = hosts(units[0], note.id);
            let is_gone = |side: &[Unit]| !side.iter().any(|unit| unit.id == note.id);
            let is_touched =
                |side: &[Unit]| hosts(side, note.id).iter().any(|s| !before.contains(s));
            let ours = is_gone(units[1]) && is_touched(units[2]);
            let theirs = is_gone(units[2]) && is_touched(units[1]);
            if ours || theirs {
                self.dispute(1, unit_words(note));
            }
        }
    }

    fn sentences(&mut self, three: [&[Sentence]; 3]) {
        let [base, ours, theirs] = three;
        let find = |which: usize, id: usize| three[which].iter().find(|s| s.id == id);
        for b in base {
            let (o, t) = (find(1, b.id), find(2, b.id));
            if o != Some(b) && t != Some(b) && o != t {
                self.dispute(1, [Some(b), o, t].into_iter().flatten().flat_map(|s| &s.words));
            }
        }
        if base.iter().any(|sentence| self.moved.contains(&sentence.id)) {
            for b in base.iter().filter(|b| [1, 2].iter().any(|side| find(*side, b.id) != Some(b)))
            {
                let all = [Some(b), find(1, b.id), find(2, b.id)];
                self.dispute(2, all.into_iter().flatten().flat_map(|s| &s.words));
            }
        }
        self.emptied(three, |sentence| sentence.id, |sentence| sentence.words.iter().collect());
        // Both put a sentence in one place.
        let new = |side: &[Sentence]| -> BTreeMap<Option<usize>, Vec<String>> {
            let mut found: BTreeMap<Option<usize>, Vec<String>> = BTreeMap::new();
            let mut after = None;
            for sentence in side {
                match base.iter().any(|b| b.id == sentence.id) {
                    true => after = Some(sentence.id),
                    false => found.entry(after).or_default().extend(sentence.words.clone()),
                }
            }
            found
        };
        let (ours_new, theirs_new) = (new(ours), new(theirs));
        if !ours_new.is_empty() && !theirs_new.is_empty() {
            self.dispute(ours_new.len(), ours_new.values().chain(theirs_new.values()).flatten());
        }
        for side in [1, 2] {
            self.replaced(
                [base, three[side], three[3 - side]],
                [&[], &[]],
                |sentence| sentence.id,
                |sentence| sentence.words.iter().collect(),
            );
        }
    }

    /// What one side put in the place of what it took away, where the other touched that: who wrote
    /// what in place of what cannot be told.
    fn replaced<T: PartialEq>(
        &mut self,
        [base, own, other]: [&[T]; 3],
        [own_moved, other_moved]: [&[usize]; 2],
        id: impl Fn(&T) -> usize,
        words: impl for<'t> Fn(&'t T) -> Vec<&'t String>,
    ) {
        let find = |side: &'_ [T], wanted: usize| side.iter().position(|unit| id(unit) == wanted);
        let is_like = |old: &T, new: &T| {
            let (old, new) = (words(old), words(new));
            let shared = new.iter().filter(|word| old.contains(word)).count();
            200 * shared >= 45 * (old.len() + new.len())
        };
        let kept = |old: &T| {
            let at = find(own, id(old)).filter(|_| !own_moved.contains(&id(old)))?;
            is_like(old, &own[at]).then_some(at)
        };
        let (mut from, mut start) = (0, 0);
        for at in 0..=base.len() {
            let end = match base.get(at) {
                Some(unit) => match kept(unit) {
                    Some(place) => place,
                    None => continue,
                },
                None => own.len(),
            };
            let (gone, new) = (&base[start..at], own.get(from..end).unwrap_or_default());
            let in_other = |unit: &T| find(other, id(unit)).map(|at| &other[at]);
            let is_touched = gone
                .iter()
                .any(|unit| in_other(unit) != Some(unit) || other_moved.contains(&id(unit)));
            let around = other.windows(2).any(|pair| {
                let is_gone = |unit: &T| gone.iter().any(|gone| id(gone) == id(unit));
                let is_new = |unit: &T| find(base, id(unit)).is_none();
                is_gone(&pair[0]) && is_new(&pair[1]) || is_new(&pair[0]) && is_gone(&pair[1])
            });
            if !gone.is_empty() && !new.is_empty() && (is_touched || around) {
                let theirs = gone.iter().filter_map(in_other);
                let near = other.iter().filter(|unit| find(base, id(unit)).is_none());
                let all = gone.iter().chain(new).chain(theirs).chain(near);
                self.dispute(1 + gone.len(), all.flat_map(&words));
            }
            (from, start) = (end + 1, at + 1);
        }
    }
}

/// The sentences that have the sign of a note.
fn hosts(units: &[Unit], note: usize) -> Vec<&Sentence> {
    let all = units.iter().flat_map(|unit| &unit.sentences);
    all.filter(|sentence| sentence.note == Some(note)).collect()
}

/// A unit and all that belongs to it.
fn inner(units: &[Unit], id: usize) -> Vec<&Unit> {
    let at = units.iter().position(|unit| unit.id == id);
    at.map(|at| units[at..at + Unit::span(units, at)].iter().collect()).unwrap_or_default()
}

pub(super) fn unit_words(unit: &Unit) -> impl Iterator<Item = &String> {
    unit.sentences.iter().flat_map(|sentence| &sentence.words)
}

pub(super) fn action_words(action: &Action) -> impl Iterator<Item = &String> {
    let text = action.text.iter().flat_map(|sentence| &sentence.words);
    text.chain(action.facts.iter().map(|(_, word)| word))
}

/// The word in the id of an action.
fn id_word(action: &Action) -> Option<String> {
    action.id.strip_prefix("id-").map(str::to_owned)
}

fn answer_words(answer: &Answer) -> Vec<&String> {
    let units = answer.units.iter().flat_map(unit_words);
    units.chain(answer.actions.iter().flat_map(action_words)).chain([&answer.rating]).collect()
}
