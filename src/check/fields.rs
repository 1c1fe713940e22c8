//! `fields:` of a rubric: which fields the form has, and which of them an item is answered in.

use super::scales::Scales;
use super::values::{Once, choice, id, optional_text, required};
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::form::{FieldKind, PaperRole, Role};
use crate::load::raw::{RawField, RawOption, RawRubric};
use crate::load::{Given, Located, Text};
use crate::model::{
    ActionsRule, Amount, AskedField, ChoiceRule, Holds, Id, LinePattern, NamedOption, NumberRule,
    PointsRule, RequiredWhen, Terms, TextRule,
};

/// The most decimals of a number.
const DECIMALS: u32 = 6;

/// What the rules of the usual form say.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    pub(super) needs_evidence: bool,
    pub(super) actions: ActionsRule,
}

/// The fields of the form in the order of the rubric, and whether a rating needs an action; those
/// of the usual form where the rubric says nothing.
pub(super) fn fields(
    raw: &RawRubric,
    scales: &Scales<'_>,
    terms: &mut Terms,
    rules: Rules,
    sink: &mut Findings,
) -> (Vec<AskedField>, ActionsRule) {
    let Some(given) = raw.fields.value() else {
        return (AskedField::usual(terms, rules.needs_evidence), rules.actions);
    };
    for rule in [&raw.evidence_rule, &raw.actions_rule].into_iter().filter_map(Text::value) {
        let message = "a rubric with `fields:` says there what is required";
        refuse(&rule.place, message, "delete `rules:`; write `required:` or `expected:`", sink);
    }
    if given.is_empty() {
        let message = "`fields:` names no field";
        refuse(&Place::file(&raw.source), message, "name one, or delete the key", sink);
    }
    let mut roles: Vec<(Role, &Located<String>)> = Vec::new();
    let mut fields = Vec::new();
    let mut actions = ActionsRule::Optional;
    let known = keys(raw);
    for field in given {
        actions = expected(field, sink).unwrap_or(actions);
        let Some(field_read) = one(field, (scales, terms), &known, sink) else { continue };
        if let Some(role) = field_read.role {
            if roles.iter().any(|(known, _)| *known == role) {
                let message = format!("the form has two fields with the role `{}`", role.word());
                refuse(&field.id.place, &message, "give one of them another kind", sink);
            }
            roles.push((role, &field.id));
            label_of(role, &field_read.label, terms);
        }
        fields.push(field_read);
    }
    (fields, actions)
}

/// The keys of the fields, whether they can be used or not.
pub(super) fn keys(raw: &RawRubric) -> Vec<&str> {
    match raw.fields.value() {
        Some(fields) => fields.iter().map(|field| field.id.value.as_str()).collect(),
        None => Role::ALL.map(Role::word).to_vec(),
    }
}

/// The fields that an item is answered in, by their places: those that it picks, else those that
/// its section picks, else all.
pub(super) fn picked(
    own: &Given<Vec<Text>>,
    section: &Given<Vec<Text>>,
    fields: &[AskedField],
) -> Vec<usize> {
    let Some(picks) = own.value().or(section.value()) else { return (0..fields.len()).collect() };
    let mut found: Vec<usize> = picks
        .iter()
        .filter_map(Text::value)
        .filter_map(|at| fields.iter().position(|field| field.id.as_str() == at.value))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Reports what is picked and is no field of the form; `known` are the keys of those that it has.
pub(super) fn named(picks: &Given<Vec<Text>>, known: &[&str], sink: &mut Findings) {
    for at in picks.entries().iter().filter_map(Text::value) {
        let ids = known.iter().copied();
        if !ids.clone().any(|id| id == at.value) {
            let message = format!("{} is no field of the form", quoted(&at.value));
            sink.push(
                Diagnostic::new(Code::FieldForm, at.place.clone(), message)
                    .maybe_help(nearest::suggestion(&at.value, ids.clone()))
                    .fix(nearest::fix(&at.place, &at.value, ids)),
            );
        }
    }
}

/// A field, where it can be used.
fn one(
    raw: &RawField,
    (scales, terms): (&Scales<'_>, &Terms),
    known: &[&str],
    sink: &mut Findings,
) -> Option<AskedField> {
    let what = "this field";
    let is_given = required(&raw.kind, "kind", &raw.id.place, what, sink).is_some();
    let kinds = FieldKind::ALL.map(|kind| (kind.word(), kind));
    let kind = if is_given { choice(&raw.kind, &kinds, sink) } else { None };
    let id = id(&raw.id, sink);
    let kind = kind?;
    let role = role(raw, kind, sink);
    foreign(raw, kind, sink);
    let label = match (optional_text(&raw.label), role) {
        (Some(label), _) => Some(label),
        (None, Some(role)) => Some(terms.of_role(role).to_owned()),
        (None, None) => {
            required(&raw.label, "label", &raw.id.place, what, sink);
            None
        }
    };
    let required = required_when(raw, known, sink);
    let usual = if role == Some(Role::Rating) { RequiredWhen::Final } else { RequiredWhen::Never };
    let holds = match role {
        // Its scale is the rubric's own, which is looked at all the same.
        Some(Role::Rating) => {
            scales.of_field(raw, sink);
            Holds::Rating
        }
        _ => holds(raw, kind, scales, sink),
    };
    let help = optional_text(&raw.help);
    Some(AskedField {
        id: id?,
        label: label?,
        help,
        holds,
        role,
        paper: raw.paper_role(),
        required: required.unwrap_or(usual),
    })
}

/// When a field must be given; `known` are the keys of all fields.
fn required_when(raw: &RawField, known: &[&str], sink: &mut Findings) -> Option<RequiredWhen> {
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

/// Has all pages call a field what its label says.
fn label_of(role: Role, label: &str, terms: &mut Terms) {
    match role {
        Role::Rating => label.clone_into(&mut terms.rating),
        Role::Evidence => label.clone_into(&mut terms.evidence),
        Role::Actions => label.clone_into(&mut terms.actions),
        Role::Share => {}
    }
}

fn role(raw: &RawField, kind: FieldKind, sink: &mut Findings) -> Option<Role> {
    let usual = Role::ALL.into_iter().map(|role| (role.word(), role.kind()));
    let of_papers = PaperRole::ALL.into_iter().map(|role| (role.word(), role.kind()));
    let words: Vec<(&str, FieldKind)> = usual.chain(of_papers).collect();
    let said = choice(&raw.role, &words, sink);
    if let (Some(own), Some(at)) = (said.filter(|own| *own != kind), raw.role.value()) {
        let message = format!(
            "a field with the role `{}` is of kind `{}`, and this one is of kind `{}`",
            at.value,
            own.word(),
            kind.word()
        );
        refuse(&at.place, &message, "correct the kind, or delete the role", sink);
    }
    let role = raw.role();
    let usual = Role::ALL.into_iter().find(|role| role.word() == raw.id.value);
    if let (Some(usual), true) = (usual.filter(|own| own.kind() != kind), raw.role.is_absent()) {
        let message = format!(
            "`{}` is a key of the usual form, of kind `{}`, and this field is of kind `{}`",
            raw.id.value,
            usual.kind().word(),
            kind.word()
        );
        refuse(&raw.id.place, &message, "give the field another key, or that kind", sink);
    }
    if kind == FieldKind::Entries && role.is_none() {
        let message = "a field of entries holds the improvement actions, and no others";
        let help = "write `role: actions` below it, or `kind: points` for a list of statements";
        refuse(&raw.id.place, message, help, sink);
    }
    role
}

/// Reports keys that a field of another kind has.
fn foreign(raw: &RawField, kind: FieldKind, sink: &mut Findings) {
    use FieldKind as K;
    let place = |text: &Text| text.value().map(|at| at.place.clone());
    let first =
        |all: &Given<Vec<RawOption>>| all.entries().first().map(|(key, _)| key.place.clone());
    let keys: [(&str, Option<Place>, &[K]); 11] = [
        ("scale", place(&raw.scale), &[K::Level]),
        ("of", first(&raw.of), &[K::Choice]),
        ("several", place(&raw.several), &[K::Choice]),
        ("themes", first(&raw.themes), &[K::Points]),
        ("unit", place(&raw.unit), &[K::Number]),
        ("decimals", place(&raw.decimals), &[K::Number]),
        ("total", place(&raw.total), &[K::Number]),
        ("least", place(&raw.least), &[K::Number, K::Points]),
        ("most", place(&raw.most), &[K::Number, K::Points]),
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

fn holds(raw: &RawField, kind: FieldKind, scales: &Scales<'_>, sink: &mut Findings) -> Holds {
    match kind {
        FieldKind::Level => Holds::Level(scales.of_field(raw, sink)),
        FieldKind::Prose => Holds::Prose,
        FieldKind::Text => Holds::Text(TextRule { pattern: pattern(&raw.pattern, sink) }),
        FieldKind::Date => Holds::Date,
        FieldKind::Flag => Holds::Flag,
        FieldKind::Entries => Holds::Entries,
        FieldKind::Points => Holds::Points(PointsRule {
            themes: options(&raw.themes, "theme", sink),
            least: whole(&raw.least, sink),
            most: whole(&raw.most, sink),
        }),
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
    if let (Some(least), Some(most), Some(at)) = (least, most, raw.most.value())
        && most < least
    {
        refuse(&at.place, "the most is less than the least", "exchange the two", sink);
    }
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

fn expected(raw: &RawField, sink: &mut Findings) -> Option<ActionsRule> {
    if raw.kind() != Some(FieldKind::Entries) {
        return None;
    }
    let words = [("below-top", ActionsRule::ExpectedBelowTop), ("never", ActionsRule::Optional)];
    choice(&raw.expected, &words, sink)
}

pub(super) fn refuse(place: &Place, message: &str, help: &str, sink: &mut Findings) {
    sink.push(Diagnostic::new(Code::FieldForm, place.clone(), message).help(help.to_owned()));
}
