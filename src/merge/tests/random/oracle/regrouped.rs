//! What is disputed of what both began alike, and of paragraphs that were split, joined or put into
//! another answer.

use super::super::model::{Answer, Unit};
use super::{Verdict, unit_words};

impl Verdict {
    /// Paragraphs that one side put into the text of another answer, and the other elsewhere or
    /// nowhere, or that either rewrote.
    pub(super) fn moved_between(&mut self, copies: [&[Answer]; 3]) {
        let place = |which: usize, id: usize| {
            let mut all = copies[which].iter();
            all.find(|a| a.units.iter().any(|unit| unit.id == id)).map(|answer| answer.id)
        };
        for answer in copies[0] {
            for unit in &answer.units {
                let places = [1, 2].map(|which| place(which, unit.id));
                let is_gone = places.iter().all(|place| *place != Some(answer.id));
                let is_out = places.iter().flatten().any(|place| *place != answer.id);
                let versions = copies.iter().flat_map(|c| c.iter()).flat_map(|a| &a.units);
                let all: Vec<_> = versions.filter(|other| other.id == unit.id).collect();
                let is_new = all.iter().any(|other| *other != unit);
                let first = unit.sentences[0].id;
                if is_gone || is_out && is_new {
                    self.dispute(2, all.into_iter().flat_map(unit_words));
                    // What one of them rewrote as well may not be known again.
                    self.whole.extend(unit_words(unit).filter(|_| is_gone && is_new).cloned());
                }
                // What was split or joined and put into another answer may be disputed at home.
                let has_it = |other: &Unit| other.sentences.iter().any(|s| s.id == first);
                let mut others = copies[1..].iter().flat_map(|copy| copy.iter());
                let is_elsewhere =
                    others.any(|other| other.id != answer.id && other.units.iter().any(has_it));
                if is_elsewhere && self.regrouped.contains(&unit.id) {
                    let parts = answer.units.iter().filter(|u| self.regrouped.contains(&u.id));
                    let words: Vec<String> = parts.flat_map(unit_words).cloned().collect();
                    self.whole.extend(words);
                }
            }
        }
    }

    /// What both began alike may be disputed where one went on, in both places where one put it
    /// elsewhere.
    pub(super) fn begun_alike(&mut self, units: [&[Unit]; 3]) {
        let find = |side: &'_ [Unit], id: usize| side.iter().find(|unit| unit.id == id).cloned();
        for one in units[1].iter().filter(|one| find(units[0], one.id).is_none()) {
            let Some(other) = find(units[2], one.id) else { continue };
            if self.moved.contains(&one.id) {
                self.dispute(2, unit_words(one).chain(unit_words(&other)));
            } else if other != *one {
                self.dispute(1, unit_words(one).chain(unit_words(&other)));
            }
        }
    }

    /// Whether something was split, joined or put elsewhere can often not be told.
    pub(super) fn regrouped(&mut self, units: [&[Unit]; 3]) {
        let all = units.iter().flat_map(|all| all.iter());
        let is_regrouped = |unit: &&Unit| self.regrouped.contains(&unit.id);
        if all.clone().any(|unit| is_regrouped(&unit))
            && all.clone().any(|unit| {
                self.moved.contains(&unit.id)
                    || is_regrouped(&unit) && units.iter().any(|all| !all.contains(unit))
            })
        {
            let words: Vec<&String> = all.flat_map(unit_words).collect();
            self.dispute(3, words);
        }
    }
}
