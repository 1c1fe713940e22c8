//! `layout:` of a rubric, and what only a form has that is set as a paper.

use super::field_rules::refuse;
use super::values::choice;
use crate::diag::Findings;
use crate::form::{FieldKind, Layout, PaperRole};
use crate::load::raw::{RawField, RawRubric};

/// How a return is set; what the form holds that does not go with it is reported.
pub(super) fn layout(raw: &RawRubric, sink: &mut Findings) -> Layout {
    let words = Layout::ALL.map(|layout| (layout.word(), layout));
    let layout = choice(&raw.layout, &words, sink);
    match layout.unwrap_or_default() {
        Layout::Paper => paper(raw, sink),
        // A layout that is misspelt may be that of a paper.
        Layout::Report if raw.layout.is_absent() || layout.is_some() => report(raw, sink),
        Layout::Report => {}
    }
    layout.unwrap_or_default()
}

/// A form that is set as a paper has fields of its own, no ratings and no actions, and each role
/// once.
fn paper(raw: &RawRubric, sink: &mut Findings) {
    if let (true, Some(at)) = (raw.fields.is_absent(), raw.layout.value()) {
        let message = "a paper is made of fields of its own, and the rubric has no `fields:`";
        refuse(&at.place, message, "list them below `fields:`, or delete `layout:`", sink);
    }
    let mut seen: Vec<PaperRole> = Vec::new();
    for field in raw.fields.entries() {
        kind(field, sink);
        let (Some(role), Some(at)) = (field.paper_role(), field.role.value()) else { continue };
        if seen.contains(&role) {
            let message = format!("the form has two fields with the role `{}`", role.word());
            refuse(&at.place, &message, "delete the role of one of them", sink);
        }
        seen.push(role);
    }
}

/// Reports a field that no paper holds.
fn kind(field: &RawField, sink: &mut Findings) {
    let (what, other) = match field.kind() {
        Some(FieldKind::Level) if field.role().is_some() => ("ratings", FieldKind::Choice),
        Some(FieldKind::Entries) if field.role().is_some() => {
            ("improvement actions", FieldKind::Points)
        }
        _ => return,
    };
    let message = format!("a paper has no {what}, and the layout of this form is `paper`");
    let help = format!("write `kind: {}`, or `layout: report`", other.word());
    refuse(&field.id.place, &message, &help, sink);
}

/// Reports roles that mean nothing where a return is not set as a paper.
fn report(raw: &RawRubric, sink: &mut Findings) {
    for field in raw.fields.entries() {
        let (Some(role), Some(at)) = (field.paper_role(), field.role.value()) else { continue };
        let message = format!("the role `{}` is that of a field of a paper", role.word());
        let help = "write `layout: paper` beside `fields:`, or delete the role";
        refuse(&at.place, &message, help, sink);
    }
}
