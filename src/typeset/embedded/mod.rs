//! Typst inside stocktake's own binary: what the hidden `stocktake typst compile` does.
//!
//! It takes the arguments that [`Typesetter`](super::Typesetter) gives to any Typst program and
//! does with them what the official typst-cli 0.15.1 does, so that both make the same document. It
//! does no more than that: one input, one PDF, a fixed date, no network, no packages, no fonts of
//! the system's and no file from outside the root. It is run in a process of its own, never inside
//! the one that holds the returns.

mod fonts;
mod world;

#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use typst::diag::{At, SourceResult, Warned};
use typst::foundations::Smart;
use typst::syntax::Span;
use typst_kit::diagnostics::termcolor::NoColor;
use typst_kit::diagnostics::{DiagnosticFormat, emit};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::command::FOLDER_SEPARATOR;
use world::ClosedWorld;

/// The arguments of `typst compile` that stocktake uses, under the names that typst-cli 0.15.1
/// gives them.
///
/// What typst-cli leaves open and a report must not leave open (the root, the date) is required
/// here. Flags whose effect is always on (`--ignore-system-fonts`) or never needed (the package
/// folders) are accepted so that one list of arguments suits both programs.
#[derive(Debug, Clone, Args)]
pub struct CompileArgs {
    /// The Typst file to compile; must lie in the root.
    #[arg(value_hint = ValueHint::FilePath)]
    pub input: PathBuf,

    /// Where to write the PDF.
    #[arg(value_hint = ValueHint::FilePath)]
    pub output: PathBuf,

    /// The folder outside which no file is read.
    #[arg(long, value_name = "DIR")]
    pub root: PathBuf,

    /// A folder searched for fonts, with all the folders in it.
    #[arg(long = "font-path", value_name = "DIR", value_delimiter = FOLDER_SEPARATOR)]
    pub font_paths: Vec<PathBuf>,

    /// Accepted for typst-cli's sake: the system's fonts are never looked at.
    #[arg(long)]
    pub ignore_system_fonts: bool,

    /// The standards that the PDF is held to.
    #[arg(long = "pdf-standard", value_name = "STANDARD", value_delimiter = ',')]
    pub pdf_standards: Vec<Standard>,

    /// The document's creation date and the date of today, in seconds since 1970 in UTC.
    #[arg(long, value_name = "UNIX_TIMESTAMP", allow_negative_numbers = true)]
    pub creation_timestamp: i64,

    /// The kind of document to write.
    #[arg(long, value_enum, default_value_t = OutputFormat::Pdf)]
    pub format: OutputFormat,

    /// How messages are written to stderr.
    #[arg(long, value_enum, default_value_t = MessageFormat::Short)]
    pub diagnostic_format: MessageFormat,

    /// Accepted for typst-cli's sake: packages are always refused.
    #[arg(long, value_name = "DIR")]
    pub package_path: Option<PathBuf>,

    /// Accepted for typst-cli's sake: packages are always refused.
    #[arg(long, value_name = "DIR")]
    pub package_cache_path: Option<PathBuf>,
}

/// A PDF standard, by the name that typst-cli gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Standard {
    /// PDF/UA-1, accessibility.
    #[value(name = "ua-1")]
    Ua1,
    /// PDF/A-3a, archiving, with files attached.
    #[value(name = "a-3a")]
    A3a,
}

impl From<Standard> for PdfStandard {
    fn from(standard: Standard) -> Self {
        match standard {
            Standard::Ua1 => Self::Ua_1,
            Standard::A3a => Self::A_3a,
        }
    }
}

/// The one kind of document that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// PDF.
    Pdf,
}

/// The one form in which messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// `file:line:column: error: text`, a line each, with hints on lines below.
    Short,
}

/// Compiles one document to PDF and says whether that worked.
///
/// Every error and warning is written to `messages` in typst-cli's short format, those about the
/// arguments too. The output file is written only if there was no error; on `Ok(false)` it is as it
/// was before. `Err` means that `messages` could not be written to.
pub fn compile(args: &CompileArgs, messages: &mut dyn io::Write) -> io::Result<bool> {
    let world = match ClosedWorld::new(args) {
        Ok(world) => world,
        Err(problem) => {
            writeln!(messages, "error: {problem}")?;
            return Ok(false);
        }
    };
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let written = output.and_then(|document| export(&document, &world, args));
    let errors = written.as_ref().err().map(|errors| errors.as_slice()).unwrap_or_default();
    emit(
        &mut NoColor::new(messages),
        &world,
        errors.iter().chain(&warnings),
        DiagnosticFormat::Short,
    )
    .map_err(io::Error::other)?;
    Ok(written.is_ok())
}

/// Makes the PDF of `document`, with the options that typst-cli gives for the same arguments, and
/// writes it.
fn export(document: &PagedDocument, world: &ClosedWorld, args: &CompileArgs) -> SourceResult<()> {
    let standards: Vec<PdfStandard> = args.pdf_standards.iter().copied().map(Into::into).collect();
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Auto,
        timestamp: Some(Timestamp::new_utc(world.created())),
        page_ranges: None,
        standards: PdfStandards::new(&standards)
            .map_err(|problem| problem.message().clone())
            .at(Span::detached())?,
        tagged: true,
        pretty: false,
    };
    let pdf = typst_pdf::pdf(document, &options)?;
    std::fs::write(&args.output, pdf)
        .map_err(|err| format!("failed to write PDF file ({err})"))
        .at(Span::detached())
}
