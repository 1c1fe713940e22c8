//! A partnership's report of one round.

use serde::{Deserialize, Serialize};

use super::crosswalk::{OtherAnswers, RelatedView};
use super::fields::{FieldBody, FieldView};
use super::page::{CollectionView, PageView, PartnershipView, RoundView, TermsView};
use super::parts::{ActionView, DayView, LevelView, ProvenanceView};
use super::place::{GroupPlaceView, Place, PlaceView};
use crate::form::Role;
use crate::lang::{Language, say};
use crate::markdown::anchor;
use crate::model::{
    Asks, CarriedAnswer, Collection, Item, Partnership, Rating, Response, Return, Round, RoundInfo,
    Rubric, Section, Status,
};
use crate::rollup::Rollup;

/// How many folders a report lies below the output folder.
const DEPTH: usize = 2;

/// The report: `report.html`, and `main.typ` of the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round.
    pub round: RoundView,
    /// Who returns.
    pub partnership: PartnershipView,
    /// How far the return has come.
    pub status: StatusView,
    /// Whom to ask, by role.
    pub contacts: Vec<String>,
    /// What the form asks for at all.
    pub asks: Asks,
    /// The scale, lowest first.
    pub scale: Vec<LevelView>,
    /// The ratings at a glance.
    pub profile: ProfileView,
    /// Beside whom the ratings are seen.
    pub place: PlaceView,
    /// Everything that was asked and answered, in order.
    pub sections: Vec<SectionView>,
    /// How many improvement actions there are.
    pub actions: usize,
    /// Whether any of it is written in another return.
    pub shows_others: bool,
    /// Where it comes from.
    pub provenance: ProvenanceView,
    /// What changed since the round before, where that is published.
    pub changes: Option<ChangesLink>,
    /// The name of the PDF beside the page, where one is made.
    pub pdf: Option<String>,
}

/// The way to what changed since the round before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesLink {
    /// The way from the report.
    pub href: String,
    /// What readers call the round before.
    pub previous: String,
    /// Whether it could not be made now: it shows what was published before.
    pub is_earlier: bool,
}

/// How far the return has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusView {
    /// Whether it is a draft, which every page says.
    pub draft: bool,
    /// The day of completion.
    pub completed: Option<DayView>,
    /// Whether that was after the round's deadline.
    pub late: bool,
}

/// The ratings at a glance. Ratings are ordinal: there are counts, and never a mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileView {
    /// How many items stand at each level, lowest first, none left out.
    pub counts: Vec<LevelCount>,
    /// How many items there are, rated or for others to complete.
    pub items: usize,
    /// How many of them are rated.
    pub rated: usize,
    /// How many are for the partnership to rate and are not rated.
    pub unrated: usize,
    /// How many are not to be rated, because the question does not apply.
    pub outside: usize,
    /// How many others complete.
    pub elsewhere: usize,
}

/// How many items stand at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelCount {
    /// The level.
    pub level: LevelView,
    /// How many.
    pub count: usize,
}

/// A section with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionView {
    /// Its number.
    pub id: String,
    /// Its anchor, unique in the report.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Whether any of its items is in the profile.
    pub in_profile: bool,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// An item and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemView {
    /// Its number.
    pub id: String,
    /// Its anchor, unique in the report.
    pub anchor: String,
    /// What it says.
    pub statement: String,
    /// Who completes it, where that is not the partnership.
    pub completed_by: Option<String>,
    /// The rating; none where others complete it, or where a draft has none yet.
    pub rating: Option<LevelView>,
    /// What each level means, lowest first.
    pub descriptors: Vec<DescriptorView>,
    /// How others rated it, all of them first; empty where there is nobody to be seen beside.
    pub place: Vec<GroupPlaceView>,
    /// Whether it is asked how far it has come.
    pub is_rated: bool,
    /// Why that question does not apply, where it does not.
    pub not_applicable: Option<String>,
    /// That it was carried over from a round before, and whether it was confirmed since.
    pub carried: Option<String>,
    /// Whether it is in the profile: it is to be rated, or others complete it.
    pub in_profile: bool,
    /// What it is answered in beside the rating, in the order of the rubric.
    pub fields: Vec<FieldView>,
    /// The improvement actions.
    pub actions: Vec<ActionView>,
    /// What the same participant says elsewhere of what it relates to.
    pub related: Vec<RelatedView>,
}

/// What a level means for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescriptorView {
    /// The level.
    pub level: LevelView,
    /// The description, plain text.
    pub text: String,
    /// Whether it is the rating.
    pub chosen: bool,
}

/// What a report is made of.
#[derive(Debug)]
pub struct ReportInput<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// The round.
    pub round: &'a Round,
    /// The return.
    pub returned: &'a Return,
    /// Who returned it.
    pub partnership: &'a Partnership,
    /// The figures of the whole round, whatever else is published of it.
    pub rollup: &'a Rollup,
    /// Where it comes from.
    pub provenance: ProvenanceView,
    /// The name of the PDF beside the page, where one is made.
    pub pdf: Option<String>,
    /// What it is told in.
    pub lang: &'a Language,
    /// The collections, and which of their pages it may lead to.
    pub others: OtherAnswers<'a>,
}

/// The report of a return.
pub fn report(input: ReportInput<'_>) -> ReportView {
    let ReportInput { collection, round, returned, partnership, rollup, lang, .. } = input;
    let rubric = &*round.rubric;
    let place = Place::new(rubric, rollup, returned, lang);
    let sections = rubric.sections().iter();
    let answers = ReturnAnswers { round, returned, others: input.others, lang };
    let sections = sections.map(|section| section_view(section, answers, &place));
    let sections: Vec<SectionView> = sections.collect();
    let actions = returned.responses().iter().map(|response| response.actions.len()).sum();
    let title = say!(lang, "report-title", name = &partnership.name, round = &round.info.title);
    ReportView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: rubric.into(),
        round: RoundView::new(&round.info, lang),
        partnership: PartnershipView::new(partnership, &collection.register, rubric.terms()),
        status: status_view(&round.info, returned, lang),
        contacts: returned.contacts().to_vec(),
        asks: rubric.into(),
        scale: scale(rubric),
        profile: profile(rubric, returned),
        place: place.view(),
        shows_others: sections.iter().flat_map(|own| &own.items).any(shows_others),
        sections,
        actions,
        provenance: input.provenance,
        changes: None,
        pdf: input.pdf,
    }
}

/// Whether anything below an item is written in another return.
fn shows_others(item: &ItemView) -> bool {
    let is_other = |field: &FieldView| match &field.body {
        FieldBody::Prose { text: Some(text) } => text.from.is_some(),
        _ => false,
    };
    !item.related.is_empty() || item.fields.iter().any(is_other)
}

pub(super) fn status_view(round: &RoundInfo, returned: &Return, lang: &Language) -> StatusView {
    StatusView {
        draft: returned.status() == Status::Draft,
        completed: returned.completed().map(|day| DayView::new(day, lang)),
        late: returned.is_late(round),
    }
}

/// The levels, lowest first.
pub(super) fn scale(rubric: &Rubric) -> Vec<LevelView> {
    (0..rubric.scale().len()).filter_map(|index| LevelView::new(rubric, Rating(index))).collect()
}

fn profile(rubric: &Rubric, returned: &Return) -> ProfileView {
    let ratings: Vec<_> = returned.responses().iter().filter_map(|r| r.rating).collect();
    let counts = scale(rubric)
        .into_iter()
        .enumerate()
        .map(|(index, level)| LevelCount {
            level,
            count: ratings.iter().filter(|rating| rating.index() == index).count(),
        })
        .collect();
    let elsewhere = rubric.items().filter(|item| !item.is_local()).count();
    let rated = rubric.items().filter(|item| rubric.is_rated(item)).count();
    let outside = returned.responses().iter().filter(|own| own.is_rating_outside()).count();
    ProfileView {
        counts,
        items: rated + elsewhere,
        rated: ratings.len(),
        unrated: rated - ratings.len() - outside,
        outside,
        elsewhere,
    }
}

/// What a return says, and in what.
#[derive(Clone, Copy)]
pub(super) struct ReturnAnswers<'a> {
    /// The round.
    pub(super) round: &'a Round,
    /// What was returned.
    pub(super) returned: &'a Return,
    /// The collections that there are.
    pub(super) others: OtherAnswers<'a>,
    /// What it is told in.
    pub(super) lang: &'a Language,
}

pub(super) fn section_view(
    section: &Section,
    answers: ReturnAnswers<'_>,
    place: &Place<'_>,
) -> SectionView {
    let items: Vec<ItemView> =
        section.items.iter().map(|item| item_view(item, answers, place)).collect();
    SectionView {
        id: section.id.to_string(),
        anchor: anchor("section-", section.id.as_str()),
        title: section.title.clone(),
        in_profile: items.iter().any(|item| item.in_profile),
        items,
    }
}

fn item_view(item: &Item, answers: ReturnAnswers<'_>, place: &Place<'_>) -> ItemView {
    let ReturnAnswers { round, returned, others, lang } = answers;
    let rubric = &*round.rubric;
    let response = returned.response(&item.id);
    let rating = response.and_then(|response| response.rating);
    let descriptors = item
        .descriptors
        .iter()
        .filter_map(|descriptor| {
            Some(DescriptorView {
                level: LevelView::new(rubric, descriptor.rating)?,
                text: descriptor.text.clone(),
                chosen: rating == Some(descriptor.rating),
            })
        })
        .collect();
    ItemView {
        id: item.id.to_string(),
        anchor: anchor("item-", item.id.as_str()),
        statement: item.statement.clone(),
        completed_by: item.completed_by.clone(),
        rating: rating.and_then(|rating| LevelView::new(rubric, rating)),
        descriptors,
        place: place.of(item, rating),
        is_rated: rubric.asks(item, Role::Rating),
        not_applicable: response.and_then(Response::rating_not_applicable).map(str::to_owned),
        carried: response.and_then(|own| carried(own, lang)),
        in_profile: rubric.is_rated(item) || !item.is_local(),
        fields: FieldView::all(rubric, item, response, (others, lang)),
        actions: response
            .map(|r| r.actions.iter().map(|own| ActionView::new(own, lang)).collect())
            .unwrap_or_default(),
        related: others.related(round, item, returned, lang),
    }
}

/// That an answer was carried over, in words.
fn carried(response: &Response, lang: &Language) -> Option<String> {
    Some(match response.carried.as_ref()? {
        CarriedAnswer::Confirmed => say!(lang, "carried-confirmed"),
        CarriedAnswer::From(round) => say!(lang, "carried-from", round = round.as_str()),
    })
}
