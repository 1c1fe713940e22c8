//! What a Typst program has left: taken over as our own copy, and believed only where it is what
//! was asked for.
//!
//! It must be a file and not a link, a pipe or a device; a PDF that is whole, by its own table of
//! objects; with a page at least; that says itself that it keeps the standards; and with what is
//! attached to it, byte for byte.

use std::borrow::Cow;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};
use sha2::{Digest as _, Sha256};

/// No report is larger.
const LARGEST: u64 = 256 << 20;

/// How far from its end the last line of a PDF may stand.
const TAIL: usize = 1024;

/// A file that a document must have attached. What it holds is known by its hash: the tables of
/// thousands of returns are too much to be held while the document is made.
#[derive(Debug, Clone)]
pub struct Attachment<'a> {
    name: Cow<'a, str>,
    sha256: [u8; 32],
}

impl<'a> Attachment<'a> {
    /// A file of this name that holds this.
    pub fn new(name: Cow<'a, str>, content: &[u8]) -> Self {
        Self { name, sha256: Sha256::digest(content).into() }
    }
}

/// Why what a program has left is not the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing.
    Missing,
    /// It is something else than a file.
    NotAFile,
    /// It cannot be read.
    Unreadable(io::ErrorKind),
    /// It is larger than any report.
    TooLarge,
    /// It is no PDF.
    NotAPdf,
    /// It is a PDF, of which a part is missing.
    NotWhole,
    /// It has no pages.
    NoPages,
    /// It does not say that it keeps this standard.
    Standard(&'static str),
    /// This file is not attached to it as it is.
    Attachment(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("made no PDF"),
            Self::NotAFile => f.write_str("left something that is not a file"),
            Self::Unreadable(kind) => write!(f, "left a file that cannot be read ({kind})"),
            Self::TooLarge => write!(f, "left a file of more than {} MB", LARGEST >> 20),
            Self::NotAPdf => f.write_str("left a file that is no PDF"),
            Self::NotWhole => f.write_str("left a PDF of which a part is missing"),
            Self::NoPages => f.write_str("left a PDF without pages"),
            Self::Standard(name) => write!(f, "left a PDF that does not keep {name}"),
            Self::Attachment(name) => {
                write!(f, "left a PDF to which `{name}` is not attached as it is")
            }
        }
    }
}

/// Takes over the document at `path`, which must be what was asked for.
pub(super) fn taken(path: &Path, attached: &[Attachment<'_>]) -> Result<Arc<Vec<u8>>, Fault> {
    let bytes = Arc::new(read(path)?);
    if bytes.is_empty() {
        return Err(Fault::Missing);
    }
    inspect(&bytes, attached)?;
    Ok(bytes)
}

/// All that a file holds, which is no link and at most so large.
fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let file = open(path)?;
    let unreadable = |error: io::Error| Fault::Unreadable(error.kind());
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(Fault::TooLarge) } else { Ok(bytes) }
}

/// Opens a file, and neither follows a link nor waits for the other end of a pipe.
fn open(path: &Path) -> Result<File, Fault> {
    let about = path.symlink_metadata().map_err(|_| Fault::Missing)?;
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
        options.custom_flags(flags.cast_signed());
    }
    options.open(path).map_err(|error| Fault::Unreadable(error.kind()))
}

fn inspect(bytes: &Arc<Vec<u8>>, attached: &[Attachment<'_>]) -> Result<(), Fault> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(Fault::NotAPdf);
    }
    if !is_whole(bytes) {
        return Err(Fault::NotWhole);
    }
    let file = Pdf::new(Arc::clone(bytes)).map_err(|_| Fault::NotWhole)?;
    if file.pages().is_empty() {
        return Err(Fault::NoPages);
    }
    if file.pages().iter().any(|page| page.page_stream().is_none()) {
        return Err(Fault::NotWhole);
    }
    let catalog: Dict<'_> = file.xref().get(file.xref().root_id()).ok_or(Fault::NotWhole)?;
    standards(&catalog)?;
    let missing = attached.iter().find(|file| !is_attached(&catalog, file));
    missing.map_or(Ok(()), |file| Err(Fault::Attachment(file.name.to_string())))
}

/// Whether the last line leads to a table of objects, and each of its entries to an object.
///
/// A reader that is lenient finds the objects of half a file as well, by looking through it.
fn is_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let tail = String::from_utf8_lossy(tail);
    let Some((_, end)) = tail.rsplit_once("startxref") else { return false };
    let mut words = end.split_ascii_whitespace();
    let at = words.next().and_then(|at| at.parse::<usize>().ok());
    let Some(table) = at.and_then(|at| bytes.get(at..)) else { return false };
    if words.next() != Some("%%EOF") {
        return false;
    }
    match table.strip_prefix(b"xref") {
        Some(entries) => entries_lead_to_objects(bytes, entries),
        None => is_object(table),
    }
}

/// Whether each entry of a table, 20 bytes long, leads to an object of the file.
fn entries_lead_to_objects(bytes: &[u8], table: &[u8]) -> bool {
    let end = table.windows(7).position(|word| word == b"trailer").unwrap_or(table.len());
    let text = String::from_utf8_lossy(&table[..end]);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.all(|line| {
        let mut words = line.split_ascii_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some(at), Some(_), Some("n")) => {
                at.parse().ok().and_then(|at: usize| bytes.get(at..)).is_some_and(is_object)
            }
            (Some(_), Some(_), Some("f") | None) => true,
            _ => false,
        }
    })
}

/// Whether an object begins here: `12 0 obj`.
fn is_object(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(32)]);
    let mut words = start.split_ascii_whitespace();
    let mut number = || words.next().is_some_and(|word| word.parse::<u32>().is_ok());
    number() && number() && words.next().is_some_and(|word| word.starts_with("obj"))
}

/// What the metadata say of the standards.
fn standards(catalog: &Dict<'_>) -> Result<(), Fault> {
    let stream = catalog.get::<Stream<'_>>("Metadata");
    let metadata = stream.and_then(|stream| Some(stream.decoded().ok()?.into_owned()));
    let metadata = String::from_utf8_lossy(metadata.as_deref().unwrap_or_default()).into_owned();
    let says = |key: &str, value: &str| {
        [format!("{key}>{value}<"), format!("{key}=\"{value}\"")]
            .iter()
            .any(|words| metadata.contains(words))
    };
    if !says("pdfuaid:part", "1") {
        return Err(Fault::Standard("PDF/UA-1"));
    }
    if !says("pdfaid:part", "3") || !says("pdfaid:conformance", "A") {
        return Err(Fault::Standard("PDF/A-3a"));
    }
    Ok(())
}

/// Whether a file is among those that belong to the document.
fn is_attached(catalog: &Dict<'_>, file: &Attachment<'_>) -> bool {
    let associated = catalog.get::<Array<'_>>("AF");
    let mut associated = associated.iter().flat_map(|files| files.iter::<Dict<'_>>());
    associated.any(|about| {
        let name = about.get::<PdfString<'_>>("UF").or_else(|| about.get::<PdfString<'_>>("F"));
        let content = about.get::<Dict<'_>>("EF").and_then(|ef| ef.get::<Stream<'_>>("F"));
        name.is_some_and(|name| text(name.as_bytes()) == file.name)
            && content
                .and_then(|content| content.decoded().ok())
                .is_some_and(|bytes| Sha256::digest(&bytes).as_slice() == file.sha256)
    })
}

/// A text of a PDF: in UTF-16 behind its mark, or else in bytes of which a name holds those of
/// ASCII.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units: Vec<u16> =
                units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => {
            String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).into()
        }
    }
}
