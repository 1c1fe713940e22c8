//! A round's page: the national picture, its summary first, then everything that the summary is
//! made from.
//!
//! A view of [`Rollup`]: whatever is counted here was counted there. Drafts, refused and missing
//! returns are in no figure and none of their answers is here; they are named with their state.
//! Partnerships stand in the order of the register, which ranks nobody.

mod actions;
mod collated;
pub(super) mod completeness;
mod each;
mod entries;
mod fields;
mod grid;
mod groups;
mod items;
pub(super) mod movement;
mod practice;
mod summary;

use serde::{Deserialize, Serialize};

pub use actions::{
    ActionCountsView, ItemActionsView, MonthActionsView, NationalActions, PutBackView,
};
pub use collated::{CollatedItemView, CollatedSectionView};
pub use completeness::{CompletenessView, ReportFiles, ReturnRow, State};
pub use each::EachView;
pub use entries::{EntryCountView, EntryFigureView, SaidEntriesView};
pub(super) use fields::Summed;
pub use fields::{
    FieldSummaryView, FieldsItemView, FieldsSectionView, GroupFieldRow, GroupFieldView,
    GroupFieldsView, NumberAxisView, NumberFact, NumberLineView, NumberRoundsView, OptionRowView,
    SaidView, SummaryBody, ThemeView,
};
pub use grid::{GridGroup, GridGrouping, GridRow, GridSection, GridView};
pub use groups::{GroupView, GroupingView};
pub use items::{ElsewhereView, ItemFiguresView, ItemRef, SectionFiguresView};
pub use movement::{
    ItemChangeView, LevelMoves, MovementView, NotComparedView, StillView, WithdrawnView,
};
pub use practice::{AnswerRef, PracticeView};
pub use summary::{PagePart, SentenceView};

use super::data::DataFileView;
use super::figures::DistributionView;
use super::page::{CollectionView, PageView, RoundView, TermsView};
use super::parts::{LevelView, MarkdownView};
use crate::lang::{Language, say};
use crate::model::{Asks, Collection, Id, Rating, Return, Round, Rubric, Standing, Status};
use crate::rollup::Rollup;

/// How many folders a round's page lies below the output folder.
const DEPTH: usize = 2;

/// The page `national.html`, and what the PDF of the round is set from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// What a reader should know first.
    pub note: Option<MarkdownView>,
    /// The rubric's introduction.
    pub introduction: Option<MarkdownView>,
    /// What the form asks for at all.
    pub asks: Asks,
    /// The levels, lowest first.
    pub scale: Vec<LevelView>,
    /// How many returns a group must have for its figures to be shown.
    pub minimum_group: usize,
    /// What the figures say, in sentences.
    pub summary: Vec<SentenceView>,
    /// What every figure is out of, and what has become of each return.
    pub completeness: CompletenessView,
    /// Every answer of every final return.
    pub grid: GridView,
    /// All answers together.
    pub overall: DistributionView,
    /// What those who asked write of all answers together.
    pub collated: Vec<CollatedSectionView>,
    /// What was given in the fields of the rubric's own, by section and item.
    pub fields: Vec<FieldsSectionView>,
    /// The same as far as it is counted, where the summary goes by those who returned; only the PDF
    /// has it.
    pub figures: Vec<FieldsSectionView>,
    /// What is counted of it in each group that is shown.
    pub grouped: Vec<GroupFieldsView>,
    /// The answers by section and item, in the order of the rubric.
    pub sections: Vec<SectionFiguresView>,
    /// The items, those on which partnerships agree least first; without those that have fewer than
    /// two ratings.
    pub disagreement: Vec<ItemFiguresView>,
    /// What changed since the round before; none where there is none, or where it could not be
    /// read.
    pub movement: Option<MovementView>,
    /// What each who returned gave, where the summary goes by them; only the PDF has it.
    pub each: Vec<EachView>,
    /// The groups of each grouping of the register.
    pub groupings: Vec<GroupingView>,
    /// The comparator sets.
    pub sets: Vec<GroupView>,
    /// The improvement actions.
    pub actions: NationalActions,
    /// Where to look for good practice, by item.
    pub practice: Vec<PracticeView>,
    /// The files of open data beside the page.
    pub data: Vec<DataFileView>,
    /// What the figures were made from and by.
    pub made_from: MadeFromView,
    /// The way to what each partnership changed since the round before, where that is published.
    pub changes: Option<String>,
    /// The name of the PDF beside the page, where there is one.
    pub pdf: Option<String>,
}

/// What figures were made from and by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeFromView {
    /// The version of the rubric.
    pub rubric: String,
    /// The version of stocktake.
    pub stocktake: String,
}

/// What the page of a round is made of.
pub struct NationalInput<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// The round.
    pub round: &'a Round,
    /// Its figures.
    pub rollup: &'a Rollup,
    /// What it is told in.
    pub lang: &'a Language,
    /// Which files there are for a partnership's id.
    pub published: &'a dyn Fn(&str) -> ReportFiles,
    /// Whether there is a page for a round of the collection.
    pub has_page: &'a dyn Fn(&Id) -> bool,
    /// The files of open data.
    pub data: Vec<DataFileView>,
    /// The version of stocktake.
    pub stocktake: &'a str,
    /// The way to what each partnership changed since the round before, where that is published.
    pub changes: Option<String>,
    /// The name of the PDF beside the page, where there is one.
    pub pdf: Option<String>,
}

impl NationalInput<'_> {
    fn rubric(&self) -> &Rubric {
        &self.round.rubric
    }

    /// The valid return of a partnership.
    fn returned(&self, partnership: &Id) -> Option<&Return> {
        match &self.round.entry(partnership.as_str())?.standing {
            Standing::Valid(returned) => Some(returned),
            Standing::Refused { .. } | Standing::NotMade(_) => None,
        }
    }

    /// The final returns, in the order of the register.
    fn finals(&self) -> impl Iterator<Item = (&Id, &Return)> {
        let ids = self.collection.register.partnerships().iter().map(|own| &own.id);
        let all = ids.filter_map(|id| Some((id, self.returned(id)?)));
        all.filter(|(_, returned)| returned.status() == Status::Final)
    }

    /// The page of a partnership's report, where there is one and its return is valid.
    fn report(&self, partnership: &Id) -> Option<String> {
        let is_there =
            self.returned(partnership).is_some() && (self.published)(partnership.as_str()).html;
        is_there.then(|| format!("{partnership}.html"))
    }

    /// What readers call a round of the collection.
    fn title(&self, round: &Id) -> String {
        let found = self.collection.round(round.as_str());
        found.map_or_else(|| round.to_string(), |round| round.info.title.clone())
    }

    /// What readers call a partnership.
    fn name(&self, partnership: &Id) -> String {
        let found = self.collection.register.partnership(partnership.as_str());
        found.expect("figures name partnerships of the register").name.clone()
    }
}

/// The page of a round.
pub fn national(input: NationalInput<'_>) -> NationalView {
    let NationalInput { collection, round, rollup, lang, .. } = input;
    let rubric = input.rubric();
    let introduction = rubric.introduction();
    let scale = (0..rubric.scale().len()).filter_map(|at| LevelView::new(rubric, Rating(at)));
    let title = say!(lang, "national-title", round = &round.info.title, title = rubric.title());
    let groupings = groups::groupings(&input);
    NationalView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: TermsView {
            group: GroupingView::together(&groupings, rubric.terms(), lang),
            ..rubric.into()
        },
        round: RoundView::new(&round.info, lang),
        note: round.info.note.as_ref().map(MarkdownView::from),
        introduction: introduction.map(MarkdownView::plain),
        asks: rubric.into(),
        scale: scale.collect(),
        minimum_group: rollup.minimum_group,
        summary: summary::summary(&input),
        completeness: completeness::completeness(&input),
        grid: grid::grid(&input),
        overall: DistributionView::new(rubric, &rollup.nation.overall, lang),
        collated: collated::collated(round),
        fields: fields::fields(&input),
        figures: fields::counted(&input),
        grouped: fields::grouped(&input),
        sections: items::sections(rubric, &rollup.nation, lang),
        disagreement: items::by_disagreement(rubric, rollup, lang),
        movement: movement::movement(&input),
        each: each::each(&input),
        groupings,
        sets: groups::sets(&input),
        actions: actions::actions(&input),
        practice: practice::practice(&input),
        made_from: MadeFromView {
            rubric: rubric.version().to_owned(),
            stocktake: input.stocktake.to_owned(),
        },
        data: input.data,
        changes: input.changes,
        pdf: input.pdf,
    }
}
