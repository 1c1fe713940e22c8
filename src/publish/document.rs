//! A document that Typst sets: staged with all it needs, then made a PDF, or put out as source.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::fonts::Fonts;
use super::output::hex;
use super::proof::{self, Fault};
use super::{Only, Options, Output, OutputError};
use crate::markdown::Passage;
use crate::model::Date;
use crate::typeset::{self, Attachment, Job};

/// Where a document is published.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    /// The folder, from the output folder.
    pub(super) folder: String,
    /// The name of its files without their endings.
    pub(super) name: String,
    /// Whether it was asked for by name; else it is made anew only where it was published before and would be another now.
    pub(super) is_selected: bool,
}

/// A document.
pub(super) struct Document<'a> {
    /// Where it is published.
    pub(super) shelf: &'a Shelf,
    /// Its source, `main.typ`.
    pub(super) main: &'a str,
    /// The files that it attaches, by name.
    pub(super) attached: Vec<(&'a str, &'a [u8])>,
    /// The words that the PDF must hold.
    pub(super) passages: &'a [Passage],
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
    /// Not all that should be read in it can be.
    Proof(Vec<Fault>),
}

impl Shelf {
    /// The path of the PDF from the output folder.
    pub(super) fn pdf(&self) -> String {
        format!("{}/{}.pdf", self.folder, self.name)
    }

    /// The path of the page beside it.
    pub(super) fn page(&self) -> String {
        format!("{}/{}.html", self.folder, self.name)
    }

    fn source(&self) -> String {
        format!("{}/typst/{}", self.folder, self.name)
    }

    /// Whether its PDF is made, or would be where it is another than the one that was published.
    fn makes_pdf(&self, options: &Options<'_>, output: &Output) -> bool {
        options.makes(Only::Pdf) && (self.is_selected || output.has(&self.pdf()))
    }

    fn makes_source(&self, options: &Options<'_>, output: &Output) -> bool {
        let is_wanted = self.is_selected && options.makes(Only::Typst);
        is_wanted || output.has(&format!("{}/main.typ", self.source()))
    }

    /// Whether its source must be known: to make something of it, or to tell whether what was published is still right.
    pub(super) fn needs_source(&self, options: &Options<'_>, output: &Output) -> bool {
        self.makes_pdf(options, output)
            || self.makes_source(options, output)
            || output.has(&self.pdf())
    }
}

impl Document<'_> {
    /// Makes what is wanted of it; whether its PDF, if there is one, is made from just this source.
    pub(super) fn settle(
        &self,
        options: &Options<'_>,
        output: &Output,
        fonts: &Fonts,
    ) -> Result<bool, Failure> {
        let (key, path) = (self.key(options, fonts), self.shelf.pdf());
        let is_made = output.has_made(&path, &key);
        let is_right = || !self.shelf.is_selected && output.is_current(&path, &key);
        if self.shelf.makes_pdf(options, output) && !is_made && !is_right() {
            self.pdf(key.clone(), options, output, fonts)?;
        }
        if self.shelf.makes_source(options, output) {
            self.source(options, output).map_err(Failure::Output)?;
        }
        Ok(output.is_current(&path, &key))
    }

    /// Makes the PDF.
    fn pdf(
        &self,
        key: String,
        options: &Options<'_>,
        output: &Output,
        fonts: &Fonts,
    ) -> Result<(), Failure> {
        let folder = self.stage(options, output).map_err(Failure::Output)?;
        let staged = folder.with_extension("pdf");
        let attached: Vec<Attachment<'_>> = if options.templates.are_own("typst/") {
            Vec::new()
        } else {
            self.attached.iter().map(|&(name, content)| Attachment { name, content }).collect()
        };
        let job = Job {
            root: &folder,
            fonts: fonts.folder(),
            output: &staged,
            attached: &attached,
            created: self.created(options),
        };
        options.typesetter.typeset(&job).map_err(Failure::Typeset)?;
        let failed = |error| Failure::Output(OutputError::Io(staged.clone(), error));
        let bytes = fs::read(&staged).map_err(failed)?;
        proof::hold(&bytes, self.passages, options).map_err(Failure::Proof)?;
        output.write(&self.shelf.pdf(), &bytes, Some(key)).map_err(Failure::Output)?;
        fs::remove_dir_all(&folder).and_then(|()| fs::remove_file(&staged)).map_err(failed)
    }

    /// Puts out its source, with fonts and all.
    fn source(&self, options: &Options<'_>, output: &Output) -> Result<(), OutputError> {
        let folder = self.shelf.source();
        let fonts = options.templates.files("fonts/");
        for (name, bytes) in self.files(options).chain(fonts) {
            output.write(&format!("{folder}/{name}"), bytes, None)?;
        }
        Ok(())
    }

    /// Writes the source, the library and what is attached into a folder that nobody else uses.
    fn stage(&self, options: &Options<'_>, output: &Output) -> Result<PathBuf, OutputError> {
        // Every part of the path is in its name, so that no two documents share it.
        let path = format!("{}/{}", self.shelf.folder, self.shelf.name);
        let folder = output.staging().join("documents").join(path.replace('/', "_"));
        for (name, bytes) in self.files(options) {
            write(&folder.join(name), bytes)?;
        }
        Ok(folder)
    }

    /// All that it needs but the fonts, by name.
    fn files<'b>(&'b self, options: &'b Options<'_>) -> impl Iterator<Item = (&'b str, &'b [u8])> {
        let library = options.templates.files("typst/");
        let library = library.map(|(name, bytes)| (name.trim_start_matches("typst/"), bytes));
        let main = ("main.typ", self.main.as_bytes());
        std::iter::once(main).chain(self.attached.iter().copied()).chain(library)
    }

    /// The SHA-256 of all that it is made from: with the same one, what was made before says the same.
    fn key(&self, options: &Options<'_>, fonts: &Fonts) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{}\n{}\n", fonts.key(), self.created(options)));
        let main = ("main.typ", self.main.as_bytes());
        for (name, bytes) in std::iter::once(main).chain(self.attached.iter().copied()) {
            hash.update(format!("{name}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
        hex(&hash.finalize())
    }

    /// The date of the PDF, in UNIX seconds.
    fn created(&self, options: &Options<'_>) -> i64 {
        options.created.unwrap_or_else(|| seconds(self.day))
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
