//! The folder in which everything is made before it is put in place: on the file system of the
//! output folder, so that a rename suffices, and beside it, so that nobody who copies the output
//! folder copies what is half made.
//!
//! Where the folder around the output folder is another file system or may not be written to, it is
//! hidden inside.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// What a staging folder is called inside the output folder; beside it the name of that comes
/// first.
pub(super) const NAME: &str = ".stocktake-staging-";

/// Makes a staging folder for an output folder, whose path is the real one.
///
/// # Errors
/// There can be none beside it or inside it.
pub(super) fn make(root: &Path) -> io::Result<TempDir> {
    match beside(root) {
        Some(staging) => Ok(staging),
        None => tempfile::Builder::new().prefix(NAME).tempdir_in(root),
    }
}

/// What builds that were stopped have left behind.
pub(super) fn left_behind(root: &Path) -> Vec<PathBuf> {
    let mut found = named(root, NAME);
    if let Some((around, prefix)) = around(root) {
        found.extend(named(around, &prefix));
    }
    found.sort();
    found
}

/// A staging folder beside the output folder, where there can be one.
fn beside(root: &Path) -> Option<TempDir> {
    let (around, prefix) = around(root)?;
    if !is_one_device(around, root) {
        return None;
    }
    let staging = tempfile::Builder::new().prefix(&prefix).tempdir_in(around).ok()?;
    is_one_mount(staging.path(), root).then_some(staging)
}

/// The folder around, and how the names of staging folders begin there.
fn around(root: &Path) -> Option<(&Path, String)> {
    let name = root.file_name()?.to_string_lossy();
    Some((root.parent()?, format!(".{name}{NAME}")))
}

/// Folders of this user's whose names begin so; a link is none.
fn named(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
    let own =
        named.filter(|entry| entry.metadata().is_ok_and(|found| found.is_dir() && is_own(&found)));
    own.map(|entry| entry.path()).collect()
}

#[cfg(unix)]
fn is_own(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    found.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(_: &fs::Metadata) -> bool {
    true
}

#[cfg(unix)]
fn is_one_device(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    device(one).is_some_and(|own| device(other) == Some(own))
}

#[cfg(not(unix))]
fn is_one_device(_: &Path, _: &Path) -> bool {
    true
}

/// Whether a file can be renamed from one folder to the other, which one device does not promise: a
/// folder may be mounted from elsewhere on it. The system looks at that before it finds that `.` is
/// no name that a file can be given, so that the answer leaves no trace.
fn is_one_mount(staging: &Path, root: &Path) -> bool {
    let probe = staging.join("probe");
    let is_one = fs::write(&probe, "").is_ok()
        && fs::rename(&probe, root.join("."))
            .is_err_and(|error| error.kind() != ErrorKind::CrossesDevices);
    is_one && fs::remove_file(&probe).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{left_behind, make};

    #[test]
    fn it_is_beside_the_output_folder_and_not_in_it() {
        let around = tempfile::tempdir().expect("a folder");
        let root = around.path().join("out");
        std::fs::create_dir(&root).expect("a folder");
        let staging = make(&root).expect("staging");
        assert_eq!(staging.path().parent(), Some(around.path()));
        assert_eq!(std::fs::read_dir(&root).expect("the folder").count(), 0);
        assert_eq!(std::fs::read_dir(staging.path()).expect("the folder").count(), 0);
    }

    #[test]
    fn what_was_left_behind_is_found_and_nothing_of_another_folder_is() {
        let around = tempfile::tempdir().expect("a folder");
        let root = around.path().join("out");
        let other = around.path().join("out-other");
        for folder in [&root, &other] {
            std::fs::create_dir(folder).expect("a folder");
        }
        let left = [make(&root).expect("staging").keep(), root.join(".stocktake-staging-dead")];
        std::fs::create_dir(&left[1]).expect("a folder");
        drop(make(&other).expect("staging").keep());
        let mut expected = left.to_vec();
        expected.sort();
        assert_eq!(left_behind(&root), expected);
    }
}
