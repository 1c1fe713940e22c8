//! What an author most likely meant otherwise: warnings about the texts of a return, which change
//! nothing of what it says.

use super::{personal, slips, swallowed, unfinished};
use crate::diag::{Diagnostic, Findings};
use crate::load::Located;
use crate::load::raw::{RawAnswerValue, RawReturn};

/// Reports it; marks of work that goes on only where the return says that it is final.
pub(super) fn find(raw: &RawReturn, is_final: bool, sink: &mut Findings) {
    for response in raw.responses.entries() {
        let texts = response.actions.entries().iter().map(|action| &action.text);
        let values = response.values.iter().flat_map(RawAnswerValue::markdown);
        for text in [&response.evidence].into_iter().chain(values).chain(texts) {
            if let Some(at) = text.value() {
                of_text(at, sink);
            }
        }
    }
    personal::find(raw, sink);
    if is_final {
        unfinished::find(raw, sink);
    }
}

/// The slips of a text but for those in keys that became a part of it, which were told of.
fn of_text(at: &Located<String>, sink: &mut Findings) {
    let (mut found, mut keys) = (Findings::new(), Findings::new());
    slips::find(at, &mut found);
    if !found.is_empty() && swallowed::find(at, &mut keys) {
        let start = |own: &Diagnostic| own.place.as_ref().map_or(0, |place| place.span().start);
        let first = keys.iter().map(start).min().unwrap_or(usize::MAX);
        found.retain(|own| start(own) < first);
    }
    sink.append(&mut found);
}
