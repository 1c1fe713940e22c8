//! Answers that git is about to ask a program for, made at once and left for it.
//!
//! git starts a program for each file that it compares. Where it says that many are to come, the
//! first of them may compare the others as well and leave what is to be shown in a folder that is
//! the user's alone and named after that one run of git. The command that [`super::setup`] writes
//! shows it from there: it starts no stocktake. What lies there is under the names of both
//! contents; a file of the work tree must be older than it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Edit;
use super::setup::{AHEAD, AHEAD_PREFIX, FEW};

/// Where answers are left.
pub(crate) struct Ahead {
    folder: PathBuf,
}

impl Ahead {
    /// Where they are wanted: the command that git runs can look there, and many are to come.
    pub(crate) fn wanted() -> Option<Self> {
        let total: usize = std::env::var("GIT_DIFF_PATH_TOTAL").ok()?.parse().ok()?;
        let folder = PathBuf::from(std::env::var_os(AHEAD)?);
        (total > FEW && folder.is_absolute()).then_some(Self { folder })
    }

    /// Makes room for the files of a folder; whether nobody did so before.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn begin(&self, folder: &str) -> io::Result<bool> {
        let own = self.folder.join(folder);
        if !self.is_ready()? || own.exists() {
            return Ok(false);
        }
        fs::create_dir_all(own)?;
        Ok(true)
    }

    /// Leaves what is to be shown of a change, in a folder that was begun: as a command that prints
    /// it, because a shell reads a command at once and a text letter by letter.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn leave(&self, edit: &Edit, shown: &str) -> io::Result<()> {
        let (old, new) = (&edit.old, &edit.new);
        let key = format!("{}-{}-{}-{}", old.1, old.0, new.1, new.0);
        // It is looked for under its own name once it is whole.
        let staged = self.folder.join(".stocktake-shown");
        fs::write(&staged, format!("printf %s '{}'\n", shown.replace('\'', r"'\''")))?;
        fs::rename(staged, self.folder.join(format!("{}.{key}", edit.path)))
    }

    /// Makes the folder, or finds it made by this run of git before; whether it is the user's own.
    fn is_ready(&self) -> io::Result<bool> {
        let mut builder = fs::DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&self.folder) {
            Ok(()) => {
                self.sweep();
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => is_own(&self.folder),
            Err(error) => Err(error),
        }
    }

    /// Takes away what runs of git left that were stopped before their end.
    fn sweep(&self) {
        let beside = self.folder.parent().and_then(|folder| fs::read_dir(folder).ok());
        for entry in beside.into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let run = name.strip_prefix(AHEAD_PREFIX).and_then(|run| run.split_once('-'));
            let is_over = run.is_some_and(|(process, began)| {
                beginning(process).is_none_or(|known| known != began)
            });
            if is_over && is_own(&entry.path()).is_ok_and(|own| own) {
                // What cannot be taken away now may be the next time.
                _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// Whether a folder is the user's own, and no link.
fn is_own(folder: &Path) -> io::Result<bool> {
    let found = fs::symlink_metadata(folder)?;
    let owner = std::os::unix::fs::MetadataExt::uid(&found);
    Ok(found.is_dir() && owner == rustix::process::geteuid().as_raw())
}

/// When a process began, as Linux counts it.
fn beginning(process: &str) -> Option<String> {
    let about = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything.
    let (_, rest) = about.rsplit_once(") ")?;
    rest.split(' ').nth(19).map(str::to_owned)
}
