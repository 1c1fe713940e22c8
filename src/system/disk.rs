//! The disk.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::{EntryKind, FolderEntry, LinkTarget, ReadError, System};

/// The files of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Disk {
    /// The first bytes of a file that somebody has named, at most `most`: through links, which he
    /// may have named on purpose.
    ///
    /// # Errors
    /// What is there, or what the link leads to, is no file, or cannot be read.
    pub(crate) fn read_named(file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        first_bytes(file, &fs::metadata(file)?, Links::Followed, most)
    }
}

impl System for Disk {
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        first_bytes(file, &fs::symlink_metadata(file)?, Links::Refused, most)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>> {
        let entries = fs::read_dir(folder)?.map(|entry| {
            let entry = entry?;
            Ok(FolderEntry {
                name: entry.file_name(),
                kind: kind(&entry.path(), entry.file_type()?),
            })
        });
        let mut entries = entries.collect::<io::Result<Vec<FolderEntry>>>()?;
        entries.sort();
        Ok(entries)
    }
}

/// What becomes of a link in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    Followed,
    Refused,
}

/// The first bytes of what is there, which must be a file.
fn first_bytes(
    file: &Path,
    found: &Metadata,
    links: Links,
    most: u64,
) -> Result<Vec<u8>, ReadError> {
    // A pipe that nobody writes to would be waited for, and a device may never come to an end:
    // neither is opened.
    regular(file, found.file_type())?;
    let opened = open(file, links)?;
    // It may have been put there since.
    let about = opened.metadata()?;
    regular(file, about.file_type())?;
    // As much as there is, and one byte more, in which its end is seen.
    let size = usize::try_from(about.len().min(most)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(size + 1);
    opened.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn regular(file: &Path, found: FileType) -> Result<(), ReadError> {
    match kind(file, found) {
        EntryKind::File => Ok(()),
        other => Err(ReadError::NoFile(other)),
    }
}

fn kind(path: &Path, found: FileType) -> EntryKind {
    if found.is_file() {
        EntryKind::File
    } else if found.is_dir() {
        EntryKind::Folder
    } else if found.is_symlink() {
        EntryKind::Link(match fs::metadata(path) {
            Ok(end) if end.is_dir() => LinkTarget::ToFolder,
            Ok(_) => LinkTarget::Elsewhere,
            Err(_) => LinkTarget::Nowhere,
        })
    } else {
        EntryKind::Other
    }
}

/// Opens a file without waiting for anything.
#[cfg(unix)]
fn open(path: &Path, links: Links) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _: Links) -> io::Result<File> {
    File::open(path)
}
