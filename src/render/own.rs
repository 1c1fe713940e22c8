//! A user's own templates: what is read of their folder, and what in it cannot be used.
//!
//! Only the five folders that templates have are looked into, so that a folder which holds much
//! else costs nothing, and nothing in them is left out without a word.

use std::borrow::Cow;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Code, Diagnostic, Place, Source};
use crate::glyphs::{self, Fonts};
use crate::lang::{self, Language};

/// The folders that templates have.
pub(super) const FOLDERS: [&str; 5] = ["assets", "fonts", "html", "lang", "typst"];

/// The templates of whole pages and documents.
const PAGES: [&str; 15] = [
    "html/base.html.tera",
    "html/changes-index.html.tera",
    "html/changes.html.tera",
    "html/figures.html.tera",
    "html/group.html.tera",
    "html/index.html.tera",
    "html/item.html.tera",
    "html/moved.html.tera",
    "html/national.html.tera",
    "html/paper.html.tera",
    "html/report.html.tera",
    "typst/changes.typ.tera",
    "typst/national.typ.tera",
    "typst/paper.typ.tera",
    "typst/report.typ.tera",
];

/// No file is larger: a font of all Chinese characters has 20 MiB.
const LARGEST_FILE: u64 = 32 << 20;

/// All together are no larger.
const LARGEST: u64 = 128 << 20;

/// Why a folder of templates cannot be used.
#[derive(Debug)]
pub enum OwnError {
    /// It, or something in it, cannot be read.
    Unreadable(PathBuf, io::ErrorKind),
    /// It is a file.
    File(PathBuf),
    /// It has none of the folders that templates have.
    Empty(PathBuf),
    /// A link, to a file or to a folder.
    Link(PathBuf),
    /// Neither file nor folder.
    Device(PathBuf),
    /// A folder below `fonts`.
    FontFolder(PathBuf),
    /// A folder below `lang`, or one that is named like a template.
    Folder(PathBuf),
    /// A file that is named like a font, and is none.
    NotAFont(PathBuf),
    /// A template of a whole page that is empty.
    EmptyPage(PathBuf),
    /// A template that is not text.
    NotText(PathBuf),
    /// A file that is too large, or with which they all are.
    TooLarge(PathBuf, u64),
    /// More than one language.
    Languages(PathBuf),
    /// A language that cannot be spoken, with what is wrong with its file.
    Language(Vec<Diagnostic>),
}

impl OwnError {
    /// What is wrong, as diagnostics.
    pub fn findings(self) -> Vec<Diagnostic> {
        let (message, help) = (self.to_string(), self.way_out());
        match self {
            Self::Language(findings) => findings,
            _ => vec![Diagnostic::nowhere(Code::NotRendered, message).help(help)],
        }
    }

    /// What to do about it.
    fn way_out(&self) -> &'static str {
        match self {
            Self::Unreadable(..) => "name a folder that is there and that you may read",
            Self::File(_) => "name the folder that holds `html`, `typst`, `assets` or `fonts`",
            Self::Empty(_) => {
                "templates lie in the folders `html` and `typst`, what pages are published with in \
                 `assets`, what PDFs are set in in `fonts`"
            }
            Self::Link(_) => "put the file itself there",
            Self::Device(_) => "remove it",
            Self::FontFolder(_) => "put the fonts into `fonts` itself",
            Self::Folder(_) => "put a file there, or take the folder away",
            Self::NotAFont(_) => "put the font there again, or take the file away",
            Self::EmptyPage(_) => "fill it, or remove it: then stocktake's own is used",
            Self::NotText(_) => "save it as UTF-8",
            Self::TooLarge(..) => "leave out what is no template",
            Self::Languages(_) => "leave one file in `lang`: what is published is in one language",
            Self::Language(_) => "mend what is told of the file",
        }
    }
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = |path: &Path| format!("`{}`", path.display());
        match self {
            Self::Unreadable(at, why) => {
                write!(f, "the templates in {} cannot be read: {why}", path(at))
            }
            Self::File(at) => write!(f, "{} is a file and not a folder of templates", path(at)),
            Self::Empty(at) => write!(f, "there are no templates in {}", path(at)),
            Self::Link(at) => {
                write!(f, "{} is a link, and templates are not read through links", path(at))
            }
            Self::Device(at) => {
                write!(f, "{} is a pipe, a socket or a device and no template", path(at))
            }
            Self::FontFolder(at) => {
                write!(f, "{} is a folder, and fonts are not looked for in it", path(at))
            }
            Self::Folder(at) => {
                write!(f, "{} is a folder, where a file is looked for", path(at))
            }
            Self::NotAFont(at) => {
                write!(f, "{} is not a font, though it is named like one", path(at))
            }
            Self::EmptyPage(at) => {
                write!(f, "{} is empty, and every page by it would be", path(at))
            }
            Self::NotText(at) => write!(f, "{} is a template that is not text in UTF-8", path(at)),
            Self::Languages(at) => {
                write!(f, "{} is beside another language, or is none", path(at))
            }
            Self::Language(_) => f.write_str("the language of the templates cannot be spoken"),
            Self::TooLarge(at, most) => {
                write!(f, "with {} the templates have more than {} MiB", path(at), most >> 20)
            }
        }
    }
}

impl std::error::Error for OwnError {}

/// How deep braces may stand in each other in the words of a language: who reads them goes as deep.
const DEEPEST: usize = 32;

/// The language among the files of a folder, where one is, over English, with what is told of it.
/// `fonts` are those that PDFs are set in.
pub(super) fn language(
    folder: &Path,
    own: &[Own],
    fonts: impl FnOnce() -> Fonts,
) -> Result<Option<(Language, Vec<Diagnostic>)>, OwnError> {
    let mut files = own.iter().filter(|(name, _)| name.starts_with("lang/"));
    let Some((name, bytes)) = files.next() else { return Ok(None) };
    let at = folder.join(name);
    let tag = name.trim_start_matches("lang/").strip_suffix(".ftl");
    let (Some(tag), None) = (tag, files.next()) else { return Err(OwnError::Languages(at)) };
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(OwnError::NotText(at)) };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let source = Source::new(at.to_string_lossy(), text);
    if let Some(line) = too_deep(source.text()) {
        let message = "braces stand in each other too deeply";
        let place = Place::line(&source, line);
        let found = Diagnostic::new(Code::OwnLanguage, place, message).help("leave some out");
        return Err(OwnError::Language(vec![found]));
    }
    let spoken = lang::own(tag, &source, Language::english(), &fonts());
    spoken.map(Some).map_err(OwnError::Language)
}

/// The first line on which braces stand in each other too deeply.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut line = 1;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\n' => line += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(line);
        }
    }
    None
}

/// The name and the bytes of a file.
pub(super) type Own = (String, Cow<'static, [u8]>);

/// Reads what templates and what belongs to them there are.
pub(super) fn read(folder: &Path) -> Result<Vec<Own>, OwnError> {
    let found = fs::metadata(folder).map_err(|error| unreadable(folder, &error))?;
    if !found.is_dir() {
        return Err(OwnError::File(folder.to_owned()));
    }
    let mut files = Vec::new();
    let mut room = LARGEST;
    let mut is_empty = true;
    for name in FOLDERS {
        let own = folder.join(name);
        match fs::symlink_metadata(&own) {
            Ok(found) if found.file_type().is_symlink() => return Err(OwnError::Link(own)),
            Ok(found) if found.is_dir() => {}
            _ => continue,
        }
        is_empty = false;
        for entry in WalkDir::new(&own).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| unreadable(&own, &io::Error::from(error)))?;
            if is_file(name, &entry)? {
                files.push(file(folder, entry.path(), &mut room)?);
            }
        }
    }
    if is_empty { Err(OwnError::Empty(folder.to_owned())) } else { Ok(files) }
}

/// Whether what was found is a file; a folder is not, and anything else cannot be used.
fn is_file(of: &str, entry: &DirEntry) -> Result<bool, OwnError> {
    let (kind, path) = (entry.file_type(), || entry.path().to_owned());
    if kind.is_symlink() {
        Err(OwnError::Link(path()))
    } else if kind.is_dir() && of == "fonts" {
        Err(OwnError::FontFolder(path()))
    } else if kind.is_dir() && (of == "lang" || is_named_like_a_template(entry)) {
        Err(OwnError::Folder(path()))
    } else if !kind.is_dir() && !kind.is_file() {
        Err(OwnError::Device(path()))
    } else {
        Ok(kind.is_file())
    }
}

/// Whether something is named like a template of Tera's or a file of Typst's.
fn is_named_like_a_template(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.ends_with(".tera") || name.ends_with(".typ")
}

fn file(folder: &Path, path: &Path, room: &mut u64) -> Result<Own, OwnError> {
    let most = LARGEST_FILE.min(*room);
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    opened.map_err(|error| unreadable(path, &error))?;
    let size = bytes.len() as u64;
    if size > most {
        let limit = if most < LARGEST_FILE { LARGEST } else { LARGEST_FILE };
        return Err(OwnError::TooLarge(path.to_owned(), limit));
    }
    *room -= size;
    let below = path.strip_prefix(folder).unwrap_or(path);
    let name = below.to_string_lossy().replace('\\', "/");
    if name.ends_with(".tera") && std::str::from_utf8(&bytes).is_err() {
        return Err(OwnError::NotText(path.to_owned()));
    }
    if PAGES.contains(&name.as_str()) && bytes.trim_ascii().is_empty() {
        return Err(OwnError::EmptyPage(path.to_owned()));
    }
    let is_font = name.starts_with("fonts/") && glyphs::is_named_like_a_font(&name);
    if is_font && !glyphs::is_font(&bytes) {
        return Err(OwnError::NotAFont(path.to_owned()));
    }
    Ok((name, Cow::Owned(bytes)))
}

fn unreadable(path: &Path, error: &io::Error) -> OwnError {
    OwnError::Unreadable(path.to_owned(), error.kind())
}
