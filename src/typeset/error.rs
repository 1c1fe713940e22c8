//! Why there is no document, in words for users.
//!
//! Only [`Error::Failed`] is about the document itself; its messages are Typst's own words, for the
//! caller to map back to what the author wrote. All the others say what is wrong with the machine
//! or its set-up.

use std::fmt;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::document::Fault;
use super::message::{Message, TypstSeverity};
use crate::child::End;

/// The signal that no program can refuse.
const KILL: i32 = 9;

/// Why there is no document.
#[derive(Debug)]
pub enum Error {
    /// The program meant is stocktake itself, and it was built without Typst.
    NotBuiltIn,
    /// A folder or file that is needed to begin with can't be used.
    Unusable {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// The path of the fonts' folder would be taken for a list of folders.
    FontFolderName {
        /// The folder.
        path: PathBuf,
        /// What must not be in its path.
        separator: char,
    },
    /// The program can't be started.
    Start {
        /// The program.
        program: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// The program was started, and then lost sight of and stopped.
    Watch {
        /// The program.
        program: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// The program was stopped because it took too long.
    TimedOut {
        /// How long it may take.
        limit: Duration,
    },
    /// The program was stopped because somebody asked for that.
    Stopped,
    /// The program needed more memory than it may have.
    OutOfMemory {
        /// How many bytes it may have.
        limit: NonZeroU64,
    },
    /// Typst refused the document.
    Failed {
        /// All that it said, warnings included; at least one is an error.
        messages: Vec<Message>,
    },
    /// The program ended in a way that Typst doesn't when it refuses a document.
    Crashed {
        /// The program, where it is not stocktake itself.
        program: Option<PathBuf>,
        /// How it ended.
        end: End,
        /// The last lines that it wrote to stderr.
        said: String,
    },
    /// The program says that all is well, and there is no document, or not the one that was asked
    /// for.
    NoDocument {
        /// The program.
        program: PathBuf,
        /// What there is.
        fault: Fault,
    },
    /// The program was stopped because it took too long to tell its version.
    NoVersion {
        /// The program.
        program: PathBuf,
        /// How long it may take.
        limit: Duration,
    },
    /// The program doesn't answer like a Typst program when asked for its version.
    NotTypst {
        /// The program.
        program: PathBuf,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBuiltIn => f.write_str(
                "this stocktake was built without Typst, and cannot make PDFs by itself: \
                 name a Typst program with `--typst PROGRAM`",
            ),
            Self::Unusable { path, reason } => {
                write!(f, "cannot use `{}`: {reason}", path.display())
            }
            Self::FontFolderName { path, separator } => write!(
                f,
                "the fonts are in `{}`, and Typst cannot use a folder with `{separator}` in its \
                 path",
                path.display()
            ),
            Self::Start { program, reason } => {
                write!(f, "cannot start the Typst program `{}`: {reason}", program.display())
            }
            Self::Watch { program, reason } => {
                write!(f, "cannot follow the Typst program `{}`: {reason}", program.display())
            }
            Self::TimedOut { limit } => {
                write!(f, "making the PDF took longer than {limit:?} and was stopped")
            }
            Self::Stopped => f.write_str("it was stopped with the build"),
            Self::Failed { messages } => failed(f, messages),
            Self::OutOfMemory { limit } => write!(
                f,
                "making the PDF took more memory than it may have: {} MB, or less where the \
                 machine has less",
                limit.get() >> 20
            ),
            Self::Crashed { program, end, said } => crashed(f, program.as_deref(), *end, said),
            Self::NoDocument { program, fault } => write!(
                f,
                "the program `{}` reported no error and {fault}: is it Typst?",
                program.display()
            ),
            Self::NoVersion { program, limit } => write!(
                f,
                "the program `{}` did not answer `--version` within {limit:?} and was stopped: is \
                 it Typst?",
                program.display()
            ),
            Self::NotTypst { program } => write!(
                f,
                "the program `{}` does not answer `--version` as Typst does: is it Typst?",
                program.display()
            ),
        }
    }
}

/// Says how the program ended, and what it said last.
fn crashed(
    f: &mut fmt::Formatter<'_>,
    program: Option<&Path>,
    end: End,
    said: &str,
) -> fmt::Result {
    f.write_str("the Typst program ")?;
    if let Some(program) = program {
        write!(f, "`{}` ", program.display())?;
    }
    match end {
        End::Exited(status) => write!(f, "broke down with exit status {status}")?,
        End::Killed(KILL) => {
            f.write_str("was killed from outside, or by a system that had no more memory")?;
        }
        End::Killed(signal) => write!(f, "broke down with signal {signal}")?,
    }
    if said.is_empty() { Ok(()) } else { write!(f, ": {said}") }
}

/// Names the first error, and how many more there are.
fn failed(f: &mut fmt::Formatter<'_>, messages: &[Message]) -> fmt::Result {
    f.write_str("Typst cannot make the PDF")?;
    let mut errors = messages.iter().filter(|message| message.severity == TypstSeverity::Error);
    if let Some(first) = errors.next() {
        write!(f, ": {first}")?;
    }
    match errors.count() {
        0 => Ok(()),
        1 => f.write_str(" (and 1 more error)"),
        more => write!(f, " (and {more} more errors)"),
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unusable { reason, .. }
            | Self::Start { reason, .. }
            | Self::Watch { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
