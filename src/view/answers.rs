//! The final returns of a round side by side, each beside what the same partnership returned in the
//! round before.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::crosswalk::OtherAnswers;
use super::national::Summed;
use super::national::completeness::{ReportFiles, ReturnRow, row};
use super::page::PartnershipView;
use crate::lang::{Language, say};
use crate::markdown::anchor;
use crate::model::{
    Collection, Id, Item, ItemId, Partnership, Rating, Register, Response, Return, Round, Status,
};
use crate::rollup::{FieldFigures, PartnershipStanding, ReturnProgress, Rollup};

/// The answers of a round and their figures: what the pages of its items and of its boards are made
/// from.
#[derive(Debug)]
pub struct Answers<'a> {
    /// The collection.
    pub(super) collection: &'a Collection,
    /// The round.
    pub(super) round: &'a Round,
    /// Its figures.
    pub(super) rollup: &'a Rollup,
    /// What it is told in.
    pub(super) lang: &'a Language,
    /// The final returns, in the order of the register.
    pub(super) finals: Vec<Final<'a>>,
    /// The collections, and which of their pages are published.
    pub(super) others: OtherAnswers<'a>,
    published: BTreeMap<&'a Id, ReportFiles>,
}

/// A final return.
#[derive(Debug)]
pub(super) struct Final<'a> {
    /// Whose it is.
    pub(super) partnership: &'a Partnership,
    /// What was returned.
    pub(super) returned: &'a Return,
    /// Its final return of the round before, where there is one.
    before: Option<&'a Return>,
}

impl<'a> Answers<'a> {
    /// The answers of a round; `published` says which files there are for a partnership's id.
    pub fn new(
        collection: &'a Collection,
        round: &'a Round,
        rollup: &'a Rollup,
        lang: &'a Language,
        published: impl Fn(&str) -> ReportFiles,
        others: OtherAnswers<'a>,
    ) -> Self {
        let register = &collection.register;
        let previous = collection
            .rounds
            .iter()
            .find(|other| round.info.previous.as_ref() == Some(&other.info.id));
        let earlier: BTreeMap<_, _> = previous
            .map(|previous| finals(register, previous))
            .unwrap_or_default()
            .into_iter()
            .collect();
        let finals = finals(register, round).into_iter().filter_map(|(id, returned)| {
            let partnership = register.partnership(id.as_str())?;
            Some(Final { partnership, returned, before: earlier.get(id).copied() })
        });
        let files =
            |partnership: &'a Partnership| (&partnership.id, published(partnership.id.as_str()));
        Self {
            collection,
            round,
            rollup,
            lang,
            finals: finals.collect(),
            others,
            published: register.partnerships().iter().map(files).collect(),
        }
    }

    /// Whose an answer is.
    pub(super) fn who(&self, own: &Final<'_>) -> PartnershipView {
        let terms = self.round.rubric.terms();
        PartnershipView::new(own.partnership, &self.collection.register, terms)
    }

    /// What readers call a round of the collection.
    pub(super) fn title(&self, round: &Id) -> String {
        let found = self.collection.round(round.as_str());
        found.map_or_else(|| round.to_string(), |round| round.info.title.clone())
    }

    /// How a rating moved since the round before, in words; none where there is nothing to compare
    /// it with.
    pub(super) fn moved(&self, own: &Final<'_>, item: &Item) -> Option<String> {
        let movement = self.rollup.movement.as_ref()?;
        let change = movement.items.iter().find(|change| change.item == item.id)?;
        own.moved(item, &change.was, self.lang)
    }

    /// The way from a page in a folder of the round to a partnership's own answer, where its report
    /// is published.
    pub(super) fn href(&self, partnership: &Id, item: &ItemId) -> Option<String> {
        let report = self.report(partnership)?;
        Some(format!("{report}#{}", anchor("item-", item.as_str())))
    }

    /// The way from there to a partnership's report, where it is published.
    pub(super) fn report(&self, partnership: &Id) -> Option<String> {
        let files = self.published.get(partnership)?;
        files.html.then(|| format!("../{partnership}.html"))
    }

    /// Some of the returns with their figures, as far as those are of fields of the rubric's own;
    /// `way` leads to an answer.
    pub(super) fn summed<'b>(
        &'b self,
        figures: &'b [FieldFigures],
        finals: impl Iterator<Item = &'b Final<'a>>,
        way: &'b dyn Fn(&Id, &Item) -> Option<String>,
    ) -> Summed<'b> {
        Summed {
            collection: self.collection,
            round: self.round,
            lang: self.lang,
            figures,
            finals: finals.map(|own| (&own.partnership.id, own.returned)).collect(),
            way,
        }
    }

    /// What has become of the return of a partnership.
    pub(super) fn row(&self, standing: &PartnershipStanding) -> Option<ReturnRow> {
        let partnership = self.collection.register.partnership(standing.partnership.as_str())?;
        let files = self.published.get(&partnership.id);
        let files = *files.expect("it is known of each of the register what is published");
        let partnership = (partnership, &self.collection.register);
        Some(row(partnership, standing.standing, self.round, |_: &str| files, self.lang))
    }

    /// The partnerships without a final return, in the order of the register.
    pub(super) fn others(&self) -> Vec<ReturnRow> {
        let standings = self.rollup.denominators.partnerships.iter();
        let others = standings.filter(|standing| standing.standing != ReturnProgress::Returned);
        others.filter_map(|standing| self.row(standing)).collect()
    }
}

impl<'a> Final<'a> {
    /// The answer to an item.
    pub(super) fn response(&self, item: &Item) -> Option<&'a Response> {
        self.returned.response(&item.id)
    }

    /// The rating of an item.
    pub(super) fn rating(&self, item: &Item) -> Option<Rating> {
        self.response(item)?.rating
    }

    /// How the rating of an item moved since it was the item `was` in the round before, in words.
    fn moved(&self, item: &Item, was: &ItemId, lang: &Language) -> Option<String> {
        let now = self.rating(item)?;
        let Some(before) = self.before else {
            return Some(say!(lang, "no-return-then"));
        };
        let response = before.response(was);
        let Some(then) = response.and_then(|response| response.rating) else {
            return Some(match response.is_some_and(Response::is_rating_outside) {
                true => say!(lang, "not-applicable-then"),
                false => say!(lang, "not-rated-then"),
            });
        };
        let levels = now.index().abs_diff(then.index());
        Some(match now.cmp(&then) {
            Ordering::Greater => say!(lang, "moved-rose", levels = levels),
            Ordering::Less => say!(lang, "moved-fell", levels = levels),
            Ordering::Equal => say!(lang, "moved-stayed"),
        })
    }
}

/// The final returns of a round, in the order of the register, whatever the order of the files.
fn finals<'a>(register: &'a Register, round: &'a Round) -> Vec<(&'a Id, &'a Return)> {
    let finals = round.returns().filter(|returned| returned.status() == Status::Final);
    let by_id: BTreeMap<_, _> = finals.map(|returned| (returned.partnership(), returned)).collect();
    let own = |partnership: &'a Partnership| Some((&partnership.id, *by_id.get(&partnership.id)?));
    register.partnerships().iter().filter_map(own).collect()
}
