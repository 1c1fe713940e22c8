//! Paragraphs that one side put into another text, such as the evidence of another answer, and the
//! other side elsewhere or nowhere: where they stand now they are disputed.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks;
use super::columns::Apart;
use super::likeness::is_word;
use super::meaning::Meaning;
use super::tree::{Branch, Tree};

/// What is known of a text before it is joined.
#[derive(Clone, Copy, Default)]
pub(super) struct Known<'k> {
    /// Tables that are decided on as a whole.
    pub(super) apart: &'k [Apart],
    /// What new blocks say that are disputed.
    pub(super) disputed: Option<&'k BTreeSet<String>>,
    /// What blocks say that a side put into another text: they are not there any more.
    pub(super) left: Option<&'k BTreeSet<String>>,
}

/// A paragraph of fewer words is not known again in another text.
const FEWEST_WORDS: usize = 5;
/// What paragraphs and entries of lists begin with.
const HELD: [char; 3] = ['¶', '•', '№'];

/// Where in the file a text stands: the keys that lead to it.
type Path<'b> = Vec<&'b str>;

/// The paragraphs that stand once in a copy, with the text that each stands in; none that is there
/// several times.
type Places<'b> = BTreeMap<String, Option<Path<'b>>>;

/// The paragraphs that were put into another text, and not by both into the same one.
pub(super) struct Passages<'b> {
    disputed: BTreeMap<Vec<String>, BTreeSet<String>>,
    left: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// The texts that something disputed was put into.
    pub(super) paths: BTreeSet<Path<'b>>,
}

impl<'b> Passages<'b> {
    /// Looks through all texts of base, ours and theirs.
    pub(super) fn of(trees: [&'b Tree<'_>; 3]) -> Self {
        let [base, ours, theirs] = trees.map(|tree| {
            let mut places = Places::new();
            gather(&tree.root, &mut Vec::new(), &mut places);
            places
        });
        let (left, paths) = (BTreeMap::new(), BTreeSet::new());
        let mut found = Self { disputed: BTreeMap::new(), left, paths };
        for (said, home) in &base {
            let Some(home) = home else { continue };
            for (own, other) in [(&ours, &theirs), (&theirs, &ours)] {
                let (Some(Some(now)), elsewhere) = (own.get(said), other.get(said)) else {
                    continue;
                };
                if now == home {
                    continue;
                }
                found.left.entry(owned(home)).or_default().insert(said.clone());
                // What the other has several times it has not taken away.
                let is_several = matches!(elsewhere, Some(None));
                let elsewhere = elsewhere.and_then(Option::as_ref);
                let is_settled = [home, now].map(Some).contains(&elsewhere);
                if !is_several && !is_settled {
                    found.dispute(now, said);
                }
            }
        }
        // What both began alike, and have in two texts now.
        for (said, now) in ours.iter().filter(|(said, _)| !base.contains_key(*said)) {
            if let (Some(now), Some(Some(there))) = (now, theirs.get(said))
                && now != there
            {
                found.dispute(now, said);
                found.dispute(there, said);
            }
        }
        found
    }

    fn dispute(&mut self, path: &Path<'b>, said: &str) {
        self.disputed.entry(owned(path)).or_default().insert(said.to_owned());
        self.paths.insert(path.clone());
    }

    /// What a side put into another text, of the text that these keys lead to.
    pub(super) fn left(&self, path: &[String]) -> Option<&BTreeSet<String>> {
        self.left.get(path)
    }

    /// What is disputed of the text that these keys lead to.
    pub(super) fn at(&self, path: &[String]) -> Option<&BTreeSet<String>> {
        self.disputed.get(path)
    }
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().copied().map(str::to_owned).collect()
}

fn gather<'b>(branch: &'b Branch<'_>, path: &mut Path<'b>, found: &mut Places<'b>) {
    for entry in &branch.entries {
        path.push(&entry.name);
        // What was moved of lists is known by its id.
        if let Some(inner) = entry.branch.as_ref().filter(|inner| !inner.list) {
            gather(inner, path, found);
        }
        if let Meaning::Text(text) = &entry.meaning {
            let lines: Vec<&str> = text.lines().collect();
            for block in blocks::blocks(&lines) {
                let words = block.key.split_whitespace().filter(is_word).count();
                if block.key.starts_with(HELD) && words >= FEWEST_WORDS {
                    let known = found.entry(block.key).and_modify(|place| *place = None);
                    known.or_insert_with(|| Some(path.clone()));
                }
            }
        }
        path.pop();
    }
}
