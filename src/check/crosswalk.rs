//! How the items of a rubric relate to those of other collections.

use super::elsewhere::OtherCollections;
use super::values::{item_id, optional_text};
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::load::raw::{RawCrosswalk, RawCrosswalkItem, RawRubric};
use crate::load::{Located, Text};
use crate::model::{
    Collection, Crosswalk, CrosswalkItem, ItemId, RelatedItem, Rubric, Section, within,
};

/// What the rubric says of it; whether there are such items elsewhere is not looked at here.
pub(super) fn crosswalks(
    raw: &RawRubric,
    sections: &[Section],
    sink: &mut Findings,
) -> Vec<Crosswalk> {
    let ids = sections.iter().flat_map(|section| &section.items).map(|item| item.id.as_str());
    let ids: Vec<&str> = ids.collect();
    let crosswalk = |own: &RawCrosswalk| {
        let items = own.items.entries().iter();
        let items = items.filter_map(|item| one(item, (&own.to, &ids), sink)).collect();
        Crosswalk { to: own.to.value.clone(), place: own.to.place.clone(), items }
    };
    raw.crosswalk.entries().iter().map(crosswalk).collect()
}

/// An item and those that it relates to, where it is an item and relates to any.
fn one(
    raw: &RawCrosswalkItem,
    (to, ids): (&Located<String>, &[&str]),
    sink: &mut Findings,
) -> Option<CrosswalkItem> {
    if !ids.contains(&raw.item.value.as_str()) {
        let message = format!("this rubric has no item {}", quoted(&raw.item.value));
        let help = nearest::item(&raw.item.value, ids.iter().copied());
        sink.push(nowhere(&raw.item.place, message).maybe_help(help));
        return None;
    }
    let is_unusable = raw.has_strays || raw.related.iter().any(|(_, all)| all.is_unusable());
    let related = related(raw, sink);
    if related.is_empty() && !is_unusable && raw.related.iter().all(|(_, all)| all.is_empty()) {
        let message = format!("nothing is said of how {} relates", quoted(&raw.item.value));
        let help = format!(
            "write `equal:`, `part_of:` or `overlaps:` below it, and behind that the number of an \
             item of {}",
            quoted(&to.value)
        );
        sink.push(nowhere(&raw.item.place, message).help(help));
    }
    let item = ItemId::new(&raw.item.value).ok()?;
    let note = optional_text(&raw.note);
    (!related.is_empty()).then_some(CrosswalkItem { item, related, note })
}

/// The items that one relates to, each once.
fn related(raw: &RawCrosswalkItem, sink: &mut Findings) -> Vec<RelatedItem> {
    let mut found: Vec<RelatedItem> = Vec::new();
    for (relation, all) in &raw.related {
        for at in all.entries().iter().filter_map(Text::value) {
            if let Some(help) = nearest::listed(&at.value, is_number) {
                let message = format!("{} is more than one item", quoted(&at.value));
                sink.push(nowhere(&at.place, message).help(help));
                continue;
            }
            let Some(item) = item_id(at, sink) else { continue };
            if let Some(first) = found.iter().find(|own| own.item == item) {
                let message = format!("{} is named twice", quoted(&at.value));
                let finding = nowhere(&at.place, message).help("delete one of the two");
                sink.push(finding.label(first.place.clone(), "first named here"));
            } else {
                let (relation, place) = (*relation, at.place.clone());
                found.push(RelatedItem { relation, item, place });
            }
        }
    }
    found
}

/// Whether a text may be the number of an item.
fn is_number(text: &str) -> bool {
    ItemId::new(text).is_ok()
}

fn nowhere(place: &Place, message: String) -> Diagnostic {
    Diagnostic::new(Code::CrosswalkNowhere, place.clone(), message)
}

/// Finds what the crosswalks of all versions of a rubric lead to that is not there. Where another
/// collection has errors of its own, nothing is said of it.
pub fn crosswalks_lead_somewhere(
    collection: &Collection,
    others: &dyn OtherCollections,
    sink: &mut Findings,
) {
    for crosswalk in collection.rubrics().flat_map(Rubric::crosswalks) {
        sink.extend(unfound(crosswalk, collection, others));
        if let Some(other) = others.collection(&crosswalk.to) {
            sink.extend(not_there(crosswalk, &other));
        }
    }
}

/// That there is no such collection, or that it is the own one.
fn unfound(
    crosswalk: &Crosswalk,
    own: &Collection,
    others: &dyn OtherCollections,
) -> Option<Diagnostic> {
    let to = &crosswalk.to;
    let ids = || others.ids().into_iter().filter(|id| *id != own.id.as_str());
    if *to == *own.id.as_str() {
        let message = format!("{} is the collection itself", quoted(to));
        let help = "a crosswalk leads to another collection; what an item was in the version \
                    before is said by its `replaces:`";
        return Some(nowhere(&crosswalk.place, message).help(help));
    }
    if ids().any(|id| id == to) {
        return None;
    }
    let message = format!("there is no collection {} beside this one", quoted(to));
    let help = nearest::suggestion(to, ids());
    let help = help.unwrap_or_else(|| "write the name of its folder".to_owned());
    Some(nowhere(&crosswalk.place, message).help(help))
}

/// The items that another collection does not ask.
fn not_there<'a>(
    crosswalk: &'a Crosswalk,
    other: &'a Collection,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let rubric = &*other.rubric;
    let items = crosswalk.items.iter().flat_map(|own| &own.related);
    items.filter(|own| rubric.item(&own.item).is_none()).map(move |own| {
        let word = within(&rubric.terms().item.one);
        let (to, item) = (quoted(&crosswalk.to), quoted(own.item.as_str()));
        let ids = rubric.items().map(|item| item.id.as_str());
        nowhere(&own.place, format!("the rubric of {to} has no {word} {item}"))
            .maybe_help(nearest::item(own.item.as_str(), ids))
    })
}
