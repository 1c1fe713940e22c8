//! For which items the evidence changed.

use super::{ids_of, named};
use crate::diff::{Comparison, Extent};
use crate::lang::{Language, say};
use crate::model::Term;

pub(super) fn evidence(found: &Comparison, item: &Term, lang: &Language) -> Option<String> {
    let with = |extent| {
        ids_of(found, lang, |item| item.evidence.as_ref().is_some_and(|e| e.extent == extent))
    };
    let part = |extent, said: &dyn Fn(String) -> String| {
        let ids = with(extent);
        (!ids.is_empty()).then(|| said(lang.listed(&ids)))
    };
    let parts = [
        part(Extent::Rewritten, &|items| say!(lang, "told-rewritten", items = items)),
        part(Extent::Edited, &|items| say!(lang, "told-edited", items = items)),
        part(Extent::Added, &|items| say!(lang, "told-added", items = items)),
        part(Extent::Removed, &|items| say!(lang, "told-removed", items = items)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let same = with(Extent::Unchanged);
    let told = lang.listed(&parts);
    match (parts.is_empty(), same.is_empty()) {
        (true, true) => None,
        (true, false) => Some(say!(lang, "told-evidence-same", items = named(&same, item, lang))),
        (false, true) => Some(say!(lang, "told-evidence", parts = told)),
        (false, false) => {
            Some(say!(lang, "told-evidence-and-same", parts = told, items = lang.listed(&same)))
        }
    }
}
