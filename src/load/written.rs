//! A collection as it was written, before anything is believed.

use std::collections::HashMap;
use std::path::PathBuf;

use super::raw::{RawRegister, RawReturn, RawRound, RawRubric};
use crate::diag::Diagnostic;
use crate::form::AnswerForm;

/// A file that is YAML, taken apart.
#[derive(Debug)]
pub struct Loaded<T> {
    /// What it says.
    pub raw: T,
    /// Whether taking it apart found errors, so that it says less than its author meant.
    pub flawed: bool,
}

/// A collection as it was written.
#[derive(Debug)]
pub struct Written {
    /// The folder's name.
    pub id: String,
    /// What diagnostics call the folder.
    pub name: String,
    /// `rubric.yaml`, where it could be read.
    pub rubric: Option<Loaded<RawRubric>>,
    /// The earlier versions of the rubric, by the file's name; `None` for one that could not be
    /// read.
    pub earlier: Vec<Option<Loaded<RawRubric>>>,
    /// `partnerships.yaml`, where it could be read.
    pub register: Option<Loaded<RawRegister>>,
    /// Its rounds.
    pub rounds: Vec<WrittenRound>,
}

impl Written {
    /// The form of the returns of each round: that of the version of the rubric that it names, or
    /// else of the current one.
    pub fn forms(&self) -> Forms {
        let form = |round: &WrittenRound| (round.id.clone(), self.form(round.info.as_ref()));
        Forms(self.rounds.iter().map(form).collect())
    }

    /// The form of the returns of a round, as far as its files can be read.
    pub(super) fn form(&self, round: Option<&Loaded<RawRound>>) -> AnswerForm {
        let version = round.and_then(|loaded| loaded.raw.rubric.value()).map(|at| &at.value);
        let mut rubrics = self.rubric.iter().chain(self.earlier.iter().flatten());
        let is_own = |own: &&Loaded<RawRubric>| {
            version.is_some() && own.raw.version.value().map(|at| &at.value) == version
        };
        let own = rubrics.find(is_own).or(self.rubric.as_ref());
        own.map_or_else(AnswerForm::unknown, |own| own.raw.form())
    }
}

/// The forms of the returns of rounds.
#[derive(Debug)]
pub struct Forms(HashMap<String, AnswerForm>);

impl Forms {
    /// That of a round, by the name of its folder.
    pub fn of(&self, round: &str) -> AnswerForm {
        self.0.get(round).cloned().unwrap_or_else(AnswerForm::unknown)
    }

    /// The same, or none where one of these findings is an error of a rubric: then nobody can tell
    /// what an answer may say.
    pub fn unless_broken(self, found: &[Diagnostic]) -> Self {
        let is_of_a_rubric = |finding: &Diagnostic| {
            let file = finding.place.as_ref().map(|place| place.source().name());
            let name = file.and_then(|file| file.rsplit('/').next());
            finding.is_error() && name.is_some_and(|name| name.starts_with("rubric"))
        };
        if found.iter().any(is_of_a_rubric) { Self(HashMap::new()) } else { self }
    }
}

/// A round as it was written.
#[derive(Debug)]
pub struct WrittenRound {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub path: PathBuf,
    /// What diagnostics call the folder.
    pub name: String,
    /// `round.yaml`, where it could be read.
    pub info: Option<Loaded<RawRound>>,
    /// Its returns.
    pub returns: Vec<WrittenReturn>,
}

/// A return as it was written.
#[derive(Debug)]
pub struct WrittenReturn {
    /// The file's name without `.yaml`.
    pub stem: String,
    /// What diagnostics call the file.
    pub name: String,
    /// The return, where the file could be read.
    pub raw: Option<Loaded<RawReturn>>,
    /// What reading it found.
    pub findings: Vec<Diagnostic>,
}
