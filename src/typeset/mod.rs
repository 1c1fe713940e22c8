//! From a folder with a `main.typ` to a PDF, by a Typst program that runs as a child process.
//!
//! One report is one child: that is the fastest way for many reports and the smallest, and a child
//! can be timed out, bounded in memory and killed. The program is stocktake itself (its hidden
//! `typst compile`, in `embedded`) or an official typst-cli, which runs below a
//! [guard](crate::child); both get the same arguments and make the same document, accessible
//! (PDF/UA-1) and fit for archives (PDF/A-3a) at once.
//!
//! ```text
//! Job ──command──▶ child process ──document──▶ the PDF, looked at
//!                  │             └─message───▶ warnings, or Error::Failed with what Typst refused
//!                  └ typst-cli, or embedded
//! ```
//!
//! It refuses to give the child more than the job's folder and the fonts, to let it reach the
//! network, to wait for ever, and to believe a program that says that all is well: what it has left
//! is taken over and looked at when nothing of the child is left that could still write to it. It
//! knows nothing of returns: [`source_map`] leads a message back to the author's line, and what to
//! say about it is the caller's business. The caller also writes safely: it gives a temporary path
//! as the output and renames it.

mod command;
mod document;
#[cfg(feature = "embedded-typst")]
pub mod embedded;
mod error;
mod message;
pub mod source_map;
mod version;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::child::{self, Bounds, End, Ended, Limits, RunError};
use crate::stop::Stop;
pub use document::{Attachment, Fault};
pub use error::Error;
pub use message::{Message, TypstPlace, TypstSeverity};
pub use version::{EXPECTED, TypstVersion, VersionMismatch};

/// How many of a broken program's last lines are worth showing.
const LAST_LINES: usize = 5;

/// How much of what a program says is read.
const MOST_SAID: usize = 1 << 20;

/// How long a program is waited for that is asked for its version.
const VERSION_TIME: Duration = Duration::from_secs(10);

/// The name of the document in the folder that the child writes it to.
const DOCUMENT: &str = "document.pdf";

/// A program that typesets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// stocktake itself, by its hidden subcommand `typst compile`.
    Own,
    /// An official typst-cli, by its path or by a name that `PATH` leads to.
    Outside(PathBuf),
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
    /// What must be attached to the document.
    pub attached: &'a [Attachment<'a>],
    /// The document's date, in seconds since 1970 in UTC.
    pub created: i64,
}

/// Makes documents with one program, each in a process of its own, within limits.
///
/// It holds no state: jobs may be run from several threads at once.
#[derive(Debug, Clone)]
pub struct Typesetter {
    program: Program,
    own: PathBuf,
    limits: Limits,
    stop: Stop,
}

impl Typesetter {
    /// A typesetter that gives `program` so much for each document; `own` is stocktake, which
    /// guards what is not.
    pub fn new(program: Program, own: PathBuf, limits: Limits) -> Self {
        Self { program, own, limits, stop: Stop::new() }
    }

    /// The same, which ends what it is at as soon as somebody asks it to stop.
    #[must_use]
    pub fn heeding(self, stop: &Stop) -> Self {
        Self { stop: stop.clone(), ..self }
    }

    /// What users know the program by.
    fn path(&self) -> &Path {
        match &self.program {
            Program::Own => &self.own,
            Program::Outside(path) => path,
        }
    }

    /// The program, where it is not stocktake itself.
    pub fn outside(&self) -> Option<&Path> {
        match &self.program {
            Program::Own => None,
            Program::Outside(path) => Some(path),
        }
    }

    /// Makes one PDF and gives the warnings, or says why there is none.
    ///
    /// On success the output file holds the document. On an error it is as it was, unless it could
    /// not be written.
    ///
    /// # Errors
    /// There is no document, or none to be believed.
    pub fn typeset(&self, job: &Job) -> Result<Vec<Message>, Error> {
        if self.program == Program::Own && !cfg!(feature = "embedded-typst") {
            return Err(Error::NotBuiltIn);
        }
        let beside = job.output.parent().unwrap_or(Path::new("."));
        let unusable = |reason| Error::Unusable { path: beside.to_path_buf(), reason };
        let scratch = tempfile::tempdir_in(beside).map_err(unusable)?;
        let packages = scratch.path().join("packages");
        fs::create_dir(&packages).map_err(unusable)?;
        let made = scratch.path().join(DOCUMENT);
        let arguments = command::compile(job, &packages, &made)?;
        let mut command = self.command(arguments)?;
        command.current_dir(command::whole(job.root)?);
        let ended = self.run(&mut command, 0, self.limits.time)?;
        let messages = self.judge(job, &ended)?;
        let document = document::taken(&made, job.attached)
            .map_err(|fault| Error::NoDocument { program: self.path().into(), fault })?;
        fs::write(job.output, &*document)
            .map_err(|reason| Error::Unusable { path: job.output.into(), reason })?;
        Ok(messages)
    }

    /// Asks an outside program for its version; nothing is returned if it will do.
    ///
    /// # Errors
    /// The program cannot be run, or does not answer as Typst does.
    pub fn check_version(&self) -> Result<Option<VersionMismatch>, Error> {
        let Program::Outside(path) = &self.program else { return Ok(None) };
        let ended = self.version(path)?;
        match TypstVersion::from_answer(&String::from_utf8_lossy(&ended.stdout)) {
            Some(version) if ended.end == End::Exited(0) => Ok(version.mismatch()),
            _ => Err(Error::NotTypst { program: path.clone() }),
        }
    }

    /// Which outside program it is: the SHA-256 of its file and of what it says of its version.
    /// None of stocktake itself.
    ///
    /// # Errors
    /// The program cannot be run.
    pub fn fingerprint(&self) -> Result<Option<String>, Error> {
        let Program::Outside(path) = &self.program else { return Ok(None) };
        let ended = self.version(path)?;
        let file = command::found(path);
        version::fingerprint(&file, &ended.stdout)
            .map(Some)
            .map_err(|reason| Error::Unusable { path: file, reason })
    }

    /// What an outside program answers when it is asked for its version.
    fn version(&self, program: &Path) -> Result<Ended, Error> {
        let limit = self.limits.time.min(VERSION_TIME);
        let mut command = self.command(vec!["--version".into()])?;
        self.run(&mut command, MOST_SAID, limit).map_err(|error| match error {
            Error::TimedOut { .. } => Error::NoVersion { program: program.to_owned(), limit },
            error => error,
        })
    }

    /// The command that runs the program, within the limit of memory and never longer than
    /// stocktake.
    fn command(&self, arguments: Vec<OsString>) -> Result<Command, Error> {
        let memory = self.limits.memory.to_string();
        let mut command = match &self.program {
            Program::Outside(path) if !cfg!(unix) => command::start(path)?,
            Program::Outside(_) | Program::Own => command::start(&self.own)?,
        };
        match &self.program {
            Program::Own => _ = command.args(["typst", "--with-parent", "--memory", &memory]),
            Program::Outside(path) if cfg!(unix) => {
                let path = command::located(path)?;
                command.args(["guard", "--memory", &memory, "--"]).arg(path);
            }
            Program::Outside(_) => {}
        }
        command.args(arguments);
        Ok(command)
    }

    /// Runs a command to its end, for so long; so much of its output is kept.
    fn run(&self, command: &mut Command, stdout: usize, time: Duration) -> Result<Ended, Error> {
        let program = self.path().to_path_buf();
        let bounds = Bounds { time, stdout, stderr: MOST_SAID, stop: Some(&self.stop) };
        let ended = child::run(command, &[], bounds).map_err(|error| match error {
            RunError::Start(reason) => Error::Start { program: program.clone(), reason },
            RunError::Watch(reason) => Error::Watch { program: program.clone(), reason },
            RunError::Stopped => Error::Stopped,
            RunError::TimedOut => Error::TimedOut { limit: time },
        })?;
        #[cfg(unix)]
        if matches!(self.program, Program::Outside(_)) {
            return child::guard::told(ended).map_err(|reason| Error::Start { program, reason });
        }
        Ok(ended)
    }

    /// What it means that the child ended as it did: what it warns of, or why there is no document.
    fn judge(&self, job: &Job, ended: &Ended) -> Result<Vec<Message>, Error> {
        let canonical = job.root.canonicalize();
        let roots: Vec<&Path> = canonical.iter().map(PathBuf::as_path).chain([job.root]).collect();
        let mut messages = message::parse(&ended.stderr, &roots);
        // Where the source and the fonts lie for the child is nothing that anybody knows.
        let fonts = format!("{}/", command::whole(job.fonts)?.display());
        for message in &mut messages {
            message.text = message.text.replace(&fonts, "fonts/");
            for root in &roots {
                message.text = message.text.replace(&format!("{}/", root.display()), "");
            }
        }
        if let Some(reason) = messages.iter().find_map(Message::unwritten) {
            return Err(Error::Unusable { path: job.output.into(), reason });
        }
        let refused = messages.iter().any(|message| message.severity == TypstSeverity::Error);
        match ended.end {
            End::Exited(0) => Ok(messages),
            _ if ended.is_out_of_memory() => Err(Error::OutOfMemory { limit: self.limits.memory }),
            End::Exited(1) if refused => Err(Error::Failed { messages }),
            end => Err(Error::Crashed {
                program: self.outside().map(Path::to_path_buf),
                end,
                said: last_lines(&ended.stderr),
            }),
        }
    }
}

/// The end of a text.
fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}
