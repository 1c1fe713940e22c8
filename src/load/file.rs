//! Bytes from the disk to text: size, encoding, hidden characters.
//!
//! It reads one file and knows nothing of YAML.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diag::{self, Code, Diagnostic, Place, Source};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// Reads a file under the name that diagnostics show.
///
/// # Errors
/// `E001` to `E004`: it cannot be read, is too large, is not UTF-8, or holds characters that nobody sees. The
/// last leaves nothing out: every such character is reported.
pub(crate) fn read(path: &Path, name: &str) -> Result<Arc<Source>, Vec<Diagnostic>> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(vec![link(name)]);
    }
    let bytes = read_bounded(path).map_err(|error| vec![unreadable(name, &error)])?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = "this file is larger than 1 MiB";
        return Err(vec![
            Diagnostic::new(Code::TooLarge, Place::file(&Source::unread(name)), message)
                .help("check that it is a return and not another document under this name"),
        ]);
    }
    let text = String::from_utf8(bytes).map_err(|error| vec![not_utf8(name, &error)])?;
    let source = Source::new(name, text);
    let hidden = hidden_characters(&source);
    if hidden.is_empty() { Ok(source) } else { Err(hidden) }
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A link is not followed: it can lead out of the collection, to what is no file at all.
fn link(name: &str) -> Diagnostic {
    let place = Place::file(&Source::unread(name));
    Diagnostic::new(Code::Unreadable, place, "this is a link, and links are not followed")
        .help("put the file itself here")
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        kind => format!("this file cannot be read: {kind}"),
    };
    Diagnostic::new(Code::Unreadable, Place::file(&Source::unread(name)), why)
}

/// Points at the first byte that is not UTF-8; the bytes before it are.
fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let good = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let source = Source::new(name, text);
    Diagnostic::new(
        Code::NotUtf8,
        Place::new(&source, good..good + 1),
        "this file is not UTF-8 text",
    )
    .help("save it again as UTF-8 in your editor")
}

/// A file of a thousand nulls is reported as one, with the first few places.
const MOST_HIDDEN: usize = 10;

fn hidden_characters(source: &Arc<Source>) -> Vec<Diagnostic> {
    source
        .text()
        .char_indices()
        .filter(|(_, c)| diag::is_unwanted(*c))
        .take(MOST_HIDDEN)
        .map(|(at, c)| {
            let message = format!("there is a hidden character here, U+{:04X}", u32::from(c));
            let place = Place::new(source, at..at + c.len_utf8());
            Diagnostic::new(Code::HiddenCharacter, place, message).help(
                "delete it; it is not seen, and most likely came with text copied from elsewhere",
            )
        })
        .collect()
}
