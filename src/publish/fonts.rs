//! What every document is set with: the fonts, unpacked once for all children of a build, and the library.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::output::hex;
use super::{Only, Options, Output, OutputError, findings};
use crate::diag::Diagnostic;

/// The folder of fonts that every child reads.
pub(super) struct Fonts {
    folder: PathBuf,
    key: String,
}

impl Fonts {
    /// Unpacks them, with their licence beside them, where PDFs are made at all.
    pub(super) fn unpack(options: &Options<'_>, output: &Output) -> Result<Self, Diagnostic> {
        let folder = output.staging().join("fonts");
        if options.makes(Only::Pdf) {
            write_all(options, &folder).map_err(|error| findings::output(&error))?;
        }
        Ok(Self { folder, key: key(options) })
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The SHA-256 of all that every document is set with beside its own source.
    pub(super) fn key(&self) -> &str {
        &self.key
    }
}

fn write_all(options: &Options<'_>, folder: &Path) -> Result<(), OutputError> {
    let failed = |error| OutputError::Io(folder.to_owned(), error);
    fs::create_dir_all(folder).map_err(failed)?;
    for (name, bytes) in options.templates.files("fonts/") {
        let name = name.trim_start_matches("fonts/");
        fs::write(folder.join(name), bytes).map_err(failed)?;
    }
    Ok(())
}

fn key(options: &Options<'_>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in ["fonts/", "typst/"].iter().flat_map(|of| options.templates.files(of)) {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    hex(&hash.finalize())
}
