//! The disk.

use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::Path;

use super::{EntryKind, FolderEntry, LinkTarget, ReadError, System};

/// The files of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl System for Disk {
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        // A pipe that nobody writes to would be waited for, and a device may never come to an end:
        // neither is opened.
        regular(file, fs::symlink_metadata(file)?.file_type())?;
        let opened = open(file)?;
        // It may have been put there since.
        let about = opened.metadata()?;
        regular(file, about.file_type())?;
        // As much as there is, and one byte more, in which its end is seen.
        let size = usize::try_from(about.len().min(most)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(size + 1);
        opened.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
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

/// Opens a file without waiting for anything, and through no link.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}
