//! A collection as it was written, before anything is believed.

use std::path::PathBuf;

use super::raw::{RawRegister, RawReturn, RawRound, RawRubric};
use crate::diag::Diagnostic;

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
