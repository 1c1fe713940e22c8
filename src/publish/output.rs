//! The output folder: one build at a time, and every file put in its place in one step.
//!
//! Files are made in a staging folder inside it, on the same file system, and renamed. A build that is killed
//! leaves the staging folder behind, which the next one removes, and no half-written file anywhere else.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const STAGING: &str = ".stocktake-staging-";

/// An output folder that is ours until it is dropped.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    staging: TempDir,
    _lock: File,
}

/// Why a file or the folder could not be written.
#[derive(Debug)]
pub enum OutputError {
    /// Another build is writing to the folder.
    Busy(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy(path) => {
                write!(f, "another build is writing to `{}`", path.display())
            }
            Self::Io(path, error) => {
                write!(f, "`{}` cannot be written: {}", path.display(), error.kind())
            }
        }
    }
}

impl std::error::Error for OutputError {}

impl Output {
    /// Opens a folder for one build, and makes it where there is none.
    ///
    /// # Errors
    /// Another build has it, or it cannot be written to.
    pub fn open(root: &Path) -> Result<Self, OutputError> {
        let failed = |error| OutputError::Io(root.to_owned(), error);
        fs::create_dir_all(root).map_err(failed)?;
        let lock = lock_file(root).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy(root.to_owned())),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        remove_stale(root).map_err(failed)?;
        let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(root).map_err(failed)?;
        Ok(Self { root: root.to_owned(), staging, _lock: lock })
    }

    /// A place for a file or a folder that is still being made.
    pub(super) fn staging(&self) -> &Path {
        self.staging.path()
    }

    /// Whether a file is published, by its path from the folder.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Writes a file by its path from the folder; one that says the same already is left alone.
    pub(super) fn write(&self, path: &str, content: &[u8]) -> Result<(), OutputError> {
        let target = self.root.join(path);
        if fs::read(&target).is_ok_and(|old| old == content) {
            return Ok(());
        }
        let failed = |error| OutputError::Io(target.clone(), error);
        let mut file = tempfile::NamedTempFile::new_in(self.staging()).map_err(failed)?;
        file.write_all(content).map_err(failed)?;
        let staged = file.into_temp_path();
        readable(&staged).map_err(failed)?;
        self.place(&staged, path)
    }

    /// Moves a staged file to its path from the folder.
    pub(super) fn place(&self, staged: &Path, path: &str) -> Result<(), OutputError> {
        let target = self.root.join(path);
        let failed = |error| OutputError::Io(target.clone(), error);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::rename(staged, &target).map_err(failed)
    }

    /// Moves a staged folder to its path from the folder, in place of one that is there.
    pub(super) fn place_folder(&self, staged: &Path, path: &str) -> Result<(), OutputError> {
        let target = self.root.join(path);
        if target.exists() {
            let failed = |error| OutputError::Io(target.clone(), error);
            let old = self.staging().join(format!("old-{}", path.replace('/', "-")));
            fs::rename(&target, old).map_err(failed)?;
        }
        self.place(staged, path)
    }
}

/// What is locked: the folder itself, which leaves no trace in what is published.
#[cfg(unix)]
fn lock_file(root: &Path) -> io::Result<File> {
    File::open(root)
}

/// What is locked where a folder cannot be: a file in it.
#[cfg(not(unix))]
fn lock_file(root: &Path) -> io::Result<File> {
    File::create(root.join(".stocktake.lock"))
}

fn remove_stale(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(STAGING) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Temporary files are their owner's alone; what is published is for everyone to read.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Output, OutputError, STAGING};

    #[test]
    fn a_second_build_into_the_same_folder_is_refused() {
        let root = tempfile::tempdir().expect("a folder");
        let first = Output::open(root.path()).expect("free");
        assert!(matches!(Output::open(root.path()), Err(OutputError::Busy(_))));
        drop(first);
        assert!(Output::open(root.path()).is_ok());
    }

    #[test]
    fn what_a_killed_build_left_is_removed_and_published_files_are_kept() {
        let root = tempfile::tempdir().expect("a folder");
        let stale = root.path().join(format!("{STAGING}dead"));
        std::fs::create_dir(&stale).expect("a folder");
        std::fs::write(stale.join("half.pdf"), "half").expect("a file");
        std::fs::write(root.path().join("good.pdf"), "good").expect("a file");
        let output = Output::open(root.path()).expect("free");
        assert!(!stale.exists());
        assert!(output.has("good.pdf"));
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let root = tempfile::tempdir().expect("a folder");
        let output = Output::open(root.path()).expect("free");
        output.write("a/b.html", b"one").expect("written");
        output.write("a/b.html", b"two").expect("written");
        assert_eq!(std::fs::read(root.path().join("a/b.html")).expect("a file"), b"two");
    }
}
