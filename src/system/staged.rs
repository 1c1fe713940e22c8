//! Writing one file so that it is whole at any moment: what was there, or what is new.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts these bytes in a file's place: staged beside it, synced to the disk, and renamed.
///
/// Its mode stays, and a link to it stays a link. What is no file, such as `/dev/stdout`, is
/// written to as it is.
///
/// # Errors
/// What the system says; what was there is then whole.
pub(crate) fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let (target, mode) = match fs::metadata(target) {
        Ok(there) if there.is_file() => (fs::canonicalize(target)?, Some(there.permissions())),
        Ok(_) => return fs::OpenOptions::new().write(true).open(target)?.write_all(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (target.to_owned(), None),
        Err(error) => return Err(error),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".stocktake-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut staged = builder.tempfile_in(&folder)?;
    staged.write_all(bytes)?;
    if let Some(mode) = mode {
        staged.as_file().set_permissions(mode)?;
    }
    staged.as_file().sync_all()?;
    staged.persist(&target).map_err(|error| error.error)?;
    // Only on Unix can a folder be opened and synced.
    if cfg!(unix) {
        File::open(&folder)?.sync_all()?;
    }
    Ok(())
}
