//! A document that Typst sets: staged with all it needs, then made a PDF, or put out as source.

use std::fs;
use std::path::{Path, PathBuf};

use super::fonts::{self, Fonts};
use super::{Options, Output, OutputError};
use crate::model::Date;
use crate::typeset::{self, Job};

/// A document.
pub(super) struct Document<'a> {
    /// The folder that it is published in, from the output folder.
    pub(super) folder: String,
    /// The name of its files without their endings.
    pub(super) name: &'a str,
    /// Its source, `main.typ`.
    pub(super) main: &'a str,
    /// The files that it attaches, by name.
    pub(super) attached: Vec<(&'a str, &'a [u8])>,
    /// The day that the PDF bears as its date, unless another is asked for.
    pub(super) day: Date,
}

/// Why there is no document.
#[derive(Debug)]
pub(super) enum Failure {
    /// A file could not be written.
    Output(OutputError),
    /// Typst could not set it.
    Typeset(typeset::Error),
}

impl Document<'_> {
    /// Makes `<name>.pdf`; one that was published before stays until it is whole.
    pub(super) fn pdf(
        &self,
        options: &Options<'_>,
        output: &Output,
        fonts: &Fonts,
    ) -> Result<(), Failure> {
        let folder = self.stage(options, output).map_err(Failure::Output)?;
        let staged = folder.with_extension("pdf");
        let job = Job {
            root: &folder,
            fonts: fonts.folder(),
            output: &staged,
            created: options.created.unwrap_or_else(|| seconds(self.day)),
        };
        options.typesetter.typeset(&job).map_err(Failure::Typeset)?;
        let path = format!("{}/{}.pdf", self.folder, self.name);
        output.place(&staged, &path).map_err(Failure::Output)?;
        let failed = |error| Failure::Output(OutputError::Io(folder.clone(), error));
        fs::remove_dir_all(&folder).map_err(failed)
    }

    /// Puts out the folder `typst/<name>`, with fonts and all.
    pub(super) fn source(&self, options: &Options<'_>, output: &Output) -> Result<(), OutputError> {
        let folder = self.stage(options, output)?;
        fonts::write_all(options, &folder.join("fonts"))?;
        output.place_folder(&folder, &format!("{}/typst/{}", self.folder, self.name))
    }

    /// Writes the source, the library and what is attached into a folder that nobody else uses.
    fn stage(&self, options: &Options<'_>, output: &Output) -> Result<PathBuf, OutputError> {
        // Every part of the path is in its name, so that no two documents share it.
        let path = format!("{}/{}", self.folder, self.name);
        let folder = output.staging().join(path.replace('/', "_"));
        let library = options.templates.files("typst/");
        let library = library.map(|(name, bytes)| (name.trim_start_matches("typst/"), bytes));
        let main = ("main.typ", self.main.as_bytes());
        for (name, bytes) in std::iter::once(main).chain(self.attached.clone()).chain(library) {
            write(&folder.join(name), bytes)?;
        }
        Ok(folder)
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let failed = |error| OutputError::Io(path.to_owned(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// Midnight UTC of a day, in UNIX seconds.
fn seconds(day: Date) -> i64 {
    day.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |start| start.timestamp().as_second())
}
