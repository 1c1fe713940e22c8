//! `scale:` and `scales:` of a rubric: the levels of the rating, and those of other fields.

use super::alike;
use super::field_rules::refuse;
use super::values::{Once, id, required, required_text};
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::form::{FieldKind, Role};
use crate::load::Text;
use crate::load::raw::{RawField, RawLevel, RawRubric, RawScale};
use crate::model::{Level, LevelRule, NamedOption};

/// The scales of a rubric.
pub(super) struct Scales<'a> {
    /// The levels of `scale:`, lowest first; there may be none.
    usual: Vec<Level>,
    /// Those of each of `scales:`.
    named: Vec<(&'a RawScale, Vec<Level>)>,
}

impl<'a> Scales<'a> {
    /// Reads the levels, and reports a scale that no field has and a field that has none.
    pub(super) fn of(raw: &'a RawRubric, sink: &mut Findings) -> Self {
        let usual = levels(raw.scale.entries(), sink);
        let named = raw.scales.entries().iter();
        let named = named.map(|own| (own, levels(own.levels.entries(), sink))).collect();
        let scales = Self { usual, named };
        scales.report_empty(sink);
        scales.report_unused(raw, sink);
        if raw.fields.is_absent() {
            scales.report_missing(raw, sink);
        }
        scales
    }

    /// The levels of the rating: those of its field's `scale:`, else those of the rubric's.
    pub(super) fn of_rating(&self, raw: &RawRubric) -> Vec<Level> {
        let mut fields = raw.fields.entries().iter();
        let rating = fields.find(|field| field.role() == Some(Role::Rating));
        let named = rating.and_then(|field| self.named(&field.scale));
        let is_asked = raw.fields.value().is_none() || rating.is_some();
        named.unwrap_or(&self.usual).iter().filter(|_| is_asked).cloned().collect()
    }

    /// The levels of a field, of the kind of levels.
    pub(super) fn of_field(&self, raw: &RawField, sink: &mut Findings) -> LevelRule {
        let levels = match raw.scale.value() {
            None if self.usual.is_empty() && !raw.scale.is_unusable() => {
                let help = "list the levels below `scale:` of the rubric, lowest first, each with \
                            an `id` and a `label`";
                refuse(&raw.id.place, "this field has no scale", help, sink);
                &self.usual
            }
            None => &self.usual,
            Some(at) => self.named(&raw.scale).unwrap_or_else(|| {
                let message = format!("{} is no scale of the rubric", quoted(&at.value));
                let ids = || self.named.iter().map(|(own, _)| own.id.value.as_str());
                let help = nearest::suggestion(&at.value, ids());
                let help = help.unwrap_or_else(|| {
                    "name one of those below `scales:`, or leave the key out for `scale:`"
                        .to_owned()
                });
                sink.push(
                    Diagnostic::new(Code::FieldForm, at.place.clone(), message)
                        .help(help)
                        .fix(nearest::fix(&at.place, &at.value, ids())),
                );
                &self.usual
            }),
        };
        let option =
            |level: &Level| NamedOption { id: level.id.clone(), label: level.label.clone() };
        LevelRule { of: levels.iter().map(option).collect() }
    }

    fn named(&self, name: &Text) -> Option<&Vec<Level>> {
        let name = &name.value()?.value;
        self.named.iter().find(|(own, _)| own.id.value == *name).map(|(_, levels)| levels)
    }

    /// Reports scales without a level.
    fn report_empty(&self, sink: &mut Findings) {
        for (own, _) in self.named.iter().filter(|(own, _)| own.levels.is_empty()) {
            let help = "list them below it, lowest first, each with an `id` and a `label`";
            refuse(&own.id.place, "this scale has no levels", help, sink);
        }
    }

    /// Reports scales that no field has.
    fn report_unused(&self, raw: &'a RawRubric, sink: &mut Findings) {
        let of_entries = |own: &'a RawField| std::iter::once(own).chain(own.entry.entries());
        let fields =
            || raw.fields.entries().iter().flat_map(of_entries).filter(|own| is_level(own));
        let is_usual = raw.fields.value().is_none() || fields().any(|own| own.scale.is_absent());
        if let Some(level) = raw.scale.entries().first().filter(|_| !is_usual) {
            let message = "the rubric has a scale, and no field of its form is a level of it";
            let help = "add a field `rating:` with `kind: level`, or delete `scale:`";
            refuse(&level.place, message, help, sink);
        }
        // What is told of already may be the field of any.
        if raw.fields.is_unusable() {
            return;
        }
        let is_astray = |field: &RawField| {
            field.scale.is_unusable()
                || field.scale.value().is_some() && self.named(&field.scale).is_none()
        };
        if fields().any(is_astray) {
            return;
        }
        for (own, _) in &self.named {
            let is_own = |field: &RawField| {
                field.scale.value().is_some_and(|name| name.value == own.id.value)
            };
            if !fields().any(is_own) {
                let message = format!("no field has the scale {}", quoted(&own.id.value));
                let help = format!(
                    "write `scale: {}` below a field of kind `level`, or delete it",
                    own.id.value
                );
                refuse(&own.id.place, &message, &help, sink);
            }
        }
    }

    /// Reports that a form of the usual fields has no scale.
    fn report_missing(&self, raw: &RawRubric, sink: &mut Findings) {
        // A list below `scales:` has been told of, and is meant to be this one.
        if raw.scale.is_empty() && !raw.scales.is_unusable() {
            sink.push(
                Diagnostic::new(
                    Code::Missing,
                    Place::file(&raw.source),
                    "the rubric has no `scale`",
                )
                .help("list the levels, lowest first, each with an `id` and a `label`"),
            );
        }
    }
}

fn is_level(field: &RawField) -> bool {
    field.kind() == Some(FieldKind::Level)
}

fn levels(raw: &[RawLevel], sink: &mut Findings) -> Vec<Level> {
    let mut once = Once::default();
    let mut levels = Vec::new();
    alike::report(raw.iter().map(|level| &level.label), "level", sink);
    for level in raw {
        let label = required_text(&level.label, "label", &level.place, "this level", sink);
        let Some(at) = required(&level.id, "id", &level.place, "this level", sink) else {
            continue;
        };
        if let (true, Some(id)) = (once.see(at, Code::RepeatedId, sink), id(at, sink)) {
            // A level without a label is refused, but its descriptors are not to be taken for
            // strays.
            levels.push(Level { id, label: label.unwrap_or_default() });
        }
    }
    levels
}
