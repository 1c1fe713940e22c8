//! The list of what stocktake made in an output folder, `manifest.json` in it: what it makes no more it finds here, and
//! what is not in it was made by somebody else.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::error::OutputError;
use super::place;

/// Its name in the output folder.
pub(super) const NAME: &str = "manifest.json";

/// The form of the list that this stocktake writes, and the newest that it reads.
const VERSION: u32 = 1;

/// No list is larger.
const LARGEST: u64 = 1 << 28;

/// What was made, by path from the output folder.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, Made>);

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    /// The SHA-256 of its bytes.
    pub(super) sha256: String,
    /// The SHA-256 of what it was made from, where it was set by Typst.
    pub(super) key: Option<String>,
}

/// The list as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    made_by: String,
    version: u32,
    outputs: Vec<Output>,
}

#[derive(Serialize, Deserialize)]
struct Output {
    path: String,
    sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

/// Who writes such a list.
const MADE_BY: &str = "stocktake";

impl Manifest {
    /// The list of a folder, where there is one.
    ///
    /// # Errors
    /// What has its name is no such list, or cannot be read.
    pub(super) fn read(root: &Path) -> Result<Option<Self>, OutputError> {
        if place::look(root, NAME)?.is_none() {
            return Ok(None);
        }
        let no_list = || OutputError::NoList(root.join(NAME));
        let bytes = place::read(root, NAME, LARGEST)?.ok_or_else(no_list)?;
        let written: Written = serde_json::from_slice(&bytes).map_err(|_| no_list())?;
        if written.made_by != MADE_BY {
            return Err(no_list());
        }
        if written.version > VERSION {
            return Err(OutputError::NewerList(root.join(NAME)));
        }
        // Anybody may have written into the folder: a path that leads elsewhere is none of ours.
        let outputs = written.outputs.into_iter().filter(|output| place::is_below(&output.path));
        let outputs = outputs.map(|own| (own.path, Made { sha256: own.sha256, key: own.key }));
        Ok(Some(Self(outputs.collect())))
    }

    /// The list as it is written.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub(super) fn text(&self) -> io::Result<String> {
        let output = |(path, made): (&String, &Made)| Output {
            path: path.clone(),
            sha256: made.sha256.clone(),
            key: made.key.clone(),
        };
        let outputs = self.0.iter().map(output).collect();
        let written = Written { made_by: MADE_BY.to_owned(), version: VERSION, outputs };
        Ok(serde_json::to_string_pretty(&written)? + "\n")
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub(in crate::publish) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub(in crate::publish) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
