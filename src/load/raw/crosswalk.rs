//! `crosswalk:` of a rubric, as written.

use crate::diag::Findings;
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::Node;
use crate::model::ItemRelation;

/// An entry of `crosswalk:`: another collection, and the items that relate to any of its.
#[derive(Debug)]
pub struct RawCrosswalk {
    /// The folder of the other collection.
    pub to: Located<String>,
    /// The items.
    pub items: Given<Vec<RawCrosswalkItem>>,
}

/// An item and those that it relates to.
#[derive(Debug)]
pub struct RawCrosswalkItem {
    /// The item.
    pub item: Located<String>,
    /// The others by how they are related to, the closest first.
    pub related: Vec<(ItemRelation, Given<Vec<Text>>)>,
    /// What a reader should know of it.
    pub note: Text,
    /// Whether a key among them is none of these.
    pub has_strays: bool,
}

impl RawCrosswalk {
    pub(super) fn decode(to: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let items = Fields::all(node, "a crosswalk", sink).map(|entries| {
            let items = entries.into_iter();
            items.map(|(item, node)| RawCrosswalkItem::decode(item, node, sink)).collect()
        });
        Self { to, items }
    }
}

impl RawCrosswalkItem {
    fn decode(item: Located<String>, node: Node, sink: &mut Findings) -> Self {
        let what = "an item of a crosswalk";
        let mut keys = ItemRelation::ALL.map(ItemRelation::key).to_vec();
        keys.push("note");
        let mut f = Fields::open_with(node, what, &keys, sink);
        let related = ItemRelation::ALL
            .map(|relation| (relation, f.text_or_list(relation.key(), "an item", sink)));
        let note = f.words("note", sink);
        let has_strays = !f.close(what, sink).is_empty();
        Self { item, related: related.into(), note, has_strays }
    }
}
