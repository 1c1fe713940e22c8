//! What becomes of a file that a build before made and this one did not.

use std::collections::BTreeSet;

use super::output::{FRONT, Fate};
use super::{Batch, changes};
use crate::load::Selections;
use crate::model::Collection;

/// What cannot be made anew, so that what was published of it stays.
pub(super) struct Unread<'a> {
    /// The collections that could not be read, or not all of their rounds.
    pub(super) collections: &'a [String],
    /// Whether there is no other collection.
    pub(super) is_all: bool,
    /// The collections of which something could not be made.
    pub(super) held: &'a BTreeSet<String>,
}

impl Unread<'_> {
    /// Whether everything could be read and made.
    pub(super) fn is_none(&self) -> bool {
        self.is_all && self.collections.is_empty() && self.held.is_empty()
    }
}

/// What is still there to be published, and how far a build may take away what is not.
pub(super) struct Fates {
    /// Where everything stays, by the beginnings of paths.
    kept: Vec<String>,
    /// The documents of which there is something to make them of, by their paths without endings.
    documents: BTreeSet<String>,
    /// Where what is gone goes, by the beginnings of paths; the empty one means everywhere.
    reach: Vec<String>,
}

impl Fates {
    /// What there is in the collections, of which `batches` were looked at in this build.
    pub(super) fn new(
        collections: &[Collection],
        batches: &[Batch<'_>],
        selections: &Selections,
        unread: &Unread<'_>,
    ) -> Self {
        let left = unread.collections.iter().chain(unread.held);
        let mut kept: Vec<String> = left.map(|collection| format!("{collection}/")).collect();
        if !unread.is_all {
            kept.push(String::new());
        }
        if !batches.iter().any(|batch| batch.makes_pages) {
            kept.push("assets/".to_owned());
        }
        for batch in batches.iter().filter(|batch| !batch.makes_pages) {
            kept.extend(folders(batch).map(|folder| format!("{folder}/")));
        }
        let mut documents = BTreeSet::new();
        for (collection, round) in
            collections.iter().flat_map(|own| own.rounds.iter().map(move |round| (own, round)))
        {
            let folder = format!("{}/{}", collection.id, round.info.id);
            documents.insert(format!("{folder}/national"));
            documents.extend(round.entries.iter().map(|own| format!("{folder}/{}", own.stem)));
            let Some(before) = collection.before(round) else { continue };
            let folder = changes::folder(collection, before, round);
            let is_before = |stem: &str| before.entries.iter().any(|own| own.stem == stem);
            let both = round.entries.iter().filter(|own| is_before(&own.stem));
            documents.extend(both.map(|own| format!("{folder}/{}", own.stem)));
        }
        Self { kept, documents, reach: reach(batches, selections) }
    }

    /// What becomes of a file.
    pub(super) fn of(&self, path: &str) -> Fate {
        let stays = path == FRONT
            || self.kept.iter().any(|folder| path.starts_with(folder))
            || document(path).is_some_and(|document| self.documents.contains(&document));
        if stays {
            Fate::Stays
        } else if self.reach.iter().any(|folder| path.starts_with(folder)) {
            Fate::Goes
        } else {
            Fate::Left
        }
    }
}

/// The document that a file is part of: its page, its PDF, or a file of its source.
fn document(path: &str) -> Option<String> {
    if let Some((folder, source)) = path.split_once("/typst/") {
        return Some(format!("{folder}/{}", source.split('/').next()?));
    }
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".pdf"))?;
    Some(path.to_owned())
}

/// The folders of a round: that of its reports, and that of what changed since the round before.
fn folders(batch: &Batch<'_>) -> impl Iterator<Item = String> {
    let before = batch.collection.before(batch.round);
    let changes = before.map(|before| changes::folder(batch.collection, before, batch.round));
    std::iter::once(batch.folder()).chain(changes)
}

/// Where a build takes away what is gone: below what is selected as a whole.
fn reach(batches: &[Batch<'_>], selections: &Selections) -> Vec<String> {
    if selections.has_everything() {
        return vec![String::new()];
    }
    let mut reach = Vec::new();
    for batch in batches {
        let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
        if selections.has_whole_collection(collection) {
            reach.push(format!("{collection}/"));
        } else if selections.has_whole_round(collection, round) {
            reach.extend(folders(batch).map(|folder| format!("{folder}/")));
        }
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::document;

    #[test]
    fn page_pdf_and_source_are_of_one_document() {
        for path in ["c/r/p.html", "c/r/p.pdf", "c/r/typst/p/main.typ", "c/r/typst/p/lib/a.typ"] {
            assert_eq!(document(path).as_deref(), Some("c/r/p"), "{path}");
        }
        assert_eq!(document("c/r/data/ratings.csv"), None);
        assert_eq!(document("c/r/proposals/1.1.html").as_deref(), Some("c/r/proposals/1.1"));
    }
}
