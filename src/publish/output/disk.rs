//! What putting files in place does to the disk.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::Builder;

/// The few operations, which tests let fail one by one.
pub(super) trait Disk {
    /// Makes a folder and those around it, where they are missing.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file another name, in one step, in place of one that is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name.
    fn keep(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Writes a file and waits until the disk has it.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the disk has the names in a folder.
    fn sync(&self, folder: &Path) -> io::Result<()>;
}

/// Does each of them on the disk itself, as a build needs it; tests put one that fails before it.
#[derive(Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Some file systems know no second names.
        fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::write(path, bytes)?;
        sync_file(path)
    }

    #[cfg(unix)]
    fn sync(&self, folder: &Path) -> io::Result<()> {
        whole(&File::open(folder)?)
    }

    #[cfg(not(unix))]
    fn sync(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// How many files are waited for at a time: the disk writes them together, so that many cost little
/// more than one.
const AT_A_TIME: usize = 16;

/// Waits until the disk has the contents of files.
pub(super) fn sync_all(files: &[PathBuf]) -> io::Result<()> {
    let share = files.len().div_ceil(AT_A_TIME).max(1);
    let wait = |files: &[PathBuf]| files.iter().try_for_each(sync_file);
    std::thread::scope(|scope| {
        let shares: Vec<_> = files
            .chunks(share)
            .map(|files| (files, Builder::new().spawn_scoped(scope, move || wait(files))))
            .collect();
        let broken = |_| io::Error::other("a thread broke down");
        shares.into_iter().try_for_each(|(files, thread)| match thread {
            Ok(thread) => thread.join().map_err(broken)?,
            // Where the system refuses another thread, it is done here.
            Err(_) => wait(files),
        })
    })
}

fn sync_file(path: impl AsRef<Path>) -> io::Result<()> {
    whole(&File::options().write(true).open(path)?)
}

/// Waits until the disk has a file; some file systems cannot be asked.
fn whole(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Ok(())
        }
        done => done,
    }
}
