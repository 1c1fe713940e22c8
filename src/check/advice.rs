//! What an author most likely meant otherwise: warnings about the texts of a return, which change
//! nothing of what it says.

use super::{slips, unfinished};
use crate::diag::Findings;
use crate::load::raw::RawReturn;

/// Reports it; marks of work that goes on only where the return says that it is final.
pub(super) fn find(raw: &RawReturn, is_final: bool, sink: &mut Findings) {
    for response in raw.responses.entries() {
        let texts = response.actions.entries().iter().map(|action| &action.text);
        for text in [&response.evidence].into_iter().chain(texts) {
            if let Some(at) = text.value() {
                slips::find(at, sink);
            }
        }
    }
    if is_final {
        unfinished::find(raw, sink);
    }
}
