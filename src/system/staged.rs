//! Writing files so that each is whole at any moment: what was there, or what is new.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

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
    let folder = parent(&target).to_owned();
    let staged = staged(&folder, bytes)?;
    if let Some(mode) = mode {
        staged.as_file().set_permissions(mode)?;
    }
    staged.as_file().sync_all()?;
    staged.persist(&target).map_err(|error| error.error)?;
    sync_folder(&folder)
}

/// Makes a file that is not there, and the folder that it is in: whole, or not at all.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] where anything of that name is there.
pub(crate) fn create(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = parent(target);
    if target.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let made = staged(folder, bytes).and_then(|staged| {
        staged.as_file().sync_all()?;
        staged.persist_noclobber(target).map_err(|error| error.error)?;
        sync_folder(folder)
    });
    if is_new && made.is_err() {
        _ = fs::remove_dir(folder);
    }
    made
}

/// Puts files into a folder, which is made where it is not there: none before the last one is
/// whole. What it makes of the folder goes again where they cannot be written.
///
/// # Errors
/// What the system says; the files that were there are then as they were, or new.
pub(crate) fn write_into(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let written = put_into(folder, files);
    if is_new && written.is_err() {
        // What is in it is not stocktake's, and keeps it.
        _ = fs::remove_dir(folder);
    }
    written
}

fn put_into(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let mut all = Vec::new();
    for (name, bytes) in files {
        let staged = staged(folder, bytes)?;
        staged.as_file().sync_all()?;
        all.push((staged.into_temp_path(), name));
    }
    for (staged, name) in all {
        staged.persist(folder.join(name)).map_err(|failed| failed.error)?;
    }
    sync_folder(folder)
}

/// Makes a folder with files in it, by their paths there: beside its place first, and then put
/// there in one step. A folder that is there and empty gives way.
///
/// # Errors
/// What the system says; nothing is there then.
pub(crate) fn make_folder(
    folder: &Path,
    files: impl Iterator<Item = (String, String)>,
) -> io::Result<()> {
    let beside = parent(folder);
    fs::create_dir_all(beside)?;
    let staging = tempfile::Builder::new().prefix(".stocktake-").tempdir_in(beside)?;
    // A folder within the temporary one, which nobody but its owner may open.
    let made = staging.path().join("made");
    fs::create_dir(&made)?;
    let mut folders = BTreeSet::from([made.clone()]);
    for (path, text) in files {
        let path = made.join(path);
        let own = parent(&path).to_owned();
        if folders.insert(own.clone()) {
            fs::create_dir(own)?;
        }
        let mut written = File::create_new(path)?;
        written.write_all(text.as_bytes())?;
        written.sync_all()?;
    }
    folders.iter().rev().try_for_each(|folder| sync_folder(folder))?;
    if folder.exists() {
        fs::remove_dir(folder)?;
    }
    fs::rename(&made, folder)?;
    sync_folder(beside)
}

/// The folder that a file or a folder is in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside its place, with these bytes in it.
fn staged(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".stocktake-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut staged = builder.tempfile_in(folder)?;
    staged.write_all(bytes)?;
    Ok(staged)
}

/// Has the names in a folder reach the disk, where the platform can say so of a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
