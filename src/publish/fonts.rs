//! The fonts that every document is set in, unpacked once for all children of a build.

use std::fs;
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
    pub(super) fn folder(&self, options: &Options<'_>) -> Result<&Path, OutputError> {
        let mut is_unpacked = self.is_unpacked.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_unpacked {
            write_all(options, &self.folder)?;
            *is_unpacked = true;
        }
        Ok(&self.folder)
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
