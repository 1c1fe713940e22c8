//! Every text of a return that is published, in the order of the file.

use crate::load::Text;
use crate::load::raw::RawReturn;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Markdown.
    Prose,
    /// One line of plain text.
    Line,
}

/// The texts.
pub(super) fn of(raw: &RawReturn) -> Vec<(&Text, Written)> {
    let mut all = Vec::new();
    for contact in raw.contacts.entries() {
        all.push((&contact.role, Written::Line));
    }
    for response in raw.responses.entries() {
        all.push((&response.evidence, Written::Prose));
        all.extend(response.reasons().map(|text| (text, Written::Line)));
        for own in &response.values {
            all.extend(own.markdown().into_iter().map(|text| (text, Written::Prose)));
            all.extend(own.lines().into_iter().map(|text| (text, Written::Line)));
        }
        for action in response.actions.entries() {
            all.push((&action.text, Written::Prose));
            let own = [&action.owner, &action.measure, &action.resources, &action.risks];
            all.extend(own.map(|text| (text, Written::Line)));
        }
    }
    all
}
