//! From a folder with a `main.typ` to a PDF, by a Typst program that runs as a child process.
//!
//! One report is one child: that is the fastest way for many reports and the smallest, and a child
//! can be timed out and killed. The program is stocktake itself (its hidden `typst compile`, in
//! `embedded`) or an official typst-cli; both get the same arguments and make the same document,
//! accessible (PDF/UA-1) and fit for archives (PDF/A-3a) at once.
//!
//! ```text
//! Job ──command──▶ child process ──message──▶ warnings, or Error::Failed with what Typst refused
//!                  └ typst-cli, or embedded
//! ```
//!
//! It refuses to give the child more than the job's folder and the fonts, to let it reach the
//! network, and to wait for ever. It knows nothing of returns: [`source_map`] leads a message back
//! to the author's line, and what to say about it is the caller's business. The caller also writes
//! safely: it gives a temporary path as the output and renames it.

mod child;
mod command;
#[cfg(feature = "embedded-typst")]
pub mod embedded;
mod error;
mod message;
pub mod source_map;
mod version;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use child::{Ended, RunError};
pub use error::Error;
pub use message::{Message, Place, Severity};
pub use version::{EXPECTED, Version, VersionMismatch};

/// How many of a broken program's last lines are worth showing.
const LAST_LINES: usize = 5;

/// A program that typesets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// stocktake, by its hidden subcommand `typst compile`.
    Own(PathBuf),
    /// An official typst-cli, by its path or by a name that `PATH` leads to.
    Outside(PathBuf),
}

impl Program {
    fn path(&self) -> &Path {
        match self {
            Self::Own(path) | Self::Outside(path) => path,
        }
    }
}

/// One document to make.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The folder that holds `main.typ` and all that it needs; Typst reads nothing outside it. Put
    /// no links into it: the program built in refuses those that lead out, typst-cli follows them.
    pub root: &'a Path,
    /// The folder of fonts; those of the system are never used.
    pub fonts: &'a Path,
    /// Where the PDF goes: a path where there is nothing yet, or an empty file that holds the
    /// place.
    pub output: &'a Path,
    /// The document's date, in seconds since 1970 in UTC.
    pub created: i64,
}

/// Makes documents with one program, each in a process of its own, within a limit of time.
///
/// It holds no state: jobs may be run from several threads at once.
#[derive(Debug, Clone)]
pub struct Typesetter {
    program: Program,
    limit: Duration,
}

impl Typesetter {
    /// A typesetter that gives `program` the time of `limit` for each document.
    pub fn new(program: Program, limit: Duration) -> Self {
        Self { program, limit }
    }

    /// Makes one PDF and gives the warnings, or says why there is none.
    ///
    /// On success the output file holds the document. On an error it is not to be used: it may be
    /// missing, as it was, or half written by a program that was stopped.
    pub fn typeset(&self, job: &Job) -> Result<Vec<Message>, Error> {
        if matches!(self.program, Program::Own(_)) && !cfg!(feature = "embedded-typst") {
            return Err(Error::NotBuiltIn);
        }
        let packages = tempfile::tempdir()
            .map_err(|reason| Error::Unusable { path: std::env::temp_dir(), reason })?;
        let mut command = command::compile(&self.program, job, packages.path())?;
        let ended = child::run(&mut command, self.limit).map_err(|err| self.not_ended(err))?;
        self.judge(job, ended)
    }

    /// Asks an outside program for its version; nothing is returned if it will do.
    pub fn check_version(&self) -> Result<Option<VersionMismatch>, Error> {
        let Program::Outside(path) = &self.program else { return Ok(None) };
        let mut command = command::start(path)?;
        command.arg("--version");
        let ended = child::run(&mut command, self.limit).map_err(|err| self.not_ended(err))?;
        match Version::from_answer(&ended.stdout) {
            Some(version) if ended.status.success() => Ok(version.mismatch()),
            _ => Err(Error::NotTypst { program: path.clone() }),
        }
    }

    /// What it means that the child ended as it did.
    fn judge(&self, job: &Job, ended: Ended) -> Result<Vec<Message>, Error> {
        let canonical = job.root.canonicalize();
        let roots: Vec<&Path> = canonical.iter().map(PathBuf::as_path).chain([job.root]).collect();
        let messages = message::parse(&ended.stderr, &roots);
        let refused = messages.iter().any(|message| message.severity == Severity::Error);
        match ended.status.code() {
            Some(0) if holds_something(job.output) => Ok(messages),
            Some(0) => Err(Error::NoDocument { program: self.program.path().to_path_buf() }),
            Some(1) if refused => Err(Error::Failed { messages }),
            _ => Err(Error::Crashed { status: ended.status, said: last_lines(&ended.stderr) }),
        }
    }

    fn not_ended(&self, err: RunError) -> Error {
        let program = self.program.path().to_path_buf();
        match err {
            RunError::Start(reason) => Error::Start { program, reason },
            RunError::Watch(reason) => Error::Watch { program, reason },
            RunError::TimedOut => Error::TimedOut { limit: self.limit },
        }
    }
}

/// Whether there is a file with anything in it: an empty one is only the caller's placeholder.
fn holds_something(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0)
}

/// The end of a text.
fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}
