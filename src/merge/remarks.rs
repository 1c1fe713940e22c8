//! What whoever merges has to look at though nothing is disputed: comments that are gone with what
//! they stood at, and a paragraph that may stand twice because a side was favoured.

use std::collections::{BTreeMap, BTreeSet};

use super::Favor;
use super::align::{self, Fate, Moves};
use super::blocks::{self, Block};
use super::counted;
use super::likeness;
use super::meaning::Meaning;
use super::moved;
use super::tree::{Branch, Tree};
use crate::diag::Source;

/// Something in a merged file that its reader should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A comment that is not in the merged file, though no side took it away.
    Comment(String),
    /// A paragraph that the favoured side rewrote and the other took away, which may have written
    /// it anew elsewhere.
    Twice {
        /// The favoured side's, as it stands in the merged file.
        kept: String,
        /// The other side's, which stands there as well.
        other: String,
    },
    /// A sentence that nobody took away and that is not there, because a side was favoured where
    /// the other moved it.
    Gone(String),
    /// A sentence that stands there more often than with any side.
    Repeated(String),
    /// A sentence that one side took away or rewrote and that the other moved to another text,
    /// where it stands.
    Moved(String),
    /// A sentence that nobody took away and that one version alone of a conflict has.
    InOneVersion {
        /// What it says.
        sentence: String,
        /// Whose version is without it.
        without: Favor,
    },
    /// A sentence that stands outside the conflicts and in one version of one as well.
    AlsoInOneVersion {
        /// What it says.
        sentence: String,
        /// Whose version has it.
        version: Favor,
        /// How many other sentences are there twice with that version.
        others: usize,
    },
}

/// From how many shared words on (in hundredths of all) a paragraph of another text may be the
/// same.
const ALIKE_ELSEWHERE: usize = 40;

/// The keys that lead to a text.
pub(super) type Path<'b> = Vec<&'b str>;

/// Compares what base, ours and theirs have with what they were merged to.
pub(super) fn found(
    trees: [&Tree<'_>; 3],
    merged: &str,
    favor: Option<Favor>,
    is_disputed: bool,
) -> Vec<Remark> {
    let mut found = lost_comments(trees, merged);
    let [base, ours, theirs] = trees;
    if let Some(merged) = Tree::of(&Source::new("", merged)) {
        found.extend(moved::moved(trees.map(texts).each_ref(), &texts(&merged)));
    }
    let three = match favor {
        Some(Favor::Ours) => [base, ours, theirs],
        Some(Favor::Theirs) => [base, theirs, ours],
        None if !is_disputed => [base, ours, theirs],
        Some(Favor::Base) | None => return found,
    };
    if let Some(merged) = Tree::of(&Source::new("", merged)) {
        let [base, favored, other] = three.map(texts);
        let three = [&base, &favored, &other];
        let merged = texts(&merged);
        let is_favored = favor.is_some();
        let mut of_texts = if is_favored { twice(three, &merged) } else { Vec::new() };
        for remark in counted::miscounted(three, &merged) {
            // Where nothing is disputed nothing is gone for the sake of a side.
            if !is_favored && matches!(remark, Remark::Gone(_)) {
                continue;
            }
            let is_told = |sentence: &str| of_texts.iter().any(|own| own.tells_of(sentence));
            if !matches!(&remark, Remark::Repeated(sentence) if is_told(sentence)) {
                of_texts.push(remark);
            }
        }
        found.append(&mut of_texts);
    }
    found
}

impl Remark {
    /// Whether it names a sentence as one that may stand twice.
    fn tells_of(&self, sentence: &str) -> bool {
        matches!(self, Self::Twice { kept, other }
            if kept.contains(sentence) || other.contains(sentence))
    }
}

/// Adds what is to be looked at in the versions of conflicts, told from what was found with all of
/// ours and with all of theirs: a sentence that nobody took away and that one version alone has,
/// and one that stands twice with either version or with one of them.
pub(super) fn add_of_versions(found: &mut Vec<Remark>, versions: [Vec<Remark>; 2]) {
    let is_in_both = |remark: &Remark| versions.iter().all(|all| all.contains(remark));
    let mut new: Vec<Remark> = Vec::new();
    for (version, remarks) in [Favor::Ours, Favor::Theirs].into_iter().zip(&versions) {
        let mut repeated = Vec::new();
        for remark in remarks {
            match remark {
                Remark::Gone(sentence) => {
                    let (sentence, without) = (sentence.clone(), version);
                    new.push(Remark::InOneVersion { sentence, without });
                }
                Remark::Repeated(_) if is_in_both(remark) => {
                    new.extend((version == Favor::Ours).then(|| remark.clone()));
                }
                Remark::Repeated(sentence) => repeated.push(sentence),
                _ => {}
            }
        }
        repeated.retain(|sentence| !found.contains(&Remark::Moved((*sentence).clone())));
        if let [first, others @ ..] = &*repeated {
            let (sentence, others) = ((*first).clone(), others.len());
            new.push(Remark::AlsoInOneVersion { sentence, version, others });
        }
    }
    found.append(&mut new);
}

/// Comments that one side wrote, or that both kept, and that are not there.
fn lost_comments(trees: [&Tree<'_>; 3], merged: &str) -> Vec<Remark> {
    let count = |tree: &Tree<'_>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for note in tree.all_notes() {
            *counts.entry(note.trim().to_owned()).or_default() += 1;
        }
        counts
    };
    let [base, ours, theirs] = trees.map(count);
    let of = |counts: &BTreeMap<String, usize>, note: &str| counts.get(note).copied().unwrap_or(0);
    let all: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let is_lost = |note: &&String| {
        let (b, o, t) = (of(&base, note), of(&ours, note), of(&theirs, note));
        let wanted = if o == t { o } else { (o + t).saturating_sub(b).min(o.max(t)) };
        let has = |line: &&str| line.trim_end().ends_with(note.as_str());
        merged.lines().filter(has).count() < wanted
    };
    all.into_iter().filter(is_lost).map(|note| Remark::Comment(note.clone())).collect()
}

/// Paragraphs that the favoured side (the second) rewrote and the other took away, each with the
/// one of that side which is most like it and stands beside it.
fn twice(three: [&Texts<'_>; 3], merged: &Texts<'_>) -> Vec<Remark> {
    let there: BTreeSet<&str> = merged.values().flatten().map(|block| &*block.key).collect();
    let [base, _, other] = three;
    let (rewritten, added) = (rewritten(three), added(base, other));
    let added: Vec<_> = added.into_iter().filter(|(_, key)| there.contains(key)).collect();
    let mut found = Vec::new();
    for (path, [before, kept]) in
        rewritten.into_iter().filter(|(_, [_, kept])| there.contains(kept))
    {
        let likeness = |key: &str| {
            let is_of_kind = key.split(' ').next() == kept.split(' ').next();
            let shared = likeness::of_texts(key, kept).max(likeness::of_texts(key, before));
            is_of_kind.then_some(shared)
        };
        let all = added.iter().filter_map(|(place, key)| Some((*place, *key, likeness(key)?)));
        let near = all.filter(|(place, _, shared)| *place == path || *shared >= ALIKE_ELSEWHERE);
        let nearest = near.max_by_key(|(place, _, shared)| (*shared, *place == path));
        if let Some((_, key, _)) = nearest {
            found.push(Remark::Twice { kept: said(kept), other: said(key) });
        }
    }
    found
}

/// What a block says, without its sign.
pub(super) fn said(key: &str) -> String {
    key.split_once(' ').map_or(key, |(_, said)| said).to_owned()
}

/// The blocks of each text of a copy.
pub(super) type Texts<'b> = BTreeMap<Path<'b>, Vec<Block>>;

fn texts<'b>(tree: &'b Tree<'_>) -> Texts<'b> {
    let mut found = Texts::new();
    gather(&tree.root, &mut Vec::new(), &mut found);
    found
}

fn gather<'b>(branch: &'b Branch<'_>, path: &mut Path<'b>, found: &mut Texts<'b>) {
    for entry in &branch.entries {
        path.push(&entry.name);
        match (&entry.branch, &entry.meaning) {
            (Some(inner), _) => gather(inner, path, found),
            (None, Meaning::Text(text)) => {
                let lines: Vec<&str> = text.lines().collect();
                found.insert(path.clone(), blocks::blocks(&lines));
            }
            (None, _) => {}
        }
        path.pop();
    }
}

fn keys(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().map(|block| block.key.as_str()).collect()
}

/// The paragraphs that one side rewrote and the other took away: the text that each stands in, what
/// it said and what it says.
fn rewritten<'t, 'b>([base, one, other]: [&'t Texts<'b>; 3]) -> Vec<(&'t Path<'b>, [&'t str; 2])> {
    let mut found = Vec::new();
    for (path, blocks) in base {
        let Some(own) = one.get(path) else { continue };
        let (olds, news) = (keys(blocks), keys(own));
        let others = other.get(path).map(|other| keys(other)).unwrap_or_default();
        let script = align::script(&olds, &news, Moves::Edited);
        let left = align::script(&olds, &others, Moves::Edited);
        for (at, fate) in script.fates.iter().enumerate() {
            if let (Fate::Changed(new), Fate::Gone) = (fate, left.fates[at]) {
                found.push((path, [olds[at], news[*new]]));
            }
        }
    }
    found
}

/// What a side added, each with the text that it stands in.
fn added<'t, 'b>(base: &'t Texts<'b>, side: &'t Texts<'b>) -> Vec<(&'t Path<'b>, &'t str)> {
    let mut found = Vec::new();
    for (path, blocks) in side {
        let news = keys(blocks);
        let olds = base.get(path).map(|base| keys(base)).unwrap_or_default();
        let script = align::script(&olds, &news, Moves::Edited);
        let new = script.before.iter().flatten();
        let new = new.filter(|unit| !script.origins.contains_key(unit));
        found.extend(new.map(|unit| (path, news[*unit])));
    }
    found
}
