//! All that a document sees of the machine: the files under its root, its fonts, and one fixed
//! date.
//!
//! It refuses packages, every file outside the root (also by way of a link inside it) and the real
//! clock.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use typst::diag::{FileError, FileResult, PackageError, eco_format};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::diagnostics::DiagnosticWorld;
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::CompileArgs;
use super::fonts::{self, FontError};

/// The world of one document, with nothing in it that the arguments don't name.
pub(super) struct ClosedWorld {
    library: LazyHash<Library>,
    fonts: FontStore,
    files: FileStore<RootFiles>,
    main: FileId,
    now: DateTime,
    created: Datetime,
}

impl ClosedWorld {
    /// Opens the root and the input, and loads the fonts.
    pub(super) fn new(args: &CompileArgs) -> Result<Self, WorldError> {
        let open = |path: &Path| {
            path.canonicalize()
                .map_err(|reason| WorldError::Unreadable { path: path.to_path_buf(), reason })
        };
        let root = open(&args.root)?;
        let input = open(&args.input)?;
        let main = VirtualPath::virtualize(&root, &input)
            .map_err(|_| WorldError::InputOutsideRoot(args.input.clone()))?;
        let (now, created) =
            moment(args.creation_timestamp).ok_or(WorldError::Date(args.creation_timestamp))?;
        Ok(Self {
            library: LazyHash::new(Library::builder().build()),
            fonts: fonts::load(&args.font_paths)?,
            files: FileStore::new(RootFiles { root }),
            main: RootedPath::new(VirtualRoot::Project, main).intern(),
            now,
            created,
        })
    }

    /// The document's creation date, in UTC.
    pub(super) fn created(&self) -> Datetime {
        self.created
    }
}

impl World for ClosedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        let seconds = offset.map_or(0.0, |offset| offset.seconds().trunc());
        let shift = SignedDuration::try_from_secs_f64(seconds).ok()?;
        let there = self.now.checked_add(shift).ok()?;
        Datetime::from_ymd(
            there.year().into(),
            there.month().try_into().ok()?,
            there.day().try_into().ok()?,
        )
    }
}

impl DiagnosticWorld for ClosedWorld {
    fn name(&self, id: FileId) -> String {
        match id.root() {
            VirtualRoot::Project => id.vpath().get_without_slash().to_owned(),
            VirtualRoot::Package(package) => format!("{package}{}", id.vpath().get_with_slash()),
        }
    }
}

/// Reads files under one folder, whose path is canonical.
struct RootFiles {
    root: PathBuf,
}

impl FileLoader for RootFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if let VirtualRoot::Package(package) = id.root() {
            let refusal = eco_format!("stocktake allows no packages, and this is {package}");
            return Err(PackageError::Other(Some(refusal)).into());
        }
        let asked = id.vpath().realize(&self.root)?;
        let real = asked.canonicalize().map_err(|err| FileError::from_io(err, &asked))?;
        if !real.starts_with(&self.root) {
            return Err(FileError::Other(Some("it lies outside the document's folder".into())));
        }
        if real.is_dir() {
            return Err(FileError::IsDirectory);
        }
        std::fs::read(&real).map(Bytes::new).map_err(|err| FileError::from_io(err, &asked))
    }
}

/// A moment in UTC, as the calendar has it and as Typst has it; nothing for one beyond Typst's
/// calendar.
fn moment(seconds: i64) -> Option<(DateTime, Datetime)> {
    let moment = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
    let date = Datetime::from_ymd_hms(
        moment.year().into(),
        moment.month().try_into().ok()?,
        moment.day().try_into().ok()?,
        moment.hour().try_into().ok()?,
        moment.minute().try_into().ok()?,
        moment.second().try_into().ok()?,
    )?;
    Some((moment, date))
}

/// Why there is no world to compile in. The text follows `error: ` and is shown to users.
#[derive(Debug)]
pub(super) enum WorldError {
    /// The root or the input can't be read.
    Unreadable {
        /// Which of the two.
        path: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// The input isn't in the root.
    InputOutsideRoot(PathBuf),
    /// The creation date is beyond the calendar.
    Date(i64),
    /// A font can't be used.
    Font(FontError),
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => {
                write!(f, "cannot read `{}` ({reason})", path.display())
            }
            Self::InputOutsideRoot(path) => {
                write!(f, "`{}` is not in the folder given as `--root`", path.display())
            }
            Self::Date(seconds) => write!(f, "the creation date `{seconds}` is out of range"),
            Self::Font(problem) => problem.fmt(f),
        }
    }
}

impl From<FontError> for WorldError {
    fn from(problem: FontError) -> Self {
        Self::Font(problem)
    }
}
