//! The fonts that every document is set in, unpacked once for all children of a build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Options, Output, OutputError};

/// The folder of fonts that every child reads.
pub(super) struct Fonts {
    folder: PathBuf,
    is_unpacked: Mutex<bool>,
}

impl Fonts {
    /// Fonts that nobody has needed yet.
    pub(super) fn new(output: &Output) -> Self {
        Self { folder: output.staging().join("fonts"), is_unpacked: Mutex::new(false) }
    }

    /// The folder: the fonts are unpacked, with their licence beside them, for the first that asks.
    pub(super) fn folder(
        &self,
        options: &Options<'_>,
        output: &Output,
    ) -> Result<&Path, OutputError> {
        let mut is_unpacked = self.is_unpacked.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_unpacked {
            let written = write_all(options, &self.folder);
            written.map_err(|error| output.unwritten(&self.folder, error))?;
            *is_unpacked = true;
        }
        Ok(&self.folder)
    }
}

fn write_all(options: &Options<'_>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in options.templates.files("fonts/") {
        fs::write(folder.join(name.trim_start_matches("fonts/")), bytes)?;
    }
    Ok(())
}
