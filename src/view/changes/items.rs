//! An item of which something changed: its rating, and its evidence passage by passage.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::actions::{ActionChangeView, action, unchanged};
use super::ratings::{MoveView, movement};
use super::runs::{RunFate, RunView, runs, whole};

use crate::diff::{Block, BlockChange, Evidence, Extent, Form, ItemComparison, Kind, Part};
use crate::markdown::anchor;
use crate::model::ItemId;
use crate::view::words::{either, list, sentence};

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
    let asked = pair.comparison.questions_about(found);
    let (changed, same) = found.actions.iter().partition(|change| change.is_changed());
    let (changed, same): (Vec<_>, Vec<_>) = (changed, same);
    let share = found.share.as_ref().map(|share| match share.new {
        true => "It is now offered to others as good practice.".to_owned(),
        false => "It is no longer offered to others as good practice.".to_owned(),
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
        rating: movement(found, pair.old.rubric, pair.new.rubric),
        questions: asked.map(|question| question.code.id().to_owned()).collect(),
        evidence: found.evidence.as_ref().map(evidence),
        share,
        actions: changed.into_iter().map(action).collect(),
        moved_away: found.moved_away_asides(),
        same_actions: unchanged(&same),
    }
}

fn evidence(found: &Evidence) -> EvidenceView {
    let counts = found.words;
    let words = |count: usize| format!("{count} {}", either(count, "word", "words"));
    let was = format!("{} before, {} now", words(counts.old), counts.new);
    let kept = format!("{} stayed", counts.kept);
    let said = match found.extent {
        Extent::None => "There is none, as before.".to_owned(),
        Extent::Unchanged => "Word for word the same.".to_owned(),
        Extent::Edited => format!("Edited: {was}; {kept}."),
        Extent::Rewritten => format!("Rewritten: {was}; {kept}."),
        Extent::Added => format!("Added: there was none before. {} now.", words(counts.new)),
        Extent::Removed => format!("Removed: there is none now. {} before.", words(counts.old)),
        Extent::Unread => "It cannot be read on both sides.".to_owned(),
    };
    let passages = if found.is_changed() { passages(&found.changes) } else { Vec::new() };
    EvidenceView { said, passages }
}

/// The passages; those that stayed and stand beside each other are one count.
fn passages(changes: &[BlockChange]) -> Vec<PassageView> {
    let (mut out, mut stayed) = (Vec::new(), 0);
    for change in changes {
        if let BlockChange::Same { count, .. } = change {
            stayed += count;
            continue;
        }
        out.extend(fold(&mut stayed));
        out.extend(passage(change));
    }
    out.extend(fold(&mut stayed));
    out
}

fn fold(stayed: &mut usize) -> Option<PassageView> {
    let count = std::mem::take(stayed);
    (count > 0).then(|| PassageView {
        change: PassageChange::Same,
        said: format!("{count} {} unchanged", either(count, "passage", "passages")),
        kind: PassageKind::Text,
        runs: Vec::new(),
    })
}

fn passage(change: &BlockChange) -> Vec<PassageView> {
    let one = |change, verb: &str, block: &Block, fate| PassageView {
        change,
        said: format!("{verb} {}", block.kind.word()),
        kind: kind(block.kind),
        runs: whole(fate, &block.text),
    };
    let own = match change {
        BlockChange::Same { .. } => return Vec::new(),
        BlockChange::Split { parts, .. } => return split(change, parts),
        BlockChange::Merged { is, parts, .. } => PassageView {
            change: PassageChange::Merged,
            said: sentence(&change.parted().unwrap_or_default()),
            kind: kind(is.kind),
            runs: parts.iter().enumerate().flat_map(|(at, part)| part_runs(part, at > 0)).collect(),
        },
        BlockChange::Moved { block, .. } => {
            one(PassageChange::Moved, "Moved", block, RunFate::Same)
        }
        BlockChange::Added { block, .. } => {
            one(PassageChange::Added, "Added", block, RunFate::Added)
        }
        BlockChange::Removed { block, .. } => {
            one(PassageChange::Removed, "Removed", block, RunFate::Removed)
        }
        BlockChange::Edited { was, is, moved, words, .. } => PassageView {
            change: PassageChange::Edited,
            said: edited(
                *was,
                *is,
                *moved,
                words.iter().all(|run| run.fate == crate::diff::Fate::Same),
            ),
            kind: kind(is.kind),
            runs: runs(words),
        },
    };
    vec![own]
}

/// Each part of what was split, with what it is a part of.
fn split(change: &BlockChange, parts: &[Part]) -> Vec<PassageView> {
    let told = sentence(&change.parted().unwrap_or_default());
    let many = parts.len();
    let part = |(at, part): (usize, &Part)| PassageView {
        change: PassageChange::Split,
        said: format!("{told}: {} of {many}", at + 1),
        kind: kind(part.form.kind),
        runs: part_runs(part, false),
    };
    parts.iter().enumerate().map(part).collect()
}

/// The words of a part, behind a space where something stands before it.
fn part_runs(part: &Part, space: bool) -> Vec<RunView> {
    let mut runs = runs(&part.words);
    if let Some(first) = runs.first_mut() {
        first.space = space;
    }
    runs
}

/// What was done to an edited passage.
fn edited(was: Form, is: Form, moved: bool, same_words: bool) -> String {
    let mut verbs = Vec::new();
    if !same_words {
        verbs.push("edited");
    }
    if moved {
        verbs.push("moved");
    }
    let (old, new) = (was.kind.word(), is.kind.word());
    let form = if was.kind != is.kind {
        format!(", a {old} before")
    } else if was.depth != is.depth {
        format!(", {} than before", if is.depth > was.depth { "deeper" } else { "less deep" })
    } else {
        String::new()
    };
    let said = if verbs.is_empty() { new.to_owned() } else { format!("{} {new}", list(&verbs)) };
    sentence(&format!("{said}{form}"))
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
