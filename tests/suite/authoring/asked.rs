//! Collections in memory, and returns that are held against them.

use std::path::Path;

use serde_json::Value;
use stocktake::authoring;
use stocktake::check::{self, CheckFor};
use stocktake::load::{self, Forms, ReturnFile};
use stocktake::model::{Collection, Entry, Round};
use stocktake::system::System;

use super::validator::Validator;

/// A collection, and how its returns are read.
pub(super) struct Asked {
    pub(super) collection: Collection,
    pub(super) validator: Validator,
    forms: Forms,
    /// The returns that it has: the round, the stem, and the text.
    pub(super) returns: Vec<(String, String, String)>,
}

impl Asked {
    /// Every collection of a folder.
    pub(super) fn all(system: &dyn System, root: &Path) -> Vec<Self> {
        let mut found = Vec::new();
        let files = load::collections(system, root, &mut found);
        let all = files.into_iter().map(|mut files| {
            let mut returns = Vec::new();
            for round in &mut files.rounds {
                for ReturnFile { stem, path, .. } in std::mem::take(&mut round.returns) {
                    let text = system.read(&path, load::MAX_BYTES).expect("a file");
                    let text = String::from_utf8(text).expect("UTF-8");
                    returns.push((round.id.clone(), stem, text));
                }
            }
            let written = load::collection(system, files, &mut found);
            let forms = written.forms();
            let collection = check::collection(written, &mut found);
            let collection = collection.unwrap_or_else(|| panic!("{found:?}"));
            let validator = Validator::new(&authoring::return_schema(&collection));
            Self { collection, validator, forms, returns }
        });
        all.collect()
    }

    /// A round.
    pub(super) fn round(&self, id: &str) -> &Round {
        self.collection.round(id).expect("a round")
    }

    /// A return held against its round.
    pub(super) fn entry(&self, round: &str, stem: &str, text: &str) -> Entry {
        let form = self.forms.of(round);
        let bytes = text.as_bytes().to_vec();
        let written = load::returned_of(bytes, stem, format!("{stem}.yaml"), &form);
        let round = self.round(round);
        check::beside(written, round, &self.collection.register, CheckFor::Everything)
    }

    /// The errors and the warnings that `check` finds in a return, each as its code and its words.
    pub(super) fn check(&self, round: &str, stem: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let entry = self.entry(round, stem, text);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            entry.findings.iter().partition(|finding| finding.is_error());
        let words = |found: Vec<&stocktake::diag::Diagnostic>| {
            found.iter().map(|own| format!("{} {}", own.code, own.message)).collect()
        };
        (words(errors), words(warnings))
    }
}

/// A text as readers of YAML take it, which know numbers and `true`; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Value> {
    serde_saphyr::from_str(text).ok()
}
