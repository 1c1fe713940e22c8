//! From bytes to text: size, encoding, hidden characters.
//!
//! It reads one file and knows nothing of YAML.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::{absent, hidden};
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::system::{ReadError, System};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// The text of a file, and the characters in it that nobody sees, each reported (`E004`).
pub(crate) struct FileText {
    /// The text, with these characters.
    pub(crate) source: Arc<Source>,
    /// What was found of them.
    pub(crate) hidden: Vec<Diagnostic>,
}

/// Reads a file under the name that diagnostics show.
///
/// # Errors
/// `E001` to `E003`: it cannot be read, is too large or is not UTF-8.
pub(crate) fn read(
    system: &dyn System,
    path: &Path,
    name: &str,
) -> Result<FileText, Vec<Diagnostic>> {
    // One byte more shows that there are too many.
    let bytes = system.read(path, MAX_BYTES + 1);
    text(bytes.map_err(|why| vec![unread(system, &why, path, name)])?, name)
}

/// The text of a file whose bytes are already in memory.
///
/// # Errors
/// It is too large, or no text.
pub(crate) fn text(bytes: Vec<u8>, name: &str) -> Result<FileText, Vec<Diagnostic>> {
    if bytes.len() as u64 > MAX_BYTES {
        let message = "this file is larger than 1 MiB";
        return Err(vec![
            Diagnostic::new(Code::TooLarge, Place::file(&Source::unread(name)), message)
                .help("check that it is a return and not another document under this name"),
        ]);
    }
    let text = String::from_utf8(bytes).map_err(|error| vec![not_utf8(name, &error)])?;
    let source = Source::new(name, text);
    let hidden = hidden::characters(&source);
    Ok(FileText { source, hidden })
}

/// Says why a file was not read.
fn unread(system: &dyn System, why: &ReadError, path: &Path, name: &str) -> Diagnostic {
    let finding = |words: String| {
        Diagnostic::new(Code::Unreadable, Place::file(&Source::unread(name)), words)
    };
    match why {
        // A link can lead out of the collection, to what is no file at all.
        ReadError::NoFile(kind) => {
            finding(format!("this is {kind}")).help("put the file itself here, as an ordinary one")
        }
        ReadError::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            finding("there is no such file".to_owned()).maybe_help(absent::way_out(system, path))
        }
        ReadError::Io(error) => finding(match error.kind() {
            io::ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
            kind => format!("this file cannot be read: {kind}"),
        })
        .help("look whether you may open it, and whether its disk is well"),
        ReadError::NotStored(error) => {
            finding(format!("git cannot hand this file over: {}", error.kind())).help(
                "`git fsck` says whether the repository is whole; a partial clone lacks \
                       files until they are fetched",
            )
        }
    }
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
