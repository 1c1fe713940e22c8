//! A document that Typst sets: staged with all it needs, then made a PDF, or put out as source.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::digest::Unwritten;
use super::fonts::Fonts;
use super::maker::{Maker, Making};
use super::plan::{Plan, source};
use super::proof::{self, Fault};
use super::timeouts::Consequence;
use super::{Batch, Options, OutputError};
use crate::model::Date;
use crate::render::TemplateError;
use crate::typeset::{self, Attachment, Job};
use crate::view::Worded;

/// Where a document is published.
#[derive(Debug, Clone)]
pub(super) struct Destination {
    /// The folder, from the output folder.
    pub(super) folder: String,
    /// The name of its files without their endings.
    pub(super) name: String,
}

/// A document.
pub(super) struct Document<'a, V> {
    /// Where it is published.
    pub(super) destination: &'a Destination,
    /// The round that it is of.
    pub(super) batch: &'a Batch<'a>,
    /// The name of its template.
    pub(super) template: &'static str,
    /// All that it says.
    pub(super) view: &'a V,
    /// The files that it attaches, by name.
    pub(super) attached: Vec<(Cow<'a, str>, Cow<'a, [u8]>)>,
    /// The day that the PDF bears as its date, unless another is asked for.
    pub(super) day: Date,
}

/// Why there is no document.
#[derive(Debug)]
pub(super) enum Failure {
    /// A file could not be written.
    Output(OutputError),
    /// The templates cannot be read, or this one cannot be rendered; whether it is all of them is
    /// told.
    Template(TemplateError, bool),
    /// Typst could not set this source.
    Typeset(typeset::Error, String),
    /// It took too long, and others are not tried.
    Hopeless(typeset::Error),
    /// It was not tried.
    NotTried,
    /// Not all that should be read in it can be.
    Proof(Vec<Fault>),
}

impl Destination {
    /// The path of its files from the output folder, without their endings.
    pub(super) fn stem(&self) -> String {
        format!("{}/{}", self.folder, self.name)
    }

    /// The path of the PDF.
    pub(super) fn pdf(&self) -> String {
        format!("{}.pdf", self.stem())
    }

    /// The path of its source.
    fn main(&self) -> String {
        format!("{}/main.typ", source(&self.stem()))
    }

    /// Whether a plan has the PDF or its source.
    pub(super) fn has_document(&self, plan: &Plan) -> bool {
        plan.has(&self.pdf()) || plan.has(&self.main())
    }

    /// The path of the page beside it.
    pub(super) fn page(&self) -> String {
        format!("{}.html", self.stem())
    }
}

impl<V: Serialize + Worded> Document<'_, V> {
    /// Makes what the plan has of it and is not there already.
    pub(super) fn settle(
        mut self,
        options: &Options<'_>,
        maker: &Maker<'_>,
        fonts: &Fonts,
    ) -> Result<(), Failure> {
        if !self.destination.has_document(maker.plan) {
            return Ok(());
        }
        let main_path = self.destination.main();
        let [has_pdf, has_source] =
            [&self.destination.pdf(), &main_path].map(|path| maker.plan.has(path));
        let (tools, mentions) = (maker.tools, &self.batch.mentions);
        let failed = |error| Failure::Output(self.unwritten(&error));
        let (mut pdf, mut main) = (None, None);
        if has_pdf {
            let inputs = tools.pdf(self.view, mentions, self.created(options), &self.attached);
            pdf = maker.needs(&self.destination.pdf(), inputs.map_err(failed)?);
        }
        if has_source {
            main = maker.needs(&main_path, tools.source(self.view, mentions).map_err(failed)?);
            self.beside_source(&source(&self.destination.stem()), options, maker)
                .map_err(Failure::Output)?;
        }
        if pdf.is_none() && main.is_none() {
            return Ok(());
        }
        let text = self.render(options)?;
        if let Some(making) = pdf {
            self.pdf(&text, making, options, maker, fonts)?;
        }
        if let Some(making) = main {
            maker.write(making, text.as_bytes()).map_err(Failure::Output)?;
        }
        Ok(())
    }

    fn unwritten(&self, error: &Unwritten) -> OutputError {
        OutputError::Io(PathBuf::from(self.destination.pdf()), io::Error::other(error.to_string()))
    }

    fn render(&self, options: &Options<'_>) -> Result<String, Failure> {
        let renderer = self.batch.renderer(options);
        let renderer = renderer.map_err(|error| Failure::Template(error, true))?;
        let text = renderer.typst(self.template, self.view);
        text.map_err(|error| Failure::Template(error, false))
    }

    /// Makes the PDF.
    fn pdf(
        &mut self,
        main: &str,
        making: Making,
        options: &Options<'_>,
        maker: &Maker<'_>,
        fonts: &Fonts,
    ) -> Result<(), Failure> {
        if maker.timeouts.is_hopeless() {
            return Err(Failure::NotTried);
        }
        let folder = self.stage(main, options, maker).map_err(Failure::Output)?;
        let staged = folder.with_extension("pdf");
        // What is attached is staged, and need not be held any longer.
        let attached = std::mem::take(&mut self.attached).into_iter();
        let mut attached: Vec<Attachment<'_>> =
            attached.map(|(name, content)| Attachment::new(name, &content)).collect();
        if options.templates.are_own("typst/") {
            attached.clear();
        }
        let job = Job {
            root: &folder,
            fonts: fonts.folder(options, maker.output).map_err(Failure::Output)?,
            output: &staged,
            attached: &attached,
            created: self.created(options),
        };
        let set = options.typesetter.typeset(&job);
        set.map_err(|error| refused(error, main, options, maker))?;
        maker.timeouts.made();
        let failed = |error| Failure::Output(maker.output.unwritten(&staged, error));
        let bytes = Arc::new(fs::read(&staged).map_err(failed)?);
        proof::hold(Arc::clone(&bytes), &self.view.passages(), options).map_err(Failure::Proof)?;
        maker.write(making, &bytes).map_err(Failure::Output)?;
        fs::remove_dir_all(&folder).and_then(|()| fs::remove_file(&staged)).map_err(failed)
    }

    /// Puts out what its source needs, fonts and all.
    fn beside_source(
        &self,
        folder: &str,
        options: &Options<'_>,
        maker: &Maker<'_>,
    ) -> Result<(), OutputError> {
        let fonts = options.templates.files("fonts/");
        for (name, bytes) in self.beside(options).chain(fonts) {
            maker.file(&format!("{folder}/{name}"), bytes)?;
        }
        Ok(())
    }

    /// Writes the source, the library and what is attached into a folder that nobody else uses.
    fn stage(
        &self,
        main: &str,
        options: &Options<'_>,
        maker: &Maker<'_>,
    ) -> Result<PathBuf, OutputError> {
        // Every part of the path is in its name, so that no two documents share it.
        let name = self.destination.stem().replace('/', "_");
        let folder = maker.output.staging().join("documents").join(name);
        let main = std::iter::once(("main.typ", main.as_bytes()));
        for (name, bytes) in main.chain(self.beside(options)) {
            let path = folder.join(name);
            write(&path, bytes).map_err(|error| maker.output.unwritten(&path, error))?;
        }
        Ok(folder)
    }

    /// All that its source needs but the fonts, by name.
    fn beside<'b>(&'b self, options: &'b Options<'_>) -> impl Iterator<Item = (&'b str, &'b [u8])> {
        let attached = self.attached.iter().map(|(name, content)| (&**name, &**content));
        attached.chain(options.templates.library())
    }

    /// The date of the PDF, in UNIX seconds.
    fn created(&self, options: &Options<'_>) -> i64 {
        options.created.unwrap_or_else(|| seconds(self.day))
    }
}

/// Why there is no PDF, by what its program says.
fn refused(error: typeset::Error, main: &str, options: &Options<'_>, maker: &Maker<'_>) -> Failure {
    match error {
        typeset::Error::Unusable { path, reason } => {
            Failure::Output(maker.output.unwritten(&path, reason))
        }
        typeset::Error::TimedOut { .. } if options.may_be_hopeless() => {
            match maker.timeouts.timed_out() {
                Consequence::Not => Failure::Typeset(error, main.to_owned()),
                Consequence::Now => Failure::Hopeless(error),
                Consequence::Before => Failure::NotTried,
            }
        }
        error => Failure::Typeset(error, main.to_owned()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}

/// Midnight UTC of a day, in UNIX seconds.
fn seconds(day: Date) -> i64 {
    day.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |start| start.timestamp().as_second())
}
