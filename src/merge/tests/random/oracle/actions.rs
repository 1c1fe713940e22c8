//! What is disputed of actions.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Action, Answer};
use super::{Verdict, action_words, id_word};

impl Verdict {
    pub(super) fn actions(&mut self, copies: [&[Answer]; 3], whole: &BTreeSet<usize>) {
        let by_number = copies.map(|copy| -> BTreeMap<usize, (usize, &Action)> {
            let all = copy.iter().flat_map(|a| a.actions.iter().map(move |action| (a.id, action)));
            all.map(|(answer, action)| (action.number, (answer, action))).collect()
        });
        self.under_one_id(&by_number);
        let numbers: BTreeSet<usize> =
            by_number.iter().flat_map(|by_number| by_number.keys().copied()).collect();
        for number in numbers {
            let three = by_number.each_ref().map(|by_number| by_number.get(&number).copied());
            let own: Vec<String> =
                three.into_iter().flatten().filter_map(|(_, action)| id_word(action)).collect();
            let all = three.into_iter().flatten().flat_map(|(_, action)| action_words(action));
            let all = all.chain(&own);
            let places: BTreeSet<usize> =
                three.iter().flatten().map(|(answer, _)| *answer).collect();
            if places.iter().any(|answer| whole.contains(answer)) {
                self.dispute(2, all);
                continue;
            }
            // One under another id in another answer is not known again.
            let is_lost = |side: &(usize, &Action)| {
                three[0].is_some_and(|base| side.0 != base.0 && side.1.id != base.1.id)
            };
            if three[1..].iter().flatten().any(is_lost) {
                self.dispute(2, all);
                continue;
            }
            match three {
                [Some(base), Some(ours), Some(theirs)] => {
                    if base.0 != ours.0 && base.0 != theirs.0 && ours.0 != theirs.0 {
                        self.dispute(2, all);
                        continue;
                    }
                    let actions = [base.1, ours.1, theirs.1];
                    let id = actions.map(|action| &action.id);
                    if id[1] != id[0] && id[2] != id[0] && id[1] != id[2] {
                        self.dispute(2, all);
                        continue;
                    }
                    self.sentences(actions.map(|action| &*action.text));
                    for key in ["due", "status", "owner", "measure"] {
                        self.fact(actions.map(|action| {
                            action.facts.iter().find(|(known, _)| *known == key).map(|(_, v)| v)
                        }));
                    }
                }
                [Some(base), Some(one), None] | [Some(base), None, Some(one)] if base != one => {
                    self.dispute(1, all);
                }
                // Each fact that both began is a place of its own.
                [None, Some((_, ours)), Some((_, theirs))] => {
                    let is_same = |fact: &&(&str, String)| theirs.facts.contains(fact);
                    let facts = ours.facts.iter().filter(|fact| !is_same(fact)).count();
                    let texts = usize::from(ours.text != theirs.text);
                    self.dispute(places.len().max(facts + texts), all);
                }
                _ => {}
            }
        }
    }

    /// Two actions to which both gave one id.
    fn under_one_id(&mut self, by_number: &[BTreeMap<usize, (usize, &Action)>; 3]) {
        for (_, ours) in by_number[1].values() {
            for (_, theirs) in by_number[2].values() {
                if ours.id == theirs.id && ours.number != theirs.number {
                    for which in by_number.iter().flat_map(|by_number| {
                        [ours.number, theirs.number].map(|number| by_number.get(&number))
                    }) {
                        let own: Vec<_> = which.iter().filter_map(|(_, a)| id_word(a)).collect();
                        self.dispute(
                            1,
                            which.iter().flat_map(|(_, a)| action_words(a)).chain(&own),
                        );
                    }
                }
            }
        }
    }
}
