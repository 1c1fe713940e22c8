//! The SHA-256 of the code that stocktake is made of: the same on every machine, whatever a
//! checkout does to the ends of lines.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// The files and folders that the program is made of; a new file in one of the folders is a reason
/// to compile again.
pub(crate) const PLACES: [&str; 6] =
    ["Cargo.lock", "Cargo.toml", "build", "lang", "src", "templates"];

/// The hash of the code below a folder.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn hash(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for place in PLACES {
        list(&root.join(place), place, &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for (name, path) in files {
        let bytes = unified(fs::read(path)?);
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The files of a folder, or a file itself, each by its path with `/`.
fn list(path: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    if path.is_file() {
        files.push((name.to_owned(), path.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        list(&entry.path(), &format!("{name}/{}", entry.file_name().to_string_lossy()), files)?;
    }
    Ok(())
}

/// A text with `\n` at the ends of its lines; what is no text is as it is.
fn unified(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(bytes) => bytes.into_bytes(),
    }
}
