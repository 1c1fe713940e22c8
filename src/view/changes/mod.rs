//! What a partnership changed from one round to the next: a view of [`Comparison`].
//!
//! Whatever is said here was found there. Questions are asked and no verdict is given.

mod actions;
mod counted;
mod index;
mod items;
mod questions;
mod ratings;
mod runs;
mod trails;

use serde::{Deserialize, Serialize};

pub use actions::{ActionChangeView, FactView};
pub use counted::{CountedPlace, CountedView};
pub use index::{
    ChangesIndexInput, ChangesIndexView, ChangesRow, ChangesTally, IndexedPair, ItemMoves,
    MoveLink, changes_index,
};
pub use items::{
    ChangedItemRef, EvidenceView, FieldChangeView, ItemChangesView, PassageKind, PassageView,
};
pub use questions::{QuestionView, RaisedView, SharedView};
pub use ratings::{LevelStep, MoveView, RatingGroup, RatingKind, RatingRow};
pub use runs::{RunFate, RunView};
pub use trails::{ActionTrailView, ItemTrailView, TrailsView};

use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use super::parts::{DayView, LevelView, ProvenanceView};
use super::report::{StatusView, scale};
use crate::diff::{Comparison, Header, Side, SideInfo};
use crate::lang::{Language, say};
use crate::model::{Collection, Id, Partnership, Status};
use crate::telling::{self, Beside, HeadLine, HeadPart};

/// How many folders the pages lie below the output folder.
const DEPTH: usize = 3;

/// The page `changes/<from>-<to>/<partnership>.html`, and what its PDF is set from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesView {
    /// The page.
    pub page: PageView,
    /// The collection, as the rubric of the later round describes it.
    pub collection: CollectionView,
    /// The words for things, as that rubric has them.
    pub terms: TermsView,
    /// Who returned.
    pub partnership: PartnershipView,
    /// The return before.
    pub old: ReturnSideView,
    /// The return now.
    pub new: ReturnSideView,
    /// What a reader must know before anything else where either return is a draft.
    pub draft_note: Option<String>,
    /// What changed, in at most ten sentences.
    pub summary: Vec<String>,
    /// What changed in the head of the return.
    pub header: Vec<HeaderChange>,
    /// The levels of the later round, lowest first.
    pub scale: Vec<LevelView>,
    /// The rating of every item, those that moved first.
    pub ratings: Vec<RatingGroup>,
    /// What a reviewer may ask, a question once.
    pub questions: Vec<QuestionView>,
    /// What the counts of the index are of.
    pub counted: Vec<CountedView>,
    /// The items of which something changed.
    pub changed: Vec<ItemChangesView>,
    /// The items of which nothing did.
    pub unchanged: Vec<ChangedItemRef>,
    /// The trails, where the partnership returned in a round before these two.
    pub trails: Option<TrailsView>,
    /// The name of the PDF beside the page, where there is one.
    pub pdf: Option<String>,
}

/// One of the two returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnSideView {
    /// Its round.
    pub round: RoundView,
    /// How far it had come.
    pub status: StatusView,
    /// Its report, where that is published.
    pub href: Option<String>,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

/// Something in the head of the return that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderChange {
    /// What.
    pub name: String,
    /// What it was and is.
    pub value: Vec<RunView>,
}

/// What the page of a pair of returns is made of.
pub struct ChangesInput<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// Who returned.
    pub partnership: &'a Partnership,
    /// The return before.
    pub old: Side<'a>,
    /// The return now.
    pub new: Side<'a>,
    /// What changed between the two.
    pub comparison: &'a Comparison,
    /// Where the two come from, the old one first.
    pub provenance: [ProvenanceView; 2],
    /// The way from the page to the report of a round and a partnership, where that is published.
    pub report: &'a dyn Fn(&Id, &Id) -> Option<String>,
    /// The name of the PDF beside the page, where there is one.
    pub pdf: Option<String>,
    /// What it is told in.
    pub lang: &'a Language,
}

/// What the parts of the page draw on.
struct Pair<'a> {
    collection: &'a Collection,
    old: Side<'a>,
    new: Side<'a>,
    comparison: &'a Comparison,
    report: &'a dyn Fn(&Id, &Id) -> Option<String>,
    old_report: Option<&'a str>,
    new_report: Option<&'a str>,
    lang: &'a Language,
}

/// The page of a pair of returns.
pub fn changes(input: ChangesInput<'_>) -> ChangesView {
    let ChangesInput { collection, partnership, old, new, comparison, report, lang, .. } = input;
    let (then, now) =
        (report(&old.round.id, &partnership.id), report(&new.round.id, &partnership.id));
    let pair = Pair {
        collection,
        old,
        new,
        comparison,
        report,
        old_report: then.as_deref(),
        new_report: now.as_deref(),
        lang,
    };
    let (changed, unchanged): (Vec<_>, Vec<_>) =
        comparison.items.iter().partition(|item| item.is_changed());
    let (before, after) = (&old.round.title, &new.round.title);
    let name = &partnership.name;
    let title = say!(lang, "changes-title", name = name, before = before, after = after);
    let [old_file, new_file] = input.provenance;
    ChangesView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, new.rubric),
        terms: new.rubric.into(),
        partnership: PartnershipView::new(partnership, &collection.register, new.rubric.terms()),
        draft_note: draft_note(comparison, before, after, lang),
        summary: telling::summary(comparison, new.rubric.terms(), Beside::Nothing, lang),
        header: header(&comparison.header, lang),
        scale: scale(new.rubric),
        ratings: ratings::ratings(&pair),
        questions: questions::questions(&pair),
        counted: counted::counted(comparison, lang),
        changed: changed.into_iter().map(|item| items::item(item, &pair)).collect(),
        unchanged: unchanged.into_iter().map(|found| items::item_ref(found, lang)).collect(),
        trails: comparison.trails.as_ref().map(|found| trails::trails(found, &pair)),
        old: side(old, &comparison.old, then.clone(), old_file, lang),
        new: side(new, &comparison.new, now.clone(), new_file, lang),
        pdf: input.pdf,
    }
}

fn draft_note(found: &Comparison, before: &str, after: &str, lang: &Language) -> Option<String> {
    let is_draft = |side: &SideInfo| side.status == Some(Status::Draft);
    match (is_draft(&found.old), is_draft(&found.new)) {
        (false, false) => None,
        (true, true) => Some(say!(lang, "draft-neither")),
        (false, true) => Some(say!(lang, "draft-new", round = after)),
        (true, false) => Some(say!(lang, "draft-old", round = before)),
    }
}

fn side(
    side: Side<'_>,
    info: &SideInfo,
    href: Option<String>,
    provenance: ProvenanceView,
    lang: &Language,
) -> ReturnSideView {
    ReturnSideView {
        round: RoundView::new(side.round, lang),
        status: StatusView {
            draft: info.status == Some(Status::Draft),
            completed: info.completed.map(|day| DayView::new(day, lang)),
            late: info.late,
        },
        href,
        provenance,
    }
}

/// What changed in the head, part by part. How far each return had come, and when, stands beside
/// each of the two.
fn header(header: &Header, lang: &Language) -> Vec<HeaderChange> {
    let lines = telling::head(header, lang).into_iter();
    let lines = lines.filter(|line| matches!(line.part, HeadPart::Rubric | HeadPart::Contact));
    lines.map(HeaderChange::from).collect()
}

impl From<HeadLine> for HeaderChange {
    fn from(line: HeadLine) -> Self {
        let value = telling::replaced(line.old.as_deref(), line.new.as_deref());
        Self { name: line.name, value: runs::runs(&value) }
    }
}
