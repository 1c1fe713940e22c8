//! Actions whose keys were begun as further entries of the list.

use super::returns::RawAction;
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, quoted};
use crate::load::located::Text;

/// The actions, each with what was begun as another entry below it; a finding for each of those.
pub(super) fn joined(entries: Vec<RawAction>, sink: &mut Findings) -> Vec<RawAction> {
    let mut out: Vec<RawAction> = Vec::new();
    let mut parts: Vec<Place> = Vec::new();
    for entry in entries {
        if let Some(last) = out.last_mut().filter(|last| takes(last, &entry)) {
            parts.push(entry.place.clone());
            take(last, entry);
            continue;
        }
        tell(&mut parts, out.last(), sink);
        out.push(entry);
    }
    tell(&mut parts, out.last(), sink);
    out
}

/// Whether an entry says what an action lacks, and is none of its own: it has no id, and no key
/// that the action has.
fn takes(action: &RawAction, entry: &RawAction) -> bool {
    let mut pairs = parts(action).into_iter().zip(parts(entry));
    let is_apart = pairs.all(|(own, more)| own.is_absent() || more.is_absent());
    let says = parts(entry).into_iter().any(|part| !part.is_absent());
    action.id.value().is_some() && is_apart && says && entry.strays.is_empty()
}

fn take(action: &mut RawAction, mut entry: RawAction) {
    for (own, more) in parts_of(action).into_iter().zip(parts_of(&mut entry)) {
        if own.is_absent() {
            std::mem::swap(own, more);
        }
    }
}

// Both name every field, so that none that is added is forgotten.

fn parts(own: &RawAction) -> [&Text; 8] {
    let RawAction { id, text, owner, due, status, measure, resources, risks, place: _, strays: _ } =
        own;
    [id, text, owner, due, status, measure, resources, risks]
}

fn parts_of(own: &mut RawAction) -> [&mut Text; 8] {
    let RawAction { id, text, owner, due, status, measure, resources, risks, place: _, strays: _ } =
        own;
    [id, text, owner, due, status, measure, resources, risks]
}

/// Says that entries are parts of the action above them, and empties the list of them.
fn tell(places: &mut Vec<Place>, action: Option<&RawAction>, sink: &mut Findings) {
    let places = std::mem::take(places);
    let (Some(first), Some(action)) = (places.first(), action) else { return };
    let key = |place: &Place| {
        let mut parts = place.text_from().split(':');
        parts.next().expect("a split has a first part").to_owned()
    };
    let id = action.id.value().map(|at| quoted(&at.value)).unwrap_or_default();
    let key = quoted(&format!("{}:", key(first)));
    let more = match places.len() {
        1 => String::new(),
        2 => " (and one more entry below)".to_owned(),
        many => format!(" (and {} more entries below)", many - 1),
    };
    let message = format!(
        "the hyphen before {key} begins another action, which has no `id`: it belongs to {id} \
         above it{more}"
    );
    let help = format!("write a space in place of the hyphen, so that {key} stands below `id:`");
    let source = first.source();
    let hyphen = |place: &Place| {
        let start = source.line_start(place.position().line);
        let before = source.text().get(start..place.span().start)?;
        let at = before.rfind('-').filter(|_| before.trim() == "-")?;
        let is_below = place.position().column == action.place.position().column;
        is_below.then_some((start + at..start + at + 1, " ".to_owned()))
    };
    let edits: Option<Vec<_>> = places.iter().map(hyphen).collect();
    let fix = edits.and_then(|edits| Fix::new(Safety::Suggested, source, edits));
    sink.push(Diagnostic::new(Code::Missing, first.clone(), message).help(help).fix(fix));
}
