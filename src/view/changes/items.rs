//! An item of which something changed: its rating, and its evidence passage by passage.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::actions::ActionChangeView;
use super::ratings::{MoveView, movement};
use super::runs::{RunView, runs};
use crate::diff::{ItemComparison, Kind};
use crate::lang::Language;
use crate::markdown::anchor;
use crate::model::ItemId;
use crate::telling::{self, EvidenceTelling, ItemTelling, PassageChange, PassageTelling};

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
    /// Whether it is rated.
    pub is_rated: bool,
    /// Its rating.
    pub rating: MoveView,
    /// The codes of the questions that it raises.
    pub questions: Vec<String>,
    /// What is said of its evidence; none where the answers are not compared.
    pub evidence: Option<EvidenceView>,
    /// What its evidence is called, where that is not what the form calls it.
    pub evidence_label: Option<String>,
    /// The fields of the rubric's own of which something changed.
    pub fields: Vec<FieldChangeView>,
    /// That its author offers it to others, or does no more, where that changed.
    pub share: Option<String>,
    /// Its actions of which something changed.
    pub actions: Vec<ActionChangeView>,
    /// What is said of those that stand with another item now, a sentence each.
    pub moved_away: Vec<String>,
    /// The ids of those of which nothing did.
    pub same_actions: Vec<String>,
}

/// What became of a field of the rubric's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldChangeView {
    /// What it is called.
    pub label: String,
    /// What became of it.
    pub text: EvidenceView,
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

pub(super) fn item_ref(found: &ItemComparison, lang: &Language) -> ChangedItemRef {
    // What was withdrawn may bear the number of another item that is asked now.
    let prefix = if found.new.is_empty() { "was-item-" } else { "item-" };
    ChangedItemRef {
        id: telling::number(found, lang),
        anchor: anchor(prefix, found.item.as_str()),
        statement: found.statement.clone(),
    }
}

pub(super) fn item(found: &ItemComparison, pair: &Pair<'_>) -> ItemChangesView {
    let lang = pair.lang;
    let asked = pair.comparison.questions_about(found);
    let told = ItemTelling::new(found, asked, pair.new.rubric.terms(), lang);
    let href = |report: Option<&str>, ids: &[ItemId]| {
        let id = ids.first()?;
        report.map(|report| format!("{report}#{}", anchor("item-", id.as_str())))
    };
    ItemChangesView {
        item: item_ref(found, lang),
        was: told.was,
        old_href: href(pair.old_report, &found.old),
        new_href: href(pair.new_report, &found.new),
        rating: movement(found, told.rating, pair.old.rubric, pair.new.rubric, lang),
        questions: told.questions.iter().map(|question| question.code.to_owned()).collect(),
        is_rated: told.is_rated,
        evidence: told.evidence.map(|own| evidence(own, lang)),
        evidence_label: told.evidence_label,
        fields: told
            .fields
            .into_iter()
            .map(|own| FieldChangeView { label: own.label, text: evidence(own.told, lang) })
            .collect(),
        share: told.share,
        actions: told.actions.into_iter().map(|own| ActionChangeView::new(own, lang)).collect(),
        moved_away: told.moved_away,
        same_actions: told.same_actions,
    }
}

fn evidence(told: EvidenceTelling, lang: &Language) -> EvidenceView {
    EvidenceView {
        said: lang.sentence(&told.said),
        passages: told.passages.into_iter().map(PassageView::from).collect(),
    }
}

impl From<PassageTelling> for PassageView {
    fn from(told: PassageTelling) -> Self {
        Self { change: told.change, said: told.said, kind: kind(told.kind), runs: runs(&told.runs) }
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
