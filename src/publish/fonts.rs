//! The fonts of the PDFs, unpacked once for all children of a build.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Only, Options, Output, OutputError, findings};
use crate::diag::Diagnostic;

/// The folder of fonts that every child reads.
pub(super) struct Fonts(PathBuf);

impl Fonts {
    /// Unpacks them, where PDFs are made at all.
    pub(super) fn unpack(options: &Options<'_>, output: &Output) -> Result<Self, Diagnostic> {
        let folder = output.staging().join("fonts");
        if options.makes(Only::Pdf) {
            write_all(options, &folder).map_err(|error| findings::output(&error))?;
        }
        Ok(Self(folder))
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.0
    }
}

/// Writes the fonts, with their licence beside them, into a folder.
pub(super) fn write_all(options: &Options<'_>, folder: &Path) -> Result<(), OutputError> {
    let failed = |error| OutputError::Io(folder.to_owned(), error);
    fs::create_dir_all(folder).map_err(failed)?;
    for (name, bytes) in options.templates.files("fonts/") {
        let name = name.trim_start_matches("fonts/");
        fs::write(folder.join(name), bytes).map_err(failed)?;
    }
    Ok(())
}
