//! A return that is set as a paper to a board: its head, numbered sections that run on without
//! labels, its figures, and who wrote it.

mod apart;
mod body;
mod dashboard;
mod figures;

use serde::{Deserialize, Serialize};

use super::fields::EntryView;
use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use super::parts::{DayView, MarkdownView, ProvenanceView};
use super::report::{ChangesLink, ReportInput, StatusView, status_view};
use crate::lang::{Language, say};
use crate::model::Round;
use apart::Apart;
pub use dashboard::{FigureGroupView, FiguresPageView, figures_page};
pub use figures::{FigureView, has_figures};

/// How many folders a paper lies below the output folder.
const DEPTH: usize = 2;

/// The paper: `paper.html`, and `main.typ` of the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round, such as the meeting of a board.
    pub round: RoundView,
    /// Who returns.
    pub partnership: PartnershipView,
    /// How far the return has come.
    pub status: StatusView,
    /// What stands above the sections.
    pub head: PaperHead,
    /// The sections that hold anything, in the order of the rubric.
    pub sections: Vec<PaperSection>,
    /// What stands below them.
    pub foot: PaperFoot,
    /// The way to the page of its figures, where there is one.
    pub figures: Option<String>,
    /// Where it comes from.
    pub provenance: ProvenanceView,
    /// What changed since the round before, where that is published.
    pub changes: Option<ChangesLink>,
    /// The name of the PDF beside the page, where one is made.
    pub pdf: Option<String>,
}

/// What stands above the sections of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperHead {
    /// The anchors of the items that stand here alone.
    pub anchors: Vec<String>,
    /// The day of the round, where its title does not say it.
    pub day: Option<DayView>,
    /// What the paper is called; by whom and for when it is, where no title was given.
    pub title: String,
    /// Who reports.
    pub by: Option<NamedLine>,
    /// What it says in short.
    pub summary: Option<NamedText>,
    /// Which of these was not given, in words.
    pub without: Option<String>,
}

/// What stands below the sections of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperFoot {
    /// The anchors of the items that stand here alone.
    pub anchors: Vec<String>,
    /// Who wrote it.
    pub author: Option<NamedLine>,
    /// Whom to ask, by role.
    pub contacts: Vec<String>,
    /// What was not given, in words.
    pub without: Option<String>,
}

/// A line with what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedLine {
    /// What it is.
    pub label: String,
    /// The line.
    pub text: String,
}

/// Markdown with what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedText {
    /// The number of its item.
    pub item: String,
    /// Its key, from which ids on the page are made.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The text.
    pub text: MarkdownView,
}

/// A section with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSection {
    /// Its anchor, unique in the paper.
    pub anchor: String,
    /// Its number and its title.
    pub title: String,
    /// Its items, but for those that stand apart.
    pub items: Vec<PaperItem>,
}

/// A numbered part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperItem {
    /// Its number.
    pub id: String,
    /// Its anchor, unique in the paper.
    pub anchor: String,
    /// What it says.
    pub statement: String,
    /// Who completes it, where that is not the one who returns.
    pub completed_by: Option<String>,
    /// What was given, in the order of the rubric, but for its figures.
    pub fields: Vec<PaperField>,
    /// Its figures.
    pub figures: Vec<FigureView>,
    /// The themes of its statements in sentences, each with the points that raise it.
    pub themes: Vec<String>,
    /// What was not given, in words.
    pub without: Option<String>,
}

/// What was given in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperField {
    /// Its key, from which ids on the page are made.
    pub id: String,
    /// What readers call it.
    pub label: String,
    /// Whether the label is shown: readers need it for a line, and to tell lists apart.
    pub is_labelled: bool,
    /// What was given.
    pub body: PaperBody,
}

/// What a field of a paper holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "set_as", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PaperBody {
    /// Markdown.
    Prose {
        /// The text.
        text: MarkdownView,
    },
    /// Statements.
    Points {
        /// The statements, in the author's order.
        points: Vec<MarkdownView>,
        /// Whether they are numbered (i), (ii), (iii).
        is_numbered: bool,
    },
    /// Entries.
    Entries {
        /// The entries, in the author's order.
        entries: Vec<EntryView>,
    },
    /// It does not apply.
    NotApplicable {
        /// Why.
        reason: String,
    },
    /// A line: what was chosen, a day, yes or no, a line of text.
    Line {
        /// The line.
        text: String,
    },
}

/// The paper that a return is.
pub fn paper(input: ReportInput<'_>) -> PaperView {
    let ReportInput { collection, round, returned, partnership, lang, .. } = input;
    let rubric = &*round.rubric;
    let apart = Apart::new(rubric, returned);
    let sections = body::sections(rubric, returned, &apart, (input.others, lang));
    let (name, meeting) = (&partnership.name, &round.info.title);
    let own = paper_title(&apart, (name, meeting), lang);
    let title = match apart.title() {
        Some(title) => say!(lang, "paper-title", title = title, name = name, round = meeting),
        None => own.clone(),
    };
    PaperView {
        head: PaperHead {
            anchors: apart.anchors_above(),
            day: day(round, lang),
            title: own,
            by: apart.by(),
            summary: apart.summary(),
            without: apart.missing_above(lang),
        },
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: rubric.into(),
        round: RoundView::new(&round.info, lang),
        partnership: PartnershipView::new(partnership, &collection.register, rubric.terms()),
        status: status_view(&round.info, returned, lang),
        figures: None,
        foot: PaperFoot {
            anchors: apart.anchors_below(),
            author: apart.author(),
            contacts: returned.contacts().to_vec(),
            without: apart.missing_below(lang),
        },
        sections,
        provenance: input.provenance,
        changes: None,
        pdf: input.pdf,
    }
}

/// What a paper is called; by whom and for when it is, where no title was given.
fn paper_title(apart: &Apart<'_>, (name, meeting): (&str, &str), lang: &Language) -> String {
    let own = apart.title().map(str::to_owned);
    own.unwrap_or_else(|| say!(lang, "report-title", name = name, round = meeting))
}

/// The day of a round, where its title does not say it.
fn day(round: &Round, lang: &Language) -> Option<DayView> {
    let day = DayView::new(round.info.date?, lang);
    (!round.info.title.contains(&day.words)).then_some(day)
}

/// The sentence that says which fields were not given.
fn not_given(labels: &[&str], lang: &Language) -> Option<String> {
    let fields = lang.enumeration(labels);
    (!labels.is_empty()).then(|| say!(lang, "paper-not-given", fields = fields))
}
