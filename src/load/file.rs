//! Bytes from the disk to text: size, encoding, hidden characters.
//!
//! It reads one file and knows nothing of YAML.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::{absent, hidden};
use crate::diag::{Code, Diagnostic, Place, Source};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// The text of a file, and the characters in it that nobody sees, each reported (`E004`).
pub(crate) struct Text {
    /// The text, with these characters.
    pub(crate) source: Arc<Source>,
    /// What was found of them.
    pub(crate) hidden: Vec<Diagnostic>,
}

/// Reads a file under the name that diagnostics show.
///
/// # Errors
/// `E001` to `E003`: it cannot be read, is too large or is not UTF-8.
pub(crate) fn read(path: &Path, name: &str) -> Result<Text, Vec<Diagnostic>> {
    text(bytes(path).map_err(|refused| vec![refused.diagnostic(path, name)])?, name)
}

/// The text of a file whose bytes are already in memory.
///
/// # Errors
/// It is too large, or no text.
pub(crate) fn text(bytes: Vec<u8>, name: &str) -> Result<Text, Vec<Diagnostic>> {
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
    Ok(Text { source, hidden })
}

/// Why there is nothing to read.
enum Refused {
    /// It is something other than a file, in words.
    Kind(&'static str),
    Io(io::Error),
}

/// The first bytes of a regular file, one more than it may have.
fn bytes(path: &Path) -> Result<Vec<u8>, Refused> {
    // A pipe that nobody writes to would be waited for, and a device may never come to an end: neither is opened.
    regular(&fs::symlink_metadata(path).map_err(Refused::Io)?)?;
    let file = open(path).map_err(Refused::Io)?;
    // It may have been put there since.
    regular(&file.metadata().map_err(Refused::Io)?)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Refused::Io)?;
    Ok(bytes)
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

fn regular(found: &Metadata) -> Result<(), Refused> {
    let kind = found.file_type();
    if kind.is_file() {
        Ok(())
    } else if kind.is_symlink() {
        Err(Refused::Kind("a link, and links are not followed"))
    } else if kind.is_dir() {
        Err(Refused::Kind("a folder, not a file"))
    } else {
        Err(Refused::Kind("a pipe, a socket or a device, not a file"))
    }
}

impl Refused {
    fn diagnostic(&self, path: &Path, name: &str) -> Diagnostic {
        let finding = |words: String| {
            Diagnostic::new(Code::Unreadable, Place::file(&Source::unread(name)), words)
        };
        match self {
            // A link can lead out of the collection, to what is no file at all.
            Self::Kind(what) => finding(format!("this is {what}"))
                .help("put the file itself here, as an ordinary one"),
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                finding("there is no such file".to_owned()).maybe_help(absent::way_out(path))
            }
            Self::Io(error) => finding(match error.kind() {
                io::ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
                kind => format!("this file cannot be read: {kind}"),
            })
            .help("look whether you may open it, and whether its disk is well"),
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
