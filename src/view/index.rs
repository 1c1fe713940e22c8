//! The front page: which collections and rounds are published.

use serde::{Deserialize, Serialize};

use super::page::{CollectionView, PageView, RoundView, TermsView};
use crate::lang::{Language, say};
use crate::model::{Collection, Round, Status};

/// The page `index.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexView {
    /// The page.
    pub page: PageView,
    /// The collections, by id.
    pub collections: Vec<CollectionCard>,
}

/// A collection on the front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionCard {
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// How many items it asks about.
    pub items: usize,
    /// Whether returns were due by some day in any of its rounds.
    pub has_deadlines: bool,
    /// Its rounds, the newest first.
    pub rounds: Vec<RoundCard>,
}

/// A round on the front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundCard {
    /// The round.
    pub round: RoundView,
    /// The way to its page, where there is one.
    pub href: Option<String>,
    /// How many partnerships are expected to return.
    pub expected: usize,
    /// How many final returns there are.
    pub returned: usize,
}

/// The front page of some collections; `published` says whether a page is there, by its path.
pub fn index(
    collections: &[Collection],
    lang: &Language,
    published: impl Fn(&str) -> bool,
) -> IndexView {
    let cards = collections.iter().map(|collection| card(collection, lang, &published));
    IndexView {
        page: PageView::new(say!(lang, "evaluations"), 0, lang),
        collections: cards.collect(),
    }
}

fn card(
    collection: &Collection,
    lang: &Language,
    published: impl Fn(&str) -> bool,
) -> CollectionCard {
    let mut rounds: Vec<_> = collection.rounds.iter().collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.info.day()));
    CollectionCard {
        collection: CollectionView::new(collection, &collection.rubric),
        terms: (&*collection.rubric).into(),
        items: collection.rubric.items().count(),
        has_deadlines: rounds.iter().any(|round| round.info.deadline.is_some()),
        rounds: rounds
            .into_iter()
            .map(|round| round_card(collection, round, lang, &published))
            .collect(),
    }
}

fn round_card(
    collection: &Collection,
    round: &Round,
    lang: &Language,
    published: impl Fn(&str) -> bool,
) -> RoundCard {
    let href = format!("{}/{}/index.html", collection.id, round.info.id);
    RoundCard {
        round: RoundView::new(&round.info, lang),
        href: published(&href).then_some(href),
        expected: collection.register.partnerships().len(),
        returned: round.returns().filter(|returned| returned.status() == Status::Final).count(),
    }
}
