//! Which part of a folder of collections is meant.

use std::fmt;

use super::discover::CollectionFiles;
use crate::diag::{Code, Diagnostic, nearest, quoted};

/// `collection`, `collection/round` or `collection/round/partnership`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The collection.
    pub collection: String,
    /// The round; every round where there is none.
    pub round: Option<String>,
    /// The partnership; every one where there is none.
    pub partnership: Option<String>,
}

/// Several selections; none at all means everything.
#[derive(Debug, Clone, Default)]
pub struct Selections(Vec<Selection>);

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.collection)?;
        let below = [&self.round, &self.partnership];
        below.into_iter().flatten().try_for_each(|part| write!(f, "/{part}"))
    }
}

impl Selection {
    /// Reads a selection as it is typed; a `/` at its end is allowed.
    ///
    /// `None` where it has an empty part or more than three.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim_end_matches('/').split('/').collect();
        if parts.len() > 3 || parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let part = |at: usize| parts.get(at).map(|part| (*part).to_owned());
        Some(Self { collection: part(0)?, round: part(1), partnership: part(2) })
    }

    /// The whole of the collection that it is of.
    pub(crate) fn of_collection(&self) -> Selections {
        let collection = self.collection.clone();
        Selections::new(vec![Self { collection, round: None, partnership: None }])
    }

    fn has_round(&self, collection: &str, round: &str) -> bool {
        self.collection == collection && self.round.as_deref().is_none_or(|own| own == round)
    }

    fn has_return(&self, collection: &str, round: &str, stem: &str) -> bool {
        self.has_round(collection, round)
            && self.partnership.as_deref().is_none_or(|own| own == stem)
    }

    /// The same, cut to what is not there.
    fn gone(&self, collections: &[CollectionFiles]) -> Option<Self> {
        let collection = self.collection.clone();
        let Some(files) = collections.iter().find(|files| files.id == self.collection) else {
            return Some(Self { collection, round: None, partnership: None });
        };
        if files.is_unlisted {
            return None;
        }
        let wanted = self.round.clone().filter(|round| !files.is_linked(round))?;
        let Some(round) = files.rounds.iter().find(|round| round.id == wanted) else {
            return Some(Self { collection, round: Some(wanted), partnership: None });
        };
        let partnership = self.partnership.clone().filter(|_| !round.is_unlisted)?;
        let is_there = round.returns.iter().any(|file| file.stem == partnership);
        (!is_there).then(|| self.clone())
    }

    /// What a selection does not find in the files, with the nearest that there is.
    fn missing(&self, collections: &[CollectionFiles]) -> Option<Diagnostic> {
        let Some(files) = collections.iter().find(|files| files.id == self.collection) else {
            let ids = collections.iter().map(|files| files.id.as_str());
            return Some(nothing("collection", &self.collection, ids));
        };
        let wanted = self.round.as_deref()?;
        if files.is_unlisted || files.is_linked(wanted) {
            return None;
        }
        let Some(round) = files.rounds.iter().find(|round| round.id == wanted) else {
            let ids = files.rounds.iter().map(|round| round.id.as_str());
            return Some(nothing("round", wanted, ids));
        };
        let wanted = self.partnership.as_deref().filter(|_| !round.is_unlisted)?;
        let mut stems = round.returns.iter().map(|file| file.stem.as_str());
        if stems.clone().any(|stem| stem == wanted) {
            return None;
        }
        Some(nothing("return", wanted, stems.by_ref()))
    }
}

fn nothing<'a>(what: &str, wanted: &str, ids: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::nowhere(Code::NothingSelected, format!("there is no {what} {}", quoted(wanted)))
        .help(nearest::suggestion(wanted, ids).unwrap_or_else(|| {
            "look into the folder of returns: its folders are the collections, and theirs the \
             rounds"
                .to_owned()
        }))
}

impl Selections {
    /// These selections; none at all means everything.
    pub fn new(selections: Vec<Selection>) -> Self {
        Self(selections)
    }

    /// Whether everything is meant.
    pub fn has_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// The collection, where a single one is meant, and all of it.
    pub(crate) fn only_collection(&self) -> Option<&str> {
        let [only] = self.0.as_slice() else { return None };
        only.round.is_none().then_some(&only.collection)
    }

    /// Whether all of a collection is meant.
    pub fn has_whole_collection(&self, collection: &str) -> bool {
        self.any(|selection| selection.round.is_none() && selection.collection == collection)
    }

    /// Whether anything of a collection is meant.
    pub fn has_collection(&self, collection: &str) -> bool {
        self.any(|selection| selection.collection == collection)
    }

    /// Whether all of a round of a collection is meant, or more.
    pub fn has_more_than_returns(&self, collection: &str) -> bool {
        self.any(|own| own.partnership.is_none() && own.collection == collection)
    }

    /// Whether anything of a round is meant.
    pub fn has_round(&self, collection: &str, round: &str) -> bool {
        self.any(|selection| selection.has_round(collection, round))
    }

    /// Whether all of a round is meant.
    pub fn has_whole_round(&self, collection: &str, round: &str) -> bool {
        self.any(|selection| {
            selection.partnership.is_none() && selection.has_round(collection, round)
        })
    }

    /// Whether the return in a file `<stem>.yaml` is meant.
    pub fn has_return(&self, collection: &str, round: &str, stem: &str) -> bool {
        self.any(|selection| selection.has_return(collection, round, stem))
    }

    /// What the selections name and is not there: each cut to the collection, the round or the
    /// return that is not.
    pub fn gone(&self, collections: &[CollectionFiles]) -> Vec<Selection> {
        self.0.iter().filter_map(|selection| selection.gone(collections)).collect()
    }

    /// A finding for each selection that names nothing.
    pub fn missing(&self, collections: &[CollectionFiles]) -> Vec<Diagnostic> {
        self.0.iter().filter_map(|selection| selection.missing(collections)).collect()
    }

    fn any(&self, test: impl Fn(&Selection) -> bool) -> bool {
        self.0.is_empty() || self.0.iter().any(test)
    }
}

#[cfg(test)]
mod tests {
    use super::{Selection, Selections};

    fn selections(texts: &[&str]) -> Selections {
        Selections::new(texts.iter().map(|text| Selection::parse(text).expect("valid")).collect())
    }

    #[test]
    fn a_selection_has_one_to_three_parts() {
        assert!(Selection::parse("a/b/c").is_some());
        assert!(Selection::parse("a/").is_some());
        assert_eq!(Selection::parse("a//c"), None);
        assert_eq!(Selection::parse("a/b/c/d"), None);
        assert_eq!(Selection::parse(""), None);
    }

    #[test]
    fn no_selection_means_everything() {
        assert!(selections(&[]).has_return("a", "b", "c"));
    }

    #[test]
    fn a_return_is_meant_by_its_round_and_by_itself() {
        let some = selections(&["a/b", "x/y/z"]);
        assert!(some.has_return("a", "b", "c"));
        assert!(some.has_return("x", "y", "z"));
        assert!(!some.has_return("x", "y", "c"));
        assert!(some.has_round("x", "y"));
        assert!(some.has_whole_round("a", "b"));
        assert!(!some.has_whole_collection("a"));
        assert!(selections(&["a"]).has_whole_collection("a"));
        assert!(!some.has_whole_round("x", "y"));
        assert!(some.has_more_than_returns("a") && !some.has_more_than_returns("x"));
    }
}
