//! What is disputed of what both began alike, and of paragraphs that were split or joined.

use super::super::model::Unit;
use super::{Verdict, unit_words};

impl Verdict {
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
