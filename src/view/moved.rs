//! A page at the address that another had before.

use serde::{Deserialize, Serialize};

use super::item::item_title;
use super::page::{CollectionView, PageView};
use crate::lang::{Language, say};
use crate::model::{Collection, Item, Round};

/// How many folders the page lies below the output folder.
const DEPTH: usize = 3;

/// The page `proposals/<item>.html` of a round, where the page of the item was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovedView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// What the other page is called.
    pub title: String,
    /// The way to it.
    pub href: String,
}

/// The page at the address that the page of an item had before.
pub fn moved_item(
    collection: &Collection,
    round: &Round,
    item: &Item,
    lang: &Language,
) -> MovedView {
    let title = item_title(round, item, lang);
    let own = say!(lang, "moved-page-title", title = &title);
    MovedView {
        page: PageView::new(own, DEPTH, lang),
        collection: CollectionView::new(collection, &round.rubric),
        title,
        href: format!("../items/{}.html", item.id),
    }
}
