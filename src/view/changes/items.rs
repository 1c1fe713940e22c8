//! An item of which something changed: its rating, and its evidence passage by passage.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::actions::{ActionChangeView, action, unchanged};
use super::ratings::{MoveView, movement};
use super::runs::{RunFate, RunView, runs, whole};

use crate::diff::{
    BlockChange, Evidence, EvidenceBlock, EvidencePart, Extent, Form, ItemComparison, Kind,
};
use crate::lang::{Language, capital, say};
use crate::markdown::anchor;
use crate::model::ItemId;

/// An item, to be named and led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangedItemRef {
    /// Its number.
    pub id: String,
    /// Its anchor, unique on the page.
    pub anchor: String,
    /// What it says.
    pub statement: String,
}

/// An item of which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemChangesView {
    /// The item.
    pub item: ChangedItemRef,
    /// What its number was, where it is compared under another one.
    pub was: Option<String>,
    /// The way to the answer in the report of the round before, where that is published.
    pub old_href: Option<String>,
    /// The way to the answer in the report, where that is published.
    pub new_href: Option<String>,
    /// Its rating.
    pub rating: MoveView,
    /// The codes of the questions that it raises.
    pub questions: Vec<String>,
    /// What is said of its evidence; none where the answers are not compared.
    pub evidence: Option<EvidenceView>,
    /// That its author offers it to others, or does no more, where that changed.
    pub share: Option<String>,
    /// Its actions of which something changed.
    pub actions: Vec<ActionChangeView>,
    /// What is said of those that stand with another item now, a sentence each.
    pub moved_away: Vec<String>,
    /// The ids of those of which nothing did.
    pub same_actions: Vec<String>,
}

/// What became of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceView {
    /// A sentence on how much changed.
    pub said: String,
    /// Its passages, in the order in which a reader meets them; none where nothing changed.
    pub passages: Vec<PassageView>,
}

/// A passage of evidence, or several that stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageView {
    /// What became of it.
    pub change: PassageChange,
    /// The same in words, with what the passage is: `Edited paragraph`, `4 passages unchanged`.
    pub said: String,
    /// What kind of block it is, for how it is set.
    pub kind: PassageKind,
    /// Its words; none where it stayed.
    pub runs: Vec<RunView>,
}

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageChange {
    /// It stayed, and so did those that it stands for.
    Same,
    /// It stands elsewhere.
    Moved,
    /// Its words or its form changed.
    Edited,
    /// It is a part of one that was split.
    Split,
    /// It was merged from several.
    Merged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// How a passage is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Running text.
    Text,
    /// A heading.
    Heading,
    /// A point of a list.
    Point,
    /// A quotation.
    Quote,
    /// Code.
    Code,
}

pub(super) fn item_ref(found: &ItemComparison) -> ChangedItemRef {
    // What was withdrawn may bear the number of another item that is asked now.
    let prefix = if found.new.is_empty() { "was-item-" } else { "item-" };
    ChangedItemRef {
        id: found.item.to_string(),
        anchor: anchor(prefix, found.item.as_str()),
        statement: found.statement.clone(),
    }
}

pub(super) fn item(found: &ItemComparison, pair: &Pair<'_>) -> ItemChangesView {
    let lang = pair.lang;
    let asked = pair.comparison.questions_about(found);
    let (changed, same) = found.actions.iter().partition(|change| change.is_changed());
    let (changed, same): (Vec<_>, Vec<_>) = (changed, same);
    let share = found.share.as_ref().map(|share| match share.new {
        true => say!(lang, "share-now"),
        false => say!(lang, "share-no-more"),
    });
    let href = |report: Option<&str>, ids: &[ItemId]| {
        let id = ids.first()?;
        report.map(|report| format!("{report}#{}", anchor("item-", id.as_str())))
    };
    ItemChangesView {
        item: item_ref(found),
        was: found.renumbered(),
        old_href: href(pair.old_report, &found.old),
        new_href: href(pair.new_report, &found.new),
        rating: movement(found, pair.old.rubric, pair.new.rubric, lang),
        questions: asked.map(|question| question.code.id().to_owned()).collect(),
        evidence: found.evidence.as_ref().map(|own| evidence(own, lang)),
        share,
        actions: changed.into_iter().map(|own| action(own, lang)).collect(),
        moved_away: found.moved_away_asides(),
        same_actions: unchanged(&same),
    }
}

fn evidence(found: &Evidence, lang: &Language) -> EvidenceView {
    let (old, new, kept) = (found.words.old, found.words.new, found.words.kept);
    let said = match found.extent {
        Extent::None => say!(lang, "evidence-none"),
        Extent::Unchanged => say!(lang, "evidence-same"),
        Extent::Edited => say!(lang, "evidence-edited", old = old, new = new, kept = kept),
        Extent::Rewritten => {
            say!(lang, "evidence-rewritten", old = old, new = new, kept = kept)
        }
        Extent::Added => say!(lang, "evidence-added", new = new),
        Extent::Removed => say!(lang, "evidence-removed", old = old),
        Extent::Unread => say!(lang, "evidence-unread"),
    };
    let passages = if found.is_changed() { passages(&found.changes, lang) } else { Vec::new() };
    EvidenceView { said, passages }
}

/// The passages; those that stayed and stand beside each other are one count.
fn passages(changes: &[BlockChange], lang: &Language) -> Vec<PassageView> {
    let (mut out, mut stayed) = (Vec::new(), 0);
    for change in changes {
        if let BlockChange::Same { count, .. } = change {
            stayed += count;
            continue;
        }
        out.extend(fold(&mut stayed, lang));
        out.extend(passage(change, lang));
    }
    out.extend(fold(&mut stayed, lang));
    out
}

fn fold(stayed: &mut usize, lang: &Language) -> Option<PassageView> {
    let count = std::mem::take(stayed);
    (count > 0).then(|| PassageView {
        change: PassageChange::Same,
        said: say!(lang, "passages-unchanged", count = count),
        kind: PassageKind::Text,
        runs: Vec::new(),
    })
}

fn passage(change: &BlockChange, lang: &Language) -> Vec<PassageView> {
    let one = |change, said, block: &EvidenceBlock, fate| PassageView {
        change,
        said,
        kind: kind(block.kind),
        runs: whole(fate, &block.text),
    };
    let own = match change {
        BlockChange::Same { .. } => return Vec::new(),
        BlockChange::Split { parts, .. } => return split(change, parts, lang),
        BlockChange::Merged { is, parts, .. } => PassageView {
            change: PassageChange::Merged,
            said: capital(&change.parted().unwrap_or_default()),
            kind: kind(is.kind),
            runs: parts.iter().enumerate().flat_map(|(at, part)| part_runs(part, at > 0)).collect(),
        },
        BlockChange::Moved { block, .. } => {
            let said = say!(lang, "passage-moved", kind = block.kind.word());
            one(PassageChange::Moved, said, block, RunFate::Same)
        }
        BlockChange::Added { block, .. } => {
            let said = say!(lang, "passage-added", kind = block.kind.word());
            one(PassageChange::Added, said, block, RunFate::Added)
        }
        BlockChange::Removed { block, .. } => {
            let said = say!(lang, "passage-removed", kind = block.kind.word());
            one(PassageChange::Removed, said, block, RunFate::Removed)
        }
        BlockChange::Edited { was, is, moved, words, .. } => PassageView {
            change: PassageChange::Edited,
            said: edited(
                (*was, *is),
                *moved,
                words.iter().all(|run| run.fate == crate::diff::Fate::Same),
                lang,
            ),
            kind: kind(is.kind),
            runs: runs(words),
        },
    };
    vec![own]
}

/// Each part of what was split, with what it is a part of.
fn split(change: &BlockChange, parts: &[EvidencePart], lang: &Language) -> Vec<PassageView> {
    let told = capital(&change.parted().unwrap_or_default());
    let many = parts.len();
    let part = |(at, part): (usize, &EvidencePart)| PassageView {
        change: PassageChange::Split,
        said: say!(lang, "passage-part", told = told.as_str(), at = at + 1, many = many),
        kind: kind(part.form.kind),
        runs: part_runs(part, false),
    };
    parts.iter().enumerate().map(part).collect()
}

/// The words of a part, behind a space where something stands before it.
fn part_runs(part: &EvidencePart, space: bool) -> Vec<RunView> {
    let mut runs = runs(&part.words);
    if let Some(first) = runs.first_mut() {
        first.space = space;
    }
    runs
}

/// What was done to an edited passage.
fn edited((was, is): (Form, Form), moved: bool, same_words: bool, lang: &Language) -> String {
    let what = match (same_words, moved) {
        (false, false) => "words",
        (true, true) => "place",
        (false, true) => "both",
        (true, false) => "form",
    };
    let said = say!(lang, "passage-edited", what = what, kind = is.kind.word());
    if was.kind != is.kind {
        say!(lang, "passage-was", said = said, was = was.kind.word())
    } else if is.depth > was.depth {
        say!(lang, "passage-deeper", said = said)
    } else if is.depth < was.depth {
        say!(lang, "passage-less-deep", said = said)
    } else {
        said
    }
}

fn kind(kind: Kind) -> PassageKind {
    match kind {
        Kind::Paragraph | Kind::Row | Kind::Note => PassageKind::Text,
        Kind::Heading | Kind::TableHead => PassageKind::Heading,
        Kind::Bullet | Kind::Numbered => PassageKind::Point,
        Kind::Quote => PassageKind::Quote,
        Kind::Code => PassageKind::Code,
    }
}
