//! A rubric as written to a rubric.

use super::bounds;
use super::crosswalk;
use super::field_rules::refuse;
use super::fields::{self, Rules};
use super::papers;
use super::picks::{self, Picking};
use super::prose::advised;
use super::scales::Scales;
use super::values::{Once, choice, item_id, line, optional_text, required, required_text};
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, has_errors, nearest, quoted};
use crate::form::Role;
use crate::load::raw::{RawItem, RawRubric, RawSection, RawTerm, RawTerms};
use crate::load::{Given, Loaded, Located, Text};
use crate::model::RubricParts;
use crate::model::{
    ActionsRule, Descriptor, Item, ItemId, Level, Rating, Rubric, Section, SummaryBy, Term, Terms,
};

/// The rubric, where it has no errors; findings go to the sink.
pub(crate) fn rubric(loaded: &Loaded<RawRubric>, sink: &mut Findings) -> Option<Rubric> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Findings::new();
    let file = Place::file(&raw.source);
    let what = "the rubric";
    bounds::rubric(raw, &mut found);
    let scales = Scales::of(raw, &mut found);
    let scale = scales.of_rating(raw);
    let mut terms = terms(&raw.terms);
    let rules = rules(raw, &mut found);
    let (fields, actions_rule) = fields::fields(raw, &scales, &mut terms, rules, &mut found);
    let layout = papers::layout(raw, &mut found);
    let mut picking = Picking::new(raw, (&scales, &terms), fields::keys(raw), fields);
    let sections = sections(raw, &scale, &mut picking, &mut found);
    let fields = picking.into_fields();
    // A key that is told of may be that of any.
    if !has_errors(&found) {
        picks::report_unused(raw, &sections, &fields, &mut found);
    }
    let crosswalks = crosswalk::crosswalks(raw, &sections, &mut found);
    let parts = RubricParts {
        title: required_text(&raw.title, "title", &file, what, &mut found).unwrap_or_default(),
        subtitle: optional_text(&raw.subtitle),
        publisher: required_text(&raw.publisher, "publisher", &file, what, &mut found)
            .unwrap_or_default(),
        version: required_text(&raw.version, "version", &file, what, &mut found)
            .unwrap_or_default(),
        replaces: optional_text(&raw.replaces),
        introduction: raw.introduction.value().map(|at| advised(at, &mut found).markdown),
        layout,
        terms,
        actions_rule,
        sections,
        scale,
        fields,
        form: raw.form(),
        summary_by: summary_by(raw, &mut found),
        crosswalks,
    };
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    (!refused).then(|| Rubric::checked(parts))
}

/// What the PDF of a round goes by.
fn summary_by(raw: &RawRubric, sink: &mut Findings) -> SummaryBy {
    let words = [("items", SummaryBy::Items), ("participants", SummaryBy::Participants)];
    let found = choice(&raw.summary_by, &words, sink).unwrap_or_default();
    let is_rated = raw
        .fields
        .value()
        .is_none_or(|fields| fields.iter().any(|field| field.role() == Some(Role::Rating)));
    if let (SummaryBy::Participants, true, Some(at)) = (found, is_rated, raw.summary_by.value()) {
        let message = "the summary of a form with a rating goes by items";
        let help = "delete this key: each who returned has a report of their own";
        refuse(&at.place, message, help, sink);
    }
    found
}

/// What `rules:` says.
fn rules(raw: &RawRubric, sink: &mut Findings) -> Rules {
    let evidence = [("required", true), ("optional", false)];
    let actions = [
        ("expected-below-top", ActionsRule::ExpectedBelowTop),
        ("optional", ActionsRule::Optional),
    ];
    Rules {
        needs_evidence: choice(&raw.evidence_rule, &evidence, sink).unwrap_or(false),
        actions: choice(&raw.actions_rule, &actions, sink).unwrap_or(ActionsRule::Optional),
    }
}

fn terms(raw: &RawTerms) -> Terms {
    let or = |text: &Text, word: &str| optional_text(text).unwrap_or_else(|| word.to_owned());
    let term = |raw: &RawTerm, one: &str, many: &str| Term {
        one: or(&raw.one, one),
        many: or(&raw.many, many),
    };
    Terms {
        section: term(&raw.section, "Section", "Sections"),
        item: term(&raw.item, "Item", "Items"),
        participant: term(&raw.participant, "Partnership", "Partnerships"),
        group: term(&raw.group, "Health board", "Health boards"),
        rating: or(&raw.rating, "Rating"),
        evidence: or(&raw.evidence, "Evidence"),
        actions: or(&raw.actions, Terms::ACTIONS),
        summary: or(&raw.summary, "Summary"),
    }
}

fn sections(
    raw: &RawRubric,
    scale: &[Level],
    picking: &mut Picking<'_>,
    sink: &mut Findings,
) -> Vec<Section> {
    let mut section_ids = Once::default();
    let mut item_ids = Once::default();
    if raw.sections.is_empty() {
        sink.push(
            Diagnostic::new(
                Code::Missing,
                Place::file(&raw.source),
                "the rubric has no `sections`",
            )
            .help("list the sections, each with an `id`, a `title` and its `items`"),
        );
    }
    raw.sections
        .entries()
        .iter()
        .filter_map(|section| {
            one_section(section, (scale, picking), &mut section_ids, &mut item_ids, sink)
        })
        .collect()
}

fn one_section(
    raw: &RawSection,
    (scale, picking): (&[Level], &mut Picking<'_>),
    section_ids: &mut Once,
    item_ids: &mut Once,
    sink: &mut Findings,
) -> Option<Section> {
    let of_section = picking.places(&raw.fields, sink).unwrap_or_else(|| picking.all());
    let items = raw
        .items
        .entries()
        .iter()
        .filter_map(|item| {
            let fields = picking.places(&item.fields, sink);
            let fields = fields.unwrap_or_else(|| of_section.clone());
            one_item(item, fields, scale, item_ids, sink)
        })
        .collect();
    let title = required_text(&raw.title, "title", &raw.place, "this section", sink);
    let at = required(&raw.id, "id", &raw.place, "this section", sink)?;
    section_ids.see(at, Code::RepeatedId, sink);
    Some(Section { id: item_id(at, sink)?, title: title?, items })
}

fn one_item(
    raw: &RawItem,
    fields: Vec<usize>,
    scale: &[Level],
    ids: &mut Once,
    sink: &mut Findings,
) -> Option<Item> {
    let statement = required_text(&raw.statement, "statement", &raw.place, "this item", sink);
    let at = required(&raw.id, "id", &raw.place, "this item", sink)?;
    ids.see(at, Code::RepeatedId, sink);
    let completed_by = optional_text(&raw.completed_by);
    let descriptors = descriptors(raw, completed_by.is_some(), scale, sink);
    let replaces = replaces(raw, sink);
    let id = item_id(at, sink)?;
    Some(Item { id, statement: statement?, completed_by, replaces, descriptors, fields })
}

/// The items that this one continues; whether there are such items, the version that is replaced
/// must say.
fn replaces(raw: &RawItem, sink: &mut Findings) -> Vec<ItemId> {
    let mut ids: Vec<ItemId> = Vec::new();
    for at in raw.replaces.entries().iter().filter_map(Text::value) {
        let Some(id) = item_id(at, sink) else { continue };
        if ids.contains(&id) {
            let message = format!("{} is named twice", quoted(&at.value));
            sink.push(
                Diagnostic::new(Code::ReplacedItem, at.place.clone(), message)
                    .help("delete one of the two"),
            );
        } else {
            ids.push(id);
        }
    }
    ids
}

/// Puts the level that was meant in place of one with a slip in it, where it has no descriptor yet.
fn level_meant<'a>(
    key: &Located<String>,
    raw: &RawItem,
    ids: impl Iterator<Item = &'a str>,
) -> Option<Fix> {
    let has = |id: &str| raw.descriptors.entries().iter().any(|(key, _)| key.value == id);
    nearest::fix(&key.place, &key.value, ids.filter(|id| !has(id)))
}

/// Whether a key that is no level may be meant for one.
fn is_meant_for(key: &Located<String>, id: &str, scale: &[Level]) -> bool {
    let ids = || scale.iter().map(|level| level.id.as_str());
    ids().all(|own| own != key.value) && nearest::nearest(&key.value, ids()) == Some(id)
}

/// The descriptors in the order of the scale: one for each level, or none where the item has no
/// `descriptors:` or others complete it.
fn descriptors(
    raw: &RawItem,
    national: bool,
    scale: &[Level],
    sink: &mut Findings,
) -> Vec<Descriptor> {
    let mut found = Vec::new();
    if scale.is_empty() || raw.descriptors.is_unusable() {
        return found;
    }
    let ids = scale.iter().map(|level| level.id.as_str());
    for (key, _) in raw.descriptors.entries() {
        if national {
            let message = "an item that others complete has no descriptors";
            sink.push(Diagnostic::new(Code::Descriptors, key.place.clone(), message).help(
                "delete its `descriptors:`, or its `completed_by:` if it is completed locally",
            ));
        } else if !ids.clone().any(|id| id == key.value) {
            let message = format!("{} is not a level of the scale", quoted(&key.value));
            sink.push(
                Diagnostic::new(Code::Descriptors, key.place.clone(), message)
                    .help(
                        nearest::suggestion(&key.value, ids.clone())
                            .unwrap_or_else(|| "the levels are listed below `scale:`".to_owned()),
                    )
                    .fix(level_meant(key, raw, ids.clone())),
            );
        }
    }
    let is_without = raw.descriptors.is_absent();
    for (index, id) in ids.enumerate().filter(|_| !national && !is_without) {
        let given = raw.descriptors.entries().iter().find(|(key, _)| key.value == id);
        match given.map(|(_, text)| text) {
            Some(Given::Value(text)) => {
                found.push(Descriptor { rating: Rating(index), text: line(&text.value) })
            }
            Some(Given::Unusable) => {}
            // One with a slip in it was told of.
            None if raw
                .descriptors
                .entries()
                .iter()
                .any(|(key, _)| is_meant_for(key, id, scale)) => {}
            Some(Given::Absent) | None => {
                let message = format!("this item has no descriptor for `{id}`");
                sink.push(
                    Diagnostic::new(Code::Descriptors, raw.place.clone(), message)
                        .help("add it; an item has one for each level, or no `descriptors:`"),
                );
            }
        }
    }
    found
}
