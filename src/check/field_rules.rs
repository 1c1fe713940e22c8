//! What may stand below a field of the form, whatever it holds.

use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::form::{FieldKind, Role};
use crate::load::raw::{RawField, RawOption};
use crate::load::{Given, Text};
use crate::model::{Id, RequiredWhen};

/// When a field must be given; `known` are the keys of all fields.
pub(super) fn required_when(
    raw: &RawField,
    known: &[&str],
    sink: &mut Findings,
) -> Option<RequiredWhen> {
    let at = raw.required.value()?;
    let others = || known.iter().copied().filter(|key| *key != raw.id.value);
    match (at.value.as_str(), at.value.strip_prefix("with-")) {
        ("final", _) => Some(RequiredWhen::Final),
        ("never", _) => Some(RequiredWhen::Never),
        (_, Some(key)) if others().any(|other| other == key) => {
            Id::new(key).ok().map(RequiredWhen::With)
        }
        (_, Some(key)) => {
            let message = format!("the form has no other field {}", quoted(key));
            let near = nearest::nearest(key, others()).map(|near| format!("write `with-{near}`"));
            let help = near.unwrap_or_else(|| "write `final` or `never`".to_owned());
            refuse(&at.place, &message, &help, sink);
            None
        }
        (written, None) => {
            let message = format!("{} does not say when it must be given", quoted(written));
            let help = "write `final`, `never`, or `with-` and the key of another field";
            sink.push(
                Diagnostic::new(Code::NotAChoice, at.place.clone(), message)
                    .help(help)
                    .fix(nearest::fix(&at.place, written, ["final", "never"])),
            );
            None
        }
    }
}

/// Reports keys that a field of another kind has.
pub(super) fn foreign(raw: &RawField, kind: FieldKind, sink: &mut Findings) {
    use FieldKind as K;
    let place = |text: &Text| text.value().map(|at| at.place.clone());
    let first =
        |all: &Given<Vec<RawOption>>| all.entries().first().map(|(key, _)| key.place.clone());
    let keys: [(&str, Option<Place>, &[K]); 11] = [
        ("scale", place(&raw.scale), &[K::Level]),
        ("of", first(&raw.of), &[K::Choice, K::Entries]),
        ("several", place(&raw.several), &[K::Choice]),
        ("themes", first(&raw.themes), &[K::Points]),
        ("unit", place(&raw.unit), &[K::Number]),
        ("decimals", place(&raw.decimals), &[K::Number]),
        ("total", place(&raw.total), &[K::Number]),
        ("least", place(&raw.least), &[K::Number, K::Points, K::Entries]),
        ("most", place(&raw.most), &[K::Number, K::Points, K::Entries]),
        ("pattern", place(&raw.pattern), &[K::Text]),
        ("expected", place(&raw.expected), &[K::Entries]),
    ];
    for (key, place, kinds) in keys {
        let Some(place) = place.filter(|_| !kinds.contains(&kind)) else { continue };
        let message = format!("a field of kind `{}` has no `{key}`", kind.word());
        let others: Vec<String> = kinds.iter().map(|kind| format!("`{}`", kind.word())).collect();
        let help = format!("`{key}` is a key of kind {}", others.join(" and of kind "));
        refuse(&place, &message, &help, sink);
    }
}

/// Reports keys that the improvement actions do not have, or that they alone have.
pub(super) fn foreign_to_entries(raw: &RawField, sink: &mut Findings) {
    let place = |text: &Text| text.value().map(|at| at.place.clone());
    let of = raw.entry.entries().first().map(|own| own.id.place.clone());
    let (places, message, help) = match raw.role() {
        Some(Role::Actions) => (
            vec![of, place(&raw.least), place(&raw.most)],
            "the improvement actions have fields of their own, and any number of them",
            "delete it, or give the field another key and no role",
        ),
        _ => (
            vec![place(&raw.expected)],
            "only the improvement actions are expected below a level",
            "delete it, or write `role: actions`",
        ),
    };
    for place in places.into_iter().flatten() {
        refuse(&place, message, help, sink);
    }
}

/// Reports something about a field of the form.
pub(super) fn refuse(place: &Place, message: &str, help: &str, sink: &mut Findings) {
    sink.push(Diagnostic::new(Code::FieldForm, place.clone(), message).help(help.to_owned()));
}
