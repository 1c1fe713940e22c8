//! Labels of notes and links in copies of a text: made distinct where both sides gave one label two
//! meanings.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, spaced};
use super::likeness;
use crate::markdown::{self, Label, LabelName};

/// Both sides' texts, in which no label means one thing on one side and another on the other.
#[derive(Clone)]
pub(super) struct Distinct {
    /// Ours, where a label of it had to become another.
    pub(super) ours: Option<String>,
    /// The other side's, where one of it had to.
    pub(super) theirs: Option<String>,
    /// Labels whose definition one side changed or took away while the other came to use it.
    contested: BTreeSet<LabelName>,
}

/// What one copy says of its labels.
struct Known {
    all: Vec<Label>,
    /// What each label is defined as.
    means: BTreeMap<LabelName, String>,
    /// How often each is used.
    used: BTreeMap<LabelName, usize>,
    /// The words before each place where a label is used.
    hosts: BTreeMap<LabelName, BTreeSet<String>>,
}

/// By how many words before it a place is known where a label is used.
const HOST: usize = 3;

impl Known {
    fn of(text: &str) -> Self {
        let all = markdown::labels(text);
        let (mut means, mut used) = (BTreeMap::new(), BTreeMap::new());
        let mut hosts: BTreeMap<LabelName, BTreeSet<String>> = BTreeMap::new();
        for label in &all {
            if label.is_definition {
                let says = || spaced(&text[label.range.clone()]);
                means.entry(label.name.clone()).or_insert_with(says);
            } else {
                *used.entry(label.name.clone()).or_insert(0) += 1;
                let before = &text[..label.range.start];
                let words: Vec<&str> = before.split_whitespace().rev().take(HOST).collect();
                hosts.entry(label.name.clone()).or_default().insert(words.join(" "));
            }
        }
        Self { all, means, used, hosts }
    }

    /// Whether a label is used in a place in which another copy uses it as well.
    fn has_host_of(&self, other: &Self, name: &LabelName) -> bool {
        let of = |known: &'_ Self| known.hosts.get(name).cloned().unwrap_or_default();
        let (own, others) = (of(self), of(other));
        // Either side may have written one of the words anew.
        let is_one = |one: &str, other: &str| {
            let (one, other) = (one.split(' ').count(), one.split(' ').zip(other.split(' ')));
            let same = other.filter(|(one, other)| one == other).count();
            same == one || one == HOST && same + 1 == HOST
        };
        own.iter().any(|one| others.iter().any(|other| is_one(one, other)))
    }

    /// Whether a label is used and not defined.
    fn lacks(&self, name: &LabelName) -> bool {
        self.used.contains_key(name) && !self.means.contains_key(name)
    }

    /// Whether a label is defined twice.
    fn has_two_of_one(&self) -> bool {
        self.all.iter().filter(|label| label.is_definition).count() > self.means.len()
    }

    fn uses(&self, name: &LabelName) -> usize {
        self.used.get(name).copied().unwrap_or_default()
    }
}

/// Makes labels distinct. `None` where that would change what the copy before both means.
pub(super) fn distinct(base: &str, ours: &str, theirs: &str) -> Option<Distinct> {
    let mut distinct = Distinct { ours: None, theirs: None, contested: BTreeSet::new() };
    let known = [base, ours, theirs].map(Known::of);
    let names: BTreeSet<&LabelName> = known.iter().flat_map(|known| known.means.keys()).collect();
    let mut texts = [ours.to_owned(), theirs.to_owned()];
    let mut taken: BTreeSet<String> = known
        .iter()
        .flat_map(|known| known.all.iter().map(|label| label.written.to_lowercase()))
        .collect();
    let mut rename = |side: usize, name: &LabelName| {
        let all = markdown::labels(&texts[side]);
        let written = all.iter().find(|label| label.name == *name && label.is_definition);
        if let Some(label) = written {
            let new = free(&label.written, &mut taken);
            texts[side] = markdown::relabelled(&texts[side], &all, name, &new);
        }
    };
    for name in names {
        let means = known.each_ref().map(|known| known.means.get(name));
        let used = known.each_ref().map(|known| known.uses(name));
        match means {
            [_, ours, theirs] if ours == theirs => {}
            [None, Some(_), Some(_)] if used[0] > 0 => return None,
            // Of one note in one place there are two versions, and no second note.
            [None, Some(ours), Some(theirs)]
                if likeness::are_akin(ours, theirs) && known[1].has_host_of(&known[2], name) => {}
            [None, Some(_), Some(_)] => rename(1, name),
            // The other side has the same in brackets, as text.
            [None, Some(_), None] if used[0] == 0 && used[2] > 0 => rename(0, name),
            [None, None, Some(_)] if used[0] == 0 && used[1] > 0 => rename(1, name),
            [None, _, _] => {}
            [base, ours, theirs] => {
                let comes_to_use = |side: usize| used[side] > used[0];
                let ours_alone = base == theirs && comes_to_use(2);
                let theirs_alone = base == ours && comes_to_use(1);
                if ours_alone || theirs_alone {
                    distinct.contested.insert(name.clone());
                }
            }
        }
    }
    let [our_text, their_text] = texts;
    distinct.ours = (our_text != ours).then_some(our_text);
    distinct.theirs = (their_text != theirs).then_some(their_text);
    Some(distinct)
}

impl Distinct {
    /// Whether both choices define what they use as the copies do. `None` where one defines a label
    /// twice; where one lost a definition that it uses, that label is contested from now on.
    pub(super) fn is_settled(&mut self, sources: [&str; 3], choices: &[String; 2]) -> Option<bool> {
        let known = sources.map(Known::of);
        if known.iter().all(|known| known.means.is_empty()) {
            return Some(true);
        }
        let had_two = known.iter().any(Known::has_two_of_one);
        let mut settled = true;
        for choice in choices {
            let chosen = Known::of(choice);
            if chosen.has_two_of_one() && !had_two {
                return None;
            }
            let lost = chosen.used.keys().filter(|name| {
                !chosen.means.contains_key(name) && known.iter().all(|known| !known.lacks(name))
            });
            for name in lost {
                settled &= !self.contested.insert(name.clone());
            }
        }
        Some(settled)
    }

    /// The blocks of the base that define a label whose meaning is disputed.
    pub(super) fn locked(&self, base: &str, blocks: &[Block]) -> BTreeSet<usize> {
        if self.contested.is_empty() {
            return BTreeSet::new();
        }
        let defined = markdown::labels(base).into_iter().filter(|label| label.is_definition);
        let contested = defined.filter(|label| self.contested.contains(&label.name));
        let line = |label: &Label| base[..label.range.start].matches('\n').count();
        let lines: BTreeSet<usize> = contested.map(|label| line(&label)).collect();
        let is_contested = |block: &Block| block.lines.clone().any(|line| lines.contains(&line));
        let all = blocks.iter().enumerate();
        all.filter(|(_, block)| is_contested(block)).map(|(at, _)| at).collect()
    }
}

/// A label that is not taken, like another: the next number, or the same with a number behind it.
fn free(written: &str, taken: &mut BTreeSet<String>) -> String {
    let number: Option<u64> = written.parse().ok();
    let mut at = number.map_or(2, |number| number.saturating_add(1));
    loop {
        let new = if number.is_some() { at.to_string() } else { format!("{written}-{at}") };
        if taken.insert(new.to_lowercase()) {
            return new;
        }
        at = at.saturating_add(1);
    }
}
