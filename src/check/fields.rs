//! `fields:` of a rubric: which fields the form has, and which of them an item is answered in.

use super::alike;
use super::field_rules::{foreign, foreign_to_entries, refuse, required_when};
use super::holds::holds;
use super::scales::Scales;
use super::values::{choice, id, optional_text, required};
use crate::diag::{Findings, Place, quoted};
use crate::form::{FieldKind, PaperRole, Role, keys};
use crate::load::raw::{RawField, RawRubric};
use crate::load::{Located, Text};
use crate::model::{ActionsRule, AskedField, Holds, RequiredWhen, Terms};

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
    alike::report(given.iter().map(|field| &field.label), "field", sink);
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

/// A field, where it can be used.
pub(super) fn one(
    raw: &RawField,
    (scales, terms): (&Scales<'_>, &Terms),
    known: &[&str],
    sink: &mut Findings,
) -> Option<AskedField> {
    let what = "this field";
    if keys::names(&keys::ANSWER).contains(&raw.id.value.as_str()) {
        let message = format!("every answer has a key {} of its own", quoted(&raw.id.value));
        refuse(&raw.id.place, &message, "give the field another key", sink);
    }
    let is_given = required(&raw.kind, "kind", &raw.id.place, what, sink).is_some();
    let kinds = FieldKind::ALL.map(|kind| (kind.word(), kind));
    let kind = if is_given { choice(&raw.kind, &kinds, sink) } else { None };
    let id = id(&raw.id, sink);
    let kind = kind?;
    let role = role(raw, kind, sink);
    foreign(raw, kind, sink);
    if kind == FieldKind::Entries {
        foreign_to_entries(raw, sink);
    }
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
        Some(Role::Actions) => Holds::Actions,
        _ => holds(raw, kind, scales, sink),
    };
    let help = optional_text(&raw.help);
    let may_not_apply = may_not_apply(raw, role, sink);
    Some(AskedField {
        id: id?,
        label: label?,
        help,
        holds,
        role,
        paper: raw.paper_role(),
        required: required.unwrap_or(usual),
        may_not_apply,
    })
}

/// Whether an answer may say that the field does not apply.
fn may_not_apply(raw: &RawField, role: Option<Role>, sink: &mut Findings) -> bool {
    let may = choice(&raw.may, &[("not-applicable", true)], sink).unwrap_or(false);
    let is_asked_of_all = match role {
        Some(Role::Share | Role::Actions) => true,
        Some(Role::Rating | Role::Evidence) => false,
        None => raw.paper_role().is_some(),
    };
    if let (true, true, Some(at)) = (may, is_asked_of_all, raw.may.value()) {
        let message = "this field always applies: it can be left empty";
        refuse(&at.place, message, "delete `may:`", sink);
        return false;
    }
    may
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
    role
}

fn expected(raw: &RawField, sink: &mut Findings) -> Option<ActionsRule> {
    if raw.role() != Some(Role::Actions) {
        return None;
    }
    let words = [("below-top", ActionsRule::ExpectedBelowTop), ("never", ActionsRule::Optional)];
    choice(&raw.expected, &words, sink)
}
