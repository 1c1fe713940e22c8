//! The list of what stocktake made in an output folder, `manifest.json` in it: what it makes no
//! more it finds here, and what is not in it was made by somebody else.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::error::OutputError;
use super::place;
use crate::publish::inputs::Inputs;
use crate::publish::kind::OutputKind;
use crate::publish::listing::{Input, Listing, Published, PublishedPart};

/// Its name in the output folder.
pub(super) const NAME: &str = "manifest.json";

/// The form of the list that this stocktake writes, and the newest that it reads.
const VERSION: u32 = 2;

/// No list is larger.
const LARGEST: u64 = 1 << 28;

/// What was made, by path from the output folder.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::publish) struct Manifest {
    /// Which part of a whole it is, where it is one.
    pub(in crate::publish) part: Option<PublishedPart>,
    /// The files.
    pub(in crate::publish) files: BTreeMap<String, Made>,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::publish) struct Made {
    /// The SHA-256 of its bytes.
    pub(in crate::publish) sha256: String,
    /// What it was made as and from; unknown of a file that an older stocktake made.
    pub(in crate::publish) from: Option<From>,
}

/// What a file was made as and from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::publish) struct From {
    /// What it is.
    pub(in crate::publish) kind: OutputKind,
    /// What it was made from.
    pub(in crate::publish) inputs: Inputs,
}

/// What every version of the list says.
#[derive(Deserialize)]
struct Head {
    made_by: String,
    version: u32,
}

/// The list of the first version.
#[derive(Deserialize)]
struct First {
    outputs: Vec<FirstOutput>,
}

#[derive(Deserialize)]
struct FirstOutput {
    path: String,
    sha256: String,
}

/// Who writes such a list.
const MADE_BY: &str = "stocktake";

impl Manifest {
    /// The list of a folder, where there is one.
    ///
    /// # Errors
    /// What has its name is no such list, or cannot be read.
    pub(in crate::publish) fn read(root: &Path) -> Result<Option<Self>, OutputError> {
        if place::look(root, NAME)?.is_none() {
            return Ok(None);
        }
        let no_list = || OutputError::NoList(root.join(NAME));
        let bytes = place::read(root, NAME, LARGEST)?.ok_or_else(no_list)?;
        let head: Head = serde_json::from_slice(&bytes).map_err(|_| no_list())?;
        if head.made_by != MADE_BY {
            return Err(no_list());
        }
        let read = match head.version {
            1 => serde_json::from_slice(&bytes).map(|list: First| list.into()),
            VERSION => serde_json::from_slice(&bytes).map(|list: Listing| list.into()),
            newer if newer > VERSION => return Err(OutputError::NewerList(root.join(NAME))),
            _ => return Err(no_list()),
        };
        let mut list: Self = read.map_err(|_| no_list())?;
        // Anybody may have written into the folder: a path that leads elsewhere is none of ours.
        list.files.retain(|path, _| place::is_below(path));
        Ok(Some(list))
    }

    /// Whether anything was made whose path begins like this.
    pub(in crate::publish) fn has_below(&self, beginning: &str) -> bool {
        let mut from = self.files.range(beginning.to_owned()..);
        from.next().is_some_and(|(path, _)| path.starts_with(beginning))
    }

    /// The list as it is written.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub(in crate::publish) fn text(&self) -> io::Result<String> {
        let listing = Listing {
            made_by: MADE_BY.to_owned(),
            version: VERSION,
            part: self.part.clone(),
            outputs: self.files.iter().map(published).collect(),
        };
        Ok(serde_json::to_string_pretty(&listing)? + "\n")
    }
}

fn published((path, made): (&String, &Made)) -> Published {
    let from = made.from.as_ref();
    let inputs = from.into_iter().flat_map(|from| &from.inputs.0);
    let inputs = inputs.map(|(name, sha256)| Input { name: name.clone(), sha256: sha256.clone() });
    Published {
        path: path.clone(),
        kind: from.map(|from| from.kind),
        key: from.map(|from| from.inputs.key()),
        sha256: made.sha256.clone(),
        inputs: inputs.collect(),
    }
}

impl std::convert::From<First> for Manifest {
    fn from(list: First) -> Self {
        let made = |own: FirstOutput| (own.path, Made { sha256: own.sha256, from: None });
        Self { part: None, files: list.outputs.into_iter().map(made).collect() }
    }
}

impl std::convert::From<Listing> for Manifest {
    fn from(list: Listing) -> Self {
        let made = |own: Published| {
            let inputs = own.inputs.into_iter().map(|input| (input.name, input.sha256));
            let inputs = Inputs(inputs.collect());
            // A key that is not that of the inputs is none: then nobody knows what the file was
            // made from.
            let is_whole = own.key.is_some_and(|key| key == inputs.key());
            let from = own.kind.filter(|_| is_whole).map(|kind| From { kind, inputs });
            (own.path, Made { sha256: own.sha256, from })
        };
        Self { part: list.part, files: list.outputs.into_iter().map(made).collect() }
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub(in crate::publish) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub(in crate::publish) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}
