//! A place in the output folder, looked at before anything is read from it or put there.
//!
//! Only plain files in plain folders are stocktake's: a link, a pipe or a device is never opened,
//! written or replaced.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::error::{Obstacle, OutputError};

/// What is at a path from the folder: a plain file, or nothing.
///
/// # Errors
/// Something else is there, or on the way there.
pub(super) fn look(root: &Path, path: &str) -> Result<Option<Metadata>, OutputError> {
    let mut place = root.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let found = match fs::symlink_metadata(&place) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(None),
            Err(error) => return Err(OutputError::Unread(place, error)),
        };
        let is_last = parts.peek().is_none();
        match obstacle(&found, is_last) {
            Some(what) => return Err(OutputError::InTheWay(place, what)),
            None if is_last => return Ok(Some(found)),
            None => {}
        }
    }
    Ok(None)
}

/// What keeps a file, or a folder on the way to it, from being there.
fn obstacle(found: &Metadata, is_last: bool) -> Option<Obstacle> {
    let kind = found.file_type();
    match (kind.is_file(), kind.is_dir(), is_last) {
        (true, _, true) | (_, true, false) => None,
        _ if kind.is_symlink() => Some(Obstacle::Link),
        (_, true, true) => Some(Obstacle::Folder),
        (true, _, false) => Some(Obstacle::File),
        _ => Some(Obstacle::Device),
    }
}

/// The bytes of a plain file of at most `limit` bytes; nothing where there is none or it is larger.
///
/// # Errors
/// Something else is there, or it cannot be read.
pub(in crate::publish) fn read(
    root: &Path,
    path: &str,
    limit: u64,
) -> Result<Option<Vec<u8>>, OutputError> {
    let Some(found) = look(root, path)? else { return Ok(None) };
    if found.len() > limit {
        return Ok(None);
    }
    let place = root.join(path);
    let failed = |error| OutputError::Unread(place.clone(), error);
    let file = open(&place).map_err(failed)?;
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Opens a file for reading, and no link or pipe that has come into its place meanwhile.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(|_| ErrorKind::InvalidInput)?;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens a file for reading.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Whether a path that was read from a file leads to a place below the folder, whatever it is made
/// of.
pub(super) fn is_below(path: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && !matches!(part, "." | "..");
    path.split('/').all(is_name) && !path.contains(['\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::{is_below, look, read};
    use crate::publish::output::error::{Obstacle, OutputError};

    #[test]
    fn a_path_from_a_file_never_leads_out_of_the_folder() {
        for path in ["a", "a/b.html", "a-b/..c"] {
            assert!(is_below(path), "{path}");
        }
        for path in ["", "/a", "../a", "a/../../b", "./a", "a//b", "a/", "a\\b", "a/.", "c:a"] {
            assert!(!is_below(path), "{path}");
        }
    }

    #[test]
    fn only_a_plain_file_in_plain_folders_is_read() {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(root.path().join("a")).expect("a folder");
        std::fs::write(root.path().join("a/b"), "text").expect("a file");
        assert_eq!(read(root.path(), "a/b", 4).expect("read"), Some(b"text".to_vec()));
        assert_eq!(read(root.path(), "a/b", 3).expect("larger"), None);
        assert_eq!(read(root.path(), "a/c", 4).expect("not there"), None);
        let way = |path: &str| match look(root.path(), path) {
            Err(OutputError::InTheWay(_, what)) => what,
            other => panic!("{path}: {other:?}"),
        };
        assert_eq!(way("a"), Obstacle::Folder);
        assert_eq!(way("a/b/c"), Obstacle::File);
    }
}
