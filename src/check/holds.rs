//! What a field of the form holds, as the rubric says it below the field.

use super::alike;
use super::field_rules::{foreign, refuse, required_when};
use super::scales::Scales;
use super::values::{Once, choice, id, optional_text, required};
use crate::diag::{Code, Findings, Place, quoted};
use crate::form::{FieldKind, label_of};
use crate::load::raw::{RawField, RawOption};
use crate::load::{Given, Text};
use crate::model::{
    Amount, AskedField, ChoiceRule, EntriesRule, Holds, LinePattern, NamedOption, NumberRule,
    PointsRule, RequiredWhen, TextRule,
};

/// The most decimals of a number.
const DECIMALS: u32 = 6;

/// What every entry has, whatever the rubric says.
const ID: &str = "id";

/// What a field of a kind holds.
pub(super) fn holds(
    raw: &RawField,
    kind: FieldKind,
    scales: &Scales<'_>,
    sink: &mut Findings,
) -> Holds {
    match kind {
        FieldKind::Level => Holds::Level(scales.of_field(raw, sink)),
        FieldKind::Prose => Holds::Prose,
        FieldKind::Text => Holds::Text(TextRule { pattern: pattern(&raw.pattern, sink) }),
        FieldKind::Date => Holds::Date,
        FieldKind::Flag => Holds::Flag,
        FieldKind::Entries => Holds::Entries(entries(raw, scales, sink)),
        FieldKind::Points => {
            let (least, most) = counts(raw, sink);
            Holds::Points(PointsRule { themes: options(&raw.themes, "theme", sink), least, most })
        }
        FieldKind::Choice => {
            let of = options(&raw.of, "option", sink);
            if of.len() < 2 && !raw.of.is_unusable() {
                let message = "there is nothing to choose here: a choice has two options or more";
                refuse(
                    &raw.id.place,
                    message,
                    "list them below `of:`, each as `id: what readers see`",
                    sink,
                );
            }
            Holds::Choice(ChoiceRule { of, is_several: is_so(&raw.several, sink) })
        }
        FieldKind::Number => Holds::Number(number(raw, sink)),
    }
}

/// How many there must be, and may be.
fn counts(raw: &RawField, sink: &mut Findings) -> (Option<usize>, Option<usize>) {
    let (least, most) = (whole(&raw.least, sink), whole(&raw.most, sink));
    in_order(least, most, raw, sink);
    (least, most)
}

/// Reports a most that is less than the least.
fn in_order<T: PartialOrd>(least: Option<T>, most: Option<T>, raw: &RawField, sink: &mut Findings) {
    if let (Some(least), Some(most), Some(at)) = (least, most, raw.most.value())
        && most < least
    {
        refuse(&at.place, "the most is less than the least", "exchange the two", sink);
    }
}

fn number(raw: &RawField, sink: &mut Findings) -> NumberRule {
    let decimals = whole(&raw.decimals, sink).unwrap_or(0);
    let places = u32::try_from(decimals).ok().filter(|places| *places <= DECIMALS);
    if let (None, Some(at)) = (places, raw.decimals.value()) {
        let message = format!("a number has {DECIMALS} decimals at most");
        refuse(&at.place, &message, "write how many digits stand behind the point", sink);
    }
    let decimals = places.unwrap_or(0);
    let [least, most] = [&raw.least, &raw.most].map(|text| {
        let at = text.value()?;
        let amount = Amount::read(at.value.trim(), decimals);
        if amount.is_none() {
            let message = format!("{} is not a number with {decimals} decimals", quoted(&at.value));
            refuse(&at.place, &message, "write its digits alone", sink);
        }
        amount
    });
    in_order(least, most, raw, sink);
    let has_total = is_so(&raw.total, sink);
    NumberRule { unit: optional_text(&raw.unit), decimals, least, most, has_total }
}

fn pattern(text: &Text, sink: &mut Findings) -> Option<LinePattern> {
    let at = text.value()?;
    let pattern = LinePattern::read(&at.value);
    if pattern.is_none() {
        let message = format!("{} is no pattern that can be used", quoted(&at.value));
        let help = "a pattern is a regular expression, such as `\"[A-Z]{2}-[0-9]{4}\"`";
        refuse(&at.place, &message, help, sink);
    }
    pattern
}

/// A whole number.
fn whole(text: &Text, sink: &mut Findings) -> Option<usize> {
    let at = text.value()?;
    let number = at.value.trim().parse().ok();
    if number.is_none() {
        let message = format!("{} is not a whole number", quoted(&at.value));
        refuse(&at.place, &message, "write it in digits, such as `3`", sink);
    }
    number
}

fn is_so(text: &Text, sink: &mut Findings) -> bool {
    choice(text, &[("true", true), ("false", false)], sink).unwrap_or(false)
}

fn options(raw: &Given<Vec<RawOption>>, what: &str, sink: &mut Findings) -> Vec<NamedOption> {
    let mut once = Once::default();
    let mut found = Vec::new();
    alike::report(raw.entries().iter().map(|(_, label)| label), what, sink);
    for (key, label) in raw.entries() {
        let label = match label {
            Given::Absent => {
                let message = format!("this {what} has no words");
                let help = format!("write what readers see: `{}: …`", key.value);
                refuse(&key.place, &message, &help, sink);
                None
            }
            other => optional_text(other),
        };
        if let (true, Some(id), Some(label)) =
            (once.see(key, Code::RepeatedId, sink), id(key, sink), label)
        {
            found.push(NamedOption { id, label });
        }
    }
    found
}

/// The fields of an entry, where there are any.
fn entries(raw: &RawField, scales: &Scales<'_>, sink: &mut Findings) -> EntriesRule {
    let given = raw.entry.entries();
    if given.is_empty() && !raw.entry.is_unusable() {
        let message = "an entry of this field would say nothing";
        let help = "list below `of:` what each entry says, such as `text: prose` or `due: date`, \
                    or write `role: actions` for the improvement actions";
        refuse(&raw.id.place, message, help, sink);
    }
    alike::report(given.iter().map(|own| &own.label), "field", sink);
    let known: Vec<&str> = given.iter().map(|own| own.id.value.as_str()).collect();
    let fields = given.iter().filter_map(|own| field(own, &known, scales, sink));
    let of = fields.collect();
    let (least, most) = counts(raw, sink);
    EntriesRule { of, least, most }
}

/// A field of an entry.
fn field(
    raw: &RawField,
    known: &[&str],
    scales: &Scales<'_>,
    sink: &mut Findings,
) -> Option<AskedField> {
    let place = &raw.id.place;
    let is_given = required(&raw.kind, "kind", place, "this field", sink).is_some();
    let kinds = FieldKind::ALL.map(|kind| (kind.word(), kind));
    let kind = if is_given { choice(&raw.kind, &kinds, sink)? } else { return None };
    if raw.id.value == ID {
        refuse(
            place,
            "every entry has an `id`, and this field would be another",
            "give the field another key",
            sink,
        );
        return None;
    }
    if matches!(kind, FieldKind::Points | FieldKind::Entries) {
        let message = format!("an entry holds no field of kind {}", quoted(kind.word()));
        let help = "a list within an entry can be Markdown: write `prose`";
        refuse(&kind_place(raw), &message, help, sink);
        return None;
    }
    if let Some(at) = raw.role.value() {
        refuse(&at.place, "a field of an entry has no role", "delete `role:`", sink);
    }
    foreign(raw, kind, sink);
    let id = id(&raw.id, sink);
    let required = required_when(raw, known, sink);
    let label = optional_text(&raw.label).unwrap_or_else(|| label_of(&raw.id.value));
    let help = optional_text(&raw.help);
    let holds = holds(raw, kind, scales, sink);
    let required = required.unwrap_or(RequiredWhen::Never);
    if let Some(at) = raw.may.value() {
        refuse(&at.place, "a field of an entry can be left empty", "delete `may:`", sink);
    }
    Some(AskedField {
        id: id?,
        label,
        help,
        holds,
        role: None,
        paper: None,
        required,
        may_not_apply: false,
    })
}

fn kind_place(raw: &RawField) -> Place {
    raw.kind.value().map_or_else(|| raw.id.place.clone(), |at| at.place.clone())
}
