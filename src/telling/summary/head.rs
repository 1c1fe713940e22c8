//! What changed in the head.

use crate::diff::Comparison;
use crate::lang::{Language, say};
use crate::model::Status;

pub(super) fn head(found: &Comparison, lang: &Language) -> Option<String> {
    let header = &found.header;
    let status = header.status.as_ref().map(|status| match status.new {
        Status::Draft => say!(lang, "told-now-draft"),
        Status::Final if found.new.late => say!(lang, "told-now-final-late"),
        Status::Final => say!(lang, "told-now-final"),
    });
    let late = header.late.as_ref().map(|late| match late.new {
        true => say!(lang, "told-late"),
        false => say!(lang, "told-in-time"),
    });
    let (new, gone) = (header.contacts_added.len(), header.contacts_removed.len());
    let number = |count| lang.number(count);
    let new = (new > 0).then(|| say!(lang, "told-contacts-new", count = new, number = number(new)));
    let gone =
        (gone > 0).then(|| say!(lang, "told-contacts-gone", count = gone, number = number(gone)));
    let again = header.contacts_recounted.len();
    let again = (again > 0)
        .then(|| say!(lang, "told-contacts-recounted", count = again, number = number(again)));
    let parts: Vec<String> = [status, late, new, gone, again].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| lang.sentence(&lang.listed(&parts)))
}
