//! What every page of a collection shows: its own place, the collection, the round, the words for
//! things.

use serde::{Deserialize, Serialize};

use super::parts::DayView;
use crate::lang::{Language, say};
use crate::model::{Collection, Partnership, Register, RoundInfo, Rubric, Term, Terms};

/// The page itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageView {
    /// The title, unique among the pages that are published together.
    pub title: String,
    /// The language, as BCP 47 writes it.
    pub language: String,
    /// The way from the page to the output folder: empty, or `../` once for each folder.
    pub root: String,
}

impl PageView {
    /// A page that lies this many folders below the output folder.
    pub fn new(title: String, depth: usize, lang: &Language) -> Self {
        Self { title, language: lang.tag().to_owned(), root: "../".repeat(depth) }
    }
}

/// The collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionView {
    /// Its id.
    pub id: String,
    /// The self-evaluation's title.
    pub title: String,
    /// What stands below it.
    pub subtitle: Option<String>,
    /// Who asks.
    pub publisher: String,
    /// What every page must say, such as that all of it is invented: plain text, one line.
    pub notice: Option<String>,
}

impl CollectionView {
    /// A collection as a rubric of its describes it: that of a round, or the one that is asked now.
    pub fn new(collection: &Collection, rubric: &Rubric) -> Self {
        Self {
            id: collection.id.to_string(),
            title: rubric.title().to_owned(),
            subtitle: rubric.subtitle().map(str::to_owned),
            publisher: rubric.publisher().to_owned(),
            notice: collection.register.notice().map(str::to_owned),
        }
    }
}

/// One and several of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermView {
    /// One.
    pub one: String,
    /// Several.
    pub many: String,
}

impl From<&Term> for TermView {
    fn from(term: &Term) -> Self {
        Self { one: term.one.clone(), many: term.many.clone() }
    }
}

/// What the collection calls its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsView {
    /// A section of the rubric.
    pub section: TermView,
    /// An item that is rated.
    pub item: TermView,
    /// Who returns.
    pub participant: TermView,
    /// What they are grouped by.
    pub group: TermView,
    /// The heading of the rating.
    pub rating: String,
    /// The heading of the evidence.
    pub evidence: String,
    /// The heading of the improvement actions.
    pub actions: String,
    /// What a round's figures and texts together are called.
    pub summary: String,
}

impl From<&Rubric> for TermsView {
    fn from(rubric: &Rubric) -> Self {
        let terms = rubric.terms();
        Self {
            section: (&terms.section).into(),
            item: (&terms.item).into(),
            participant: (&terms.participant).into(),
            group: (&terms.group).into(),
            rating: terms.rating.clone(),
            evidence: terms.evidence.clone(),
            actions: terms.actions.clone(),
            summary: terms.summary.clone(),
        }
    }
}

/// The round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The last day on which a return is in time; none where nothing is due.
    pub deadline: Option<DayView>,
    /// The day on which it took place.
    pub date: Option<DayView>,
    /// Where it took place.
    pub place: Option<String>,
    /// Who took part, in which roles and how many, in a line; none where that is not said.
    pub took_part: Option<String>,
    /// When and where it took place, as far as that is said.
    pub held: Option<String>,
    /// The day that what is returned is held to.
    pub day: DayView,
    /// Which of the two that is.
    pub day_kind: DayKind,
}

/// The day that what is returned is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// The deadline of the round.
    Deadline,
    /// The day on which it took place.
    Date,
}

impl DayKind {
    /// Which day a round has.
    pub fn of(round: &RoundInfo) -> Self {
        if round.deadline.is_some() { Self::Deadline } else { Self::Date }
    }

    /// The word by which sentences are chosen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Date => "date",
        }
    }
}

impl RoundView {
    /// A round.
    pub fn new(round: &RoundInfo, lang: &Language) -> Self {
        let date = round.date.map(|day| lang.day(day));
        let took_part = round.took_part.iter().map(|own| match own.number {
            Some(count) => say!(lang, "took-part-role", role = &own.role, count = count),
            None => own.role.clone(),
        });
        let took_part: Vec<String> = took_part.collect();
        let held: Vec<String> = date.into_iter().chain(round.place.clone()).collect();
        Self {
            id: round.id.to_string(),
            title: round.title.clone(),
            held: (!held.is_empty()).then(|| lang.enumeration(&held)),
            deadline: round.deadline.map(|day| DayView::new(day, lang)),
            date: round.date.map(|day| DayView::new(day, lang)),
            place: round.place.clone(),
            took_part: (!took_part.is_empty()).then(|| lang.enumeration(&took_part)),
            day: DayView::new(round.day(), lang),
            day_kind: DayKind::of(round),
        }
    }
}

/// Who returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnershipView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The groups it is in, one of each grouping of the register.
    pub groups: Vec<MembershipView>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// A group that somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipView {
    /// What one of these groups is called, such as a region.
    pub grouping: String,
    /// Its name.
    pub name: String,
    /// The way from the folder of the round to its page, without its ending.
    pub page: String,
}

impl PartnershipView {
    /// Who returns, as the register of a round's collection has it.
    pub fn new(partnership: &Partnership, register: &Register, terms: &Terms) -> Self {
        let groups = register.groupings().iter().zip(&partnership.groups);
        let groups = groups.map(|(grouping, group)| MembershipView {
            grouping: grouping.term.as_ref().unwrap_or(&terms.group).one.clone(),
            name: group.name.clone(),
            page: grouping.page(&group.id),
        });
        Self {
            id: partnership.id.to_string(),
            name: partnership.name.clone(),
            groups: groups.collect(),
            note: partnership.note.clone(),
        }
    }
}
