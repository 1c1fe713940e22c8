//! A rubric as written, the current one or an earlier version.

use std::sync::Arc;

use super::crosswalk::RawCrosswalk;
use super::field::RawField;
use super::picks::RawPicks;
use super::{below, each};
use crate::diag::{Findings, Place, Source};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::yaml::Node;

/// A rubric as written.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawRubric {
    pub source: Arc<Source>,
    pub title: Text,
    pub subtitle: Text,
    pub publisher: Text,
    pub version: Text,
    pub replaces: Text,
    pub introduction: Text,
    pub layout: Text,
    pub terms: RawTerms,
    pub scale: Given<Vec<RawLevel>>,
    pub scales: Given<Vec<RawScale>>,
    pub fields: Given<Vec<RawField>>,
    pub evidence_rule: Text,
    pub actions_rule: Text,
    pub summary_by: Text,
    pub sections: Given<Vec<RawSection>>,
    pub crosswalk: Given<Vec<RawCrosswalk>>,
}

/// `terms:` of a rubric: what the collection calls its parts.
#[derive(Debug, Default)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawTerms {
    pub section: RawTerm,
    pub item: RawTerm,
    pub participant: RawTerm,
    pub group: RawTerm,
    pub rating: Text,
    pub evidence: Text,
    pub actions: Text,
    pub summary: Text,
}

/// A word in the singular and the plural.
#[derive(Debug, Default)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawTerm {
    pub one: Text,
    pub many: Text,
}

/// An entry of `scales:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/forms.md describes"
)]
pub struct RawScale {
    pub id: Located<String>,
    pub levels: Given<Vec<RawLevel>>,
}

/// A level of a scale.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawLevel {
    pub place: Place,
    pub id: Text,
    pub label: Text,
}

/// An entry of `sections:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawSection {
    pub place: Place,
    pub id: Text,
    pub title: Text,
    pub fields: RawPicks,
    pub items: Given<Vec<RawItem>>,
}

/// An entry of a section's `items:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawItem {
    pub place: Place,
    pub id: Text,
    pub statement: Text,
    pub completed_by: Text,
    pub replaces: Given<Vec<Text>>,
    pub fields: RawPicks,
    pub descriptors: Given<Vec<(Located<String>, Text)>>,
}

impl RawRubric {
    pub(crate) fn decode(source: &Arc<Source>, root: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(root, "a rubric", sink);
        let mut rules = Fields::open(below(&mut f, "rules", source), "`rules`", sink);
        let raw = Self {
            source: Arc::clone(source),
            title: f.words("title", sink),
            subtitle: f.words("subtitle", sink),
            publisher: f.words("publisher", sink),
            version: f.text("version", sink),
            replaces: f.text("replaces", sink),
            introduction: f.prose("introduction", sink),
            layout: f.text("layout", sink),
            terms: RawTerms::decode(below(&mut f, "terms", source), sink),
            scale: each(f.list("scale", &["id", "label"], sink), sink, RawLevel::decode),
            scales: f.lists("scales", &["id", "label"], sink).map(|entries| {
                let own = |(id, nodes): (Located<String>, Given<Vec<Node>>)| RawScale {
                    id,
                    levels: each(nodes, sink, RawLevel::decode),
                };
                entries.into_iter().map(own).collect()
            }),
            fields: f.map("fields", sink).map(|entries| {
                entries.into_iter().map(|(id, node)| RawField::decode(id, node, sink)).collect()
            }),
            evidence_rule: rules.text("evidence", sink),
            actions_rule: rules.text("actions", sink),
            summary_by: f.text("summary_by", sink),
            sections: each(f.list("sections", &["id", "title"], sink), sink, RawSection::decode),
            crosswalk: f.map("crosswalk", sink).map(|entries| {
                let entries = entries.into_iter();
                entries.map(|(to, node)| RawCrosswalk::decode(to, node, sink)).collect()
            }),
        };
        rules.close("`rules`", sink);
        let strays = f.close("a rubric", sink);
        Self {
            title: strays.told(raw.title, "title"),
            publisher: strays.told(raw.publisher, "publisher"),
            version: strays.told(raw.version, "version"),
            scale: strays.told(raw.scale, "scale"),
            scales: strays.told(raw.scales, "scales"),
            fields: strays.told(raw.fields, "fields"),
            sections: strays.told(raw.sections, "sections"),
            ..raw
        }
    }
}

impl RawRubric {
    /// The levels of every scale: of the ratings', and of those with a name.
    pub fn all_scales(&self) -> impl Iterator<Item = &[RawLevel]> {
        let named = self.scales.entries().iter().map(|scale| scale.levels.entries());
        std::iter::once(self.scale.entries()).chain(named)
    }
}

impl RawTerms {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let source = Arc::clone(node.place.source());
        let mut f = Fields::open(node, "`terms`", sink);
        let raw = Self {
            section: RawTerm::decode(below(&mut f, "section", &source), sink),
            item: RawTerm::decode(below(&mut f, "item", &source), sink),
            participant: RawTerm::decode(below(&mut f, "participant", &source), sink),
            group: RawTerm::decode(below(&mut f, "group", &source), sink),
            rating: f.words("rating", sink),
            evidence: f.words("evidence", sink),
            actions: f.words("actions", sink),
            summary: f.words("summary", sink),
        };
        f.close("`terms`", sink);
        raw
    }
}

impl RawTerm {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let mut f = Fields::open(node, "a term", sink);
        let raw = Self { one: f.words("one", sink), many: f.words("many", sink) };
        let strays = f.close("a term", sink);
        Self { one: strays.in_place_of(raw.one, "one"), many: strays.in_place_of(raw.many, "many") }
    }
}

impl RawLevel {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f = Fields::open(node, "a level", sink);
        let (id, label) = (f.text("id", sink), f.words("label", sink));
        let strays = f.close("a level", sink);
        // What a key says that a level does not have is one of the two.
        let (id, label) = (strays.in_place_of(id, "id"), strays.in_place_of(label, "label"));
        Self { place, id, label }
    }
}

impl RawSection {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f = Fields::open(node, "a section", sink);
        let raw = Self {
            place,
            id: f.text("id", sink),
            title: f.words("title", sink),
            fields: RawPicks::take(&mut f, sink),
            items: each(f.list("items", &["id", "statement"], sink), sink, RawItem::decode),
        };
        let strays = f.close("a section", sink);
        Self {
            id: strays.told(raw.id, "id"),
            title: strays.told(raw.title, "title"),
            items: strays.told(raw.items, "items"),
            ..raw
        }
    }
}

impl RawItem {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f = Fields::open(node, "an item", sink);
        let raw = Self {
            place,
            id: f.text("id", sink),
            statement: f.words("statement", sink),
            completed_by: f.words("completed_by", sink),
            replaces: f.text_or_list("replaces", "an item that is replaced", sink),
            fields: RawPicks::take(&mut f, sink),
            descriptors: f.texts("descriptors", sink),
        };
        let strays = f.close("an item", sink);
        Self {
            id: strays.told(raw.id, "id"),
            statement: strays.told(raw.statement, "statement"),
            descriptors: strays.told(raw.descriptors, "descriptors"),
            ..raw
        }
    }
}
