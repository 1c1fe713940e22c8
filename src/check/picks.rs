//! Which fields of the form a section or an item is answered in, and what is otherwise with them
//! there.

use std::collections::HashSet;

use super::field_rules::refuse;
use super::fields::one;
use super::scales::Scales;
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::load::Text;
use crate::load::raw::{RawField, RawPicks, RawRubric};
use crate::model::{AskedField, Holds, Id, Section, Terms};

/// The fields of the form, to which those are added that are otherwise somewhere.
pub(super) struct Picking<'a> {
    raw: &'a RawRubric,
    scales: &'a Scales<'a>,
    terms: &'a Terms,
    /// The keys of all fields, whether they can be used or not.
    known: Vec<&'a str>,
    /// How many fields the form itself has.
    of_form: usize,
    fields: Vec<AskedField>,
}

impl<'a> Picking<'a> {
    /// Begins with the fields of the form; `known` are the keys of all, usable or not.
    pub(super) fn new(
        raw: &'a RawRubric,
        (scales, terms): (&'a Scales<'a>, &'a Terms),
        known: Vec<&'a str>,
        fields: Vec<AskedField>,
    ) -> Self {
        Self { raw, scales, terms, known, of_form: fields.len(), fields }
    }

    /// The places of the fields that are picked, in the order of the form; `None` where nothing is
    /// picked. What is picked and is no field of the form is reported.
    pub(super) fn places(&mut self, picks: &RawPicks, sink: &mut Findings) -> Option<Vec<usize>> {
        let keys = picks.keys.value()?;
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in keys.iter().filter_map(Text::value) {
            self.report_unknown(&at.value, &at.place, sink);
            let place = self.of_form(&at.value);
            let Some(place) = place.filter(|own| found.iter().all(|(known, _)| known != own))
            else {
                continue;
            };
            let changed = picks.changed.iter().find(|own| own.id.value == at.value);
            found.push((place, changed.map_or(place, |own| self.changed(place, own, sink))));
        }
        found.sort_unstable();
        Some(found.into_iter().map(|(_, own)| own).collect())
    }

    /// The places of all fields of the form.
    pub(super) fn all(&self) -> Vec<usize> {
        (0..self.of_form).collect()
    }

    /// All fields, those of the form first.
    pub(super) fn into_fields(self) -> Vec<AskedField> {
        self.fields
    }

    fn of_form(&self, key: &str) -> Option<usize> {
        self.fields[..self.of_form].iter().position(|field| field.id.as_str() == key)
    }

    fn report_unknown(&self, key: &str, place: &Place, sink: &mut Findings) {
        let ids = self.known.iter().copied();
        let is_told = self.raw.fields.is_unusable() || self.is_meant_by_no_id(key);
        if !is_told && !ids.clone().any(|id| id == key) {
            let message = format!("{} is no field of the form", quoted(key));
            sink.push(
                Diagnostic::new(Code::FieldForm, place.clone(), message)
                    .maybe_help(
                        nearest::listed(key, |part| ids.clone().any(|id| id == part))
                            .or_else(|| nearest::suggestion(key, ids.clone())),
                    )
                    .fix(nearest::fix(place, key, ids)),
            );
        }
    }

    /// Whether a field of the form is told to have this key in place of one that is no id.
    fn is_meant_by_no_id(&self, key: &str) -> bool {
        let no_ids = self.known.iter().copied().filter(|known| Id::new(known).is_err());
        nearest::nearest(key, no_ids).is_some()
    }

    /// The place of a field as it is here; where it cannot be used, that of the form's own.
    fn changed(&mut self, place: usize, own: &RawField, sink: &mut Findings) -> usize {
        if let Some((key, at)) = fixed(own, &self.fields[place].holds) {
            let message = format!("`{key}` is said once for the form, below its `fields:`");
            refuse(&at, &message, "delete it here, or give the form another field", sink);
            return place;
        }
        if self.raw.fields.is_unusable() {
            return place;
        }
        let given = self.raw.fields.entries();
        let Some(base) = given.iter().find(|field| field.id.value == own.id.value) else {
            let help = "list the fields of the form below `fields:` of the rubric";
            refuse(&own.id.place, "the usual form is the same at every item", help, sink);
            return place;
        };
        let read = |raw: &RawField| {
            let mut found = Findings::new();
            let field = one(raw, (self.scales, self.terms), &self.known, &mut found);
            (field, found)
        };
        // What is wrong with the field itself was told at the field, and is no less so here.
        let (_, told) = read(base);
        let (field, found) = read(&base.changed_by(own));
        let is_told = |new: &Diagnostic| {
            told.iter().any(|old| old.place == new.place || old.message == new.message)
        };
        sink.extend(found.into_iter().filter(|new| !is_told(new)));
        let Some(field) = field else { return place };
        self.fields.push(field);
        self.fields.len() - 1
    }
}

/// Reports fields of the form that no item is answered in.
pub(super) fn report_unused(
    raw: &RawRubric,
    sections: &[Section],
    fields: &[AskedField],
    sink: &mut Findings,
) {
    let items = sections.iter().flat_map(|section| &section.items);
    let used: HashSet<&Id> =
        items.flat_map(|item| &item.fields).map(|at| &fields[*at].id).collect();
    let unused = fields.iter().filter(|field| !used.contains(&field.id));
    for field in unused {
        let written = raw.fields.entries().iter().find(|own| own.id.value == field.id.as_str());
        let Some(written) = written else { continue };
        let message = format!("no item is answered in {}", quoted(&written.id.value));
        let help = "name it below the `fields:` of an item or of a section, or delete it";
        let place = written.id.place.clone();
        sink.push(Diagnostic::new(Code::UnusedField, place, message).help(help));
    }
}

/// The first key of a field that is the same wherever the field is asked.
fn fixed(own: &RawField, holds: &Holds) -> Option<(&'static str, Place)> {
    let texts = [
        ("kind", &own.kind),
        ("role", &own.role),
        ("scale", &own.scale),
        ("expected", &own.expected),
    ];
    let mut given =
        texts.into_iter().filter_map(|(key, text)| Some((key, text.value()?.place.clone())));
    let of_entries = || {
        let (key, _) = own.of.entries().first()?;
        matches!(holds, Holds::Entries(_)).then(|| ("of", key.place.clone()))
    };
    given.next().or_else(of_entries)
}
