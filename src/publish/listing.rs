//! `manifest.json` of an output folder as it is written: what stocktake published there, and from
//! what.

use serde::{Deserialize, Serialize};

use super::kind::OutputKind;

/// What stocktake published in a folder, and from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Always `stocktake`: by this its list is told from another file of the same name.
    pub made_by: String,
    /// The version of this form.
    pub version: u32,
    /// Which part of a whole the folder holds, where a build made a part alone.
    pub part: Option<PublishedPart>,
    /// The files, in the order of their paths.
    pub outputs: Vec<Published>,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedPart {
    /// Which one, counted from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The SHA-256 of the plan of the whole: of path, kind and key of each of its files.
    pub plan: String,
    /// What could not be made: collections, and documents by their paths without endings. What was
    /// published of them before stays where the parts are joined.
    pub left_out: Option<Vec<String>>,
}

/// A file that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The path from the folder, with `/`.
    pub path: String,
    /// What it is; unknown of a file that an older stocktake made and that is still as it was.
    pub kind: Option<OutputKind>,
    /// The SHA-256 of the names and hashes of what it was made from: with the same key the file is
    /// not made again.
    pub key: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What it was made from, by name.
    pub inputs: Vec<Input>,
}

/// Something that a file was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// `content` is all that the file says, `templates` what it is set by, `stocktake` the code of
    /// the program, `typst` the Typst program where it is another, `earlier` what was put on a page
    /// that is of before; all others are the files that a PDF attaches.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}
