//! What becomes of a file that a build before made and this one did not.

use std::collections::BTreeSet;

use super::{Planning, Wanted};
use crate::publish::changes;
use crate::publish::kind::summary_name;
use crate::publish::output::{FRONT, Fate};

/// What is still there to be published, and how far a build may take away what is not.
#[derive(Debug)]
pub(super) struct Fates {
    /// Where everything stays, by the beginnings of paths.
    kept: Vec<String>,
    /// The documents of which there is something to make them of, by their paths without endings.
    documents: BTreeSet<String>,
    /// Where what is gone goes, by the beginnings of paths; the empty one means everywhere.
    reach: Vec<String>,
}

impl Fates {
    /// What there is in the collections, of which `rounds` are looked at in this build.
    pub(super) fn new(wanted: &Wanted<'_>, rounds: &[Planning<'_>], has_pages: bool) -> Self {
        let left = wanted.unread.iter().chain(&wanted.failed.collections);
        let mut kept: Vec<String> = left.map(|collection| format!("{collection}/")).collect();
        if !wanted.is_all {
            kept.push(String::new());
        }
        if !has_pages {
            kept.push("assets/".to_owned());
        }
        for planning in rounds.iter().filter(|planning| !planning.has_pages) {
            kept.extend(folders(planning).map(|folder| format!("{folder}/")));
        }
        Self { kept, documents: documents(wanted), reach: reach(wanted, rounds) }
    }

    /// The collections of which everything stays.
    pub(super) fn collections(&self) -> impl Iterator<Item = &str> {
        let kept = self.kept.iter().filter_map(|folder| folder.strip_suffix('/'));
        kept.filter(|folder| !folder.contains('/') && *folder != "assets")
    }

    /// The documents of which there is something to make them of.
    pub(super) fn documents(&self) -> impl Iterator<Item = &String> {
        self.documents.iter()
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
pub(in crate::publish) fn document(path: &str) -> Option<String> {
    if let Some((folder, source)) = path.split_once("/typst/") {
        return Some(format!("{folder}/{}", source.split('/').next()?));
    }
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".pdf"))?;
    Some(path.to_owned())
}

/// The documents of which there is something to make them of, be it that they cannot be made now.
fn documents(wanted: &Wanted<'_>) -> BTreeSet<String> {
    let mut documents = BTreeSet::new();
    for (collection, round) in
        wanted.collections.iter().flat_map(|own| own.rounds.iter().map(move |round| (own, round)))
    {
        let folder = format!("{}/{}", collection.id, round.info.id);
        documents.insert(format!("{folder}/{}", summary_name(&round.rubric)));
        documents.extend(round.entries.iter().map(|own| format!("{folder}/{}", own.stem)));
        let Some(before) = collection.before(round) else { continue };
        let folder = changes::folder(collection, before, round);
        let is_before = |stem: &str| before.entries.iter().any(|own| own.stem == stem);
        let both = round.entries.iter().filter(|own| is_before(&own.stem));
        documents.extend(both.map(|own| format!("{folder}/{}", own.stem)));
    }
    documents
}

/// The folders of a round: that of its reports, and that of what changed since the round before.
fn folders(planning: &Planning<'_>) -> impl Iterator<Item = String> {
    let changes = planning.changes().map(|(folder, _)| folder);
    std::iter::once(planning.folder()).chain(changes)
}

/// Where a build takes away what is gone: below what is selected as a whole.
fn reach(wanted: &Wanted<'_>, rounds: &[Planning<'_>]) -> Vec<String> {
    if wanted.selections.has_everything() {
        return vec![String::new()];
    }
    let mut reach = Vec::new();
    for planning in rounds {
        let (collection, round) = planning.ids();
        if wanted.selections.has_whole_collection(&collection) {
            reach.push(format!("{collection}/"));
        } else if wanted.selections.has_whole_round(&collection, &round) {
            reach.extend(folders(planning).map(|folder| format!("{folder}/")));
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
